package org.hecha.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.hecha.evidence.OddNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvCellsTests {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"})
    void areNeverFormulas(String text) {
        assertThat(CsvCells.cell(text)).startsWith("\"'");
    }

    @Test
    void keepQuotesAndCommas() {
        assertThat(CsvCells.line(List.of("a,b", "\"c\"", "", "12"))).isEqualTo("\"a,b\",\"\"\"c\"\"\",\"\",\"12\"\r\n");
    }

    /** Also with everything before a name with which a formula could begin. */
    @Test
    void namesOfFilesComeBackAndNoneIsAFormula() {
        var names = new ArrayList<>(OddNames.all());
        for (String begin : List.of("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")) {
            OddNames.all().stream().limit(40).forEach(name -> names.add(begin + name));
        }
        List<String> cells = read(CsvCells.line(names));

        assertThat(cells).hasSameSizeAs(names);
        for (int i = 0; i < names.size(); i++) {
            assertThat(cells.get(i))
                    .isIn(names.get(i), "'" + names.get(i))
                    .doesNotContainPattern("^[=+\\-@\t\r\n＝＋－＠]");
        }
    }

    /** One line as RFC 4180 has it, every cell in quotes. */
    private static List<String> read(String line) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && line.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (quoted) {
                cell.append(c);
            } else {
                assertThat(c).isIn(',', '\r', '\n');
                if (c != '\n') {
                    cells.add(cell.toString());
                    cell.setLength(0);
                }
            }
        }
        assertThat(quoted).isFalse();
        return cells;
    }
}
