package org.hecha.verification;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hecha.standard.Criterion.Checking.Thing;
import org.hecha.verification.Observation.Stance;
import org.hecha.verification.TableRule.Cell;

/**
 * Lists of things, one a row: their title says what is listed, their last row how many there are. The rows themselves are
 * counted, too; what was called off is not.
 */
final class ListRule {

    private static final Pattern TOTAL = Pattern.compile("^(?:合计|总计|共计|小计|总数|总共|累计|全年|全年合计|全县合计|全区合计|以上)");
    private static final Pattern CALLED_OFF = Pattern.compile("取消|未开展|未举办|未举行|未完成|作废|延期|重复|无效|驳回");
    private static final Pattern SERIAL = Pattern.compile("^(?:序|序号|编号|号|No\\.?|#)$");
    /** Lists of things, schools or towns also hold those that are not counted; what was held is listed because it was held. */
    private static final Pattern EVENTS = Pattern.compile("次|场|期|站");

    private static final int FEWEST = 3;

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
            while (end < lines.size() && lines.get(end).size() > 1 && !again(lines.get(end), text)) {
                end++;
            }
            String title = ThingRule.title(text, heading.get(0).start()) + "\n" + paper.name();
            if (end - head > FEWEST && named(thing, title, heading, text)) {
                list(question, thing, claimed, paper, lines.subList(head, end), title, found);
            }
            head = Math.max(head, end - 1);
        }
    }

    private static boolean again(List<Cell> line, String text) {
        return line.size() >= 3 && SERIAL.matcher(line.get(0).in(text)).find();
    }

    /** The title names the thing; the headings of the columns may name what is left. */
    private static boolean named(Thing thing, String title, List<Cell> heading, String text) {
        String columns = text.substring(
                heading.get(0).start(), heading.get(heading.size() - 1).end());
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
            List<List<Cell>> lines,
            String title,
            List<Observation> found) {
        String text = paper.reading().text();
        List<Cell> heading = lines.get(0);
        boolean serial = SERIAL.matcher(heading.get(0).in(text)).find();
        int rows = 0;
        boolean complete = true; // a list that says of some that there is nothing must not be counted by its rows
        for (List<Cell> line : lines.subList(1, lines.size())) {
            String first = line.stream()
                    .map(c -> c.in(text))
                    .filter(c -> !c.isEmpty())
                    .findFirst()
                    .orElse("");
            if (TOTAL.matcher(first).find()) {
                total(question, thing, claimed, paper, heading, line, found);
            } else if (line.size() * 2 >= heading.size()
                    && !CALLED_OFF.matcher(whole(line, text)).find()) {
                rows++;
                complete &= line.stream().noneMatch(c -> nothing(paper, c, text));
            }
        }
        if (serial
                && complete
                && EVENTS.matcher(question.claim().unit()).matches()
                && rows >= FEWEST
                && claimed.compareTo(BigDecimal.valueOf(rows)) == 0
                && question.checking().distinct().isEmpty()) {
            int from = heading.get(0).start();
            int to = heading.get(heading.size() - 1).end();
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
