package org.hecha.verification;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.hecha.verification.Finding.Why;
import org.hecha.verification.Places.Whose;

/**
 * Reads a value out of a table: the column by its heading, the row by its first cells: the county's own row in a table of
 * counties, the total in a table of the county's parts, or the only row there is. Where a picture lost empty cells, the
 * numbers of the row are taken in the order of the headings that stand over numbers.
 */
final class TableRule {

    /** @param start index in masked text, @param end after it */
    record Cell(int start, int end) {
        String in(String text) {
            return text.substring(start, end).strip();
        }
    }

    private static final Pattern TOTAL = Pattern.compile("^(?:合计|总计|全县|全区|全市|小计|共计|计$|总数|全县合计|全区合计)");
    /** Heading of a table of counties, also where a picture spoilt its first character. */
    private static final Pattern COUNTIES = Pattern.compile("市、区|^(?:县|区县|地区)");

    private static final int ROWS_BELOW = 400;

    private TableRule() {}

    static void observe(Question question, BigDecimal claimed, Paper paper, List<Observation> found) {
        if (question.checking().heading().isEmpty()) {
            return;
        }
        turned(question, claimed, paper, found);
        String text = paper.reading().text();
        List<List<Cell>> lines = paper.lines();
        for (int i = 0; i < lines.size(); i++) {
            List<Cell> head = lines.get(i);
            if (head.size() < 2) {
                continue;
            }
            int column = column(question, head, text);
            if (column >= 0) {
                rows(question, claimed, paper, lines, i, column, found);
            }
        }
    }

    /** 满分 | 20 | 1.5 | 8 below 党建 | 科普 | 平安: what elsewhere heads the column stands before the row. */
    private static void turned(Question question, BigDecimal claimed, Paper paper, List<Observation> found) {
        List<String> rows = question.checking().rows();
        if (rows.isEmpty() || rows.stream().anyMatch(row -> TOTAL.matcher(row).find())) {
            return;
        }
        for (Grid grid : paper.grids()) {
            for (Grid.Field field : grid.fields()) {
                String label = field.row().strip();
                boolean named = question.checking().heading().stream()
                        .anyMatch(heading -> Phrases.of("^(?:" + heading + ")(?:[(（]分[)）])?$")
                                .in(label));
                if (named && Phrases.any(rows, field.lowest())) {
                    add(question, claimed, paper, field.cells(), field.at(), found);
                }
            }
        }
    }

    private static void rows(
            Question question,
            BigDecimal claimed,
            Paper paper,
            List<List<Cell>> lines,
            int head,
            int column,
            List<Observation> found) {
        String text = paper.reading().text();
        List<List<Cell>> candidates = new ArrayList<>();
        boolean counties = false;
        for (int i = head + 1; i < Math.min(lines.size(), head + ROWS_BELOW); i++) {
            List<Cell> row = lines.get(i);
            if (row.size() < 2) {
                continue;
            }
            Whose whose = paper.whose(row);
            counties |= whose == Whose.OTHER;
            if (wanted(question, row, text, whose)) {
                candidates.add(row);
            }
        }
        if (candidates.isEmpty() && !counties && question.checking().rows().isEmpty()) {
            List<List<Cell>> below = lines.subList(head + 1, Math.min(lines.size(), head + 3)).stream()
                    .filter(r -> r.size() >= 2)
                    .toList();
            if (below.size() == 1
                    || (lines.size() > head + 1
                            && lines.get(head + 1).size() >= 2
                            && below.size() == 2
                            && below.get(1).size() != lines.get(head).size())) {
                candidates.add(lines.get(head + 1));
            }
        }
        boolean counted = !counties
                && question.checking().rows().isEmpty()
                && candidates.stream()
                        .anyMatch(row -> TOTAL.matcher(row.get(0).in(text)).find());
        if (counted) {
            // a body of the county's name among others is one of the parts
            candidates.removeIf(row -> !TOTAL.matcher(row.get(0).in(text)).find());
        }
        boolean any = false;
        for (List<Cell> row : candidates) {
            Optional<Integer> at = cell(question, lines.get(head), row, column, text);
            any |= at.isPresent();
            at.ifPresent(a -> add(question, claimed, paper, row, a, found));
        }
        boolean ofCounties = COUNTIES.matcher(lines.get(head).get(0).in(text)).find();
        if (!any
                && !counties
                && !ofCounties
                && paper.ocr()
                && question.checking().rows().isEmpty()) {
            // a picture may part a row's label from its numbers: the next line of as many cells
            lines.subList(head + 1, Math.min(lines.size(), head + 4)).stream()
                    .filter(r -> r.size() == lines.get(head).size())
                    .findFirst()
                    .ifPresent(r -> cell(question, lines.get(head), r, column, text)
                            .ifPresent(a -> add(question, claimed, paper, r, a, found)));
        }
    }

    static void add(
            Question question, BigDecimal claimed, Paper paper, List<Cell> row, int at, List<Observation> found) {
        if (!paper.reading().isToken(at)) {
            return;
        }
        int start = row.get(0).start();
        int end = row.get(row.size() - 1).end();
        Token token = paper.reading().token(at);
        if (token instanceof Token.Ordinal ordinal) {
            Quantity q = Quantity.of(ordinal.value(), BigDecimal.ONE, Quantity.Bound.EXACT, false);
            token = new Token.Amount(q, "");
        }
        if (token instanceof Token.Amount amount) {
            boolean mine = paper.whose(row) == Whose.OWN;
            Observation judged = mine
                    ? Judgement.ownRow(question, claimed, paper, start, end, at, amount)
                    : Judgement.judged(question, claimed, paper, start, end, at, amount, true);
            Optional<Why> aside = judged.aside()
                    .filter(w -> (w != Why.SUPERIOR || !mine && !question.tolerates(w)) && w != Why.OUT_OF_WINDOW
                            || w == Why.OUT_OF_WINDOW && Years.another(question, paper, at)
                            || old(question, paper));
            found.add(new Observation(judged.stance(), paper, start, end, judged.value(), judged.weight() + 1, aside));
        }
    }

    /** A row rarely says its year; the table's title or date does. */
    private static boolean old(Question question, Paper paper) {
        Optional<Periods.Span> span =
                Periods.of(paper, 0, Math.min(60, paper.reading().text().length()));
        return span.isPresent()
                && !Periods.inside(question.window(), question.about().deadline(), span.get());
    }

    // --- columns and rows --------------------------------------------------------------------------------------------

    private static int column(Question question, List<Cell> head, String text) {
        for (String heading : question.checking().heading()) {
            if (heading.contains("<")) {
                int before = before(heading, head, text);
                if (before >= 0) {
                    return before;
                }
                continue;
            }
            int from = 0;
            int found = -1;
            for (String part : heading.split(">")) {
                found = -1;
                for (int c = from; c < head.size(); c++) {
                    String in = head.get(c).in(text);
                    if (Phrases.of(part).in(in) && !WITHIN.matcher(in).find()) {
                        found = c;
                        break;
                    }
                }
                if (found < 0) {
                    break;
                }
                from = found + 1;
            }
            if (found >= 0) {
                return found;
            }
        }
        return -1;
    }

    /** A rank among fewer than the province's counties: 市内名次. */
    private static final Pattern WITHIN = Pattern.compile("(?:市内|本市|全市|片区|组内|区内)[^\\t]{0,4}(?:名次|排名|位次)");

    /** The column that stands before the other with none of its kind between: 名次 before 信息员人数. */
    private static int before(String heading, List<Cell> head, String text) {
        Phrase wanted = Phrases.of(heading.substring(0, heading.indexOf('<')));
        Phrase next = Phrases.of(heading.substring(heading.indexOf('<') + 1));
        int last = -1;
        for (int c = 0; c < head.size(); c++) {
            String in = head.get(c).in(text);
            if (last >= 0 && next.in(in)) {
                return last;
            }
            last = wanted.in(in) && !WITHIN.matcher(in).find() ? c : last;
        }
        return -1;
    }

    private static boolean wanted(Question question, List<Cell> row, String text, Whose whose) {
        if (!question.checking().rows().isEmpty()) {
            return row.stream()
                    .limit(3)
                    .anyMatch(c -> Phrases.any(question.checking().rows(), c.in(text)));
        }
        return whose == Whose.OWN || TOTAL.matcher(row.get(0).in(text)).find();
    }

    /** Index of the token in the wanted column; by position where the row is complete, else by the order of numbers. */
    private static Optional<Integer> cell(Question question, List<Cell> head, List<Cell> row, int column, String text) {
        if (row.size() == head.size()) {
            return token(row.get(column), text);
        }
        List<Integer> numbers = new ArrayList<>();
        row.forEach(c -> token(c, text).ifPresent(numbers::add));
        int labels = 0;
        while (labels < head.size() && LABEL.matcher(head.get(labels).in(text)).find()) {
            labels++;
        }
        int serial = head.get(0).in(text).matches("序号|名次|编号") ? 1 : 0;
        if (numbers.size() > head.size() - labels + 1) {
            return column == head.size() - 1
                    ? fromRight(question, head.get(column).in(text), numbers)
                    : Optional.empty();
        }
        int wanted = column - labels + (serial > 0 && numbers.size() == head.size() - labels + 1 ? 1 : 0);
        return numbers.size() >= head.size() - labels && wanted >= 0 && wanted < numbers.size()
                ? Optional.of(numbers.get(wanted))
                : Optional.empty();
    }

    private static final Pattern BRACKET = Pattern.compile("[^()（）]+[(（][^()（）]*[)）]");

    /**
     * 注册数活动（场）时长（小时）: headings a picture wrote as one, of which the units tell the ends. The last of them stands over
     * the row's last number.
     */
    private static Optional<Integer> fromRight(Question question, String glued, List<Integer> numbers) {
        List<String> parts =
                BRACKET.matcher(glued).results().map(MatchResult::group).toList();
        if (parts.isEmpty() || !glued.endsWith(parts.getLast())) {
            return Optional.empty();
        }
        for (int i = parts.size() - 1; i >= Math.max(0, parts.size() - numbers.size()); i--) {
            String called = parts.get(i).replaceFirst("[(（][^()（）]*[)）]$", "");
            for (String heading : question.checking().heading()) {
                boolean ends = Phrases.of(heading).all(called).stream().anyMatch(m -> m.end() == called.length());
                if (ends) {
                    return Optional.of(numbers.get(numbers.size() - parts.size() + i));
                }
            }
        }
        return Optional.empty();
    }

    private static final Pattern LABEL = Pattern.compile("序号|名称|县|区|市|单位|组织|乡镇|街道|学校|项目|站");

    private static Optional<Integer> token(Cell cell, String text) {
        for (int i = cell.start(); i < cell.end(); i++) {
            char c = text.charAt(i);
            if (c == Token.NUMBER || c == Token.ORDINAL) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** Lines with their cells; lines without tabs have one. */
    static List<List<Cell>> lines(String text) {
        List<List<Cell>> lines = new ArrayList<>();
        List<Cell> line = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            boolean end = i == text.length() || text.charAt(i) == '\n';
            if (end || text.charAt(i) == '\t') {
                line.add(new Cell(from, i));
                from = i + 1;
            }
            if (end) {
                lines.add(line);
                line = new ArrayList<>();
            }
        }
        return lines;
    }
}
