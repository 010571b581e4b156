package org.hecha.workflow;

import java.sql.Types;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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

    private static final int MORNING = 8;

    /** What costs much is not read again before: a little less than an hour, so that every fourth look reads it. */
    private static final Duration HOUR = Duration.ofMinutes(58);

    private static final int WHOLE = 100;

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
                    Standing.valueOf(row.getString("standing")),
                    Optional.ofNullable(row.getObject("looked", OffsetDateTime.class))
                            .map(OffsetDateTime::toInstant),
                    Optional.ofNullable(row.getObject("raised", OffsetDateTime.class))
                            .map(OffsetDateTime::toInstant)),
            new MemberId(row.getObject("owner", UUID.class)));

    private final JdbcClient jdbc;
    private final Stuck stuck;
    private final Figures figures;
    private final Directory directory;
    private final ApplicationEventPublisher facts;
    private final Clock clock;
    private final TransactionTemplate transaction;

    StoredAlerts(
            JdbcClient jdbc,
            Stuck stuck,
            Figures figures,
            Directory directory,
            ApplicationEventPublisher facts,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.stuck = stuck;
        this.figures = figures;
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
    public UUID keep(Scope scope, Rule asked) {
        Rule rule = meant(asked);
        problem(rule).ifPresent(problem -> {
            throw new FormRejected(Map.of(problem, "wrong"));
        });
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
                .param("round", rule.round())
                .param("raise", rule.raise())
                .param("clear", rule.clear())
                .param("now", now())
                .update();
        return id;
    }

    private static Rule meant(Rule asked) {
        var figure = asked.figure();
        return new Rule(
                figure,
                asked.region(),
                figure.step() == Choice.NONE ? "" : asked.process(),
                figure.step() == Choice.NONE ? "" : asked.step(),
                figure.round() == Choice.NONE ? "" : asked.round(),
                asked.raise(),
                asked.clear());
    }

    private static Optional<String> problem(Rule rule) {
        var figure = rule.figure();
        if (figure.less() ? rule.clear() <= rule.raise() : rule.clear() >= rule.raise()) {
            return Optional.of(figure.less() ? "clear-less" : "clear");
        }
        if (figure.forecast() && (rule.round().isEmpty() || !Forecast.DATED.contains(rule.step()))) {
            return Optional.of("dated");
        }
        if (figure.step() == Choice.ONE && rule.step().isEmpty()) {
            return Optional.of("step");
        }
        if (figure.round() == Choice.ONE && rule.round().isEmpty()) {
            return Optional.of("round");
        }
        boolean share = figure.unit() == Unit.PERCENT;
        return share && (Math.max(rule.raise(), rule.clear()) > WHOLE || Math.min(rule.raise(), rule.clear()) < 0)
                ? Optional.of("percent")
                : Optional.empty();
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

    @Override
    public int look() {
        int changed = 0;
        Map<MemberId, Figures.Reader> readers = new HashMap<>();
        for (var one : jdbc.sql("select * from workflow.alert order by made, id")
                .query(ROW)
                .list()) {
            if (directory.member(one.owner()).isPresent() && !rests(one.watched())) {
                var reader = readers.computeIfAbsent(one.owner(), owner -> figures.reader(directory.scopeOf(owner)));
                changed += turned(one, reader.read(one.watched().rule())) ? 1 : 0;
            }
        }
        return changed;
    }

    private boolean rests(Watched watched) {
        return watched.rule().figure().source().hourly()
                && watched.looked()
                        .filter(at -> at.plus(HOUR).isAfter(clock.instant()))
                        .isPresent();
    }

    private boolean turned(Owned one, Figures.Reading reading) {
        var watched = one.watched();
        boolean reached = reading.reaches(watched.rule());
        boolean well = reading.isWell(watched.rule());
        return Boolean.TRUE.equals(transaction.execute(t -> {
            remember(watched.id(), reading);
            if (reached && turn(watched.id(), true) || well && turn(watched.id(), false)) {
                facts.publishEvent(new Changed(
                        watched.id(), one.owner(), watched.rule(), reached, reading.value(), clock.instant()));
                return true;
            }
            return false;
        }));
    }

    private void remember(UUID id, Figures.Reading reading) {
        jdbc.sql("update workflow.alert set value = :value, standing = :standing, looked = :now where id = :id")
                .param("value", reading.value().orElse(null), Types.BIGINT)
                .param("standing", reading.standing().name())
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
