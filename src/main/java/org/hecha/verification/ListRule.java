package org.hecha.verification;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hecha.standard.Criterion;
import org.hecha.standard.Criterion.Checking.Thing;
import org.hecha.verification.Observation.Stance;
import org.hecha.verification.TableRule.Cell;

/**
 * Lists of things, one a row: their title says what is listed, their last row how many there are. The rows themselves are
 * counted, too; what was called off is not.
 */
final class ListRule {

    private static final Pattern TOTAL =
            Pattern.compile("^(?:合计|总计|共计|小计|总数|总共|累计|全年|全年合计|全县合计|全区合计|以上|共(?=\\t?" + Token.NUMBER + "))");
    private static final Pattern CALLED_OFF = Pattern.compile("取消|未开展|未举办|未举行|未完成|作废|延期|重复|无效|驳回");
    private static final Pattern SERIAL = Pattern.compile("^(?:序|序号|编号|号|No\\.?|#|期|期[次号数]|场次|次序)$");
    /** Lists of things, schools or towns also hold those that are not counted; what was held is listed because it was held. */
    private static final Pattern EVENTS = Pattern.compile("次|场|期|站");

    /** What was held is written down in these, one row an event; plans and catalogues list what is not to be counted. */
    private static final Pattern LEDGER = Pattern.compile("台账|清单|记录|登记|一览|汇总|统计|明细|名册");

    private static final int FEWEST = 3;

    /** What a mark says of its row. */
    private static final String THERE = "有";

    private ListRule() {}

    static void observe(Question question, Thing thing, BigDecimal claimed, Paper paper, List<Observation> found) {
        String text = paper.reading().text();
        List<List<Cell>> lines = paper.lines();
        for (int head = 0; head < lines.size(); head++) {
            List<Cell> heading = lines.get(head);
            if (heading.size() < 3 || !Sites.heading(heading, text)) {
                continue;
            }
            int end = head + 1;
            List<List<Cell>> rows = new ArrayList<>();
            while (end < lines.size()
                    && (lines.get(end).size() > 1
                                    && (same(heading, lines.get(end), text) || !again(lines.get(end), text))
                            || goesOn(lines, heading, end, text)
                            || totalBelow(lines.get(end), text))) {
                if ((lines.get(end).size() > 1 || totalBelow(lines.get(end), text))
                        && !same(heading, lines.get(end), text)) {
                    rows.add(lines.get(end));
                }
                end++;
            }
            String title = ThingRule.title(text, heading.get(0).start())
                    + "\n"
                    + GridRule.pageTitle(paper, heading.get(0).start())
                    + paper.name();
            boolean spoken = rows.size() > 1 && rows.size() < FEWEST && spoken(thing, title, rows, text);
            if (rows.size() >= (ofMonths(question) || spoken ? 2 : FEWEST)
                    && !asked(thing, heading, text)
                    && (spoken || named(thing, title, heading, text, ""))) {
                list(question, thing, claimed, paper, title, heading, rows, spoken ? 2 : FEWEST, found);
            }
            if (named(thing, title, heading, text, THERE)) {
                marked(question, thing, claimed, paper, heading, rows, found);
            }
            states(question, thing, claimed, paper, title, heading, rows, found);
            head = Math.max(head, end - 1);
        }
    }

    /** 听取县科协工作汇报 in every row: two rows are a list where each says itself what it counts. */
    private static boolean spoken(Thing thing, String title, List<List<Cell>> rows, String text) {
        return rows.stream()
                .map(row -> whole(row, text))
                .allMatch(row -> ThingRule.all(thing, row) && !Phrases.any(thing.other(), title + "\n" + row));
    }

    private static final Pattern WHETHER = Pattern.compile("^(?:是否|有无|有没有)");

    /** 乡镇 | 是否成立科协: a list that says of each row whether it has the thing is no list of the thing. */
    private static boolean asked(Thing thing, List<Cell> heading, String text) {
        return heading.stream()
                .map(cell -> cell.in(text))
                .anyMatch(words -> WHETHER.matcher(words).find() && Phrases.any(thing.about(), words));
    }

    /** A list that says of each row how far it is: what is there counts, and not the rows. */
    private static void states(
            Question question,
            Thing thing,
            BigDecimal claimed,
            Paper paper,
            String title,
            List<Cell> heading,
            List<List<Cell>> lines,
            List<Observation> found) {
        String text = paper.reading().text();
        List<List<Cell>> rows = withoutTotals(lines, text);
        Optional<ListedRows.States> states = ListedRows.states(paper.reading(), heading, rows)
                .filter(s -> named(thing, title, heading, text, s.words()));
        if (states.isEmpty()) {
            return;
        }
        int from = heading.get(0).start();
        int to = heading.get(heading.size() - 1).end();
        int there = states.get().there();
        boolean same = claimed.compareTo(BigDecimal.valueOf(there)) == 0;
        boolean allRows = claimed.compareTo(BigDecimal.valueOf(rows.size())) == 0;
        if (same || allRows) {
            found.add(Observation.of(
                    question,
                    paper,
                    from,
                    to,
                    same ? Stance.FOR : Stance.AGAINST,
                    there + "/" + rows.size(), // what is there by what is listed, as screens show it
                    Asides.ofSupport(question, paper, from, to),
                    -0.7));
        }
    }

    /** Lists of what comes once in three years are short. */
    private static boolean ofMonths(Question question) {
        return question.window().kind() == Criterion.Window.Kind.MONTHS_BEFORE
                && question.window().months() > 12;
    }

    /** The same headings, as every page of a long list repeats them. */
    private static boolean same(List<Cell> heading, List<Cell> line, String text) {
        return line.size() == heading.size() && whole(line, text).equals(whole(heading, text));
    }

    /** Whether this line is the title that a page repeats above the headings of a list. */
    private static boolean goesOn(List<List<Cell>> lines, List<Cell> heading, int at, String text) {
        return lines.get(at).size() == 1
                && lines.subList(at + 1, Math.min(lines.size(), at + 3)).stream()
                        .anyMatch(next -> same(heading, next, text));
    }

    private static final int SHORT = 12;

    /** 合计9次, in a line of its own below the rows. */
    private static boolean totalBelow(List<Cell> line, String text) {
        String whole = whole(line, text).strip();
        return line.size() == 1
                && whole.length() <= SHORT
                && whole.indexOf(Token.NUMBER) >= 0
                && TOTAL.matcher(whole).find();
    }

    private static boolean again(List<Cell> line, String text) {
        return line.size() >= 3 && SERIAL.matcher(line.get(0).in(text)).find();
    }

    /** The title names the thing; the headings of the columns may name what is left. */
    private static boolean named(Thing thing, String title, List<Cell> heading, String text, String marks) {
        String columns = whole(heading, text) + "\n" + marks;
        long inTitle = thing.about().stream()
                .filter(group -> Phrases.of(group).in(title))
                .count();
        return inTitle * 2 >= thing.about().size()
                && thing.about().stream().allMatch(group -> Phrases.of(group).in(title + "\n" + columns))
                && !Phrases.any(thing.other(), title);
    }

    private static void list(
            Question question,
            Thing thing,
            BigDecimal claimed,
            Paper paper,
            String title,
            List<Cell> heading,
            List<List<Cell>> lines,
            int fewest,
            List<Observation> found) {
        String text = paper.reading().text();
        boolean serial = SERIAL.matcher(heading.get(0).in(text)).find();
        List<List<Cell>> all = new ArrayList<>();
        List<List<Cell>> held = new ArrayList<>();
        boolean complete = true; // a list that says of some that there is nothing must not be counted by its rows
        boolean counties =
                ofMonths(question) && lines.stream().anyMatch(line -> paper.whose(line) == Places.Whose.OTHER);
        for (List<Cell> line : lines) {
            if (counties && paper.whose(line) != Places.Whose.OWN) {
                continue; // the stations of a whole province: the county's are in its own rows
            }
            String first = line.stream()
                    .map(c -> c.in(text))
                    .filter(c -> !c.isEmpty())
                    .findFirst()
                    .orElse("");
            if (TOTAL.matcher(first).find()) {
                total(question, thing, claimed, paper, heading, line, found);
            } else if (line.size() * 2 >= heading.size()) {
                all.add(line);
                if (!CALLED_OFF.matcher(whole(line, text)).find()) {
                    held.add(line);
                    complete &= ListedRows.said(paper.reading(), heading, line).stream()
                            .noneMatch(c -> nothing(paper, c, text));
                }
            }
        }
        List<List<Cell>> timely = held.stream()
                .filter(row -> !before(question, paper.reading(), row))
                .toList();
        int rows = ListedRows.counted(paper.reading(), heading, timely);
        if (rows > 0
                && timely.size() < held.size()
                && claimed.compareTo(BigDecimal.valueOf(held.size())) == 0
                && EVENTS.matcher(question.claim().unit()).matches()) {
            int first = heading.get(0).start();
            int last = heading.get(heading.size() - 1).end();
            found.add(Observation.of(
                    question,
                    paper,
                    first,
                    last,
                    Stance.AGAINST,
                    rows + "/" + all.size(), // what lies in the window by what is listed
                    Asides.ofDenial(question, paper, first, last).filter(why -> why != Finding.Why.OUT_OF_WINDOW),
                    1));
        }
        int from = heading.get(0).start();
        int to = heading.get(heading.size() - 1).end();
        if (serial
                && rows >= FEWEST
                && rows < (LEDGER.matcher(title).find() ? all.size() : held.size())
                && claimed.compareTo(BigDecimal.valueOf(rows)) != 0
                && (claimed.compareTo(BigDecimal.valueOf(held.size())) == 0
                        || claimed.compareTo(BigDecimal.valueOf(all.size())) == 0)
                && question.checking().distinct().isEmpty()) {
            found.add(Observation.of(
                    question,
                    paper,
                    from,
                    to,
                    Stance.AGAINST,
                    rows + "/" + all.size(), // what counts by what is listed, as screens show it
                    Asides.ofSupport(question, paper, from, to),
                    1));
        }
        if ((counties || serial && rows >= fewest)
                && complete
                && rows > 0
                && EVENTS.matcher(question.claim().unit()).matches()
                && claimed.compareTo(BigDecimal.valueOf(rows)) == 0
                && question.checking().distinct().isEmpty()) {
            found.add(new Observation(
                    Stance.FOR,
                    paper,
                    from,
                    to,
                    rows + " " + question.claim().unit(),
                    Weights.of(question, paper, from, to) - 1,
                    Asides.ofSupport(question, paper, from, to)));
        }
    }

    /** Whether a row's last day lies before the months that count. */
    private static boolean before(Question question, Reading reading, List<Cell> row) {
        if (question.window().kind() != Criterion.Window.Kind.MONTHS_BEFORE) {
            return false;
        }
        LocalDate first =
                question.about().deadline().minusMonths(question.window().months());
        Optional<LocalDate> last = Optional.empty();
        for (int i = row.get(0).start(); i < row.get(row.size() - 1).end(); i++) {
            if (reading.isToken(i)
                    && reading.token(i) instanceof Token.Day day
                    && day.date().whole()) {
                last = day.date().last();
            }
        }
        return last.filter(day -> day.isBefore(first)).isPresent();
    }

    private static List<List<Cell>> withoutTotals(List<List<Cell>> lines, String text) {
        return lines.stream()
                .filter(line -> !TOTAL.matcher(line.get(0).in(text)).find())
                .toList();
    }

    /** A column of 有 and 无 under the thing's name: the marked rows are how many there are. */
    private static void marked(
            Question question,
            Thing thing,
            BigDecimal claimed,
            Paper paper,
            List<Cell> heading,
            List<List<Cell>> lines,
            List<Observation> found) {
        String text = paper.reading().text();
        List<List<Cell>> rows = withoutTotals(lines, text);
        Optional<Integer> there = ListedRows.marked(paper.reading(), thing, heading, rows);
        if (there.isEmpty()) {
            return;
        }
        int from = heading.get(0).start();
        int to = heading.get(heading.size() - 1).end();
        boolean same = claimed.compareTo(BigDecimal.valueOf(there.get())) == 0;
        found.add(Observation.of(
                question,
                paper,
                from,
                to,
                same
                        ? Stance.FOR
                        : Weights.firm(question, paper, from, to) && paper.clear() ? Stance.AGAINST : Stance.DOUBT,
                there.get() + " " + question.claim().unit(),
                Asides.ofSupport(question, paper, from, to),
                -0.7));
    }

    private static final Pattern NOTHING = Pattern.compile("^(?:无|未|没有|否|尚未|筹建|筹备|暂缺|缺|空缺|—|-|/|×|×)|未建|未成立|未设|未配|筹建");

    private static boolean nothing(Paper paper, Cell cell, String text) {
        String in = cell.in(text);
        return in.isEmpty()
                || NOTHING.matcher(in).find()
                || in.length() == 1
                        && paper.reading().isToken(text.indexOf(in, cell.start()))
                        && paper.reading().token(text.indexOf(in, cell.start())) instanceof Token.Amount amount
                        && amount.quantity().written().signum() == 0;
    }

    private static String whole(List<Cell> line, String text) {
        return text.substring(line.get(0).start(), line.get(line.size() - 1).end());
    }

    /** A total that stands apart from the columns: 合计 17次. */
    private static void total(
            Question question,
            Thing thing,
            BigDecimal claimed,
            Paper paper,
            List<Cell> heading,
            List<Cell> line,
            List<Observation> found) {
        String text = paper.reading().text();
        List<Integer> numbers = new ArrayList<>();
        for (int i = line.get(0).start(); i < line.get(line.size() - 1).end(); i++) {
            if (text.charAt(i) == Token.NUMBER) {
                numbers.add(i);
            }
        }
        Phrase unit = Phrases.of("^[\\t ]?(?:" + String.join("|", thing.unit()) + ")");
        List<Integer> inUnit = numbers.stream()
                .filter(at -> unit.in(text.substring(at + 1, Math.min(text.length(), at + 9))))
                .toList();
        if (inUnit.size() > 1) {
            return; // a grid knows which of them is meant
        }
        Optional<Integer> withUnit = inUnit.stream().findFirst();
        Optional<Integer> chosen = withUnit.or(() ->
                numbers.size() == 1 && line.size() < heading.size() ? Optional.of(numbers.get(0)) : Optional.empty());
        if (chosen.isPresent() && paper.reading().token(chosen.get()) instanceof Token.Amount amount) {
            found.add(Judgement.judged(
                            question,
                            claimed,
                            paper,
                            line.get(0).start(),
                            line.get(line.size() - 1).end(),
                            chosen.get(),
                            amount,
                            withUnit.isPresent())
                    .heavier(-0.5));
        }
    }
}
