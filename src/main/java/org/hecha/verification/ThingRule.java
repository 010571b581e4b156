package org.hecha.verification;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hecha.standard.Criterion.Checking.Thing;
import org.hecha.verification.Finding.Why;
import org.hecha.verification.Observation.Stance;
import org.hecha.verification.Places.Whose;
import org.hecha.verification.TableRule.Cell;

/**
 * Finds numbers by what they count, not by the order of words: a number belongs to a claim when it has the claim's unit and one
 * word of each group in its own clause, in what the sentence said before, or in the row, column and title of its table.
 */
final class ThingRule {

    /** A different count of the same thing: what came or went, shares, samples, what is missing. */
    private static final Phrase SOME = new Phrase(
            "新增|新发展|新招募|新吸纳|新注册|净增|增长|增加|减少|同比|平均|人均|[户村校场]均|(?<![特个分级])每(?!年)|分别|抽查|抽取|抽样|随机|其余|剩余|余下|另有|另外|还有|仍有|尚有|相差|差额");

    /** One town, school or team among others. */
    private static final Phrase PARTICULAR =
            new Phrase("(?:^|\\t)(?!全部|所有|涉农|各|乡镇|街道|行政村)[\\u4e00-\\u9fa5]{1,6}(?:镇|乡|街道|村|社区|中学|小学|学校|分队|支队)\\t");

    /** “以上合计”: what the title names. */
    private static final Phrase ALL_TOLD = new Phrase("合计|共计|总计|一共|总共|以上共|^[,，]?(?:即|折合|相当于|约合)");

    private static final Phrase TOTAL = new Phrase("合计|总计|共计|总数|全县|全区|全市|汇总");

    private ThingRule() {}

    static void observe(Question question, BigDecimal claimed, Paper paper, List<Observation> found) {
        Optional<Thing> given = question.checking().thing();
        if (given.isEmpty()) {
            return;
        }
        Thing thing = given.get();
        boolean named = possible(thing, paper);
        for (Sites.Site site : named ? paper.sites() : List.<Sites.Site>of()) {
            if (site.cell().isPresent()) {
                cell(question, thing, claimed, paper, site, site.cell().get(), found);
            } else {
                clause(question, thing, claimed, paper, site, found);
            }
        }
        if (named) {
            ListRule.observe(question, thing, claimed, paper, found);
            Instalments.told(question, thing, claimed, paper, found);
            Growth.told(question, thing, claimed, paper, found);
            Lacking.observe(question, thing, claimed, paper, found);
            AllBut.observe(question, thing, claimed, paper, found);
            Aforesaid.observe(question, thing, claimed, paper, found);
            Enumerated.observe(question, thing, claimed, paper, found);
        }
        if (!thing.parts().isEmpty()) {
            Kinds.observe(question, thing, claimed, paper, found);
        }
    }

    /** Whether a paper may name the thing: it has words of every group. */
    private static boolean possible(Thing thing, Paper paper) {
        String words = paper.reading().text() + "\n" + paper.name();
        return thing.about().stream().allMatch(group -> Phrases.of(group).possible(words));
    }

    // --- sentences -----------------------------------------------------------------------------------------------

    private static void clause(
            Question question, Thing thing, BigDecimal claimed, Paper paper, Sites.Site site, List<Observation> found) {
        String own = site.own();
        if (!unit(thing).in(site.after()) && !unitBefore(thing, paper, site)) {
            return;
        }
        String text = paper.reading().text();
        int line = text.lastIndexOf('\n', site.at()) + 1;
        int tab = text.indexOf('\t', line);
        if (tab > site.at() && countsRows(thing, new Cell(line, tab), text, site.at())) {
            return;
        }
        if (NumberRule.base(text, site.at(), site.to())
                || OfWhole.ofHowMany(thing, text, site.at())
                || OfWhole.other(thing, text, site.at())
                || NumberRule.notOne(text, site.at(), site.amount().quantity())) {
            return;
        }
        boolean enumerated = site.to() < text.length() && text.charAt(site.to()) == '、'
                || site.from() > 0 && site.own().startsWith("、") && !ALL_TOLD.in(own);
        boolean led = Leads.to(thing, text, site);
        String before = null;
        int missing = 0;
        boolean titled = totalOfTitle(thing, paper, site);
        for (String group : thing.about()) {
            if (!Phrases.of(group).in(own)) {
                missing++;
                before = before == null ? context(thing, paper, site) : before;
                if (!led && !titled && !Phrases.of(group).in(before)) {
                    return;
                }
            }
        }
        if (missing > 0 && before != null && LACKING.in(before)) {
            return; // 还有16个村未建立…，全县207个村: the lack is said of others
        }
        boolean told = ALL_TOLD.in(own);
        boolean bound = led
                || OF_THEM.in(own)
                || unitBefore(thing, paper, site)
                || grewTo(text, site)
                || totalOfClause(thing, text, site)
                || titled
                || EverAndNow.ever(text, site.at()).isPresent();
        if (missing == thing.about().size() && missing > 1 && !told && !bound) {
            return;
        }
        if (missing > 1 && !told && !bound && !spoken(thing, own + before)) {
            return;
        }
        boolean firm =
                !enumerated && (missing == 0 || missing == 1 && thing.about().size() > 1 || bound);
        boolean other = Phrases.any(thing.other(), own)
                || SOME.in(own)
                || told
                        && missing > 0
                        && before != null
                        && Phrases.any(thing.other(), before); // a total of several kinds
        found.add(judged(question, claimed, paper, site.from(), site.to(), site, firm, other)
                .heavier(-0.6 - 0.4 * missing));
    }

    private static final Phrase TOTAL_ALONE =
            new Phrase("^(?:共计|总计|合计|总共|一共|共|计|凡)(?:为|有)?" + Token.NUMBER + "[\\u4e00-\\u9fa5]{1,2}$");

    /** …中学设有农村中学科技馆，计3所: a clause that is nothing but a total counts what the clause before it names. */
    private static boolean totalOfClause(Thing thing, String text, Sites.Site site) {
        int start = Sentences.start(text, site.at());
        if (site.from() <= start || !TOTAL_ALONE.in(site.own())) {
            return false;
        }
        String before = text.substring(Sentences.clause(text, site.from() - 1), site.from());
        return before.indexOf(Token.NUMBER) < 0 && all(thing, before) && !Phrases.any(thing.other(), before);
    }

    /** 科普大篷车2021年运行情况, and below it 进校园21次、下乡15次，共36次: a bare total behind its parts is of what the paper is about. */
    private static boolean totalOfTitle(Thing thing, Paper paper, Sites.Site site) {
        String text = paper.reading().text();
        int before = Sites.lastNumber(text, site.from() - 1);
        return TOTAL_ALONE.in(
                        site.own().startsWith("，") || site.own().startsWith(",")
                                ? site.own().substring(1)
                                : site.own())
                && before >= Sentences.start(text, site.at())
                && unit(thing, text, before)
                && all(thing, title(text, site.from()));
    }

    private static final Phrase LACKING = new Phrase("(?:未|没有|尚无|还没)(?:能)?(?:建|成立|组建|配|设)");

    /** 服务总时长（小时）：5230. */
    private static boolean unitBefore(Thing thing, Paper paper, Sites.Site site) {
        String label = paper.reading().text().substring(Math.max(0, site.at() - 9), site.at());
        return Phrases.of("[(（](?:" + String.join("|", thing.unit()) + ")[)）][:：]?$")
                .in(label);
    }

    /** “应建乡镇科协15个，实建12个”: how many of those named before. */
    private static final Phrase OF_THEM =
            new Phrase("^[,，、]?(?:目前|现|截至目前)?(?:已|实|现)(?:际)?(?:建|有|配|设|成立|组建|完成|开展|举办)(?:成|立|有|齐|备|了)?(?:的)?\uE000"
                    + "|^[^,，。;；]{0,4}(?:更正|修正|订正|调整|变更|核减|核定|减少?|降低?|压缩|缩减|增加?|提高)(?:为|到|至)(?:约)?\uE000");

    /** Words said earlier in the sentence that still hold: those after the last number of the same unit. */
    private static String context(Thing thing, Paper paper, Sites.Site site) {
        String text = paper.reading().text();
        String more = thing.about().size() > 1
                ? TITLE + title(text, site.from()) + "\n" + GridRule.pageTitle(paper, site.at())
                : "";
        if (site.to() < text.length() && text.charAt(site.to()) == '、') {
            // 十四个乡镇、一百六十八个村科普组织全覆盖: what is said of the last is said of all
            more = "\n" + text.substring(site.to(), Math.max(site.to(), Sentences.clauseEnd(text, site.to()))) + more;
        }
        int start = Sentences.start(text, site.at());
        OptionalInt ever = EverAndNow.ever(text, site.at());
        if (ever.isPresent()) {
            return text.substring(start, ever.getAsInt()) + more;
        }
        if (OF_THEM.in(site.own())) {
            // 全市共辖6个街道、11个镇。已建15个: of them
            return site.from() > start ? text.substring(start, site.from()) : Sentences.before(text, start) + more;
        }
        if (ALL_TOLD.in(site.own()) && site.from() > start) {
            String told = text.substring(Sentences.clause(text, site.from() - 1), site.from());
            if (Phrases.any(thing.about(), told)) {
                return told; // 行政村195个、社区63个，合计258个
            }
        }
        for (int i = site.from() - 1; i >= start; i--) {
            if (text.charAt(i) == Token.NUMBER
                    && unit(thing, text, i)
                    && !grew(text, i)
                    && !Corrections.passed(text, i)) {
                return text.substring(i + 1, site.from()) + more;
            }
        }
        return text.substring(start, site.from()) + more;
    }

    private static final Phrase GREW_BY = new Phrase("(?:增加|增长|新增|净增|增|多|减少|下降)(?:了)?$");

    /** 较上年增加12场，达60场: what was added is no total of its own. */
    static boolean grew(String text, int at) {
        return GREW_BY.in(text.substring(Sentences.clause(text, at), at));
    }

    private static final Phrase GREW_TO = new Phrase("^[,，]?(?:总数|总量|累计|共计|总计|全年)?(?:达到?|增至|升至|增加到|减至|降至)(?:了)?\uE000");

    /** Whether the clause before says what grew, and this one to how many. */
    private static boolean grewTo(String text, Sites.Site site) {
        int before = Sites.lastNumber(text, site.from() - 1);
        return GREW_TO.in(site.own())
                && before > 0
                && before >= Sentences.start(text, site.at())
                && (grew(text, before) || Corrections.passed(text, before));
    }

    /** Whether the sentence itself names all groups but one; a title may supply that one. */
    private static boolean spoken(Thing thing, String words) {
        int end = words.indexOf(TITLE);
        String sentence = end < 0 ? words : words.substring(0, end);
        return thing.about().stream()
                        .filter(group -> !Phrases.of(group).in(sentence))
                        .count()
                <= 1;
    }

    /** Parts what the sentence says from what only the title says. */
    private static final char TITLE = '\uE00F';

    /** Short lines at the head of the paper, above the number's own. */
    static String title(String text, int before) {
        int line = text.lastIndexOf('\n', before) + 1;
        return text.substring(0, Math.min(line, 120))
                .lines()
                .limit(3)
                .filter(each -> each.length() <= 40 && each.indexOf('\t') < 0)
                .collect(Collectors.joining("\n"));
    }

    /** Whether the number at this place is in the thing's unit. */
    static boolean unit(Thing thing, String text, int at) {
        return unit(thing).in(text.substring(at + 1, Math.min(text.length(), at + 9)));
    }

    private static Phrase unit(Thing thing) {
        return UNITS.computeIfAbsent(thing.unit(), units -> Phrases.of("^[\\t ]?(?:" + String.join("|", units) + ")"));
    }

    private static final Map<List<String>, Phrase> UNITS = new ConcurrentHashMap<>();

    // --- tables --------------------------------------------------------------------------------------------------

    private static void cell(
            Question question,
            Thing thing,
            BigDecimal claimed,
            Paper paper,
            Sites.Site site,
            Sites.Place place,
            List<Observation> found) {
        String words = place.left() + "\t" + place.heading();
        if (!all(thing, words) || !unitOfCell(thing, place, words)) {
            return;
        }
        boolean pair = all(thing, place.near()) || (place.heading().isEmpty() && all(thing, place.left()));
        if (!pair && place.heading().isEmpty()) {
            return; // the title of a table alone says nothing about one of its columns
        }
        String text = paper.reading().text();
        boolean explicit = unit(thing).in(place.after() + place.beside()) || inLabel(thing, words);
        List<Cell> row = place.row();
        Whose whose = paper.whose(row);
        boolean mine = pair
                || whose == Whose.OWN
                || TOTAL.in(place.left())
                || (Phrases.any(thing.about(), place.left()) && !PARTICULAR.in(place.left()));
        if (whose == Whose.OTHER
                || !mine
                || countsOther(thing, paper, site.at(), explicit)
                || countsRows(thing, row.getFirst(), text, site.at())) {
            return;
        }
        String lowest = place.left() + "\t" + place.heading().split("\t")[0];
        String said = all(thing, place.near()) ? place.near() : all(thing, lowest) ? lowest : words;
        boolean other = Phrases.any(thing.other(), said) || SOME.in(said) || GridRule.planned(place.heading());
        found.add(judged(
                        question,
                        claimed,
                        paper,
                        row.get(0).start(),
                        row.get(row.size() - 1).end(),
                        site,
                        false, // a grid knows better what a cell is not
                        other)
                .heavier(explicit ? -0.4 : -1.2));
    }

    private static final Pattern TOTAL_OF = Pattern.compile("^(?:合计|总计|小计|共计|全[县市区旗])[(（]");

    /** 小计（13个乡镇） | 是9 否4: how many rows are summed up, and not what the columns say of them. */
    private static boolean countsRows(Thing thing, Cell first, String text, int at) {
        return at < first.end() && TOTAL_OF.matcher(first.in(text)).find() && !all(thing, first.in(text));
    }

    /**
     * Whether a number stands in a table that counts nothing but money, or in one unit that is not the claim's.
     *
     * @param said whether the number's own labels say the claim's unit
     */
    private static boolean countsOther(Thing thing, Paper paper, int at, boolean said) {
        return paper.grids().stream()
                .filter(grid ->
                        GridUnits.ofMoney(thing, grid.title()) || !said && GridUnits.ofOtherUnit(thing, grid.title()))
                .anyMatch(grid -> grid.fields().stream().anyMatch(field -> field.at() == at));
    }

    /** Whether there is a word of every group. */
    static boolean all(Thing thing, String words) {
        return thing.about().stream().allMatch(group -> Phrases.of(group).in(words));
    }

    private static boolean unitOfCell(Thing thing, Sites.Place place, String labels) {
        String said = !place.after().isEmpty() ? place.after() : place.beside().length() <= 4 ? place.beside() : "";
        if (unit(thing).in(said)) {
            return true;
        }
        boolean silent = !labels.contains("(") && !labels.contains("（");
        return place.after().isEmpty() && (inLabel(thing, labels) || silent);
    }

    private static boolean inLabel(Thing thing, String labels) {
        return thing.unit().stream()
                .anyMatch(u -> Phrases.of("[(（/](?:" + u + ")[)）]?").in(labels));
    }

    // --- both ----------------------------------------------------------------------------------------------------

    private static Observation judged(
            Question question,
            BigDecimal claimed,
            Paper paper,
            int from,
            int to,
            Sites.Site site,
            boolean firm,
            boolean other) {
        Observation one =
                Judgement.judged(question, claimed, paper, from, to, site.at(), site.amount(), firm && !other);
        return other && one.stance() == Stance.FOR
                ? new Observation(
                        one.stance(),
                        paper,
                        one.from(),
                        one.to(),
                        one.value(),
                        one.weight(),
                        one.aside().or(() -> Optional.of(Why.PARTIAL)))
                : one;
    }
}
