package org.hecha.verification;

import java.util.HashSet;
import java.util.Set;
import org.hecha.search.NormalText;

/** Words in the form of {@link Reading}, and what two wordings have in common. */
final class Wording {

    private Wording() {}

    /** A text in the form of {@link Reading}: normal, values masked. */
    static String mask(String text) {
        String normal = NormalText.normal(text);
        StringBuilder masked = new StringBuilder();
        int from = 0;
        for (Scanner.Found found : Scanner.scan(normal)) {
            masked.append(normal, from, found.start()).append(found.token().mask());
            from = found.end();
        }
        return masked.append(normal.substring(from)).toString().replace('\n', '\t');
    }

    /** Every two Chinese characters that stand side by side. */
    static Set<String> pairs(String text) {
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i + 1 < text.length(); i++) {
            if (Character.isIdeographic(text.charAt(i)) && Character.isIdeographic(text.charAt(i + 1))) {
                pairs.add(text.substring(i, i + 2));
            }
        }
        return pairs;
    }
}
