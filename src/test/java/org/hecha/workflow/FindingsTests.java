package org.hecha.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.hecha.dossier.DossierId;
import org.hecha.organization.Role;
import org.hecha.workflow.Trace.Visit;
import org.hecha.workflow.Why.Breach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class FindingsTests {

    private static final Instant START = Instant.parse("2022-08-01T01:00:00Z");
    private static final UUID COUNTY = new UUID(0, 1);
    private static final UUID CITY = new UUID(0, 2);
    private static final UUID PROVINCE = new UUID(0, 3);

    private final List<Trace> traces = new ArrayList<>();

    /** Writes down one dossier, step by step, a day each. */
    private final class Story {
        private final Trace trace;
        private int day;

        Story(String region, boolean ended) {
            int n = traces.size();
            trace = new Trace(
                    new DossierId(new UUID(9, n)),
                    "R-%s-%04d".formatted(region, n),
                    region,
                    "县" + n,
                    START,
                    ended ? Optional.of(START.plus(Duration.ofDays(50))) : Optional.empty(),
                    new ArrayList<>());
            traces.add(trace);
        }

        Story did(String step, UUID unit, Role role, UUID person, String result, String... reasons) {
            return did(step, unit, role, person, result, 1, reasons);
        }

        Story did(String step, UUID unit, Role role, UUID person, String result, int days, String... reasons) {
            var created = START.plus(Duration.ofDays(day));
            day += days;
            trace.visits()
                    .add(new Visit(
                            trace.number() + "/" + trace.visits().size(),
                            step,
                            "",
                            unit,
                            role,
                            Optional.of(person),
                            created,
                            START.plus(Duration.ofDays(day)),
                            result,
                            List.of(reasons)));
            return this;
        }

        Story drafted() {
            return did("draft", COUNTY, Role.COUNTY_CLERK, new UUID(1, 1), "done")
                    .sealed();
        }

        Story sealed() {
            return did("seal", COUNTY, Role.COUNTY_LEADER, new UUID(1, 2), "approve");
        }

        Story city(String result, String... reasons) {
            return did("city_check", CITY, Role.CITY_REVIEWER, new UUID(2, 1), result, reasons);
        }

        Story corrected() {
            return did("correct", COUNTY, Role.COUNTY_CLERK, new UUID(1, 1), "done");
        }

        Story province(String result) {
            return did("provincial_check", PROVINCE, Role.PROVINCIAL_REVIEWER, new UUID(3, 1), result);
        }
    }

    private Story story() {
        return new Story("990226", false);
    }

    private Findings findings() {
        return new Findings(traces, WorkingTimeSpecimens.everyDay());
    }

    @Test
    void theLegalWayIsMadeOfStepsOfTheDiagramsWhichItNeverWalksInACircle() throws IOException {
        Set<String> steps = new HashSet<>();
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath:bpmn/*.bpmn")) {
            try (var in = file.getInputStream()) {
                Bpmn.readModelFromStream(in)
                        .getModelElementsByType(UserTask.class)
                        .forEach(task -> steps.add(task.getId()));
            }
        }
        assertThat(steps).containsAll(Findings.BEFORE.keySet()).containsAll(Findings.BEFORE.values());
        for (String step : Findings.BEFORE.keySet()) {
            Set<String> passed = new HashSet<>();
            for (String at = step; at != null; at = Findings.BEFORE.get(at)) {
                assertThat(passed.add(at)).as("%s lies before itself", at).isTrue();
            }
        }
    }

    @Test
    void whoDoesNotAnswerForTheCountyMayNotDecide() {
        story().drafted().city("approve").province("approve");
        var elsewhere = story().drafted().city("approve").province("approve");
        var only = findings()
                .departures(
                        (trace, at) -> false, (trace, unit) -> !unit.equals(CITY) || !trace.equals(elsewhere.trace));

        assertThat(only).singleElement().satisfies(found -> {
            assertThat(found.breach()).isEqualTo(Why.Breach.OUT_OF_AUTHORITY);
            assertThat(found.step()).isEqualTo("city_check");
            assertThat(found.dossiers().n()).isOne();
        });
    }

    /** Two people judge apart and one says no; somebody concludes. Nothing went back. */
    @Test
    void whoJudgesApartSendsNothingBack() {
        for (int n = 0; n < 2; n++) {
            story().drafted()
                    .did("desk_review", PROVINCE, Role.PROVINCIAL_REVIEWER, new UUID(3, 1), "return", "NO_EVIDENCE")
                    .did("desk_review", PROVINCE, Role.PROVINCIAL_REVIEWER, new UUID(3, 2), "return", "NO_EVIDENCE")
                    .did("desk_conclusion", PROVINCE, Role.PROVINCIAL_LEADER, new UUID(3, 3), "approve")
                    .did("format_check", new UUID(0, 4), Role.NATIONAL_OFFICER, new UUID(4, 1), "approve");
        }
        var findings = findings();

        assertThat(findings.rework()).extracting(Why.Rework::step).doesNotContain("desk_review");
        assertThat(findings.pingPong()).isEmpty();
    }

    @Test
    void countsWhatPassedAtFirstAndWhatWentBackForWhichReason() {
        story().drafted().city("approve").province("approve");
        story().drafted()
                .city("return", "NO_EVIDENCE", "NO_EVIDENCE", "UNREADABLE")
                .corrected()
                .city("approve");
        story().drafted().city("reject");

        var findings = findings();
        var city = findings.rework().stream()
                .filter(r -> r.step().equals("city_check"))
                .findFirst()
                .orElseThrow();

        assertThat(city.decided().n()).isEqualTo(3);
        assertThat(city.first().n()).isEqualTo(1);
        assertThat(city.returned().n()).isEqualTo(1);
        assertThat(city.returns().n()).isEqualTo(1);
        assertThat(city.reasons())
                .extracting(Why.Reason::code, reason -> reason.count().n())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("NO_EVIDENCE", 2L),
                        org.assertj.core.groups.Tuple.tuple("UNREADABLE", 1L));
    }

    @Test
    void toAndFroOnceIsNoPingPong() {
        story().drafted().city("return").corrected().city("approve");
        assertThat(findings().pingPong()).isEmpty();

        story().drafted().city("return").corrected().city("return").corrected().city("approve");
        assertThat(findings().pingPong()).singleElement().satisfies(p -> {
            assertThat(p.by()).isEqualTo(Role.CITY_REVIEWER);
            assertThat(p.to()).isEqualTo(Role.COUNTY_CLERK);
            assertThat(p.dossiers().n()).isEqualTo(1);
        });
    }

    @Test
    void workThatStaysInAnOfficeIsNotHandedOver() {
        story().drafted().city("approve").province("approve");

        assertThat(findings().handOvers())
                .extracting(Why.HandOver::from, Why.HandOver::to, h -> h.count().n())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Role.COUNTY_LEADER, Role.CITY_REVIEWER, 1L),
                        org.assertj.core.groups.Tuple.tuple(Role.CITY_REVIEWER, Role.PROVINCIAL_REVIEWER, 1L));
    }

    @Test
    void dossiersThatWentTheSameWayAreOneVariant() {
        new Story("990226", true).drafted().city("approve");
        new Story("990226", true).drafted().city("approve");
        new Story("990226", true).drafted().city("return").corrected().city("approve");
        story().drafted().city("approve");

        var variants = findings().variants();

        assertThat(variants).hasSize(3);
        assertThat(variants.getFirst().steps()).containsExactly("draft", "seal", "city_check");
        assertThat(variants.getFirst().dossiers().n()).isEqualTo(2);
        assertThat(variants.getFirst().p50()).contains(Duration.ofDays(50));
        assertThat(variants).anyMatch(v -> v.steps().contains("city_check!"));
        assertThat(variants).anyMatch(v -> !v.ended() && v.p50().isEmpty());
    }

    @Test
    void theLegalWayIsNoDeparture() {
        story().drafted().city("return").corrected().city("approve").province("approve");
        assertThat(findings().departures((trace, at) -> false, (trace, unit) -> true))
                .isEmpty();
    }

    @Test
    void findsWhatWasSkippedWhatCameTooEarlyAndWhoDecidedTwice() {
        story().drafted().province("approve");
        story().drafted().province("approve").city("approve");
        story().drafted()
                .did("city_check", CITY, Role.CITY_REVIEWER, new UUID(7, 7), "approve")
                .did("provincial_check", PROVINCE, Role.PROVINCIAL_REVIEWER, new UUID(7, 7), "approve");

        assertThat(findings().departures((trace, at) -> false, (trace, unit) -> true))
                .extracting(
                        Why.Departure::breach,
                        Why.Departure::step,
                        d -> d.dossiers().n())
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(Breach.SKIPPED, "provincial_check", 1L),
                        org.assertj.core.groups.Tuple.tuple(Breach.WRONG_ORDER, "provincial_check", 1L),
                        org.assertj.core.groups.Tuple.tuple(Breach.SAME_PERSON, "", 1L));
    }

    @Test
    void aCountyThatGoesPastTheCitySkipsNothing() {
        story().drafted().province("approve");
        assertThat(findings().departures((trace, at) -> true, (trace, unit) -> true))
                .isEmpty();
    }

    @Test
    void tellsACircumstanceThatMattersFromOneThatDoesNotAndWeighsNothingFromFewCases() {
        var random = new Random(4);
        for (int i = 0; i < 120; i++) {
            boolean district = i % 2 == 0;
            new Story(district ? "990105" : "990226", false)
                    .drafted()
                    .did(
                            "city_check",
                            CITY,
                            Role.CITY_REVIEWER,
                            new UUID(2, 1),
                            "approve",
                            (district ? 3 : 12) + random.nextInt(3));
        }
        var factors = findings().factors("city_check");

        assertThat(factors).isNotEmpty().allSatisfy(f -> {
            assertThat(f.with().n()).isGreaterThanOrEqualTo(Why.LEAST);
            assertThat(f.without().n()).isGreaterThanOrEqualTo(Why.LEAST);
        });
        assertThat(factors.getFirst().clear()).isTrue();
        assertThat(factors)
                .filteredOn(f -> f.value().equals("district"))
                .singleElement()
                .satisfies(f -> assertThat(f.difference()).isBetween(Duration.ofDays(-10), Duration.ofDays(-8)));
        traces.subList(30, traces.size()).clear();
        assertThat(findings().factors("city_check")).isEmpty();
    }

    /** Whatever happened, each number is the length of its list, and parts are no more than the whole. */
    @Test
    void everyNumberIsTheLengthOfTheListItOpensWhateverHappened() {
        var random = new Random(99);
        String[] steps = {"draft", "seal", "city_check", "correct", "provincial_check", "countersign", "sign"};
        String[] results = {"approve", "return", "done", "reject"};
        String[] reasons = {"NO_EVIDENCE", "UNREADABLE", "SEAL_MISSING"};
        Role[] roles = {Role.COUNTY_CLERK, Role.CITY_REVIEWER, Role.PROVINCIAL_REVIEWER};
        for (int n = 0; n < 200; n++) {
            var story = new Story(random.nextBoolean() ? "990105" : "990226", random.nextBoolean());
            for (int i = random.nextInt(12); i >= 0; i--) {
                int who = random.nextInt(3);
                String result = results[random.nextInt(4)];
                story.did(
                        steps[random.nextInt(steps.length)],
                        new UUID(0, who + 1),
                        roles[who],
                        new UUID(5, random.nextInt(6)),
                        result,
                        random.nextInt(9),
                        result.equals("return") ? new String[] {reasons[random.nextInt(3)]} : new String[0]);
            }
        }
        var findings = findings();
        List<Why.Count> counts = new ArrayList<>(List.of(findings.dossiers()));
        for (var r : findings.rework()) {
            assertThat(r.first().n() + r.returned().n())
                    .isLessThanOrEqualTo(2 * r.decided().n());
            assertThat(r.returned().n()).isLessThanOrEqualTo(r.returns().n());
            assertThat(r.reasons().stream().mapToLong(x -> x.count().n()).sum())
                    .isEqualTo(r.returns().n());
            counts.addAll(List.of(r.decided(), r.first(), r.returned(), r.returns()));
            r.reasons().forEach(x -> counts.add(x.count()));
        }
        findings.pingPong().forEach(p -> counts.add(p.dossiers()));
        findings.handOvers().forEach(h -> counts.add(h.count()));
        var variants = findings.variants();
        variants.forEach(v -> counts.add(v.dossiers()));
        assertThat(variants.stream().mapToLong(v -> v.dossiers().n()).sum()).isEqualTo(200);
        findings.departures((trace, at) -> random.nextBoolean(), (trace, unit) -> random.nextBoolean())
                .forEach(d -> counts.add(d.dossiers()));
        findings.factors(findings.slowest())
                .forEach(f -> Stream.of(f.with(), f.without()).forEach(counts::add));
        assertThat(counts).hasSizeGreaterThan(30);
        for (var count : counts) {
            assertThat((long) findings.items(count.key()).size())
                    .as(count.key())
                    .isEqualTo(count.n());
        }
    }
}
