package org.hecha.notification;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.hecha.InDatabase;
import org.hecha.dossier.Defect;
import org.hecha.dossier.Dossier;
import org.hecha.evidence.OddNames;
import org.hecha.organization.Level;
import org.hecha.organization.Region;
import org.hecha.organization.Role;
import org.hecha.workflow.Task;
import org.hecha.workflow.TaskId;
import org.junit.jupiter.api.Test;

/** How mail leaves the house: once, in one's own language, with nothing smuggled in, also after the server was away. */
@InDatabase
class PostmanIT extends OutboxCase {

    @Test
    void theLetterOfTheWeekBringsItsPicture() throws Exception {
        new Watchman(letters(true), world.directory(), texts).on(week());

        assertThat(postman(sender()).round()).isEqualTo(1);

        var mail = (MimeMultipart) server.getReceivedMessages()[0].getContent();
        BufferedImage picture = null;
        for (int i = 0; i < mail.getCount(); i++) {
            if (mail.getBodyPart(i).isMimeType("image/png")) {
                picture = ImageIO.read(mail.getBodyPart(i).getInputStream());
            }
        }
        assertThat(picture).isNotNull();
        int middle = picture.getWidth() / 2;
        assertThat(pixels(picture, ARRIVED, middle, picture.getWidth()))
                .as("nineteen came in the second week and eight in the first")
                .isGreaterThan(2 * pixels(picture, ARRIVED, 0, middle));
        assertThat(pixels(picture, FINISHED, 0, picture.getWidth())).isPositive();
        assertThat(pixels(picture, OPEN, 0, picture.getWidth()))
                .as("a line across both weeks")
                .isGreaterThan(middle);
    }

    @Test
    void aPictureThatCannotBeDrawnKeepsNoMailBack() throws Exception {
        new Watchman(letters(true), world.directory(), texts).on(week());
        jdbc.sql("update notification.message set chart = 'no week at all'").update();

        assertThat(postman(sender()).round()).isEqualTo(1);

        assertThat(server.getReceivedMessages()[0].getContent().toString()).contains("在办 42 件");
    }

    private static final int ARRIVED = 0x9FB8D0;
    private static final int FINISHED = 0x1F4E79;
    private static final int OPEN = 0xC2410C;

    /** How many pixels of this colour there are above the legend, from one column to another. */
    private static int pixels(BufferedImage picture, int colour, int from, int to) {
        int count = 0;
        for (int x = from; x < to; x++) {
            for (int y = 0; y < picture.getHeight() * 4 / 5; y++) {
                count += (picture.getRGB(x, y) & 0xFFFFFF) == colour ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void everyPersonGetsExactlyOneMailAnEventInTheirLanguageHoweverOftenItIsHeardAndSent() throws Exception {
        var crier = crier(true);
        crier.on(arrived("t1", "system"));
        crier.on(arrived("t1", "system"));
        var postman = postman(sender());
        assertThat(postman.round()).isEqualTo(2);
        assertThat(postman.round()).isZero();
        assertThat(received()).hasSize(2);
        MimeMessage chinese = to("wang@example.org");
        assertThat(chinese.getSubject()).isEqualTo("待办：市级初审（赭岭县，2021B2-990226）");
        assertThat(chinese.getContent().toString())
                .contains("2022年10月12日 星期三 18:00", "https://hecha.example.org/tasks/t1");
        assertThat(to("smith@example.org").getSubject()).isEqualTo("To do: City check (赭岭县, 2021B2-990226)");
        assertThat(received())
                .allSatisfy(m -> assertThat(m.getAllRecipients()).hasSize(1))
                .allSatisfy(m -> assertThat(m.getFrom()[0]).hasToString("hecha@example.org"));
        assertThat(states()).containsOnly(Outbox.State.SENT);
    }

    @Test
    void newsOfFiveMinutesComeInOneMailAndWhatIsUrgentDoesNotWaitForThem() throws Exception {
        settings = settings(java.time.Duration.ofMinutes(5), 0, 0);
        var crier = crier(true);
        var postman = postman(sender());
        crier.on(arrived("t1", smith.id().toString()));
        clock.now = clock.now.plus(java.time.Duration.ofMinutes(1));
        crier.on(arrived("t2", smith.id().toString()));
        assertThat(postman.round()).isZero();
        crier.on(new Task.Urged(
                dossier.id(),
                new TaskId("t1"),
                "city_check",
                city.id(),
                wang.id().toString(),
                "system"));
        // both people of the office
        assertThat(postman.round()).isEqualTo(2);
        clock.now = clock.now.plus(java.time.Duration.ofMinutes(6));
        assertThat(postman.round()).isEqualTo(1);
        assertThat(postman.round()).isZero();
        assertThat(received()).hasSize(3);
        var together = received().stream()
                .filter(mail -> subject(mail).equals("您有 2 条新通知"))
                .findFirst()
                .orElseThrow();
        assertThat(together.getContent().toString())
                .contains("https://hecha.example.org/tasks/t1", "https://hecha.example.org/tasks/t2");
        assertThat(states()).containsOnly(Outbox.State.SENT);
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void mailWaitsWhileTheServerIsDownAndGoesOutWithItsOwnIdWhenItIsBack() throws Exception {
        crier(true).on(arrived("t1", "system"));
        var sender = sender();
        server.stop();
        assertThat(postman(sender).round()).isZero();
        assertThat(messages()).hasSize(2).allSatisfy(m -> {
            assertThat(m.state()).isEqualTo(Outbox.State.WAITING);
            assertThat(m.reason()).isEqualTo("notification.waiting.unreachable");
            assertThat(m.attempts()).isEqualTo(1);
        });
        server.start();
        sender = sender();
        assertThat(postman(sender).round()).as("not before its time").isZero();
        clock.now = clock.now.plusSeconds(6);
        assertThat(postman(sender).round()).isEqualTo(2);
        var ids = messages().stream().map(m -> "<" + m.id() + "@hecha>").toList();
        for (MimeMessage mail : received()) {
            assertThat(ids).contains(mail.getMessageID());
        }
    }

    @Test
    void mailThatNoServerTakesForThreeDaysIsGivenUpVisibly() {
        crier(true).on(arrived("t1", "system"));
        var sender = sender();
        server.stop();
        for (int day = 0; day <= 4; day++) {
            postman(sender).round();
            clock.now = clock.now.plus(java.time.Duration.ofDays(1));
        }
        assertThat(messages()).allSatisfy(m -> {
            assertThat(m.state()).isEqualTo(Outbox.State.FAILED);
            assertThat(m.reason()).isEqualTo("notification.failed.unreachable");
        });
    }

    @Test
    void thirtyAttemptsToSmuggleInHeadersReachNobodyElse() throws Exception {
        List<String> payloads = new ArrayList<>();
        for (String line :
                List.of("\r\n", "\n", "\r", "\n\r", "\u2028", "\u2029", "\u0085", "\u000b", "\u0000", "%0d%0a")) {
            for (String header : List.of("Bcc: evil@example.net", "To: evil@example.net", "Content-Type: text/html")) {
                payloads.add(line + header);
            }
        }
        assertThat(payloads).hasSize(30);
        int n = 0;
        for (String payload : payloads) {
            var where = "9902%02d".formatted(n);
            dossier = add(new Region(where, "县" + payload, Level.COUNTY, Optional.of("990200"), 30, 30));
            crier(true).on(arrived("subject" + n, "system"));
            dossier = all.get(0);
            var address = world.member(
                    "m" + n, countyAssociation, "a" + n + "@example.org" + payload, Locale.ENGLISH, Role.COUNTY_CLERK);
            n++;
            assertThat(address.mail()).endsWith(payload);
        }
        crier(true).on(new Dossier.Returned(dossier.id(), Level.CITY, 1, List.<Defect>of(), "system"));
        postman(sender()).round();
        assertThat(received()).isNotEmpty();
        for (MimeMessage mail : received()) {
            assertThat(mail.getAllRecipients()).hasSize(1);
            assertThat(mail.getAllRecipients()[0].toString())
                    .isIn("wang@example.org", "smith@example.org", "li@example.org");
            assertThat(mail.getHeader("Bcc")).isNull();
            assertThat(mail.getHeader("To")).hasSize(1);
            assertThat(mail.getHeader("Content-Type")).hasSize(1);
            assertThat(mail.getContentType()).startsWith("text/plain");
        }
        assertThat(messages())
                .filteredOn(m -> m.address().contains("evil") || m.address().contains("text/html"))
                .hasSize(30)
                .extracting(Outbox.Message::state)
                .containsOnly(Outbox.State.FAILED);
        assertThat(messages())
                .filteredOn(m -> m.subject().contains("\n") || m.subject().contains("\r"))
                .extracting(Outbox.Message::state)
                .containsOnly(Outbox.State.FAILED);
    }

    private record Written(UUID id, String subject, String body, String state) {}

    /** A person can write the name of a file into every reason, and an office's name stands in the subject. */
    @Test
    void namesOfFilesAreWordsOfASubjectAndABodyOrReachNobody() throws Exception {
        List<String> names = OddNames.all();
        int n = 0;
        for (String name : names) {
            Dossier about = add(new Region("9903%03d".formatted(n), name, Level.COUNTY, Optional.of("990200"), 30, 30));
            letters(true)
                    .tell(
                            new Letters.News("name/" + n++, "copied", about, "", "", "/tasks/x", name),
                            List.of(smith),
                            "");
        }
        postman(sender()).round();

        List<Written> written = jdbc.sql("select id, subject, body, state from notification.message")
                .query(Written.class)
                .list();
        Map<String, Written> sent = written.stream()
                .collect(Collectors.toMap(message -> "<" + message.id() + "@hecha>", message -> message));
        assertThat(received().size()).isBetween(400, names.size() - 50);
        for (MimeMessage mail : received()) {
            Written message = sent.get(mail.getMessageID());
            assertThat(mail.getSubject()).isEqualTo(message.subject());
            assertThat(String.valueOf(mail.getContent()).replace("\r\n", "\n").strip())
                    .isEqualTo(message.body().strip());
            assertThat(Collections.list(mail.getAllHeaders()))
                    .extracting(jakarta.mail.Header::getName)
                    .containsOnlyOnce("From", "To", "Subject", "Date", "Message-ID", "Content-Type", "Auto-Submitted")
                    .isSubsetOf(
                            "Return-Path",
                            "Received",
                            "From",
                            "To",
                            "Subject",
                            "Date",
                            "Message-ID",
                            "MIME-Version",
                            "Content-Type",
                            "Content-Transfer-Encoding",
                            "Auto-Submitted");
            assertThat(mail.getAllRecipients()).hasSize(1);
        }
        assertThat(written).hasSize(names.size());
        assertThat(written)
                .filteredOn(message -> !message.state().equals("SENT"))
                .allMatch(message -> message.state().equals("FAILED")
                        && message.subject().chars().anyMatch(c -> Character.isISOControl(c) || c == 0x2028));
    }

    private MimeMessage to(String address) throws MessagingException {
        for (MimeMessage mail : received()) {
            if (mail.getAllRecipients()[0].toString().equals(address)) {
                return mail;
            }
        }
        throw new AssertionError("no mail to " + address);
    }
}
