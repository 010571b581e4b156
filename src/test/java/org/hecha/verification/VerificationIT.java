package org.hecha.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.hecha.InApplication;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.DossierId;
import org.hecha.dossier.Dossiers;
import org.hecha.dossier.Specimens;
import org.hecha.dossier.UnknownDossier;
import org.hecha.evidence.EvidenceStore;
import org.hecha.organization.Directory;
import org.hecha.organization.Scope;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@InApplication
class VerificationIT {

    @Autowired
    Verification verification;

    @Autowired
    Specimens specimens;

    @Autowired
    Directory directory;

    @Autowired
    Dossiers dossiers;

    @Autowired
    EvidenceStore evidence;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RuleScope scope;

    @Test
    void knowsNothingOfADossierThatIsNotThere() {
        Scope system = directory.systemScope("test");
        assertThatThrownBy(() -> verification.of(system, DossierId.of("00000000-0000-0000-0000-000000000001")))
                .isInstanceOf(UnknownDossier.class);
    }

    @Test
    void makesFindingsInTheBackgroundAndTheSameAgainWhenAsked() {
        Scope system = directory.systemScope("test");
        Dossier dossier = specimens.inSelfCheck("990226");
        specimens.add(dossier, "S09", "", "公报.txt", dossier.county() + "2021年统计公报\n年末常住人口22.43万人。");
        specimens.fill(dossier);
        // a report may be up to date before every file is read; reading one makes it stale again
        await().atMost(Duration.ofSeconds(90))
                .until(() -> evidence.waiting() == 0
                        && !verification.of(system, dossier.id()).stale());

        Report made = verification.of(system, dossier.id());
        Report again = verification.verify(system, dossier.id());

        assertThat(again.claims()).isEqualTo(made.claims());
        assertThat(again.entry("S09", "resident_pop").orElseThrow().finding()).isInstanceOf(Finding.Contradicted.class);
    }

    @Test
    void saysWhatOtherRulesWouldChangeAndChangesItOnlyWhenAsked() {
        Scope system = directory.systemScope("test");
        Dossier dossier = specimens.inSelfCheck("990223");
        specimens.fill(dossier);
        await().atMost(Duration.ofSeconds(90))
                .until(() -> evidence.waiting() == 0
                        && !verification.of(system, dossier.id()).stale()
                        && jdbc.sql("select count(*) from scheduled_tasks where task_name = 'verification-renew'")
                                        .query(Integer.class)
                                        .single()
                                == 0);
        // as if older rules had found support for everything they now find none for
        jdbc.sql("""
                        update verification.report
                        set rules = 'older', entries = regexp_replace(entries::text,
                            '\\{"kind": "unsupported"[^}]*\\}', '{"kind": "supported", "citations": []}', 'g')::jsonb
                        where dossier = ?
                        """).param(dossier.id().value()).update();
        var preview = new RulePreview(verification, dossiers, scope);

        assertThat(verification.preview(system, dossier.id()))
                .isNotEmpty()
                .allSatisfy(change -> assertThat(change.was()).isEqualTo("supported"));
        assertThat(preview.preview(false)).containsEntry("applied", false).containsEntry("rules", Engine.RULES);
        assertThat(verification.of(system, dossier.id()).rules()).isEqualTo("older");

        preview.preview(true);
        assertThat(verification.of(system, dossier.id()).rules()).isEqualTo(Engine.RULES);
        assertThat(verification.preview(system, dossier.id())).isEmpty();
    }
}
