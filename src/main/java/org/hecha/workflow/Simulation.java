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
import org.apache.commons.rng.simple.RandomSource;
import org.hecha.workflow.Measured.Pool;
import org.hecha.workflow.Measured.Spell;
import org.hecha.workflow.Ways.At;
import org.hecha.workflow.Ways.Standing;
import org.hecha.workflow.Ways.Step;

/** Plays what is left of a round once, from one event to the next, in seconds of working time. */
final class Simulation {

    /** A dossier that goes round for longer than this goes nowhere. */
    private static final int MOST_STATIONS = 150;

    private final Measured measured;
    private final Map<Pool, Integer> more;
    private final Rules.Used rules;
    private final Map<String, Integer> quotaLeft;
    private final long seed;
    private final long now;
    private final long until;
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final Map<Pool, Office> offices = new HashMap<>();
    private final Map<String, Map<String, Long>> passed = new HashMap<>();
    private long order;

    /**
     * @param until  what happens later is not played
     * @param more   how many more people there are at which office
     * @param rules  what they still allow
     * @param seed   every dossier draws by itself, so that the same seed gives it the same luck however many people there are
     */
    Simulation(Measured measured, Map<Pool, Integer> more, Rules.Used rules, long now, long until, long seed) {
        this.measured = measured;
        this.more = more;
        this.rules = rules;
        this.quotaLeft = new HashMap<>(rules.left());
        this.now = now;
        this.until = until;
        this.seed = seed;
    }

    private interface Act {
        void run(long at);
    }

    /** What happens first comes first; at the same moment, what was foreseen first. */
    private record Event(long at, long order, Act act) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            return at == other.at ? Long.compare(order, other.order) : Long.compare(at, other.at);
        }
    }

    private void at(long moment, Act act) {
        events.add(new Event(moment, order++, act));
    }

    /** One of the people of an office. */
    private static final class Desk {
        private final ArrayDeque<Waiting> own = new ArrayDeque<>();
        private boolean busy;
    }

    /** People who take what waits, in the order it came: what is meant for them, and what anybody may do. */
    private final class Office {
        private final ArrayDeque<Waiting> queue = new ArrayDeque<>();
        private final List<Desk> desks = new ArrayList<>();
        private final List<String> people;
        private int turn;

        Office(Pool pool) {
            this.people = measured.offices().people(pool);
            int all = people.size() + more.getOrDefault(measured.offices().origin(pool), 0);
            while (desks.size() < all) {
                desks.add(new Desk());
            }
        }

        void take(Waiting task, long at) {
            anybody().ifPresentOrElse(desk -> begin(desk, task.way(), task.takes(), at), () -> queue.add(task));
        }

        /** @param chosen one of {@link #desks} */
        void take(Waiting task, long at, int chosen) {
            var desk = desks.get(chosen);
            if (desk.busy) {
                desk.own.add(task);
            } else {
                begin(desk, task.way(), task.takes(), at);
            }
        }

        /** In turn, so that all have as much to do. */
        private Optional<Desk> anybody() {
            for (int i = 0; i < desks.size(); i++) {
                turn = (turn + 1) % desks.size();
                if (!desks.get(turn).busy) {
                    return Optional.of(desks.get(turn));
                }
            }
            return Optional.empty();
        }

        private void begin(Desk desk, Way way, long takes, long at) {
            desk.busy = true;
            at(at + takes, end -> done(desk, way, end));
        }

        /** @param since when somebody could begin with it, before the play began */
        void goOn(Way way, Spell spell, long since) {
            var desk = spell.person().isEmpty() ? anybody() : Optional.of(desks.get(desk(spell)));
            long already = Math.max(0, now - since);
            long all = measured.times().takesOver(spell.step(), spell.pool(), already, way.random);
            desk.filter(d -> !d.busy).ifPresentOrElse(d -> begin(d, way, all - already, now), () -> await(way, spell));
        }

        void await(Way way, Spell spell) {
            var task = way.task(spell.step(), spell.pool(), now);
            if (spell.person().isEmpty()) {
                take(task, now);
            } else {
                take(task, now, desk(spell));
            }
        }

        private int desk(Spell spell) {
            return Math.max(0, people.indexOf(spell.person()));
        }

        private void done(Desk desk, Way way, long at) {
            desk.busy = false;
            var first = desk.own.peek();
            var other = queue.peek();
            if (first != null && (other == null || first.came() <= other.came())) {
                begin(desk, first.way(), desk.own.remove().takesAfterOthers(), at);
            } else if (other != null) {
                begin(desk, other.way(), queue.remove().takesAfterOthers(), at);
            }
            way.finished(at);
        }

        /** Somebody new gets a share like everybody else. */
        int choose(Pool pool, UniformRandomProvider random) {
            int news = desks.size() - people.size();
            boolean somebodyNew = random.nextDouble() * desks.size() < news;
            var before = measured.offices().chosen(pool, random);
            int which = random.nextInt(Math.max(1, somebodyNew ? news : people.size()));
            if (somebodyNew) {
                return people.size() + which;
            }
            return before.map(people::indexOf).filter(i -> i >= 0).orElse(which);
        }
    }

    private Office office(Pool pool) {
        return offices.computeIfAbsent(pool, Office::new);
    }

    /**
     * @param takes            how long the doing will take, in seconds of working time
     * @param takesAfterOthers the same where it has to wait
     * @param came             in working time
     */
    private record Waiting(Way way, long takes, long takesAfterOthers, long came) {}

    /** One dossier on its way. */
    private final class Way {
        private final String dossier;
        private final List<String> lineage;
        private final UniformRandomProvider random;
        private final List<At> trail = new ArrayList<>();
        private final Map<String, Integer> returns = new HashMap<>();
        private int left;
        private int stations;

        Way(String dossier, List<String> lineage) {
            this.dossier = dossier;
            this.lineage = lineage;
            this.random = RandomSource.SPLIT_MIX_64.create(seed ^ (dossier.hashCode() * 0x9E3779B97F4A7C15L));
        }

        void stands(Standing where) {
            trail.addAll(where.trail());
            returns.putAll(where.returns());
        }

        void enter(Step next, long moment) {
            if (++stations > MOST_STATIONS) {
                return;
            }
            if (next.back()) {
                returns.merge(trail.getLast().step(), 1, Integer::sum);
            }
            trail.add(
                    trail.isEmpty() ? new At(next.next(), "") : trail.getLast().to(next.next(), next.back()));
            var pools = measured.offices().pools(next.next(), lineage);
            left = pools.size();
            // drawn before any of them begins: the order in which people are free must not change what is drawn
            List<Waiting> tasks =
                    pools.stream().map(pool -> task(next.next(), pool, moment)).toList();
            int[] chosen = Task.JUDGED_APART.contains(next.next()) ? choose(pools) : new int[0];
            for (int i = 0; i < pools.size(); i++) {
                if (chosen.length == 0) {
                    office(pools.get(i)).take(tasks.get(i), moment);
                } else {
                    office(pools.get(i)).take(tasks.get(i), moment, chosen[i]);
                }
            }
        }

        /** One for each of the offices; nobody twice where there are enough of them. */
        private int[] choose(List<Pool> pools) {
            int[] chosen = new int[pools.size()];
            for (int i = 0; i < chosen.length; i++) {
                var office = office(pools.get(i));
                chosen[i] = office.choose(pools.get(i), random);
                for (int j = 0; j < i; j++) {
                    if (pools.get(j).equals(pools.get(i)) && chosen[j] == chosen[i]) {
                        chosen[i] = (chosen[i] + 1) % office.desks.size();
                    }
                }
            }
            return chosen;
        }

        Waiting task(String step, Pool pool, long came) {
            var times = measured.times().at(step, pool);
            return new Waiting(this, times.takes(random), times.takesAfterOthers(random), came);
        }

        void finished(long moment) {
            if (--left > 0) {
                return;
            }
            String step = trail.getLast().step();
            passed.computeIfAbsent(step, s -> new HashMap<>()).put(dossier, moment);
            var next = measured.ways()
                    .next(
                            trail,
                            measured.offices().judges(step),
                            !measured.offices().judges(step) || returns.getOrDefault(step, 0) < rules.returns(),
                            random);
            if (step.equals(Rules.RECOMMENDED) && next.filter(this::mayGoOn).isEmpty()) {
                return;
            }
            goOn(next, moment, moment);
        }

        /** A recommendation uses up one of the quota; without any left it ends here. */
        private boolean mayGoOn(Step next) {
            return next.result() != Measured.Result.ON
                    || rules.of(lineage).map(this::takeOne).orElse(true);
        }

        private boolean takeOne(String province) {
            return quotaLeft.merge(province, -1, Integer::sum) >= 0;
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

    private static Way way(Map<String, Way> ways, Spell spell) {
        return Objects.requireNonNull(ways.get(spell.dossier()));
    }

    /**
     * @param open what is open now, by dossier. @param pausing dossiers between two steps: the last step they did and when.
     * @param standing where each of both is on its way. @param coming when new dossiers will be opened, and where
     * @return for each step, when each dossier passed it for the last time
     */
    Map<String, Map<String, Long>> play(
            Map<String, List<Spell>> open,
            List<Spell> pausing,
            Map<String, Standing> standing,
            List<Newcomers.Coming> coming) {
        List<Spell> spells = new ArrayList<>();
        Map<String, Way> ways = new HashMap<>();
        open.forEach((dossier, tasks) -> {
            var way = new Way(dossier, tasks.getFirst().lineage());
            way.stands(Objects.requireNonNull(standing.get(dossier)));
            way.left = tasks.size();
            ways.put(dossier, way);
            spells.addAll(tasks);
        });
        // whoever is at work goes on; what waits for them is in the order it came
        spells.sort(Comparator.comparingLong(Spell::begin).thenComparing(Spell::dossier));
        spells.forEach(spell -> measured.times()
                .atWorkSince(spell)
                .ifPresent(since -> office(spell.pool()).goOn(way(ways, spell), spell, since)));
        spells.stream()
                .filter(spell -> measured.times().atWorkSince(spell).isEmpty())
                .forEach(spell -> office(spell.pool()).await(way(ways, spell), spell));
        for (var last : pausing) {
            var way = new Way(last.dossier(), last.lineage());
            var where = Objects.requireNonNull(standing.get(last.dossier()));
            way.stands(where);
            way.goOn(measured.ways().next(where, way.random), last.end(), now);
        }
        for (var one : coming) {
            at(
                    one.at(),
                    then -> new Way(one.dossier(), one.lineage())
                            .enter(new Step(one.step(), 0, Measured.Result.ON), then));
        }
        while (!events.isEmpty() && events.peek().at() <= until) {
            var event = events.remove();
            event.act().run(event.at());
        }
        return passed;
    }
}
