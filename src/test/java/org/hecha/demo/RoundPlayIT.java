package org.hecha.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.hecha.InApplication;
import org.hecha.audit.AuditTrail;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.Dossiers;
import org.hecha.organization.Directory;
import org.hecha.organization.OrganizationImport;
import org.hecha.programme.Rounds;
import org.hecha.workflow.Worklist;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestPropertySource;

/** The smallest form of {@code ./hecha demo}: six counties from the first draft to the last decision. */
@InApplication
@ActiveProfiles("demo")
@TestPropertySource(properties = "hecha.command=demo-smallest")
class RoundPlayIT {

    @Autowired
    DemoSettings settings;

    @Autowired
    DemoClock clock;

    @Autowired
    Backstage backstage;

    @Autowired
    Directory directory;

    @Autowired
    OrganizationImport imports;

    @Autowired
    Rounds rounds;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Worklist worklist;

    @Autowired
    RoundPlay.House house;

    @Autowired
    AuditTrail trail;

    @Test
    void everyDossierIsDecidedAndItsHistoryIsWhole() throws IOException {
        var command = new RoundCommand(settings, backstage, imports, rounds, house);

        Map<String, Object> course = command.play(6, 1, LocalDate.of(2023, 6, 1));

        var scope = directory.systemScope("test");
        var all = dossiers.list(scope, "", Optional.empty(), "", 200);
        assertThat(all)
                .hasSize(6)
                .allMatch(Dossier::demo)
                .noneMatch(dossier -> dossier.outcome() == Dossier.Outcome.OPEN)
                .anyMatch(dossier -> dossier.outcome() == Dossier.Outcome.NAMED)
                .allSatisfy(dossier -> {
                    assertThat(worklist.openOf(scope, dossier.id())).isEmpty();
                    // one that the province refuses has a short history
                    assertThat(trail.of(dossier.id().toString(), 0, 500)).hasSizeGreaterThan(10);
                });
        assertThat((int) course.get("tasks")).isGreaterThan(150);
        assertThat(clock.settled()).isTrue();
        assertThatThrownBy(() -> command.play(6, 1, LocalDate.of(2023, 6, 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("holds a round already");
    }
}
