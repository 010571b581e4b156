package org.hecha.workflow;

import java.sql.Types;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hecha.Time;
import org.hecha.organization.Directory;
import org.hecha.organization.MemberId;
import org.hecha.organization.Scope;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** A change of state is one conditional statement in the transaction of its fact: of several nodes, one tells. */
@Service
class StoredAlerts implements Alerts {

    private static final int WEEKS = 4;
    private static final int MORNING = 8;

    /** What is foretold is not played again before: a little less than an hour, so that every fourth look plays. */
    private static final Duration FORETOLD = Duration.ofMinutes(58);

    private record Owned(Watched watched, MemberId owner) {}

    private static final RowMapper<Owned> ROW = (row, n) -> new Owned(
            new Watched(
                    row.getObject("id", UUID.class),
                    new Rule(
                            Figure.valueOf(row.getString("figure")),
                            row.getString("region"),
                            row.getString("process"),
                            row.getString("step"),
                            row.getString("round"),
                            row.getLong("raise_at"),
                            row.getLong("clear_at")),
                    Optional.ofNullable(row.getObject("value", Long.class)),
                    Optional.ofNullable(row.getObject("looked", OffsetDateTime.class))
                            .map(OffsetDateTime::toInstant),
                    Optional.ofNullable(row.getObject("raised", OffsetDateTime.class))
                            .map(OffsetDateTime::toInstant)),
            new MemberId(row.getObject("owner", UUID.class)));

    private final JdbcClient jdbc;
    private final Stuck stuck;
    private final Forecast forecast;
    private final Directory directory;
    private final ApplicationEventPublisher facts;
    private final Clock clock;
    private final TransactionTemplate transaction;

    StoredAlerts(
            JdbcClient jdbc,
            Stuck stuck,
            Forecast forecast,
            Directory directory,
            ApplicationEventPublisher facts,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.stuck = stuck;
        this.forecast = forecast;
        this.directory = directory;
        this.facts = facts;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Watched> mine(Scope scope) {
        return jdbc
                .sql("select * from workflow.alert where owner = :owner order by raised nulls last, made, id")
                .param("owner", scope.member().value())
                .query(ROW)
                .list()
                .stream()
                .map(Owned::watched)
                .toList();
    }

    @Override
    @Transactional
    public UUID keep(Scope scope, Rule rule) {
        if (rule.clear() >= rule.raise()) {
            throw new FormRejected(Map.of("clear", "too_large"));
        }
        if ((rule.figure() == Figure.P50 || rule.figure() == Figure.P90)
                && rule.step().isEmpty()) {
            throw new FormRejected(Map.of("step", "required"));
        }
        if (rule.figure().forecast() && (rule.round().isEmpty() || !Forecast.DATED.contains(rule.step()))) {
            throw new FormRejected(Map.of("dated", "required"));
        }
        if (rule.figure() == Figure.MISSING && (rule.raise() > 100 || rule.clear() < 0)) {
            throw new FormRejected(Map.of("percent", "too_large"));
        }
        if (mine(scope).size() >= MOST) {
            throw new FormRejected(Map.of("rules", "too_many"));
        }
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into workflow.alert (id, owner, figure, region, process, step, round, raise_at, clear_at, made)
                        values (:id, :owner, :figure, :region, :process, :step, :round, :raise, :clear, :now)
                        """)
                .param("id", id)
                .param("owner", scope.member().value())
                .param("figure", rule.figure().name())
                .param("region", rule.region())
                .param("process", rule.process())
                .param("step", rule.step())
                .param("round", rule.figure().forecast() ? rule.round() : "")
                .param("raise", rule.raise())
                .param("clear", rule.clear())
                .param("now", now())
                .update();
        return id;
    }

    @Override
    @Transactional
    public void drop(Scope scope, UUID id) {
        jdbc.sql("delete from workflow.alert where id = :id and owner = :owner")
                .param("id", id)
                .param("owner", scope.member().value())
                .update();
    }

    @Override
    @Transactional(readOnly = true)
    public boolean weekly(Scope scope) {
        return jdbc.sql("select count(*) from workflow.weekly where member = :me")
                        .param("me", scope.member().value())
                        .query(Long.class)
                        .single()
                > 0;
    }

    @Override
    @Transactional
    public void weekly(Scope scope, boolean on) {
        if (!on) {
            jdbc.sql("delete from workflow.weekly where member = :me")
                    .param("me", scope.member().value())
                    .update();
            return;
        }
        // the letter of this week is not written any more
        jdbc.sql("insert into workflow.weekly (member, told) values (:me, :monday) on conflict do nothing")
                .param("me", scope.member().value())
                .param("monday", java.sql.Date.valueOf(monday()))
                .update();
    }

    private LocalDate monday() {
        return clock.instant()
                .atZone(Time.BEIJING)
                .toLocalDate()
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    /** What one play of a round answers. */
    private record Played(MemberId owner, String round, String region) {}

    @Override
    public int look() {
        int changed = 0;
        Map<Played, Optional<Forecast.Outlook>> played = new HashMap<>();
        for (var one : jdbc.sql("select * from workflow.alert order by made, id")
                .query(ROW)
                .list()) {
            if (directory.member(one.owner()).isPresent()) {
                changed += (one.watched().rule().figure().forecast() ? foretell(one, played) : look(one)) ? 1 : 0;
            }
        }
        return changed;
    }

    private boolean foretell(Owned one, Map<Played, Optional<Forecast.Outlook>> played) {
        boolean rests = one.watched()
                .looked()
                .filter(at -> at.plus(FORETOLD).isAfter(clock.instant()))
                .isPresent();
        if (rests) {
            return false;
        }
        var rule = one.watched().rule();
        Optional<Forecast.Station> station = played.computeIfAbsent(
                        new Played(one.owner(), rule.round(), rule.region()),
                        asked -> forecast.outlook(
                                directory.scopeOf(asked.owner()),
                                new Forecast.Question(asked.round(), asked.region(), "", 0)))
                .flatMap(outlook -> outlook.stations().stream()
                        .filter(s -> s.step().equals(rule.step()))
                        .findFirst());
        // everybody is through: there is nothing left to miss
        boolean over = station.filter(s -> s.coming().isPresent() && s.last().isEmpty())
                .isPresent();
        Optional<Long> value = over ? Optional.of(0L) : station.flatMap(s -> foretold(rule.figure(), s));
        return turned(
                one,
                value,
                !over && value.filter(v -> v >= rule.raise()).isPresent(),
                over || value.filter(v -> v <= rule.clear()).isPresent());
    }

    private static Optional<Long> foretold(Figure figure, Forecast.Station station) {
        return figure == Figure.MISSING
                ? station.inTime().map(share -> Math.round(100 * (1 - share)))
                : station.target()
                        .flatMap(date -> station.last().map(days -> ChronoUnit.DAYS.between(date, days.middle())));
    }

    private boolean look(Owned one) {
        var rule = one.watched().rule();
        var scope = directory.scopeOf(one.owner());
        var answer = stuck.of(scope, new Stuck.Question(rule.region(), rule.process(), rule.step(), WEEKS));
        Optional<Long> value = value(rule.figure(), answer);
        boolean reached = value.map(v -> v >= rule.raise()).orElse(answer.open() > 0);
        boolean well = value.map(v -> v <= rule.clear()).orElse(answer.open() == 0);
        return turned(one, value, reached, well);
    }

    private boolean turned(Owned one, Optional<Long> value, boolean reached, boolean well) {
        return Boolean.TRUE.equals(transaction.execute(t -> {
            remember(one.watched().id(), value);
            if (reached && turn(one.watched().id(), true)
                    || well && turn(one.watched().id(), false)) {
                facts.publishEvent(new Changed(
                        one.watched().id(), one.owner(), one.watched().rule(), reached, value, clock.instant()));
                return true;
            }
            return false;
        }));
    }

    private static Optional<Long> value(Figure figure, Stuck.Answer answer) {
        return switch (figure) {
            case OPEN -> Optional.of(answer.open());
            case LATE -> Optional.of(answer.late());
            case GROWTH -> Optional.of(flow(answer).growth());
            case RETURNS -> Optional.of(flow(answer).returned());
            case P50 ->
                worst(answer.steps().stream().map(s -> s.estimate().p50()).toList());
            case P90 ->
                worst(answer.steps().stream().map(s -> s.estimate().p90()).toList());
            case MISSING, BEHIND -> throw new IllegalArgumentException("not a figure of open work");
        };
    }

    /** Empty where it cannot be said of one. */
    private static Optional<Long> worst(List<Optional<Duration>> all) {
        return all.isEmpty() || all.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : Optional.of(all.stream()
                        .mapToLong(d -> Math.round(d.orElse(Duration.ZERO).toHours() / 24.0))
                        .max()
                        .orElse(0));
    }

    private static Stuck.Flow flow(Stuck.Answer answer) {
        return answer.weeks().stream().map(Stuck.Week::flow).reduce(Stuck.Flow.NONE, Stuck.Flow::plus);
    }

    private void remember(UUID id, Optional<Long> value) {
        jdbc.sql("update workflow.alert set value = :value, looked = :now where id = :id")
                .param("value", value.orElse(null), Types.BIGINT)
                .param("now", now())
                .param("id", id)
                .update();
    }

    /** @return false where it was so already */
    private boolean turn(UUID id, boolean raised) {
        return jdbc.sql(
                                raised
                                        ? "update workflow.alert set raised = :now where id = :id and raised is null"
                                        : "update workflow.alert set raised = null where id = :id and raised <= :now")
                        .param("now", now())
                        .param("id", id)
                        .update()
                == 1;
    }

    @Override
    public int week() {
        var now = clock.instant().atZone(Time.BEIJING);
        if (now.getDayOfWeek() != DayOfWeek.MONDAY || now.getHour() < MORNING) {
            return 0;
        }
        int told = 0;
        for (UUID member : jdbc.sql("select member from workflow.weekly where told < :monday order by member")
                .param("monday", java.sql.Date.valueOf(monday()))
                .query(UUID.class)
                .list()) {
            told += directory.member(new MemberId(member)).isPresent() && week(new MemberId(member)) ? 1 : 0;
        }
        return told;
    }

    private boolean week(MemberId reader) {
        var scope = directory.scopeOf(reader);
        // this week has just begun; the one before is whole
        var answer = stuck.of(scope, new Stuck.Question("", "", "", Week.WEEKS + 1));
        return Boolean.TRUE.equals(transaction.execute(t -> {
            boolean mine = jdbc.sql("update workflow.weekly set told = :monday where member = :me and told < :monday")
                            .param("monday", java.sql.Date.valueOf(monday()))
                            .param("me", reader.value())
                            .update()
                    == 1;
            if (mine) {
                long raised =
                        mine(scope).stream().filter(w -> w.raised().isPresent()).count();
                facts.publishEvent(new Week(
                        reader,
                        monday(),
                        answer.open(),
                        answer.late(),
                        answer.weeks().subList(0, answer.weeks().size() - 1),
                        raised));
            }
            return mine;
        }));
    }
}
