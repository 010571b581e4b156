package org.hecha.search;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days written in a text with year, month and day. */
final class FoundDates {

    private static final int MOST = 40;

    private static final Pattern DIGITS =
            Pattern.compile("(?<!\\d)((?:19|20)\\d{2})(?:年|[-./])(\\d{1,2})(?:月|[-./])(\\d{1,2})(?!\\d)");
    private static final Pattern NUMERALS =
            Pattern.compile("([一二][零九][零一二三四五六七八九]{2})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日");
    private static final String NUMERAL = "零一二三四五六七八九";

    private FoundDates() {}

    /** In the order written, without repetition, at most forty. */
    static List<LocalDate> in(String normal) {
        var found = new ArrayList<LocalDate>();
        Matcher digits = DIGITS.matcher(normal);
        while (digits.find()) {
            day(digits.group(1), digits.group(2), digits.group(3)).ifPresent(found::add);
        }
        Matcher numerals = NUMERALS.matcher(normal);
        while (numerals.find()) {
            day(year(numerals.group(1)), number(numerals.group(2)), number(numerals.group(3)))
                    .ifPresent(found::add);
        }
        return found.stream().distinct().limit(MOST).toList();
    }

    private static Optional<LocalDate> day(String year, String month, String day) {
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static String year(String numerals) {
        var year = new StringBuilder();
        numerals.chars().forEach(c -> year.append(NUMERAL.indexOf(c)));
        return year.toString();
    }

    /** 一 to 三十一. */
    private static String number(String numerals) {
        int ten = numerals.indexOf('十');
        if (ten < 0) {
            return Integer.toString(NUMERAL.indexOf(numerals.charAt(numerals.length() - 1)));
        }
        int tens = ten == 0 ? 1 : NUMERAL.indexOf(numerals.charAt(0));
        int ones = ten == numerals.length() - 1 ? 0 : NUMERAL.indexOf(numerals.charAt(numerals.length() - 1));
        return Integer.toString(tens * 10 + ones);
    }
}
