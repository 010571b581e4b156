package org.hecha.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class SpreadsheetsTests {

    private final Spreadsheets spreadsheets =
            new Spreadsheets(new OrganizationSettings(5, Duration.ofMinutes(15), 8, 3, ""));

    @Test
    void refusesAPictureNamedXlsx() {
        assertThatThrownBy(() -> read("regions.xlsx", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}))
                .isInstanceOf(UnreadableTable.class);
    }

    @Test
    void refusesAnEmptyFile() {
        assertThatThrownBy(() -> read("regions.csv", new byte[0])).isInstanceOf(UnreadableTable.class);
    }

    @Test
    void refusesMoreRowsThanAreAllowed() {
        assertThatThrownBy(() -> read("regions.csv", "a\n1\n2\n3\n4\n".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableTable.class);
    }

    @Test
    void readsUtf8WithMarkAndGbkAlike() {
        String text = "区划代码,名称\r\n990226,赭岭县\r\n";
        var fromUtf8 = read("a.csv", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8));
        var fromGbk = read("a.csv", text.getBytes(Charset.forName("GBK")));
        assertThat(fromUtf8).isEqualTo(fromGbk);
        assertThat(fromUtf8.get(1)).isEqualTo(new Spreadsheets.Line(2, List.of("990226", "赭岭县")));
    }

    @Test
    void keepsLineNumbersAcrossQuotedLineEndsAndEmptyLines() {
        var lines = read("a.csv", "a;b\n\"x\n\"\"y\"\"\";2\n\n3;4".getBytes(StandardCharsets.UTF_8));
        assertThat(lines)
                .containsExactly(
                        new Spreadsheets.Line(1, List.of("a", "b")),
                        new Spreadsheets.Line(2, List.of("x\n\"y\"", "2")),
                        new Spreadsheets.Line(5, List.of("3", "4")));
    }

    @Test
    void readsNumbersAndDatesOfAWorkbookAsPeopleSeeThem() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new XSSFWorkbook()) {
            var sheet = workbook.createSheet();
            var row = sheet.createRow(0);
            row.createCell(0).setCellValue(990226);
            row.createCell(2).setCellValue(LocalDate.of(2022, 9, 28));
            var style = workbook.createCellStyle();
            style.setDataFormat(workbook.createDataFormat().getFormat("yyyy-m-d"));
            row.getCell(2).setCellStyle(style);
            workbook.write(bytes);
        }
        assertThat(read("a.XLSX", bytes.toByteArray()).get(0).cells()).containsExactly("990226", "", "2022-09-28");
    }

    private List<Spreadsheets.Line> read(String name, byte[] bytes) {
        return spreadsheets.read(name, new ByteArrayInputStream(bytes));
    }
}
