package org.hecha.workflow;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.DossierId;
import org.hecha.dossier.UnknownDossier;
import org.hecha.organization.Level;
import org.hecha.organization.MemberId;
import org.hecha.organization.Scope;
import org.hecha.programme.RoundId;
import org.hecha.programme.Stage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Dossiers under way. */
@Repository
class JourneyTable {

    /** @param opener who opened the dossier, empty for background work */
    record Row(
            DossierId dossier,
            String number,
            RoundId round,
            String region,
            String county,
            int place,
            Stage stage,
            Level reached,
            Optional<MemberId> opener,
            Optional<Instant> ended) {}

    private final JdbcClient jdbc;

    JourneyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void begin(Dossier dossier, Optional<MemberId> opener, Instant now) {
        jdbc.sql("""
                        insert into workflow.journey
                            (dossier, number, round, region, county, place, stage, reached, opener, opened)
                        values (:dossier, :number, :round, :region, :county, :place, :stage, :reached, :opener, :now)
                        """)
                .param("dossier", dossier.id().value())
                .param("number", dossier.number())
                .param("round", dossier.round().value())
                .param("region", dossier.region())
                .param("county", dossier.county())
                .param("place", dossier.place())
                .param("stage", dossier.stage().name())
                .param("reached", dossier.reached().ordinal())
                .param("opener", opener.map(MemberId::value).orElse(null), java.sql.Types.OTHER)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The county is found at another number now, and all that was done there with it. @return whether there was anything */
    boolean follow(String region, int place) {
        int moved = jdbc.sql("update workflow.journey set place = :place where region = :region and place <> :place")
                .param("region", region)
                .param("place", place)
                .update();
        if (moved == 0) {
            return false;
        }
        jdbc.sql("""
                        update workflow.task t set place = :place from workflow.journey j
                        where j.region = :region and t.dossier = j.dossier and t.place <> :place
                        """).param("region", region).param("place", place).update();
        return true;
    }

    Row get(DossierId dossier) {
        return find(dossier, "").orElseThrow(() -> new IllegalStateException("dossier " + dossier + " has no journey"));
    }

    Optional<Row> find(DossierId dossier) {
        return find(dossier, "");
    }

    /** @throws UnknownDossier where there is none inside the scope */
    Row visible(Scope scope, DossierId dossier) {
        return find(dossier)
                .filter(j -> scope.system() || scope.sees(dossier.value(), j.place(), j.reached()))
                .orElseThrow(() -> new UnknownDossier(dossier.toString()));
    }

    /** Waits until nobody else moves this dossier; held until the transaction ends. */
    void lock(DossierId dossier) {
        find(dossier, " for update");
    }

    private Optional<Row> find(DossierId dossier, String how) {
        return jdbc.sql("select * from workflow.journey where dossier = :dossier" + how)
                .param("dossier", dossier.value())
                .query((row, n) -> new Row(
                        dossier,
                        row.getString("number"),
                        new RoundId(row.getString("round")),
                        row.getString("region"),
                        row.getString("county"),
                        row.getInt("place"),
                        Stage.valueOf(row.getString("stage")),
                        Level.values()[row.getInt("reached")],
                        Optional.ofNullable(row.getObject("opener", UUID.class)).map(MemberId::new),
                        Optional.ofNullable(row.getObject("ended", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                .optional();
    }

    /** Dossiers whose journey goes on, by number. */
    List<DossierId> open() {
        return jdbc
                .sql("select dossier from workflow.journey where ended is null order by number")
                .query(UUID.class)
                .list()
                .stream()
                .map(DossierId::new)
                .toList();
    }

    /** Every dossier, by number. */
    List<DossierId> all() {
        return jdbc.sql("select dossier from workflow.journey order by number").query(UUID.class).list().stream()
                .map(DossierId::new)
                .toList();
    }

    /** Open tasks know the level too, so that lists of whole areas need not look here. */
    void moved(DossierId dossier, Stage stage, Level reached) {
        jdbc.sql("""
                        update workflow.task set reached = :reached
                        where dossier = :dossier and done is null and reached <> :reached
                        """)
                .param("reached", reached.ordinal())
                .param("dossier", dossier.value())
                .update();
        jdbc.sql("update workflow.journey set stage = :stage, reached = :reached where dossier = :dossier")
                .param("stage", stage.name())
                .param("reached", reached.ordinal())
                .param("dossier", dossier.value())
                .update();
    }

    void ended(DossierId dossier, Instant now) {
        jdbc.sql("update workflow.journey set ended = coalesce(ended, :now) where dossier = :dossier")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("dossier", dossier.value())
                .update();
    }
}
