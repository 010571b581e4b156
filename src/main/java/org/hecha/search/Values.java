package org.hecha.search;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of a normal text by what they say and not by how they are written: {@code 126.8万}, {@code 1268000} and
 * {@code 一百二十六万八千} are one value; so are {@code 83.5%} and {@code 百分之八十三点五}.
 */
final class Values {

    /** The number stands from {@code start} to {@code end} in the normal text; its value in plain digits, a share with {@code %}. */
    record Value(int start, int end, String value) {}

    private static final Pattern DIGITS =
            Pattern.compile("(?<![\\d.])(百分之)?(\\d{1,15}(?:\\.\\d{1,6})?)(万亿|亿|万|千)?(%)?");
    /** a scan lost a comma of the thousands or took it for a point */
    private static final Pattern SCANNED = Pattern.compile("(?<![\\d.,])(\\d{1,6}(?:[.,]\\d{3})+)(?![\\d.,]*\\d)");

    private static final Pattern NUMERALS =
            Pattern.compile("(百分之)?([零一二三四五六七八九十百千万亿两]{1,20})(?:点([零一二三四五六七八九]{1,6}))?");

    private static final Pattern WRITTEN =
            Pattern.compile("百分之(\\d{1,15}(?:\\.\\d{1,6})?)|(百分之)?([零一二三四五六七八九十百千两]{1,20})(?:点([零一二三四五六七八九]{1,6}))?");

    private static final String UNITS = "十百千";

    private static final String NUMERAL = "零一二三四五六七八九十百千两";

    private static final String ONES = "零一二三四五六七八九";

    private Values() {}

    static List<Value> in(String normal) {
        var values = new ArrayList<Value>();
        Matcher digits = DIGITS.matcher(normal);
        while (digits.find()) {
            var number = new BigDecimal(digits.group(2)).multiply(power(digits.group(3)));
            boolean share = digits.group(1) != null || digits.group(4) != null;
            add(values, digits, plain(number) + (share ? "%" : ""));
        }
        Matcher scanned = SCANNED.matcher(normal);
        while (scanned.find()) {
            add(values, scanned, plain(new BigDecimal(scanned.group(1).replaceAll("[.,]", ""))));
        }
        Matcher numerals = NUMERALS.matcher(normal);
        while (numerals.find()) {
            boolean share = numerals.group(1) != null;
            whole(numerals.group(2)).ifPresent(number -> {
                BigDecimal exact = number.add(fraction(numerals.group(3)));
                if (share || numerals.end() - numerals.start() > 1) {
                    add(values, numerals, plain(exact) + (share ? "%" : ""));
                }
            });
        }
        return values;
    }

    /** Written with 十, 百, 千, 百分之 (百分之23 as well) or 点, in order, none touching another; 万 and 亿 stay beside their number. */
    static List<Value> inNumerals(String normal) {
        var values = new ArrayList<Value>();
        Matcher written = WRITTEN.matcher(normal);
        for (int at = numeral(normal, 0); at < normal.length(); at = numeral(normal, at)) {
            boolean number = written.region(at, normal.length()).lookingAt();
            at = number ? written.end() : at + 1;
            if (number) {
                reckoned(written).ifPresent(value -> add(values, written, value));
            }
        }
        return values;
    }

    /** Where the next numeral stands: to try the expression at every character cost more than all else about a page. */
    private static int numeral(String normal, int from) {
        int at = from;
        while (at < normal.length() && NUMERAL.indexOf(normal.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private static Optional<String> reckoned(Matcher written) {
        if (written.group(1) != null) {
            return Optional.of(written.group(1) + "%");
        }
        boolean share = written.group(2) != null;
        boolean decimals = written.group(4) != null;
        String numerals = written.group(3).replace('两', '二');
        boolean units = numerals.chars().anyMatch(c -> UNITS.indexOf(c) >= 0);
        if (!share && !decimals && !units) {
            return Optional.empty();
        }
        Optional<String> digits = units ? sum(numerals).map(BigDecimal::toPlainString) : Optional.of(digits(numerals));
        return digits.map(number -> number + (decimals ? "." + digits(written.group(4)) : "") + (share ? "%" : ""));
    }

    private static void add(List<Value> values, Matcher at, String value) {
        values.add(new Value(at.start(), at.end(), value));
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static BigDecimal power(@Nullable String unit) {
        if (unit == null) {
            return BigDecimal.ONE;
        }
        return BigDecimal.ONE.movePointRight(
                switch (unit) {
                    case "千" -> 3;
                    case "万" -> 4;
                    case "亿" -> 8;
                    default -> 12;
                });
    }

    private static BigDecimal fraction(@Nullable String numerals) {
        return numerals == null ? BigDecimal.ZERO : new BigDecimal("0." + digits(numerals));
    }

    private static String digits(String numerals) {
        var digits = new StringBuilder();
        numerals.chars().forEach(c -> digits.append(ONES.indexOf(c)));
        return digits.toString();
    }

    /** 一千二百三十六, 二零二一, 十二万; empty for what only looks like a number (万千, 十百). */
    private static Optional<BigDecimal> whole(String numerals) {
        String even = numerals.replace('两', '二');
        if (even.chars().allMatch(c -> ONES.indexOf(c) >= 0)) {
            return Optional.of(new BigDecimal(digits(even)));
        }
        return sum(even);
    }

    private static Optional<BigDecimal> sum(String numerals) {
        long total = 0;
        long section = 0;
        int one = -1;
        for (char c : numerals.toCharArray()) {
            int digit = ONES.indexOf(c);
            if (digit >= 0) {
                if (one > 0) {
                    return Optional.empty();
                }
                one = digit;
                continue;
            }
            int unit = "十百千".indexOf(c);
            if (unit >= 0) {
                // 十二 means 一十二; 百 alone is no number
                if (one <= 0 && (unit > 0 || section % 100 != 0)) {
                    return Optional.empty();
                }
                section += (one <= 0 ? 1 : one) * (long) Math.pow(10, unit + 1);
            } else {
                long before = section + Math.max(0, one);
                if (before == 0) {
                    return Optional.empty();
                }
                total += before * (c == '万' ? 10_000L : 100_000_000L);
                section = 0;
            }
            one = -1;
        }
        return Optional.of(BigDecimal.valueOf(total + section + Math.max(0, one)));
    }
}
