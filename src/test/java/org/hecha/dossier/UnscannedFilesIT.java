package org.hecha.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.hecha.InApplication;
import org.hecha.evidence.Evidence;
import org.hecha.evidence.EvidenceId;
import org.hecha.evidence.FakeClamd;
import org.hecha.evidence.Scan;
import org.hecha.organization.Scope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** An installation where scanning is required, and a scanner that comes and goes. */
@InApplication
@DirtiesContext
class UnscannedFilesIT {

    static final FakeClamd SCANNER = scanner();

    @Autowired
    Dossiers dossiers;

    @Autowired
    Specimens aDossier;

    private static FakeClamd scanner() {
        try {
            return new FakeClamd();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @DynamicPropertySource
    static void scanningIsRequired(DynamicPropertyRegistry settings) {
        settings.add("hecha.evidence.scan.host", () -> "127.0.0.1");
        settings.add("hecha.evidence.scan.port", SCANNER::port);
        settings.add("hecha.evidence.scan.required", () -> "true");
    }

    @AfterAll
    static void theScannerGoes() throws IOException {
        SCANNER.close();
    }

    @Test
    void waitForTheScannerOpenToNobodyElseAndInfectedOnesAreOpenToNobody() throws IOException {
        SCANNER.down();
        Dossier dossier = aDossier.inSelfCheck("990226");
        Scope clerk = aDossier.scope("clerk-990226");
        EvidenceId clean = aDossier.add(dossier, "S07", "", "clean.txt", "全县志愿服务台账 " + dossier.number());
        EvidenceId infected = aDossier.add(dossier, "S07", "", "evil.txt", "MALWARE " + dossier.number());

        await().atMost(Duration.ofSeconds(60))
                .until(() -> dossiers.scan(clerk, clean).why().equals(java.util.Optional.of(Scan.Why.SCANNER_DOWN)));
        assertThat(dossiers.exhibit(clerk, clean).evidence().state()).isEqualTo(Evidence.State.RECEIVED);
        // no parser has seen it, so there is nothing to find in it either
        assertThat(dossiers.pages(clerk, clean)).isEmpty();
        assertThat(dossiers.scan(clerk, clean).opens(false)).isFalse();
        try (var own = dossiers.download(clerk, clean)) {
            assertThat(own.readAllBytes()).isNotEmpty();
        }

        SCANNER.up();
        await().atMost(Duration.ofSeconds(120))
                .until(() -> dossiers.exhibit(clerk, clean).evidence().state() == Evidence.State.READ
                        && dossiers.exhibit(clerk, infected).evidence().state().terminal());
        assertThat(dossiers.scan(clerk, clean).state()).isEqualTo(Scan.State.CLEAN);
        assertThat(dossiers.pages(clerk, clean)).isNotEmpty();

        assertThat(dossiers.exhibit(clerk, infected).evidence().reason()).contains(Evidence.Reason.INFECTED);
        assertThat(dossiers.scan(clerk, infected).found()).isEqualTo("Test.Malware");
        assertThat(dossiers.pages(clerk, infected)).isEmpty();
        assertThat(dossiers.picture(clerk, infected, 1)).isEmpty();
        assertThatThrownBy(() -> dossiers.download(clerk, infected)).isInstanceOf(NotSafeToOpen.class);
    }
}
