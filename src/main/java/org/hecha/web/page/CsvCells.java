package org.hecha.web.page;

import java.util.List;
import java.util.stream.Collectors;

/** Lines of a comma-separated table that spreadsheets open: whatever a stranger wrote stays text there. */
public final class CsvCells {

    /** with these a spreadsheet takes a cell for a formula */
    private static final String FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    private CsvCells() {}

    /** Every cell quoted and harmless; ends with its line break. */
    public static String line(List<String> cells) {
        return cells.stream().map(CsvCells::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    /** With an apostrophe in front, which the spreadsheet does not show, where it would be a formula. */
    public static String harmless(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    static String cell(String text) {
        return '"' + harmless(text).replace("\"", "\"\"") + '"';
    }
}
