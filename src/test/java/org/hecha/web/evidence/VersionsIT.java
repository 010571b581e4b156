package org.hecha.web.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.hecha.InApplication;
import org.hecha.dossier.Claim;
import org.hecha.dossier.Exhibit;
import org.hecha.dossier.NotWritable;
import org.hecha.dossier.SlotFull;
import org.hecha.dossier.Succession;
import org.hecha.evidence.EvidenceId;
import org.hecha.web.SomePeople;
import org.junit.jupiter.api.Test;

/** A better scan takes the place of a file, and no citation is lost or moved unseen. */
@InApplication
class VersionsIT extends AtTheClerksDesk {

    private static final String CLAIM = "vol_distinct";

    @Test
    void citationsMoveWhenTheClerkConfirmsAndWhatIsNotThereStays() {
        String mark = "第" + System.nanoTime() + "号";
        String old = "志愿者 1236 人\n活动 58 场 " + mark;
        EvidenceId older = add("志愿/扫描.txt", old);
        cite(older, 0, 10, "志愿者 1236 人");
        cite(older, 11, 18, "活动 58 场".substring(0, 7));
        EvidenceId newer = dossiers.addVersion(clerk, older, "扫描-清晰.txt", stream("封面 " + mark + "\n\n注册志愿者1236人"), "")
                .id();
        assertThat(dossiers.exhibit(clerk, newer).criteria()).containsExactly("S07");
        assertThat(dossiers.exhibit(clerk, newer).evidence().path()).isEqualTo("志愿/扫描-清晰.txt");
        assertThat(citing(older)).hasSize(2);
        read(newer);

        Succession both = dossiers.succession(clerk, newer).orElseThrow();
        assertThat(both.citations()).hasSize(2);
        assertThat(both.citations().get(0).to().orElseThrow().quote()).isEqualTo("志愿者1236人");
        assertThat(both.citations().get(1).to()).isEmpty();
        String page = browser.get("/evidence/" + newer + "/version").body();
        assertThat(page).contains("有 1 处引用在新版本中没有找到", "没有找到", "不替换").doesNotContain("??");
        assertThat(browser.get("/evidence/" + older).body()).contains("有新版本，引用待确认", "/evidence/" + newer + "/version");
        assertThat(browser.get("/dossiers/" + dossier.number() + "/evidence").body())
                .contains("有新版本，引用待确认");

        // the one that was found moves, the other stays with its file
        List<String> ids = citationsIn(page);
        assertThat(decide(newer, ids, List.of("MOVE", "KEEP"), List.of("", ""))).contains("还有引用指向原版本");
        assertThat(citing(older)).hasSize(1);
        assertThat(citing(newer)).extracting(Claim.Citation::quote).containsExactly("志愿者1236人");
        assertThat(dossiers.withdrawal(clerk, older)).isEmpty();
        // a page that does not exist decides nothing
        decide(newer, ids.subList(1, 2), List.of("MOVE"), List.of("7"));
        assertThat(citing(older)).hasSize(1);

        assertThat(decide(newer, ids.subList(1, 2), List.of("MOVE"), List.of("1")))
                .contains("新版本已替换原版本");
        assertThat(citing(newer))
                .extracting(Claim.Citation::start)
                .containsExactly(citing(newer).getFirst().start(), -1);
        assertThat(dossiers.withdrawal(clerk, older)).isPresent();
        assertThat(dossiers.versions(clerk, newer))
                .extracting((Exhibit x) -> x.evidence().id())
                .containsExactly(older, newer);
        assertThat(browser.get("/evidence/" + older).body()).contains("已于", "各版本", "扫描-清晰.txt");
        assertThat(dossiers.succession(clerk, newer)).isEmpty();
    }

    @Test
    void takesThePlaceInAFullSlotAndGivesItBack() {
        var slot = dossiers.standardOf(clerk, dossier.id())
                .slots()
                .filter(s -> s.code().startsWith("E03"))
                .findFirst()
                .orElseThrow();
        EvidenceId first = null;
        for (int i = 0; i < slot.cap(); i++) {
            EvidenceId one = dossiers.add(
                            clerk,
                            dossier.id(),
                            "S03",
                            slot.code(),
                            "满" + i + ".txt",
                            stream(i + "份" + System.nanoTime()))
                    .id();
            first = first == null ? one : first;
        }
        EvidenceId older = first;
        EvidenceId newer = dossiers.addVersion(clerk, older, "满0新.txt", stream("新" + System.nanoTime()), "")
                .id();
        assertThat(dossiers.exhibit(clerk, newer).slot()).isEqualTo(slot.code());
        assertThatThrownBy(() -> dossiers.add(
                        clerk, dossier.id(), "S03", slot.code(), "又一.txt", stream("又" + System.nanoTime())))
                .isInstanceOf(SlotFull.class);
        // nothing cites it: it can be replaced at once
        read(newer);
        assertThat(browser.get("/evidence/" + newer + "/version").body()).contains("没有指标引用原版本");
        assertThat(dossiers.decide(clerk, newer, List.of())).isTrue();
        assertThatThrownBy(() -> dossiers.bringBack(clerk, older)).isInstanceOf(SlotFull.class);
        dossiers.withdraw(clerk, newer);
        dossiers.bringBack(clerk, older);
        assertThat(dossiers.exhibit(clerk, older).slot()).isEqualTo(slot.code());
    }

    @Test
    void aVersionThatIsTakenOutChangesNothing() {
        EvidenceId older = add("原件.txt", "原件 " + System.nanoTime());
        cite(older, 0, 2, "原件");
        EvidenceId newer = dossiers.addVersion(clerk, older, "不好.txt", stream("不好 " + System.nanoTime()), "")
                .id();
        dossiers.withdraw(clerk, newer);

        assertThat(citing(older)).hasSize(1);
        assertThat(dossiers.undecidedVersions(clerk, dossier.id())).doesNotContainKey(older);
        assertThat(browser.get("/evidence/" + older).body()).doesNotContain("有新版本，引用待确认");
    }

    @Test
    void isSentWithAPlainFormAndOnlyByTheCounty() {
        EvidenceId older = add("表单.txt", "表单 " + System.nanoTime());
        assertThat(browser.get("/evidence/" + older).body()).contains("上传新版本", "/evidence/" + older + "/version");
        theCityMayLook();
        var city = directory.scopeOf(
                directory.memberByLogin(SomePeople.CITY).orElseThrow().id());
        assertThatThrownBy(() -> dossiers.addVersion(city, older, "市里.txt", stream("市里 " + System.nanoTime()), ""))
                .isInstanceOf(NotWritable.class);
        assertThat(dossiers.undecidedVersions(city, dossier.id())).isEmpty();
    }

    private String decide(EvidenceId newer, List<String> ids, List<String> choices, List<String> pages) {
        var fields = new java.util.ArrayList<String>();
        for (int i = 0; i < ids.size(); i++) {
            fields.addAll(List.of("citation", ids.get(i), "choice", choices.get(i), "to", pages.get(i)));
        }
        return browser.post("/evidence/" + newer + "/version/decision", fields.toArray(String[]::new))
                .body();
    }

    private static List<String> citationsIn(String page) {
        return Pattern.compile("name=\"citation\" value=\"([^\"]+)\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private EvidenceId add(String path, String text) {
        EvidenceId file =
                dossiers.add(clerk, dossier.id(), "S07", "", path, stream(text)).id();
        read(file);
        return file;
    }

    private void read(EvidenceId file) {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> dossiers.exhibit(clerk, file).evidence().state().terminal());
    }

    private void cite(EvidenceId file, int start, int end, String quote) {
        dossiers.cite(clerk, dossier.id(), "S07", CLAIM, new Claim.Citation(file, 1, start, end, quote));
    }

    private List<Claim.Citation> citing(EvidenceId file) {
        return dossiers.claims(clerk, dossier.id()).stream()
                .flatMap(claim -> claim.citations().stream())
                .filter(citation -> citation.evidence().equals(file))
                .toList();
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
