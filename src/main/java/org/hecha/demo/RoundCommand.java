package org.hecha.demo;

import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hecha.Time;
import org.hecha.evaluate.Split;
import org.hecha.organization.OrganizationImport;
import org.hecha.organization.Scope;
import org.hecha.programme.Round;
import org.hecha.programme.RoundId;
import org.hecha.programme.Rounds;
import org.hecha.shared.StandardOutput;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * {@code ./hecha demo --counties=N --seed=S [--until=DATE]}: plays a round of an invented country into a new store and prints
 * what came of it as one JSON object. About sixty tasks a county, each through the engine; the time grows with the counties.
 */
@Component
@Profile("demo")
@ConditionalOnProperty(name = "hecha.command", havingValue = "demo")
class RoundCommand implements ApplicationRunner {

    private static final RoundId ROUND = new RoundId("2021B2");
    private static final LocalDate OPENS = LocalDate.of(2021, 6, 1);
    private static final LocalDate CREATED = LocalDate.of(2022, 8, 8);
    private static final LocalDate DEADLINE = LocalDate.of(2022, 9, 20);
    private static final LocalDate CLOSES = LocalDate.of(2022, 10, 20);
    /** Two names for three counties. */
    private static final double NAMED_SHARE = 2 / 3.0;

    private static final int FEWEST = 6;

    private final DemoSettings settings;
    private final Backstage backstage;
    private final OrganizationImport imports;
    private final Rounds rounds;
    private final RoundPlay.House house;

    RoundCommand(
            DemoSettings settings,
            Backstage backstage,
            OrganizationImport imports,
            Rounds rounds,
            RoundPlay.House house) {
        this.settings = settings;
        this.backstage = backstage;
        this.imports = imports;
        this.rounds = rounds;
        this.house = house;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        int counties = (int) number(arguments, "counties", 480);
        long seed = number(arguments, "seed", 1);
        LocalDate until = arguments.containsOption("until")
                ? day(arguments.getOptionValues("until").getFirst())
                : DEADLINE.plusMonths(9);
        StandardOutput.print(play(counties, seed, until));
    }

    Map<String, Object> play(int counties, long seed, LocalDate until) throws IOException {
        if (counties < FEWEST || counties > MadeCountry.MOST) {
            throw new IllegalArgumentException(
                    "--counties wants a number from %d to %d, not %d".formatted(FEWEST, MadeCountry.MOST, counties));
        }
        if (house.clock().settled() || !rounds.all().isEmpty()) {
            throw new IllegalStateException(
                    "this store holds a round already; delete it, or name a new one with --hecha.storage=DIR");
        }
        long begin = System.nanoTime();
        Names names = Names.read(settings.directory());
        MadeCountry country = MadeCountry.of(counties, seed, names);
        Scope system = backstage.scope();
        house.clock().moveTo(OPENS.minusDays(20).atStartOfDay(Time.BEIJING).toInstant());
        check(imports.regions(system, country.cast().regions(), false));
        check(imports.bodies(system, country.cast().bodies(), false));
        check(imports.members(system, country.cast().members(), false));
        List<Split.County> samples = Split.read(settings.directory()).counties();
        rounds.put(round(samples.getFirst().round(), country));
        var staff = new Staff(
                house.directory(),
                new Habits(seed, country.cities()),
                house.directory().members());
        var play = new RoundPlay(house, names, country, samples, ROUND, staff, system);
        RoundPlay.Course course = play.play(OPENS, CREATED, until);
        house.clock().settle(house.clock().now());
        var answer = new LinkedHashMap<String, Object>();
        answer.put("counties", counties);
        answer.put("seed", seed);
        answer.put(
                "until", LocalDate.ofInstant(house.clock().now(), Time.BEIJING).toString());
        answer.put("tasks", course.tasks());
        answer.put("returns", course.returns());
        answer.put("handOvers", course.handOvers());
        answer.put("objections", course.objections());
        answer.put("outcomes", course.outcomes());
        answer.put("refusals", course.refusals());
        answer.put("seconds", Math.round((System.nanoTime() - begin) / 1e9));
        return answer;
    }

    private static Round round(String name, MadeCountry country) {
        Map<String, Integer> quotas = country.counties().stream()
                .collect(Collectors.groupingBy(
                        county -> county.substring(0, 2) + "0000",
                        Collectors.collectingAndThen(
                                Collectors.counting(), number -> (int) Math.ceil(NAMED_SHARE * number))));
        return new Round(
                ROUND,
                name,
                "2021-2025",
                Map.of(),
                OPENS.minusDays(1),
                DEADLINE,
                CLOSES.atTime(18, 0).atZone(Time.BEIJING).toInstant(),
                Map.of(),
                quotas,
                2,
                5,
                300);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("--until wants a day such as 2022-09-28, not '%s'".formatted(text), e);
        }
    }

    private static long number(ApplicationArguments arguments, String name, long otherwise) {
        List<String> values = arguments.getOptionValues(name);
        if (values == null || values.isEmpty()) {
            return otherwise;
        }
        try {
            return Long.parseLong(values.getFirst());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "--%s wants a whole number, not '%s'".formatted(name, values.getFirst()), e);
        }
    }

    private static void check(OrganizationImport.Report report) {
        if (!report.ok()) {
            throw new IllegalStateException("the made people do not fit: " + report.problems());
        }
    }
}
