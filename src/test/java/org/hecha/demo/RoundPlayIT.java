package org.hecha.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
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

    private static final int COUNTIES = 6;

    private long aSeedWithObjections(int least) throws IOException {
        Names names = Names.read(settings.directory());
        return LongStream.iterate(1, seed -> seed + 1)
                .filter(seed -> {
                    MadeCountry country = MadeCountry.of(COUNTIES, seed, names);
                    var habits = new Habits(seed, country.cities());
                    return country.counties().stream().filter(habits::objects).count() >= least;
                })
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyDossierIsDecidedAndItsHistoryIsWhole() throws IOException {
        var command = new RoundCommand(settings, backstage, imports, rounds, house);

        // of one objection alone, the county might have been refused before
        long seed = aSeedWithObjections(3);
        Map<String, Object> course = command.play(COUNTIES, seed, LocalDate.of(2023, 6, 1));

        var scope = directory.systemScope("test");
        var all = dossiers.list(scope, "", Optional.empty(), "", 200);
        assertThat(all)
                .hasSize(COUNTIES)
                .allMatch(Dossier::demo)
                .noneMatch(dossier -> dossier.outcome() == Dossier.Outcome.OPEN)
                .anyMatch(dossier -> dossier.outcome() == Dossier.Outcome.NAMED)
                .allSatisfy(dossier -> {
                    assertThat(worklist.openOf(scope, dossier.id())).isEmpty();
                    var history = trail.of(dossier.id().toString(), 0, 500);
                    assertThat(history).extracting(AuditTrail.Entry::action).contains("dossier.closed");
                    // an application that is refused ends before the self-check
                    if (dossier.outcome() == Dossier.Outcome.NAMED) {
                        assertThat(history).hasSizeGreaterThan(20);
                    }
                });
        assertThat((int) course.get("tasks")).isGreaterThan(150);
        // whoever objects is answered before anybody is named, or nothing would be decided
        assertThat((int) course.get("objections")).isPositive();
        assertThat(clock.settled()).isTrue();
        assertThatThrownBy(() -> command.play(COUNTIES, seed, LocalDate.of(2023, 6, 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("holds a round already");
    }
}
