package org.hecha.verification;

import java.util.List;
import java.util.regex.Pattern;
import org.hecha.verification.TableRule.Cell;

/** Which lines of a table are its headings, and what they call a column. */
final class GridHeadings {

    private GridHeadings() {}

    private static final Pattern CODE = Pattern.compile("序|编[号码]|科目|代码|号$|^年[份度]?$|^月[份]?$");

    /** Whether the first column numbers the rows and counts nothing. */
    static boolean coded(String text, List<List<String>> heads, List<GridReader.Line> rows, int[] numbers, int width) {
        if (!heads.isEmpty()
                && CODE.matcher(at(heads.get(heads.size() - 1), 0, width)).find()) {
            return true;
        }
        return rows.size() > 2 && numbers[0] >= rows.size() - 2 && width > 2 && numbers.length > 1 && words(text, rows);
    }

    /** Whether the second column has words. */
    private static boolean words(String text, List<GridReader.Line> rows) {
        return rows.stream()
                                .filter(r -> r.cells().size() > 1
                                        && !Grid.numeric(text, r.cells().get(1)))
                                .count()
                        * 2
                > rows.size();
    }

    /** Words and no numbers; or the first line, where it ends in a column of totals. */
    static boolean heading(String text, List<GridReader.Line> block, int at) {
        GridReader.Line line = block.get(at);
        boolean numbers = line.cells().stream()
                .anyMatch(c -> Grid.numeric(text, c) || c.in(text).indexOf(Token.CODE) >= 0);
        Cell last = line.cells().get(line.cells().size() - 1);
        if (at == 0) {
            return line.shift() == 0
                    && (!numbers
                            || line.cells().size() > 2
                                    && !Grid.numeric(text, line.cells().get(0))
                                    && GridReader.TOTAL_COLUMN
                                            .matcher(last.in(text))
                                            .find());
        }
        if (numbers || at > 2 || line.shift() > 0) {
            return false;
        }
        GridReader.Line above = block.get(at - 1);
        long words = above.cells().stream().filter(c -> !c.in(text).isEmpty()).count();
        return line.cells().get(0).in(text).isEmpty()
                || words < above.cells().size()
                || above.cells().size() < line.cells().size();
    }

    static String at(List<String> head, int column, int width) {
        int index = head.size() == width - 1 && !head.get(0).isEmpty() && column > 0 ? column - 1 : column;
        return index < head.size() ? head.get(index) : "";
    }

    static String columns(List<List<String>> heads, int column, int width) {
        if (heads.isEmpty()) {
            return "";
        }
        List<String> lowest = heads.get(heads.size() - 1);
        StringBuilder all = new StringBuilder(at(lowest, column, width));
        for (int h = heads.size() - 2; h >= 0; h--) {
            List<String> upper = heads.get(h);
            String over = "";
            long groups = upper.stream().filter(l -> !l.isEmpty()).count() - 1;
            if (upper.size() < width
                    && upper.stream().noneMatch(String::isEmpty)
                    && groups > 0
                    && (width - 1) % groups == 0
                    && column > 0) {
                over = upper.get(
                        1 + (int) ((column - 1) / ((width - 1) / groups))); // cells of a merged heading were lost
            } else {
                for (int c = Math.min(column, upper.size() - 1); c >= 0 && over.isEmpty(); c--) {
                    over = upper.get(c);
                }
            }
            all.append('\t').append(over);
        }
        return all.toString();
    }
}
