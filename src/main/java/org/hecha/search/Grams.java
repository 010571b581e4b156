package org.hecha.search;

import java.util.ArrayList;
import java.util.List;

/** Pairs of neighbouring Han characters, and whole words and numbers; a Han character without a neighbour stands alone. */
final class Grams {

    private static final int LONG = 8;

    private Grams() {}

    /** The grams of a normal text in order, repeated ones included. */
    static List<String> of(String normal) {
        var grams = new ArrayList<String>(normal.length());
        int i = 0;
        while (i < normal.length()) {
            int c = normal.codePointAt(i);
            int end = i + Character.charCount(c);
            if (Character.isIdeographic(c)) {
                end = endOfHan(normal, i);
                pairs(normal.substring(i, end), grams);
            } else if (Character.isLetterOrDigit(c)) {
                end = endOfWord(normal, i);
                word(normal.substring(i, end), grams);
            }
            i = end;
        }
        return grams;
    }

    private static void pairs(String han, List<String> to) {
        int[] characters = han.codePoints().toArray();
        if (characters.length == 1) {
            to.add(han);
        }
        for (int i = 0; i + 1 < characters.length; i++) {
            to.add(new String(characters, i, 2));
        }
    }

    /** A long one (a credit code) in threes as well: scans confuse 0 and O. */
    private static void word(String word, List<String> to) {
        to.add(word);
        if (word.length() >= LONG) {
            for (int i = 0; i + 3 <= word.length(); i++) {
                to.add("_" + word.substring(i, i + 3));
            }
        }
    }

    private static int endOfHan(String text, int from) {
        int end = from;
        while (end < text.length() && Character.isIdeographic(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    private static int endOfWord(String text, int from) {
        int end = from;
        while (end < text.length()) {
            int c = text.codePointAt(end);
            boolean point = c == '.'
                    && end > from
                    && end + 1 < text.length()
                    && Character.isDigit(text.charAt(end - 1))
                    && Character.isDigit(text.charAt(end + 1));
            if (!point && (!Character.isLetterOrDigit(c) || Character.isIdeographic(c))) {
                return end;
            }
            end += Character.charCount(c);
        }
        return end;
    }
}
