package org.hecha.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A normal text without punctuation and white space: what a person means by "the same words", and what quotes are
 * compared in. Kept are letters, digits, Han characters, the point inside a number and the per cent sign after one.
 */
final class Bare {

    private final int[] characters;
    private final int[] indices;

    private Bare(int[] characters, int[] indices) {
        this.characters = characters;
        this.indices = indices;
    }

    static Bare of(String normal) {
        int[] characters = new int[normal.length()];
        int[] indices = new int[normal.length()];
        int length = 0;
        for (int i = 0; i < normal.length(); ) {
            int c = normal.codePointAt(i);
            if (kept(normal, i, c)) {
                characters[length] = c;
                indices[length++] = i;
            }
            i += Character.charCount(c);
        }
        return new Bare(Arrays.copyOf(characters, length), Arrays.copyOf(indices, length));
    }

    private static boolean kept(String text, int at, int c) {
        if (c == '.') {
            return digit(text, at - 1) && digit(text, at + 1);
        }
        return c == '%' ? digit(text, at - 1) : Character.isLetterOrDigit(c);
    }

    private static boolean digit(String text, int at) {
        return at >= 0 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
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
        return indices[place];
    }

    /** Index in the normal text after the character. */
    int indexAfter(int place) {
        return indices[place] + Character.charCount(characters[place]);
    }

    String term(int place) {
        return Character.toString(characters[place]);
    }

    List<String> terms() {
        var terms = new ArrayList<String>(characters.length);
        for (int i = 0; i < characters.length; i++) {
            terms.add(term(i));
        }
        return terms;
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
