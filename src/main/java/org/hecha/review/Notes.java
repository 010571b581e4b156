package org.hecha.review;

import java.sql.ResultSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hecha.dossier.Defect;
import org.hecha.dossier.DossierId;
import org.hecha.evidence.EvidenceId;
import org.hecha.organization.Level;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people write down while they look at claims: annotations, marks of having looked, drafted defects. */
@Repository
class Notes {

    private final JdbcClient jdbc;

    Notes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An annotation and the level it was made at. */
    record Made(Annotation annotation, Level level) {}

    void annotate(DossierId dossier, Annotation annotation, Level level) {
        jdbc.sql("""
                        insert into review.annotation (dossier, criterion, claim, kind, made_by, made_at, level, reason)
                        values (:dossier, :criterion, :claim, :kind, :by, :at, :level, :reason)""")
                .param("dossier", dossier.value())
                .param("criterion", annotation.criterion())
                .param("claim", annotation.claim())
                .param("kind", annotation.kind().name())
                .param("by", annotation.by())
                .param("at", annotation.at().atOffset(ZoneOffset.UTC))
                .param("level", level.name())
                .param("reason", annotation.reason())
                .update();
    }

    /** All of them, oldest first. */
    List<Made> annotations(DossierId dossier) {
        return jdbc.sql("select * from review.annotation where dossier = :dossier order by sequence")
                .param("dossier", dossier.value())
                .query((row, n) -> new Made(
                        new Annotation(
                                row.getString("criterion"),
                                row.getString("claim"),
                                Annotation.Kind.valueOf(row.getString("kind")),
                                row.getString("made_by"),
                                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                                row.getString("reason")),
                        Level.valueOf(row.getString("level"))))
                .list();
    }

    void seen(DossierId dossier, String person, String criterion, String claim, Instant at) {
        jdbc.sql("""
                        insert into review.seen (dossier, person, criterion, claim, seen_at)
                        values (:dossier, :person, :criterion, :claim, :at) on conflict do nothing""")
                .param("dossier", dossier.value())
                .param("person", person)
                .param("criterion", criterion)
                .param("claim", claim)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    Set<String> seen(DossierId dossier, String person) {
        return new LinkedHashSet<>(jdbc.sql("""
                        select criterion || '/' || claim from review.seen
                        where dossier = :dossier and person = :person order by criterion, claim""")
                .param("dossier", dossier.value())
                .param("person", person)
                .query(String.class)
                .list());
    }

    /** Puts these words in the place of those before; no words take them away. */
    void remark(DossierId dossier, String person, String criterion, String claim, String words, Instant at) {
        if (words.isEmpty()) {
            jdbc.sql("""
                            delete from review.remark where dossier = :dossier and person = :person
                            and criterion = :criterion and claim = :claim""")
                    .param("dossier", dossier.value())
                    .param("person", person)
                    .param("criterion", criterion)
                    .param("claim", claim)
                    .update();
            return;
        }
        jdbc.sql("""
                        insert into review.remark (dossier, person, criterion, claim, words, changed)
                        values (:dossier, :person, :criterion, :claim, :words, :at)
                        on conflict (dossier, person, criterion, claim)
                        do update set words = excluded.words, changed = excluded.changed""")
                .param("dossier", dossier.value())
                .param("person", person)
                .param("criterion", criterion)
                .param("claim", claim)
                .param("words", words)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** By criterion and claim. */
    Map<String, String> remarks(DossierId dossier, String person) {
        Map<String, String> remarks = new LinkedHashMap<>();
        jdbc.sql("""
                        select criterion || '/' || claim as key, words from review.remark
                        where dossier = :dossier and person = :person order by criterion, claim""")
                .param("dossier", dossier.value())
                .param("person", person)
                .query((row, n) -> remarks.put(row.getString("key"), row.getString("words")))
                .list();
        return remarks;
    }

    void draft(DossierId dossier, String person, Defect defect) {
        jdbc.sql("""
                        insert into review.drafted_defect (dossier, person, criterion, claim, evidence, reason, demand)
                        values (:dossier, :person, :criterion, :claim, :evidence, :reason, :demand)
                        on conflict (dossier, person, criterion, claim) do update set evidence = excluded.evidence,
                            reason = excluded.reason, demand = excluded.demand""")
                .param("dossier", dossier.value())
                .param("person", person)
                .param("criterion", defect.criterion())
                .param("claim", defect.claim())
                .param("evidence", defect.evidence().map(EvidenceId::value).orElse(null))
                .param("reason", defect.reason().name())
                .param("demand", defect.demand())
                .update();
    }

    void drop(DossierId dossier, String person, String criterion, String claim) {
        jdbc.sql("""
                        delete from review.drafted_defect where dossier = :dossier and person = :person
                        and criterion = :criterion and claim = :claim""")
                .param("dossier", dossier.value())
                .param("person", person)
                .param("criterion", criterion)
                .param("claim", claim)
                .update();
    }

    void dropAll(DossierId dossier, String person) {
        jdbc.sql("delete from review.drafted_defect where dossier = :dossier and person = :person")
                .param("dossier", dossier.value())
                .param("person", person)
                .update();
    }

    /** By criterion and claim. */
    List<Defect> drafted(DossierId dossier, String person) {
        return jdbc.sql("""
                        select * from review.drafted_defect where dossier = :dossier and person = :person
                        order by criterion, claim""")
                .param("dossier", dossier.value())
                .param("person", person)
                .query((ResultSet row, int n) -> Opinions.defect(row))
                .list();
    }
}
