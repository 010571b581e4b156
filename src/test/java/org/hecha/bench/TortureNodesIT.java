package org.hecha.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code ./hecha torture nodes}, with a real mail server: one node dies while both work, both at the end. */
class TortureNodesIT {

    private static final List<String> PROMISES = List.of(
            "faults",
            "lost",
            "doubledSteps",
            "brokenJourneys",
            "lostMails",
            "unaudited",
            "auditBroken",
            "stuckAfter120s");

    private static final int KILLS = Integer.getInteger("hecha.torture.kills", 1);

    @Test
    void whatOneNodeBeganTheOtherEnds(@TempDir Path storage) throws Exception {
        var post = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        post.start();
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setPGStartupWait(Duration.ofSeconds(60))
                        .start();
                var database = new HikariDataSource()) {
            database.setJdbcUrl(server.getJdbcUrl("postgres", "postgres"));
            database.setUsername("postgres");
            var torture = new TortureNodes(
                    database, storage, "127.0.0.1", post.getSmtp().getPort());

            Map<String, Object> answer = torture.maltreat(KILLS, 1);

            for (String promise : PROMISES) {
                assertThat(answer).as("%s", answer).containsEntry(promise, 0);
            }
            assertThat(((Number) answer.get("mailsWaitingAfter120s")).longValue())
                    .as("%s", answer)
                    .isZero();
            assertThat(((Number) answer.get("acknowledged")).longValue()).isGreaterThan(30);
            arrivedOnce(
                    post.getReceivedMessages(), ((Number) answer.get("mails")).longValue(), (int) answer.get("kills"));
        } finally {
            post.stop();
        }
    }

    /** A node that dies between the server's word and its own mark sends that one mail again, under the same id. */
    private static void arrivedOnce(MimeMessage[] arrived, long sent, int kills) throws Exception {
        Set<String> different = new HashSet<>();
        for (MimeMessage mail : arrived) {
            different.add(mail.getMessageID());
        }
        assertThat(different).hasSize((int) sent);
        assertThat(arrived.length - different.size()).isBetween(0, kills);
    }
}
