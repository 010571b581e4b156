package org.hecha.verification;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hecha.search.NormalText;
import org.hecha.standard.Criterion.Checking.Row;
import org.hecha.verification.Finding.Why;
import org.hecha.verification.Observation.Stance;

/** Rows without a name of their own: found by the words they share with a clause that has a number in their unit. */
final class LooseRows {

    /** That something is counted is no word for it: 讲解场次. */
    private static final Pattern COUNTED = Pattern.compile("(?<=.{2})(?:场次|人数|人次|次数|数量|数)$");

    /** 万元, 万人次: a number in a text is read with it, the claim's stands before it. */
    private static final String TEN_THOUSAND = "万";

    private LooseRows() {}

    static List<Observation> observe(Question question, Row row, Map<String, String> cells) {
        List<Observation> found = new ArrayList<>();
        String written = NormalText.normal(cells.getOrDefault(row.unit(), ""));
        boolean scaled = written.length() > 1 && written.startsWith(TEN_THOUSAND);
        Optional<BigDecimal> claimed = Cells.number(cells.getOrDefault(row.number(), ""))
                .map(number -> scaled ? number.multiply(Money.TEN_THOUSAND) : number);
        Set<String> words = Wording.pairs(
                COUNTED.matcher(Wording.mask(cells.getOrDefault(row.key(), ""))).replaceFirst(""));
        String unit = scaled ? written.substring(1) : written;
        boolean growth = GROWTH.matcher(cells.getOrDefault(row.key(), "")).find();
        if (claimed.isEmpty() || words.isEmpty()) {
            return found;
        }
        for (Paper paper : question.about().papers()) {
            String text = paper.reading().text();
            double most = 0;
            double meant = 0; // of the claimed number, where it is planned
            List<Observation> best = new ArrayList<>();
            for (int i = 0; i < text.length(); i++) {
                if (!paper.reading().isToken(i)
                        || !(paper.reading().token(i) instanceof Token.Amount amount)
                        || amount.quantity().percent() != unit.equals("%")
                        || !followed(text, i, unit)) {
                    continue;
                }
                if (!growth && ThingRule.grew(text, i)) {
                    continue; // 较上年增加115元: what was added is not what there is
                }
                int start = Sentences.clause(text, i);
                int end = Math.min(text.length(), Sentences.clauseEnd(text, i));
                Set<String> common = new HashSet<>(Wording.pairs(text.substring(start, end)));
                common.retainAll(words);
                double share = (double) common.size() / words.size();
                boolean grewBy =
                        growth && GREW_BY.matcher(text.substring(start, i)).find();
                if (share < 0.24 || grewBy && share < FIRM) {
                    start = subject(paper.reading(), start, unit);
                    common = new HashSet<>(Wording.pairs(text.substring(start, end)));
                    common.retainAll(words);
                    share = Math.max(share, 0.8 * common.size() / words.size());
                }
                if (share < 0.24 || share < most) {
                    continue;
                }
                int from = start;
                boolean same = amount.quantity().compatible(claimed.get());
                int place = i;
                Optional<Why> aside = foreign(question, paper)
                        .or(() -> ofSome(text, from, end, words) ? Optional.of(Why.PARTIAL) : Optional.empty())
                        .or(() -> same
                                ? Asides.ofSupport(question, paper, from, end)
                                : Asides.ofOther(question, paper, from, end, place));
                boolean planned = aside.filter(Why.PLAN::equals).isPresent();
                if (share > most && !planned) {
                    best.clear(); // what is planned does not stand in the way of what was done
                    most = share;
                }
                meant = planned && same ? Math.max(meant, share) : meant;
                if (same && Corrections.replaced(text, i)) {
                    continue;
                }
                Optional<Integer> verified = Corrections.verified(text, i);
                if (same && verified.isPresent()) {
                    best.add(Observation.of(
                            question,
                            paper,
                            start,
                            verified.get() + 1,
                            Stance.AGAINST,
                            ((Token.Amount) paper.reading().token(verified.get()))
                                            .quantity()
                                            .plain() + " " + unit,
                            aside,
                            share * 3));
                    continue;
                }
                boolean refuted = amount.quantity().refutes(claimed.get())
                        && !ofAnotherYear(cells.getOrDefault(row.key(), ""), paper, from, end);
                Stance stance = same
                        ? Stance.FOR
                        : refuted
                                        && share
                                                >= (paper.criteria()
                                                                        .contains(question.criterion()
                                                                                .id())
                                                                || grewBy
                                                        ? 0.45
                                                        : FIRM)
                                ? Stance.AGAINST
                                : Stance.DOUBT;
                best.add(Observation.of(
                        question, paper, start, end, stance, amount.quantity().plain() + " " + unit, aside, share * 3));
            }
            if (meant > most) {
                best.removeIf(o -> o.stance() == Stance.AGAINST); // another number than the one that is meant
            }
            found.addAll(best);
            if (growth) {
                risen(question, claimed.get(), unit, words, paper, found);
            }
        }
        return found;
    }

    private static final double FIRM = 0.7;

    private static final Pattern YEAR = Pattern.compile("(20\\d\\d)年");

    /** 2021年开课航次 is not what a paper on 2022 tells, unless it or its name speak of that year. */
    private static boolean ofAnotherYear(String key, Paper paper, int from, int to) {
        Matcher year = YEAR.matcher(NormalText.normal(key));
        if (!year.find() || paper.titleYear() == 0) {
            return false;
        }
        int wanted = Integer.parseInt(year.group(1));
        return paper.titleYear() != wanted
                && !paper.name().contains(year.group(1))
                && Periods.of(paper, from, to)
                        .filter(span ->
                                span.first().getYear() > wanted || span.last().getYear() < wanted)
                        .isPresent();
    }

    /** 提高21%: by how much, said right before the number. */
    private static final Pattern GREW_BY = Pattern.compile("(?:提高|提升|增加|增长|上升|下降|降低|减少)(?:了|约|近|达)?$");

    private static final Pattern FROM_TO =
            Pattern.compile("(?:由|从)[^,，。;；\\n" + Token.NUMBER + "]{0,12}(?<from>" + Token.NUMBER
                    + ")[^,，。;；\\n" + Token.NUMBER + "]{0,8}?(?:提高|提升|增加|增长|上升|升|增|下降|降低|减少|降|减)(?:到|至|为)(?:约)?(?<to>"
                    + Token.NUMBER + ")");

    /** 由71%提高到79%: the claimed difference, in points; of other shares the growth. */
    private static void risen(
            Question question,
            BigDecimal claimed,
            String unit,
            Set<String> words,
            Paper paper,
            List<Observation> found) {
        String text = paper.reading().text();
        Matcher m = FROM_TO.matcher(text);
        while (m.find()) {
            int start = Sentences.start(text, m.start());
            Set<String> common = new HashSet<>(Wording.pairs(text.substring(start, m.end())));
            common.retainAll(words);
            if (common.size() < words.size() * 0.45
                    || !(paper.reading().token(m.start("from")) instanceof Token.Amount before)
                    || !(paper.reading().token(m.start("to")) instanceof Token.Amount after)
                    || before.quantity().percent() != after.quantity().percent()) {
                continue;
            }
            BigDecimal one = before.quantity().written();
            BigDecimal difference = after.quantity().written().subtract(one).abs();
            boolean points = before.quantity().percent() && unit.endsWith("百分点");
            boolean same = points
                    ? difference.compareTo(claimed) == 0
                    : unit.equals("%")
                            && !before.quantity().percent()
                            && one.signum() > 0
                            && difference
                                            .movePointRight(2)
                                            .divide(one, 1, RoundingMode.HALF_UP)
                                            .setScale(claimed.scale() > 0 ? 1 : 0, RoundingMode.HALF_UP)
                                            .compareTo(claimed)
                                    == 0;
            if (same || points) {
                found.add(Observation.of(
                        question,
                        paper,
                        m.start(),
                        m.end(),
                        same ? Stance.FOR : Stance.AGAINST,
                        Quantity.plain(difference) + " " + unit,
                        foreign(question, paper)
                                .or(() -> same
                                        ? Asides.ofSupport(question, paper, m.start(), m.end())
                                        : Asides.ofDenial(question, paper, m.start(), m.end())),
                        1.5));
            }
        }
    }

    /** Claims of how much more or less there is: 亩产提高. */
    private static final Pattern GROWTH = Pattern.compile("提高|提升|增加|增长|增幅|上升|下降|降低|减少");

    private static final Pattern OF_SOME = Pattern.compile(
            "^其中[,，]?(?<who>[^,，。;；\\n" + Token.NUMBER + "]{2,20})的[^,，。;；\\n" + Token.NUMBER + "]{2,}");

    /** 其中听过课的农户知晓率: said of fewer than the claim speaks of. */
    private static boolean ofSome(String text, int from, int end, Set<String> words) {
        Matcher m = OF_SOME.matcher(text.substring(from, end));
        return m.find() && Wording.pairs(m.group("who")).stream().noneMatch(words::contains);
    }

    /** Start of the clause before, where it says what this one is about: it has no number in this unit of its own. */
    private static int subject(Reading reading, int clause, String unit) {
        String text = reading.text();
        if (clause == 0 || Sentences.start(text, clause) == clause) {
            return clause;
        }
        int before = Sentences.clause(text, clause - 1);
        for (int i = before; i < clause; i++) {
            if (text.charAt(i) == Token.NUMBER
                    && !unit.isEmpty()
                    && followed(text, i, unit)
                    && !(unit.equals("%")
                            && reading.token(i) instanceof Token.Amount amount
                            && !amount.quantity().percent())
                    && !ThingRule.grew(text, i)) {
                return clause;
            }
        }
        return before;
    }

    private static boolean followed(String text, int at, String unit) {
        return unit.isEmpty()
                || unit.equals("%")
                || text.startsWith(unit, at + 1) && !text.startsWith(unit + "次", at + 1)
                || unit.length() > 1 && text.startsWith("个" + unit, at + 1) // 214个航次
                || text.startsWith("\t" + unit, at + 1) && !text.startsWith("\t" + unit + "次", at + 1)
                || (unit.equals("人") && text.startsWith("名", at + 1));
    }

    private static Optional<Why> foreign(Question question, Paper paper) {
        return question.about().foreign().contains(paper) ? Optional.of(Why.OTHER_COUNTY) : Optional.empty();
    }
}
