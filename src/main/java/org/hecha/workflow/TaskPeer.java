package org.hecha.workflow;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hecha.organization.Scope;
import org.hecha.workflow.engine.OwnTaskQuery;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The engine's own lists over the tasks of our read table, for {@code bench tasks} alone: no screen may ask it. */
@Component
@ConditionalOnExpression("'${hecha.command:}'.startsWith('bench-tasks')")
public class TaskPeer {

    /** A list of the engine that takes longer is given up; its time is then this, or more. */
    public static final Duration PATIENCE = Duration.ofMinutes(1);

    private final OwnTaskQuery engine;
    private final JdbcClient jdbc;

    TaskPeer(OwnTaskQuery engine, JdbcClient jdbc) {
        this.engine = engine;
        this.jdbc = jdbc;
    }

    /** Copies our tasks whose ids begin with {@code bench-} into the engine's tables. */
    public void fill() {
        engine.copyOurs();
    }

    /** What a person of this scope is to the engine: a member of one group a place. */
    public List<String> groups(Scope scope) {
        return scope.ranges().stream()
                .flatMap(range -> jdbc
                        .sql(
                                "select distinct place from workflow.task where done is null and place between :lo and :hi")
                        .param("lo", range.lo())
                        .param("hi", range.hi())
                        .query(Integer.class)
                        .list()
                        .stream())
                .map(place -> "place-" + place)
                .toList();
    }

    public long page(List<String> groups, int size) {
        return engine.page(groups, size);
    }

    public long count(List<String> groups) {
        return engine.count(groups);
    }

    /** Asks with the engine's authorisations on. @return empty where it was given up */
    public Optional<Long> authorised(Scope scope, List<String> groups, Supplier<Long> asked) {
        return engine.authorised(scope.member().toString(), groups, PATIENCE, asked);
    }
}
