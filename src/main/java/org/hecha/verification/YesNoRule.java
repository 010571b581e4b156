package org.hecha.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hecha.standard.Criterion.Checking.Titled;
import org.hecha.verification.Finding.Why;
import org.hecha.verification.Observation.Stance;

/** Looks for passages that assert a yes or deny it. */
final class YesNoRule {

    private YesNoRule() {}

    static List<Observation> observe(Question question, boolean claimed) {
        List<Observation> found = new ArrayList<>();
        for (Paper paper : question.about().papers()) {
            titled(question, claimed, paper, found);
            if (!question.checking().topic().isEmpty()
                    && !Phrases.any(question.checking().topic(), paper.head())) {
                continue;
            }
            List<int[]> denials = new ArrayList<>();
            for (String expression : question.checking().negation()) {
                for (MatchResult m : Phrases.of(expression).all(paper.reading().text())) {
                    denials.add(new int[] {m.start(), m.end()});
                    Optional<Why> aside = Asides.ofDenial(question, paper, m.start(), m.end());
                    found.add(at(question, paper, m, claimed ? Stance.AGAINST : Stance.FOR, aside, 1.5));
                }
            }
            double less = 0;
            for (String expression : question.checking().affirm()) {
                for (MatchResult m : Phrases.of(expression).all(paper.reading().text())) {
                    if (LACKING.matcher(paper.reading().text())
                            .region(0, m.start())
                            .find()) {
                        continue; // 县电视台现无科普栏目: of something else that has none
                    }
                    if (denied(paper, m.start(), m.end())) {
                        Optional<Why> aside = Asides.ofDenial(question, paper, m.start(), m.end());
                        found.add(at(question, paper, m, claimed ? Stance.AGAINST : Stance.FOR, aside, 1.5));
                    } else if (denials.stream().noneMatch(d -> d[0] < m.end() && m.start() < d[1])) {
                        Optional<Why> aside = supporting(question, paper, m);
                        found.add(at(question, paper, m, claimed ? Stance.FOR : Stance.AGAINST, aside, -less));
                    }
                }
                less += 0.5;
            }
        }
        return found;
    }

    /** What the title makes clear: 科普工作 10分 in a scheme of assessment. */
    private static void titled(Question question, boolean claimed, Paper paper, List<Observation> found) {
        Titled titled = question.checking().titled().orElse(null);
        String text = paper.reading().text();
        if (titled == null
                || paper.part()
                || !Phrases.any(titled.title(), paper.title())
                || Phrases.any(titled.not(), paper.title())
                || !titled.names().isEmpty() && !Phrases.any(titled.names(), text)) {
            return;
        }
        for (String expression : titled.deny()) {
            for (MatchResult m : Phrases.of(expression).all(text)) {
                Optional<Why> aside = Asides.ofDenial(question, paper, m.start(), m.end());
                found.add(at(question, paper, m, claimed ? Stance.AGAINST : Stance.FOR, aside, 1.5));
            }
        }
        List<MatchResult> denials = question.checking().negation().stream()
                .flatMap(expression -> Phrases.of(expression).all(text).stream())
                .toList();
        for (String expression : titled.affirm()) {
            for (MatchResult m : Phrases.of(expression).all(text)) {
                boolean within = denials.stream().anyMatch(d -> d.start() < m.end() && m.start() < d.end());
                if (!within && !denied(paper, m.start(), m.end())) {
                    Optional<Why> aside = supporting(question, paper, m);
                    found.add(at(question, paper, m, claimed ? Stance.FOR : Stance.AGAINST, aside, 1));
                }
            }
        }
    }

    private static Optional<Why> supporting(Question question, Paper paper, MatchResult m) {
        return Asides.ofSupport(question, paper, m.start(), m.end())
                .or(() ->
                        paper.expired(question.about().deadline()) ? Optional.of(Why.OUT_OF_WINDOW) : Optional.empty());
    }

    /** 暂不列入, 没有写入, 尚未建成: the verb of the affirmation is denied. */
    private static final Pattern DENIED =
            Pattern.compile("(?:尚未|还未|从未|并未|暂未|未能|未曾|暂不|不再|不予|没有|没|未|不)(?:能|曾|被|有|正式|单独|再|把|将|经)?[^,，。;；\\n]{0,3}?"
                    + "(?:纳入|列入|写入|写到|提及|提到|涉及|列为|单列|设|建|开|入驻|注册|登记|出台|印发|成立|完成|通过|配备|安排)"
                    + "|(?:没有|无|不含|未含|不包括)(?:单独的?|专门的?)?(?:科普|科学素质|科学普及)"
                    + "|(?:不再|没有|未能|并未|尚未|未)(?:将|把)[^,，。;；\\n]{0,14}?(?:纳入|列入|写入|列为|设为|作为|计入)");

    private static final Pattern LACKING = Pattern.compile("(?:没有|[现并尚暂也均]无)$");

    /** 科普 | 0: what is given no points, and what there are none of, is not there. */
    private static boolean nought(Paper paper, int from, int to) {
        int at = paper.reading().text().substring(from, to).lastIndexOf(Token.NUMBER);
        return at >= 0
                && paper.reading().token(from + at) instanceof Token.Amount amount
                && amount.quantity().exactly(java.math.BigDecimal.ZERO);
    }

    private static boolean denied(Paper paper, int from, int to) {
        return nought(paper, from, to) || denied(paper.reading().text(), from, to);
    }

    private static final int NEAR = 4;

    private static boolean denied(String text, int from, int to) {
        int start = Math.max(Sentences.clause(text, from), from - 12);
        int end = Math.max(to, Math.min(Sentences.clauseEnd(text, to), to + 6));
        Matcher m = DENIED.matcher(text).region(start, end);
        while (m.find()) {
            if (m.end() >= from - NEAR) {
                return true;
            }
        }
        return false; // 2个社区尚未建立农技协覆盖8个涉农乡镇, where a slide has no full stops: that is denied of something else
    }

    private static Observation at(
            Question question, Paper paper, MatchResult m, Stance stance, Optional<Why> aside, double more) {
        double weight = Weights.of(question, paper, m.start(), m.end()) + more;
        return new Observation(stance, paper, m.start(), m.end(), "", weight, aside);
    }
}
