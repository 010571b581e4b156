package org.hecha.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hecha.dossier.Defect;
import org.hecha.dossier.DossierId;
import org.hecha.evidence.EvidenceId;
import org.hecha.organization.Level;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code review.opinion}; added, never changed. */
@Repository
class Opinions {

    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    Opinions(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** An opinion and the level it was given at. */
    record Given(Opinion opinion, Level level) {}

    void add(Opinion opinion, Level level) {
        long sequence = jdbc.sql("""
                        insert into review.opinion (dossier, step, decision, given_by, acting_for, given_at, level, text, fields)
                        values (:dossier, :step, :decision, :by, :for, :at, :level, :text, :fields::jsonb) returning sequence""")
                .param("dossier", opinion.dossier().value())
                .param("step", opinion.step())
                .param("decision", opinion.decision().name())
                .param("by", opinion.by())
                .param("for", opinion.actingFor())
                .param("at", opinion.at().atOffset(ZoneOffset.UTC))
                .param("level", level.name())
                .param("text", opinion.text())
                .param("fields", write(opinion.fields()))
                .query(Long.class)
                .single();
        int position = 0;
        for (Defect defect : opinion.defects()) {
            jdbc.sql("""
                            insert into review.opinion_defect (opinion, position, criterion, claim, evidence, reason, demand)
                            values (:opinion, :position, :criterion, :claim, :evidence, :reason, :demand)""")
                    .param("opinion", sequence)
                    .param("position", position++)
                    .param("criterion", defect.criterion())
                    .param("claim", defect.claim())
                    .param("evidence", defect.evidence().map(EvidenceId::value).orElse(null))
                    .param("reason", defect.reason().name())
                    .param("demand", defect.demand())
                    .update();
        }
    }

    List<Given> of(DossierId dossier) {
        Map<Long, List<Defect>> defects = new HashMap<>();
        jdbc.sql("""
                        select d.* from review.opinion_defect d join review.opinion o on o.sequence = d.opinion
                        where o.dossier = :dossier order by d.opinion, d.position""")
                .param("dossier", dossier.value())
                .query((ResultSet row, int n) -> defects.computeIfAbsent(row.getLong("opinion"), k -> new ArrayList<>())
                        .add(defect(row)))
                .list();
        return jdbc.sql("select * from review.opinion where dossier = :dossier order by sequence")
                .param("dossier", dossier.value())
                .query((row, n) -> new Given(
                        new Opinion(
                                dossier,
                                row.getString("step"),
                                Opinion.Decision.valueOf(row.getString("decision")),
                                row.getString("given_by"),
                                row.getString("acting_for"),
                                row.getObject("given_at", OffsetDateTime.class).toInstant(),
                                row.getString("text"),
                                read(row.getString("fields")),
                                defects.getOrDefault(row.getLong("sequence"), List.of())),
                        Level.valueOf(row.getString("level"))))
                .list();
    }

    /** A row of any table that holds defects. */
    static Defect defect(ResultSet row) throws SQLException {
        return new Defect(
                row.getString("criterion"),
                row.getString("claim"),
                Optional.ofNullable(row.getObject("evidence", UUID.class)).map(EvidenceId::new),
                Defect.ReasonCode.valueOf(row.getString("reason")),
                row.getString("demand"));
    }

    private String write(Map<String, String> fields) {
        try {
            return json.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> read(String fields) {
        try {
            return json.readValue(fields, FIELDS);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
