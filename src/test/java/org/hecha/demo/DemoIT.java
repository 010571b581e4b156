package org.hecha.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hecha.InApplication;
import org.hecha.designation.Designations;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.Dossiers;
import org.hecha.organization.Directory;
import org.hecha.organization.Member;
import org.hecha.workflow.Task;
import org.hecha.workflow.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

/** What README promises whoever starts Hecha for the first time. */
@InApplication
@ActiveProfiles("demo")
class DemoIT {

    @LocalServerPort
    int port;

    @Autowired
    DemoClock clock;

    @Autowired
    Directory directory;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Worklist worklist;

    @Autowired
    Designations designations;

    @Autowired
    ApplicationAvailability availability;

    @BeforeEach
    void theDemoHasBeenPlayed() {
        await().atMost(Duration.ofMinutes(6)).until(clock::settled);
    }

    @Test
    void standsAtTheStepsTheWalkBeginsWith() {
        var scope = directory.systemScope("test");
        Map<String, List<String>> open = Scenario.ALL.stream()
                .flatMap(scenario -> dossiers.byNumber(scope, "2021B2-" + scenario.county()).stream())
                .collect(Collectors.toMap(
                        Dossier::county,
                        dossier -> worklist.openOf(scope, dossier.id()).stream()
                                .map(Task::step)
                                .distinct()
                                .sorted()
                                .toList()));

        assertThat(open)
                .containsEntry("泊云区", List.of("desk_review"))
                .containsEntry("赭岭县", List.of("city_review"))
                .containsEntry("青箬县", List.of("consolidate"));
        assertThat(designations.publicNotices(true)).hasSize(1);
        assertThat(availability.getReadinessState()).isEqualTo(ReadinessState.ACCEPTING_TRAFFIC);
    }

    @Test
    void letsAVisitorInAsAnyOfItsPeopleAndSaysWhichDayItIs() {
        String page = new TestRestTemplate().getForObject("http://localhost:" + port + "/login", String.class);

        assertThat(directory.demoMembers())
                .isNotEmpty()
                .extracting(Member::login)
                .allSatisfy(login -> assertThat(page).contains("value=\"" + login + "\""));
        assertThat(page).contains("2022年9月14日");
    }
}
