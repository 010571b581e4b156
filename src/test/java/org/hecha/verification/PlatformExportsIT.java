package org.hecha.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.hecha.InApplication;
import org.hecha.designation.TablePaper;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.Dossiers;
import org.hecha.dossier.Specimens;
import org.hecha.evidence.EvidenceStore;
import org.hecha.organization.Directory;
import org.hecha.organization.Scope;
import org.hecha.programme.Rounds;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What platforms export, as files: read by the worker, kept, worked out, stored and read again. All of it is invented. */
@InApplication
class PlatformExportsIT {

    @Autowired
    Verification verification;

    @Autowired
    Specimens specimens;

    @Autowired
    Directory directory;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Rounds rounds;

    @Autowired
    EvidenceStore evidence;

    @Autowired
    TablePaper paper;

    @Test
    void aWorkbookACommaSeparatedListAndAPdfAreWorkedOutAlike() throws IOException {
        Scope system = directory.systemScope("test");
        Dossier dossier = specimens.inSelfCheck("990226");
        LocalDate deadline = rounds.get(dossier.round()).deadline();
        int year = deadline.getYear() - 1;

        add(dossier, "大篷车出车记录.xlsx", log(year));
        add(
                dossier,
                "科学辟谣转发清单.csv",
                ("序号,标题,转发时间,链接\n1,喝醋软化血管,%1$s 09:30,https://piyao.example.cn/a/1\n2,大蒜治病,%2$d年3月5日,\n"
                                .formatted(deadline.minusMonths(2), deadline.getYear()))
                        .getBytes(Charset.forName("GB18030")));
        var pdf = new ByteArrayOutputStream();
        paper.write(
                "流动科技馆巡展站点表",
                List.of("赭岭县科学技术协会"),
                List.of("站点", "开展日期", "闭展日期", "观众人次"),
                new int[] {30, 20, 20, 20},
                List.of(
                        List.of("职业中学体育馆", year + "-03-05", year + "年5月20日", "31000"),
                        List.of("文化馆", (year - 4) + ".3.5", (year - 4) + ".5.5", "18000")),
                pdf);
        add(dossier, "流动科技馆站点表.pdf", pdf.toByteArray());
        await().atMost(Duration.ofSeconds(120))
                .until(() -> evidence.waiting() == 0
                        && !verification.of(system, dossier.id()).stale());

        Report report = verification.of(system, dossier.id());

        Advice overlap = advice(report, "S11", "caravan_event_y", "trips-overlap");
        assertThat(overlap.facts()).startsWith(year + "-03-05").contains("甲村小学 08:30–11:30", "乙村 11:00–16:00");
        assertThat(overlap.passages()).hasSize(2);
        Finding.Citation second = overlap.passages().get(1);
        assertThat(dossiers.cell(system, second.evidence(), second.page(), second.start()))
                .contains("出车!A4");
        assertThat(advice(report, "S11", "caravan_event_y", "trips-km").facts())
                .containsExactly(Integer.toString(year), "2", "—", "72");

        assertThat(advice(report, "S03", "platforms_used", "reposts").facts()).startsWith("2", "1");
        assertThat(advice(report, "S03", "platforms_used", "reposts-lacking").passages())
                .singleElement()
                .satisfies(p -> assertThat(p.quote()).contains("大蒜治病"));

        Advice stations = advice(report, "S11", "tour_count_36m", "stations");
        assertThat(stations.facts().get(2)).isEqualTo("1");
        assertThat(stations.passages())
                .singleElement()
                .satisfies(p -> assertThat(p.quote()).contains("职业中学体育馆").contains("31000"));

        assertThat(verification.verify(system, dossier.id()).claims()).isEqualTo(report.claims());
    }

    private static Advice advice(Report report, String criterion, String claim, String said) {
        List<Advice> all = report.entry(criterion, claim).orElseThrow().advice();
        return all.stream()
                .filter(a -> a.said().equals(said))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + said + " in " + all));
    }

    private void add(Dossier dossier, String name, byte[] bytes) {
        dossiers.add(
                specimens.scope("clerk-" + dossier.region()),
                dossier.id(),
                "S11",
                "",
                name,
                new ByteArrayInputStream(bytes));
    }

    /** A merged title above headings with units; days and times as the program keeps them and as people type them. */
    private static byte[] log(int year) throws IOException {
        try (var book = new XSSFWorkbook()) {
            var sheet = book.createSheet("出车");
            sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 5));
            sheet.createRow(0).createCell(0).setCellValue("赭岭县科普大篷车出车记录");
            String[][] rows = {
                {"车牌号", "出车日期", "出发时间", "返回时间", "活动地点", "行驶里程（公里）"},
                {"岚A0001", "", "08:30", "11:30", "甲村小学", "３０"},
                {"岚A0001", year + "年3月5日", "11:00", "16:00", "乙村", "42"}
            };
            for (int r = 0; r < rows.length; r++) {
                var row = sheet.createRow(r + 1);
                for (int c = 0; c < rows[r].length; c++) {
                    row.createCell(c).setCellValue(rows[r][c]);
                }
            }
            var day = book.createCellStyle();
            day.setDataFormat(book.createDataFormat().getFormat("yyyy/m/d"));
            var cell = sheet.getRow(2).getCell(1);
            cell.setCellValue(LocalDate.of(year, 3, 5));
            cell.setCellStyle(day);
            var out = new ByteArrayOutputStream();
            book.write(out);
            return out.toByteArray();
        }
    }
}
