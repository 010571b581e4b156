package org.hecha.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.hecha.workflow.engine.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

/** The last free build of the engine has two published holes nobody will close; both must be out of reach. Decision 0003. */
@InProcessWorld
class EngineSafetyIT {

    @Autowired
    Play play;

    @Autowired
    ProcessEngine camunda;

    @Autowired
    Engine engine;

    @Autowired
    ProcessWorld.Canary canary;

    @Test
    void noTextAPersonTypesIsEvaluated() {
        String attack = "${canary.fire()}";
        var scope = play.people.scope(play.people.clerk);
        var d = play.open();
        var task = play.task(d, "draft");
        for (var tab : Worklist.Tab.values()) {
            play.worklist.list(scope, tab, attack, Worklist.Order.DUE, false, "", 10);
        }
        assertThatThrownBy(() -> play.worklist.get(scope, new TaskId(attack))).isInstanceOf(UnknownTask.class);
        var form = new java.util.HashMap<>(Play.applicationForm());
        form.put("reporter", attack);
        form.put("foundation", attack + "：现有基础较好，活动覆盖所有乡镇。");
        play.worklist.complete(scope, task.id(), task.version(), form, List.of());
        play.done(d, "seal", play.people.leader, Map.of("decision", "return", "opinion", attack));
        play.worklist.runDue();
        assertThat(canary.fired).hasValue(0);
    }

    /** The hole itself: the engine evaluates expressions inside {@code or()} although queries may hold none. */
    @Test
    void anExpressionInsideAnOrQueryWouldFindNoneOfOurBeans() {
        assertThatThrownBy(() -> camunda.getTaskService()
                        .createTaskQuery()
                        .or()
                        .taskAssigneeExpression("${canary.fire()}")
                        .endOr()
                        .list())
                .hasMessageContaining("canary");
        assertThat(canary.fired).hasValue(0);
        var configuration = (ProcessEngineConfigurationImpl) camunda.getProcessEngineConfiguration();
        assertThat(configuration.isEnableExpressionsInStoredQueries()).isFalse();
        assertThat(configuration.isEnableExpressionsInAdhocQueries()).isFalse();
    }

    @Test
    void theDoorToTheEngineTakesNoQuery() {
        assertThat(Engine.class.getDeclaredMethods())
                .filteredOn(m -> java.lang.reflect.Modifier.isPublic(m.getModifiers()))
                .allSatisfy(m -> assertThat(m.getParameterTypes())
                        .as(m.getName())
                        .allMatch(t -> t == String.class
                                || t == Instant.class
                                || t == Map.class
                                || t == RuntimeException.class));
    }

    @Test
    void thereIsNobodyToBecomeItsAdministratorAndNoPageToDoSo() {
        assertThat(camunda.getIdentityService().createUserQuery().count()).isZero();
        for (String page : List.of(
                "META-INF/resources/webjars/camunda/app/admin/index.html",
                "META-INF/resources/camunda-welcome/index.html",
                "org/camunda/bpm/engine/rest/impl/CamundaRestResources.class",
                "org/camunda/bpm/admin/impl/web/SetupResource.class")) {
            assertThat(new ClassPathResource(page).exists()).as(page).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DIRECT_TO_PROVINCE, true, false",
        "DIRECT_TO_PROVINCE, false, false",
        "VIA_CITY, true, true",
        "VIA_CITY, false, false"
    })
    void theReviewPathFollowsTheSwitchAndNeverTheCode(String path, boolean city, boolean viaCity) {
        assertThat(engine.decide("review-path", Map.of("review_path", path, "city_body", city)))
                .isEqualTo(viaCity);
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 0, closed", "1, 1, 1, closed", "0, 1, 0, warn", "0, 0, 2, warn", "0, 0, 0, open"})
    void theGateClosesOnGapsAndWarnsOfContradictions(long blocking, long contradicted, long unreadable, String gate) {
        assertThat(engine.decide(
                        "completeness-gate",
                        Map.of("blocking", blocking, "contradicted", contradicted, "unreadable", unreadable)))
                .isEqualTo(gate);
    }

    @ParameterizedTest
    @CsvSource({
        "draft, 20",
        "fill_criterion, 20",
        "city_review, 10",
        "desk_review, 10",
        "on_site_check, 1",
        "correct, 5",
        "investigate_objection, 10",
        "never_heard_of, 5"
    })
    void everyStepHasSoManyWorkingDays(String step, int days) {
        assertThat(((Number) engine.decide("due-dates", Map.of("step", step))).intValue())
                .isEqualTo(days);
    }

    @ParameterizedTest
    @CsvSource({
        "4, true, nobody",
        "3, true, holder",
        "2, true, nobody",
        "1, false, holder",
        "0, true, holder",
        "0, false, unit_leader",
        "-1, true, unit_leader",
        "-5, true, unit_leader",
        "-6, false, level_above"
    })
    void remindersGoUpwardsWithTheDelay(int left, boolean claimed, String who) {
        assertThat(engine.decide("escalation", Map.of("days_left", left, "claimed", claimed)))
                .isEqualTo(who);
    }

    @ParameterizedTest
    @CsvSource({"true, serious, true", "true, minor, false", "true, none, false", "false, serious, false"})
    void onlyProvenSeriousFraudExcludes(boolean proven, String gravity, boolean excluded) {
        assertThat(engine.decide("veto", Map.of("proven", proven, "gravity", gravity)))
                .isEqualTo(excluded);
    }
}
