package org.hecha.evidence;

/**
 * Which row of which sheet each line of a page is, for pages of workbooks and tables.
 *
 * @param sheet name as the workbook has it; empty for CSV, which has no sheets
 * @param runs  {@code line:row} wherever rows do not simply follow each other, parted by commas: lines from 0 and
 *              ascending, rows from 1, the first for line 0. {@code 0:1,5:20} says that lines 0 to 4 are rows 1 to 5 and line 5 is
 *              row 20.
 */
public record SheetRows(String sheet, String runs) {

    /** Of pages that begin with this row and leave none out. */
    public static SheetRows from(String sheet, int row) {
        return new SheetRows(sheet, "0:" + row);
    }

    /** @param line from 0 */
    public int row(int line) {
        int row = 0;
        for (String run : runs.split(",")) {
            int colon = run.indexOf(':');
            int begin = Integer.parseInt(run, 0, colon, 10);
            if (begin > line) {
                break;
            }
            row = Integer.parseInt(run, colon + 1, run.length(), 10) + line - begin;
        }
        return row;
    }

    /**
     * The cell a passage begins in, as people write it: {@code 志愿者名册!C17}, without a sheet {@code C17}.
     *
     * @param text  of the page: rows parted by {@code \n}, cells by {@code \t}
     * @param start index in it; what lies behind its end is its end
     */
    public String cell(String text, int start) {
        int end = Math.clamp(start, 0, text.length());
        int line = 0;
        int column = 0;
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                line++;
                column = 0;
            } else if (c == '\t') {
                column++;
            }
        }
        return (sheet.isEmpty() ? "" : sheet + "!") + letters(column) + row(line);
    }

    /** A, B … Z, AA … */
    private static String letters(int column) {
        var letters = new StringBuilder();
        for (int c = column + 1; c > 0; c = (c - 1) / 26) {
            letters.insert(0, (char) ('A' + (c - 1) % 26));
        }
        return letters.toString();
    }
}
