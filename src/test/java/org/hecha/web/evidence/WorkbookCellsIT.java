package org.hecha.web.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.hecha.InApplication;
import org.hecha.evidence.EvidenceId;
import org.hecha.web.SomeDossier;
import org.junit.jupiter.api.Test;

/** Whoever finds or cites something in a workbook is told sheet and cell, as the county reads them in its own program. */
@InApplication
class WorkbookCellsIT extends AtTheClerksDesk {

    @Test
    void hitsAndCitationsNameSheetAndCell() throws Exception {
        String wanted = "蓝杉坪" + System.nanoTime() % 1_000_000;
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new XSSFWorkbook()) {
            workbook.createSheet("说明").createRow(0).createCell(0).setCellValue("以下为名册");
            var sheet = workbook.createSheet("志愿者名册");
            for (int row = 0; row < 40; row++) {
                sheet.createRow(row).createCell(0).setCellValue(row);
                sheet.getRow(row).createCell(2).setCellValue(row == 16 ? wanted : "别处" + row);
            }
            workbook.write(bytes);
        }
        EvidenceId file = dossiers.add(
                        clerk,
                        dossier.id(),
                        "S07",
                        "",
                        "志愿者-" + wanted + ".xlsx",
                        new ByteArrayInputStream(bytes.toByteArray()))
                .id();
        await().atMost(Duration.ofMinutes(3))
                .until(() -> dossiers.exhibit(clerk, file).evidence().state().terminal());
        int start = dossiers.pages(clerk, file).get(1).text().indexOf(wanted);

        assertThat(dossiers.cell(clerk, file, 2, start)).contains("志愿者名册!C17");
        assertThat(dossiers.cell(clerk, file, 2, -1)).isEmpty();
        assertThat(browser.get("/evidence/" + file + "?page=2&q=" + encoded(wanted))
                        .body())
                .contains("data-cell=\"志愿者名册!C17\"")
                .contains("志愿者名册 第 1 至 40 行");

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(browser.get("/search?q=" + encoded('"' + wanted + '"'))
                                .body())
                        .contains("志愿者名册!C17"));

        browser.get("/evidence/" + file + "?page=2");
        browser.post(
                "/evidence/" + file + "/citations",
                "claim",
                "S07/brand_name",
                "page",
                "2",
                "start",
                Integer.toString(start),
                "end",
                Integer.toString(start + wanted.length()),
                "quote",
                wanted);
        assertThat(browser.get("/dossiers/" + SomeDossier.NUMBER + "/criteria/S07")
                        .body())
                .contains("志愿者名册!C17");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
