package org.hecha.verification;

import java.time.LocalDate;
import java.util.Optional;
import org.hecha.verification.Finding.Why;
import org.hecha.verification.Observation.Stance;

/**
 * A row of the county's own register of bases that quotes by which document one was named. It says less than that document, and more
 * than a list without it: a reviewer can look the number up, and the term is written beside it.
 */
final class RegisteredName {

    private RegisteredName() {}

    /** Whether the line that goes on behind a name quotes this number. */
    static boolean numbered(Paper paper, int to, DocNumber claimed) {
        String text = paper.reading().text();
        if (paper.line(to - 1).indexOf('\t') < 0) {
            return false;
        }
        for (int i = to; i < text.length() && text.charAt(i) != '\n'; i++) {
            if (paper.reading().isToken(i)
                    && paper.reading().token(i) instanceof Token.Document document
                    && document.number().same(claimed)) {
                return true;
            }
        }
        return false;
    }

    /** For the claim, or against it where the row's own term ends at another time. */
    static Observation at(Question question, Paper paper, int from, int to, Optional<LocalDate> claimedEnd) {
        Optional<LocalDate> end = end(paper, to);
        LocalDate deadline = question.about().deadline();
        boolean other = end.isPresent()
                && claimedEnd
                        .filter(day -> day.isAfter(end.get().plusMonths(1)))
                        .isPresent();
        if (other) {
            return Observation.of(
                    question, paper, from, to, Stance.AGAINST, end.get().toString(), Optional.empty(), 1);
        }
        Optional<Why> aside = end.filter(day -> day.isBefore(deadline)).map(day -> Why.OUT_OF_WINDOW);
        return Observation.of(
                question, paper, from, to, Stance.FOR, paper.reading().text().substring(from, to), aside, 0);
    }

    /** The last day that the line names behind the number, which is when the term ends. */
    private static Optional<LocalDate> end(Paper paper, int to) {
        String text = paper.reading().text();
        Optional<LocalDate> last = Optional.empty();
        boolean numbered = false;
        for (int i = to; i < text.length() && text.charAt(i) != '\n'; i++) {
            if (!paper.reading().isToken(i)) {
                continue;
            }
            numbered |= paper.reading().token(i) instanceof Token.Document;
            if (numbered
                    && paper.reading().token(i) instanceof Token.Day day
                    && day.date().year() > 0) {
                last = day.date().last();
            }
        }
        return last;
    }
}
