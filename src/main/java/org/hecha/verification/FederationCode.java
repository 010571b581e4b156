package org.hecha.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hecha.dossier.Answer;
import org.hecha.standard.Measure;
import org.hecha.verification.Advice.Outcome;

/**
 * 智慧农技协: the federation's registration code (GB 32100). Eighteen characters, the last of them a check character; the first two
 * say that a civil affairs office registered a social organization, the third to eighth which division's office. Each fault is
 * said by itself.
 */
final class FederationCode {

    private static final int LENGTH = 18;
    private static final int AUTHORITY = 2;
    private static final int AUTHORITY_END = 8;

    private FederationCode() {}

    static List<Advice> advice(Question question) {
        if (!(question.about()
                                .answer(question.criterion(), question.claim().key())
                                .orElse(null)
                        instanceof Answer.Text text)
                || text.value().isBlank()) {
            return List.of();
        }
        String code = org.hecha.search.NormalText.normal(text.value())
                .replaceAll("[\\s-]", "")
                .toUpperCase(Locale.ROOT);
        if (code.length() != LENGTH) {
            return List.of(
                    new Advice("code-length", List.of(code, Integer.toString(code.length())), Outcome.LOOK, List.of()));
        }
        List<Advice> faults = new ArrayList<>();
        if (!CreditCodes.valid(code)) {
            faults.add(look("code-check", code));
        }
        String prefix = question.claim().measure() instanceof Measure.CreditCode measure ? measure.prefix() : "";
        if (!code.startsWith(prefix)) {
            faults.add(look("code-prefix", code, code.substring(0, AUTHORITY), prefix));
        }
        String county = question.about().region();
        String authority = code.substring(AUTHORITY, AUTHORITY_END);
        if (!county.isEmpty() && !authority.equals(county)) {
            faults.add(look("code-county", code, authority, county));
        }
        return faults.isEmpty()
                ? List.of(new Advice("code-good", List.of(code, prefix, authority), Outcome.AGREES, List.of()))
                : faults;
    }

    private static Advice look(String said, String... facts) {
        return new Advice(said, List.of(facts), Outcome.LOOK, List.of());
    }
}
