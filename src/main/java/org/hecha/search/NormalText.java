package org.hecha.search;

import java.util.Arrays;

/**
 * Text in the one form in which texts are compared: index, query and claim alike. What differs only in how it was typed,
 * set or scanned becomes the same:
 *
 * <table>
 * <caption>What becomes the same</caption>
 * <tr><td>compatibility forms (NFKC), full and half width</td><td>{@code ２０２２年Ａ} → {@code 2022年a}</td></tr>
 * <tr><td>traditional and simplified characters</td><td>{@code 科學普及} → {@code 科学普及}, {@code 44號} → {@code 44号}</td></tr>
 * <tr><td>the zeros</td><td>{@code 二〇二一}, {@code 二○二一}, {@code 二O二一} → {@code 二零二一}</td></tr>
 * <tr><td>square brackets of any form; round ones around a year</td>
 *     <td>{@code [2022]}, {@code 【2022】}, {@code （2022）} → {@code 〔2022〕}; {@code （一）} → {@code (一)}</td></tr>
 * <tr><td>quotation marks, dashes, dots</td><td>{@code “科普”}, {@code 「科普」} → {@code "科普"}</td></tr>
 * <tr><td>letter case</td><td>{@code FM102.1} → {@code fm102.1}</td></tr>
 * <tr><td>white space and line ends beside Han characters, brackets and their punctuation</td>
 *     <td>{@code 科 普\n经费 126 万元} → {@code 科普经费126万元}</td></tr>
 * <tr><td>thousands separators</td><td>{@code 1,236人}, {@code 1，236人}, {@code 1 236人} → {@code 1236人}</td></tr>
 * </table>
 *
 * <p>What stays: between two cells one {@code \t}; after the end of a sentence and between two numbers one {@code \n} where
 * there was a line end; one space between words of letters. Characters nobody sees (zero width, controls) vanish.
 *
 * <p>Every character knows where it came from. All indices are UTF-16 units. Immutable; making it is linear in the length.
 *
 * <pre>{@code
 * var page = NormalText.of(pageText.text());
 * int at = page.indexOf(NormalText.normal("科普经费"), 0);
 * if (at >= 0) mark(page.origin(at), page.originEnd(at + 3));   // as written, perhaps with a line end inside
 * }</pre>
 */
public final class NormalText {

    private final String text;
    private final int[] starts;
    private final int[] ends;

    private NormalText(String text, int[] starts, int[] ends) {
        this.text = text;
        this.starts = starts;
        this.ends = ends;
    }

    /** Normalises a text of any length; the empty text gives the empty one. */
    public static NormalText of(String original) {
        var glyphs = Glyphs.of(original);
        glyphs.joinLines();
        glyphs.bracketYears();
        glyphs.joinThousands();
        glyphs.zerosAmongNumerals();
        return new NormalText(glyphs.text(), glyphs.starts(), glyphs.ends());
    }

    /** The normal form alone, where nobody asks for origins. */
    public static String normal(String original) {
        return of(original).text;
    }

    /** The normal form. */
    public String text() {
        return text;
    }

    public int length() {
        return text.length();
    }

    /**
     * Where a character comes from.
     *
     * @param index in {@link #text()}; its length gives the end of the last character
     * @return index in the original
     */
    public int origin(int index) {
        if (index == text.length()) {
            return index == 0 ? 0 : ends[index - 1];
        }
        return starts[index];
    }

    /**
     * Where a character ends, exclusive.
     *
     * @param index in {@link #text()}
     * @return index in the original, after the last unit the character was made of
     */
    public int originEnd(int index) {
        return ends[index];
    }

    /**
     * Finds a text that is in normal form already.
     *
     * @param normalNeedle as {@link #normal} gives it
     * @return index in {@link #text()}, or -1
     */
    public int indexOf(String normalNeedle, int from) {
        return text.indexOf(normalNeedle, from);
    }

    /**
     * The way back: the first character made of what stands at this place of the original or after it.
     *
     * @param origin index in the original
     * @return index in {@link #text()}; its length where nothing follows
     */
    public int normalIndex(int origin) {
        int found = Arrays.binarySearch(ends, origin + 1);
        if (found < 0) {
            return -found - 1;
        }
        while (found > 0 && ends[found - 1] == ends[found]) {
            found--;
        }
        return found;
    }

    @Override
    public String toString() {
        return text;
    }
}
