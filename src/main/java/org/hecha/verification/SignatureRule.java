package org.hecha.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
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
                            : paper.draft()
                                    ? Optional.of(Why.DRAFT)
                                    : rejected(question, text.substring(from)) || ownStatement(text, i)
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

    private static final Pattern ASSOCIATION = Pattern.compile("科学技术协会|科协");

    private static final Pattern AUTHORITY = Pattern.compile("公安|政法|宣传部|网信|检察|法院|司法|民政|市场监督|市场监管|教育局|卫生健康|人民政府|统战|信访");

    /** What the association says of itself, signed by nobody else. */
    private static boolean ownStatement(String text, int date) {
        String signature = text.substring(Math.max(0, Math.max(text.lastIndexOf('。', date), date - SIGNATURE)), date);
        return ASSOCIATION.matcher(signature).find()
                && !AUTHORITY.matcher(signature).find();
    }

    private static final int SIGNATURE = 60;

    /** Share of a signature's character pairs: seals hide some. */
    private static final double SIGNED = 0.4;
}
