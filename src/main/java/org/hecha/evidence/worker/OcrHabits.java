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
            Pattern.compile("[\\[【〔(（［]( ?)((?:19|20)\\d\\d)( ?)[]】〕)）］](?=[ 】\\]]{0,2}第?\\d{1,4} ?[号期])");

    /** A dash from one date or time to the next looks like the numeral. */
    private static final Pattern DASH = Pattern.compile("(?<=[\\d日月时分])一(?=\\d{1,4}(?:[:：.月日年时]|$))");

    private static final Pattern THOUSANDS = Pattern.compile("(?m)(?<=^|\\t)\\d{1,3},\\d{3}(?=$|\\t)");

    /** In a table of numbers with commas a point before exactly three digits is one of them. */
    private static final Pattern POINT = Pattern.compile("(?m)(?<=^|\\t)(\\d{1,3})\\.(\\d{3})(?=$|\\t)");

    /** Brackets around something Chinese, or after it, are as wide as its characters. */
    private static final Pattern BRACKETS = Pattern.compile("[(（]([^()（）\\n\\t]*)[)）]");

    private static final Pattern NARROW = Pattern.compile("(?<=[\\p{IsHan}）》】〕”])[,;:?!](?!\\d{3}\\b)");
    private static final Pattern NARROW_BEFORE = Pattern.compile("[,;?!](?=[\\p{IsHan}（《【〔“])");

    /** A point after a character is the full stop at the end of a line and a comma within it. */
    private static final Pattern STOP = Pattern.compile("(?m)(?<=[\\p{IsHan}”）》])[·．.](?=$|[“（《])");

    private static final Pattern COMMA = Pattern.compile("(?<=[\\p{IsHan}”）》])[．.](?=\\p{IsHan})");
    private static final Pattern QUOTE = Pattern.compile("[“”\"]");

    private OcrHabits() {}

    /** For the networks: they do not care whether a mark is wide or narrow, and writers of Chinese do. */
    static String straightened(String page) {
        String better = DOCUMENT_YEAR.matcher(page).replaceAll("〔$1$2$3〕");
        better = BRACKETS.matcher(better).replaceAll(found -> {
            boolean wide = found.group().indexOf('（') >= 0
                    || found.group().indexOf('）') >= 0
                    || found.group(1).codePoints().anyMatch(Quality::isHan)
                    || (found.start() > 0 && Quality.isHan(page.charAt(found.start() - 1)));
            return Matcher.quoteReplacement(wide ? "（" + found.group(1) + "）" : found.group());
        });
        better = better.replace('丶', '、');
        better = STOP.matcher(better).replaceAll("。");
        better = COMMA.matcher(better).replaceAll("，");
        better = quotes(better);
        better = NARROW.matcher(better).replaceAll(OcrHabits::wide);
        better = NARROW_BEFORE.matcher(better).replaceAll(OcrHabits::wide);
        return DASH.matcher(better).replaceAll("—");
    }

    /** Straight quotation marks among Chinese open and close in turn. */
    private static String quotes(String page) {
        if (page.indexOf('"') < 0 || page.codePoints().noneMatch(Quality::isHan)) {
            return page;
        }
        var open = new boolean[1];
        return QUOTE.matcher(page).replaceAll(found -> {
            open[0] = found.group().equals("\"") ? !open[0] : found.group().equals("“");
            return open[0] ? "“" : "”";
        });
    }

    private static String wide(java.util.regex.MatchResult mark) {
        return String.valueOf((char) (mark.group().charAt(0) - '!' + '！'));
    }

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
