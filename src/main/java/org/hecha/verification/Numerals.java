package org.hecha.verification;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * Numbers in Chinese characters, plain and in the forms used on cheques: {@code 一千二百三十六}, {@code 两万零五}, {@code 八十三点五},
 * {@code 壹仟贰佰}. Words that merely contain such characters (十四五, 一体两翼) are no numbers and give nothing.
 */
final class Numerals {

    /** Every character a numeral may consist of. */
    static final String CHARACTERS = "零一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟";

    private static final Map<Character, Integer> DIGITS = Map.ofEntries(
            Map.entry('零', 0),
            Map.entry('一', 1),
            Map.entry('二', 2),
            Map.entry('两', 2),
            Map.entry('三', 3),
            Map.entry('四', 4),
            Map.entry('五', 5),
            Map.entry('六', 6),
            Map.entry('七', 7),
            Map.entry('八', 8),
            Map.entry('九', 9));

    private static final String CHEQUE = "壹贰叁肆伍陆柒捌玖拾佰仟";
    private static final String PLAIN = "一二三四五六七八九十百千";

    private Numerals() {}

    /** The value of a numeral, or nothing if the text is no well-formed one. */
    static Optional<BigDecimal> parse(String text) {
        String plain = plain(text);
        int point = plain.indexOf('点');
        if (point < 0) {
            return whole(plain).map(BigDecimal::valueOf);
        }
        String rest = plain.substring(point + 1);
        int power = rest.endsWith("万") ? 4 : rest.endsWith("亿") ? 8 : 0; // 一百五十二点六万
        String fraction = digits(power == 0 ? rest : rest.substring(0, rest.length() - 1));
        return fraction.isEmpty()
                ? Optional.empty()
                : whole(plain.substring(0, point)).map(w -> new BigDecimal(w + "." + fraction).movePointRight(power));
    }

    /** Digits read one by one, as in years: {@code 二零二一} gives {@code 2021}; empty if there is anything else. */
    static String digits(String text) {
        StringBuilder found = new StringBuilder();
        for (char c : text.toCharArray()) {
            Integer digit = DIGITS.get(c);
            if (digit == null || c == '两') {
                return "";
            }
            found.append(digit);
        }
        return found.toString();
    }

    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (char c : text.toCharArray()) {
            int at = CHEQUE.indexOf(c);
            plain.append(at < 0 ? c : PLAIN.charAt(at));
        }
        return plain.toString();
    }

    private static Optional<Long> whole(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        long total = 0; // what stands before 亿 and 万
        long section = 0; // thousands and below
        long digit = -1; // a digit waiting for its unit
        long lowest = Long.MAX_VALUE; // units must fall within a section
        boolean zero = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            Integer value = DIGITS.get(c);
            if (value != null) {
                if (digit > 0 || (digit == 0 && value == 0)) {
                    return Optional.empty(); // two digits without a unit between them
                }
                zero |= value == 0;
                digit = value;
                continue;
            }
            long unit = switch (c) {
                case '十' -> 10;
                case '百' -> 100;
                case '千' -> 1000;
                case '万' -> 10_000;
                case '亿' -> 100_000_000;
                default -> 0;
            };
            if (unit == 0) {
                return Optional.empty();
            }
            if (unit < 10_000) {
                if (unit >= lowest || (digit <= 0 && !(unit == 10 && (i == 0 || zero || section == 0)))) {
                    return Optional.empty();
                }
                section += Math.max(digit, 1) * unit;
                lowest = unit;
            } else {
                section += Math.max(digit, 0);
                if (section == 0) {
                    return Optional.empty();
                }
                total = (total + section) * unit;
                section = 0;
                lowest = Long.MAX_VALUE;
            }
            digit = -1;
            zero = false;
        }
        if (digit > 0 && !zero && lowest != Long.MAX_VALUE && lowest > 10 && section > 0) {
            return Optional.of(total + section + digit * (lowest / 10)); // 一百二 = 120
        }
        return Optional.of(total + section + Math.max(digit, 0));
    }
}
