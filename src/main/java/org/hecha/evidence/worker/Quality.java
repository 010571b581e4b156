package org.hecha.evidence.worker;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;

/**
 * How likely characters are text somebody wrote, 0 to 1.
 *
 * <p>Two signs are looked at. Characters no writer uses (private use, replacement, unassigned) give away fonts without
 * a mapping. Han that do not form words give away fonts with a wrong one: in written Chinese most Han stand in words of
 * two or more that a dictionary knows, in garbled text hardly any do.
 */
final class Quality {
    private Quality() {}

    /** Below this a text layer is not believed and the page is read from its picture. */
    static final double JUNK = 0.35;

    /** Too few Han to tell words from chance. */
    private static final int ENOUGH_HAN = 24;

    static double of(String text) {
        int seen = 0;
        int strange = 0;
        int han = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isWhitespace(c)) {
                continue;
            }
            seen++;
            int type = Character.getType(c);
            if (c == 0xFFFD
                    || type == Character.PRIVATE_USE
                    || type == Character.UNASSIGNED
                    || type == Character.CONTROL
                    || type == Character.SURROGATE) {
                strange++;
            } else if (isHan(c)) {
                han++;
            }
        }
        if (seen == 0) {
            return 0;
        }
        double clean = Math.max(0, 1 - 3.0 * strange / seen);
        return han < ENOUGH_HAN ? clean : Math.min(clean, plausible(text, han));
    }

    private static double plausible(String text, int han) {
        var words = BreakIterator.getWordInstance(ULocale.SIMPLIFIED_CHINESE);
        // line ends cut words; what is measured is the language, not the layout
        String joined = text.replaceAll("(?<=\\p{IsHan})\\s+(?=\\p{IsHan})", "");
        words.setText(joined);
        int inWords = 0;
        int start = words.first();
        for (int end = words.next(); end != BreakIterator.DONE; start = end, end = words.next()) {
            int length = joined.codePointCount(start, end);
            if (length > 1 && isHan(joined.codePointAt(start))) {
                inWords += length;
            }
        }
        double share = (double) inWords / han;
        return Math.clamp((share - 0.1) / 0.5, 0, 1);
    }

    static boolean isHan(int codePoint) {
        return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HAN;
    }
}
