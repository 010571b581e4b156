package org.hecha.workflow;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.hecha.organization.Directory;
import org.hecha.organization.MemberId;
import org.hecha.organization.Scope;
import org.hecha.organization.UnknownMember;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Secrets in the addresses people give to their calendar programs; each opens one person's due dates and nothing else. */
@Repository
class CalendarKeys implements Calendars {

    private static final int BYTES = 24;

    private final JdbcClient jdbc;
    private final Directory directory;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    CalendarKeys(JdbcClient jdbc, Directory directory, Clock clock) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public String subscribe(Scope scope) {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        String key = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        jdbc.sql("""
                        insert into workflow.calendar_key (person, digest, made) values (:person, :digest, :now)
                        on conflict (person) do update set digest = excluded.digest, made = excluded.made
                        """)
                .param("person", scope.member().value())
                .param("digest", digest(key))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return key;
    }

    @Override
    public void end(Scope scope) {
        jdbc.sql("delete from workflow.calendar_key where person = :person")
                .param("person", scope.member().value())
                .update();
    }

    @Override
    public boolean subscribed(Scope scope) {
        return jdbc.sql("select count(*) from workflow.calendar_key where person = :person")
                        .param("person", scope.member().value())
                        .query(Long.class)
                        .single()
                > 0;
    }

    @Override
    public Optional<Scope> whose(String key) {
        return jdbc.sql("select person from workflow.calendar_key where digest = :digest")
                .param("digest", digest(key))
                .query(UUID.class)
                .optional()
                .flatMap(person -> {
                    try {
                        return Optional.of(directory.scopeOf(new MemberId(person)));
                    } catch (UnknownMember left) {
                        return Optional.empty();
                    }
                });
    }

    private static byte[] digest(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java knows SHA-256", e);
        }
    }
}
