package org.hecha.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.hecha.InApplication;
import org.hecha.dossier.Completeness.Gap;
import org.hecha.dossier.Completeness.Kind;
import org.hecha.evidence.AlreadyReceived;
import org.hecha.evidence.EvidenceId;
import org.hecha.evidence.UnknownEvidence;
import org.hecha.organization.Body;
import org.hecha.organization.Directory;
import org.hecha.organization.Level;
import org.hecha.organization.Scope;
import org.hecha.programme.Stage;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@InApplication
class DossiersIT {

    @Autowired
    Dossiers dossiers;

    @Autowired
    Specimens aDossier;

    @Autowired
    Directory directory;

    @Autowired
    JdbcClient jdbc;

    @Nested
    class WhenOpened {

        @Test
        void existsForNobodyOutsideTheCounty() {
            Dossier draft = aDossier.inSelfCheck("990226");
            for (String login : List.of(
                    "clerk-990224",
                    "clerk-990105",
                    "reviewer-990200",
                    "reviewer-990000",
                    "officer-000000",
                    "expert-990000",
                    "observer-990200",
                    "system-000000",
                    "security-000000",
                    "audit-000000")) {
                Scope other = aDossier.scope(login);
                assertThatThrownBy(() -> dossiers.get(other, draft.id())).isInstanceOf(UnknownDossier.class);
                assertThatThrownBy(() -> dossiers.claims(other, draft.id())).isInstanceOf(UnknownDossier.class);
                assertThat(dossiers.byNumber(other, draft.number())).isEmpty();
                assertThat(dossiers.visible(other)).doesNotContainKey(draft.id());
                assertThat(dossiers.list(other, draft.number(), Optional.empty(), "", 10))
                        .isEmpty();
            }
        }

        @Test
        void cannotBeOpenedTwiceNorByANeighbour() {
            Dossier dossier = aDossier.opened("990226");
            assertThatThrownBy(() -> dossiers.open(clerk(), dossier.round(), "990226"))
                    .isInstanceOfSatisfying(
                            AlreadyOpened.class, e -> assertThat(e.facts()).containsEntry("number", dossier.number()));
            assertThatThrownBy(() -> dossiers.open(aDossier.scope("clerk-990224"), dossier.round(), "990226"))
                    .isInstanceOf(UnknownDossier.class);
            assertThatThrownBy(() -> dossiers.open(aDossier.scope("school-990226"), dossier.round(), "990226"))
                    .isInstanceOf(NotWritable.class);
        }

        @Test
        void takesTheFormAndKeepsFieldsThatAreNotNamed() {
            Dossier dossier = aDossier.opened("990226");
            assertThatThrownBy(() -> dossiers.saveApplication(
                            aDossier.scope("school-990226"), dossier.id(), Map.of("filler", "林荞")))
                    .isInstanceOf(NotWritable.class);
            dossiers.saveApplication(clerk(), dossier.id(), Map.of("filler", "苏禾", "phone", "199 0000 0000"));
            dossiers.saveApplication(clerk(), dossier.id(), Map.of("phone", "199 0000 0001"));
            assertThat(dossiers.application(clerk(), dossier.id()))
                    .containsEntry("filler", "苏禾")
                    .containsEntry("phone", "199 0000 0001");
            aDossier.inSelfCheck(dossier);
            assertThatThrownBy(() -> dossiers.saveApplication(clerk(), dossier.id(), Map.of("phone", "")))
                    .isInstanceOf(NotWritable.class);
        }
    }

    @Nested
    class AClaim {

        @Test
        void isRefusedWhenSomebodyElseSavedFirst() {
            Dossier dossier = aDossier.inSelfCheck("990226");
            long version = save(clerk(), dossier, "S07", "vol_distinct", "1086", 0);
            assertThat(version).isEqualTo(1);
            assertThat(save(clerk(), dossier, "S07", "vol_distinct", "1,086", 1))
                    .isEqualTo(1);
            assertThatThrownBy(() -> save(clerk(), dossier, "S07", "vol_distinct", "1200", 0))
                    .isInstanceOfSatisfying(
                            ClaimChangedMeanwhile.class,
                            e -> assertThat(e.facts())
                                    .containsEntry("theirs", "1086")
                                    .containsEntry("version", 1L));
        }

        @Test
        void hasExactlyOneWinnerAmongManyWriters() throws Exception {
            Dossier dossier = aDossier.inSelfCheck("990226");
            Scope clerk = clerk();
            List<Callable<Boolean>> writers = java.util.stream.IntStream.range(0, 8)
                    .mapToObj(i -> (Callable<Boolean>) () -> {
                        try {
                            save(clerk, dossier, "S07", "activity_count_y", Integer.toString(100 + i), 0);
                            return true;
                        } catch (ClaimChangedMeanwhile e) {
                            return false;
                        }
                    })
                    .toList();
            int winners = 0;
            try (var pool = Executors.newFixedThreadPool(8)) {
                for (var result : pool.invokeAll(writers)) {
                    winners += result.get() ? 1 : 0;
                }
            }
            assertThat(winners).isEqualTo(1);
            assertThat(jdbc.sql("select count(*) from dossier.claim_history where dossier = ?")
                            .param(dossier.id().value())
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);
        }

        @Test
        void belongsToTheUnitItWasAssignedTo() {
            Dossier dossier = aDossier.inSelfCheck("990226");
            Scope school = aDossier.scope("school-990226");
            assertThatThrownBy(() -> save(school, dossier, "S06", "other_positions", "3", 0))
                    .isInstanceOf(NotWritable.class);
            dossiers.assign(clerk(), dossier.id(), "S06", school.body());
            save(school, dossier, "S06", "other_positions", "3", 0);
            assertThatThrownBy(() -> save(school, dossier, "S07", "vol_distinct", "3", 0))
                    .isInstanceOf(NotWritable.class);
            assertThatThrownBy(() -> dossiers.submit(school, dossier.id())).isInstanceOf(NotWritable.class);
            assertThat(dossiers.responsible(clerk(), dossier.id()))
                    .containsEntry("S06", school.body())
                    .containsEntry(
                            "S07",
                            directory
                                    .bodies("990226", Body.Kind.COUNTY_ASSOCIATION)
                                    .get(0)
                                    .id());
        }

        @Test
        void thatIsComputedIsNeverTyped() {
            Dossier dossier = aDossier.filled("990226");
            assertThatThrownBy(() -> save(clerk(), dossier, "S05", "per_capita", "6.57", 0))
                    .isInstanceOf(NotWritable.class);
            assertThat(claim(dossier, "S05", "per_capita").answer())
                    .contains(new Answer.Amount(new BigDecimal("6.57")));
        }

        @Test
        void thatDoesNotExistIsUnknown() {
            Dossier dossier = aDossier.inSelfCheck("990226");
            assertThatThrownBy(() -> dossiers.save(clerk(), dossier.id(), "S07", "likes", Optional.empty(), 0))
                    .isInstanceOf(UnknownClaim.class);
        }

        @Test
        void citesPagesOfItsOwnDossierOnly() {
            Dossier dossier = aDossier.inSelfCheck("990226");
            Dossier other = aDossier.inSelfCheck("990224");
            EvidenceId own = aDossier.add(dossier, "S07", "E07-2", "名册.txt", "花名册 " + dossier.number());
            EvidenceId theirs = aDossier.add(other, "S07", "E07-2", "名册.txt", "花名册 " + other.number());
            var citation = new Claim.Citation(own, 1, 0, 3, "花名册");
            assertThatThrownBy(() -> dossiers.cite(
                            clerk(), dossier.id(), "S07", "vol_distinct", new Claim.Citation(theirs, 1, -1, -1, "")))
                    .isInstanceOf(UnknownEvidence.class);
            dossiers.cite(clerk(), dossier.id(), "S07", "vol_distinct", citation);
            dossiers.cite(clerk(), dossier.id(), "S07", "vol_distinct", citation);
            assertThat(claim(dossier, "S07", "vol_distinct").citations()).containsExactly(citation);
            assertThat(dossiers.exhibit(clerk(), own).citedBy()).containsExactly("S07/vol_distinct");
            dossiers.uncite(clerk(), dossier.id(), "S07", "vol_distinct", citation);
            assertThat(claim(dossier, "S07", "vol_distinct").citations()).isEmpty();
        }
    }

    @Nested
    class AFile {

        @Test
        void ofAnotherCountyDoesNotExist() {
            Dossier dossier = aDossier.inSelfCheck("990226");
            EvidenceId file = aDossier.add(dossier, "S01", "E01-1", "方案.txt", "方案 " + dossier.number());
            Scope other = aDossier.scope("clerk-990224");
            assertThatThrownBy(() -> dossiers.exhibit(other, file)).isInstanceOf(UnknownEvidence.class);
            assertThatThrownBy(() -> dossiers.download(other, file)).isInstanceOf(UnknownEvidence.class);
            assertThatThrownBy(() -> dossiers.pages(other, file)).isInstanceOf(UnknownEvidence.class);
            assertThatThrownBy(() -> dossiers.picture(other, file, 1)).isInstanceOf(UnknownEvidence.class);
            assertThatThrownBy(() -> dossiers.withdraw(other, file)).isInstanceOf(UnknownEvidence.class);
        }

        @Test
        void isRefusedTwiceAndBeyondTheCaps() {
            var round = org.hecha.programme.Specimens.with(org.hecha.programme.Specimens.aRound(), 2, 6);
            Dossier dossier = aDossier.inSelfCheck(aDossier.opened("990226", round));
            for (int i = 1; i <= 5; i++) {
                aDossier.add(dossier, "S01", "E01-1", i + ".txt", "第" + i + "份 " + dossier.number());
            }
            assertThatThrownBy(() -> aDossier.add(dossier, "S01", "E01-1", "6.txt", "第6份 " + dossier.number()))
                    .isInstanceOf(SlotFull.class);
            assertThatThrownBy(() -> aDossier.add(dossier, "S02", "", "again.txt", "第1份 " + dossier.number()))
                    .isInstanceOf(AlreadyReceived.class);
            aDossier.add(dossier, "", "", "6.txt", "第6份 " + dossier.number());
            assertThatThrownBy(() -> aDossier.add(dossier, "", "", "7.txt", "第7份 " + dossier.number()))
                    .isInstanceOf(DossierFull.class);
            assertThat(dossiers.exhibits(clerk(), dossier.id())).hasSize(6);
        }

        @Test
        void isFiledUnderManyCriteriaAndReadWithATrace() throws IOException {
            Dossier dossier = aDossier.inSelfCheck("990226");
            EvidenceId file = aDossier.add(dossier, "", "", "台账/活动.txt", "台账 " + dossier.number());
            assertThatThrownBy(() -> dossiers.file(clerk(), file, List.of("S99"), "", "", Optional.empty()))
                    .isInstanceOf(UnknownClaim.class);
            dossiers.file(clerk(), file, List.of("S07", "S09"), "E07-3", "活动台账", Optional.of(LocalDate.of(2022, 8, 1)));
            Exhibit exhibit = dossiers.exhibit(clerk(), file);
            assertThat(exhibit.criteria()).containsExactly("S07", "S09");
            assertThat(exhibit.declaredDate()).contains(LocalDate.of(2022, 8, 1));
            try (var bytes = dossiers.download(clerk(), file)) {
                assertThat(new String(bytes.readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo("台账 " + dossier.number());
            }
            dossiers.withdraw(clerk(), file);
            assertThat(dossiers.exhibits(clerk(), dossier.id())).isEmpty();
        }
    }

    @Nested
    class Submission {

        @Test
        void isRefusedWithEverythingThatIsMissingAtOnce() {
            Dossier dossier = aDossier.inSelfCheck("990226");
            save(clerk(), dossier, "S07", "vol_distinct", "999", 0);
            assertThatThrownBy(() -> dossiers.submit(clerk(), dossier.id()))
                    .isInstanceOfSatisfying(Incomplete.class, e -> {
                        List<Gap> gaps = e.completeness().gaps();
                        assertThat(gaps)
                                .contains(
                                        new Gap("S07", "", Kind.NO_EVIDENCE, "", true),
                                        new Gap("S07", "vol_distinct", Kind.BELOW_THRESHOLD, "≥ 1000", false),
                                        new Gap("S12", "brand_title", Kind.NOT_FILLED, "", true));
                        assertThat(gaps).extracting(Gap::claim).doesNotContain("city_support", "agri_town_total");
                    });
        }

        @Test
        void isRefusedAfterTheClosingOfTheRound() {
            var closed = org.hecha.programme.Specimens.aRound(Instant.parse("2022-09-30T10:00:00Z"));
            Dossier dossier = aDossier.fill(aDossier.inSelfCheck(aDossier.opened("990226", closed)));
            assertThatThrownBy(() -> dossiers.submit(clerk(), dossier.id())).isInstanceOf(DeadlinePassed.class);
        }

        @Test
        void keepsWhatWasSaidForEver() {
            Dossier dossier = aDossier.filled("990226");
            Revision revision = dossiers.submit(aDossier.scope("leader-990226"), dossier.id());
            assertThat(revision.number()).isEqualTo(1);
            assertThat(Snapshot.digest(dossiers.content(clerk(), dossier.id(), 1)))
                    .isEqualTo(revision.digest());
            assertThatThrownBy(() -> save(clerk(), dossier, "S07", "vol_distinct", "2000", 1))
                    .isInstanceOf(NotWritable.class);
            assertThatThrownBy(() -> aDossier.add(dossier, "S07", "", "late.txt", "late " + dossier.number()))
                    .isInstanceOf(NotWritable.class);
            assertThatThrownBy(() -> dossiers.submit(clerk(), dossier.id())).isInstanceOf(NotWritable.class);
            assertThatThrownBy(() -> jdbc.sql("update dossier.revision set content = '{}' where dossier = ?")
                            .param(dossier.id().value())
                            .update())
                    .isInstanceOf(DataAccessException.class);
            assertThatThrownBy(() -> jdbc.sql("delete from dossier.claim_history where dossier = ?")
                            .param(dossier.id().value())
                            .update())
                    .isInstanceOf(DataAccessException.class);
        }

        @Test
        void sendsAllFourSampleCountiesThroughTheGate() {
            for (String county : List.of("990105", "990223", "990226")) {
                Dossier dossier = aDossier.filled(county);
                assertThat(dossiers.completeness(aDossier.scope("clerk-" + county), dossier.id())
                                .gaps())
                        .noneMatch(Gap::blocking);
            }
            Dossier weak = aDossier.filled("990226");
            assertThat(dossiers.completeness(clerk(), weak.id()).gaps())
                    .extracting(Gap::criterion, Gap::claim, Gap::kind)
                    .contains(
                            org.assertj.core.api.Assertions.tuple("S09", "covered_pop", Kind.BELOW_THRESHOLD),
                            org.assertj.core.api.Assertions.tuple("S06", "school_lab", Kind.BELOW_THRESHOLD));
        }
    }

    @Nested
    class AReturn {

        private final Defect claim = new Defect(
                "S07", "vol_distinct", Optional.empty(), Defect.ReasonCode.CONTRADICTED_BY_EVIDENCE, "请按名册去重后更正");

        @Test
        void needsDefectsThatNameTheStandard() {
            Dossier dossier = aDossier.withTheCity("990226");
            assertThatThrownBy(() -> giveBack(dossier, List.of())).isInstanceOf(DefectsIncomplete.class);
            assertThatThrownBy(() -> giveBack(
                            dossier, List.of(new Defect("S99", "", Optional.empty(), Defect.ReasonCode.OTHER, "?"))))
                    .isInstanceOf(DefectsIncomplete.class);
            assertThatThrownBy(() -> giveBack(
                            dossier, List.of(new Defect("S07", "", Optional.empty(), Defect.ReasonCode.OTHER, " "))))
                    .isInstanceOf(DefectsIncomplete.class);
        }

        @Test
        void opensOnlyWhatItNamesAndShowsWhatChanged() {
            Dossier dossier = aDossier.withTheCity("990226");
            giveBack(dossier, List.of(claim));
            assertThat(dossiers.openDefects(clerk(), dossier.id())).containsExactly(claim);
            assertThat(dossiers.writable(clerk(), dossier.id()).claims()).containsExactly("S07/vol_distinct");
            assertThatThrownBy(() -> save(clerk(), dossier, "S07", "activity_count_y", "60", 1))
                    .isInstanceOf(NotWritable.class);
            assertThatThrownBy(() -> aDossier.add(dossier, "S08", "", "x.txt", "x " + dossier.number()))
                    .isInstanceOf(NotWritable.class);
            save(clerk(), dossier, "S07", "vol_distinct", "1021", 1);
            aDossier.add(dossier, "S07", "", "去重名册.txt", "去重 " + dossier.number());
            dossiers.submit(clerk(), dossier.id());
            assertThat(dossiers.openDefects(clerk(), dossier.id())).isEmpty();
            var changes = dossiers.diff(clerk(), dossier.id(), 1, 2).changes();
            assertThat(changes)
                    .extracting(Revision.Change::kind, Revision.Change::what)
                    .containsExactly(
                            org.assertj.core.api.Assertions.tuple(Revision.Change.Kind.FILE, "去重名册.txt"),
                            org.assertj.core.api.Assertions.tuple(Revision.Change.Kind.CLAIM, "vol_distinct"));
            assertThat(changes.get(1).before()).isEqualTo("1086");
            assertThat(changes.get(1).after()).isEqualTo("1021");
            assertThat(dossiers.diff(clerk(), dossier.id(), 2, 0).changes()).isEmpty();
        }

        @Test
        void isPossibleOnlyAsOftenAsTheRoundAllows() {
            Dossier dossier = aDossier.withTheCity("990226");
            for (int i = 0; i < 2; i++) {
                giveBack(dossier, List.of(claim));
                assertThatThrownBy(() -> giveBack(dossier, List.of(claim))).isInstanceOf(NotWritable.class);
                dossiers.submit(clerk(), dossier.id());
            }
            assertThat(dossiers.returns(clerk(), dossier.id(), Level.CITY)).isEqualTo(2);
            assertThatThrownBy(() -> giveBack(dossier, List.of(claim))).isInstanceOf(TooManyReturns.class);
            assertThat(dossiers.returns(clerk(), dossier.id(), Level.PROVINCE)).isZero();
        }

        private void giveBack(Dossier dossier, List<Defect> defects) {
            dossiers.returnForCorrection(aDossier.scope("reviewer-990200"), dossier.id(), Level.CITY, defects);
        }
    }

    @Nested
    class OnItsWay {

        @Test
        void isSeenByALevelOnceItArrivedAndEverAfter() {
            Dossier dossier = aDossier.withTheCity("990226");
            Scope city = aDossier.scope("reviewer-990200");
            assertThat(dossiers.visible(city)).containsKey(dossier.id());
            assertThat(dossiers.visible(aDossier.scope("reviewer-990100"))).doesNotContainKey(dossier.id());
            assertThat(dossiers.visible(aDossier.scope("reviewer-990000"))).doesNotContainKey(dossier.id());
            dossiers.move(system(), dossier.id(), Stage.PROVINCIAL_RECOMMENDATION, Level.PROVINCE, false);
            dossiers.move(system(), dossier.id(), Stage.CITY_REVIEW, Level.COUNTY, false);
            assertThat(dossiers.get(city, dossier.id()).reached()).isEqualTo(Level.PROVINCE);
            assertThat(dossiers.list(
                            aDossier.scope("reviewer-990000"),
                            dossier.number(),
                            Optional.of(Stage.CITY_REVIEW),
                            "",
                            10))
                    .hasSize(1);
            assertThat(dossiers.countByStage(city, Dossiers.Standing.ALL).get(Stage.CITY_REVIEW))
                    .isPositive();
        }

        @Test
        void saysInSqlWhatTheScopeSaysInJava() {
            for (Stage stage : List.of(Stage.SELF_CHECK, Stage.CITY_REVIEW, Stage.NATIONAL_APPROVAL)) {
                for (String county : List.of("990226", "990223", "990105")) {
                    Dossier dossier = aDossier.inSelfCheck(county);
                    Level reached = stage == Stage.SELF_CHECK
                            ? Level.COUNTY
                            : stage == Stage.CITY_REVIEW ? Level.CITY : Level.NATION;
                    dossiers.move(system(), dossier.id(), stage, reached, false);
                    for (var row : org.hecha.organization.Specimens.MEMBERS) {
                        Scope scope = aDossier.scope(row.login());
                        assertThat(dossiers.visible(scope).containsKey(dossier.id()))
                                .as("%s %s %s", row.login(), county, reached)
                                .isEqualTo(scope.sees(dossier.id().value(), dossier.place(), reached));
                    }
                }
            }
        }

        @Test
        void isClosedOnceAndForAll() {
            Dossier dossier = aDossier.withTheCity("990226");
            dossiers.close(system(), dossier.id(), Dossier.Outcome.REFUSED);
            assertThat(dossiers.get(clerk(), dossier.id()).outcome()).isEqualTo(Dossier.Outcome.REFUSED);
            assertThatThrownBy(() -> dossiers.close(system(), dossier.id(), Dossier.Outcome.NAMED))
                    .isInstanceOf(NotWritable.class);
            assertThatThrownBy(() -> dossiers.move(system(), dossier.id(), Stage.PUBLIC_NOTICE, Level.NATION, true))
                    .isInstanceOf(NotWritable.class);
        }
    }

    private Scope clerk() {
        return aDossier.scope("clerk-990226");
    }

    private Scope system() {
        return directory.systemScope("test");
    }

    private long save(Scope scope, Dossier dossier, String criterion, String key, String text, long version) {
        var claim =
                dossiers.standardOf(clerk(), dossier.id()).claim(criterion, key).orElseThrow();
        return dossiers.save(scope, dossier.id(), criterion, key, Answers.parse(claim, text), version);
    }

    private Claim claim(Dossier dossier, String criterion, String key) {
        return dossiers.claims(clerk(), dossier.id()).stream()
                .filter(c -> c.criterion().equals(criterion) && c.key().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
