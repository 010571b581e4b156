package org.hecha.verification;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hecha.evidence.EvidenceId;
import org.hecha.evidence.PageText;
import org.hecha.standard.Criterion;
import org.hecha.standard.Standard;

/**
 * Knows the standard's own words. Counties forward the standard, quote it and copy it into plans; half of all search
 * expressions hit it. A passage is the standard's when nearly all its pairs of characters are and it has no number of its own.
 */
final class StandardText {

    /** Share of a passage's character pairs that must stand in the criterion. */
    private static final double ALIKE = 0.62;

    private static final int SHORTEST = 7;

    private final Map<String, Set<String>> pairs = new HashMap<>();
    private final Map<String, Set<String>> numbers = new HashMap<>();
    private final Map<Paper, Boolean> repeats = new IdentityHashMap<>();

    StandardText(Standard standard) {
        for (Criterion criterion : standard.criteria()) {
            Reading reading = read(criterion.text());
            pairs.put(criterion.id(), pairs(reading.text()));
            numbers.put(criterion.id(), numbers(reading, 0, reading.text().length()));
        }
    }

    /** Whether the paper repeats demands of the standard: two of them with the standard's own numbers, or three word for word. */
    boolean repeats(Paper paper) {
        return repeats.computeIfAbsent(paper, this::countDemands);
    }

    /** Whether this part of a paper is the standard's own wording. */
    boolean is(Paper paper, String criterion, int from, int to) {
        return repeats(paper) && alike(paper.reading(), criterion, from, to);
    }

    /** Whether what the county says is nothing but the standard's words. */
    boolean repeatedBy(String claimed, String criterion) {
        Set<String> own = pairs(claimed);
        Set<String> known = pairs.getOrDefault(criterion, Set.of());
        return own.size() >= SHORTEST - 1
                && own.stream().filter(known::contains).count() >= 0.9 * own.size();
    }

    private boolean countDemands(Paper paper) {
        Reading reading = paper.reading();
        Set<String> demands = new HashSet<>();
        Set<String> copied = new HashSet<>();
        int from = 0;
        String text = reading.text();
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || "，。；;,\n".indexOf(text.charAt(i)) >= 0) {
                String words = text.substring(from, i);
                if (i - from >= SHORTEST && i - from < 90 && words.indexOf(Token.NUMBER) >= 0) {
                    for (String criterion : pairs.keySet()) {
                        if (alike(reading, criterion, from, i)) {
                            demands.add(criterion + text.substring(from, i));
                        }
                    }
                }
                Set<String> own = pairs(words);
                if (own.size() >= LONG && pairs.values().stream().anyMatch(known -> copied(known, own))) {
                    copied.add(words);
                }
                from = i + 1;
            }
        }
        return demands.size() >= 2 || copied.size() >= 3;
    }

    private static final int LONG = 12;

    private static boolean copied(Set<String> known, Set<String> own) {
        return own.stream().filter(known::contains).count() >= 0.95 * own.size();
    }

    private boolean alike(Reading reading, String criterion, int from, int to) {
        Set<String> known = pairs.getOrDefault(criterion, Set.of());
        Set<String> own = pairs(reading.text().substring(from, to));
        if (own.size() < SHORTEST - 1) {
            return false;
        }
        long common = own.stream().filter(known::contains).count();
        return common >= ALIKE * own.size()
                && numbers.getOrDefault(criterion, Set.of()).containsAll(numbers(reading, from, to));
    }

    private static Set<String> pairs(String text) {
        Set<String> pairs = new HashSet<>();
        char last = 0;
        for (char c : text.toCharArray()) {
            if (Character.isIdeographic(c)) {
                if (last != 0) {
                    pairs.add("" + last + c);
                }
                last = c;
            } else if (c >= '\uE000' && c <= '\uE010') {
                last = 0;
            }
        }
        return pairs;
    }

    private static Set<String> numbers(Reading reading, int from, int to) {
        Set<String> numbers = new HashSet<>();
        for (int i = from; i < to; i++) {
            if (reading.isToken(i) && reading.token(i) instanceof Token.Amount amount) {
                numbers.add(amount.quantity().plain());
            }
        }
        return numbers;
    }

    private static Reading read(String text) {
        List<PageText> pages = new ArrayList<>();
        pages.add(new PageText(new EvidenceId(new java.util.UUID(0, 0)), 1, text, false, 1));
        return Reading.of(pages);
    }
}
