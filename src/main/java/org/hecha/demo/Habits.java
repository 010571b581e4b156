package org.hecha.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.hecha.Time;
import org.hecha.organization.Member;
import org.hecha.organization.Role;

/**
 * How invented people work. Most need the usual time, more or less; two cities are slow; one city's reviewer returns more
 * than half of what comes in; one reviewer in ten is away for three weeks when there is most to do; to one notice in twelve
 * somebody objects. Which ones, the seed says.
 */
final class Habits {

    /**
     * @param hours    of work, the median
     * @param returned share of first decisions that send the dossier back
     * @param refused  share that end it
     */
    private record Usual(double hours, double returned, double refused) {}

    private static final Map<String, Usual> USUAL = Map.ofEntries(
            Map.entry("draft", new Usual(10, 0, 0)),
            Map.entry("seal", new Usual(0.5, 0.05, 0)),
            Map.entry("city_check", new Usual(1.5, 0.08, 0)),
            Map.entry("provincial_check", new Usual(1.5, 0.06, 0.02)),
            Map.entry("countersign", new Usual(0.5, 0, 0)),
            Map.entry("national_acceptance", new Usual(0.5, 0.01, 0.01)),
            Map.entry("distribute", new Usual(6, 0, 0)),
            Map.entry("fill_criterion", new Usual(4, 0, 0)),
            Map.entry("consolidate", new Usual(6, 0, 0)),
            Map.entry("sign", new Usual(0.5, 0.04, 0)),
            Map.entry("correct", new Usual(10, 0, 0)),
            Map.entry("sign_correction", new Usual(0.5, 0.02, 0)),
            Map.entry("city_review", new Usual(6, 0.15, 0.01)),
            Map.entry("assign_reviewers", new Usual(0.5, 0.02, 0.005)),
            Map.entry("desk_review", new Usual(7, 0, 0)),
            Map.entry("third_review", new Usual(5, 0, 0)),
            Map.entry("desk_conclusion", new Usual(1, 0.1, 0.01)),
            Map.entry("on_site_check", new Usual(5, 0, 0)),
            Map.entry("deliberate", new Usual(0.5, 0.01, 0.02)),
            Map.entry("recommend", new Usual(0.3, 0, 0)),
            Map.entry("format_check", new Usual(0.7, 0.03, 0)),
            Map.entry("spot_check", new Usual(3, 0, 0.01)),
            Map.entry("form_panel", new Usual(0.3, 0, 0)),
            Map.entry("panel_review", new Usual(4, 0, 0.01)),
            Map.entry("national_deliberation", new Usual(0.2, 0, 0.01)),
            Map.entry("publish", new Usual(0.2, 0, 0)),
            Map.entry("register_objection", new Usual(0.7, 0, 0)),
            Map.entry("investigate_objection", new Usual(9, 0, 0)),
            Map.entry("decide_objection", new Usual(0.7, 0, 0)),
            Map.entry("reconsider", new Usual(0.5, 0, 1)),
            Map.entry("name_county", new Usual(0.1, 0, 0)));
    private static final Usual OTHERWISE = new Usual(1, 0, 0);

    private static final double SPREAD = 0.6;
    private static final double PACE_SPREAD = 0.25;
    /** Working hours until somebody looks at a list in which something new has come. */
    private static final double LOOKS_AFTER = 3;

    private static final int SLOW_CITIES = 2;
    private static final double SLOW = 6;
    private static final double RETURNS_OF_THE_STRICT = 0.6;
    /** What was put right once is seldom sent back again. */
    private static final double AGAIN = 0.25;

    private static final double HANDS_OVER = 0.03;
    private static final double OBJECTED_TO = 0.08;
    private static final double OF_SUBSTANCE = 0.7;
    private static final double UPHELD = 0.15;
    private static final double FINDS_A_CRITERION_UNMET = 0.02;
    private static final int AWAY_ONE_IN = 10;
    private static final LocalDate AWAY_FROM = LocalDate.of(2022, 9, 13);
    private static final LocalDate AWAY_UNTIL = LocalDate.of(2022, 10, 8);

    private final long seed;
    private final Random random;
    private final Set<String> slowCities = new HashSet<>();
    private final String strictCity;
    private final Map<String, Double> paces = new HashMap<>();
    private final Set<String> away = new HashSet<>();

    /** @param cities codes, three at least */
    Habits(long seed, List<String> cities) {
        this.seed = seed;
        this.random = new Random(seed ^ 0x4ec4a);
        var drawn = new ArrayList<>(cities);
        Collections.shuffle(drawn, random);
        for (int i = 0; i < SLOW_CITIES; i++) {
            slowCities.add(drawn.get(i));
        }
        strictCity = drawn.get(SLOW_CITIES);
    }

    /** Draws how somebody works; once for each, in a fixed order, so that a seed stays a seed. */
    void meet(Member member) {
        double pace = Math.exp(PACE_SPREAD * random.nextGaussian());
        boolean reviews = member.roles().contains(Role.PROVINCIAL_REVIEWER)
                || member.roles().contains(Role.EXPERT);
        if (reviews && random.nextInt(AWAY_ONE_IN) == 0) {
            away.add(member.login());
        }
        boolean slow = member.roles().contains(Role.CITY_REVIEWER)
                && slowCities.contains(member.body().region());
        paces.put(member.login(), slow ? SLOW * pace : pace);
    }

    /** Working hours until it is noticed. */
    double notices(Member who) {
        return LOOKS_AFTER * pace(who) * Math.exp(SPREAD * random.nextGaussian());
    }

    /** Working hours it takes. */
    double takes(Member who, String step) {
        return usual(step).hours() * pace(who) * Math.exp(SPREAD * random.nextGaussian());
    }

    /** The moment somebody is back at work. */
    Instant present(Member who, Instant moment) {
        LocalDate day = LocalDate.ofInstant(moment, Time.BEIJING);
        return away.contains(who.login()) && !day.isBefore(AWAY_FROM) && day.isBefore(AWAY_UNTIL)
                ? AWAY_UNTIL.atTime(9, 0).atZone(Time.BEIJING).toInstant()
                : moment;
    }

    boolean handsOver() {
        return random.nextDouble() < HANDS_OVER;
    }

    boolean findsUnmet() {
        return random.nextDouble() < FINDS_A_CRITERION_UNMET;
    }

    /**
     * Whether somebody of the county holds something against what its notice says. Drawn for the county by itself: in which order
     * people come to work depends on the machine's time as well.
     */
    boolean objects(String county) {
        return new SplittableRandom(seed * 1_000_003 + Long.parseLong(county)).nextDouble() < OBJECTED_TO;
    }

    /** Whether an objection is about what is claimed, not about a word of the notice. */
    boolean ofSubstance() {
        return random.nextDouble() < OF_SUBSTANCE;
    }

    boolean upholds() {
        return random.nextDouble() < UPHELD;
    }

    /**
     * @param before how often this step has sent the dossier back already
     * @return {@code approve}, {@code return} or {@code reject}
     */
    String decides(Member who, String step, int before) {
        Usual usual = usual(step);
        boolean strict = step.equals("city_review") && who.body().region().equals(strictCity);
        double returned = (strict ? RETURNS_OF_THE_STRICT : usual.returned()) * (before == 0 ? 1 : AGAIN);
        double drawn = random.nextDouble();
        return drawn < returned ? "return" : drawn < returned + usual.refused() ? "reject" : "approve";
    }

    int drawn(int bound) {
        return random.nextInt(bound);
    }

    private double pace(Member who) {
        return paces.getOrDefault(who.login(), 1.0);
    }

    private static Usual usual(String step) {
        return USUAL.getOrDefault(step, OTHERWISE);
    }
}
