package org.hecha.search;

import java.util.Arrays;

/** Characters with their origins while {@link NormalText} is being made; each step rewrites them in place, only ever shorter. */
final class Glyphs {

    private static final String NUMERALS = "零一二三四五六七八九十百";
    private static final String SENTENCE_ENDS = "。!?;:";

    private char[] chars;
    private int[] starts;
    private int[] ends;
    private int length;

    private Glyphs(int capacity) {
        chars = new char[capacity];
        starts = new int[capacity];
        ends = new int[capacity];
    }

    /** Folds each character by itself. */
    static Glyphs of(String original) {
        var glyphs = new Glyphs(original.length() + 16);
        var folded = new StringBuilder(8);
        for (int i = 0; i < original.length(); ) {
            int end = endOfCluster(original, i);
            folded.setLength(0);
            if (end == i + 1) {
                Folding.append(original.charAt(i), folded);
            } else {
                Folding.append(original.substring(i, end), folded);
            }
            for (int k = 0; k < folded.length(); k++) {
                glyphs.add(folded.charAt(k), i, end);
            }
            i = end;
        }
        return glyphs;
    }

    /** A surrogate pair, or a letter with the accents that follow it, is one. */
    private static int endOfCluster(String text, int from) {
        int end = from + Character.charCount(text.codePointAt(from));
        while (end < text.length() && accent(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean accent(char c) {
        return !Folding.han(c) && Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private void add(char c, int start, int end) {
        if (length == chars.length) {
            int capacity = length * 2;
            chars = Arrays.copyOf(chars, capacity);
            starts = Arrays.copyOf(starts, capacity);
            ends = Arrays.copyOf(ends, capacity);
        }
        chars[length] = c;
        starts[length] = start;
        ends[length] = end;
        length++;
    }

    private void move(int from, int to) {
        chars[to] = chars[from];
        starts[to] = starts[from];
        ends[to] = ends[from];
    }

    /** White space goes where it means nothing, and becomes a single character where it does. */
    void joinLines() {
        int to = 0;
        for (int i = 0; i < length; ) {
            if (!Folding.whiteSpace(chars[i])) {
                move(i++, to++);
                continue;
            }
            int after = i;
            while (after < length && Folding.whiteSpace(chars[after])) {
                after++;
            }
            char kept = separator(i, after, to == 0 ? 0 : chars[to - 1], after == length ? 0 : chars[after]);
            if (kept != 0) {
                starts[to] = starts[i];
                ends[to] = ends[after - 1];
                chars[to++] = kept;
            }
            i = after;
        }
        length = to;
    }

    /** @return what stands between the two neighbours; 0 for nothing */
    private char separator(int from, int to, int left, int right) {
        if (left == 0 || right == 0) {
            return 0;
        }
        boolean lineEnd = false;
        for (int i = from; i < to; i++) {
            if (chars[i] == '\t') {
                return '\t';
            }
            lineEnd |= chars[i] == '\n' || chars[i] == '\r' || chars[i] == '\u2029' || chars[i] == '\f';
        }
        if (lineEnd && SENTENCE_ENDS.indexOf(left) >= 0) {
            return '\n';
        }
        if (unspaced(left) || unspaced(right)) {
            return 0;
        }
        return lineEnd ? '\n' : ' ';
    }

    /** Han characters, their punctuation, brackets: nobody writes spaces beside them on purpose. */
    private static boolean unspaced(int c) {
        return Character.isIdeographic(c) || "、。《》〔〕()〈〉\"%".indexOf(c) >= 0;
    }

    /** Round brackets around a year are those of a document number. */
    void bracketYears() {
        for (int i = 0; i + 5 < length; i++) {
            if ((chars[i] == '(' || chars[i] == '〔') && year(i + 1) && (chars[i + 5] == ')' || chars[i + 5] == '〕')) {
                chars[i] = '〔';
                chars[i + 5] = '〕';
            }
        }
    }

    private boolean year(int at) {
        boolean century = chars[at] == '1' && chars[at + 1] == '9' || chars[at] == '2' && chars[at + 1] == '0';
        return century && digit(at + 2) && digit(at + 3);
    }

    private boolean digit(int at) {
        return at >= 0 && at < length && chars[at] >= '0' && chars[at] <= '9';
    }

    /** One to three digits, then groups of three: the commas go; spaces only where a Han character or the end follows. */
    void joinThousands() {
        int to = 0;
        for (int i = 0; i < length; ) {
            int end = digit(i) && !digit(i - 1) ? endOfGroups(i) : i;
            if (end == i) {
                move(i++, to++);
                continue;
            }
            for (; i < end; i++) {
                if (digit(i)) {
                    move(i, to++);
                }
            }
        }
        length = to;
    }

    /** @return where a grouped number that starts here ends; {@code from} where there is none */
    private int endOfGroups(int from) {
        int first = from;
        while (digit(first)) {
            first++;
        }
        boolean decimals = from > 1 && chars[from - 1] == '.' && digit(from - 2);
        if (decimals || first - from > 3 || first == length || chars[first] != ',' && chars[first] != ' ') {
            return from;
        }
        char mark = chars[first];
        int end = first;
        while (end < length && chars[end] == mark && digit(end + 1) && digit(end + 2) && digit(end + 3)) {
            if (digit(end + 4)) {
                return from;
            }
            end += 4;
        }
        if (end == first) {
            return from;
        }
        if (mark == ' ') {
            // otherwise numbers that stand in columns would become one
            boolean whole = end == length || Character.isIdeographic(chars[end]);
            boolean alone = from < 2 || chars[from - 1] != ' ' || !digit(from - 2);
            return whole && alone ? end : from;
        }
        return end;
    }

    /** A letter O or a digit 0 between Chinese numerals was meant as zero. */
    void zerosAmongNumerals() {
        for (int i = 1; i + 1 < length; i++) {
            if ((chars[i] == 'o' || chars[i] == '0')
                    && NUMERALS.indexOf(chars[i - 1]) >= 0
                    && (NUMERALS.indexOf(chars[i + 1]) >= 0 || chars[i + 1] == '年' || chars[i + 1] == chars[i])) {
                chars[i] = '零';
            }
        }
    }

    String text() {
        return new String(chars, 0, length);
    }

    int[] starts() {
        return Arrays.copyOf(starts, length);
    }

    int[] ends() {
        return Arrays.copyOf(ends, length);
    }
}
