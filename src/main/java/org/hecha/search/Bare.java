package org.hecha.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A normal text without punctuation and white space: what a person means by "the same words", and what quotes are
 * compared in. Kept are letters, digits, Han characters, the point inside a number and the per cent sign after one; a
 * Chinese numeral from zero to nine is the same as its digit.
 */
final class Bare {

    private static final String NUMERALS = "零一二三四五六七八九";
    private static final String UNITS = "十百千";

    private final int[] characters;
    private final int[] starts;
    private final int[] ends;
    private final boolean[] reckoned;

    private Bare(int[] characters, int[] starts, int[] ends, boolean[] reckoned) {
        this.characters = characters;
        this.starts = starts;
        this.ends = ends;
        this.reckoned = reckoned;
    }

    /** Character by character, as written. */
    static Bare of(String normal) {
        return of(normal, List.of());
    }

    /** The same with every number that is written with 十, 百, 千, 百分之 or 点 in digits; equal to {@link #of} without such. */
    static Bare reckoned(String normal) {
        return of(normal, Values.inNumerals(normal));
    }

    private static Bare of(String normal, List<Values.Value> numbers) {
        int capacity = normal.length() + 4;
        for (Values.Value number : numbers) {
            capacity += number.value().length();
        }
        int[] characters = new int[capacity];
        int[] starts = new int[capacity];
        int[] ends = new int[capacity];
        boolean[] reckoned = new boolean[capacity];
        int length = 0;
        int next = 0;
        for (int i = 0; i < normal.length(); ) {
            if (next < numbers.size() && numbers.get(next).start() == i) {
                Values.Value number = numbers.get(next++);
                for (int k = 0; k < number.value().length(); k++) {
                    characters[length] = number.value().charAt(k);
                    starts[length] = i;
                    ends[length] = number.end();
                    reckoned[length++] = true;
                }
                i = number.end();
                continue;
            }
            int c = normal.codePointAt(i);
            int end = i + Character.charCount(c);
            if (kept(normal, i, c)) {
                int numeral = NUMERALS.indexOf(c);
                characters[length] = numeral < 0 ? c : '0' + numeral;
                starts[length] = i;
                ends[length++] = end;
            }
            i = end;
        }
        return new Bare(
                Arrays.copyOf(characters, length),
                Arrays.copyOf(starts, length),
                Arrays.copyOf(ends, length),
                Arrays.copyOf(reckoned, length));
    }

    private static boolean kept(String text, int at, int c) {
        if (c == '.') {
            return digit(text, at, -1) && digit(text, at, 1);
        }
        return c == '%' ? digit(text, at, -1) : Character.isLetterOrDigit(c);
    }

    /** Whether the next character in this direction is one of a number, whatever white space lies between. */
    private static boolean digit(String text, int from, int step) {
        int at = from + step;
        while (at >= 0 && at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at += step;
        }
        if (at < 0 || at >= text.length()) {
            return false;
        }
        char c = text.charAt(at);
        return c >= '0' && c <= '9' || NUMERALS.indexOf(c) >= 0 || UNITS.indexOf(c) >= 0;
    }

    int length() {
        return characters.length;
    }

    /** The code point at a place. */
    int at(int place) {
        return characters[place];
    }

    /** Index of a character in the normal text. */
    int index(int place) {
        return starts[place];
    }

    /** Index in the normal text after the character. */
    int indexAfter(int place) {
        return ends[place];
    }

    /** Whether it is written otherwise. */
    boolean reckonedAt(int place) {
        return reckoned[place];
    }

    boolean differs() {
        for (boolean one : reckoned) {
            if (one) {
                return true;
            }
        }
        return false;
    }

    boolean hasDigits() {
        for (int c : characters) {
            if (c >= '0' && c <= '9') {
                return true;
            }
        }
        return false;
    }

    String term(int place) {
        return Character.toString(characters[place]);
    }

    /** The character at a place and the one after it. */
    String pair(int place) {
        return new String(characters, place, 2);
    }

    /** Every character with its neighbour, in order; none of a single character. */
    List<String> pairs() {
        var pairs = new ArrayList<String>(characters.length);
        for (int i = 0; i + 1 < characters.length; i++) {
            pairs.add(pair(i));
        }
        return pairs;
    }

    List<String> terms() {
        var terms = new ArrayList<String>(characters.length);
        for (int i = 0; i < characters.length; i++) {
            terms.add(term(i));
        }
        return terms;
    }

    /** The pairs of characters no farther than this from a reckoned one, {@link Terms#GAP} where others are left out; none if none is. */
    List<String> pairsNearReckoned(int reach) {
        var pairs = new ArrayList<String>();
        int added = -1;
        for (int i = 0; i < characters.length; i++) {
            if (!reckoned[i]) {
                continue;
            }
            int from = Math.max(added + 1, i - reach);
            if (added >= 0 && from > added + 1) {
                pairs.add(Terms.GAP);
            }
            int until = Math.min(characters.length - 2, i + reach);
            for (int k = from; k <= until; k++) {
                pairs.add(pair(k));
            }
            added = Math.max(added, until);
        }
        return pairs;
    }

    /** First place at or after {@code from} where all of the needle stands; -1 if nowhere. */
    int find(Bare needle, int from) {
        if (needle.length() == 0) {
            return -1;
        }
        for (int at = from; at <= characters.length - needle.length(); at++) {
            int same = 0;
            while (same < needle.length() && characters[at + same] == needle.characters[same]) {
                same++;
            }
            if (same == needle.length()) {
                return at;
            }
        }
        return -1;
    }
}
