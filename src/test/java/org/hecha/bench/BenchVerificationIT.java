package org.hecha.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.hecha.InApplication;
import org.hecha.dossier.Dossiers;
import org.hecha.evidence.EvidenceStore;
import org.hecha.organization.OrganizationImport;
import org.hecha.programme.Rounds;
import org.hecha.verification.Verification;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** The tiny form of {@code ./hecha bench verification}: no times are judged, but every file is read and claims are found. */
@InApplication
@TestPropertySource(properties = "hecha.command=bench-verification-tiny")
class BenchVerificationIT {

    @Autowired
    OrganizationImport organization;

    @Autowired
    Country country;

    @Autowired
    Rounds rounds;

    @Autowired
    Dossiers dossiers;

    @Autowired
    EvidenceStore store;

    @Autowired
    Verification verification;

    @Autowired
    Clock clock;

    @Test
    void verifiesAMadeDossierAtThreeSizes() {
        var answer =
                new BenchVerification(organization, country, rounds, dossiers, store, verification, clock).measure(8);

        assertThat(answer).containsEntry("files", 8);
        assertThat((Integer) answer.get("claims")).isGreaterThan(60);
        assertThat((Long) answer.get("findings")).isGreaterThan(50);
        assertThat((List<Map<String, Object>>) answer.get("growth"))
                .extracting(size -> size.get("files"))
                .containsExactly(2, 4, 8);
    }
}
