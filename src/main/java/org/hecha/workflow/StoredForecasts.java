package org.hecha.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hecha.organization.Directory;
import org.hecha.organization.MemberId;
import org.hecha.organization.NoSubstitution;
import org.hecha.organization.Scope;
import org.hecha.programme.Rounds;
import org.hecha.workflow.engine.Engine;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** One row for each question of each view of the house: all who see the same share it. */
@Service
class StoredForecasts implements KeptForecasts {

    static final String TASK = "workflow-forecast";

    /** To be raised whenever {@link Forecast.Answer} gets another shape or is told otherwise: what is kept is then told anew. */
    static final int SHAPE = 1;

    private static final Duration KEPT = Duration.ofDays(7);

    /** Nothing is asked that can be told of. */
    private static final Forecast.Answer NOTHING = new Forecast.Answer(
            Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), Optional.empty(), List.of());

    private final JdbcClient jdbc;
    private final Forecast forecast;
    private final Rounds rounds;
    private final Directory directory;
    private final Engine engine;
    private final ObjectMapper json;
    private final ObjectProvider<SchedulerClient> scheduler;
    private final Clock clock;

    StoredForecasts(
            JdbcClient jdbc,
            Forecast forecast,
            Rounds rounds,
            Directory directory,
            Engine engine,
            ObjectMapper json,
            ObjectProvider<SchedulerClient> scheduler,
            Clock clock) {
        this.jdbc = jdbc;
        this.forecast = forecast;
        this.rounds = rounds;
        this.directory = directory;
        this.engine = engine;
        this.json = json;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    private record Row(UUID id, Optional<Kept> kept) {}

    @Override
    @Transactional
    public Optional<Kept> of(Scope scope, Forecast.Question asked) {
        if (!tells(asked)) {
            return Optional.of(new Kept(NOTHING, clock.instant()));
        }
        var question = meant(asked);
        Row row = jdbc.sql("""
                        insert into workflow.forecast (id, view, round, region, step, more, reader, stand_in, asked)
                        values (:id, :view, :round, :region, :step, :more, :reader, :standIn, :now)
                        on conflict (view, round, region, step, more)
                        do update set reader = excluded.reader, stand_in = excluded.stand_in, asked = excluded.asked
                        returning id, made, shape, answer
                        """)
                .param("id", UUID.randomUUID())
                .param("view", view(scope))
                .param("round", question.round())
                .param("region", question.region())
                .param("step", question.step())
                .param("more", question.more())
                .param("reader", scope.member().value())
                .param("standIn", scope.standIn().map(MemberId::value).orElse(null), Types.OTHER)
                .param("now", now())
                .query((found, n) -> row(found))
                .single();
        if (row.kept()
                .filter(kept -> kept.made().plus(FRESH).isAfter(clock.instant()))
                .isEmpty()) {
            due(row.id());
        }
        return row.kept();
    }

    private Row row(ResultSet row) throws SQLException {
        var made = Optional.ofNullable(row.getObject("made", OffsetDateTime.class));
        String answer = row.getString("answer");
        boolean same = row.getInt("shape") == SHAPE;
        return new Row(
                row.getObject("id", UUID.class),
                made.filter(m -> same).map(m -> new Kept(answer(answer), m.toInstant())));
    }

    /** Whether there is such a round, place and step; rows are kept of nothing else. */
    private boolean tells(Forecast.Question question) {
        return rounds.all().stream().anyMatch(round -> round.id().value().equals(question.round()))
                && (question.region().isEmpty()
                        || directory.region(question.region()).isPresent())
                && (question.step().isEmpty() || engine.steps().containsKey(question.step()));
    }

    /** Nobody more is the same wherever they are not. */
    private static Forecast.Question meant(Forecast.Question asked) {
        return asked.more() == 0 || asked.step().isEmpty()
                ? new Forecast.Question(asked.round(), asked.region(), "", 0)
                : asked;
    }

    /** The same for all who see the same. */
    static String view(Scope scope) {
        String seen = Stream.of(
                        scope.ranges().stream()
                                .map(range -> range.lo() + "-" + range.hi() + "-" + range.level())
                                .sorted()
                                .toList(),
                        Stream.of(Sql.texts(scope.granted())).sorted().toList(),
                        Stream.of(Sql.texts(scope.hidden())).sorted().toList(),
                        List.of(Journey.keptFrom(scope, "fraud"), scope.system()))
                .map(List::toString)
                .reduce("", (all, part) -> all + part);
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(seen.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void due(UUID id) {
        // always due, whatever the clock of the house is set to, and in the order of asking
        scheduler
                .getObject()
                .scheduleIfNotExists(
                        new TaskInstance<Void>(TASK, id.toString()), Instant.EPOCH.plusMillis(clock.millis() / 100));
    }

    /** @param scope empty where whoever asked is gone. @param view what they saw when they asked */
    private record Told(Optional<Scope> scope, String view, Forecast.Question question) {
        boolean stands() {
            return scope.map(StoredForecasts::view).filter(view::equals).isPresent();
        }
    }

    /** Tells one anew; whoever asked last must still see what they saw. */
    void make(UUID id) {
        var row = jdbc.sql("select * from workflow.forecast where id = :id")
                .param("id", id)
                .query((found, n) -> new Told(scope(found), found.getString("view"), question(found)))
                .optional()
                .filter(Told::stands);
        if (row.isEmpty()) {
            jdbc.sql("delete from workflow.forecast where id = :id")
                    .param("id", id)
                    .update();
            return;
        }
        var now = now();
        String answer =
                text(forecast.of(row.get().scope().orElseThrow(), row.get().question()));
        jdbc.sql(
                        "update workflow.forecast set made = :now, shape = :shape, answer = cast(:answer as jsonb) where id = :id")
                .param("id", id)
                .param("now", now)
                .param("shape", SHAPE)
                .param("answer", answer)
                .update();
    }

    private static Forecast.Question question(ResultSet row) throws SQLException {
        return new Forecast.Question(
                row.getString("round"), row.getString("region"), row.getString("step"), row.getInt("more"));
    }

    private Optional<Scope> scope(ResultSet row) throws SQLException {
        var reader = new MemberId(row.getObject("reader", UUID.class));
        var standIn = Optional.ofNullable(row.getObject("stand_in", UUID.class)).map(MemberId::new);
        if (directory.member(reader).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(standIn.map(person -> directory.scopeOf(person, reader))
                    .orElseGet(() -> directory.scopeOf(reader)));
        } catch (NoSubstitution over) {
            return Optional.empty();
        }
    }

    /**
     * Forgets what nobody looked at for a week, and has the rest told anew that is older than {@link #OLDEST}; what more people
     * would bring only where it was looked at since.
     */
    @Transactional
    public void renew() {
        jdbc.sql("delete from workflow.forecast where asked < :then")
                .param("then", now().minus(KEPT))
                .update();
        jdbc.sql("select id from workflow.forecast where made is null or made < :then and (more = 0 or asked > made)"
                        + " order by asked desc")
                .param("then", now().minus(OLDEST))
                .query(UUID.class)
                .list()
                .forEach(this::due);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private String text(Forecast.Answer answer) {
        try {
            return json.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Forecast.Answer answer(String text) {
        try {
            return json.readValue(text, Forecast.Answer.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
