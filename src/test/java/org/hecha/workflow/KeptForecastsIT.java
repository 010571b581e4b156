package org.hecha.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hecha.workflow.Play.APPROVE;
import static org.hecha.workflow.Play.applicationForm;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hecha.Fake;
import org.hecha.organization.Directory;
import org.hecha.organization.Scope;
import org.hecha.programme.Rounds;
import org.hecha.workflow.engine.Engine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

@InProcessWorld
class KeptForecastsIT {

    private static final Forecast.Question NOW = new Forecast.Question(House.ROUND.value(), "", "", 0);
    private static final Forecast.Question MORE = new Forecast.Question(House.ROUND.value(), "", "city_check", 2);

    private final Set<UUID> due = new LinkedHashSet<>();

    private final Play play;
    private final Forecast forecast;
    private final JdbcClient jdbc;
    private final StoredForecasts kept;

    @Autowired
    KeptForecastsIT(
            Play play,
            Forecast forecast,
            JdbcClient jdbc,
            Rounds rounds,
            Directory directory,
            Engine engine,
            ObjectMapper json) {
        this.play = play;
        this.forecast = forecast;
        this.jdbc = jdbc;
        var scheduler = Fake.of(SchedulerClient.class, new Scheduled());
        this.kept = new StoredForecasts(
                jdbc,
                forecast,
                rounds,
                directory,
                engine,
                json,
                new StaticListableBeanFactory(Map.of("scheduler", scheduler)).getBeanProvider(SchedulerClient.class),
                play.clock);
    }

    /** What is faked of the scheduler. */
    public final class Scheduled {
        public boolean scheduleIfNotExists(TaskInstance<?> instance, Instant when) {
            return due.add(UUID.fromString(instance.getId()));
        }
    }

    @BeforeEach
    void twelveCountiesApply() {
        for (int n = 0; n < 12; n++) {
            play.clock.moveTo(Instant.parse("2022-08-22T01:30:00Z").plus(Duration.ofDays(n)));
            var d = play.open();
            play.done(d, "draft", play.people.clerk, applicationForm()).done(d, "seal", play.people.leader, APPROVE);
            play.done(d, "city_check", play.people.city, APPROVE);
        }
        play.clock.moveTo(Instant.parse("2022-09-07T01:30:00Z"));
    }

    @AfterEach
    void forget() {
        jdbc.sql("delete from workflow.forecast").update();
        play.people.world.granted.clear();
        play.clock.reset();
    }

    private Scope province() {
        return play.people.scope(play.people.province);
    }

    private void later(Duration by) {
        play.clock.moveTo(play.clock.instant().plus(by));
    }

    private void make() {
        var now = Set.copyOf(due);
        due.clear();
        now.forEach(kept::make);
    }

    private long rows() {
        return jdbc.sql("select count(*) from workflow.forecast")
                .query(Long.class)
                .single();
    }

    @Test
    void whatIsAskedForFirstIsToldInTheBackgroundAndIsWhatTheForecastSays() {
        assertThat(kept.of(province(), NOW)).isEmpty();
        assertThat(due).hasSize(1);
        make();

        var told = kept.of(province(), NOW).orElseThrow();
        var played = forecast.of(province(), NOW);
        assertThat(told.made()).isBetween(play.clock.instant().minusSeconds(60), play.clock.instant());
        assertThat(told.answer().now().orElseThrow().stations())
                .isNotEmpty()
                .isEqualTo(played.now().orElseThrow().stations());
        assertThat(told.answer())
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*took.*", "now")
                .isEqualTo(played);
        assertThat(due).as("fresh").isEmpty();
    }

    @Test
    void whoeverSeesTheSameSharesItAndNobodyElse() {
        kept.of(province(), NOW);
        make();
        assertThat(kept.of(play.people.scope(play.people.secondReviewer), NOW)).isPresent();
        assertThat(kept.of(play.people.scope(play.people.officer), NOW)).isEmpty();
        assertThat(kept.of(province(), MORE)).isEmpty();
        assertThat(rows()).isEqualTo(3);
        assertThat(kept.of(province(), new Forecast.Question(House.ROUND.value(), "", "city_check", 0)))
                .as("nobody more is as things are")
                .isPresent();
    }

    @Test
    void whatIsOldIsShownAndToldAnew() {
        kept.of(province(), NOW);
        make();
        var first = kept.of(province(), NOW).orElseThrow().made();
        assertThat(due).as("fresh").isEmpty();
        later(KeptForecasts.FRESH.plusMinutes(1));
        assertThat(kept.of(province(), NOW).orElseThrow().made()).isEqualTo(first);
        make();
        assertThat(kept.of(province(), NOW).orElseThrow().made()).isAfter(first.plus(KeptForecasts.FRESH));
    }

    @Test
    void whatWasSeenBeforeRightsChangedIsNeitherShownNorToldAnew() {
        kept.of(province(), NOW);
        make();
        later(KeptForecasts.OLDEST.plusMinutes(1));
        kept.of(province(), NOW);
        play.people.world.granted.put(UUID.randomUUID(), Set.of(play.people.province.id()));

        make();
        assertThat(rows()).isZero();
        assertThat(kept.of(province(), NOW)).isEmpty();
    }

    @Test
    void nothingIsKeptOfWhatThereIsNot() {
        for (var question : Set.of(
                new Forecast.Question("1999B1", "", "", 0),
                new Forecast.Question(House.ROUND.value(), "123456", "", 0),
                new Forecast.Question(House.ROUND.value(), "", "no_step", 3))) {
            assertThat(kept.of(province(), question).orElseThrow().answer().now())
                    .isEmpty();
        }
        assertThat(rows()).isZero();
        assertThat(due).isEmpty();
    }

    @Test
    void whatIsLookedAtStaysFreshForAWeekAndIsForgottenThen() {
        kept.of(province(), NOW);
        kept.of(province(), MORE);
        make();
        kept.renew();
        assertThat(due).isEmpty();
        later(KeptForecasts.OLDEST.plusMinutes(1));
        kept.renew();
        assertThat(due).as("more people were not looked at again").hasSize(1);
        make();
        later(Duration.ofDays(7));
        kept.renew();
        assertThat(rows()).isZero();
    }

    /** As by an application of before. */
    @Test
    void anAnswerOfAnotherShapeIsToldAnew() {
        kept.of(province(), NOW);
        make();
        jdbc.sql("update workflow.forecast set shape = 0, answer = '{}'").update();
        assertThat(kept.of(province(), NOW)).isEqualTo(Optional.empty());
        make();
        assertThat(kept.of(province(), NOW)).isPresent();
    }
}
