package org.hecha.verification;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Which lines of a page are one row of a table, or its headings, because cells were set in several lines. */
final class BrokenRows {

    private BrokenRows() {}

    /** A cell that was set in several lines has no more of them than this in its middle. */
    private static final int MOST_PIECES = 3;

    private static final int LONGEST_PIECE = 16;
    private static final int FEWEST_HEADINGS = 3;

    /** The last characters of a heading that was too long for its column: 应播（刊）期 above 数. */
    private static final int TAIL = 1;

    /** （人） below 年度总活跃: a unit never heads a column. */
    private static final Pattern UNIT = Pattern.compile("[数量率]?[(（][^()（）]{1,4}[)）]");

    /** Whether a line goes on with the heading before it. */
    static boolean tail(String line) {
        int tab = line.strip().indexOf('\t');
        String words = tab < 0 ? line.strip() : line.strip().substring(0, tab);
        return words.length() <= TAIL || UNIT.matcher(words).matches();
    }

    /**
     * How many lines make the headings of a table, where some were set in two lines and all behind the first of these stand in
     * lines of their own. It is only known where they come out at as many as the rows below have cells; 0 elsewhere.
     */
    static int ofHeadings(String page, List<int[]> lines, int at) {
        String first = Reading.line(page, lines.get(at)).strip();
        boolean begins =
                at == 0 || Reading.line(page, lines.get(at - 1)).strip().indexOf('\t') < 0;
        if (!begins || first.indexOf('\t') < 0 || first.chars().anyMatch(Character::isDigit)) {
            return 0;
        }
        int next = at + 1;
        int whole = 0;
        int tails = 0;
        while (next < lines.size() && goesOn(Reading.line(page, lines.get(next)).strip())) {
            String line = Reading.line(page, lines.get(next)).strip();
            tails += tail(line) ? 1 : 0;
            whole += NumberPairs.cells(line) - (tail(line) ? 1 : 0);
            next++;
        }
        int own = NumberPairs.cells(first);
        int wanted = 0;
        for (int i = next; i < Math.min(lines.size(), next + ROWS); i++) {
            wanted = Math.max(
                    wanted, NumberPairs.cells(Reading.line(page, lines.get(i)).strip()));
        }
        return tails > 0 && whole > 0 && wanted >= FEWEST_HEADINGS && own + whole == wanted ? next - at : 0;
    }

    private static final int ROWS = 12;

    /** A heading in a line of its own, or 数（人） | 名次: what is left of one before others. */
    private static boolean goesOn(String line) {
        return (piece(line) || line.indexOf('\t') > 0 && tail(line))
                && line.chars().noneMatch(Character::isDigit);
    }

    /**
     * How many lines make one row, where a cell was set in several and its row broke off behind it: 28 | 科普工作 | 阵地、活, then
     * 动, then 1.5 | 市科协. The lines above say how many cells a row has; 0 where no row is broken.
     */
    static int ofRow(String page, List<int[]> lines, int at, boolean ocr) {
        String first = Reading.line(page, lines.get(at)).strip();
        int own = NumberPairs.cells(first);
        if (ocr || own < 2) {
            return 0;
        }
        int wanted = 0;
        for (int i = at - 1, seen = 0; i >= 0 && seen < 12; i--, seen++) {
            wanted = Math.max(
                    wanted, NumberPairs.cells(Reading.line(page, lines.get(i)).strip()));
        }
        for (int i = at + 1; i < Math.min(lines.size(), at + ROWS) && ofTable(Reading.line(page, lines.get(i))); i++) {
            wanted = Math.max(
                    wanted, NumberPairs.cells(Reading.line(page, lines.get(i)).strip()));
        }
        if (wanted < FEWEST_HEADINGS || own >= wanted) {
            return 0;
        }
        int next = at + 1;
        while (next < lines.size() && next - at <= MOST_PIECES && piece(Reading.line(page, lines.get(next)))) {
            next++;
        }
        if (next == at + 1 || next == lines.size()) {
            return 0;
        }
        if (wanted - own == 1
                && next == at + 3
                && thenRow(page, lines, next, own, wanted)
                && Reading.line(page, lines.get(at + 1)).strip().length() <= SHORT_PIECE) {
            return next - at; // 养殖 | 园 | 示范基地: what was left of one cell, and the last
        }
        String last = Reading.line(page, lines.get(next)).strip();
        int cells = NumberPairs.cells(last);
        boolean rest = cells == wanted - own && (wanted - own > 1 || !piece(last))
                || cells > 1
                        && cells < wanted - own
                        && numbersAlone(last)
                        && closes(Reading.line(page, lines.get(at)), Reading.line(page, lines.get(next - 1)));
        return rest ? next - at + 1 : 0;
    }

    private static final int SHORT_PIECE = 4;

    /** Whether a line has as many cells as a whole row, or as the broken one had. */
    private static boolean thenRow(String page, List<int[]> lines, int at, int own, int wanted) {
        int cells = NumberPairs.cells(Reading.line(page, lines.get(at)).strip());
        return cells == own || cells == wanted;
    }

    /** 584,000 | 584,000: the empty cells of a row are not printed. */
    private static boolean numbersAlone(String line) {
        return Arrays.stream(line.split("\t"))
                .allMatch(cell -> Reading.BARE_NUMBER.matcher(cell.strip()).matches());
    }

    private static boolean ofTable(String line) {
        return line.indexOf('\t') >= 0 || piece(line);
    }

    private static boolean piece(String line) {
        String words = line.strip();
        return words.length() <= LONGEST_PIECE
                && words.indexOf('\t') < 0
                && !Reading.ENDS.matcher(words).find()
                && !Reading.BARE_NUMBER.matcher(words).matches()
                && !Reading.ENUMERATED.matcher(words).find();
    }

    private static final int REST = 6;

    /** Whether a short line closes the bracket that the last cell of a row opened: 观众（人 / 次）. */
    static boolean closes(String row, String next) {
        String cell = row.substring(row.lastIndexOf('\t') + 1);
        return Math.max(cell.lastIndexOf('('), cell.lastIndexOf('（'))
                        > Math.max(cell.lastIndexOf(')'), cell.lastIndexOf('）'))
                && next.strip().length() <= REST
                && next.indexOf('\t') < 0
                && (next.indexOf(')') >= 0 || next.indexOf('）') >= 0);
    }
}
