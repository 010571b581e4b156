package org.hecha.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hecha.workflow.Play.APPROVE;
import static org.hecha.workflow.Play.applicationForm;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.hecha.organization.Scope;
import org.hecha.programme.Stage;
import org.hecha.programme.WorkingDays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;

@InProcessWorld
class BottlenecksIT {

    @Autowired
    Play play;

    @Autowired
    Bottlenecks bottlenecks;

    @Autowired
    Journey journey;

    @Autowired
    WorkingTime workingTime;

    @Autowired
    WorkingDays workingDays;

    @AfterEach
    void clock() {
        play.clock.reset();
        LocaleContextHolder.resetLocaleContext();
    }

    private long listed(Scope scope, Bottlenecks.Filter filter) {
        List<Task> all = new ArrayList<>();
        String after = "";
        do {
            var page = bottlenecks.tasks(scope, filter, after, 4);
            all.addAll(page.tasks());
            after = page.next();
        } while (!after.isEmpty());
        assertThat(all).doesNotHaveDuplicates().isSortedAccordingTo(java.util.Comparator.comparing(Task::created));
        return all.size();
    }

    @Test
    void everyNumberIsTheLengthOfTheListItOpens() {
        play.clock.moveTo(Instant.parse("2022-08-29T01:30:00Z"));
        for (int day = 0; day < 20; day += 2) {
            play.clock.moveTo(Instant.parse("2022-08-29T01:30:00Z").plus(Duration.ofDays(day)));
            var d = play.open();
            if (day % 4 == 0) {
                play.done(d, "draft", play.people.clerk, applicationForm())
                        .done(d, "seal", play.people.leader, APPROVE);
            }
        }
        // not a whole number of days later: an age class must not end between counting and listing
        play.clock.moveTo(Instant.parse("2022-09-20T04:00:00Z"));
        for (var member :
                List.of(play.people.provincialLeader, play.people.officer, play.people.city, play.people.clerk)) {
            var scope = play.people.scope(member);
            var overview = bottlenecks.overview(scope, Bottlenecks.Filter.ALL);
            assertThat(overview.open()).isEqualTo(listed(scope, Bottlenecks.Filter.ALL));
            assertThat(overview.overdue())
                    .isEqualTo(listed(scope, new Bottlenecks.Filter("", "", "", Bottlenecks.Due.LATE, "")));
            for (var step : overview.steps()) {
                assertThat(step.open())
                        .isEqualTo(listed(
                                scope,
                                new Bottlenecks.Filter("", step.process(), step.step(), Bottlenecks.Due.ANY, "")))
                        .isEqualTo(step.ages().values().stream()
                                .mapToLong(Long::longValue)
                                .sum());
                step.ages()
                        .forEach((age, count) -> assertThat(count)
                                .isEqualTo(listed(
                                        scope,
                                        new Bottlenecks.Filter(
                                                "", step.process(), step.step(), Bottlenecks.Due.ANY, age))));
                assertThat(step.oldest()).isGreaterThanOrEqualTo(step.p90());
                assertThat(step.p90()).isGreaterThanOrEqualTo(step.p50());
            }
            assertThat(overview.soon())
                    .isEqualTo(listed(scope, new Bottlenecks.Filter("", "", "", Bottlenecks.Due.SOON, "")));
            for (var region : overview.regions()) {
                assertThat(region.open())
                        .isEqualTo(
                                listed(scope, new Bottlenecks.Filter(region.code(), "", "", Bottlenecks.Due.ANY, "")));
            }
            assertThat(overview.regions().stream()
                            .mapToLong(Bottlenecks.Region::open)
                            .sum())
                    .isEqualTo(overview.open());
        }
        assertThat(bottlenecks
                        .overview(play.people.scope(play.people.city), Bottlenecks.Filter.ALL)
                        .steps())
                .as("a city does not see drafts")
                .noneMatch(s -> s.step().equals("draft"));
    }

    @Test
    void workingTimeIsTheSumOfSecondsOnWorkingDays() {
        var zone = ZoneId.of("Asia/Shanghai");
        var random = new Random(20220920);
        for (int i = 0; i < 300; i++) {
            var from = Instant.parse("2021-01-01T00:00:00Z").plusSeconds(random.nextInt(5 * 365 * 86_400));
            var to = from.plusSeconds(random.nextInt(60 * 86_400));
            double expected = 0;
            for (LocalDate day = LocalDate.ofInstant(from, zone);
                    !day.isAfter(LocalDate.ofInstant(to, zone));
                    day = day.plusDays(1)) {
                if (workingDays.isWorkingDay(day)) {
                    var begin = day.atStartOfDay(zone).toInstant();
                    var end = day.plusDays(1).atStartOfDay(zone).toInstant();
                    expected += Duration.between(from.isAfter(begin) ? from : begin, to.isBefore(end) ? to : end)
                            .toSeconds();
                }
            }
            assertThat(workingTime.at(to) - workingTime.at(from)).isEqualTo(expected);
        }
    }

    @Test
    void theLineSaysWhoHasItSinceWhenAndUntilWhen() {
        var d = play.submitted();
        var line = journey.line(play.people.scope(play.people.clerk), d);
        assertThat(line.holder()).isEqualTo("临泽市科协");
        assertThat(line.step()).isEqualTo("city_review");
        assertThat(line.due()).isPresent();
        assertThat(line.stations())
                .extracting(Journey.Station::progress)
                .containsExactly(
                        Journey.Progress.PASSED,
                        Journey.Progress.PASSED,
                        Journey.Progress.PASSED,
                        Journey.Progress.CURRENT,
                        Journey.Progress.AHEAD,
                        Journey.Progress.AHEAD,
                        Journey.Progress.AHEAD,
                        Journey.Progress.AHEAD);
        assertThat(line.stations().getFirst().stage()).isEqualTo(Stage.APPLICATION);
    }

    @Test
    void theTimelineAndTheDiagramsTellTheSameStory() {
        var d = play.submitted();
        var scope = play.people.scope(play.people.clerk);
        assertThat(journey.timeline(scope, d))
                .extracting(Journey.Visit::step)
                .startsWith("draft", "seal", "city_check", "provincial_check")
                .endsWith("sign", "city_review");
        assertThat(journey.timeline(scope, d).getFirst().result()).isEqualTo("done");
        assertThat(journey.diagrams(scope, d))
                .containsOnlyKeys(
                        "demonstration-county", "application", "county-self-check", "provincial-recommendation");
        assertThat(journey.current(scope, d).get("provincial-recommendation")).containsExactly("city_review");
        assertThat(journey.passed(scope, d).get("application"))
                .contains("seal", "countersign")
                .doesNotContain("city_correction");
    }

    @Test
    void diagramsSpeakTheReadersLanguage() {
        LocaleContextHolder.setLocale(Locale.ENGLISH);
        for (String process : bottlenecks.processes()) {
            assertThat(bottlenecks.diagram(process).replaceAll("(?s)<bpmn:documentation>.*?</bpmn:documentation>", ""))
                    .as(process)
                    .doesNotContainPattern("\\p{IsHan}");
        }
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        assertThat(bottlenecks.diagram("application")).contains("填写申报表");
    }
}
