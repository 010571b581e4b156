package org.hecha.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SheetRowsTests {

    @ParameterizedTest
    @CsvSource({"0, 1", "4, 5", "5, 20", "6, 21", "7, 100"})
    void linesAreCountedFromWhereTheirRunBegins(int line, int row) {
        assertThat(new SheetRows("表", "0:1,5:20,7:100").row(line)).isEqualTo(row);
    }

    @Test
    void aPassageStandsInTheCellItBeginsIn() {
        String text = "姓名\t村\t时长\n张三\t第一村\t3.5";
        var rows = SheetRows.from("志愿者名册", 16);

        assertThat(rows.cell(text, text.indexOf("3.5"))).isEqualTo("志愿者名册!C17");
        assertThat(rows.cell(text, 0)).isEqualTo("志愿者名册!A16");
        assertThat(rows.cell(text, 1_000)).isEqualTo("志愿者名册!C17");
        assertThat(SheetRows.from("", 1).cell(text, text.indexOf("张三"))).isEqualTo("A2");
    }

    @ParameterizedTest
    @CsvSource({"0, A1", "25, Z1", "26, AA1", "701, ZZ1", "702, AAA1", "16383, XFD1"})
    void columnsAreLettersAsSpreadsheetsCountThem(int column, String cell) {
        assertThat(SheetRows.from("", 1).cell("\t".repeat(column) + "x", column))
                .isEqualTo(cell);
    }
}
