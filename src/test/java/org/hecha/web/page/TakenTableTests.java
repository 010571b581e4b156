package org.hecha.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.hecha.evidence.OddNames;
import org.hecha.evidence.worker.NameCharacters;
import org.junit.jupiter.api.Test;

class TakenTableTests {

    @Test
    void noneOfTwoHundredPayloadsBecomesAFormula() throws IOException {
        var rows = new ArrayList<List<String>>();
        for (String begin :
                List.of("=", "+", "-", "@", "\t=", "\r=", "\n=", "＝", "＋", "－", "＠", " =", "'=", "\u0000=")) {
            for (String rest : List.of(
                    "1+1",
                    "cmd|'/C calc'!A0",
                    "HYPERLINK(\"http://127.0.0.1/\",\"x\")",
                    "WEBSERVICE(\"http://127.0.0.1/\")",
                    "IMPORTXML(A1)",
                    "SUM(1;1)",
                    "DDE(\"a\";\"b\")",
                    "@SUM(1)",
                    "{1}",
                    "R1C1",
                    "1;2",
                    "\"\"",
                    "A1&B1",
                    "0x10",
                    "<v>1</v>")) {
                rows.add(List.of(begin + rest, "]]>" + begin + rest));
            }
        }
        var bytes = new ByteArrayOutputStream();
        TakenTable.write("=1+1", List.of("=2"), List.of("=a", "+b"), new int[] {10, 10}, rows, bytes);

        int texts = 0;
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes.toByteArray()))) {
            for (var row : workbook.getSheetAt(0)) {
                for (var cell : row) {
                    assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
                    texts++;
                }
            }
        }
        assertThat(rows).hasSizeGreaterThan(200);
        assertThat(texts).isEqualTo(2 * rows.size() + 4);
    }

    @Test
    void namesOfFilesAreTextsThatComeBack() throws IOException {
        List<String> names = OddNames.all().stream()
                .filter(name -> name.codePoints().noneMatch(NameCharacters::forbidden))
                .toList();
        var bytes = new ByteArrayOutputStream();
        TakenTable.write(
                "a",
                List.of(),
                List.of("a"),
                new int[] {10},
                names.stream().map(List::of).toList(),
                bytes);

        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes.toByteArray()))) {
            var sheet = workbook.getSheetAt(0);
            assertThat(names).hasSizeGreaterThan(200);
            for (int i = 0; i < names.size(); i++) {
                var cell = sheet.getRow(i + 2).getCell(0);
                assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
                assertThat(cell.getStringCellValue()).isEqualTo(names.get(i));
            }
        }
    }
}
