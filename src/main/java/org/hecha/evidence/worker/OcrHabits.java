package org.hecha.evidence.worker;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Undoes what Tesseract's Chinese model habitually does to marks that are not characters. Length stays as it is, because
 * each character has a place.
 */
final class OcrHabits {

    /** A wide space between two pieces of a line is often taken for a closing quotation mark. */
    private static final Pattern LONELY_QUOTE = Pattern.compile("(?m)^([^“”\\n]*)”");

    /** GB/T 9704: the year of a document number stands in these brackets and no others. */
    private static final Pattern DOCUMENT_YEAR =
            Pattern.compile("[\\[【〔(（]( ?)((?:19|20)\\d\\d)( ?)[]】〕)）](?=[ 】\\]]{0,2}\\d{1,4} ?号)");

    /** A dash from one date or time to the next looks like the numeral. */
    private static final Pattern DASH = Pattern.compile("(?<=[\\d日月时分])一(?=\\d{1,4}(?:[:：.月日年时]|$))");

    private static final Pattern THOUSANDS = Pattern.compile("(?m)(?<=^|\\t)\\d{1,3},\\d{3}(?=$|\\t)");

    /** In a table of numbers with commas a point before exactly three digits is one of them. */
    private static final Pattern POINT = Pattern.compile("(?m)(?<=^|\\t)(\\d{1,3})\\.(\\d{3})(?=$|\\t)");

    private OcrHabits() {}

    static String undone(String page) {
        String better = page;
        for (Matcher quote = LONELY_QUOTE.matcher(better); quote.find(); quote = LONELY_QUOTE.matcher(better)) {
            better = better.substring(0, quote.end() - 1) + '\u3000' + better.substring(quote.end());
        }
        better = DOCUMENT_YEAR.matcher(better).replaceAll("〔$1$2$3〕");
        if (THOUSANDS.matcher(better).results().limit(3).count() == 3) {
            better = POINT.matcher(better).replaceAll("$1,$2");
        }
        return DASH.matcher(better).replaceAll("—");
    }
}
