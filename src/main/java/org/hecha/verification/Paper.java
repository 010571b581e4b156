package org.hecha.verification;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hecha.evidence.EvidenceId;
import org.hecha.evidence.PageText;
import org.hecha.verification.Places.Whose;
import org.jspecify.annotations.Nullable;

/**
 * One file of the dossier as rules see it: its text, and what kind of document it is. Children of containers are papers of
 * their own.
 */
final class Paper {

    private static final Pattern DRAFT = Pattern.compile(
            "征求意见稿(?![》\"”)）]{0,2}(?:[(（][^()（）]{0,12}[)）])?[^。;；\\n]{0,8}(?:不再|停止|同时|废止|作废))|征求.{0,12}意见的函|送审稿|讨论稿|草案稿|[(（]草案[)）]|[(（](?:(?:初|草)稿(?:[,，、;；][^()（）]{0,24})?|稿)[)）]|代拟稿|[(（]代拟[)）]|拟用文号|文号待定|"
                    + Token.DOCUMENT
                    + "[(（]拟[)）]|[(（]讨论[)）]|[(（](?:提交|提请|供)[^()（）\\n]{2,24}(?:讨论|审议)(?!后|通过|同意)|未经(?:正式)?(?:印发|批准|审定)[^。;；\\n]{0,6}不得(?:引用|外传|外发)|[〔\\[(【]20\\d{2}[〕\\])】][ 　_＿x×\\t]*号|\uE001?[〔\\[(【]\\d{0,4}[〕\\])】]\\t?号");
    private static final Pattern UNSEALED = Pattern.compile("[(（](?:未|尚未|待)(?:盖章|加盖公章|签字|签章|用印)[)）]");
    private static final Pattern PROPOSAL = Pattern.compile(
            "项目建议书|拟(?:表彰|表扬|奖励|推荐|命名)[^\\n]{0,8}名单|(?:建议|候选|推荐)名单(?=[\\n\\t(（]|$)|可行性研究报告|工作要点|工作计划|工作打算(?=[\\n\\t]|$)|工作思路(?=[\\n\\t]|$)|工作安排(?=[\\n\\t]|$)|年度计划|的建议(?=[\\n\\t]|$)|关于(?:商请|请求|恳请|开设|增设|设立)[^\\n]{0,24}的函(?![》\"]|收悉)|的请示(?![》\"]|收悉)|申请书|五年规划|远景目标|规划(?:纲要)?(?=[\\n\\t(（]|$)|规划\uE001|(?:^|\\n)[^\\n]{0,12}\uE001[^\\n\\t]{2,16}(?<!行动)计划(?=\\n|$)|(?<!行动)计划[(（]\uE001[)）]");
    /** 2021年工作总结和2022年工作打算 tells of the year that was; what is planned stands under a heading of its own. */
    private static final Pattern REVIEW = Pattern.compile("总结(?:和|及|与|暨|、)[^\\n]{0,12}(?:打算|计划|安排|思路|要点)");

    private static final Pattern LAW = Pattern.compile("科普法|科学技术普及法|学法|法条|法律法规");
    private static final Pattern LETTER_BODY = Pattern.compile("协会|委员会|办公室|人民政府|局|厅|中心|县委|区委|市委|省委|部|馆|会|公报|报告");
    /** 市对县考核细则: what a level above holds its counties to. */
    private static final Pattern OF_COUNTIES =
            Pattern.compile("[省市盟州](?:委|政府|科协)?(?:\uE001(?:年度)?)?对(?:各)?(?:县|区|旗)(?!外)");

    private static final Pattern TO_COUNTIES = Pattern.compile("各(?:县|区|市)[^\\n]{0,16}[:：]|各市[^\\n]{0,20}[:：]");

    /** Mean confidence of a picture from which a digit that differs was printed so; a worse one may be misread. */
    private static final double CLEAR = 0.97;

    private final EvidenceId id;
    private final String path;
    private final String name;
    private final String slot;
    private final List<String> criteria;
    private final List<PageText> pages;
    private final Reading reading;
    private final boolean ocr;
    private final boolean clear;
    private final boolean law;
    private final boolean forwarded;
    private final Optional<LocalDate> shot;
    private final Optional<LocalDate> until;
    private final List<List<TableRule.Cell>> lines;
    private final List<Sites.Site> sites;
    private final List<Grid> grids;
    private final Map<Integer, Years.Said> years;
    private final Places places;
    private final Map<Integer, Whose> whose = new HashMap<>();
    private @Nullable List<PageLine> pageLines;
    private final boolean part;
    private final boolean draft;
    private final boolean proposal;
    private final Whose issuer;
    private final Optional<DocNumber> number;
    private final int numberAt;
    private final Optional<LocalDate> date;
    private final int titleYear;

    Paper(EvidenceId id, String path, String slot, List<String> criteria, List<PageText> pages, Places places) {
        this.id = id;
        this.places = places;
        this.path = path;
        this.name = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.[^.]+$", "");
        this.slot = slot;
        this.criteria = List.copyOf(criteria);
        this.pages = List.copyOf(pages);
        this.ocr = pages.stream().filter(PageText::ocr).count() * 2 > pages.size();
        Reading asRead = Reading.of(pages);
        this.reading = ocr ? MisreadYears.mended(asRead) : asRead;
        this.clear = !ocr || pages.stream().filter(PageText::ocr).allMatch(page -> page.quality() >= CLEAR);
        String head = head();
        this.shot = shot();
        this.until = until();
        this.forwarded = FORWARDED
                .matcher(head.substring(0, Math.min(head.length(), 120)))
                .find();
        this.law = LAW.matcher(head).find();
        this.lines = TableRule.lines(reading.text());
        this.sites = Sites.of(reading, lines);
        this.grids = GridReader.of(reading, lines);
        this.years = Years.of(grids);
        this.part = ofPart(reading.text().lines().filter(l -> !l.isBlank()).toList());
        this.proposal = PROPOSAL.matcher(head.substring(0, Math.min(head.length(), 120))
                                .lines()
                                .filter(line -> line.indexOf('\t') < 0) // what a table lists is not what the paper is
                                .collect(Collectors.joining("\n")))
                        .find()
                && !REVIEW.matcher(head.substring(0, Math.min(head.length(), 120)))
                        .find();
        int found = ownNumber(head);
        this.numberAt = found;
        this.number = found < 0 ? Optional.empty() : Optional.of(((Token.Document) reading.token(found)).number());
        this.draft = DRAFT.matcher(head + "\n" + name).find() && !report()
                || number.filter(own -> DRAFT.matcher(own.issuer()).find()).isPresent()
                || UNSEALED.matcher(ending()).find();
        this.issuer = issuer(places);
        this.date = signed();
        this.titleYear = titleYear(head);
    }

    EvidenceId id() {
        return id;
    }

    String path() {
        return path;
    }

    /** The name of its file without folders and ending. */
    String name() {
        return name;
    }

    String slot() {
        return slot;
    }

    List<String> criteria() {
        return criteria;
    }

    List<PageText> pages() {
        return pages;
    }

    Reading reading() {
        return reading;
    }

    /** Its lines with their cells. */
    List<List<TableRule.Cell>> lines() {
        return lines;
    }

    /** Its lines as they stand on the pages; made when first asked for, since few papers are a platform's. */
    List<PageLine> pageLines() {
        if (pageLines == null) {
            pageLines = PageLine.of(pages);
        }
        return pageLines;
    }

    /** Its numbers with their words. */
    List<Sites.Site> sites() {
        return sites;
    }

    /** Its tables. */
    List<Grid> grids() {
        return grids;
    }

    /** The years its numbers stand under in tables, by place. */
    Map<Integer, Years.Said> years() {
        return years;
    }

    /** Whom a row of a table is about, by its first three cells; asked for every claim, so remembered. */
    Whose whose(List<TableRule.Cell> row) {
        return whose.computeIfAbsent(row.get(0).start(), start -> {
            for (TableRule.Cell cell : row.subList(0, Math.min(3, row.size()))) {
                List<Places.Mention> mentions = places.mentions(cell.in(reading.text()), ocr);
                if (!mentions.isEmpty()) {
                    return mentions.get(0).whose();
                }
            }
            return Whose.NOBODY;
        });
    }

    /** Whether what stands here was printed so: text, or a picture read without doubts. */
    boolean clear() {
        return clear;
    }

    /** Read from pictures: names and digits may be wrong. */
    boolean ocr() {
        return ocr;
    }

    /** Not issued: for comment, without a number. */
    boolean draft() {
        return draft;
    }

    private static final Pattern REPORT = Pattern.compile("(?:自评|自查|总结|工作)报告|工作总结");
    private static final Pattern SENT_UP = Pattern.compile("[(（]?送审稿[)）]?");

    /** 自评报告（送审稿）: a report that goes up for approval tells what was; a plan that does is not yet one. */
    private boolean report() {
        String called = title();
        return REPORT.matcher(called).find()
                && !PROPOSAL.matcher(called).find()
                && !DRAFT.matcher(SENT_UP.matcher(head() + "\n" + name).replaceAll(""))
                        .find();
    }

    /** Speaks of what shall be: proposals, plans, petitions. */
    boolean proposal() {
        return proposal;
    }

    /** Of a town, a village, a school or a team: what it counts is its own, not the county's. */
    boolean part() {
        return part;
    }

    /** Teaches the law: says what shall be everywhere, nothing of this county. */
    boolean law() {
        return law;
    }

    private static final Pattern FORWARDED = Pattern.compile("转发[^\\n]{0,40}标准(?!化)");

    /** Passes the standard on: what it says is asked for, not done. */
    boolean forwardsStandard() {
        return forwarded;
    }

    private static final Phrase SHOT =
            new Phrase("(?:截图|截取|截屏|抓取|打印)(?:日期|时间|于)?[:：]?[\\t ]?(" + Token.DATE + ")|(" + Token.DATE + ")[\\t ]?截图");

    /** A picture of a screen taken more than a year and a half before the deadline shows nothing of today. */
    boolean shotLongAgo(LocalDate deadline) {
        return shot.filter(day -> day.isBefore(deadline.minusMonths(SHOT_MONTHS)))
                .isPresent();
    }

    private Optional<LocalDate> shot() {
        return SHOT.all(reading.text()).stream()
                .findFirst()
                .flatMap(m -> dayAt(m.start(1) >= 0 ? m.start(1) : m.start(2)));
    }

    private static final Phrase TERM = new Phrase("(?:执行期|规划期|实施期|有效期|认定期|命名期|证书期)限?(?:为|:|：|是|自|从|[\\t ]){0,3}"
            + Token.DATE + "[\\t ]?(?:至|到|-|—|～|~)[\\t ]?(" + Token.DATE + ")");

    /** 适用于2019年度考核，当年有效 */
    private static final Phrase FOR_ONE_YEAR =
            new Phrase("(?:适用于|限于|用于)(" + Token.DATE + ")[^,，。;；\\n]{0,8}[,，](?:仅)?当年有效");

    /** Whether the time it says it holds for was over by then. */
    boolean expired(LocalDate deadline) {
        return until.filter(last -> last.isBefore(deadline)).isPresent();
    }

    private Optional<LocalDate> until() {
        return TERM.all(reading.text()).stream()
                .findFirst()
                .or(() -> FOR_ONE_YEAR.all(reading.text()).stream().findFirst())
                .map(m -> reading.token(m.start(1)))
                .filter(Token.Day.class::isInstance)
                .flatMap(day -> ((Token.Day) day).date().last());
    }

    private static final int SHOT_MONTHS = 18;

    /** Whose paper it is. */
    Whose issuer() {
        return issuer;
    }

    /** Its own number, not one it refers to. */
    Optional<DocNumber> number() {
        return number;
    }

    int numberAt() {
        return numberAt;
    }

    /** The date it was signed. */
    Optional<LocalDate> date() {
        return date;
    }

    /** The year in its title or name; 0 = none. */
    int titleYear() {
        return titleYear;
    }

    /** Short lines among the first ones and the name of the file: what the paper calls itself. */
    String title() {
        return reading.text()
                        .substring(0, Math.min(reading.text().length(), HEADLINES))
                        .lines()
                        .takeWhile(line -> !(line.endsWith(":") && line.length() <= ADDRESSEES)
                                && !CHAPTER.matcher(line).lookingAt())
                        .filter(line ->
                                line.length() <= LONGEST_TITLE && line.indexOf('\t') < 0 && line.indexOf('。') < 0)
                        .limit(MOST_TITLE_LINES)
                        .collect(Collectors.joining("\n"))
                + "\n" + name;
    }

    /** The head as far as its first numbered item: what the paper is about, not what it mentions among other things. */
    String opening() {
        return head().lines()
                .takeWhile(line -> !CHAPTER.matcher(line).lookingAt())
                .collect(Collectors.joining("\n"));
    }

    private static final Pattern CHAPTER =
            Pattern.compile("\\s*(?:" + Token.ORDINAL + "[章节条]|[一二三四五六七八九十]{1,2}、|[(（][一二三四五六七八九十][)）])");

    /** Characters among which a title ends. */
    private static final int HEADLINES = 160;

    private static final int LONGEST_TITLE = 60;
    private static final int MOST_TITLE_LINES = 4;
    private static final int ADDRESSEES = 30;

    /** The last lines, where signature and date stand. */
    private String ending() {
        String text = reading.text();
        return text.substring(Math.max(0, text.length() - 160));
    }

    /** The first lines, where number, title and addressees stand. */
    String head() {
        String text = reading.text();
        return text.substring(0, Math.min(text.length(), 260));
    }

    private static final Pattern PART = Pattern.compile(
            "^(?:\\S{2,3}[县区市旗])?(?!全|各|本|涉农|城)[\\u4e00-\\u9fa5]{2,4}(?:(?<!乡)镇|乡(?!镇)|街道|村|社区|中学|小学|学校|分队|支队)"
                    + "(?:(?:人民)?政府|党委|党政(?:综合)?办公?室?|办事处|科协|科学技术协会|科普(?:协会|小组)|村委会|居委会|\uE001|20|关于|工作|总结|活动|科普|报送|上报|情况|$)");

    /** By its title, its signature or the name of its file. */
    private boolean ofPart(List<String> lines) {
        String name = path.substring(path.lastIndexOf('/') + 1)
                .replaceFirst("\\.[^.]+$", "")
                .replaceFirst("^[\\d\\W_-]+", "");
        if (lines.isEmpty() || PART.matcher(name).find()) {
            return !lines.isEmpty();
        }
        int last = lines.size();
        return PART.matcher(lines.get(0)).find()
                || lines.subList(Math.max(0, last - 2), last).stream()
                        .anyMatch(
                                l -> l.length() <= 20 && PART.matcher(l.strip()).find());
    }

    // --- what kind of document ---------------------------------------------------------------------------------------

    private int ownNumber(String head) {
        for (int i = 0; i < head.length(); i++) {
            if (head.charAt(i) == Token.DOCUMENT) {
                int from = head.lastIndexOf('\n', i) + 1;
                int to = head.indexOf('\n', i);
                String line = head.substring(from, to < 0 ? head.length() : to);
                if (line.length() <= 30
                        && !line.contains("根据")
                        && !line.contains("《")
                        && !line.endsWith("。")
                        && !registered(i)) {
                    return i;
                }
            }
        }
        return -1;
    }

    /** 管理办法 | 15号 above 激励办法 | 22号: whether the number at this place is a row's of a table that lists several. */
    boolean registered(int at) {
        int line = lineNumber(at);
        return numbered(line) && (numbered(line - 1) || numbered(line + 1));
    }

    private int lineNumber(int at) {
        int line = 0;
        while (line < lines.size() && lines.get(line).getLast().end() < at) {
            line++;
        }
        return line;
    }

    private boolean numbered(int line) {
        return line >= 0
                && line < lines.size()
                && lines.get(line).size() > 1
                && lines.get(line).stream()
                        .anyMatch(cell -> cell.in(reading.text()).indexOf(Token.DOCUMENT) >= 0);
    }

    /** 在某市科普工作推进会上的发言: where something was said is not who said it. */
    private static final Pattern OCCASION =
            Pattern.compile("^\\s*在.{4,}(?:上|时)的?(?:发言|讲话|交流|汇报|致辞)|(?:发言|讲话)(?:稿|材料|提纲)?\\s*$");

    private static final Pattern COMPANY =
            Pattern.compile("^[^,，。;；:：\\n]{2,24}(?:有限(?:责任)?公司|股份公司|集团公司|集团)(?:|$|[^,，。;；]{0,4}(?:年度)?报告)");

    private Whose issuer(Places places) {
        List<String> lines = reading.text().lines().filter(l -> !l.isBlank()).toList();
        Whose by = office(places, lines);
        boolean company = by == Whose.ABOVE
                && !lines.isEmpty()
                && COMPANY.matcher(lines.getFirst()).find();
        return company ? Whose.NOBODY : by; // a company bears a city's name and is not over its counties
    }

    /** A university or firm that was asked to count bears a city's name and is not over its counties either. */
    private static final Pattern HIRED = Pattern.compile("大学|学院|研究院|研究所|事务所|公司");

    private Whose office(Places places, List<String> lines) {
        if (number.isPresent()) {
            Whose by = places.issuer(number.get().issuer());
            if (by != Whose.NOBODY) {
                return by;
            }
        }
        if (OF_COUNTIES.matcher(name).find()
                || !lines.isEmpty() && OF_COUNTIES.matcher(lines.getFirst()).find()) {
            return Whose.ABOVE;
        }
        List<String> letterhead = new ArrayList<>(lines.subList(0, Math.min(3, lines.size())));
        List<String> signature = new ArrayList<>(lines.subList(Math.max(0, lines.size() - 4), lines.size()));
        for (List<String> part : List.of(signature, letterhead)) {
            for (String line : part) {
                // 某县科协: is to whom it is written, and a whole sentence is no signature
                if (line.length() <= 40
                        && !OCCASION.matcher(line).find()
                        && !line.strip().endsWith(":")
                        && line.indexOf('。') < 0
                        && LETTER_BODY.matcher(line).find()) {
                    if (NATIONAL.matcher(line.strip()).lookingAt()) {
                        return Whose.ABOVE;
                    }
                    Whose by = places.bearer(line, ocr);
                    boolean sentence = by == Whose.OTHER && (line.indexOf(',') >= 0 || line.indexOf('，') >= 0);
                    boolean hired = by != Whose.OWN && HIRED.matcher(line).find();
                    if (by != Whose.NOBODY && !sentence && !hired) {
                        return by;
                    }
                }
            }
        }
        if (TO_COUNTIES.matcher(head()).find()) {
            return Whose.ABOVE;
        }
        return majority(places);
    }

    private static final Pattern NATIONAL = Pattern.compile(
            "(?:中国科学技术协会|中国科协|科学技术部|教育部|农业农村部|文化和旅游部|国家[\\u4e00-\\u9fa5]{2,12}(?:局|委员会))(?:办公厅)?(?:文件)?$");

    private static final int TITLE = 120;

    private Whose majority(Places places) {
        int own = 0;
        int above = 0;
        int other = 0;
        if (places.calledAsAbove(reading.text()) && places.begunAbove(reading.text())) {
            return Whose.ABOVE; // 全市 is the city's whose name the title begins with
        }
        List<Places.Mention> first =
                places.mentions(name + "\n" + head().substring(0, Math.min(head().length(), TITLE)), ocr);
        boolean atOnce = first.stream().anyMatch(m -> m.whose() == Whose.OTHER);
        for (Places.Mention mention : places.mentions(reading.text(), ocr)) {
            if (mention.whose() == Whose.OTHER && inRow(mention.at())) {
                continue; // one row of many is about somebody else
            }
            switch (mention.whose()) {
                case OWN -> own++;
                case ABOVE -> above++;
                case OTHER -> other++;
                case NOBODY -> {
                    // never mentioned
                }
            }
        }
        if (own > 0) {
            boolean ownTitle = !atOnce && first.stream().anyMatch(m -> m.whose() == Whose.OWN);
            return own >= other || ownTitle ? Whose.OWN : Whose.OTHER;
        }
        Matcher names = Pattern.compile(places.aboveNames()).matcher(reading.text());
        while (names.find()) {
            above++;
        }
        // whoever learns from this county is named further down in its own paper
        return other > 0 && other >= above && atOnce ? Whose.OTHER : above > 0 ? Whose.ABOVE : Whose.NOBODY;
    }

    private boolean inRow(int at) {
        return line(at).indexOf('\t') >= 0;
    }

    private Optional<LocalDate> signed() {
        String text = reading.text();
        for (int i = text.length() - 1; i >= Math.max(0, text.length() - 160); i--) {
            Optional<LocalDate> found = dayAt(i);
            if (found.isPresent() && !published(text, i) && !granted(text, i)) {
                return found;
            }
        }
        for (int i = 0; i < Math.min(200, text.length()); i++) {
            Optional<LocalDate> found = dayAt(i);
            if (found.isPresent() && !granted(text, i)) {
                return found;
            }
        }
        // before an annex: the first day that has a line of its own
        for (int i = text.indexOf(Token.DATE); i >= 0; i = text.indexOf(Token.DATE, i + 1)) {
            if (ownLine(i) && dayAt(i).isPresent()) {
                return dayAt(i);
            }
        }
        return Optional.empty();
    }

    private static final Pattern PUBLISHED = Pattern.compile("(?:上网|上传|下载|打印|浏览)(?:日期|时间|于)?[:：]?\\t?$");

    /** 上网日期：2018年11月20日: when it could be read, not when it was issued. */
    static boolean published(String text, int at) {
        return PUBLISHED.matcher(text.substring(Math.max(0, at - 8), at)).find();
    }

    private static final Pattern GRANTED =
            Pattern.compile("(?:审核通过|通过审核|认证通过|通过认证|注册|入驻|开通|上线|成立)(?:日期|时间|于)?[:：]?\\t?$");

    /** 已注册（审核通过2017-12-05）: since when a screen shows somebody, not when it was looked at. */
    private static boolean granted(String text, int at) {
        return GRANTED.matcher(text.substring(Math.max(0, at - 10), at)).find();
    }

    /** Whether a day is all that stands in its line, as it does below a signature. */
    boolean ownLine(int at) {
        return line(at).strip().length() == 1;
    }

    private Optional<LocalDate> dayAt(int at) {
        return reading.isToken(at)
                        && reading.token(at) instanceof Token.Day day
                        && day.date().whole()
                ? day.date().first()
                : Optional.empty();
    }

    /** 统计区间：2019年…: what a whole table is about. */
    private static final Pattern SPAN = Pattern.compile("统计(?:区间|期间|时段|周期|年度)[:：为]?[\\t ]?" + Token.DATE);

    String line(int at) {
        String text = reading.text();
        int stop = text.indexOf('\n', at);
        return text.substring(text.lastIndexOf('\n', at) + 1, stop < 0 ? text.length() : stop);
    }

    /** 2019-2021: several years are no year. */
    private static final Pattern YEARS = Pattern.compile("(?<!\\d)20\\d{2}年?[-—–~～至到]+20\\d{2}(?!\\d)");

    /** A yearbook tells of the year before the one it is called after. */
    private static final Pattern YEARBOOK = Pattern.compile("年鉴");

    private int titleYear(String head) {
        int title = Math.min(70, Math.max(0, head.indexOf('\n', Math.max(0, head.indexOf('\n')) + 1)));
        for (int i = 0; i < title; i++) {
            if (reading.isToken(i)
                    && reading.token(i) instanceof Token.Day day
                    && day.date().year() > 0
                    && day.date().month() == 0
                    && !Periods.comparesYears(line(i))
                    && line(i).indexOf('。') < 0 // a sentence is no title
                    && date.map(d -> d.getYear() >= day.date().year()).orElse(true)) {
                return day.date().year();
            }
        }
        Matcher span = SPAN.matcher(reading.text());
        if (span.find()
                && reading.token(span.end() - 1) instanceof Token.Day day
                && day.date().year() > 0) {
            return day.date().year();
        }
        String file = path.substring(path.lastIndexOf('/') + 1);
        Matcher name = Pattern.compile("(?<!\\d)((?:19|20)\\d{2})(?:年|(?!\\d))").matcher(file);
        if (!name.find() || YEARS.matcher(file).find()) {
            return 0;
        }
        int year = Integer.parseInt(name.group(1));
        return YEARBOOK.matcher(file).find() ? year - 1 : year;
    }
}
