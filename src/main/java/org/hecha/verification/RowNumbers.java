package org.hecha.verification;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hecha.search.NormalText;
import org.hecha.standard.Criterion.Checking.Row;
import org.hecha.verification.Finding.Why;
import org.hecha.verification.Observation.Stance;

/** Finds the number that goes with the name of a row: behind it in the sentence, or in its cell under the heading. */
final class RowNumbers {

    private RowNumbers() {}

    static Optional<Observation> numbered(
            Question question, Row row, Map<String, String> cells, Paper paper, int from, int to) {
        Optional<BigDecimal> claimed = Cells.number(cells.getOrDefault(row.number(), ""));
        if (claimed.isEmpty()) {
            Optional<Why> aside = Asides.ofSupport(question, paper, from, to);
            return Optional.of(Observation.of(question, paper, from, to, Stance.FOR, "", aside, -1));
        }
        String text = paper.reading().text();
        int limit = Math.min(text.length(), to + RowsRule.REACH);
        int own = text.indexOf('\n', to);
        boolean inTable =
                own > 0 && text.substring(text.lastIndexOf('\n', from) + 1, own).indexOf('\t') >= 0;
        boolean ends = own > 0 && own < limit && text.substring(to, own).indexOf(Token.NUMBER) >= 0;
        int near = inTable || ends ? Math.min(limit, own) : limit;
        int told = Math.min(near, Sentences.end(text, to));
        if (row.number().startsWith("支出")
                && !inTable
                && SPENT.matcher(text.substring(to, told)).find()
                && text.substring(to, told)
                                .chars()
                                .filter(c -> c == Token.NUMBER)
                                .count()
                        == 1) {
            for (int i = to; i < told; i++) {
                if (paper.reading().isToken(i) && paper.reading().token(i) instanceof Token.Amount given) {
                    return Optional.of(
                            RowValue.compared(question, row, paper, from, told, i, given, claimed.get(), true));
                }
            }
        }
        Optional<Observation> before = inTable || text.substring(to, told).indexOf(Token.NUMBER) >= 0
                ? Optional.empty()
                : saidBefore(question, row, paper, from, to, claimed.get());
        if (before.isPresent()) {
            return before;
        }
        Optional<Integer> column = column(question, paper, cells, from, to);
        for (String expression : row.near()) {
            Matcher m = Phrases.of(expression).matcher(text).region(to, near);
            if (m.find()
                    && !(inTable && column.isPresent() && column.get() != cell(text, m.start("value")))
                    && paper.reading().token(m.start("value")) instanceof Token.Amount amount) {
                return Optional.of(RowValue.compared(
                        question, row, paper, from, m.end(), m.start("value"), amount, claimed.get(), true));
            }
        }
        int line = text.indexOf('\n', to);
        int last = Math.min(limit, line < 0 ? text.length() : line);
        Observation other = null;
        for (int i = to; i < last && (text.charAt(i) != '《' || ofRow(cells, text, i)); i++) {
            if (!paper.reading().isToken(i)
                    || !(paper.reading().token(i) instanceof Token.Amount amount)
                    || EACH.matcher(text.substring(Sentences.clause(text, i), i))
                            .find()
                    || OF_THE_PAPER
                            .matcher(text.substring(Math.max(0, i - 4), i))
                            .find()
                    || LIMITED.matcher(text.substring(Math.max(0, i - 4), i)).find()
                    || !inTable && claimed.get().compareTo(BigDecimal.ONE) > 0 && article(text, amount, i)
                    || !cells.containsKey("年度") && Years.another(question, paper, i)) {
                continue;
            }
            String after = text.substring(i + 1, Math.min(text.length(), i + 5));
            // what a remark says of the number elsewhere in the row is not the number
            boolean elsewhere = inTable && column.isPresent() && column.get() != cell(text, i);
            boolean unit = !elsewhere
                    && row.units().stream()
                            .anyMatch(u -> Phrases.of("^[\\t]?(?:" + u + ")").in(after));
            boolean glued = i == to && (i + 1 == text.length() || "\n\t".indexOf(text.charAt(i + 1)) >= 0);
            boolean cell = glued
                    || text.substring(Math.max(0, i - 2), i).indexOf('\t') >= 0
                            && (column.isEmpty() || column.get() == cell(text, i));
            if (unit || cell) {
                boolean sure = (unit && row.near().isEmpty())
                        || question.checking().heading().isEmpty()
                                && (row.near().isEmpty() || inTable || i < Sentences.end(text, to))
                        || column.isPresent();
                Token.Amount value =
                        cell && !row.number().contains("万") && tenThousands(text, from, i) ? scaled(amount) : amount;
                Observation seen = RowValue.compared(question, row, paper, from, i + 1, i, value, claimed.get(), sure)
                        .heavier(named(paper, cells, row, text.lastIndexOf('\n', from) + 1, i)
                                - (givenNotSpent(row, text, i) ? GIVEN : 0));
                if (seen.stance() == Stance.FOR && (seen.counts() || other == null || !other.counts())) {
                    return Optional.of(seen);
                }
                if (seen.stance() == Stance.FOR) {
                    break; // 年内出刊31期；…预计全年50期: what was done stands before what is planned
                }
                other = other == null || unit || column.isPresent() ? seen : other;
            }
        }
        return other == null
                        && (!inTable
                                || LABEL.matcher(text.substring(Sentences.start(text, from), from))
                                        .find()
                                || FACTS.matcher(text).region(to, last).lookingAt())
                ? saidFurtherOn(question, row, paper, from, last, to + RowsRule.REACH, claimed.get())
                : Optional.ofNullable(other);
    }

    /** 支出决算20万元，系…免费开放资金: the number stands before the name that ends the sentence. */
    private static Optional<Observation> saidBefore(
            Question question, Row row, Paper paper, int from, int to, BigDecimal claimed) {
        String text = paper.reading().text();
        int start = Sentences.start(text, from);
        for (String expression : row.near()) {
            Matcher m = Phrases.of(expression).matcher(text).region(start, from);
            int last = -1;
            while (m.find()) {
                last = m.start("value");
            }
            if (last >= 0 && paper.reading().token(last) instanceof Token.Amount amount) {
                return Optional.of(RowValue.compared(question, row, paper, last, to, last, amount, claimed, true));
            }
        }
        return Optional.empty();
    }

    private static final Pattern ARTICLE = Pattern.compile("[配设聘派有由带].{0,2}$");

    /** 配一名翻译: somebody, and not how many there are. */
    private static boolean article(String text, Token.Amount amount, int at) {
        return amount.quantity().exactly(BigDecimal.ONE)
                && ARTICLE.matcher(text.substring(Math.max(0, at - 3), at)).find();
    }

    private static final Pattern GIVEN_WORDS = Pattern.compile("下达|拨付|拨入|到账|到位|安排|补助|获得|收到");

    private static final double GIVEN = 4;

    /** 2021年上级下达…资金40万元: what was given says little of what was spent. */
    private static boolean givenNotSpent(Row row, String text, int at) {
        if (!row.number().startsWith("支出")) {
            return false;
        }
        String clause = text.substring(Sentences.clause(text, at), Sentences.clauseEnd(text, at));
        return GIVEN_WORDS.matcher(clause).find() && !SPENDING.matcher(clause).find();
    }

    private static final Pattern SPENDING = Pattern.compile("支出|使用|执行|开支|花|列支|支付");

    /** 账号名称：柏川科普: a form, where other lines say more of the same thing. */
    private static final Pattern LABEL = Pattern.compile("(?:名称|账号名?|昵称|栏目名?)(?:[:：]\\t?|\\t)$");

    /** 柏川科普 | 主体：柏川县科协: what stands beside the name says what it is by itself. */
    private static final Pattern FACTS = Pattern.compile("\\t(?:账号)?(?:主体|类型|账号)[:：]");

    /** How the next thing on a list begins. */
    private static final Pattern NEXT = Pattern.compile("\\s*(?:[(（]?[一二三四五六七八九十]{1,3}[)）]?[、.．]?|\\d+[、.．)）]).*");

    /** In the lines after the one with the name, as long as nothing else is named in them. */
    private static Optional<Observation> saidFurtherOn(
            Question question, Row row, Paper paper, int from, int line, int most, BigDecimal claimed) {
        String text = paper.reading().text();
        // 公众号名称 | 柏川科协, and in the lines below 总用户数 | 9340
        boolean form = text.substring(Sentences.start(text, from), line).indexOf('\t') >= 0;
        for (int start = line + 1; start < Math.min(text.length(), most); ) {
            int stop = text.indexOf('\n', start);
            int end = stop < 0 ? text.length() : stop;
            String words = text.substring(start, end);
            for (String expression : row.near()) {
                Matcher m = Phrases.of(expression).matcher(text).region(start, end);
                if (m.find() && paper.reading().token(m.start("value")) instanceof Token.Amount amount) {
                    return Optional.of(RowValue.compared(
                            question, row, paper, from, m.end(), m.start("value"), amount, claimed, true));
                }
            }
            if (words.indexOf('\t') >= 0 && !(form && words.indexOf('\t') == words.lastIndexOf('\t'))
                    || words.indexOf('《') >= 0
                    || NEXT.matcher(words).matches()) {
                return Optional.empty();
            }
            for (int i = start; i < end; i++) {
                String after = text.substring(i + 1, Math.min(text.length(), i + 5));
                if (paper.reading().isToken(i)
                        && paper.reading().token(i) instanceof Token.Amount amount
                        && !EACH.matcher(text.substring(Sentences.clause(text, i), i))
                                .find()
                        && row.units().stream()
                                .anyMatch(u -> Phrases.of("^(?:" + u + ")").in(after))) {
                    boolean sure = form || row.near().isEmpty(); // 1.甲2人: a unit alone names nothing
                    return Optional.of(RowValue.compared(question, row, paper, from, i + 1, i, amount, claimed, sure));
                }
            }
            start = end + 1;
        }
        return Optional.empty();
    }

    /** 每周五期, 每两周刊出一期: how many at a time, not how many in all. */
    private static final Pattern EACH =
            Pattern.compile("每" + Token.NUMBER + "?个?[周月日天期次季年][^,，。;；\\t\\n全共计" + Token.NUMBER + "]{0,8}$");

    /** 《科学生活》专版，《今日柏川》报: a title that the row has, too, begins nothing new. */
    private static boolean ofRow(Map<String, String> cells, String text, int at) {
        return cells.values().stream()
                .map(Wording::mask)
                .anyMatch(cell -> cell.length() > 1 && text.startsWith(cell, at + 1));
    }

    /** 共出报48期，其中刊有《…》的24期: how often the newspaper came out, not its column. */
    private static final Pattern OF_THE_PAPER = Pattern.compile("出报(?:共|了)?$");

    /** 参观限30人: how many may come, not how many there are. */
    private static final Pattern LIMITED = Pattern.compile("(?:限|限额|限报|限招|不超过|最多)$");

    /** All that was given was spent. */
    private static final Pattern SPENT = Pattern.compile("(?:全部|全额|已全部|均已|悉数)(?:支出|使用|执行|用完)");

    /** How many of the row's codes stand in the same line: a list that has them is about this very thing. */
    private static double named(Paper paper, Map<String, String> cells, Row row, int from, int to) {
        double more = 0;
        for (int i = from; i < to; i++) {
            if (paper.reading().isToken(i) && paper.reading().token(i) instanceof Token.Code code) {
                more += cells.entrySet().stream()
                                .anyMatch(c -> !c.getKey().equals(row.key())
                                        && NormalText.normal(c.getValue()).equals(code.text()))
                        ? 3
                        : 0;
            }
        }
        return more;
    }

    /** The column of the claim's number in the table this name stands in, by the headings above it. */
    private static Optional<Integer> column(Question question, Paper paper, Map<String, String> row, int from, int to) {
        String text = paper.reading().text();
        int line = Sentences.start(text, from);
        if (text.indexOf('\t', line) < 0 || text.indexOf('\t', line) > Sentences.end(text, to)) {
            return Optional.empty();
        }
        int[] heading = {-1};
        int found = columnAbove(text, line, (words, at) -> {
            boolean is = Phrases.any(question.checking().heading(), words)
                    && !GridRule.planned(words)
                    && !ofAnotherYear(paper, at, at + words.length(), row)
                    && !underAnotherYear(paper, at, row);
            heading[0] = is ? at : heading[0];
            return is;
        });
        return found < 0 ? Optional.empty() : Optional.of(ofItsYear(paper, line, heading[0], found, row));
    }

    /** 支出 above 2020年 | 2021年: of the columns a heading stands over the one of the row's year; {@code column} where none is. */
    private static int ofItsYear(Paper paper, int line, int heading, int column, Map<String, String> row) {
        String text = paper.reading().text();
        Optional<BigDecimal> year = Cells.number(row.getOrDefault("年度", ""));
        int lower = text.indexOf('\n', heading) + 1;
        if (year.isEmpty() || lower <= 0 || lower >= line) {
            return column;
        }
        String[] upper =
                text.substring(text.lastIndexOf('\n', heading) + 1, lower - 1).split("\t", -1);
        int at = lower;
        String[] cells = text.substring(lower, text.indexOf('\n', lower)).split("\t", -1);
        for (int c = 0; c < cells.length; at += cells[c].length() + 1, c++) {
            boolean under = c >= column && (c == column || c >= upper.length || upper[c].isEmpty());
            if (c > column && !under) {
                break; // the next heading begins
            }
            if (under
                    && cells[c].length() == 1
                    && paper.reading().isToken(at)
                    && paper.reading().token(at) instanceof Token.Day day
                    && day.date().year() == year.get().intValue()) {
                return c;
            }
        }
        return column;
    }

    /** What a cell above must be to head a column. */
    interface Heading {
        /** @param at where its words begin in the text */
        boolean is(String words, int at);
    }

    /** A table's heading stands no more rows above than this. */
    private static final int HIGHEST = 40;

    /**
     * The column that the nearest such cell heads, as the row at {@code line} counts its cells: from 1, or 0 where the row's first
     * cell holds more than one; negative where no such cell stands in the lines above.
     */
    static int columnAbove(String text, int line, Heading heading) {
        for (int rows = 0, end = line - 1; end > 0 && rows < HIGHEST; rows++) {
            int start = text.lastIndexOf('\n', end - 1) + 1;
            String[] cells = text.substring(start, end).split("\t", -1);
            for (int c = 1, at = start + cells[0].length() + 1; c < cells.length; at += cells[c].length() + 1, c++) {
                if (heading.is(cells[c], at)) {
                    return c
                            - gluedInto(text, line, cells.length)
                            - besideCodes(text, line, cells)
                            + Math.max(besideMenu(text, line, cells), mergedOver(text, line, start, cells.length));
                }
            }
            end = start - 1;
        }
        return -1;
    }

    /** Code or serial number and the name right behind it. */
    private static final Pattern GLUED =
            Pattern.compile("^[A-Za-z]{0,3}[^\\p{ASCII}\\u4e00-\\u9fa5\\t\\n][\\u4e00-\\u9fa5]{2}");

    /** How many cells a row lacks at its left, where a picture wrote its code and its name as one. */
    private static int gluedInto(String text, int line, int headings) {
        int stop = text.indexOf('\n', line);
        String row = text.substring(line, stop < 0 ? text.length() : stop);
        int cells = cells(text, line);
        return cells < headings && GLUED.matcher(row).find() ? headings - cells : 0;
    }

    private static final Pattern CODES = Pattern.compile("(?:编|代|账)[号码]$");

    /** How many cells stand left of the heading of the codes, where a row begins with its code: a menu beside the table. */
    private static int besideCodes(String text, int line, String[] headings) {
        int codes = 0;
        while (codes < headings.length && !CODES.matcher(headings[codes]).find()) {
            codes++;
        }
        int stop = text.indexOf('\t', line);
        boolean code = stop == line + 1 && text.charAt(line) == Token.CODE;
        return code && codes < headings.length && cells(text, line) + codes == headings.length ? codes : 0;
    }

    /** 消息 | a code | a name below 组织编号 | 队伍名称: how many cells of a menu stand left of the code that the headings begin with. */
    private static int besideMenu(String text, int line, String[] headings) {
        int stop = text.indexOf('\n', line);
        String[] row = text.substring(line, stop < 0 ? text.length() : stop).split("\t", -1);
        return row.length == headings.length + 1
                        && CODES.matcher(headings[0]).find()
                        && row[1].equals(String.valueOf(Token.CODE))
                        && row[0].indexOf(Token.CODE) < 0
                ? 1
                : 0;
    }

    /**
     * How many columns stand before a second line of headings that divides the last cell of the line above it: 项目 | 文号 | 资金
     * above 下达 | 支出.
     */
    private static int mergedOver(String text, int line, int headings, int cells) {
        int upper = headings < 2 ? 0 : cells(text, text.lastIndexOf('\n', headings - 2) + 1);
        int own = cells(text, line);
        boolean years = own == cells + 1
                && upper > 2
                && upper < cells
                && cells % (upper - 1) == 0
                && text.charAt(headings) != '\t'; // 2020年度 | 2021年度 above 下达 | 支出 | 下达 | 支出
        return cells < own && upper > 1 && (upper - 1 + cells == own || years) ? own - cells : 0;
    }

    private static int cells(String text, int line) {
        int stop = text.indexOf('\n', line);
        return 1
                + (int) text.substring(line, stop < 0 ? text.length() : stop)
                        .chars()
                        .filter(c -> c == '\t')
                        .count();
    }

    /** Whether a heading names a year that is not the row's: 2020年支出. */
    private static boolean ofAnotherYear(Paper paper, int from, int to, Map<String, String> row) {
        Optional<BigDecimal> year = Cells.number(row.getOrDefault("年度", ""));
        for (int i = from; i < to && year.isPresent(); i++) {
            if (paper.reading().isToken(i)
                    && paper.reading().token(i) instanceof Token.Day day
                    && day.date().year() > 0
                    && day.date().year() != year.get().intValue()) {
                return true;
            }
        }
        return false;
    }

    /** 2020年度 above 下达 | 支出: whether the line above gives the column to a year that is not the row's. */
    private static boolean underAnotherYear(Paper paper, int at, Map<String, String> row) {
        String text = paper.reading().text();
        int line = text.lastIndexOf('\n', at) + 1;
        int upper = line < 2 ? -1 : text.lastIndexOf('\n', line - 2) + 1;
        if (upper < 0) {
            return false;
        }
        String[] cells = text.substring(upper, line - 1).split("\t", -1);
        int column = cell(text, at);
        int lower = cells(text, line);
        if (cells.length < lower) {
            if (cells.length < 2 || lower % (cells.length - 1) != 0) {
                return false; // cells that were merged are lost
            }
            column = 1
                    + column
                            / (lower
                                    / (cells.length
                                            - 1)); // evenly over what stands below, the first being the rows' own
        }
        if (cells.length <= column) {
            return false;
        }
        while (column > 0 && cells[column].isBlank()) {
            column--;
        }
        int from = upper;
        for (int c = 0; c < column; c++) {
            from += cells[c].length() + 1;
        }
        return column > 0 && ofAnotherYear(paper, from, from + cells[column].length(), row);
    }

    private static final Pattern IN_TEN_THOUSANDS = Pattern.compile("[(（]万");

    /** Whether the heading above says that the column counts in 万: 关注人数（万人）. */
    private static boolean tenThousands(String text, int from, int at) {
        int column = cell(text, at);
        for (int rows = 0, end = text.lastIndexOf('\n', from); end > 0 && rows < HIGHEST; rows++) {
            int start = text.lastIndexOf('\n', end - 1) + 1;
            String[] cells = text.substring(start, end).split("\t", -1);
            if (column < cells.length && cells[column].indexOf(Token.NUMBER) < 0 && cells.length > 1) {
                return IN_TEN_THOUSANDS.matcher(cells[column]).find();
            }
            end = start - 1;
        }
        return false;
    }

    private static Token.Amount scaled(Token.Amount amount) {
        return new Token.Amount(
                Quantity.of(amount.quantity().written(), RowValue.TEN_THOUSAND, Quantity.Bound.EXACT, false),
                amount.unit());
    }

    private static int cell(String text, int at) {
        int line = text.lastIndexOf('\n', at) + 1;
        return (int) text.substring(line, at).chars().filter(c -> c == '\t').count();
    }
}
