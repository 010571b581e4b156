package org.hecha.verification;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hecha.verification.Finding.Why;
import org.hecha.verification.Observation.Stance;

/** Looks for the list of dates on which a column came out. */
final class FrequencyRule {

    /** Share of the claimed days a list must have: single days may be missing from a page. */
    private static final double ENOUGH = 0.95;

    private FrequencyRule() {}

    static List<Observation> observe(Question question, List<LocalDate> claimed) {
        List<Observation> found = new ArrayList<>();
        Set<LocalDate> wanted = new HashSet<>(claimed);
        for (Paper paper : question.about().papers()) {
            Reading reading = paper.reading();
            Set<LocalDate> days = new HashSet<>();
            int first = -1;
            int last = -1;
            for (int i = 0; i < reading.text().length(); i++) {
                if (reading.isToken(i)
                        && reading.token(i) instanceof Token.Day day
                        && day.date().whole()) {
                    LocalDate date = day.date().first().orElseThrow();
                    if (wanted.contains(date) && days.add(date)) {
                        first = first < 0 ? i : first;
                        last = i;
                    }
                }
            }
            if (days.size() >= Math.max(3, wanted.size() * ENOUGH)) {
                Optional<Why> aside = paper.draft() ? Optional.of(Why.DRAFT) : Optional.empty();
                double weight = Weights.of(question, paper, first, first + 1);
                int end = Math.min(last + 1, Sentences.end(reading.text(), first));
                found.add(new Observation(
                        Stance.FOR,
                        paper,
                        first,
                        Math.max(first + 1, end),
                        days.size() + "/" + wanted.size(),
                        weight,
                        aside));
            }
        }
        return found;
    }
}
