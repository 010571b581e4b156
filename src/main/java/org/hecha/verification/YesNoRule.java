package org.hecha.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import org.hecha.verification.Finding.Why;
import org.hecha.verification.Observation.Stance;

/** Looks for passages that assert a yes or deny it. */
final class YesNoRule {

    private YesNoRule() {}

    static List<Observation> observe(Question question, boolean claimed) {
        List<Observation> found = new ArrayList<>();
        for (Paper paper : question.about().papers()) {
            if (!question.checking().topic().isEmpty()
                    && !Phrases.any(question.checking().topic(), paper.head())) {
                continue;
            }
            List<int[]> denials = new ArrayList<>();
            for (String expression : question.checking().negation()) {
                Matcher m = Phrases.pattern(expression).matcher(paper.reading().text());
                while (m.find()) {
                    denials.add(new int[] {m.start(), m.end()});
                    Optional<Why> aside = Asides.ofDenial(question, paper, m.start(), m.end());
                    found.add(at(question, paper, m, claimed ? Stance.AGAINST : Stance.FOR, "-", aside, 1.5));
                }
            }
            double less = 0;
            for (String expression : question.checking().affirm()) {
                Matcher m = Phrases.pattern(expression).matcher(paper.reading().text());
                while (m.find()) {
                    if (denials.stream().noneMatch(d -> d[0] < m.end() && m.start() < d[1])) {
                        Optional<Why> aside = Asides.ofSupport(question, paper, m.start(), m.end());
                        found.add(at(question, paper, m, claimed ? Stance.FOR : Stance.AGAINST, "+", aside, -less));
                    }
                }
                less += 0.5;
            }
        }
        return found;
    }

    private static Observation at(
            Question question, Paper paper, Matcher m, Stance stance, String value, Optional<Why> aside, double more) {
        double weight = Weights.of(question, paper, m.start(), m.end()) + more;
        return new Observation(stance, paper, m.start(), m.end(), value.equals("+") ? "" : "", weight, aside);
    }
}
