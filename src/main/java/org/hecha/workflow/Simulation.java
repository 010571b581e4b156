package org.hecha.workflow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import org.apache.commons.rng.UniformRandomProvider;
import org.hecha.workflow.Measured.At;
import org.hecha.workflow.Measured.Pool;
import org.hecha.workflow.Measured.Spell;
import org.hecha.workflow.Measured.Standing;
import org.hecha.workflow.Measured.Step;

/** Plays what is left of a round once, from one event to the next, in seconds of working time. */
final class Simulation {

    /** A dossier that goes round for longer than this goes nowhere. */
    private static final int MOST_STATIONS = 150;

    private final Measured measured;
    private final Map<Pool, Integer> more;
    private final UniformRandomProvider random;
    private final long now;
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::order));
    private final Map<Pool, Office> offices = new HashMap<>();
    private final Map<String, Map<String, Long>> passed = new HashMap<>();
    private long order;

    /** @param more how many more people there are at which office */
    Simulation(Measured measured, Map<Pool, Integer> more, long now, UniformRandomProvider random) {
        this.measured = measured;
        this.more = more;
        this.now = now;
        this.random = random;
    }

    private interface Act {
        void run(long at);
    }

    private record Event(long at, long order, Act act) {}

    private void at(long moment, Act act) {
        events.add(new Event(moment, order++, act));
    }

    /** People who take what waits, in the order it came. */
    private final class Office {
        private final ArrayDeque<Waiting> queue = new ArrayDeque<>();
        private int free;

        Office(Pool pool) {
            this.free = measured.people(pool) + more.getOrDefault(measured.origin(pool), 0);
        }

        void take(Waiting task, long at) {
            if (free > 0) {
                begin(task, at);
            } else {
                queue.add(task);
            }
        }

        private void begin(Waiting task, long at) {
            free--;
            at(at + measured.takes(task.step(), random), end -> done(task, end));
        }

        /** What somebody was at already when the play began. */
        void goOn(Waiting task, long already) {
            if (free > 0) {
                free--;
                at(now + measured.takesOver(task.step(), already, random) - already, end -> done(task, end));
            } else {
                queue.add(task);
            }
        }

        private void done(Waiting task, long at) {
            free++;
            if (!queue.isEmpty()) {
                begin(queue.remove(), at);
            }
            task.way().finished(at);
        }
    }

    private Office office(Pool pool) {
        return offices.computeIfAbsent(pool, Office::new);
    }

    private record Waiting(String step, Way way) {}

    /** One dossier on its way. */
    private final class Way {
        private final String dossier;
        private final List<String> lineage;
        private At at = new At("", "");
        private int left;
        private int stations;

        Way(String dossier, List<String> lineage) {
            this.dossier = dossier;
            this.lineage = lineage;
        }

        void enter(Step next, long moment) {
            if (++stations > MOST_STATIONS) {
                return;
            }
            at = at.to(next.next(), next.back());
            var pools = measured.pools(next.next(), lineage);
            left = pools.size();
            pools.forEach(pool -> office(pool).take(new Waiting(next.next(), this), moment));
        }

        void finished(long moment) {
            if (--left > 0) {
                return;
            }
            passed.computeIfAbsent(at.step(), s -> new HashMap<>()).put(dossier, moment);
            goOn(measured.next(at, random), moment, moment);
        }

        /** @param from when it was done with what came before. @param earliest not before */
        void goOn(Optional<Step> step, long from, long earliest) {
            step.filter(next -> !next.next().isEmpty())
                    .ifPresent(next -> at(Math.max(earliest, from + next.pause()), then -> enter(next, then)));
        }

        private void at(long moment, Act act) {
            Simulation.this.at(moment, act);
        }
    }

    /**
     * @param open what is open now, by dossier. @param pausing dossiers between two steps: the last step they did and when.
     * @param standing where each of both is on its way. @param coming when new dossiers will be opened, and where
     * @return for each step, when each dossier passed it for the last time
     */
    Map<String, Map<String, Long>> play(
            Map<String, List<Spell>> open, List<Spell> pausing, Map<String, Standing> standing, List<Coming> coming) {
        List<Spell> spells = new ArrayList<>();
        Map<String, Way> ways = new HashMap<>();
        open.forEach((dossier, tasks) -> {
            var way = new Way(dossier, tasks.getFirst().lineage());
            way.at = Objects.requireNonNull(standing.get(dossier)).at();
            way.left = tasks.size();
            ways.put(dossier, way);
            spells.addAll(tasks);
        });
        // whoever has waited longest is being served
        spells.sort(Comparator.comparingLong(Spell::begin).thenComparing(Spell::dossier));
        for (var spell : spells) {
            var way = ways.get(spell.dossier());
            if (way != null) {
                office(spell.pool()).goOn(new Waiting(spell.step(), way), Math.max(0, now - spell.begin()));
            }
        }
        for (var last : pausing) {
            var way = new Way(last.dossier(), last.lineage());
            var where = Objects.requireNonNull(standing.get(last.dossier()));
            way.at = where.at();
            way.goOn(measured.next(where, random), last.end(), now);
        }
        for (var one : coming) {
            at(one.at(), then -> new Way(one.dossier(), one.lineage()).enter(new Step(one.step(), 0, false), then));
        }
        while (!events.isEmpty()) {
            var event = events.remove();
            event.act().run(event.at());
        }
        return passed;
    }

    /** A dossier that is not there yet. @param step its first */
    record Coming(String dossier, List<String> lineage, String step, long at) {}
}
