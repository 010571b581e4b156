package org.hecha.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hecha.InApplication;
import org.hecha.audit.AuditTrail;
import org.hecha.evidence.AlreadyReceived;
import org.hecha.evidence.EvidenceId;
import org.hecha.evidence.UnknownEvidence;
import org.hecha.organization.Directory;
import org.hecha.organization.Level;
import org.hecha.organization.Scope;
import org.hecha.programme.Stage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What was taken out by mistake comes back as it was, and what was submitted can be read ever after. */
@InApplication
class WithdrawalsIT {

    @Autowired
    Dossiers dossiers;

    @Autowired
    Specimens aDossier;

    @Autowired
    AuditTrail trail;

    @Autowired
    Directory directory;

    @Test
    void aFileComesBackWithItsFilingAndItsCitationsWhereTheyStood() {
        Dossier dossier = aDossier.inSelfCheck("990226");
        EvidenceId first = aDossier.add(dossier, "S07", "E07-1", "名册.txt", "名册 " + dossier.number());
        EvidenceId second = aDossier.add(dossier, "S07", "", "台账.txt", "台账 " + dossier.number());
        dossiers.file(clerk(), first, List.of("S07", "S03"), "E07-1", "志愿者", Optional.empty());
        await().atMost(Duration.ofSeconds(60))
                .until(() -> dossiers.exhibit(clerk(), first).evidence().state().terminal());
        cite(dossier, first, 0, "名册");
        cite(dossier, second, 0, "台账");
        cite(dossier, first, 1, "册");
        Exhibit before = dossiers.exhibit(clerk(), first);
        List<Claim.Citation> cited = cited(dossier);

        dossiers.withdraw(clerk(), first);
        assertThat(cited(dossier)).extracting(Claim.Citation::evidence).containsExactly(second);
        assertThat(dossiers.withdrawn(clerk(), dossier.id()))
                .singleElement()
                .satisfies(gone -> assertThat(gone.file().id()).isEqualTo(first))
                .satisfies(gone -> assertThat(gone.by()).isEqualTo(clerk().actor()))
                .satisfies(gone -> assertThat(gone.criteria()).containsExactly("S07", "S03"))
                .satisfies(gone -> assertThat(gone.citations()).isEqualTo(2))
                .satisfies(gone -> assertThat(gone.back()).isTrue());
        dossiers.bringBack(clerk(), first);

        assertThat(dossiers.exhibit(clerk(), first)).isEqualTo(before);
        assertThat(cited(dossier)).isEqualTo(cited);
        assertThat(dossiers.withdrawn(clerk(), dossier.id())).isEmpty();
        assertThat(dossiers.receipts(clerk(), dossier.id())).containsKeys(first, second);
        assertThat(trail.of(dossier.id().toString(), 0, 100))
                .filteredOn(entry -> entry.action().equals("evidence.put-back"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.subject()).isEqualTo(first.toString()))
                .satisfies(entry -> assertThat(entry.actor()).isEqualTo(clerk().actor()));
        assertThatThrownBy(() -> dossiers.bringBack(clerk(), first)).isInstanceOf(UnknownEvidence.class);
    }

    @Test
    void staysOutWhereItsPlaceIsTakenOrItWasSentAgain() {
        Dossier dossier = aDossier.inSelfCheck("990226");
        EvidenceId file = aDossier.add(dossier, "S01", "E01-1", "1.txt", "第1份 " + dossier.number());
        dossiers.withdraw(clerk(), file);
        EvidenceId again = aDossier.add(dossier, "S02", "", "1.txt", "第1份 " + dossier.number());
        assertThatThrownBy(() -> dossiers.bringBack(clerk(), file)).isInstanceOf(AlreadyReceived.class);
        dossiers.withdraw(clerk(), again);
        int cap = dossiers.standardOf(clerk(), dossier.id())
                .slots()
                .filter(slot -> slot.code().equals("E01-1"))
                .findFirst()
                .orElseThrow()
                .cap();
        for (int i = 0; i < cap; i++) {
            aDossier.add(dossier, "S01", "E01-1", "n" + i + ".txt", "新第" + i + "份 " + dossier.number());
        }
        assertThatThrownBy(() -> dossiers.bringBack(clerk(), file)).isInstanceOf(SlotFull.class);
        dossiers.bringBack(clerk(), again);
        assertThat(dossiers.exhibit(clerk(), again).criteria()).containsExactly("S02");
    }

    @Test
    void whatWasSubmittedWithoutItStaysSo() {
        Dossier dossier = aDossier.filled("990226");
        EvidenceId file = aDossier.add(dossier, "S01", "", "多余.txt", "多余 " + dossier.number());
        dossiers.withdraw(clerk(), file);
        dossiers.submit(clerk(), dossier.id());
        dossiers.move(system(), dossier.id(), Stage.CITY_REVIEW, Level.CITY, false);
        assertThatThrownBy(() -> dossiers.bringBack(clerk(), file)).isInstanceOf(NotWritable.class);
        dossiers.returnForCorrection(city(), dossier.id(), Level.CITY, defects());

        assertThat(dossiers.withdrawn(clerk(), dossier.id()))
                .singleElement()
                .satisfies(gone -> assertThat(gone.back()).isFalse());
        assertThatThrownBy(() -> dossiers.bringBack(clerk(), file)).isInstanceOf(WithdrawalSubmitted.class);
        // nobody above has ever seen it
        assertThat(dossiers.withdrawn(city(), dossier.id())).isEmpty();
        assertThatThrownBy(() -> dossiers.exhibit(city(), file)).isInstanceOf(UnknownEvidence.class);
        assertThatThrownBy(() -> dossiers.pages(city(), file)).isInstanceOf(UnknownEvidence.class);
        assertThatThrownBy(() -> dossiers.download(city(), file)).isInstanceOf(UnknownEvidence.class);
        assertThat(dossiers.exhibit(clerk(), file).evidence().name()).isEqualTo("多余.txt");
    }

    @Test
    void whatWasSubmittedCanBeReadByWhoeverSawItAfterItWasTakenOut() throws IOException {
        Dossier dossier = aDossier.withTheCity("990226");
        EvidenceId file = dossiers.exhibits(city(), dossier.id()).stream()
                .filter(exhibit -> exhibit.criteria().contains("S01"))
                .findFirst()
                .orElseThrow()
                .evidence()
                .id();
        dossiers.returnForCorrection(city(), dossier.id(), Level.CITY, defects());
        dossiers.withdraw(clerk(), file);

        assertThat(dossiers.exhibit(city(), file).criteria()).containsExactly("S01");
        // the city still sees it where it lay, until the county submits without it
        assertThat(dossiers.withdrawal(city(), file)).isEmpty();
        assertThat(dossiers.exhibits(city(), dossier.id()))
                .anyMatch(exhibit -> exhibit.evidence().id().equals(file));
        try (var bytes = dossiers.download(city(), file)) {
            assertThat(bytes.readAllBytes()).isNotEmpty();
        }
        assertThatThrownBy(() -> dossiers.exhibit(aDossier.scope("reviewer-990100"), file))
                .isInstanceOf(UnknownEvidence.class);
        aDossier.add(dossier, "S01", "", "另一份.txt", "另一份 " + dossier.number());
        dossiers.submit(clerk(), dossier.id());
        assertThat(dossiers.withdrawal(city(), file)).isPresent();
        assertThat(dossiers.exhibit(city(), file).criteria()).containsExactly("S01");
        assertThat(dossiers.exhibits(city(), dossier.id()))
                .noneMatch(exhibit -> exhibit.evidence().id().equals(file));
    }

    private void cite(Dossier dossier, EvidenceId file, int start, String quote) {
        dossiers.cite(
                clerk(),
                dossier.id(),
                "S07",
                "vol_distinct",
                new Claim.Citation(file, 1, start, start + quote.length(), quote));
    }

    private List<Claim.Citation> cited(Dossier dossier) {
        Map<String, Claim> claims = dossiers.claims(clerk(), dossier.id()).stream()
                .collect(Collectors.toMap(claim -> claim.criterion() + "/" + claim.key(), claim -> claim));
        return claims.get("S07/vol_distinct").citations();
    }

    private static List<Defect> defects() {
        return List.of(new Defect("S01", "", Optional.empty(), Defect.ReasonCode.UNREADABLE, "材料不清楚，请更换"));
    }

    private Scope clerk() {
        return aDossier.scope("clerk-990226");
    }

    private Scope city() {
        return aDossier.scope("reviewer-990200");
    }

    private Scope system() {
        return directory.systemScope("test");
    }
}
