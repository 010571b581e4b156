package org.hecha.verification;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.hecha.standard.Criterion.Checking.Thing;
import org.hecha.standard.Criterion.Window;
import org.hecha.verification.TableRule.Cell;

/**
 * A year told in parts: twelve months, four quarters or two halves, each once and no total beside them. Together they are the
 * year's number; one of them alone says nothing about the year.
 */
final class Instalments {

    private static final Phrase LABEL =
            new Phrase("(?<quarter>[" + Token.ORDINAL + Token.NUMBER + "一二三四])季度|(?<half>[上下])半年");

    private static final int LONGEST_LABEL = 8;

    /** How soon the number must follow its label. */
    private static final int REACH = 26;

    private Instalments() {}

    /** @param of how many make the year, @param number which one, from 1 */
    record Part(int of, int number) {}

    /** A number with the part of the year it is about. */
    record Told(Part part, int at) {}

    /** The part of the year a cell is the label of. */
    static Optional<Part> part(Reading reading, Cell cell) {
        String in = cell.in(reading.text());
        if (in.isEmpty() || in.length() > LONGEST_LABEL) {
            return Optional.empty();
        }
        int start = reading.text().indexOf(in, cell.start());
        Optional<MatchResult> label = LABEL.all(in).stream().findFirst();
        if (label.isPresent()) {
            return part(reading, label.get(), start);
        }
        for (int i = start; i < start + in.length(); i++) {
            if (reading.isToken(i)) {
                return reading.token(i) instanceof Token.Day day
                                && day.date().month() > 0
                                && day.date().day() == 0
                        ? Optional.of(new Part(12, day.date().month()))
                        : reading.token(i) instanceof Token.Amount months && in.startsWith("月", i - start + 1)
                                ? months(months.quantity())
                                : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** 4-6月: the second quarter; 7-12月: the second half. */
    private static Optional<Part> months(Quantity range) {
        int first = range.low().intValue();
        int last = range.high().intValue();
        int length = last - first + 1;
        return (length == 3 || length == 6) && last % length == 0 && last <= 12
                ? Optional.of(new Part(12 / length, last / length))
                : Optional.empty();
    }

    private static Optional<Part> part(Reading reading, MatchResult m, int start) {
        String half = m.group("half");
        if (half != null) {
            return Optional.of(new Part(2, half.equals("上") ? 1 : 2));
        }
        int written = "一二三四".indexOf(m.group("quarter"));
        int number = written >= 0
                ? written + 1
                : switch (reading.token(start + m.start("quarter"))) {
                    case Token.Ordinal ordinal -> ordinal.value().intValue();
                    case Token.Amount amount -> amount.quantity().written().intValue();
                    default -> 0;
                };
        return number >= 1 && number <= 4 ? Optional.of(new Part(4, number)) : Optional.empty();
    }

    /** The sum of a whole year; empty where a part lacks, stands twice or is no plain number. */
    static Optional<BigDecimal> sum(Reading reading, List<Told> told) {
        Map<Part, BigDecimal> values = new HashMap<>();
        for (Told each : told) {
            if (!(reading.token(each.at()) instanceof Token.Amount amount)
                    || amount.quantity().percent()
                    || values.put(each.part(), amount.quantity().written()) != null) {
                return Optional.empty();
            }
        }
        boolean whole = !told.isEmpty()
                && told.size() == told.get(0).part().of()
                && values.keySet().stream()
                        .allMatch(p -> p.of() == told.get(0).part().of());
        return whole
                ? Optional.of(values.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                : Optional.empty();
    }

    // --- in sentences --------------------------------------------------------------------------------------------

    /** 一季度12场，二季度15场，三季度20场，四季度18场: the year in one paragraph. */
    static void told(Question question, Thing thing, BigDecimal claimed, Paper paper, List<Observation> found) {
        String text = paper.reading().text();
        if (!ofYears(question) || !LABEL.possible(text)) {
            return;
        }
        List<Told> run = new ArrayList<>();
        int begin = 0;
        int line = -1;
        for (MatchResult m : LABEL.all(text)) {
            int own = text.lastIndexOf('\n', m.start()) + 1;
            if (own != line) {
                run.clear();
                begin = m.start();
                line = own;
            }
            Optional<Part> part = part(paper.reading(), m, 0);
            Optional<Integer> at = following(thing, text, m.end());
            if (part.isPresent() && at.isPresent()) {
                run.add(new Told(part.get(), at.get()));
            }
            int from = begin;
            sum(paper.reading(), run)
                    .filter(sum -> named(thing, text, own, at.orElse(m.end())))
                    .ifPresent(sum -> found.add(Judgement.summed(
                            question,
                            claimed,
                            paper,
                            from,
                            Math.min(text.length(), at.orElse(m.end()) + 2),
                            at.orElse(m.end()),
                            sum)));
        }
    }

    private static boolean named(Thing thing, String text, int line, int to) {
        String words = ThingRule.title(text, line) + "\n" + text.substring(line, to);
        return thing.about().stream().allMatch(group -> Phrases.of(group).in(words))
                && !Phrases.any(thing.other(), text.substring(line, to));
    }

    /** The first number in the thing's unit behind a label, before the next label. */
    private static Optional<Integer> following(Thing thing, String text, int from) {
        int to = Math.min(text.length(), from + REACH);
        for (int i = from; i < to && text.charAt(i) != '\n'; i++) {
            if (i > from && LABEL.search(text).region(i, to).lookingAt()) {
                return Optional.empty();
            }
            if (text.charAt(i) == Token.NUMBER && ThingRule.unit(thing, text, i)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private static final Pattern BEFORE =
            Pattern.compile("(?:[" + Token.ORDINAL + "一二三四]|前[一二两三]个?)季度[^,，。;；\\n]{0,16}$|[上下]半年[^,，。;；\\n]{0,16}$");

    /** Whether the number at this place is said of a part of the year, while the claim is about the whole. */
    static boolean ofPart(Question question, String text, int at) {
        int from = Math.max(Sentences.clause(text, at), Sites.lastNumber(text, at) + 1);
        return ofYears(question) && BEFORE.matcher(text.substring(from, at)).find();
    }

    private static boolean ofYears(Question question) {
        return question.window().kind() == Window.Kind.CALENDAR_YEARS;
    }
}
