package org.hecha.workflow;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.hecha.Time;
import org.hecha.dossier.DossierId;
import org.hecha.organization.BodyId;
import org.hecha.organization.Directory;
import org.hecha.organization.Region;
import org.hecha.organization.ReviewPath;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.hecha.workflow.Trace.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads the traces of a round, and lets {@link Findings} say what is in them. */
@Service
class StoredWhy implements Why {

    private final JdbcClient jdbc;
    private final WorkingTime workingTime;
    private final Directory directory;

    StoredWhy(JdbcClient jdbc, WorkingTime workingTime, Directory directory) {
        this.jdbc = jdbc;
        this.workingTime = workingTime;
        this.directory = directory;
    }

    @Override
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Answer of(Scope scope, Question question) {
        return answer(findings(scope, question), question);
    }

    @Override
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Answer course(Scope scope, Question question) {
        return answer(findings(scope, question), "");
    }

    @Override
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Item> items(Scope scope, Question question, String key) {
        var findings = findings(scope, question);
        answer(findings, question);
        return findings.items(key);
    }

    private Findings findings(Scope scope, Question question) {
        return new Findings(traces(scope, question), workingTime.days());
    }

    private Answer answer(Findings findings, Question question) {
        return answer(findings, question.step().isEmpty() ? findings.slowest() : question.step());
    }

    /** @param step empty = none is explained */
    private Answer answer(Findings findings, String step) {
        return new Answer(
                findings.dossiers(),
                findings.rework(),
                findings.pingPong(),
                findings.handOvers(),
                findings.variants(),
                findings.departures(this::direct, answerable()),
                step,
                step.isEmpty() ? List.of() : findings.factors(step));
    }

    private boolean direct(Trace trace, Instant at) {
        return directory.reviewPath(trace.region(), at.atZone(Time.BEIJING).toLocalDate()) != ReviewPath.VIA_CITY;
    }

    /** Each office and each county is looked up once an answer. */
    private BiPredicate<Trace, UUID> answerable() {
        Map<UUID, Optional<Region>> offices = new HashMap<>();
        Map<String, Optional<Region>> counties = new HashMap<>();
        return (trace, unit) -> {
            var office = offices.computeIfAbsent(
                    unit, id -> directory.body(new BodyId(id)).flatMap(body -> directory.region(body.region())));
            var county = counties.computeIfAbsent(trace.region(), directory::region);
            // of what has left the directory nothing can be said
            return office.isEmpty() || county.isEmpty() || office.get().contains(county.get());
        };
    }

    List<Trace> traces(Scope scope, Question question) {
        Map<String, List<String>> reasons = reasons(scope, question);
        Map<UUID, Trace> traces = new HashMap<>();
        List<Trace> inOrder = new ArrayList<>();
        Sql sql = condition(scope, question);
        jdbc.sql("select t.id, t.dossier, t.number, t.region, t.county, t.step, t.criterion, t.unit, t.role,"
                        + " coalesce(t.stood_in, t.done_by) as person, t.created, t.done, t.result, j.opened, j.ended"
                        + " from " + Sql.TASKS + " where " + sql.where()
                        + " order by t.number, t.done, t.created, t.id")
                .params(sql.values())
                .query((RowCallbackHandler) row -> {
                    var dossier = row.getObject("dossier", UUID.class);
                    var trace = traces.get(dossier);
                    if (trace == null) {
                        trace = new Trace(
                                new DossierId(dossier),
                                row.getString("number"),
                                row.getString("region"),
                                row.getString("county"),
                                moment(row.getObject("opened", OffsetDateTime.class))
                                        .orElseThrow(),
                                moment(row.getObject("ended", OffsetDateTime.class)),
                                new ArrayList<>());
                        traces.put(dossier, trace);
                        inOrder.add(trace);
                    }
                    trace.visits()
                            .add(new Visit(
                                    row.getString("id"),
                                    row.getString("step"),
                                    row.getString("criterion"),
                                    row.getObject("unit", UUID.class),
                                    Role.valueOf(row.getString("role")),
                                    Optional.ofNullable(row.getObject("person", UUID.class)),
                                    moment(row.getObject("created", OffsetDateTime.class))
                                            .orElseThrow(),
                                    moment(row.getObject("done", OffsetDateTime.class))
                                            .orElseThrow(),
                                    row.getString("result"),
                                    reasons.getOrDefault(row.getString("id"), List.of())));
                });
        return inOrder;
    }

    private static Optional<Instant> moment(@Nullable OffsetDateTime at) {
        return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
    }

    private Map<String, List<String>> reasons(Scope scope, Question question) {
        Map<String, List<String>> reasons = new HashMap<>();
        Sql sql = condition(scope, question);
        jdbc.sql("select d.task, d.reason from " + Sql.TASKS + " join workflow.defect d on d.task = t.id where "
                        + sql.where() + " order by d.task, d.position")
                .params(sql.values())
                .query((RowCallbackHandler) row -> reasons.computeIfAbsent(row.getString(1), task -> new ArrayList<>())
                        .add(row.getString(2)));
        return reasons;
    }

    /** Finished steps of the process; what colleagues signed along is none. */
    private Sql condition(Scope scope, Question question) {
        var sql = new Sql()
                .and(
                        "t.done is not null and t.result <> 'cancelled' and not starts_with(t.id, :own)",
                        "own",
                        Signers.OWN)
                .ofFew(scope);
        if (!question.round().isEmpty()) {
            sql.and("j.round = :round", "round", question.round());
        }
        sql.inRegion(directory, question.region());
        return sql;
    }
}
