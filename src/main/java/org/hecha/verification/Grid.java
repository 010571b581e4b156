package org.hecha.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hecha.verification.TableRule.Cell;

/**
 * A table of a paper: every number with what the cells left of it, the headings above it and the title of the table call it.
 * Headings may stand in several lines, a line above naming groups of columns; merged cells hold for all they cover; a label
 * that was broken into lines of its own belongs to the numbers behind it.
 */
record Grid(String title, List<Field> fields, boolean totalRow, boolean totalColumn) {

    /**
     * A number of the table.
     *
     * @param at       its place in the paper's masked text
     * @param from     start of its row
     * @param to       end of its row
     * @param row      what its row is called, with the groups above it
     * @param lowest   the heading right above it
     * @param column   all headings above it, the lowest first
     * @param after    words behind the number in its cell
     * @param beside   the next cell, where it has no number
     * @param totalRow whether its row sums up
     * @param totalColumn whether its column or the number itself sums up
     * @param single   whether no other row of the table has a number in this column
     * @param alone    whether no other number stands in its row but noughts and the same again
     * @param place    index of its column
     * @param year     the year its row or its column is about; 0 where neither says one
     */
    record Field(
            int at,
            int from,
            int to,
            List<Cell> cells,
            String row,
            String lowest,
            String column,
            String after,
            String beside,
            boolean totalRow,
            boolean totalColumn,
            boolean single,
            boolean alone,
            int place,
            int year) {

        private Field among(Map<Integer, Long> inPlace, Map<Integer, Long> inRow) {
            return new Field(
                    at,
                    from,
                    to,
                    cells,
                    row,
                    lowest,
                    column,
                    after,
                    beside,
                    totalRow,
                    totalColumn,
                    inPlace.getOrDefault(place, 0L) == 1,
                    inRow.getOrDefault(from, 0L) == 1,
                    place,
                    year);
        }
    }

    /** The years its rows or columns are about; empty where it compares none. */
    SortedSet<Integer> years() {
        SortedSet<Integer> years = new TreeSet<>();
        fields.forEach(f -> years.add(f.year()));
        years.remove(0);
        return years;
    }

    /** What this table says about one year. */
    Grid in(int year) {
        List<Field> kept =
                fields.stream().filter(f -> f.year() == 0 || f.year() == year).toList();
        Map<Integer, Long> inPlace = kept.stream().collect(Collectors.groupingBy(Field::place, Collectors.counting()));
        Map<Integer, Long> inRow = kept.stream().collect(Collectors.groupingBy(Field::from, Collectors.counting()));
        return new Grid(title, kept.stream().map(f -> f.among(inPlace, inRow)).toList(), totalRow, totalColumn);
    }

    private static final Pattern TOTAL_ROW =
            Pattern.compile("^(?:以上)?(?:合计|总计|共计|小计|总数|总共|累计|汇总|全[县区市旗年]|本[县区市旗])|(?:合计|总计|总数|共计|小计)(?:[(（:：]|$|\\t)");
    private static final Pattern TOTAL_COLUMN =
            Pattern.compile("^(?:合计|总计|共计|小计|总数|总量|累计|全年|年度|全[县区市旗](?:合计)?|本年累计|全年合计|年合计)(?:[(（].{0,4}[)）])?$");
    private static final Pattern TOTAL_INSIDE = Pattern.compile("^(?:合计|总计|共计|小计|共)[:：]?$");
    private static final int LONGEST_LABEL = 16;

    /** One line of a table; {@code shift} cells are missing at its left because their label stands in lines of its own. */
    private record Line(List<Cell> cells, String label, int shift) {}

    static List<Grid> of(Reading reading, List<List<Cell>> lines) {
        String text = reading.text();
        List<Grid> grids = new ArrayList<>();
        int at = 0;
        while (at < lines.size()) {
            if (lines.get(at).size() < 2) {
                at++;
                continue;
            }
            List<Line> block = new ArrayList<>();
            StringBuilder pending = new StringBuilder();
            int end = at;
            int seen = at;
            while (seen < lines.size()) {
                List<Cell> line = lines.get(seen);
                if (line.size() >= 2) {
                    boolean bare = pending.length() > 0 && numeric(text, line.get(0));
                    block.add(new Line(line, bare ? pending.toString() : "", bare ? 1 : 0));
                    pending.setLength(0);
                    end = seen;
                } else if (label(text, line.get(0)) && seen - end <= 2) {
                    pending.append(line.get(0).in(text));
                } else {
                    break;
                }
                seen++;
            }
            grid(reading, title(text, lines, at), block, grids);
            at = end + 1;
        }
        return grids;
    }

    private static boolean label(String text, Cell cell) {
        String in = cell.in(text);
        return !in.isEmpty()
                && in.length() <= LONGEST_LABEL
                && in.indexOf(Token.NUMBER) < 0
                && in.indexOf(Token.DATE) < 0
                && "。；：，;:".indexOf(in.charAt(in.length() - 1)) < 0;
    }

    /** The lines right above a table, at most two, nearest first; without them the first line of the paper. */
    private static String title(String text, List<List<Cell>> lines, int at) {
        StringBuilder title = new StringBuilder();
        for (int i = at - 1, found = 0; i >= 0 && found < 2 && lines.get(i).size() == 1; i--) {
            String line = lines.get(i).get(0).in(text);
            if (!line.isEmpty()) {
                title.append(line.length() > 80 ? line.substring(line.length() - 80) : line)
                        .append('\n');
                found++;
            }
        }
        return title.toString();
    }

    // --- headings ----------------------------------------------------------------------------------------------------

    private static void grid(Reading reading, String title, List<Line> block, List<Grid> grids) {
        String text = reading.text();
        Years years = new Years(reading);
        int body = 0;
        while (body < block.size() && heading(text, block, body)) {
            body++;
        }
        List<List<String>> heads = new ArrayList<>();
        for (Line line : block.subList(0, body)) {
            List<String> labels = line.cells().stream().map(c -> c.in(text)).toList();
            if (labels.stream()
                            .mapToLong(l -> l.chars().filter(Grid::wordOrYear).count())
                            .sum()
                    > 2) {
                heads.add(labels);
            }
        }
        List<Line> rows = block.subList(body, block.size());
        int width =
                rows.stream().mapToInt(r -> r.cells().size() + r.shift()).max().orElse(0);
        int[] numbers = new int[width + 1];
        for (Line row : rows) {
            if (row.cells().size() + row.shift() == width) {
                for (int c = 0; c < row.cells().size(); c++) {
                    numbers[c + row.shift()] += numeric(text, row.cells().get(c)) ? 1 : 0;
                }
            }
        }
        boolean coded = coded(text, heads, rows, numbers, width);
        int[] filled = filled(text, rows, width);
        List<Field> fields = new ArrayList<>();
        String group = "";
        boolean totalRow =
                rows.stream().anyMatch(r -> TOTAL_ROW.matcher(first(text, r)).find());
        boolean totalColumn = false;
        for (Line row : rows) {
            Cell start = row.cells().get(0);
            String own = start.in(text);
            if (row.shift() == 0 && !own.isEmpty() && !numeric(text, start)) {
                group = own;
            }
            int shift = row.shift() + (row.shift() == 0 ? missing(text, row, width, numbers) : 0);
            boolean sum = TOTAL_ROW.matcher(first(text, row)).find();
            StringBuilder left = new StringBuilder(row.label());
            if (row.shift() == 0 && own.isEmpty()) {
                left.append(group).append('\t');
            }
            long counted = row
                    .cells()
                    .subList(coded && shift == 0 ? 1 : 0, row.cells().size())
                    .stream()
                    .filter(c -> numeric(text, c) && !zero(reading, c))
                    .map(c -> value(reading, c))
                    .distinct()
                    .count();
            for (int c = 0; c < row.cells().size(); c++) {
                Cell cell = row.cells().get(c);
                int at = number(text, cell);
                if (at < 0 || coded && c + shift == 0) {
                    if (cell.in(text).indexOf(Token.NUMBER) < 0 || named(cell.in(text))) {
                        left.append(cell.in(text)).append('\t');
                    }
                    continue;
                }
                int column = c + shift;
                String lowest = heads.isEmpty() ? "" : at(heads.get(heads.size() - 1), column, width);
                String all = columns(heads, column, width);
                boolean sumHere = TOTAL_COLUMN.matcher(lowest).find()
                        || TOTAL_INSIDE
                                .matcher(text.substring(cell.start(), at).strip())
                                .find();
                totalColumn |= sumHere;
                Cell next = c + 1 < row.cells().size() ? row.cells().get(c + 1) : cell;
                fields.add(new Field(
                        at,
                        start.start(),
                        row.cells().get(row.cells().size() - 1).end(),
                        row.cells(),
                        left + inside(text, cell, at),
                        lowest,
                        all,
                        text.substring(at + 1, cell.end()).strip(),
                        next == cell || number(text, next) >= 0 ? "" : next.in(text),
                        sum,
                        sumHere,
                        filled[column] == 1,
                        counted == 1,
                        column,
                        years.of(
                                block.subList(0, body).stream().map(Line::cells).toList(),
                                row.cells(),
                                cell,
                                column,
                                width)));
            }
        }
        if (!fields.isEmpty()) {
            grids.add(new Grid(title, fields, totalRow, totalColumn));
        }
    }

    private static String value(Reading reading, Cell cell) {
        int at = number(reading.text(), cell);
        return reading.token(at) instanceof Token.Amount amount
                ? amount.quantity().plain()
                : String.valueOf(at);
    }

    /** Words before a number in its own cell: 已建10个. */
    private static String inside(String text, Cell cell, int at) {
        String words = text.substring(cell.start(), at).strip();
        return TOTAL_INSIDE.matcher(words).find() ? "" : words;
    }

    private static boolean zero(Reading reading, Cell cell) {
        int at = number(reading.text(), cell);
        return reading.token(at) instanceof Token.Amount amount
                && amount.quantity().written().signum() == 0;
    }

    /** How many rows have a number in each column; a row of merged labels may lack two cells. */
    private static int[] filled(String text, List<Line> rows, int width) {
        int[] filled = new int[width + 3];
        for (Line row : rows) {
            for (int c = 0; c < row.cells().size(); c++) {
                filled[c + row.shift()] += numeric(text, row.cells().get(c)) ? 1 : 0;
            }
        }
        return filled;
    }

    private static boolean wordOrYear(int c) {
        return Character.isIdeographic(c) || c == Token.DATE;
    }

    private static final Pattern CODE = Pattern.compile("序|编[号码]|科目|代码|号$|^年[份度]?$|^月[份]?$");

    /** Whether the first column numbers the rows and counts nothing. */
    private static boolean coded(String text, List<List<String>> heads, List<Line> rows, int[] numbers, int width) {
        if (!heads.isEmpty()
                && CODE.matcher(at(heads.get(heads.size() - 1), 0, width)).find()) {
            return true;
        }
        return rows.size() > 2 && numbers[0] >= rows.size() - 2 && width > 2 && numbers.length > 1 && words(text, rows);
    }

    /** Whether the second column has words. */
    private static boolean words(String text, List<Line> rows) {
        return rows.stream()
                                .filter(r -> r.cells().size() > 1
                                        && !numeric(text, r.cells().get(1)))
                                .count()
                        * 2
                > rows.size();
    }

    private static String first(String text, Line row) {
        return row.label()
                + row.cells().stream()
                        .map(c -> c.in(text))
                        .filter(c -> !c.isEmpty())
                        .findFirst()
                        .orElse("");
    }

    /** Words and no numbers; or the first line, where it ends in a column of totals. */
    private static boolean heading(String text, List<Line> block, int at) {
        Line line = block.get(at);
        boolean numbers = line.cells().stream()
                .anyMatch(c -> numeric(text, c) || c.in(text).indexOf(Token.CODE) >= 0);
        Cell last = line.cells().get(line.cells().size() - 1);
        if (at == 0) {
            return line.shift() == 0
                    && (!numbers
                            || line.cells().size() > 2
                                    && !numeric(text, line.cells().get(0))
                                    && TOTAL_COLUMN.matcher(last.in(text)).find());
        }
        if (numbers || at > 2 || line.shift() > 0) {
            return false;
        }
        Line above = block.get(at - 1);
        long words = above.cells().stream().filter(c -> !c.in(text).isEmpty()).count();
        return line.cells().get(0).in(text).isEmpty()
                || words < above.cells().size()
                || above.cells().size() < line.cells().size();
    }

    /** Cells a row lacks at its left because a label holds for several rows. */
    private static int missing(String text, Line row, int width, int[] numbers) {
        int lacking = width - row.cells().size();
        if (lacking <= 0 || lacking > 2) {
            return 0;
        }
        int here = 0;
        int there = 0;
        for (int c = 0; c < row.cells().size(); c++) {
            if (numeric(text, row.cells().get(c))) {
                here += numbers[c] > 0 ? 1 : 0;
                there += numbers[c + lacking] > 0 ? 1 : 0;
            }
        }
        return there > here ? lacking : 0;
    }

    private static String at(List<String> head, int column, int width) {
        int index = head.size() == width - 1 && !head.get(0).isEmpty() && column > 0 ? column - 1 : column;
        return index < head.size() ? head.get(index) : "";
    }

    private static String columns(List<List<String>> heads, int column, int width) {
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

    /** Place of a cell's number, where it says little else; negative where it has none. */
    static int number(String text, Cell cell) {
        for (int i = cell.start(); i < cell.end(); i++) {
            char c = text.charAt(i);
            if (c == Token.NUMBER || c == Token.ORDINAL) {
                boolean first = i - cell.start() <= 2
                        || TOTAL_INSIDE
                                .matcher(text.substring(cell.start(), i).strip())
                                .find();
                return first && cell.end() - i <= 9 && !named(text.substring(i, cell.end())) ? i : -1;
            }
        }
        return -1;
    }

    /** 20607科学技术普及: a code and what it is called, no count. */
    private static final Pattern NAME = Pattern.compile("^[\"“]?(?:科学|机构|科普|学术|青少年|其他|社会|行政|一般|基础|技术)");

    private static boolean named(String cell) {
        return cell.charAt(0) == Token.NUMBER && NAME.matcher(cell.substring(1)).find();
    }

    private static boolean numeric(String text, Cell cell) {
        return number(text, cell) >= 0;
    }
}
