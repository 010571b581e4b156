package org.hecha.verification;

import java.util.Optional;
import org.hecha.verification.Finding.Why;
import org.hecha.verification.Places.Whose;

/** How much a passage counts before anything is known of what it says. */
final class Weights {

    private Weights() {}

    static double of(Question question, Paper paper, int from, int to) {
        double weight = 10;
        if (question.checking().slots().contains(paper.slot())) {
            weight += 2;
        }
        if (paper.criteria().contains(question.criterion().id())) {
            weight += 2;
        }
        weight += paper.issuer() == Whose.OWN ? 1 : paper.issuer() == Whose.NOBODY ? -0.5 : 0;
        weight -= paper.ocr() ? 0.5 : 0;
        Optional<Periods.Span> span = Periods.of(paper, from, to);
        if (span.isPresent()) {
            boolean same = Periods.same(question.window(), question.about().deadline(), span.get());
            weight += same ? (span.get().said() ? 1.5 : 0.5) : -1.5;
        }
        return weight;
    }

    /** Whether another value here would be about the claimed period. */
    static boolean firm(Question question, Paper paper, int from, int to) {
        return question.tolerates(Why.OUT_OF_WINDOW)
                || Periods.of(paper, from, to)
                        .map(s ->
                                Periods.same(question.window(), question.about().deadline(), s))
                        .orElse(true);
    }
}
