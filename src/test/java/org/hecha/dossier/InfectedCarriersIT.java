package org.hecha.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hecha.InApplication;
import org.hecha.evidence.Carriers;
import org.hecha.evidence.Evidence;
import org.hecha.evidence.EvidenceId;
import org.hecha.evidence.RealClamd;
import org.hecha.evidence.Scan;
import org.hecha.organization.Scope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.FileSystemUtils;

/** Whatever carries something harmful into an installation that requires scanning is opened by nobody; with the real scanner. */
@InApplication
@DirtiesContext
class InfectedCarriersIT {

    static final Optional<Path> DIRECTORY = directory();

    static final Optional<RealClamd> SCANNER = DIRECTORY.map(InfectedCarriersIT::scanner);

    @Autowired
    Dossiers dossiers;

    @Autowired
    Specimens aDossier;

    private static Optional<Path> directory() {
        try {
            return RealClamd.installed() ? Optional.of(Files.createTempDirectory("clamd")) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RealClamd scanner(Path directory) {
        try {
            return RealClamd.start(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @DynamicPropertySource
    static void scanningIsRequired(DynamicPropertyRegistry settings) {
        settings.add("hecha.evidence.scan.host", () -> "127.0.0.1");
        settings.add(
                "hecha.evidence.scan.port", () -> SCANNER.map(RealClamd::port).orElse(1));
        settings.add("hecha.evidence.scan.required", () -> "true");
    }

    @BeforeAll
    static void thereIsAScanner() {
        assumeTrue(SCANNER.isPresent(), "no clamd on this machine: apt-get install clamav-daemon");
    }

    @AfterAll
    static void theScannerGoes() throws IOException {
        if (SCANNER.isPresent()) {
            SCANNER.get().close();
            FileSystemUtils.deleteRecursively(DIRECTORY.orElseThrow());
        }
    }

    @Test
    void noneIsOpenedByAnybodyAndNoneIsOpenedByOthersWhileTheScannerIsAway() throws IOException {
        Dossier dossier = aDossier.inSelfCheck("990226");
        Scope clerk = aDossier.scope("clerk-990226");
        Map<String, EvidenceId> files = sent(clerk, dossier, RealClamd.MARKER);
        assertThat(files).hasSizeGreaterThanOrEqualTo(30);
        await().atMost(Duration.ofSeconds(120))
                .untilAsserted(() -> assertThat(files.values())
                        .allMatch(file ->
                                dossiers.exhibit(clerk, file).evidence().state().terminal()));
        files.forEach((name, file) -> {
            assertThat(dossiers.scan(clerk, file).state()).as(name).isEqualTo(Scan.State.INFECTED);
            assertThat(dossiers.exhibit(clerk, file).evidence().reason())
                    .as(name)
                    .contains(Evidence.Reason.INFECTED);
            assertThat(dossiers.pages(clerk, file)).as(name).isEmpty();
            assertThatThrownBy(() -> dossiers.download(clerk, file)).as(name).isInstanceOf(NotSafeToOpen.class);
        });

        SCANNER.orElseThrow().close();
        Map<String, EvidenceId> unseen = sent(clerk, dossier, RealClamd.MARKER + " again");
        await().atMost(Duration.ofSeconds(120))
                .untilAsserted(() -> assertThat(unseen.values())
                        .allMatch(file -> dossiers.scan(clerk, file).why().equals(Optional.of(Scan.Why.SCANNER_DOWN))));
        unseen.forEach((name, file) -> {
            assertThat(dossiers.scan(clerk, file).opens(false)).as(name).isFalse();
            assertThat(dossiers.exhibit(clerk, file).evidence().state())
                    .as(name)
                    .isEqualTo(Evidence.State.RECEIVED);
            assertThat(dossiers.pages(clerk, file)).as(name).isEmpty();
        });
    }

    private Map<String, EvidenceId> sent(Scope clerk, Dossier dossier, String harmful) throws IOException {
        Map<String, EvidenceId> files = new LinkedHashMap<>();
        for (var carrier :
                Carriers.of(harmful.getBytes(StandardCharsets.US_ASCII)).entrySet()) {
            var receipt = dossiers.add(
                    clerk,
                    dossier.id(),
                    "S07",
                    "",
                    harmful.length() + "/" + carrier.getKey(),
                    new ByteArrayInputStream(carrier.getValue()));
            files.put(carrier.getKey(), receipt.id());
        }
        return files;
    }
}
