package org.hecha.verification;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds everything that has a value in normalised text, in reading order and without overlaps. */
final class Scanner {

    /** @param start index in the normalised text, @param end after it */
    record Found(Token token, int start, int end) {}

    private static final String CN = "[" + Numerals.CHARACTERS + "]";

    private static final Pattern TOKENS = Pattern.compile("(?<document>" + DocNumber.FORM + ")"
            + "|(?<day>(?<!\\d)(?:19|20)\\d{2} ?年度?(?: ?\\d{1,2} ?月(?: ?\\d{1,2} ?[日号])?)?(?: ?\\d{1,2}(?:时|点|:\\d{2}))?)"
            + "|(?<years>(?<!\\d)(?:19|20)\\d{2}(?= ?(?:-|~|—|–|至|到) ?(?:19|20)\\d{2} ?年))"
            + "|(?<bracketed>(?<=[(（])20[0-3]\\d(?=[,，、](?:万?人次?|场次?|小时|分钟|次|期|个|所|天|万?元)[)）]))"
            + "|(?<dotted>(?<![\\d.])(?:19|20)\\d{2}(?<sep>[-./])\\d{1,2}(?:\\k<sep>\\d{1,2})?(?:[ \\t\\n]?\\d{1,2}:\\d{2}(?::\\d{2})?)?(?![\\d]))"
            + "|(?<compact>(?<!\\d)(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])(?!\\d))"
            + "|(?<written>[一二][零九][零一二三四五六七八九]{2}年(?:" + CN + "{1,3}月(?:" + CN + "{1,3}[日号])?)?)"
            + "|(?<short>(?<!\\d)\\d{1,2}月(?:\\d{1,2}[日号])?|(?<!" + CN
            + ")(?:十[一二]?|[一二三四五六七八九])月(?:(?:[一二]?十)?[一二三四五六七八九十]?[日号])?)"
            + "|(?<clock>(?<!\\d)\\d{1,2}:\\d{2}(?::\\d{2})?(?!\\d))"
            + "|(?<ordinal>第 ?(?:\\d+|" + CN + "+))"
            + "|(?<code>(?<![0-9a-z])(?!(?:[ck]?m[23]|co2)(?![0-9a-z]))(?:[0-9a-z]{15,20}|1\\d{2} ?\\d{4} ?\\d{4}|0\\d{2,3}-\\d{7,8}|[a-z]{1,4}\\d{6}-\\d{1,4}|[a-z]{1,4}\\d[0-9a-z.]*|\\d+(?!(?:m2|m|km|cm|kg|g|h|t|s|w|wh|kw|gb|mb|tb|平)(?![0-9a-z]))[a-z][0-9a-z]*)(?![0-9a-z]))"
            + "|(?<item>(?m:^)\\(?\\d{1,2}(?:\\)|[.、](?!\\d)))"
            + "|(?<share>百分之" + CN + "+(?:点" + CN + "+)?)"
            + "|(?<tenth>(?<!" + CN + ")[一二两三四五六七八九]成(?![立为员果效本熟功长绩品份就])(?:半|[一二三四五六七八九]{1,2}(?![成个名人场次所分万千百十点]))?)"
            + "|(?<range>(?<![\\d.])\\d+(?:-|~|至|到)\\d+(?:\\.\\d+)?(?![\\d.]))"
            + "|(?<number>(?<![\\d.a-z])(?:\\d{4,6},\\d{3}(?=元)|\\d{1,3}(?:\\.\\d{3}){2,}(?![\\d.])|\\d+(?:\\.\\d+)?)(?: ?(?<multiplier>[十百千]?万|亿|千(?![米克瓦])|百(?!分)))?(?<more>余|多(?!媒|样|种|次|功)|来(?!自))?(?<percent> ?%)?)"
            + "|(?<chinese>" + CN + "+(?:点" + CN + "+)?(?<cnmore>余|多(?!媒|样|功)|来(?!自)|个半)?)");

    /** What a lone small numeral must be followed by to be a count. */
    private static final Pattern COUNTED = Pattern.compile(
            "^[\\t\\n ]?(?:个|名(?![称单字额词牌录册优])|人|位|次|场|期|户|所|处|间|课时|堂|组|天|站|件|项|支|家|元|角|趟|回|人次|公里|小时|分(?![别布队校支馆享析子工管开为类层])|篇|条|乡|镇|街道|社区|村|起|台|座|辆|批|周|轮|种|册|份|中小学|部(?![门分署委队长])|平方米|万|余|地(?=[均都已]?(?:建有|建立|成立|设有)))");

    private static final Pattern WORD_BEFORE = Pattern.compile("[唯统同单任专逐进初]$");
    private static final Pattern ABOUT_BEFORE = Pattern.compile("(?:约|大约|大概|近似)[为是]?$");
    private static final Pattern NEARLY_BEFORE = Pattern.compile("(?:将近|接近|近)$");
    private static final Pattern JUST_BEFORE = Pattern.compile("(?:刚过|刚刚过|略多于|略高于|稍多于)$");
    private static final Pattern LEAST_BEFORE = Pattern.compile("(?:超过|超|逾|突破|不少于|不低于|不小于|至少|多于|高于|≥|>)$");
    private static final Pattern MOST_BEFORE = Pattern.compile("(?:不足|不到|(?<!不)少于|(?<!不)低于|未满|未达到?|不超过|≤|<)$");
    private static final Pattern LEAST_AFTER = Pattern.compile("^[^，。；、,;\\d\\t\\n]{0,5}?(?:以上|及以上)");
    private static final Pattern MOST_AFTER = Pattern.compile("^[^，。；、,;\\d\\t\\n]{0,5}?(?:以内|以下)");
    private static final Pattern ABOUT_AFTER = Pattern.compile("^[^，。；、,;\\d\\t\\n]{0,5}?左右");

    private static final Map<String, BigDecimal> MULTIPLIERS = Map.of(
            "百", new BigDecimal(100),
            "千", new BigDecimal(1000),
            "万", new BigDecimal(10_000),
            "十万", new BigDecimal(100_000),
            "百万", new BigDecimal(1_000_000),
            "千万", new BigDecimal(10_000_000),
            "亿", new BigDecimal(100_000_000));

    private static final Pattern DIGITS = Pattern.compile("\\d+");

    private Scanner() {}

    static List<Found> scan(String text) {
        List<Found> found = new ArrayList<>();
        Matcher m = TOKENS.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
        int document = -1; // as far as a document's number may begin before its bracket
        int from = 0;
        while (from < text.length()) {
            document = document < from ? bracket(text, from) : document;
            boolean may = begins(text.charAt(from)) || document - from <= LONGEST_ISSUER;
            if (may && m.region(from, text.length()).lookingAt()) {
                Optional<Found> token = token(m, text);
                token.ifPresent(found::add);
                from = token.map(Found::end).orElse(from + 1);
                Optional<Found> through = token.flatMap(first -> through(first, text));
                through.ifPresent(found::add);
                from = through.map(Found::end).orElse(from);
            } else {
                from++;
            }
        }
        return found;
    }

    private static final Pattern THROUGH = Pattern.compile(" ?(?:至|到|-|—|~|、) ?(\\d{1,2})[日号]");

    /** 5月26日至27日: the second day has month and year of the first. */
    private static Optional<Found> through(Found first, String text) {
        Matcher m = THROUGH.matcher(text).region(first.end(), text.length());
        if (!(first.token() instanceof Token.Day day) || day.date().day() == 0 || !m.lookingAt()) {
            return Optional.empty();
        }
        int last = Integer.parseInt(m.group(1));
        return last <= day.date().day()
                ? Optional.empty()
                : of(
                        new Token.Day(
                                new PartialDate(day.date().year(), day.date().month(), last, "")),
                        m.start(1),
                        m.end());
    }

    private static final int LONGEST_ISSUER = 14;

    /** Whether anything but the number of a document can begin with this character. */
    private static boolean begins(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c == '(' || BEGINNINGS.indexOf(c) >= 0;
    }

    private static final String BEGINNINGS = Numerals.CHARACTERS + "第";

    /** The next bracket that stands before a year; far away where there is none. */
    private static int bracket(String text, int from) {
        for (int i = from; i + 2 < text.length(); i++) {
            if (DocNumber.OPENING.indexOf(text.charAt(i)) >= 0
                    && (text.startsWith("19", i + 1) || text.startsWith("20", i + 1))) {
                return i;
            }
        }
        return Integer.MAX_VALUE;
    }

    private static Optional<Found> token(Matcher m, String text) {
        int start = m.start();
        int end = m.end();
        if (m.group("document") != null) {
            int lead = m.group().replaceFirst("[^\\u4e00-\\u9fa5].*$", "").length();
            return DocNumber.of(m.group())
                    .flatMap(n ->
                            of(new Token.Document(n), start + lead - n.issuer().length(), end));
        }
        for (String kind : List.of("day", "dotted", "compact", "written", "short", "clock")) {
            if (m.group(kind) != null) {
                return of(new Token.Day(date(kind, m.group())), start, end);
            }
        }
        if (m.group("years") != null || m.group("bracketed") != null) {
            // 2017—2020年度: two years, and no number from one to the other
            return of(new Token.Day(new PartialDate(Integer.parseInt(m.group()), 0, 0, "")), start, end);
        }
        if (m.group("ordinal") != null) {
            String digits = m.group().substring(1).strip();
            return number(digits).flatMap(n -> of(new Token.Ordinal(n), start, end));
        }
        if (m.group("code") != null) {
            return of(new Token.Code(m.group()), start, end);
        }
        if (m.group("item") != null) {
            Matcher digits = DIGITS.matcher(m.group());
            return digits.find() ? of(new Token.Ordinal(new BigDecimal(digits.group())), start, end) : Optional.empty();
        }
        return amount(m, text, start, end);
    }

    private static Optional<Found> amount(Matcher m, String text, int start, int end) {
        if (m.group("share") != null) {
            return number(m.group().substring(3))
                    .flatMap(n -> amount(n, BigDecimal.ONE, false, true, text, start, end));
        }
        if (m.group("tenth") != null) {
            BigDecimal tenths = number(m.group().substring(0, 1)).orElse(BigDecimal.ZERO);
            return amount(
                    tenths.multiply(BigDecimal.TEN).add(hundredths(m.group().substring(2))),
                    BigDecimal.ONE,
                    false,
                    true,
                    text,
                    start,
                    end);
        }
        if (m.group("range") != null) {
            String[] ends = m.group().split("-|~|至|到");
            BigDecimal low = new BigDecimal(ends[0]);
            BigDecimal high = new BigDecimal(ends[1]);
            return low.compareTo(high) >= 0
                    ? amount(low, BigDecimal.ONE, false, false, text, start, start + ends[0].length())
                    : of(new Token.Amount(new Quantity(high, low, high, false), unit(text, end)), start, end);
        }
        if (m.group("number") != null) {
            String multiplier = m.group("multiplier");
            String written = m.group().replace(",", "").replaceFirst("[^\\d.].*$", "");
            // two points in one number: a picture's thousands separators
            String digits = written.indexOf('.') != written.lastIndexOf('.') ? written.replace(".", "") : written;
            BigDecimal small = multiplier == null ? smallMoney(text, end) : BigDecimal.ZERO;
            return amount(
                    new BigDecimal(digits).add(small),
                    multiplier == null ? BigDecimal.ONE : MULTIPLIERS.getOrDefault(multiplier, BigDecimal.ONE),
                    m.group("more") != null,
                    m.group("percent") != null,
                    text,
                    start,
                    end);
        }
        return chinese(m, text, start, end);
    }

    /** What follows 成: 八成半 is 85 %, 八成四 is 84 %, 八成四五 is 84.5 %. */
    private static BigDecimal hundredths(String after) {
        if (after.equals("半")) {
            return new BigDecimal("5");
        }
        String digits = Numerals.digits(after);
        return digits.isEmpty() ? BigDecimal.ZERO : new BigDecimal(digits).movePointLeft(digits.length() - 1);
    }

    private static final Pattern SMALL_MONEY =
            Pattern.compile("元(?:([\\d" + Numerals.CHARACTERS + "])角)?(?:零?([\\d" + Numerals.CHARACTERS + "])分)?");

    /** 五角六分: less than one 元. */
    private static final Pattern FEN = Pattern.compile("角([\\d" + Numerals.CHARACTERS + "])分");

    /** 四元八角: what follows 元 belongs to the number before it. */
    private static BigDecimal smallMoney(String text, int end) {
        Matcher m = SMALL_MONEY.matcher(text).region(end, text.length());
        if (!m.lookingAt()) {
            Matcher less = FEN.matcher(text).region(end, text.length());
            return less.lookingAt()
                    ? number(less.group(1)).orElse(BigDecimal.ZERO).movePointLeft(2)
                    : BigDecimal.ZERO;
        }
        BigDecimal tenths =
                m.group(1) == null ? BigDecimal.ZERO : number(m.group(1)).orElse(BigDecimal.ZERO);
        BigDecimal hundredths =
                m.group(2) == null ? BigDecimal.ZERO : number(m.group(2)).orElse(BigDecimal.ZERO);
        return tenths.movePointLeft(1).add(hundredths.movePointLeft(2));
    }

    private static Optional<Found> chinese(Matcher m, String text, int start, int end) {
        int from = start;
        int to = m.group("cnmore") == null ? end : end - m.group("cnmore").length();
        while (from < to && text.charAt(from) == '伍' && from > 0 && text.charAt(from - 1) == '队') {
            from++; // 队伍 is a word
        }
        while (from < to
                && text.charAt(from) == '一'
                && WORD_BEFORE
                        .matcher(text.substring(Math.max(0, from - 1), from))
                        .find()) {
            from++; // 唯一一站: the first 一 belongs to the word
        }
        while (from < to) {
            String written = text.substring(from, to);
            Optional<BigDecimal> value = Numerals.parse(written);
            boolean large = written.length() > 1
                    && value.map(v -> v.compareTo(BigDecimal.TEN) > 0).orElse(false);
            if (value.isPresent()
                    && (large
                            || COUNTED.matcher(text.substring(to, Math.min(text.length(), to + 4)))
                                    .find())) {
                // 十一万 and the like are exact in their last written unit; no rounding is assumed for words
                BigDecimal small = smallMoney(text, end);
                BigDecimal named = text.startsWith("角", end) ? value.get().movePointLeft(1) : value.get();
                BigDecimal whole = small.signum() == 0 ? named : named.add(small);
                return amount(whole, BigDecimal.ONE, m.group("cnmore") != null, false, text, from, end);
            }
            if (value.isPresent()) {
                return Optional.empty();
            }
            from++;
        }
        return Optional.empty();
    }

    private static Optional<Found> amount(
            BigDecimal number, BigDecimal multiplier, boolean more, boolean percent, String text, int start, int end) {
        String before = text.substring(Math.max(0, start - 5), start);
        String after = text.substring(end, Math.min(text.length(), end + 12));
        Quantity.Bound bound = more || JUST_BEFORE.matcher(before).find()
                ? Quantity.Bound.MORE
                : MOST_BEFORE.matcher(before).find()
                                || MOST_AFTER.matcher(after).find()
                        ? Quantity.Bound.AT_MOST
                        : LEAST_BEFORE.matcher(before).find()
                                        || LEAST_AFTER.matcher(after).find()
                                ? Quantity.Bound.AT_LEAST
                                : NEARLY_BEFORE.matcher(before).find()
                                        ? Quantity.Bound.NEARLY
                                        : ABOUT_BEFORE.matcher(before).find()
                                                        || ABOUT_AFTER
                                                                .matcher(after)
                                                                .find()
                                                ? Quantity.Bound.ABOUT
                                                : Quantity.Bound.EXACT;
        if (text.startsWith("个半", end - 2) && more) { // 六千二百一十二个半小时
            BigDecimal half = number.add(new BigDecimal("0.5"));
            return of(
                    new Token.Amount(Quantity.of(half, multiplier, Quantity.Bound.EXACT, false), unit(text, end)),
                    start,
                    end);
        }
        return of(new Token.Amount(Quantity.of(number, multiplier, bound, percent), unit(text, end)), start, end);
    }

    private static String unit(String text, int end) {
        return text.substring(end, Math.min(text.length(), end + 4));
    }

    private static Optional<Found> of(Token token, int start, int end) {
        return Optional.of(new Found(token, start, end));
    }

    private static Optional<BigDecimal> number(String text) {
        return DIGITS.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Numerals.parse(text);
    }

    // --- dates -------------------------------------------------------------------------------------------------------

    private static PartialDate date(String kind, String text) {
        if (kind.equals("compact")) {
            return new PartialDate(part(text, 0, 4), part(text, 4, 6), part(text, 6, 8), "");
        }
        if (kind.equals("written")) {
            String[] parts = text.split("[年月日号]");
            return new PartialDate(Integer.parseInt(Numerals.digits(parts[0])), small(parts, 1), small(parts, 2), "");
        }
        String time = "";
        Matcher clock =
                Pattern.compile("(\\d{1,2})(?::(\\d{2})(?::\\d{2})?|时|点)$").matcher(text);
        String rest = text;
        if (clock.find()) {
            time = "%02d:%s"
                    .formatted(Integer.parseInt(clock.group(1)), clock.group(2) == null ? "00" : clock.group(2));
            rest = text.substring(0, clock.start());
        }
        List<Integer> numbers = new ArrayList<>();
        Matcher digits = DIGITS.matcher(rest);
        while (digits.find()) {
            numbers.add(Integer.parseInt(digits.group()));
        }
        if (kind.equals("clock")) {
            return new PartialDate(0, 0, 0, time);
        }
        if (kind.equals("short")) {
            if (numbers.isEmpty()) {
                String[] parts = rest.split("[月日号]");
                return new PartialDate(0, small(parts, 0), small(parts, 1), "");
            }
            return new PartialDate(0, numbers.get(0), numbers.size() > 1 ? numbers.get(1) : 0, "");
        }
        return new PartialDate(
                numbers.get(0), numbers.size() > 1 ? numbers.get(1) : 0, numbers.size() > 2 ? numbers.get(2) : 0, time);
    }

    private static int part(String text, int from, int to) {
        return Integer.parseInt(text.substring(from, to));
    }

    private static int small(String[] parts, int at) {
        return at < parts.length && !parts[at].isEmpty()
                ? Numerals.parse(parts[at]).map(BigDecimal::intValue).orElse(0)
                : 0;
    }
}
