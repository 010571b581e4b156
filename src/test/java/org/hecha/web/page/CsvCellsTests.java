package org.hecha.web.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellsTests {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"})
    void areNeverFormulas(String text) {
        assertThat(Cells.cell(text)).startsWith("\"'");
    }

    @Test
    void keepQuotesAndCommas() {
        assertThat(Cells.line(List.of("a,b", "\"c\"", "", "12"))).isEqualTo("\"a,b\",\"\"\"c\"\"\",\"\",\"12\"\r\n");
    }
}
