package org.hecha.review;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.hecha.dossier.DossierId;
import org.hecha.organization.MemberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code review.match_answer}: what people said of matches. */
@Repository
class MatchTable {

    private final JdbcClient jdbc;

    MatchTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Key(DossierId dossier, MemberId person, Conflicts.Reason reason, String fact) {}

    record Answer(boolean confirmed, Conflicts.Said said) {}

    Map<Key, Answer> of(Collection<DossierId> dossiers) {
        Map<Key, Answer> answers = new HashMap<>();
        jdbc.sql("select * from review.match_answer where dossier = any (:dossiers)")
                .param("dossiers", dossiers.stream().map(DossierId::value).toArray(UUID[]::new))
                .query((row, n) -> answers.put(
                        new Key(
                                new DossierId(row.getObject("dossier", UUID.class)),
                                new MemberId(row.getObject("person", UUID.class)),
                                Conflicts.Reason.valueOf(row.getString("reason")),
                                row.getString("fact")),
                        new Answer(
                                row.getBoolean("confirmed"),
                                new Conflicts.Said(
                                        row.getString("answered_by"),
                                        row.getObject("answered", OffsetDateTime.class)
                                                .toInstant(),
                                        row.getString("words")))))
                .list();
        return answers;
    }

    /** In place of a denial; what was confirmed stays. */
    void put(Key key, boolean confirmed, String words, String by, Instant at) {
        jdbc.sql("""
                        insert into review.match_answer as m
                            (dossier, person, reason, fact, confirmed, words, answered_by, answered)
                        values (:dossier, :person, :reason, :fact, :confirmed, :words, :by, :at)
                        on conflict (dossier, person, reason, fact) do update set confirmed = excluded.confirmed,
                            words = excluded.words, answered_by = excluded.answered_by, answered = excluded.answered
                        where not m.confirmed""")
                .param("dossier", key.dossier().value())
                .param("person", key.person().value())
                .param("reason", key.reason().name())
                .param("fact", key.fact())
                .param("confirmed", confirmed)
                .param("words", words)
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
