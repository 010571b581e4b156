package org.hecha.verification;

import java.math.BigDecimal;
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

    private LooseRows() {}

    static List<Observation> observe(Question question, Row row, Map<String, String> cells) {
        List<Observation> found = new ArrayList<>();
        Optional<BigDecimal> claimed = Cells.number(cells.getOrDefault(row.number(), ""));
        Set<String> words = Wording.pairs(
                COUNTED.matcher(Wording.mask(cells.getOrDefault(row.key(), ""))).replaceFirst(""));
        String unit = NormalText.normal(cells.getOrDefault(row.unit(), ""));
        boolean growth = GROWTH.matcher(cells.getOrDefault(row.key(), "")).find();
        if (claimed.isEmpty() || words.isEmpty()) {
            return found;
        }
        for (Paper paper : question.about().papers()) {
            String text = paper.reading().text();
            double most = 0;
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
                if (share < 0.24) {
                    start = subject(text, start, unit);
                    common = new HashSet<>(Wording.pairs(text.substring(start, end)));
                    common.retainAll(words);
                    share = 0.8 * common.size() / words.size();
                }
                if (share < 0.24 || share < most) {
                    continue;
                }
                if (share > most) {
                    best.clear();
                    most = share;
                }
                int from = start;
                boolean same = amount.quantity().compatible(claimed.get());
                int place = i;
                Optional<Why> aside = foreign(question, paper)
                        .or(() -> ofSome(text, from, end, words) ? Optional.of(Why.PARTIAL) : Optional.empty())
                        .or(() -> same
                                ? Asides.ofSupport(question, paper, from, end)
                                : Asides.ofOther(question, paper, from, end, place));
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
                boolean refuted = amount.quantity().refutes(claimed.get());
                Stance stance = same
                        ? Stance.FOR
                        : refuted
                                        && share
                                                >= (paper.criteria()
                                                                .contains(question.criterion()
                                                                        .id())
                                                        ? 0.45
                                                        : 0.7)
                                ? Stance.AGAINST
                                : Stance.DOUBT;
                best.add(Observation.of(
                        question, paper, start, end, stance, amount.quantity().plain() + " " + unit, aside, share * 3));
            }
            found.addAll(best);
        }
        return found;
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
    private static int subject(String text, int clause, String unit) {
        if (clause == 0 || Sentences.start(text, clause) == clause) {
            return clause;
        }
        int before = Sentences.clause(text, clause - 1);
        for (int i = before; i < clause; i++) {
            if (text.charAt(i) == Token.NUMBER
                    && !unit.isEmpty()
                    && followed(text, i, unit)
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
                || text.startsWith("\t" + unit, at + 1) && !text.startsWith("\t" + unit + "次", at + 1)
                || (unit.equals("人") && text.startsWith("名", at + 1));
    }

    private static Optional<Why> foreign(Question question, Paper paper) {
        return question.about().foreign().contains(paper) ? Optional.of(Why.OTHER_COUNTY) : Optional.empty();
    }
}
