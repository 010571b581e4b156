package org.hecha.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hecha.workflow.Play.APPROVE;
import static org.hecha.workflow.Play.applicationForm;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hecha.organization.AScope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@InProcessWorld
class ForecastIT {

    private static final Forecast.Question NOW = new Forecast.Question(House.ROUND.value(), "", "", 0);

    @Autowired
    Play play;

    @Autowired
    Forecast forecast;

    @AfterEach
    void clock() {
        play.clock.reset();
    }

    private void at(int day) {
        play.clock.moveTo(Instant.parse("2022-08-22T01:30:00Z").plus(Duration.ofDays(day)));
    }

    @BeforeEach
    void countiesApplyFasterThanTheCityLooks() {
        for (int n = 0; n < 12; n++) {
            at(n);
            var d = play.open();
            play.done(d, "draft", play.people.clerk, applicationForm()).done(d, "seal", play.people.leader, APPROVE);
            if (n % 2 == 0) {
                at(n + 1);
                play.done(d, "city_check", play.people.city, APPROVE);
                play.done(d, "provincial_check", play.people.province, APPROVE);
                play.done(d, "countersign", play.people.education, APPROVE)
                        .done(d, "countersign", play.people.farming, APPROVE);
                play.done(d, "national_acceptance", play.people.officer, APPROVE);
            }
        }
        at(16);
    }

    private static Forecast.Station acceptance(Optional<Forecast.Outlook> outlook) {
        return outlook.orElseThrow().stations().stream()
                .filter(s -> s.step().equals("national_acceptance"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatWaitsAtTheCityIsToldToComeAndTheSameQuestionHasTheSameAnswer() {
        var first = forecast.of(Play.everything(), NOW);
        var second = forecast.of(Play.everything(), NOW);

        var station = acceptance(first.now());
        assertThat(station.passed()).isPositive();
        assertThat(station.coming().orElseThrow().high()).isPositive();
        assertThat(station.last().orElseThrow().middle())
                .isAfterOrEqualTo(
                        play.clock.instant().atZone(org.hecha.Time.BEIJING).toLocalDate());
        assertThat(second.now().orElseThrow().stations())
                .isEqualTo(first.now().orElseThrow().stations());
        assertThat(forecast.outlook(Play.everything(), NOW).orElseThrow().stations())
                .as("what alerts are told is what the page says")
                .isEqualTo(first.now().orElseThrow().stations());
        assertThat(first.now().orElseThrow().stations())
                .filteredOn(s -> s.target().isPresent())
                .extracting(Forecast.Station::step)
                .containsExactlyElementsOf(Forecast.DATED);
        // nobody has been named in this world: nothing is told of it, not that nothing comes
        assertThat(first.now().orElseThrow().stations().getLast())
                .returns("name_county", Forecast.Station::step)
                .returns(Optional.empty(), Forecast.Station::coming);
        assertThat(first.steps()).contains("city_check").doesNotContain("draft", "seal");
    }

    @Test
    void whatHasPassedAStationIsTheLengthOfItsListForEveryReader() {
        for (var reader : java.util.List.of(
                play.people.provincialLeader, play.people.officer, play.people.city, play.people.clerk)) {
            var scope = play.people.scope(reader);
            for (var station : forecast.of(scope, NOW).now().orElseThrow().stations()) {
                assertThat((long) forecast.passed(scope, NOW, station.step(), play.clock.instant())
                                .size())
                        .as("%s %s", reader.name(), station.step())
                        .isEqualTo(station.passed());
            }
        }
        assertThat(forecast.passed(Play.everything(), NOW, "no_step", play.clock.instant()))
                .isEmpty();
    }

    /** What the page said an hour ago opens the list of an hour ago. */
    @Test
    void whatHadPassedEarlierIsTheListOfThen() {
        var then = play.clock.instant();
        var before = forecast.passed(Play.everything(), NOW, "national_acceptance", then);
        at(17);
        var dossier = play.open();
        play.done(dossier, "draft", play.people.clerk, applicationForm())
                .done(dossier, "seal", play.people.leader, APPROVE);
        play.done(dossier, "city_check", play.people.city, APPROVE);
        play.done(dossier, "provincial_check", play.people.province, APPROVE);
        play.done(dossier, "countersign", play.people.education, APPROVE)
                .done(dossier, "countersign", play.people.farming, APPROVE);
        play.done(dossier, "national_acceptance", play.people.officer, APPROVE);
        at(18);

        assertThat(forecast.passed(Play.everything(), NOW, "national_acceptance", then))
                .isEqualTo(before);
        assertThat(forecast.passed(Play.everything(), NOW, "national_acceptance", play.clock.instant()))
                .hasSize(before.size() + 1);
    }

    @Test
    void morePeopleDoNotMakeItLater() {
        var answer = forecast.of(Play.everything(), new Forecast.Question(House.ROUND.value(), "", "city_check", 3));

        var asItIs = acceptance(answer.now()).last().orElseThrow();
        var withMore = acceptance(answer.more()).last().orElseThrow();
        assertThat(withMore.middle()).isBeforeOrEqualTo(asItIs.middle());
    }

    @Test
    void whoSeesNothingIsToldNothing() {
        var nobody = AScope.of(
                play.people.expert,
                -1,
                -1,
                org.hecha.organization.Level.NATION,
                java.util.Set.of(),
                java.util.Set.of());
        var answer = forecast.of(nobody, NOW);
        assertThat(answer.now()).isEmpty();
        assertThat(answer.steps()).isEmpty();
    }

    @Test
    void anotherRoundHasNothingToTell() {
        assertThat(forecast.of(Play.everything(), new Forecast.Question("1999B1", "", "", 0))
                        .now())
                .isEmpty();
    }
}
