package org.hecha.verification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
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

    private static final Pattern CODES = Pattern.compile("(?:科目|项目|单位|功能|机构)(?:编码|代码|编号)$");

    /** 科目编码 in the midst of a table: its digits count nothing. */
    static boolean ofCodes(List<List<String>> heads, int column, int width) {
        return !heads.isEmpty()
                && CODES.matcher(at(heads.getLast(), column, width).strip()).find();
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
        List<GridReader.Line> below = block.subList(Math.min(2, block.size()), block.size());
        if (at == 1
                && (overNumbers(text, line, below)
                        || !below.isEmpty()
                                && divided(
                                                block.get(0).cells().stream()
                                                        .map(c -> c.in(text))
                                                        .toList(),
                                                line.cells().size(),
                                                below.get(0).cells().size())
                                        >= 0)) {
            return true;
        }
        GridReader.Line above = block.get(at - 1);
        long words = above.cells().stream().filter(c -> !c.in(text).isEmpty()).count();
        return line.cells().get(0).in(text).isEmpty()
                || words < above.cells().size()
                || above.cells().size() < line.cells().size();
    }

    /** Whether each word of a line stands over a number of the next, which has cells besides: 下达 | 支出 below 项目 | 资金. */
    private static boolean overNumbers(String text, GridReader.Line line, List<GridReader.Line> below) {
        return !below.isEmpty()
                && line.cells().size() > 1
                && line.cells().size() < below.get(0).cells().size()
                && line.cells().stream().noneMatch(c -> c.in(text).isEmpty())
                && below.get(0).cells().stream().filter(c -> amount(text, c)).count()
                        == line.cells().size();
    }

    /** 其中：建有科技活动室, divided below into 小计 | 2021年后新建. */
    private static final Pattern OF_WHICH = Pattern.compile("^其中(?:[:：]|$)");

    /** The one cell of an upper line that was merged over all cells of the lower; negative where none is, or several may be. */
    private static int divided(List<String> upper, int lower, int width) {
        List<Integer> found = IntStream.range(0, upper.size())
                .filter(c -> OF_WHICH.matcher(upper.get(c)).find())
                .boxed()
                .toList();
        return found.size() == 1 && lower > 1 && upper.size() - 1 + lower == width ? found.getFirst() : -1;
    }

    /** Whether a cell counts something; 第一季度 does not. */
    private static boolean amount(String text, Cell cell) {
        int at = Grid.number(text, cell);
        return at >= 0 && text.charAt(at) == Token.NUMBER;
    }

    /**
     * Two lines of headings where merged cells were lost: as many cells in the lower as there are columns of numbers stand over
     * those, and the cells of the upper over what is left, each over as many; its last cells stand over columns of words, where
     * such follow. Where that does not come out even it is not known what stands over the columns in the middle.
     */
    static List<List<String>> spread(String text, List<List<String>> heads, List<GridReader.Line> rows, int width) {
        if (heads.size() != 2
                || heads.stream().anyMatch(head -> head.stream().anyMatch(String::isEmpty))
                || heads.get(1).size() >= width) {
            return heads;
        }
        List<String> upper = heads.get(0);
        List<String> lower = heads.get(1);
        int divided = divided(upper, lower.size(), width);
        if (divided >= 0) {
            List<String> above = new ArrayList<>(upper);
            List<String> below = new ArrayList<>(Collections.nCopies(width, ""));
            for (int c = 0; c < lower.size(); c++) {
                if (c > 0) {
                    above.add(divided, upper.get(divided));
                }
                below.set(divided + c, lower.get(c));
            }
            return List.of(above, below);
        }
        List<Integer> counted = counted(text, rows, width);
        if (counted.size() != lower.size() || upper.size() <= counted.getFirst()) {
            return heads;
        }
        int first = counted.getFirst();
        int behind = upper.size() == width
                ? 0
                : Math.max(0, Math.min(width - 1 - counted.getLast(), upper.size() - first - 1));
        int over = upper.size() - first - behind;
        String[] above = new String[width];
        String[] below = new String[width];
        Arrays.fill(above, "");
        Arrays.fill(below, "");
        for (int c = 0; c < Math.min(width, upper.size()); c++) {
            above[c] = upper.size() == width || c < first ? upper.get(c) : "";
        }
        for (int i = 0; i < counted.size(); i++) {
            below[counted.get(i)] = lower.get(i);
            if (upper.size() < width) {
                boolean even = counted.size() % over == 0;
                above[counted.get(i)] = even
                        ? upper.get(first + i / (counted.size() / over))
                        : i == 0 ? upper.get(first) : i == counted.size() - 1 ? upper.get(first + over - 1) : UNKNOWN;
            }
        }
        for (int c = 1; c <= behind; c++) {
            above[width - c] = upper.get(upper.size() - c);
        }
        return List.of(List.of(above), List.of(below));
    }

    /** The columns in which a complete row has a number. */
    private static List<Integer> counted(String text, List<GridReader.Line> rows, int width) {
        return IntStream.range(0, width)
                .filter(c -> rows.stream()
                        .anyMatch(row -> row.cells().size() == width
                                && amount(text, row.cells().get(c))))
                .boxed()
                .toList();
    }

    /**
     * Which cell of the lowest line of headings stands over a column, where the line has one for each column of numbers and none
     * for the others: 2020年 | 2021年 below 指标 | 分值 | 责任单位. Negative elsewhere.
     */
    static int over(String text, List<List<String>> heads, List<GridReader.Line> rows, int width, int column) {
        if (heads.size() != 2 || heads.getLast().size() >= width - 1) {
            return -1;
        }
        List<Integer> counted = counted(text, rows, width);
        return counted.size() == heads.getLast().size() ? counted.indexOf(column) : -1;
    }

    /** Whether a row has so many cells more than the lowest line of headings that nobody can say which stands over which. */
    static boolean lost(List<List<String>> heads, int cells) {
        return heads.size() > 1
                && heads.getLast().stream().noneMatch(String::isBlank)
                && heads.getLast().size() < cells - 1;
    }

    /** Not empty, since an empty cell belongs to what stands left of it. */
    private static final String UNKNOWN = " ";

    static String at(List<String> head, int column, int width) {
        int index = head.size() == width - 1 && !head.get(0).isEmpty() && column > 0 ? column - 1 : column;
        return index < head.size() ? head.get(index) : "";
    }

    /** A column that counts what its rows are called, whatever stands beside it. */
    static final Pattern OF_ROWS = Pattern.compile("^(?:数量|个数|所数|家数|处数)(?:[(（][^()（）]{0,4}[)）])?$");

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
        if (column > 0 && OF_ROWS.matcher(at(lowest, column, width)).find()) {
            all.append('\t').append(at(lowest, 0, width)); // 考核对象 | 数量（家）
        }
        return all.toString();
    }
}
