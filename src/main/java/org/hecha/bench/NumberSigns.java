package org.hecha.bench;

/** Numbers in Chinese numerals, written in digits: the bench's own second opinion, apart from what search does. */
final class NumberSigns {

    private static final String NUMERALS = Made.line("numerals");
    private static final int TEN = 10;
    private static final int[] UNITS = {10, 100, 1_000, 10_000};

    private NumberSigns() {}

    /** The text with every run of numerals as digits; what is no number stays. */
    static String digits(String text) {
        var out = new StringBuilder();
        for (int i = 0; i < text.length(); ) {
            int end = i;
            while (end < text.length() && NUMERALS.indexOf(text.charAt(end)) >= 0) {
                end++;
            }
            if (end == i) {
                out.append(text.charAt(i++));
            } else {
                out.append(value(text.substring(i, end)));
                i = end;
            }
        }
        return out.toString();
    }

    private static String value(String run) {
        if (NUMERALS.indexOf(run.charAt(0)) > TEN) {
            // no number begins with a hundred or more alone: a per cent, or what a passage left of a number
            return run;
        }
        if (run.chars().allMatch(c -> NUMERALS.indexOf(c) < TEN)) {
            var digits = new StringBuilder();
            run.chars().forEach(c -> digits.append(NUMERALS.indexOf(c)));
            return digits.toString();
        }
        long total = 0;
        long section = 0;
        int one = -1;
        for (char c : run.toCharArray()) {
            int place = NUMERALS.indexOf(c);
            if (place < TEN) {
                one = place;
            } else if (UNITS[place - TEN] == 10_000) {
                total += (section + Math.max(0, one)) * 10_000;
                section = 0;
                one = -1;
            } else {
                section += (one < 0 ? 1L : one) * UNITS[place - TEN];
                one = -1;
            }
        }
        return Long.toString(total + section + Math.max(0, one));
    }

    /** 0 to 9999 as people write it. */
    static String numerals(int number) {
        if (number == 0) {
            return NUMERALS.substring(0, 1);
        }
        var out = new StringBuilder();
        boolean zero = false;
        for (int power = 3, unit = 1_000; power >= 0; power--, unit /= 10) {
            int digit = number / unit % 10;
            if (digit == 0) {
                zero = !out.isEmpty();
                continue;
            }
            if (zero) {
                out.append(NUMERALS.charAt(0));
                zero = false;
            }
            // 12 begins with ten, not with one ten
            if (digit > 1 || power != 1 || !out.isEmpty()) {
                out.append(NUMERALS.charAt(digit));
            }
            if (power > 0) {
                out.append(NUMERALS.charAt(TEN + power - 1));
            }
        }
        return out.toString();
    }
}
