package org.hecha.dossier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.hecha.organization.Level;
import org.hecha.organization.Scope;
import org.hecha.programme.RoundId;
import org.hecha.programme.Stage;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of dossiers. Every read asks for the scope and puts it into the SQL. */
@Repository
class DossierTable {

    private static final RowMapper<Dossier> DOSSIER = (row, n) -> new Dossier(
            new DossierId(row.getObject("id", UUID.class)),
            row.getString("number"),
            new RoundId(row.getString("round")),
            row.getString("region"),
            row.getString("county"),
            row.getInt("place"),
            Dossier.Status.valueOf(row.getString("status")),
            Stage.valueOf(row.getString("stage")),
            Level.values()[row.getInt("reached")],
            Dossier.Outcome.valueOf(row.getString("outcome")),
            row.getInt("revision"),
            row.getLong("version"),
            row.getObject("opened", OffsetDateTime.class).toInstant(),
            row.getBoolean("demo"),
            Optional.ofNullable(row.getObject("writing", OffsetDateTime.class)).map(OffsetDateTime::toInstant));

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    DossierTable(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A condition and its parameters. */
    private record Visible(String sql, Map<String, Object> parameters) {}

    /** The scope as SQL; says the same as {@link Scope#sees}. */
    private static Visible visible(Scope scope) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("hidden", scope.hidden().toArray(UUID[]::new));
        parameters.put("granted", scope.granted().toArray(UUID[]::new));
        var ways = new ArrayList<String>();
        ways.add("id = any (:granted)");
        List<Scope.Range> ranges = scope.ranges();
        for (int i = 0; i < ranges.size(); i++) {
            ways.add("place between :lo" + i + " and :hi" + i + " and reached >= :level" + i);
            parameters.put("lo" + i, ranges.get(i).lo());
            parameters.put("hi" + i, ranges.get(i).hi());
            parameters.put("level" + i, ranges.get(i).level().ordinal());
        }
        return new Visible("not id = any (:hidden) and (" + String.join(" or ", ways) + ")", parameters);
    }

    Optional<Dossier> find(Scope scope, UUID id) {
        Visible visible = visible(scope);
        return jdbc.sql("select * from dossier.dossier where id = :id and " + visible.sql())
                .param("id", id)
                .params(visible.parameters())
                .query(DOSSIER)
                .optional();
    }

    /** Keeps the row as it is until the transaction ends; many writers of claims may hold it side by side. */
    void share(DossierId id) {
        jdbc.sql("select 1 from dossier.dossier where id = ? for share")
                .param(id.value())
                .query(Integer.class)
                .single();
    }

    /** Keeps everybody else away from the row until the transaction ends. */
    void lock(DossierId id) {
        jdbc.sql("select 1 from dossier.dossier where id = ? for update")
                .param(id.value())
                .query(Integer.class)
                .single();
    }

    Optional<Dossier> byNumber(Scope scope, String number) {
        Visible visible = visible(scope);
        return jdbc.sql("select * from dossier.dossier where number = :number and " + visible.sql())
                .param("number", number)
                .params(visible.parameters())
                .query(DOSSIER)
                .optional();
    }

    private static String condition(Dossiers.Standing standing) {
        return switch (standing) {
            case ALL -> "true";
            case IN -> "outcome in ('OPEN', 'NAMED')";
            case OUT -> "outcome in ('REFUSED', 'WITHDRAWN')";
        };
    }

    List<Dossier> list(
            Scope scope, String text, Optional<Stage> stage, Dossiers.Standing standing, String after, int limit) {
        Visible visible = visible(scope);
        return jdbc.sql("""
                select * from dossier.dossier
                where number > :after and (:stage = '' or stage = :stage)
                  and (position(lower(:text) in lower(number)) > 0 or position(:text in county) > 0)
                  and %s and %s
                order by number limit :limit""".formatted(condition(standing), visible.sql()))
                .param("after", after)
                .param("stage", stage.map(Stage::name).orElse(""))
                .param("text", text)
                .param("limit", limit)
                .params(visible.parameters())
                .query(DOSSIER)
                .list();
    }

    Map<Stage, Long> countByStage(Scope scope, Dossiers.Standing standing) {
        Visible visible = visible(scope);
        Map<Stage, Long> counts = new EnumMap<>(Stage.class);
        for (Stage stage : Stage.values()) {
            counts.put(stage, 0L);
        }
        jdbc.sql("select stage, count(*) from dossier.dossier where %s and %s group by stage"
                        .formatted(condition(standing), visible.sql()))
                .params(visible.parameters())
                .query(row -> {
                    counts.put(Stage.valueOf(row.getString(1)), row.getLong(2));
                });
        return counts;
    }

    /** @param revision number of the last one; 0 where there is none */
    record Place(DossierId id, int place, boolean unsubmitted, int revision) {}

    List<Place> places(Scope scope) {
        Visible visible = visible(scope);
        return jdbc.sql("select id, place, writing is not null and revision > 0, revision from dossier.dossier where "
                        + visible.sql())
                .params(visible.parameters())
                .query((row, n) -> new Place(
                        new DossierId(row.getObject(1, UUID.class)), row.getInt(2), row.getBoolean(3), row.getInt(4)))
                .list();
    }

    /** @return false when the county has one in this round already */
    boolean insert(Dossier dossier) {
        return jdbc.sql("""
                insert into dossier.dossier
                    (id, number, round, region, county, place, status, stage, reached, outcome, opened, writing, demo)
                values (:id, :number, :round, :region, :county, :place, :status, :stage, :reached, :outcome, :opened, :opened, :demo)
                on conflict do nothing""")
                        .param("id", dossier.id().value())
                        .param("number", dossier.number())
                        .param("round", dossier.round().value())
                        .param("region", dossier.region())
                        .param("county", dossier.county())
                        .param("place", dossier.place())
                        .param("status", dossier.status().name())
                        .param("stage", dossier.stage().name())
                        .param("reached", dossier.reached().ordinal())
                        .param("outcome", dossier.outcome().name())
                        .param("opened", dossier.opened().atOffset(ZoneOffset.UTC))
                        .param("demo", dossier.demo())
                        .update()
                > 0;
    }

    /**
     * Writes where it stands; {@code reached} never goes down.
     *
     * @param now since when the county writes, if it does from now on
     */
    void update(
            DossierId id,
            Dossier.Status status,
            Stage stage,
            Level reached,
            Dossier.Outcome outcome,
            int revision,
            Instant now) {
        jdbc.sql("""
                update dossier.dossier set status = :status, stage = :stage, reached = greatest(reached, :reached),
                    outcome = :outcome, revision = :revision, version = version + 1,
                    writing = case :status when 'SUBMITTED' then null when 'CLOSED' then writing
                        else coalesce(writing, :now) end
                where id = :id""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("status", status.name())
                .param("stage", stage.name())
                .param("reached", reached.ordinal())
                .param("outcome", outcome.name())
                .param("revision", revision)
                .param("id", id.value())
                .update();
    }

    void place(String region, int place) {
        jdbc.sql("update dossier.dossier set place = ?, version = version + 1 where region = ?")
                .params(place, region)
                .update();
    }

    /** The application form, by field. */
    Map<String, String> application(DossierId id) {
        String stored = jdbc.sql("select application from dossier.dossier where id = ?")
                .param(id.value())
                .query(String.class)
                .single();
        try {
            return json.readValue(stored, new TypeReference<TreeMap<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("application form of " + id + " cannot be read", e);
        }
    }

    void saveApplication(DossierId id, Map<String, String> fields) {
        try {
            jdbc.sql("""
                    update dossier.dossier set application = application || cast(? as jsonb), version = version + 1
                    where id = ?""").params(json.writeValueAsString(fields), id.value()).update();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
