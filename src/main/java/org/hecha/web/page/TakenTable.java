package org.hecha.web.page;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A table as a workbook, written row by row. Every cell is text and says so in the file: what begins with {@code =} or its
 * full-width form was typed by somebody and is never a formula.
 */
public final class TakenTable {

    private static final int AT_ONCE = 200;
    private static final int LONGEST_CELL = 32_000;

    private TakenTable() {}

    /**
     * @param lead    lines between the title and the columns
     * @param widths  of the columns, in characters
     * @param rows    of as many cells as there are columns, or fewer
     * @param out     closed by nobody here
     */
    public static void write(
            String title,
            List<String> lead,
            List<String> columns,
            int[] widths,
            List<List<String>> rows,
            OutputStream out)
            throws IOException {
        try (var workbook = new Workbook(out, "Hecha", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("1");
            for (int i = 0; i < widths.length; i++) {
                sheet.width(i, widths[i] + 4.0);
            }
            int at = 0;
            sheet.value(at++, 0, cell(title));
            for (String line : lead) {
                sheet.value(at++, 0, cell(line));
            }
            for (int i = 0; i < columns.size(); i++) {
                sheet.value(at, i, cell(columns.get(i)));
                sheet.style(at, i).bold().fillColor("E6EAEE").set();
            }
            at++;
            for (List<String> row : rows) {
                for (int i = 0; i < row.size(); i++) {
                    sheet.value(at, i, cell(row.get(i)));
                    sheet.style(at, i).wrapText(true).verticalAlignment("top").set();
                }
                if (++at % AT_ONCE == 0) {
                    sheet.flush();
                }
            }
            sheet.finish();
        }
    }

    /** What XML cannot carry is left out; what a cell cannot hold is cut off. */
    private static String cell(String text) {
        String clean = text.codePoints()
                .filter(c ->
                        c == '\n' || c == '\t' || c >= 0x20 && c != 0xFFFE && c != 0xFFFF && (c < 0xD800 || c > 0xDFFF))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return clean.length() > LONGEST_CELL ? clean.substring(0, LONGEST_CELL) : clean;
    }
}
