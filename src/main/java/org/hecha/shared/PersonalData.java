package org.hecha.shared;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers by which one person can be found, wherever they stand in a text, and how such a text is shown to people: the one
 * masker of the house. A masked text is as long as the text, so that places counted in the one are places in the other; and
 * masking twice is masking once.
 *
 * <p>Numbers are found in any digits Unicode knows, with blanks, hyphens or line ends between them. Where the digits prove
 * little (a mobile number is only eleven digits), they must stand together or in one of the usual groups, unless a word such
 * as 手机 stands before them. Land lines are no personal data: they are an office's. Decision 0037.
 */
public final class PersonalData {

    /** Which number, and how many of its characters stay readable. */
    public enum Kind {
        /** 居民身份证, 18 or 15 characters */
        IDENTITY(3, 2),
        /** mainland mobile number */
        MOBILE(3, 4),
        /** any payment card */
        BANK_CARD(0, 4);

        private final int first;
        private final int last;

        Kind(int first, int last) {
            this.first = first;
            this.last = last;
        }
    }

    /**
     * Where one number stands.
     *
     * @param start index of its first character
     * @param end   index after its last character
     */
    public record Place(int start, int end, Kind kind) {}

    private static final char HIDDEN = '*';

    /** First two digits of an identity number; 99 is nobody's and stands in invented examples. */
    private static final Set<Integer> PROVINCES = Set.of(
            11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61,
            62, 63, 64, 65, 71, 81, 82, 83, 91, 99);

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    /** Blanks between two digits of one number; more is the next column of a table. */
    private static final int BLANKS = 6;

    /** Digits of mobile numbers that somebody strung together without anything between them. */
    private static final int LIST = 66;

    /** Longest digest or id of ours. */
    private static final int HEX = 128;

    private static final Pattern CALLED = Pattern.compile("(手机|电话|联系方式|联系人|移动|(?i:mobile|phone|tel))[^\\d\\n]{0,8}$");
    private static final Pattern CARD = Pattern.compile("(卡号|账号|帐号|银行卡|(?i:card|account))[^\\d\\n]{0,8}$");
    private static final Pattern AMOUNT = Pattern.compile("^\\s{0,2}(元|万|亿|千元|%|％|[.．]\\d)");

    private PersonalData() {}

    /** All numbers in a text, in order, none overlapping. */
    public static List<Place> in(String text) {
        var places = new ArrayList<Place>();
        int at = 0;
        while (at < text.length()) {
            if (digit(text, at) < 0) {
                at++;
                continue;
            }
            Run run = Run.from(text, at);
            run.find(places);
            at = run.end();
        }
        return places;
    }

    /** The text as people see it who have no right to the numbers: as long as it was. */
    public static String masked(String text) {
        BitSet hidden = hidden(text);
        if (hidden.isEmpty()) {
            return text;
        }
        var masked = new StringBuilder(text);
        hidden.stream().forEach(index -> masked.setCharAt(index, HIDDEN));
        return masked.toString();
    }

    /** Indices of the characters that {@link #masked} hides. */
    public static BitSet hidden(String text) {
        var hidden = new BitSet();
        for (Place place : in(text)) {
            List<Integer> signs = new ArrayList<>();
            for (int i = place.start(); i < place.end(); i += Character.charCount(text.codePointAt(i))) {
                if (digit(text, i) >= 0 || isX(text.codePointAt(i))) {
                    signs.add(i);
                }
            }
            for (int i = place.kind().first; i < signs.size() - place.kind().last; i++) {
                int index = signs.get(i);
                hidden.set(index, index + Character.charCount(text.codePointAt(index)));
            }
        }
        return hidden;
    }

    private static int digit(String text, int at) {
        int c = text.codePointAt(at);
        return c < '0' ? -1 : Character.digit(c, 10);
    }

    private static boolean isX(int c) {
        return c == 'x' || c == 'X' || c == '\uFF38' || c == '\uFF58' || c == '\u00D7' || c == '\u2169';
    }

    /** Digits with nothing between them but what may stand between the digits of one number. */
    private static final class Run {
        private final String text;
        private final StringBuilder digits = new StringBuilder();
        private final List<Integer> at = new ArrayList<>();
        private final List<Integer> after = new ArrayList<>();
        /** What stands before a digit: nothing, blanks, or the end of a line. */
        private final List<Gap> gaps = new ArrayList<>();

        private enum Gap {
            NONE,
            BLANK,
            LINE
        }

        private Run(String text) {
            this.text = text;
        }

        static Run from(String text, int start) {
            var run = new Run(text);
            int next = start;
            Gap gap = Gap.BLANK;
            while (next >= 0 && next < text.length() && digit(text, next) >= 0) {
                int end = next + Character.charCount(text.codePointAt(next));
                run.digits.append(digit(text, next));
                run.at.add(next);
                run.after.add(end);
                run.gaps.add(gap);
                int digit = nextDigit(text, end);
                gap = digit == end ? Gap.NONE : digit > 0 && line(text, end, digit) ? Gap.LINE : Gap.BLANK;
                next = digit;
            }
            return run;
        }

        int end() {
            return after.getLast();
        }

        private static boolean line(String text, int from, int to) {
            return text.substring(from, to).chars().anyMatch(c -> c == '\n' || c == '\r' || c == 0x85 || c == 0x2028);
        }

        /** @return index of the next digit of this run; -1 where it ends */
        private static int nextDigit(String text, int from) {
            int i = skip(text, from);
            return i >= 0 && i < text.length() && digit(text, i) >= 0 ? i : -1;
        }

        /** Over blanks, at most one hyphen and at most one end of a line. */
        private static int skip(String text, int from) {
            int blanks = 0;
            int hyphens = 0;
            int lines = 0;
            int i = from;
            for (; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '\n' || c == 0x85 || c == 0x2028) {
                    lines++;
                    blanks = 0;
                } else if (blank(c)) {
                    blanks++;
                } else if (c == '-' || c >= 0x2010 && c <= 0x2015 || c == 0x00B7 || c == 0xFF0D) {
                    hyphens++;
                } else {
                    break;
                }
                if (blanks > BLANKS || hyphens > 1 || lines > 1) {
                    return -1;
                }
            }
            return i;
        }

        private static boolean blank(char c) {
            return c == ' '
                    || c == '\t'
                    || c == '\r'
                    || Character.isSpaceChar(c)
                    || c >= 0x200B && c <= 0x200F
                    || c == 0x2060
                    || c == 0xFEFF
                    || c == 0x00AD;
        }

        void find(List<Place> places) {
            int i = 0;
            int free = 0;
            while (i < digits.length()) {
                Place place = at(i, i == free || gaps.get(i) != Gap.NONE);
                if (place == null) {
                    i++;
                } else {
                    places.add(place);
                    while (i < digits.length() && at.get(i) < place.end()) {
                        i++;
                    }
                    free = i;
                }
            }
        }

        /** @param begins whether no digit belongs to the number's left */
        private @Nullable Place at(int i, boolean begins) {
            int eighteen = identity18(i, begins);
            if (eighteen > 0) {
                return new Place(at.get(i), eighteen, Kind.IDENTITY);
            }
            for (int length = 19; length >= 13; length--) {
                if (begins && card(i, length)) {
                    return new Place(at.get(i), after.get(i + length - 1), Kind.BANK_CARD);
                }
            }
            if (begins && identity15(i)) {
                return new Place(at.get(i), after.get(i + 14), Kind.IDENTITY);
            }
            if (mobile(i, begins)) {
                return new Place(at.get(i), after.get(i + 10), Kind.MOBILE);
            }
            return null;
        }

        /** @return index after the number, 0 where there is none */
        private int identity18(int i, boolean begins) {
            if (i + 17 > digits.length() || digits.charAt(i) == '0' || digits.charAt(i + 6) > '2') {
                return 0;
            }
            String first = digits.substring(i, i + 17);
            LocalDate born = day(first.substring(6, 14));
            if (born == null || born.getYear() < 1900) {
                return 0;
            }
            int sum = 0;
            for (int k = 0; k < 17; k++) {
                sum += (first.charAt(k) - '0') * WEIGHTS[k];
            }
            char check = CHECKS.charAt(sum % 11);
            if (i + 17 < digits.length()) {
                boolean right = digits.charAt(i + 17) == check;
                boolean ends = ends(i + 17);
                boolean straight = straight(i, 18);
                // a scan may have misread one digit: of a grown-up's number the other seventeen are still his
                boolean misread = begins && ends && straight && born.getYear() >= 1920 && born.getYear() <= 2012;
                if (right && (begins && ends || straight) || misread) {
                    return after.get(i + 17);
                }
            }
            int x = skip(text, after.get(i + 16));
            boolean signed = x >= 0 && x < text.length() && isX(text.codePointAt(x));
            boolean alone = signed && (x + 1 >= text.length() || !letter(text.charAt(x + 1)));
            return check == 'X' && alone && (begins || straight(i, 17)) ? x + 1 : 0;
        }

        private boolean identity15(int i) {
            if (i + 15 > digits.length() || !ends(i + 14) || inHex(i, 15)) {
                return false;
            }
            String number = digits.substring(i, i + 15);
            return PROVINCES.contains(Integer.parseInt(number.substring(0, 2)))
                    && day("19" + number.substring(6, 12)) != null
                    && tidy(i, 15, "6-6-3", "6-9", "5-5-5", "3-3-3-3-3");
        }

        private boolean card(int i, int length) {
            if (i + length > digits.length() || !ends(i + length - 1) || inHex(i, length)) {
                return false;
            }
            String number = digits.substring(i, i + length);
            if (!issued(number) || !luhn(number)) {
                return false;
            }
            String rest = "4-4-4-4" + (length > 16 ? "-" + (length - 16) : "");
            return tidy(i, length, rest, "6-" + (length - 6), "4-6-5")
                    || CARD.matcher(before(i)).find();
        }

        /** Numbers of cards begin with their scheme and have its length. */
        private static boolean issued(String number) {
            int length = number.length();
            int two = Integer.parseInt(number.substring(0, 2));
            int four = Integer.parseInt(number.substring(0, 4));
            boolean unionPay = length >= 16 && (two == 62 || two == 81 || two == 60 || two == 65 || two == 64);
            boolean chinaOwn =
                    length == 19 && (four == 9558 || four == 9559) || length == 16 && (four == 9559 || two == 52);
            boolean visa = number.charAt(0) == '4' && (length == 16 || length == 19);
            boolean mastercard = length == 16 && (two >= 51 && two <= 55 || four >= 2221 && four <= 2720);
            boolean others = length == 15 && (two == 34 || two == 37) || length == 16 && (four >= 3528 && four <= 3589);
            return unionPay || chinaOwn || visa || mastercard || others;
        }

        private static boolean luhn(String number) {
            int sum = 0;
            for (int k = 0; k < number.length(); k++) {
                int d = number.charAt(number.length() - 1 - k) - '0';
                sum += k % 2 == 0 ? d : d > 4 ? 2 * d - 9 : 2 * d;
            }
            return sum % 10 == 0;
        }

        private boolean mobile(int i, boolean begins) {
            if (i + 11 > digits.length()
                    || digits.charAt(i) != '1'
                    || digits.charAt(i + 1) < '3'
                    || !begins && !countryCode(i)) {
                return false;
            }
            if (!ends(i + 10) && !list(i) || inHex(i, 11)) {
                return false;
            }
            boolean fraction = at.get(i) > 1
                    && (text.charAt(at.get(i) - 1) == '.' || text.charAt(at.get(i) - 1) == ',')
                    && Character.isDigit(text.charAt(at.get(i) - 2));
            if (fraction || AMOUNT.matcher(rest(i + 10)).find()) {
                return false;
            }
            return tidy(i, 11, "3-4-4", "3-8", "7-4", "3-3-5", "4-4-3", "5-6")
                    || CALLED.matcher(before(i)).find();
        }

        /** 86 or 0 in front, written without a space. */
        private boolean countryCode(int i) {
            return i >= 2 && digits.substring(i - 2, i).equals("86") && straight(i - 2, 3)
                    || i == 1 && digits.charAt(0) == '0';
        }

        /** Several mobile numbers without anything between them. */
        private boolean list(int i) {
            int length = 1;
            while (length <= LIST && i + length < digits.length() && gaps.get(i + length) == Gap.NONE) {
                length++;
            }
            return length <= LIST && length % 11 == 0 && digits.charAt(i + 11) == '1' && digits.charAt(i + 12) >= '3';
        }

        private boolean ends(int last) {
            return last + 1 == digits.length() || gaps.get(last + 1) != Gap.NONE;
        }

        private boolean straight(int i, int length) {
            return gaps.subList(i + 1, i + length).stream().allMatch(gap -> gap == Gap.NONE);
        }

        /** Together, one by one, parted by a single end of a line, or in one of the usual groups. */
        private boolean tidy(int i, int length, String... usual) {
            var groups = new ArrayList<Integer>(List.of(1));
            int lines = 0;
            for (Gap gap : gaps.subList(i + 1, i + length)) {
                if (gap == Gap.NONE) {
                    groups.set(groups.size() - 1, groups.getLast() + 1);
                } else {
                    groups.add(1);
                    lines += gap == Gap.LINE ? 1 : 0;
                }
            }
            String shape = String.join("-", groups.stream().map(String::valueOf).toList());
            return groups.size() == 1
                    || groups.size() == length && alone(i, length)
                    || groups.size() == 2 && lines == 1
                    || List.of(usual).contains(shape);
        }

        /** A row of a table may hold many single digits; a number that is spelled stands by itself. */
        private boolean alone(int i, int length) {
            return (i == 0 || !single(i - 1)) && (i + length == digits.length() || !single(i + length));
        }

        private boolean single(int k) {
            return gaps.get(k) != Gap.NONE && ends(k);
        }

        /** Digests and ids of ours hold digits that mean nothing. */
        private boolean inHex(int i, int length) {
            int from = at.get(i);
            int to = after.get(i + length - 1);
            while (from > 0 && to - from < HEX && hex(text.charAt(from - 1))) {
                from--;
            }
            while (to < text.length() && to - from < HEX && hex(text.charAt(to))) {
                to++;
            }
            return to - from >= 24 && text.substring(from, to).chars().anyMatch(Character::isLetter);
        }

        private static boolean hex(char c) {
            return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F' || c == '-';
        }

        private static boolean letter(char c) {
            return c < 0x80 && Character.isLetter(c);
        }

        private String before(int i) {
            return text.substring(Math.max(0, at.get(i) - 16), at.get(i));
        }

        private String rest(int last) {
            return text.substring(after.get(last), Math.min(text.length(), after.get(last) + 8));
        }

        private static @Nullable LocalDate day(String digits) {
            int year = Integer.parseInt(digits.substring(0, 4));
            int month = Integer.parseInt(digits.substring(4, 6));
            int day = Integer.parseInt(digits.substring(6, 8));
            boolean there = month >= 1
                    && month <= 12
                    && day >= 1
                    && day <= YearMonth.of(year, month).lengthOfMonth();
            return there ? LocalDate.of(year, month, day) : null;
        }
    }
}
