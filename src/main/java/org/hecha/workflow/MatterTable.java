package org.hecha.workflow;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.hecha.dossier.DossierId;
import org.hecha.organization.Member;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was reported about journeys; only ever added to. */
@Repository
class MatterTable {

    private final JdbcClient jdbc;

    MatterTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(DossierId dossier, Matter.Kind kind, String words, Member person, Instant at) {
        jdbc.sql("""
                        insert into workflow.matter (dossier, kind, words, person, person_name, at)
                        values (:dossier, :kind, :words, :person, :name, :at)
                        """)
                .param("dossier", dossier.value())
                .param("kind", kind.name())
                .param("words", words)
                .param("person", person.id().value())
                .param("name", person.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Newest first. */
    List<Matter> of(DossierId dossier) {
        return jdbc.sql(
                        "select kind, words, person_name, at from workflow.matter where dossier = :dossier order by id desc")
                .param("dossier", dossier.value())
                .query((row, n) -> new Matter(
                        Matter.Kind.valueOf(row.getString("kind")),
                        row.getString("words"),
                        row.getString("person_name"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
