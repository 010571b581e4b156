package org.hecha.bench;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.hecha.dossier.Dossiers;
import org.hecha.organization.MemberId;
import org.hecha.organization.Scope;
import org.hecha.programme.Rounds;
import org.hecha.shared.StandardOutput;
import org.hecha.workflow.Bulk;
import org.hecha.workflow.Task;
import org.hecha.workflow.TaskId;
import org.hecha.workflow.Worklist;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * {@code ./hecha bench bulk [--tasks N]}: one person moves all tasks of a list at once, each through the engine with its own
 * permission, audit and mail as {@link Bulk} does it for screens. Prints seconds of the preview and of the move for each move,
 * and how many were done, so that nothing is quick because nothing was done.
 */
@Component
@ConditionalOnProperty(name = "hecha.command", havingValue = "bench-bulk")
class BenchBulk implements ApplicationRunner {

    private static final int PAGE = 200;

    private final Country country;
    private final Rounds rounds;
    private final Dossiers dossiers;
    private final Worklist worklist;
    private final Bulk bulk;
    private final Clock clock;

    BenchBulk(Country country, Rounds rounds, Dossiers dossiers, Worklist worklist, Bulk bulk, Clock clock) {
        this.country = country;
        this.rounds = rounds;
        this.dossiers = dossiers;
        this.worklist = worklist;
        this.bulk = bulk;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        StandardOutput.print(measure(Options.number(arguments, "tasks", Bulk.MOST)));
    }

    Map<String, Object> measure(int tasks) {
        List<String> counties = country.oneDesk(tasks);
        Scope system = country.system();
        MadeRound.open(rounds, clock, "BULK");
        for (String county : counties) {
            MadeRound.dossier(dossiers, system, "BULK", county);
            hand(country.scope(Country.clerk(county)), MadeRound.APPLICATION);
            hand(country.scope(Country.leader(county)), Map.of("decision", "approve", "opinion", "bench"));
        }
        Scope desk = country.scope(Country.DESK);
        MemberId colleague = country.scope(Country.COLLEAGUE).member();
        List<TaskId> ids = waiting(desk, tasks);
        var moves = new ArrayList<Map<String, Object>>();
        for (Bulk.Move move :
                List.of(Bulk.Move.CLAIM, Bulk.Move.URGE, Bulk.Move.COPY, Bulk.Move.WATCH, Bulk.Move.TRANSFER)) {
            moves.add(one(desk, ids, move, colleague));
        }
        var answer = new LinkedHashMap<String, Object>();
        answer.put("tasks", ids.size());
        answer.put(
                "slowestSeconds",
                moves.stream()
                        .mapToDouble(move -> (double) Objects.requireNonNull(move.get("seconds")))
                        .max()
                        .orElse(0));
        answer.put("moves", moves);
        return answer;
    }

    /** Takes the one task that waits for this person and hands it on. */
    private void hand(Scope scope, Map<String, Object> fields) {
        worklist.runDue();
        Task waiting = worklist.list(scope, Worklist.Tab.CLAIMABLE, "", Worklist.Order.DUE, false, "", 1)
                .tasks()
                .getFirst();
        Task held = worklist.claim(scope, waiting.id());
        worklist.complete(scope, held.id(), held.version(), fields, List.of());
    }

    private List<TaskId> waiting(Scope desk, int tasks) {
        worklist.runDue();
        var ids = new ArrayList<TaskId>();
        String after = "";
        do {
            var page = worklist.list(desk, Worklist.Tab.CLAIMABLE, "", Worklist.Order.DUE, false, after, PAGE);
            page.tasks().forEach(task -> ids.add(task.id()));
            after = page.next();
        } while (!after.isEmpty());
        if (ids.size() != tasks) {
            throw new IllegalStateException("%d dossiers were opened and %d tasks wait".formatted(tasks, ids.size()));
        }
        return ids;
    }

    private Map<String, Object> one(Scope desk, List<TaskId> ids, Bulk.Move move, MemberId colleague) {
        var order = new Bulk.Order(
                move,
                move.needsPerson() ? Optional.of(colleague) : Optional.empty(),
                move.needsReason() ? "bench" : "");
        var row = new LinkedHashMap<String, Object>();
        row.put("move", move.name());
        timed(row, "previewSeconds", () -> bulk.preview(desk, ids, order));
        List<Bulk.Item> done = timed(row, "seconds", () -> bulk.run(desk, ids, order));
        row.put("done", done.stream().filter(Bulk.Item::done).count());
        return row;
    }

    private static List<Bulk.Item> timed(Map<String, Object> row, String what, Supplier<List<Bulk.Item>> act) {
        long begin = System.nanoTime();
        List<Bulk.Item> items = act.get();
        row.put(what, Stopwatch.round((System.nanoTime() - begin) / 1e9));
        return items;
    }
}
