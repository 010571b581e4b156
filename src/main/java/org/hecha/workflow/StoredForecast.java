package org.hecha.workflow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.DoubleStream;
import org.hecha.Time;
import org.hecha.dossier.DossierId;
import org.hecha.organization.Directory;
import org.hecha.organization.Level;
import org.hecha.organization.Region;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.hecha.programme.Round;
import org.hecha.programme.RoundId;
import org.hecha.programme.Rounds;
import org.hecha.workflow.Measured.Pool;
import org.hecha.workflow.Measured.Spell;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Measures on the {@link Pasts} of everything the reader sees; counts the dossiers of one round. */
@Service
class StoredForecast implements Forecast {

    /** Stations everybody knows, by the step that ends them. */
    static final List<String> STATIONS =
            List.of("national_acceptance", "sign", "city_review", "recommend", "national_deliberation", "name_county");

    private static final int LEAST_PLAYS = 40;
    private static final int MOST_PLAYS = 300;

    /** Plays of one trial on the past. */
    private static final int LEAST_TRIED = 20;

    private static final int MOST_TRIED = 40;

    /** Plays of one dossier each that one answer may cost. */
    private static final int BUDGET = 40_000;

    private static final LocalTime CLOSE = LocalTime.of(18, 0);

    private final JdbcClient jdbc;
    private final WorkingTime workingTime;
    private final Directory directory;
    private final Rounds rounds;
    private final Pasts pasts;
    private final Clock clock;

    StoredForecast(
            JdbcClient jdbc, WorkingTime workingTime, Directory directory, Rounds rounds, Pasts pasts, Clock clock) {
        this.jdbc = jdbc;
        this.workingTime = workingTime;
        this.directory = directory;
        this.rounds = rounds;
        this.pasts = pasts;
        this.clock = clock;
    }

    /** What one question is answered from. */
    private record Asked(
            WorkingTime.Days days,
            Past past,
            long now,
            Newcomers newcomers,
            Rules rules,
            Plays plays,
            Map<String, Instant> targets,
            long seed) {

        /** @param ahead seconds of working time */
        LocalDate day(double ahead) {
            return days.day(now + Math.round(ahead));
        }

        /** Whether so much was finished that something can be told. */
        boolean enough() {
            return plays.measured().size() >= LEAST && !past.wanted().isEmpty();
        }
    }

    private Asked asked(Scope scope, Question question) {
        var days = workingTime.days();
        var past = pasts.of(scope, question, days);
        long now = days.at(clock.instant());
        Optional<Round> round = rounds.all().stream()
                .filter(r -> r.id().equals(new RoundId(question.round())))
                .findFirst();
        var newcomers = round.map(r -> new Newcomers(days.at(r.closes()), counties(scope, question)))
                .orElse(Newcomers.NONE);
        var rules =
                round.map(r -> new Rules(r.quotas(), r.returns(), past.round())).orElse(Rules.NONE);
        return new Asked(
                days,
                past,
                now,
                newcomers,
                rules,
                new Plays(past.spells(), past.ended(), past.wanted(), rules, newcomers, now),
                round.map(StoredForecast::targets).orElse(Map.of()),
                (question.round() + "/" + question.region()).hashCode());
    }

    /** Each county that may apply and that the reader sees, with what it belongs to, smallest first. */
    private List<List<String>> counties(Scope scope, Question question) {
        var places = directory.below(Region.COUNTRY);
        Map<String, Region> byCode = new HashMap<>();
        directory.region(Region.COUNTRY).ifPresent(country -> byCode.put(country.code(), country));
        places.forEach(place -> byCode.put(place.code(), place));
        Optional<Region> within = question.region().isEmpty() ? Optional.empty() : directory.region(question.region());
        List<List<String>> counties = new ArrayList<>();
        for (var place : places) {
            if (place.level() == Level.COUNTY
                    && scope.ranges().stream().anyMatch(r -> r.lo() <= place.lo() && place.hi() <= r.hi())
                    && within.map(region -> region.contains(place))
                            .orElse(question.region().isEmpty())) {
                counties.add(lineage(place, byCode));
            }
        }
        return counties;
    }

    private static List<String> lineage(Region place, Map<String, Region> byCode) {
        List<String> lineage = new ArrayList<>();
        for (var at = Optional.of(place);
                at.isPresent();
                at = at.flatMap(Region::parent).flatMap(code -> Optional.ofNullable(byCode.get(code)))) {
            lineage.add(at.get().code());
        }
        return lineage;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Outlook> outlook(Scope scope, Question question) {
        Asked asked = asked(scope, question);
        return asked.enough()
                ? Optional.of(outlook(asked, played(asked, question, Map.of()), trials(asked)))
                : Optional.empty();
    }

    @Override
    @Transactional(readOnly = true)
    public Answer of(Scope scope, Question question) {
        Asked asked = asked(scope, question);
        List<String> steps = new ArrayList<>(reviewing(asked.past().spells()));
        if (!asked.enough()) {
            return new Answer(Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), Optional.empty(), steps);
        }
        Trials trials = trials(asked);
        Played asItIs = played(asked, question, Map.of());
        Optional<Played> more = question.more() == 0 || question.step().isEmpty()
                ? Optional.empty()
                : Optional.of(played(asked, question, more(asked.plays(), question)));
        return new Answer(
                Optional.of(outlook(asked, asItIs, trials)),
                more.map(played -> outlook(asked, played, trials)),
                more.map(played -> Gains.of(asItIs.results(), played.results(), question.step(), STATIONS)),
                soon(asked, asItIs, trials),
                trials.backTest(asked.now()),
                steps);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Why.Item> passed(Scope scope, Question question, String step, Instant by) {
        if (!STATIONS.contains(step)) {
            return List.of();
        }
        var days = workingTime.days();
        var past = pasts.of(scope, question, step, days);
        var passed = Plays.left(past.spells(), past.wanted(), step, days.at(by));
        return jdbc.sql("select dossier, number, county, opened from workflow.journey"
                        + " where dossier = any (cast(:ids as uuid[])) order by number")
                .param("ids", passed.toArray(String[]::new))
                .query((row, n) -> new Why.Item(
                        new DossierId(row.getObject("dossier", UUID.class)),
                        row.getString("number"),
                        row.getString("county"),
                        "",
                        row.getObject("opened", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Where more people may be asked for: above the county. */
    private Set<String> reviewing(List<Spell> spells) {
        Set<String> steps = new TreeSet<>();
        spells.stream()
                .filter(spell -> Role.valueOf(spell.pool().role()).reviews())
                .forEach(spell -> steps.add(spell.step()));
        return steps;
    }

    private static Map<Pool, Integer> more(Plays plays, Question question) {
        Map<Pool, Integer> more = new HashMap<>();
        plays.measured().offices().doing(question.step()).forEach(pool -> more.put(pool, question.more()));
        return more;
    }

    /** By step. */
    private static Map<String, Instant> targets(Round round) {
        return Map.of(
                "sign",
                round.closes(),
                "city_review",
                round.deadline().atTime(CLOSE).atZone(Time.BEIJING).toInstant());
    }

    /** @param results by play and step, when dossiers pass, rising */
    private record Played(List<Map<String, long[]>> results, Duration took) {
        List<long[]> times(String step) {
            return results.stream()
                    .map(result -> result.getOrDefault(step, new long[0]))
                    .toList();
        }
    }

    private static Played played(Asked asked, Question question, Map<Pool, Integer> more) {
        long began = System.nanoTime();
        int many = Math.clamp(BUDGET / Math.max(1, asked.plays().dossiers()), LEAST_PLAYS, MOST_PLAYS);
        Set<String> steps = new LinkedHashSet<>(STATIONS);
        steps.add(question.step());
        var results = asked.plays().run(many, asked.seed(), more, List.copyOf(steps));
        return new Played(results, Duration.ofNanos(System.nanoTime() - began));
    }

    private static Trials trials(Asked asked) {
        Past past = asked.past();
        int dossiers = Math.max(1, past.wanted().size());
        return Trials.of(
                past.spells(),
                past.wanted(),
                asked.now(),
                STATIONS,
                Math.clamp(BUDGET / MOST_TRIED / dossiers, 1, Trials.MOST),
                then -> new Plays(past.spells(), past.ended(), past.wanted(), asked.rules(), asked.newcomers(), then),
                Math.clamp(BUDGET / dossiers, LEAST_TRIED, MOST_TRIED),
                asked.seed());
    }

    private static Outlook outlook(Asked asked, Played played, Trials trials) {
        Widening widening = trials.widening(asked.now());
        List<Station> stations = STATIONS.stream()
                .map(step -> station(asked, played.times(step), step, widening))
                .toList();
        return new Outlook(stations, played.results().size(), played.took());
    }

    private static Station station(Asked asked, List<long[]> times, String step, Widening widening) {
        boolean told = asked.plays().measured().offices().passed(step);
        var target = Optional.ofNullable(asked.targets().get(step));
        double[] lasts = times.stream()
                .filter(t -> t.length > 0)
                .mapToDouble(t -> t[t.length - 1] - asked.now())
                .toArray();
        boolean comes = told && lasts.length > 0;
        var late = target.filter(t -> comes)
                .map(t -> new Late(times, asked.now(), asked.days().at(t), widening));
        return new Station(
                step,
                Plays.left(asked.past().spells(), asked.past().wanted(), step, asked.now())
                        .size(),
                told
                        ? Optional.of(new Spread(times.stream()
                                        .mapToDouble(t -> t.length)
                                        .toArray())
                                .numbers())
                        : Optional.empty(),
                target.map(t -> t.atZone(Time.BEIJING).toLocalDate()),
                comes ? Optional.of(days(asked, new Spread(lasts), widening)) : Optional.empty(),
                late.map(Late::numbers),
                late.map(Late::inTime));
    }

    private static Days days(Asked asked, Spread ahead, Widening widening) {
        return new Days(
                asked.day(widening.soonest(ahead.low())),
                asked.day(ahead.middle()),
                asked.day(widening.latest(ahead.high())));
    }

    /**
     * What comes after a date, in the plays as they are and with everything taking as much less or longer as earlier forecasts
     * were wrong by.
     *
     * @param times by play, rising. @param target like {@code now} in working time
     */
    private record Late(List<long[]> times, long now, long target, Widening widening) {

        private double[] after(double factor) {
            return times.stream()
                    .mapToDouble(all -> Arrays.stream(all)
                            .filter(at -> now + (at - now) * factor > target)
                            .count())
                    .toArray();
        }

        Numbers numbers() {
            return new Numbers(
                    new Spread(after(widening.soonest(1))).low(),
                    new Spread(after(1)).middle(),
                    new Spread(after(widening.latest(1))).high());
        }

        double inTime() {
            return DoubleStream.of(widening.soonest(1), 1, widening.latest(1))
                    .map(factor ->
                            Arrays.stream(after(factor)).filter(n -> n == 0).count() / (double) times.size())
                    .average()
                    .orElse(0);
        }
    }

    private static Map<String, Numbers> soon(Asked asked, Played played, Trials trials) {
        Widening widening = trials.widening(asked.now());
        long end = asked.now() + (long) SOON * WorkingTime.DAY;
        Map<String, Numbers> soon = new HashMap<>();
        for (String step : STATIONS) {
            if (asked.plays().measured().offices().passed(step)) {
                var times = played.times(step);
                soon.put(
                        step,
                        widening.numbers(
                                new Spread(times.stream()
                                        .mapToDouble(t -> Arrays.stream(t)
                                                .filter(at -> at <= end)
                                                .count())
                                        .toArray()),
                                new Spread(times.stream()
                                                .mapToDouble(t -> t.length)
                                                .toArray())
                                        .most()));
            }
        }
        return soon;
    }
}
