package org.hecha.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tables drawn with nothing but spaces: three lines or more in a row, all parted by wide gaps, with numbers in their own cells.
 * The first blank of each gap becomes a tab, so that every character keeps its place.
 */
final class Aligned {

    private static final int FEWEST = 3;

    /** Narrower gaps part words, not cells. */
    private static final int GAP = 2;

    private Aligned() {}

    /** The text with tabs for the gaps of such tables; as long as it was. */
    static String tabbed(String text) {
        if (text.indexOf("  ") < 0 && text.indexOf("　　") < 0) {
            return text;
        }
        StringBuilder tabbed = new StringBuilder(text);
        List<List<Integer>> run = new ArrayList<>();
        int counts = 0; // lines with a number in a cell of its own
        int from = 0;
        while (from <= text.length()) {
            int stop = text.indexOf('\n', from);
            int to = stop < 0 ? text.length() : stop;
            List<Integer> gaps = gaps(text, from, to);
            if (!rule(text, from, to)) {
                if (gaps.isEmpty()) {
                    close(run, counts, tabbed);
                    counts = 0;
                } else {
                    run.add(gaps);
                    counts += counts(text, gaps, to) ? 1 : 0;
                }
            }
            from = to + 1;
        }
        close(run, counts, tabbed);
        return tabbed.toString();
    }

    private static final Pattern COUNT = Pattern.compile("[\\d０-９][\\d０-９,，.．]*[%％人个所处次场期元万名户]{0,2}");

    private static boolean counts(String text, List<Integer> gaps, int to) {
        for (int g = 0; g < gaps.size(); g++) {
            String cell = text.substring(gaps.get(g), g + 1 < gaps.size() ? gaps.get(g + 1) : to);
            if (COUNT.matcher(cell.strip()).matches()) {
                return true;
            }
        }
        return false;
    }

    private static void close(List<List<Integer>> run, int counts, StringBuilder tabbed) {
        if (run.size() >= FEWEST && counts >= FEWEST - 1) {
            run.forEach(gaps -> gaps.forEach(at -> tabbed.setCharAt(at, '\t')));
        }
        run.clear();
    }

    /** A line of dashes or of nothing parts no table. */
    private static boolean rule(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if ("-—=_─━＝ 　\r".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return to > from;
    }

    /** Where wide gaps between words begin; none where the line is a sentence or has tabs of its own. */
    private static List<Integer> gaps(String text, int from, int to) {
        List<Integer> gaps = new ArrayList<>();
        int word = -1;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '\t' || c == '|' || "。；;！？".indexOf(c) >= 0) {
                return List.of();
            }
            if (blank(c)) {
                continue;
            }
            if (word >= 0 && i - word - 1 >= GAP) {
                gaps.add(word + 1);
            }
            word = i;
        }
        return gaps;
    }

    private static boolean blank(char c) {
        return c == ' ' || c == '　' || c == '\u00a0' || c == '\r';
    }
}
