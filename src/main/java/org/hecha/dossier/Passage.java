package org.hecha.dossier;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hecha.evidence.EvidenceId;
import org.hecha.evidence.PageText;
import org.hecha.shared.PersonalData;

/** A passage looked for in another version of its file, where lines break elsewhere and signs have another width. */
final class Passage {

    private final String text;
    private final int[] origins;

    private Passage(String text, int[] origins) {
        this.text = text;
        this.origins = origins;
    }

    /**
     * @param quote as it stands in the older version
     * @param near  its page there: of several places the one on the nearest page is meant
     * @return empty where it is on no page
     */
    static Optional<Claim.Citation> in(List<PageText> pages, EvidenceId file, String quote, int near) {
        String wanted = of(quote).text;
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        return pages.stream()
                .sorted(Comparator.comparingInt(page -> Math.abs(page.number() - near)))
                .flatMap(page -> {
                    Passage all = of(page.text());
                    int at = all.text.indexOf(wanted);
                    return at < 0 ? Stream.empty() : Stream.of(all.cited(file, page, at, at + wanted.length()));
                })
                .findFirst();
    }

    private Claim.Citation cited(EvidenceId file, PageText page, int from, int to) {
        int start = origins[from];
        int end = origins[to - 1] + 1;
        return new Claim.Citation(
                file,
                page.number(),
                start,
                end,
                PersonalData.masked(page.text()).substring(start, end));
    }

    private static Passage of(String original) {
        var text = new StringBuilder();
        int[] origins = new int[original.length() * 4 + 1];
        for (int i = 0; i < original.length(); i++) {
            char c = original.charAt(i);
            if (!Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
                String folded = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC);
                for (int k = 0; k < Math.min(folded.length(), 4); k++) {
                    origins[text.length()] = i;
                    text.append(folded.charAt(k));
                }
            }
        }
        return new Passage(text.toString(), origins);
    }
}
