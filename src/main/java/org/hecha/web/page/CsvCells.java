package org.hecha.web.search;

import java.util.List;
import java.util.stream.Collectors;

/** Lines of a table that spreadsheets open: whatever a stranger wrote stays text there. */
final class Cells {

    /** with these a spreadsheet takes a cell for a formula */
    private static final String FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    private Cells() {}

    static String line(List<String> cells) {
        return cells.stream().map(Cells::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    /** Quoted; with an apostrophe in front where it would be a formula. */
    static String cell(String text) {
        boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }
}
