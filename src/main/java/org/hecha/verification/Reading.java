package org.hecha.verification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hecha.evidence.PageText;
import org.hecha.search.NormalText;

/**
 * All pages of a file as one text fit for rules: normalised, wrapped lines joined, rows of tables one line each, and everything
 * that has a value masked by one character. Every character knows its page and its place there.
 *
 * <p>A sentence that runs over the end of a page is one sentence here; page numbers at the foot do not stand in its way.
 */
final class Reading {

    static final Pattern ENUMERATED = Pattern.compile(
            "^\\s*(?:[一二三四五六七八九十]{1,3}[、是.．]|[(（][一二三四五六七八九十\\d]{1,3}[)）]|\\d{1,2}[.．、)）]|第[一二三四五六七八九十百\\d]{1,4}[条章节项]|附)");
    static final Pattern ENDS = Pattern.compile("[。！？；：:;!?]\\s*$");
    private static final Pattern FOOT = Pattern.compile("[-—–]?\\s*(?:第?\\s*\\d{1,3}\\s*页?)\\s*[-—–]?");
    static final Pattern BARE_NUMBER = Pattern.compile("约?\\d[\\d,，.]*\\s*万?余?");
    private static final Pattern UNIT_LINE =
            Pattern.compile("^(?:万?(?:人次?|名|场次?|次|个|所|处|平方米|㎡|小时|元|万元|天|期))(?![\\u4e00-\\u9fa5]{3})");
    private static final Pattern UNIT_AT_START = Pattern.compile("^(?:[万亿]?元|人次?|名|位|场次?|次|个|所|处|平方米|㎡|小时|天|期|[%％])");
    /** 活动（2021，场）: a comma in brackets makes no sentence. */
    private static final Pattern BRACKETED = Pattern.compile("[(（][^()（）\\t]{1,12}[)）]");

    private static final Pattern PROSE = Pattern.compile("[，。；]");

    /** Stands for what a font of its own shows: such a character must not pass for one of our masks. */
    private static final char UNREADABLE = '\uFFFD';

    /** Shorter lines are those of slides and forms, where nothing runs over the end of a page. */
    private static final int PROSE_LINE = 16;

    /** A page that begins with so short a line begins with a heading. */
    private static final int HEADING = 6;

    /** Length of the longest line of the page before. */
    private int last;

    private int[] pageStarts = new int[0];
    private final StringBuilder text = new StringBuilder();
    private String whole = "";
    private int[] page = new int[1024];
    private int[] start = new int[1024];
    private int[] end = new int[1024];
    private final List<Token> tokens = new ArrayList<>();
    private int[] token = new int[0];

    /** @param pages of one file in order */
    static Reading of(List<PageText> pages) {
        Reading raw = new Reading();
        for (int i = 0; i < pages.size(); i++) {
            raw.page(i, pages.get(i));
        }
        return raw.masked();
    }

    /** Masked text; {@code \n} parts paragraphs and rows, {@code \t} cells. */
    String text() {
        return whole;
    }

    /** Index of the page in the list given. */
    int page(int at) {
        return page[at];
    }

    /** Where the page of a character begins. */
    int pageStart(int at) {
        return pageStarts[page[at]];
    }

    /** Where a character stands in its page's text. */
    int start(int at) {
        return start[at];
    }

    /** Where it ends, exclusive. */
    int end(int at) {
        return end[at];
    }

    /** The token behind a mask. */
    Token token(int at) {
        return tokens.get(token[at]);
    }

    boolean isToken(int at) {
        return at < token.length && token[at] >= 0;
    }

    /** The same with other values behind some masks. @param values by the masks' places */
    Reading with(Map<Integer, Token> values) {
        if (values.isEmpty()) {
            return this;
        }
        Reading other = new Reading();
        other.whole = whole;
        other.page = page;
        other.start = start;
        other.end = end;
        other.pageStarts = pageStarts;
        other.token = token.clone();
        other.tokens.addAll(tokens);
        values.forEach((at, value) -> {
            other.token[at] = other.tokens.size();
            other.tokens.add(value);
        });
        return other;
    }

    // --- making it ---------------------------------------------------------------------------------------------------

    private void page(int number, PageText source) {
        String page = Aligned.tabbed(source.text());
        List<int[]> lines = lines(page);
        trimFoot(page, lines);
        int longest = lines.stream().mapToInt(l -> l[1] - l[0]).max().orElse(0);
        boolean wrapped = source.ocr() || longest <= 62; // longer lines are whole paragraphs
        if (!text.isEmpty()) {
            int end = text.length() - (text.charAt(text.length() - 1) == '\n' ? 1 : 0);
            boolean row = text.lastIndexOf("\t") > text.lastIndexOf("\n", end - 1); // a row ends with its page
            boolean goesOn = end > 0
                    && !row
                    && (text.length() - 1 - text.lastIndexOf("\n", end - 1) >= last * 0.6
                            || awaited(text.substring(Math.max(0, end - 4), end), page, lines))
                    && last >= PROSE_LINE
                    && Character.isLetterOrDigit(text.charAt(end - 1))
                    && !lines.isEmpty()
                    && !(lines.size() > 1 && line(page, lines.get(0)).strip().length() <= HEADING)
                    && !ENUMERATED.matcher(line(page, lines.get(0))).find()
                    && line(page, lines.get(0)).indexOf('\t') < 0
                    && wrapped;
            if (goesOn) {
                text.setLength(end); // the sentence runs over the end of the page
            }
            add(goesOn ? '\t' : '\n', number, 0, 0);
        }
        last = longest;
        int at = 0;
        while (at < lines.size()) {
            if (NumberPairs.named(page, lines, at)) {
                pairs(number, page, lines.get(at), lines.get(at + 1));
                at += 2;
                continue;
            }
            Optional<NumberPairs.Cards> cards = NumberPairs.cards(page, lines, at);
            if (cards.isPresent()) {
                cards(number, page, lines, at, cards.get());
                at += cards.get().lines();
                continue;
            }
            int stacked = NumberPairs.stacked(page, lines, at);
            for (int i = 0; i < stacked; i++) {
                pairs(number, page, lines.get(at + 2 * i), lines.get(at + 2 * i + 1));
            }
            if (stacked > 0) {
                at += 2 * stacked;
                continue;
            }
            int headed = source.ocr() ? 0 : BrokenRows.ofHeadings(page, lines, at);
            if (headed > 0) {
                heading(number, page, lines.subList(at, at + headed));
                at += headed;
                continue;
            }
            int broken = BrokenRows.ofRow(page, lines, at, source.ocr());
            if (broken > 0) {
                joined(number, page, lines.subList(at, at + broken));
                at += broken;
                continue;
            }
            if (row(line(page, lines.get(at)), source.ocr())
                    || ofForm(page, lines, at, source.ocr())
                    || total(page, lines, at)) {
                boolean goesOn = at + 1 < lines.size()
                        && BrokenRows.closes(line(page, lines.get(at)), line(page, lines.get(at + 1)));
                row(number, page, goesOn ? new int[] {lines.get(at)[0], lines.get(at + 1)[1]} : lines.get(at));
                at += goesOn ? 2 : 1;
            } else {
                int last = at;
                while (last + 1 < lines.size()
                        && joins(page, lines, last, source.ocr() ? Math.min(longest, 62) : longest, source.ocr())) {
                    last++;
                }
                block(number, page, lines.get(at)[0], lines.get(last)[1]);
                at = last + 1;
            }
        }
    }

    /** Each name and its number as a row of their own. */
    private void pairs(int number, String page, int[] counts, int[] names) {
        List<int[]> below = cells(page, names);
        List<int[]> above = cells(page, counts);
        for (int c = 0; c < below.size(); c++) {
            normal(number, page, below.get(c)[0], below.get(c)[1]);
            add('\t', number, below.get(c)[0], below.get(c)[0]);
            normal(number, page, above.get(c)[0], above.get(c)[1]);
            add('\n', number, above.get(c)[1], above.get(c)[1]);
        }
    }

    /** Each card as a row: its label with the words of its note, its number, and a note that has a number of its own. */
    private void cards(int number, String page, List<int[]> lines, int from, NumberPairs.Cards cards) {
        for (int at = from; at < from + cards.lines(); at += cards.height()) {
            int[] count = lines.get(at + 1);
            normal(number, page, lines.get(at)[0], lines.get(at)[1]);
            int[] note = cards.height() > 2 ? lines.get(at + 2) : count;
            boolean words = note != count && NumberPairs.wordsAlone(line(page, note));
            if (words) {
                normal(number, page, note[0], note[1]);
            }
            add('\t', number, count[0], count[0]);
            normal(number, page, count[0], count[1]);
            if (note != count && !words) {
                add('\t', number, note[0], note[0]);
                normal(number, page, note[0], note[1]);
            }
            add('\n', number, note[1], note[1]);
        }
    }

    private static List<int[]> cells(String page, int[] line) {
        List<int[]> cells = new ArrayList<>();
        int first = line[0];
        int last = line[1];
        while (first < last && Character.isWhitespace(page.charAt(first))) {
            first++;
        }
        while (last > first && Character.isWhitespace(page.charAt(last - 1))) {
            last--;
        }
        for (int i = first, from = first; i <= last; i++) {
            if (i == last || page.charAt(i) == '\t') {
                cells.add(new int[] {from, i});
                from = i + 1;
            }
        }
        return cells;
    }

    /** Headings and what they go on with, as one row. */
    private void heading(int number, String page, List<int[]> pieces) {
        for (int[] piece : pieces) {
            boolean tail = BrokenRows.tail(line(page, piece));
            List<int[]> cells = cells(page, piece);
            for (int c = 0; c < cells.size(); c++) {
                if (c > 0 || piece != pieces.getFirst() && !tail) {
                    add('\t', number, cells.get(c)[0], cells.get(c)[0]);
                }
                normal(number, page, cells.get(c)[0], cells.get(c)[1]);
            }
        }
        int end = pieces.getLast()[1];
        add('\n', number, end, end);
    }

    /** The pieces as one row. */
    private void joined(int number, String page, List<int[]> pieces) {
        for (int p = 0; p < pieces.size(); p++) {
            List<int[]> cells = cells(page, pieces.get(p));
            if (p == pieces.size() - 1) {
                add('\t', number, cells.get(0)[0], cells.get(0)[0]);
            }
            for (int c = 0; c < cells.size(); c++) {
                if (c > 0) {
                    add('\t', number, cells.get(c)[0], cells.get(c)[0]);
                }
                normal(number, page, cells.get(c)[0], cells.get(c)[1]);
            }
        }
        int end = pieces.getLast()[1];
        add('\n', number, end, end);
    }

    private static final Pattern AWAITS = Pattern.compile("(?:达到?|累计|共计?|合计|总计|约|近|超过|突破)$");
    private static final Pattern COUNT_FIRST =
            Pattern.compile("^\\s*\\d[\\d,，.．]*\\s*[万亿]?(?:余|多)?(?:人次|人|名|场次|场|次|个|所|元|小时|天|期)");

    /** 参加群众累计达到, and the next page begins with 15.2万人次. */
    private static boolean awaited(String ending, String page, List<int[]> lines) {
        return AWAITS.matcher(ending).find()
                && !lines.isEmpty()
                && COUNT_FIRST.matcher(line(page, lines.get(0))).find();
    }

    private static final Pattern TITLE_BEGINS =
            Pattern.compile("^[^,，。;；:：\\t]{0,24}关于(?![^\\n]*的(?:通知|决定|意见|通报|批复|函)$)[^。;；:：\\t]{4,40}$");
    private static final Pattern TITLE_GOES_ON =
            Pattern.compile("^[^,，。;；:：\\t]{1,30}的(?:通知|决定|意见|通报|批复|函|公告|请示|报告|说明|证明|复函)$");
    /** A document's number in a line of its own belongs to no sentence. */
    private static final Pattern NUMBER_LINE =
            Pattern.compile("[\\u4e00-\\u9fa5]{2,10}[〔\\[(（【]\\d{4}[〕\\])）】]\\s*第?\\d{1,4}\\s*号");

    private static final int SHORT_LINES = 28;
    private static final int RAGGED = 3;
    private static final int TITLE_LINES = 2;
    private static final Pattern TITLE_END = Pattern.compile(
            "^[^,，。;；:：]{6,40}(?:名单|通知|决定|通报|总结|打算|工作要点|工作计划|工作安排|请示|批复|纪要|公告|公报|简报|一览表|统计表|登记表|汇总表|台账)$");

    private static boolean joins(String page, List<int[]> lines, int at, int longest, boolean ocr) {
        String line = line(page, lines.get(at));
        String next = line(page, lines.get(at + 1));
        if (NumberPairs.begin(page, lines, at + 1)) {
            return false;
        }
        if (at <= TITLE_LINES && TITLE_END.matcher(line.strip()).find()) {
            return false; // the text below its title is no more of it
        }
        if (BARE_NUMBER.matcher(next.strip()).matches() && !ENDS.matcher(line).find()
                || BARE_NUMBER.matcher(line.strip()).matches()
                        && UNIT_LINE.matcher(next.strip()).find()) {
            return true; // a number set in a line of its own belongs to the words around it
        }
        if (UNIT_AT_START.matcher(next.strip()).find() && numberAtEnd(line)) {
            return true; // a number is parted from its unit by the end of the line
        }
        if (TITLE_BEGINS.matcher(line.strip()).find()
                && TITLE_GOES_ON.matcher(next.strip()).find()) {
            return true; // a title set in the middle of its lines fills none of them
        }
        if (line.lastIndexOf('《') > line.lastIndexOf('》')
                && next.indexOf('》') >= 0
                && next.strip().length() <= longest
                && !row(next, ocr)) {
            return true; // a title is parted by the end of the line, which need not be full where it stands in the
            // middle
        }
        if (NUMBER_LINE.matcher(line.strip()).matches()
                || NUMBER_LINE.matcher(next.strip()).matches()) {
            return false;
        }
        // where all lines are short, only one that reaches the margin goes on in the next
        double margin = longest < SHORT_LINES ? longest - RAGGED : longest * 0.72;
        boolean full = longest <= 62 && longest >= PROSE_LINE && line.length() >= margin;
        return full && !ENDS.matcher(line).find() && !ENUMERATED.matcher(next).find() && !row(next, ocr);
    }

    /** Whether a line ends with a number that follows words; looked at from its end, since a line may be a whole page. */
    private static boolean numberAtEnd(String line) {
        String stripped = line.stripTrailing();
        int last = stripped.length() - 1;
        if (last < 1
                || !Character.isDigit(stripped.charAt(last))
                        && (Numerals.CHARACTERS + "余多").indexOf(stripped.charAt(last)) < 0) {
            return false;
        }
        for (int i = last - 1; i >= 0 && stripped.charAt(i) != '\t' && stripped.charAt(i) != '|'; i--) {
            char c = stripped.charAt(i);
            if (c >= '\u4e00' && c <= '\u9fa5' || ":：(（".indexOf(c) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static final Pattern LABEL = Pattern.compile("[\\u4e00-\\u9fa5]{2,12}\\t[^\\t]{2,}");

    /** 涉农镇 | 沙埠、芦洲，共五个 above or below another such line: a form of labels and what is said of each. */
    private static boolean ofForm(String page, List<int[]> lines, int at, boolean ocr) {
        return !ocr && label(page, lines, at) && (label(page, lines, at - 1) || label(page, lines, at + 1));
    }

    private static final Pattern TOTAL = Pattern.compile("(?:合计|总计|总数|小计|全[县区市旗])\\t[^\\n]*");

    /** 合计 | 九个乡镇，六个有 | 104: as many cells as the rows above have, whatever stands in them. */
    private static boolean total(String page, List<int[]> lines, int at) {
        String line = line(page, lines.get(at)).strip();
        return at > 1
                && TOTAL.matcher(line).matches()
                && NumberPairs.cells(line) > 2
                && NumberPairs.cells(line)
                        == NumberPairs.cells(line(page, lines.get(at - 1)).strip())
                && NumberPairs.cells(line)
                        == NumberPairs.cells(line(page, lines.get(at - 2)).strip());
    }

    private static boolean label(String page, List<int[]> lines, int at) {
        return at >= 0
                && at < lines.size()
                && LABEL.matcher(line(page, lines.get(at)).strip()).matches();
    }

    private static boolean row(String line, boolean ocr) {
        int tabs = 0;
        for (int i = 0; i < line.length(); i++) {
            tabs += line.charAt(i) == '\t' || (ocr && line.charAt(i) == '|') ? 1 : 0;
        }
        if (ocr && line.chars().filter(c -> c == '|').count() >= 2) {
            return true; // the rules of a table read as strokes
        }
        long filled =
                Arrays.stream(line.split("\t")).filter(cell -> !cell.isBlank()).count();
        if (filled > 3 && line.replace("\t", "").strip().length() <= filled * 1.3 && !line.matches(".*\\d.*")) {
            return false; // one character a cell: a line set wide
        }
        return tabs > 0
                && !(PROSE.matcher(BRACKETED.matcher(line).replaceAll("")).find() && (ocr || tabs < 2));
    }

    private void row(int number, String page, int[] line) {
        int from = line[0];
        for (int i = line[0]; i <= line[1]; i++) {
            if (i == line[1] || page.charAt(i) == '\t' || page.charAt(i) == '|') {
                if (from > line[0]) {
                    add('\t', number, from - 1, from);
                }
                normal(number, page, from, i);
                from = i + 1;
            }
        }
        add('\n', number, line[1], line[1]);
    }

    private void block(int number, String page, int from, int to) {
        int start = text.length();
        normal(number, page, from, to);
        closeGaps(start);
        add('\n', number, to, to);
    }

    /** Gaps between characters of a sentence are no cells. */
    private void closeGaps(int from) {
        int to = from;
        for (int i = from; i < text.length(); i++) {
            boolean gap = text.charAt(i) == '\t'
                    && i > from
                    && i + 1 < text.length()
                    && Character.isIdeographic(text.charAt(i - 1))
                    && (Character.isIdeographic(text.charAt(i + 1)) || Character.isDigit(text.charAt(i + 1)));
            if (!gap) {
                text.setCharAt(to, text.charAt(i));
                page[to] = page[i];
                start[to] = start[i];
                end[to] = end[i];
                to++;
            }
        }
        text.setLength(to);
    }

    private void normal(int number, String page, int from, int to) {
        NormalText normal = NormalText.of(page.substring(from, to));
        for (int i = 0; i < normal.length(); i++) {
            char c = normal.text().charAt(i);
            add(
                    c == '\n' || c == '\t' ? '\t' : Token.masks(c) ? UNREADABLE : c,
                    number,
                    from + normal.origin(i),
                    from + normal.originEnd(i));
        }
    }

    private void add(char c, int number, int from, int to) {
        int at = text.length();
        if (at == page.length) {
            page = Arrays.copyOf(page, at * 2);
            start = Arrays.copyOf(start, at * 2);
            end = Arrays.copyOf(end, at * 2);
        }
        text.append(c);
        page[at] = number;
        start[at] = from;
        end[at] = to;
    }

    private Reading masked() {
        Reading masked = new Reading();
        String all = text.toString();
        List<Integer> owners = new ArrayList<>();
        int from = 0;
        for (Scanner.Found found : Scanner.scan(all)) {
            for (int i = from; i < found.start(); i++) {
                masked.add(all.charAt(i), page[i], start[i], end[i]);
                owners.add(-1);
            }
            int last = found.end() - 1;
            masked.add(found.token().mask(), page[found.start()], start[found.start()], end[last]);
            owners.add(masked.tokens.size());
            masked.tokens.add(found.token());
            from = found.end();
        }
        for (int i = from; i < all.length(); i++) {
            masked.add(all.charAt(i), page[i], start[i], end[i]);
            owners.add(-1);
        }
        masked.whole = masked.text.toString();
        masked.pageStarts = new int[all.isEmpty() ? 0 : page[all.length() - 1] + 1];
        for (int i = masked.whole.length() - 1; i >= 0; i--) {
            masked.pageStarts[masked.page[i]] = i;
        }
        masked.token = owners.stream().mapToInt(Integer::intValue).toArray();
        return masked;
    }

    static String line(String page, int[] line) {
        return page.substring(line[0], line[1]);
    }

    private static List<int[]> lines(String page) {
        List<int[]> lines = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= page.length(); i++) {
            if (i == page.length() || page.charAt(i) == '\n') {
                if (!page.substring(from, i).isBlank()) {
                    lines.add(new int[] {from, i});
                }
                from = i + 1;
            }
        }
        return lines;
    }

    private static void trimFoot(String page, List<int[]> lines) {
        if (lines.size() > 1
                && FOOT.matcher(line(page, lines.get(lines.size() - 1)).strip()).matches()) {
            lines.remove(lines.size() - 1);
        }
        if (lines.size() > 1 && FOOT.matcher(line(page, lines.get(0)).strip()).matches()) {
            lines.remove(0);
        }
    }
}
