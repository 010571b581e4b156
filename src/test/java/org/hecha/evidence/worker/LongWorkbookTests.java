package org.hecha.evidence.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.hecha.evidence.Evidence.Reason;
import org.hecha.evidence.Evidence.State;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Long tables: every row that is kept can be named by its cell, every row that is not is counted, and memory does not grow
 * with the rows. {@code -Dhecha.rows=1000000} measures a long one.
 */
class LongWorkbookTests {

    private static final int ROWS = Integer.getInteger("hecha.rows", 60_000);

    @TempDir
    Path directory;

    Reads reads;

    @BeforeEach
    void open() {
        reads = new Reads(directory);
    }

    @Test
    void aLongSheetGoesOnOnFurtherPagesAndEveryCellHasItsAddress() throws IOException {
        Reading reading = reads.file("名册.xlsx", LongWorkbook.xlsx(directory.resolve("x"), 30_000));

        assertThat(reading.state()).isEqualTo(State.READ);
        assertThat(reading.pages()).isEqualTo(reading.text().size()).isGreaterThan(4);
        assertThat(reading.properties()).containsEntry("rows.read", "30000").doesNotContainKey("rows.unread");
        for (int row : List.of(2, 5_673, 5_674, 17_017, 30_000)) {
            assertThat(address(reading, LongWorkbook.name(row))).isEqualTo("志愿者名册!B" + row);
        }
    }

    @Test
    void whatDoesNotFitIsCountedAndOnePageStandsForIt() throws IOException {
        reads.limits = new Limits(5, 1000, 1L << 30, 200, 50_000_000, 20_000, 100_000, 2000);

        Reading reading = reads.file("名册.xlsx", LongWorkbook.xlsx(directory.resolve("x"), ROWS));

        assertThat(reading.state()).isEqualTo(State.PARTLY_READ);
        assertThat(reading.reason()).contains(Reason.TRUNCATED);
        int read = Integer.parseInt(reading.properties().get("rows.read"));
        assertThat(Integer.parseInt(reading.properties().get("rows.unread"))).isEqualTo(ROWS - read);
        assertThat(address(reading, LongWorkbook.name(read))).isEqualTo("志愿者名册!B" + read);
        assertThat(reading.readable()).isEqualTo(reading.pages() - 1);
    }

    @Test
    void aLongCsvIsReadInItsOwnEncodingAndAddressedWithoutASheet() throws IOException {
        // long enough that the look at the beginning ends within a character
        Reading reading = reads.file("名册.csv", LongWorkbook.csv(directory.resolve("x"), 170_000));

        assertThat(reading.properties()).containsEntry("charset", "UTF-8");
        assertThat(address(reading, LongWorkbook.name(9_000))).isEqualTo("B9000");
        assertThat(Integer.parseInt(reading.properties().get("rows.read"))
                        + Integer.parseInt(reading.properties().get("rows.unread")))
                .isEqualTo(170_000);
    }

    @Test
    void aBinaryWorkbookIsReadRowByRowFormulasByTheirSavedValue() throws IOException {
        Path file = directory.resolve("x");
        try (var workbook = new HSSFWorkbook()) {
            var first = workbook.createSheet("汇总");
            first.createRow(0).createCell(0).setCellValue("合计");
            var formula = first.getRow(0).createCell(3);
            formula.setCellFormula("1+2");
            workbook.getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(formula);
            first.createRow(99).createCell(1).setCellValue(true);
            var second = workbook.createSheet("名册");
            for (int row = 0; row < 20_000; row++) {
                var line = second.createRow(row);
                line.createCell(0).setCellValue(row);
                line.createCell(1).setCellValue(LongWorkbook.name(row + 1));
            }
            try (var out = Files.newOutputStream(file)) {
                workbook.write(out);
            }
        }

        Reading reading = reads.file("名册.xls", file);

        assertThat(reading.state()).isEqualTo(State.READ);
        assertThat(reading.text().getFirst().text()).isEqualTo("合计\t\t\t3\n\n\n\tTRUE");
        assertThat(address(reading, "TRUE")).isEqualTo("汇总!B100");
        assertThat(address(reading, LongWorkbook.name(19_999))).isEqualTo("名册!B19999");
    }

    @Test
    void aCellBeyondAnySpreadsheetIsDamageAndNoMemory() throws IOException {
        Path file = LongWorkbook.xlsx(directory.resolve("x"), 3);
        byte[] bytes = Files.readAllBytes(LongWorkbook.replaced(file, "r=\"C2\"", "r=\"ZZZZZ2\""));

        Reading reading = reads.bytes("名册.xlsx", bytes);

        assertThat(reading.state()).isEqualTo(State.UNREADABLE);
        assertThat(reading.reason()).contains(Reason.DAMAGED);
    }

    /** In the heap a worker has for all of it only a part of what the rows would need. */
    @Test
    void memoryDoesNotGrowWithTheRows() throws Exception {
        Path file = LongWorkbook.xlsx(directory.resolve("名册.xlsx"), ROWS);
        long begun = System.nanoTime();
        Path answer = directory.resolve("answer");
        String heap = System.getProperty("hecha.heap", "96m");
        Process worker = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Djava.io.tmpdir=" + directory,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Worker.class.getName(),
                        "extract",
                        file.toString())
                .redirectOutput(answer.toFile())
                .redirectError(directory.resolve("log").toFile())
                .start();
        try {
            assertThat(worker.waitFor(280, TimeUnit.SECONDS)).isTrue();
            assertThat(worker.exitValue()).isZero();
        } finally {
            worker.destroyForcibly();
        }
        Reading reading = Worker.json().readValue(answer.toFile(), Reading.class);
        long rows = Long.parseLong(reading.properties().get("rows.read"))
                + Long.parseLong(reading.properties().getOrDefault("rows.unread", "0"));
        assertThat(rows).isEqualTo(ROWS);
        System.out.printf(
                "%d rows, %s kept, heap %s, %.1f s%n",
                rows, reading.properties().get("rows.read"), heap, (System.nanoTime() - begun) / 1e9);
    }

    private static String address(Reading reading, String wanted) {
        for (Reading.Page page : reading.text()) {
            int at = (page.text() + "\t").indexOf(wanted + "\t");
            at = at < 0 ? page.text().indexOf(wanted) : at;
            if (at >= 0) {
                return page.rows().orElseThrow().cell(page.text(), at);
            }
        }
        return "";
    }
}
