package org.hecha.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An expression over masked text. Asked of many texts, it stands in few: those without what it {@link Needed needs} are told
 * at once, in the others it is tried only where a match can begin. Finds what {@link Matcher#find()} finds.
 */
final class Phrase {

    private final Pattern pattern;
    private final Needed needed;
    private final long sieve;

    Phrase(String expression) {
        pattern = Pattern.compile(expression);
        needed = Needed.of(expression);
        sieve = needed.starts().chars().mapToLong(c -> 1L << c).reduce(0, (a, b) -> a | b);
    }

    /** Whether it may stand in the text; false only where it does not. */
    boolean possible(String text) {
        for (String word : needed.words()) {
            if (text.contains(word)) {
                return true;
            }
        }
        return needed.words().isEmpty();
    }

    /** Whether it stands anywhere in the text. */
    boolean in(String text) {
        return possible(text) && (needed.all() || next(search(text), text, 0, text.length()));
    }

    /** Every place where it stands, in order. */
    List<MatchResult> all(String text) {
        List<MatchResult> all = new ArrayList<>();
        if (possible(text)) {
            Matcher m = search(text);
            for (int from = 0; next(m, text, from, text.length()); ) {
                all.add(m.toMatchResult());
                from = Math.max(m.end(), m.start() + 1);
            }
        }
        return all;
    }

    /** A matcher for {@link #next}: it sees what stands before and behind the bounds. */
    Matcher search(String text) {
        return matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
    }

    /** An ordinary matcher. */
    Matcher matcher(String text) {
        return pattern.matcher(text);
    }

    /** The next place between these bounds, as {@link Matcher#find()}. */
    boolean next(Matcher m, String text, int from, int to) {
        if (from > to) {
            return false;
        }
        if (needed.starts().isEmpty()) {
            return m.region(from, to).find();
        }
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if ((sieve & 1L << c) != 0
                    && needed.starts().indexOf(c) >= 0
                    && m.region(i, to).lookingAt()) {
                return true;
            }
        }
        return false;
    }

    /** Whether it names a group: {@code value}, {@code plus}. */
    boolean names(String group) {
        return pattern.pattern().contains("?<" + group + ">");
    }
}
