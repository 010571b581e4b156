package org.hecha.verification;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells which label a number has where both stand in lines of their own: numbers above their names, and cards of a slide. */
final class NumberPairs {

    private NumberPairs() {}

    private static final String COUNT = "[+＋]?\\d[\\d,，.．]*[万亿]?(?:人次|小时|[%％+＋人名场次个支篇天期])?";
    private static final Pattern COUNTS = Pattern.compile(COUNT + "(?:\\t" + COUNT + ")+");
    private static final Pattern ONE_COUNT = Pattern.compile(COUNT);
    private static final Pattern NAMES =
            Pattern.compile("[^\\t]*[\\u4e00-\\u9fa5]{2}[^\\t]*(?:\\t[^\\t]*[\\u4e00-\\u9fa5]{2}[^\\t]*)+");

    /** 19,426 | 58 above 累计关注人数 | 近90日发文: a screen that writes what it counts below the number, and no row above. */
    static boolean named(String page, List<int[]> lines, int at) {
        if (at + 1 >= lines.size()
                || !COUNTS.matcher(line(page, lines.get(at)).strip()).matches()) {
            return false;
        }
        String names = line(page, lines.get(at + 1)).strip();
        return NAMES.matcher(names).matches()
                && cells(names) == cells(line(page, lines.get(at)).strip())
                && (at == 0
                        || !heads(line(page, lines.get(at - 1)).strip(), cells(names))
                        || at > 1 && named(page, lines, at - 2));
    }

    /** Whether a line may head columns: it has cells, and not as many as stand in a line of facts, 组织编号：… | 认证状态：… */
    private static boolean heads(String line, int columns) {
        boolean facts =
                Arrays.stream(line.split("\t")).allMatch(cell -> cell.indexOf(':') >= 0 || cell.indexOf('：') >= 0);
        return line.indexOf('\t') >= 0 && !(facts && cells(line) != columns);
    }

    static int cells(String line) {
        return line.split("\t", -1).length;
    }

    private static final Pattern COUNTED = Pattern.compile("[^\\t。；;]*[\\u4e00-\\u9fa5]{2}[^\\t。；;]{0,24}");
    private static final Pattern UNIT_BEHIND = Pattern.compile("[(（][^()（）]{1,8}[)）]$");
    private static final Pattern BODY = Pattern.compile("(?:协会|科协|总队|支队|大队|服务队|平台|中心|主页|概况|后台|首页|公众号|视频号|号主)$");

    /**
     * How many pairs of lines follow in which a number stands above what it counts: the line above the first number names a body
     * or counts in no unit, whereas the lines below the numbers all do. Otherwise it is not known which line a number belongs to.
     */
    static int stacked(String page, List<int[]> lines, int at) {
        int pairs = 0;
        boolean units = true;
        while (at + 2 * pairs + 1 < lines.size()
                && ONE_COUNT
                        .matcher(line(page, lines.get(at + 2 * pairs)).strip())
                        .matches()
                && COUNTED.matcher(line(page, lines.get(at + 2 * pairs + 1)).strip())
                        .matches()) {
            units &= UNIT_BEHIND
                    .matcher(line(page, lines.get(at + 2 * pairs + 1)).strip())
                    .find();
            pairs++;
        }
        if (pairs < 2 || at == 0) {
            return 0;
        }
        String above = line(page, lines.get(at - 1)).strip();
        boolean body = BODY.matcher(above).find();
        return body || units && !UNIT_BEHIND.matcher(above).find() ? pairs : 0;
    }

    /** Whether lines from here on are pairs or cards of their own, which no sentence runs into. */
    static boolean begin(String page, List<int[]> lines, int at) {
        return at < lines.size()
                && (stacked(page, lines, at) > 0 || cards(page, lines, at).isPresent());
    }

    /**
     * Cards of a slide one below the other.
     *
     * @param lines  how many lines they take
     * @param height lines of one card: label and number, or label, number and note
     */
    record Cards(int lines, int height) {}

    private static final Pattern CARD_LABEL = Pattern.compile("[\\u4e00-\\u9fa5（）()]{2,12}");
    private static final Pattern CARD_NUMBER =
            Pattern.compile("约?\\d[\\d,，.]*\\s*[万亿]?[余多]?(?:人次|小时|平方米|[人名位场次个所处支篇天期辆座站元家%％])?[+＋]?");
    private static final Pattern CARD_NOTE =
            Pattern.compile("(?:占|全[省市国县区旗]|同比|较上年|比上年|其中|去重|已去重|不重复|含|不含|居|列|排名?|第|[(（]|截至|达)[^。；;\\t]{0,12}");
    private static final int NOTED = 3;

    /**
     * 信息员, 15308人, 全省第4, 志愿者, 4236人, 去重: label, number and note by turns, at least twice. Without notes a number could
     * belong to the label below it as well, so the last line must be a number.
     */
    static Optional<Cards> cards(String page, List<int[]> lines, int at) {
        for (int height = NOTED; height > 1; height--) {
            int next = at;
            while (card(page, lines, next, height)) {
                next += height;
            }
            boolean closed = height == NOTED || next == lines.size();
            boolean first =
                    at == 0 || !CARD_NUMBER.matcher(text(page, lines, at - 1)).matches();
            if (next - at >= 2 * height && closed && first) {
                return Optional.of(new Cards(next - at, height));
            }
        }
        return Optional.empty();
    }

    private static boolean card(String page, List<int[]> lines, int at, int height) {
        return at + height <= lines.size()
                && CARD_LABEL.matcher(text(page, lines, at)).matches()
                && !CARD_NOTE.matcher(text(page, lines, at)).matches()
                && CARD_NUMBER.matcher(text(page, lines, at + 1)).matches()
                && (height < NOTED
                        || CARD_NOTE.matcher(text(page, lines, at + 2)).matches());
    }

    /** Whether a note has no number: 去重 belongs to the label. */
    static boolean wordsAlone(String note) {
        return note.chars().noneMatch(Character::isDigit);
    }

    private static String text(String page, List<int[]> lines, int at) {
        return line(page, lines.get(at)).strip();
    }

    private static String line(String page, int[] line) {
        return page.substring(line[0], line[1]);
    }
}
