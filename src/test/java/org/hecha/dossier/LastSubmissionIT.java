package org.hecha.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.hecha.InApplication;
import org.hecha.evidence.EvidenceId;
import org.hecha.evidence.EvidenceStore;
import org.hecha.evidence.Receipt;
import org.hecha.evidence.UnknownEvidence;
import org.hecha.organization.Directory;
import org.hecha.organization.Level;
import org.hecha.organization.Scope;
import org.hecha.programme.Stage;
import org.hecha.reuse.Kin;
import org.hecha.reuse.Reuse;
import org.hecha.search.Hits;
import org.hecha.search.Query;
import org.hecha.search.Search;
import org.hecha.verification.Report;
import org.hecha.verification.Verification;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A county corrects what was returned: another value, a file taken out, a new file, a new archive, another caption. Everybody
 * above sees what it submitted, wherever they look, until it submits again.
 */
@InApplication
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LastSubmissionIT {

    private static final String CITY = "reviewer-990200";
    private static final String PROVINCE = "reviewer-990000";
    private static final String SUBMITTED = "紫荆坡科普夜校";
    private static final String WRITTEN = "蓝田岗科学集市";

    @Autowired
    Dossiers dossiers;

    @Autowired
    Specimens aDossier;

    @Autowired
    Directory directory;

    @Autowired
    EvidenceStore store;

    @Autowired
    Search search;

    @Autowired
    Reuse reuse;

    @Autowired
    Verification verification;

    @Autowired
    JdbcClient jdbc;

    Dossier dossier;
    EvidenceId kept;
    EvidenceId gone;
    EvidenceId added;
    EvidenceId archive;
    EvidenceId packed;
    EvidenceId likeGone;

    /** What the province saw before the dossier went back. */
    List<Exhibit> exhibits;

    List<Claim> claims;
    Completeness completeness;
    Map<EvidenceId, Receipt> receipts;
    Report report;
    long readable;

    @BeforeAll
    void aCountyCorrectsWhatItSubmitted() throws IOException {
        dossier = aDossier.filled("990226");
        save(SUBMITTED);
        kept = aDossier.add(dossier, "S07", "", "留下.txt", "留下的材料 " + dossier.number());
        gone = aDossier.add(dossier, "S07", "", "撤下.txt", tale(1));
        aDossier.add(dossier, "S07", "", "旧包.zip", "no archive, but submitted");
        dossiers.cite(
                clerk(), dossier.id(), "S07", "brand_name", new Claim.Citation(gone, 1, 0, 5, tale(1).substring(0, 5)));
        likeGone = another(1, "相似一.txt");
        another(2, "相似二.txt");
        dossiers.submit(clerk(), dossier.id());
        dossiers.move(system(), dossier.id(), Stage.PROVINCIAL_RECOMMENDATION, Level.PROVINCE, false);
        await().atMost(Duration.ofSeconds(180)).until(this::settled);
        exhibits = dossiers.exhibits(scope(PROVINCE), dossier.id());
        claims = dossiers.claims(scope(PROVINCE), dossier.id());
        completeness = dossiers.completeness(scope(PROVINCE), dossier.id());
        receipts = dossiers.receipts(scope(PROVINCE), dossier.id());
        report = verification.of(scope(PROVINCE), dossier.id());
        readable = find("材料", PROVINCE).readable();
        assertThat(dossiers.asSubmitted(scope(PROVINCE), dossier.id())).isEmpty();

        dossiers.returnForCorrection(
                scope(PROVINCE),
                dossier.id(),
                Level.PROVINCE,
                List.of(new Defect("S07", "", Optional.empty(), Defect.ReasonCode.UNREADABLE, "请更换")));
        save(WRITTEN);
        dossiers.withdraw(clerk(), gone);
        dossiers.file(clerk(), kept, List.of("S07"), "", "梧桐湾说明", Optional.of(LocalDate.of(2022, 3, 4)));
        added = aDossier.add(dossier, "S07", "", "新增.txt", tale(2));
        archive = dossiers.add(
                        clerk(), dossier.id(), "S07", "", "新包.zip", new ByteArrayInputStream(zipped("包内.txt", tale(3))))
                .id();
        dossiers.cite(
                clerk(),
                dossier.id(),
                "S07",
                "brand_name",
                new Claim.Citation(added, 1, 0, 5, tale(2).substring(0, 5)));
        await().atMost(Duration.ofSeconds(180)).until(this::settled);
        packed = store.of(dossier.id().collection()).stream()
                .filter(file -> file.parent().equals(Optional.of(archive)))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private boolean settled() {
        return reuse.settled()
                && search.refresh()
                && store.waiting() == 0
                && !verification.of(system(), dossier.id()).stale()
                && !verification.of(scope(PROVINCE), dossier.id()).stale();
    }

    @ParameterizedTest
    @Order(1)
    @ValueSource(strings = {CITY, PROVINCE})
    void listsClaimsAndWhatIsMissingAreThoseOfTheSubmission(String above) {
        Scope scope = scope(above);
        assertThat(dossiers.visible(scope)).containsEntry(dossier.id(), 1);
        assertThat(dossiers.asSubmitted(scope, dossier.id()))
                .hasValueSatisfying(seen -> assertThat(seen.revision()).isEqualTo(1));
        assertThat(dossiers.exhibits(scope, dossier.id())).isEqualTo(exhibits);
        assertThat(dossiers.receipts(scope, dossier.id())).isEqualTo(receipts);
        assertThat(dossiers.completeness(scope, dossier.id())).isEqualTo(completeness);
        assertThat(dossiers.application(scope, dossier.id())).isEqualTo(dossiers.application(system(), dossier.id()));
        assertThat(dossiers.claims(scope, dossier.id()))
                .usingRecursiveComparison()
                .ignoringFields("version", "savedAt", "savedBy")
                .isEqualTo(claims);
        assertThat(dossiers.claims(scope, dossier.id()))
                .allSatisfy(claim -> assertThat(claim.savedAt()).isEmpty());
        assertThat(dossiers.diff(scope, dossier.id(), 1, 0).changes()).isEmpty();
        assertThat(dossiers.undecidedVersions(scope, dossier.id())).isEmpty();
        assertThat(dossiers.withdrawn(scope, dossier.id())).isEmpty();
        assertThat(dossiers.withdrawal(scope, gone)).isEmpty();
        assertThat(dossiers.exhibit(scope, gone).citedBy()).containsExactly("S07/brand_name");
        assertThat(dossiers.exhibit(scope, kept).caption()).isEmpty();
    }

    @Test
    @Order(1)
    void theCountyAndBackgroundWorkSeeWhatStandsThere() {
        for (Scope scope : List.of(clerk(), system())) {
            assertThat(dossiers.visible(scope)).containsEntry(dossier.id(), 0);
            assertThat(dossiers.asSubmitted(scope, dossier.id())).isEmpty();
            assertThat(dossiers.exhibits(scope, dossier.id()))
                    .extracting(exhibit -> exhibit.evidence().id())
                    .contains(kept, added, archive, packed)
                    .doesNotContain(gone);
            assertThat(said(scope)).contains(new Answer.Text(WRITTEN));
            assertThat(dossiers.diff(scope, dossier.id(), 1, 0).changes()).isNotEmpty();
            assertThat(dossiers.exhibit(scope, kept).caption()).isEqualTo("梧桐湾说明");
        }
        assertThat(said(scope(PROVINCE))).contains(new Answer.Text(SUBMITTED));
        assertThat(dossiers.withdrawal(clerk(), gone)).isPresent();
    }

    @ParameterizedTest
    @Order(1)
    @ValueSource(strings = {CITY, PROVINCE})
    void whatWasAddedCannotBeOpenedByItsIdAndWhatWasTakenOutCan(String above) throws IOException {
        Scope scope = scope(above);
        for (EvidenceId file : List.of(added, archive, packed)) {
            assertThatThrownBy(() -> dossiers.exhibit(scope, file)).isInstanceOf(UnknownEvidence.class);
            assertThatThrownBy(() -> dossiers.pages(scope, file)).isInstanceOf(UnknownEvidence.class);
            assertThatThrownBy(() -> dossiers.picture(scope, file, 1)).isInstanceOf(UnknownEvidence.class);
            assertThatThrownBy(() -> dossiers.boxes(scope, file, 1)).isInstanceOf(UnknownEvidence.class);
            assertThatThrownBy(() -> dossiers.rows(scope, file, 1)).isInstanceOf(UnknownEvidence.class);
            assertThatThrownBy(() -> dossiers.cell(scope, file, 1, 0)).isInstanceOf(UnknownEvidence.class);
            assertThatThrownBy(() -> dossiers.receipt(scope, file)).isInstanceOf(UnknownEvidence.class);
            assertThatThrownBy(() -> dossiers.withdrawal(scope, file)).isInstanceOf(UnknownEvidence.class);
            assertThatThrownBy(() -> dossiers.versions(scope, file)).isInstanceOf(UnknownEvidence.class);
            assertThatThrownBy(() -> dossiers.entries(scope, file)).isInstanceOf(UnknownEvidence.class);
            assertThatThrownBy(() -> dossiers.scan(scope, file)).isInstanceOf(UnknownEvidence.class);
            assertThatThrownBy(() -> dossiers.personalNumbers(scope, file, 1)).isInstanceOf(UnknownEvidence.class);
            assertThatThrownBy(() -> dossiers.unmask(scope, file, 1, "核对名册")).isInstanceOf(UnknownEvidence.class);
            assertThatThrownBy(() -> dossiers.download(scope, file)).isInstanceOf(UnknownEvidence.class);
            assertThatThrownBy(() -> reuse.of(scope, file)).isInstanceOf(UnknownEvidence.class);
        }
        try (var bytes = dossiers.download(scope, gone)) {
            assertThat(new String(bytes.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(tale(1));
        }
        assertThat(dossiers.pages(scope, gone)).isNotEmpty();
    }

    @ParameterizedTest
    @Order(1)
    @ValueSource(strings = {CITY, PROVINCE})
    void findingsAreThoseAboutTheSubmission(String above) {
        assertThat(verification.of(scope(above), dossier.id()).claims()).isEqualTo(report.claims());
        assertThat(verification.of(scope(above), dossier.id()).stale()).isFalse();
        assertThat(verification.of(clerk(), dossier.id()).claims()).isNotEqualTo(report.claims());
    }

    @Test
    @Order(2)
    void findingsAboutTheSubmissionCanBeMadeAnewFromIt() {
        // a file of the submission is read once more, so that what was put aside has to be made anew
        store.readAgain(gone, "system");
        await().atMost(Duration.ofSeconds(120)).until(() -> store.waiting() == 0 && settled());

        assertThat(verification.of(scope(PROVINCE), dossier.id()).claims()).isEqualTo(report.claims());
        assertThat(verification.of(scope(PROVINCE), dossier.id()).made()).isAfter(report.made());
    }

    @ParameterizedTest
    @Order(3)
    @ValueSource(strings = {CITY, PROVINCE})
    void nothingNewIsFoundOrCountedAndWhatWasSubmittedIs(String above) {
        found(above);
    }

    @Test
    @Order(4)
    void anIndexThatIsMadeAnewSaysTheSame() {
        search.rebuild();
        found(PROVINCE);
    }

    private void found(String above) {
        assertThat(find("“" + line(1) + "”", above).hits())
                .singleElement()
                .satisfies(hit -> assertThat(hit.evidence()).contains(gone));
        assertThat(times(SUBMITTED, above)).isEqualTo(1);
        for (String hidden : List.of(line(2), line(3), WRITTEN, "梧桐湾说明", "新增.txt", "包内.txt")) {
            assertThat(times(hidden, above)).as(hidden).isZero();
        }
        assertThat(find("“" + line(2) + "”", above).total()).isZero();
        assertThat(find("材料", above).readable()).isEqualTo(readable);

        assertThat(times(line(1), "clerk-990226")).isZero();
        assertThat(times(SUBMITTED, "clerk-990226")).isZero();
        for (String own : List.of(line(2), line(3), WRITTEN, "梧桐湾说明")) {
            assertThat(times(own, "clerk-990226")).as(own).isEqualTo(1);
        }
    }

    @Test
    @Order(5)
    void filesThatResembleOthersAreThoseOfTheSubmission() {
        assertThat(reuse.of(scope(PROVINCE), dossier.id())).singleElement().satisfies(pair -> {
            assertThat(pair.mine().evidence()).isEqualTo(gone);
            assertThat(pair.yours().evidence()).isEqualTo(likeGone);
            assertThat(pair.kin().kind()).isIn(Kin.Kind.TEXT, Kin.Kind.EXACT);
        });
        assertThat(reuse.sideBySide(scope(PROVINCE), gone, likeGone)).isNotEmpty();
        assertThat(reuse.signals(scope(PROVINCE), dossier.id()))
                .noneMatch(signal -> List.of(added, archive, packed).contains(signal.file()));
        assertThat(reuse.of(system(), dossier.id()))
                .singleElement()
                .satisfies(pair -> assertThat(pair.mine().evidence()).isEqualTo(added));
    }

    @Test
    @Order(9)
    void withTheNextSubmissionEverybodySeesTheSame() {
        dossiers.submit(clerk(), dossier.id());
        dossiers.move(system(), dossier.id(), Stage.PROVINCIAL_RECOMMENDATION, Level.PROVINCE, false);
        await().atMost(Duration.ofSeconds(120)).until(this::settled);
        Scope scope = scope(PROVINCE);

        assertThat(dossiers.visible(scope)).containsEntry(dossier.id(), 0);
        assertThat(dossiers.exhibits(scope, dossier.id())).isEqualTo(dossiers.exhibits(clerk(), dossier.id()));
        assertThat(said(scope)).contains(new Answer.Text(WRITTEN));
        assertThat(dossiers.exhibit(scope, packed).evidence().name()).isEqualTo("包内.txt");
        assertThat(dossiers.withdrawal(scope, gone)).isPresent();
        assertThat(dossiers.pages(scope, gone)).isNotEmpty();
        assertThat(times(line(1), PROVINCE)).isZero();
        assertThat(times(line(2), PROVINCE)).isEqualTo(1);
        assertThat(times(line(3), PROVINCE)).isEqualTo(1);
        assertThat(times(SUBMITTED, PROVINCE)).isZero();
        assertThat(reuse.of(scope, dossier.id()))
                .singleElement()
                .satisfies(pair -> assertThat(pair.mine().evidence()).isEqualTo(added));

        // and after it went back once more
        dossiers.returnForCorrection(
                scope(CITY),
                dossier.id(),
                Level.CITY,
                List.of(new Defect("S07", "", Optional.empty(), Defect.ReasonCode.UNREADABLE, "请更换")));
        assertThat(dossiers.visible(scope)).containsEntry(dossier.id(), 2);
        assertThat(times(line(1), PROVINCE)).isZero();
        assertThat(times(line(3), PROVINCE)).isEqualTo(1);
        assertThat(times(SUBMITTED, PROVINCE)).isZero();
        assertThat(times(WRITTEN, PROVINCE)).isEqualTo(1);
        assertThat(verification.of(scope, dossier.id()).claims())
                .isEqualTo(verification.of(clerk(), dossier.id()).claims());
        assertThat(verification.of(scope, dossier.id()).stale()).isFalse();
    }

    @Test
    @Order(1)
    void whatTheCountyTookBackStaysWhatWasHandedIn() {
        Dossier back = aDossier.withTheCity("990226");
        List<EvidenceId> before = ids(scope(CITY), back);
        dossiers.move(clerk(), back.id(), Stage.CITY_REVIEW, Level.CITY, true);
        EvidenceId later = aDossier.add(back, "S07", "", "后来.txt", "后来 " + back.number());

        assertThat(dossiers.visible(scope(CITY))).containsEntry(back.id(), 1);
        assertThat(ids(scope(CITY), back)).isEqualTo(before);
        assertThat(ids(clerk(), back)).contains(later);
        assertThatThrownBy(() -> dossiers.exhibit(scope(CITY), later)).isInstanceOf(UnknownEvidence.class);
    }

    private List<EvidenceId> ids(Scope scope, Dossier of) {
        return dossiers.exhibits(scope, of.id()).stream()
                .map(exhibit -> exhibit.evidence().id())
                .toList();
    }

    /** What the migration reads out of revisions made before it is what is written down since. */
    @Test
    @Order(10)
    void whichFilesARevisionHoldsIsReadOutOfOlderOnesAsWell() throws IOException {
        String migration =
                Files.readString(Path.of("storage", "schema", "V295__dossier_knows_which_files_a_revision_holds.sql"));
        int from = migration.indexOf("select distinct");
        String told = migration.substring(from, migration.indexOf(';', from)) + " where r.dossier = :dossier";
        assertThat(rows(told))
                .hasSizeGreaterThan(20)
                .containsExactlyInAnyOrderElementsOf(
                        rows("select dossier, revision, evidence from dossier.revision_file where dossier = :dossier"));
    }

    private List<List<Object>> rows(String sql) {
        return jdbc.sql(sql)
                .param("dossier", dossier.id().value())
                .query((row, n) -> List.of(row.getObject(1), row.getObject(2), row.getObject(3)))
                .list();
    }

    @Test
    @Order(11)
    void whatWasNeverSubmittedStaysWithTheCountyWhenTheDossierIsClosed() {
        save(SUBMITTED + "二");
        dossiers.close(system(), dossier.id(), Dossier.Outcome.WITHDRAWN);

        assertThat(said(clerk())).contains(new Answer.Text(SUBMITTED + "二"));
        assertThat(said(scope(PROVINCE))).contains(new Answer.Text(WRITTEN));
        assertThat(dossiers.asSubmitted(scope(PROVINCE), dossier.id()))
                .hasValueSatisfying(seen -> assertThat(seen.revision()).isEqualTo(2));
        assertThat(search.refresh()).isTrue();
        assertThat(times(SUBMITTED + "二", PROVINCE)).isZero();
        assertThat(times(SUBMITTED + "二", "clerk-990226")).isEqualTo(1);
    }

    private Optional<Answer> said(Scope scope) {
        return claim(scope).answer();
    }

    private Claim claim(Scope scope) {
        return dossiers.claims(scope, dossier.id()).stream()
                .filter(claim -> claim.criterion().equals("S07") && claim.key().equals("brand_name"))
                .findFirst()
                .orElseThrow();
    }

    private void save(String brand) {
        dossiers.save(
                clerk(),
                dossier.id(),
                "S07",
                "brand_name",
                Optional.of(new Answer.Text(brand)),
                claim(clerk()).version());
    }

    /** On how many pages and in how many claims this very wording stands. */
    private long times(String wording, String login) {
        return find("“" + wording + "”", login).whole();
    }

    private Hits find(String text, String login) {
        return search.find(Query.of(text).inDossier(dossier.id().toString()), scope(login), 0, 50);
    }

    /** A neighbour tells the same. */
    private EvidenceId another(int tale, String path) {
        Dossier other = aDossier.inSelfCheck("990224");
        EvidenceId file = aDossier.add(other, "S12", "", path, "别处的开头\n" + tale(tale));
        dossiers.move(system(), other.id(), Stage.PROVINCIAL_RECOMMENDATION, Level.PROVINCE, false);
        return file;
    }

    private String line(int tale) {
        return tale(tale).lines().findFirst().orElseThrow().substring(0, 12);
    }

    /** Nobody else has told it. */
    private String tale(int number) {
        var random = new Random(dossier.id().hashCode() + number);
        return IntStream.range(0, 9)
                .mapToObj(sentence -> random.ints(28, 0x4E00, 0x9000)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .append("。\n"))
                .collect(Collectors.joining());
    }

    private static byte[] zipped(String name, String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    private Scope clerk() {
        return scope("clerk-990226");
    }

    private Scope scope(String login) {
        return aDossier.scope(login);
    }

    private Scope system() {
        return directory.systemScope("test");
    }
}
