package org.hecha.web.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.hecha.InApplication;
import org.hecha.dossier.Claim;
import org.hecha.dossier.Entry;
import org.hecha.dossier.Exhibit;
import org.hecha.evidence.EvidenceId;
import org.hecha.evidence.UnknownEvidence;
import org.hecha.web.Browser;
import org.hecha.web.SomePeople;
import org.junit.jupiter.api.Test;

/** A ZIP from a Chinese desk becomes files of the dossier, one by one, and every one that does not says why. */
@InApplication
class EntriesIT extends AtTheClerksDesk {

    @Test
    void whatIsInAnArchiveIsFiledOneByOne() throws IOException {
        String mark = "第" + System.nanoTime() + "号";
        Map<String, byte[]> inside = new LinkedHashMap<>();
        inside.put("志愿服务/名册.txt", bytes("志愿者名册 " + mark));
        inside.put("志愿服务/活动/清单.txt", bytes("活动清单 " + mark));
        inside.put("内层.zip", zipped(Map.of("通知.txt", bytes("通知 " + mark))));
        inside.put("重复.txt", bytes("先前已交 " + mark));
        var before =
                dossiers.add(clerk, dossier.id(), "S07", "", "先交.txt", new ByteArrayInputStream(bytes("先前已交 " + mark)));
        EvidenceId archive = dossiers.add(
                        clerk, dossier.id(), "S07", "", "卷宗/材料.zip", new ByteArrayInputStream(zipped(inside)))
                .id();
        await().atMost(Duration.ofMinutes(2))
                .until(() -> dossiers.exhibits(clerk, dossier.id()).stream()
                        .allMatch(x -> x.evidence().state().terminal()));

        List<Entry> entries = dossiers.entries(clerk, archive);
        assertThat(entries)
                .extracting(Entry::path)
                .contains("卷宗/材料/志愿服务/名册.txt", "卷宗/材料/志愿服务/活动/清单.txt", "卷宗/材料/内层/通知.txt")
                .hasSize(4);
        assertThat(entries)
                .filteredOn(e -> e.filed().isPresent())
                .singleElement()
                .satisfies(
                        e -> assertThat(e.filed().orElseThrow().evidence().id()).isEqualTo(before.id()));

        var fields = new ArrayList<String>();
        entries.forEach(e -> fields.addAll(List.of("entry", e.inside().id().toString())));
        var page = browser.post("/evidence/" + archive + "/entries", fields.toArray(String[]::new));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("1 个未能归档");

        assertThat(dossiers.entries(clerk, archive)).allMatch(e -> e.filed().isPresent());
        assertThat(dossiers.exhibits(clerk, dossier.id()))
                .filteredOn(x -> x.evidence().path().equals("卷宗/材料/内层/通知.txt"))
                .singleElement()
                .satisfies(x -> assertThat(x.criteria()).containsExactly("S07"))
                .satisfies(x ->
                        assertThat(dossiers.receipt(clerk, x.evidence().id())).isPresent());
        // again changes nothing, and the archive is as it was
        browser.post("/evidence/" + archive + "/entries", fields.toArray(String[]::new));
        assertThat(dossiers.exhibits(clerk, dossier.id()))
                .extracting((Exhibit x) -> x.evidence().path())
                .filteredOn(path -> path.startsWith("卷宗/"))
                .doesNotHaveDuplicates()
                .contains("卷宗/材料.zip");
    }

    /** A slot takes so many files and no more; what is above that is in the dossier all the same. */
    @Test
    void whatASlotDoesNotTakeIsFiledUnderItsCriterion() throws IOException {
        var slot = dossiers.standardOf(clerk, dossier.id())
                .slots()
                .filter(s -> s.code().startsWith("E07"))
                .findFirst()
                .orElseThrow();
        Map<String, byte[]> inside = new LinkedHashMap<>();
        for (int i = 0; i <= slot.cap(); i++) {
            inside.put("第" + i + "份.txt", bytes("第 " + i + " 份 " + System.nanoTime()));
        }
        EvidenceId archive = dossiers.add(
                        clerk, dossier.id(), "S07", slot.code(), "满格/多份.zip", new ByteArrayInputStream(zipped(inside)))
                .id();
        await().atMost(Duration.ofMinutes(2))
                .until(() -> dossiers.entries(clerk, archive).size() == inside.size());
        for (Entry entry : dossiers.entries(clerk, archive)) {
            dossiers.fileEntry(clerk, archive, entry.inside().id());
        }

        var filed = dossiers.entries(clerk, archive).stream()
                .map(entry -> entry.filed().orElseThrow())
                .toList();
        assertThat(filed).allMatch(x -> x.criteria().equals(List.of("S07")));
        assertThat(filed)
                .anyMatch(x -> x.slot().isEmpty())
                .anyMatch(x -> x.slot().equals(slot.code()));
        assertThat(dossiers.exhibits(clerk, dossier.id()).stream()
                        .filter(x -> x.evidence().parent().isEmpty() && x.slot().equals(slot.code())))
                .hasSize(slot.cap());
        // a file of another archive is no entry of this one
        assertThatThrownBy(() -> dossiers.fileEntry(
                        clerk, archive, filed.getFirst().evidence().id()))
                .isInstanceOf(UnknownEvidence.class);
    }

    /** What to do about a file is for whoever sent it; others are told how to ask for it. */
    @Test
    void whoReadsAFileThatCannotBeReadIsToldToAskTheCounty() throws IOException {
        EvidenceId broken = dossiers.add(
                        clerk,
                        dossier.id(),
                        "S07",
                        "",
                        "残缺.pdf",
                        new ByteArrayInputStream(bytes("%PDF-1.4\n" + System.nanoTime())))
                .id();
        await().atMost(Duration.ofMinutes(2))
                .until(() -> dossiers.exhibit(clerk, broken).evidence().state().terminal());
        theCityMayLook();
        var city = new Browser(port);
        city.logIn(SomePeople.CITY, SomePeople.PASSWORD);

        assertThat(browser.get("/evidence/" + broken).body())
                .contains("文件已损坏或不完整")
                .doesNotContain("要求县里补正");
        assertThat(city.get("/evidence/" + broken).body())
                .contains("文件已损坏或不完整", "要求县里补正", "/desk/" + dossier.number())
                .doesNotContain("??");
    }

    @Test
    void whoTakesAnArchiveOutIsToldOfAllCitationsThatGoWithIt() throws IOException {
        String text = "花名册 " + System.nanoTime();
        EvidenceId archive = dossiers.add(
                        clerk,
                        dossier.id(),
                        "S07",
                        "",
                        "外层.zip",
                        new ByteArrayInputStream(zipped(Map.of("内层.zip", zipped(Map.of("名册.txt", bytes(text)))))))
                .id();
        await().atMost(Duration.ofMinutes(2))
                .until(() -> dossiers.entries(clerk, archive).stream()
                        .anyMatch(entry -> entry.inside().state().terminal()));
        EvidenceId innermost =
                dossiers.entries(clerk, archive).getFirst().inside().id();
        dossiers.cite(clerk, dossier.id(), "S07", "vol_distinct", new Claim.Citation(innermost, 1, 0, 3, "花名册"));

        assertThat(browser.get("/evidence/" + archive).body()).contains("会同时取消 1 处对它的引用");
        dossiers.withdraw(clerk, archive);

        assertThat(dossiers.claims(clerk, dossier.id()))
                .flatExtracting(Claim::citations)
                .extracting(Claim.Citation::evidence)
                .doesNotContain(innermost);
    }

    @Test
    void aProgramInAnArchiveIsShownAsOneAndNotTickedForFiling() throws IOException {
        String mark = Long.toString(System.nanoTime());
        EvidenceId archive = dossiers.add(
                        clerk,
                        dossier.id(),
                        "S07",
                        "",
                        "带程序.zip",
                        new ByteArrayInputStream(zipped(Map.of(
                                "清理.bat",
                                bytes("del " + mark),
                                "说明.txt",
                                bytes("说明 " + mark),
                                "~$明.docx",
                                new byte[162]))))
                .id();
        await().atMost(Duration.ofMinutes(2))
                .until(() -> dossiers.exhibits(clerk, dossier.id()).stream()
                        .allMatch(x -> x.evidence().state().terminal()));

        assertThat(dossiers.entries(clerk, archive))
                .extracting(Entry::path)
                .containsExactlyInAnyOrder("带程序/清理.bat", "带程序/说明.txt");
        String page = browser.get("/evidence/" + archive + "/entries").body();
        assertThat(page).contains("state-QUARANTINED");
        assertThat(page.lines().filter(line -> line.contains("type=\"checkbox\"")))
                .hasSize(2)
                .filteredOn(line -> line.contains("checked"))
                .singleElement()
                .asString()
                .contains("说明.txt");
    }

    @Test
    void whatIsEmptyInAnArchiveIsNamedAsLeftOut() throws IOException {
        String mark = Long.toString(System.nanoTime());
        Map<String, byte[]> inside = new LinkedHashMap<>();
        inside.put("卷宗/名册.txt", bytes("名册 " + mark));
        inside.put("卷宗/空白表.txt", new byte[0]);
        inside.put("卷宗/照片.jpg", new byte[0]);
        inside.put("卷宗/Thumbs.db", new byte[0]);
        EvidenceId archive = dossiers.add(
                        clerk, dossier.id(), "S07", "", "含空文件.zip", new ByteArrayInputStream(zipped(inside)))
                .id();
        await().atMost(Duration.ofMinutes(2))
                .until(() -> dossiers.exhibits(clerk, dossier.id()).stream()
                        .allMatch(x -> x.evidence().state().terminal()));

        assertThat(dossiers.entries(clerk, archive)).extracting(Entry::path).containsExactly("含空文件/卷宗/名册.txt");
        assertThat(browser.get("/evidence/" + archive + "/entries").body())
                .contains("有 2 个空文件没有收下", "卷宗/空白表.txt", "卷宗/照片.jpg")
                .doesNotContain("Thumbs.db");
        assertThat(browser.get("/evidence/" + archive).body()).contains("没有收下的空文件（2 个）", "卷宗/空白表.txt、卷宗/照片.jpg");
    }

    @Test
    void aFileThatCannotBeReadLeadsToItsReplacementAndShowsNoEmptyPage() {
        EvidenceId locked = dossiers.add(
                        clerk,
                        dossier.id(),
                        "S07",
                        "",
                        "坏的.pdf",
                        new ByteArrayInputStream(bytes("%PDF-1.4\n" + System.nanoTime())))
                .id();
        await().atMost(Duration.ofMinutes(2))
                .until(() -> dossiers.exhibit(clerk, locked).evidence().state().terminal());

        String page = browser.get("/evidence/" + locked).body();

        assertThat(page)
                .contains("/dossiers/" + dossier.number() + "/criteria/S07#evidence")
                .contains("上传替换的文件")
                .doesNotContain("第 1 页文字", "data-rotate", "data-zoom");
    }

    @Test
    void aFileThatIsNoArchiveHasNothingToFile() {
        EvidenceId text = dossiers.add(
                        clerk,
                        dossier.id(),
                        "S07",
                        "",
                        "说明.txt",
                        new ByteArrayInputStream(bytes("说明 " + System.nanoTime())))
                .id();
        assertThat(dossiers.entries(clerk, text)).isEmpty();
        assertThat(browser.get("/evidence/" + text + "/entries").status()).isEqualTo(200);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** As Chinese Windows packs: names in GBK, and nothing that says so. */
    private static byte[] zipped(Map<String, byte[]> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, Charset.forName("GBK"))) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
