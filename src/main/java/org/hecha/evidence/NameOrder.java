package org.hecha.evidence;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Collator;
import com.ibm.icu.text.RuleBasedCollator;
import com.ibm.icu.util.ULocale;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Names in the order people count in: numbers by their value, be they written in digits or in Chinese, folder by folder,
 * everything else as Chinese dictionaries have it.
 */
final class NameOrder {

    private static final Collator CHINESE = chinese();

    private static final Comparator<String[]> BY_FOLDER = (a, b) -> {
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            int order = CHINESE.compare(a[i], b[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.length, b.length);
    };

    private NameOrder() {}

    private static Collator chinese() {
        var collator = (RuleBasedCollator) Collator.getInstance(ULocale.SIMPLIFIED_CHINESE);
        collator.setNumericCollation(true);
        return collator.freeze();
    }

    private record Keyed<T>(String[] key, String path, T item) {}

    /** @param path what an item is sorted by; items whose paths sort as one keep the order of their characters */
    static <T> List<T> sorted(List<T> items, Function<T, String> path) {
        return items.stream()
                .map(item -> new Keyed<>(key(path.apply(item)), path.apply(item), item))
                .sorted(Comparator.comparing((Keyed<T> keyed) -> keyed.key(), BY_FOLDER)
                        .thenComparing(Keyed::path))
                .map(Keyed::item)
                .toList();
    }

    private static String[] key(String path) {
        return Arrays.stream(path.split("/")).map(NameOrder::inDigits).toArray(String[]::new);
    }

    /** Each run of Chinese numerals as the number it stands for. */
    private static String inDigits(String name) {
        var out = new StringBuilder(name.length());
        int at = 0;
        while (at < name.length()) {
            int end = at;
            while (end < name.length() && numeral(name.charAt(end)) >= 0) {
                end++;
            }
            if (end > at) {
                out.append(value(name.substring(at, end)));
                at = end;
            } else {
                out.append(name.charAt(at++));
            }
        }
        return out.toString();
    }

    /** The library does not know ten thousand, and a hundred million only as it was written before 1956. */
    private static int numeral(int character) {
        return switch (character) {
            case '\u4e07', '\u842c' -> 10_000;
            case '\u4ebf', '\u5104' -> 100_000_000;
            default -> UCharacter.getHanNumericValue(character);
        };
    }

    /** A year is written digit by digit, a count with tens and hundreds. */
    private static String value(String numerals) {
        int[] values = numerals.chars().map(NameOrder::numeral).toArray();
        if (Arrays.stream(values).allMatch(value -> value < 10)) {
            var digits = new StringBuilder();
            Arrays.stream(values).forEach(digits::append);
            return digits.toString();
        }
        long sum = 0;
        long part = 0;
        long digit = -1;
        for (int value : values) {
            if (value < 10) {
                digit = value;
            } else if (value < 10_000) {
                part += Math.max(digit, digit < 0 ? 1 : 0) * value;
                digit = -1;
            } else {
                sum = (sum + part + Math.max(digit, 0)) * value;
                part = 0;
                digit = -1;
            }
        }
        return Long.toString(sum + part + Math.max(digit, 0));
    }
}
