package org.hecha.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hecha.search.NormalText;
import org.hecha.verification.Finding.Why;
import org.hecha.verification.Observation.Stance;

/** Bodies and dates as signed: every date of the claim and the body's name, anywhere at the end of a paper. */
final class SignatureRule {

    private SignatureRule() {}

    /** Bodies and dates as signed: every date of the claim and the body's name, anywhere on the paper. */
    static List<Observation> signed(Question question, String claimed) {
        List<Observation> found = new ArrayList<>();
        List<PartialDate> dates = Scanner.scan(NormalText.normal(claimed)).stream()
                .map(Scanner.Found::token)
                .filter(Token.Day.class::isInstance)
                .map(t -> ((Token.Day) t).date())
                .toList();
        Set<String> words = Wording.pairs(Wording.mask(claimed));
        for (Paper paper : question.about().papers()) {
            Reading reading = paper.reading();
            String text = reading.text();
            int from = Math.max(0, text.length() - 260);
            Set<String> common = Wording.pairs(text.substring(from));
            common.retainAll(words);
            boolean topic = Phrases.any(question.checking().topic(), text);
            for (int i = from; i < text.length(); i++) {
                if (topic
                        && reading.isToken(i)
                        && reading.token(i) instanceof Token.Day day
                        && dates.stream().anyMatch(d -> d.equals(day.date()) || nearly(paper, d, day.date()))
                        && common.size() >= words.size() * SIGNED) {
                    PartialDate meant = dates.stream()
                            .filter(d -> d.equals(day.date()) || nearly(paper, d, day.date()))
                            .findFirst()
                            .orElseThrow();
                    Optional<Why> aside = meant.first()
                                    .filter(d -> d.isBefore(question.about()
                                            .deadline()
                                            .minusMonths(question.window().months())))
                                    .isPresent()
                            ? Optional.of(Why.OUT_OF_WINDOW)
                            : rejected(question, text.substring(from))
                                    ? Optional.of(Why.WEAK_SOURCE)
                                    : Optional.empty();
                    found.add(Observation.of(
                            question,
                            paper,
                            Math.max(from, i - 24),
                            i + 1,
                            Stance.FOR,
                            day.date().toString(),
                            aside,
                            2));
                }
            }
        }
        return found;
    }

    /** A date read from a stamped picture may lack its year. */
    private static boolean nearly(Paper paper, PartialDate wanted, PartialDate read) {
        return paper.ocr() && read.year() == 0 && read.month() == wanted.month() && read.day() == wanted.day();
    }

    private static boolean rejected(Question question, String text) {
        return question.checking().reject().stream()
                .anyMatch(r -> Phrases.of(r.pattern()).in(text));
    }

    /** Share of a signature's character pairs: seals hide some. */
    private static final double SIGNED = 0.4;
}
