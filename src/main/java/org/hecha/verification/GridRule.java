package org.hecha.verification;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hecha.standard.Criterion.Checking.Thing;
import org.hecha.verification.GridUnits.Unit;
import org.hecha.verification.Places.Whose;

/**
 * Reads a claimed number out of tables of any shape: a column of totals, a row of totals, a line of values below their names, a
 * list of names with one value each, the county's own row among counties. What a cell counts is what row, headings and title say
 * together.
 */
final class GridRule {

    static final Pattern PART = Pattern.compile("^(?:其中|其它|其他|男|女|占比|比例|占|比上年|同比|上年|增幅)");

    private GridRule() {}

    static void observe(Question question, BigDecimal claimed, Paper paper, List<Observation> found) {
        Thing thing = question.checking().thing().orElse(null);
        for (Grid whole : paper.grids()) {
            Grid grid = Years.wanted(question, whole.years()).map(whole::in).orElse(whole);
            if (grid.fields().isEmpty()) {
                continue;
            }
            GridNames best = thing == null ? null : new GridNames(thing, grid);
            boolean counties = grid.fields().stream().anyMatch(f -> paper.whose(f.cells()) == Whose.OTHER);
            for (Grid.Field field : grid.fields()) {
                if (thing != null && best != null) {
                    thing(question, thing, claimed, paper, grid, best, field, counties, found);
                }
                if (thing != null && field.totalRow() && !counties && !OfWhole.ofHaving(thing)) {
                    kinds(question, thing, claimed, paper, grid, field, found);
                }
                if ((counties || thing == null && grid.of(1)) && paper.whose(field.cells()) == Whose.OWN) {
                    headed(question, claimed, paper, field, found);
                } else if (thing == null && !counties && field.year() > 0 && !grid.totalRow()) {
                    ofYear(question, claimed, paper, field, found);
                }
            }
        }
    }

    // --- by what it counts -------------------------------------------------------------------------------------------

    private static void thing(
            Question question,
            Thing thing,
            BigDecimal claimed,
            Paper paper,
            Grid grid,
            GridNames best,
            Grid.Field field,
            boolean counties,
            List<Observation> found) {
        if (!(paper.reading().token(field.at()) instanceof Token.Amount amount)
                || amount.quantity().percent()
                || PART.matcher(field.row()).find()
                || counties && paper.whose(field.cells()) != Whose.OWN) {
            return;
        }
        String said = field.row() + "\t" + field.column();
        String low = field.row() + "\t" + field.lowest();
        String above = grid.title() + pageTitle(paper, field.at());
        String near = above.isBlank() ? paper.name() : above; // a sheet without a title is called what its file is
        String far = ThingRule.title(paper.reading().text(), field.from()) + "\n" + paper.name();
        long named = matched(thing, said);
        long missingNear = thing.about().size() - matched(thing, said + "\t\n" + near);
        if (missingNear > 0
                && matched(thing, said + "\t\n" + near + "\n" + far)
                        < thing.about().size()) {
            return;
        }
        if (best.partOfYear(field)
                || besideDone(paper, field)
                || base(thing, grid, field)
                || RANKS.matcher(field.lowest()).find()
                || WHEN.matcher(field.column().strip()).find()) {
            return;
        }
        boolean verified = best.checked() && VERIFIED.matcher(called(field)).find();
        if (best.checked() && REPORTED.matcher(called(field)).find()) {
            return; // beside what was verified, what was reported counts for nothing
        }
        boolean done = done(grid, field);
        Unit unit = GridUnits.of(thing, field, said, near);
        if (unit == Unit.OTHER
                || !verified && named < best.of(field)
                || verified
                        && !field.totalRow()
                        && !field.single()
                        && !VERIFIED.matcher(field.row()).find()
                || !verified && !done && !eligible(thing, grid, field, named, unit, counties)) {
            return;
        }
        boolean other =
                Phrases.any(thing.other(), matched(thing, low) == thing.about().size() ? low : said);
        boolean firm = !other
                && missingNear == 0
                && (unit != Unit.SILENT || verified || grand(field))
                && (named > 0 || grand(field) || unit == Unit.SAID || verified || done)
                && (counties
                        || unit == Unit.SAID && matched(thing, field.column()) > 1
                        || namesAll(thing, field.column())
                        || !Phrases.any(thing.other(), titles(near)));
        BigDecimal scale = GridUnits.scale(field, said, near);
        if (field.sum().isPresent()) {
            BigDecimal sum = question.claim().unit().equals("万元")
                    ? field.sum().get()
                    : field.sum().get().multiply(scale);
            if (firm) {
                found.add(Judgement.summed(question, claimed, paper, field.from(), field.to(), field.at(), sum));
            }
            return;
        }
        Token.Amount value = scale.compareTo(BigDecimal.ONE) == 0
                        || question.claim().unit().equals("万元")
                ? amount
                : new Token.Amount(
                        Quantity.of(amount.quantity().written(), scale, Quantity.Bound.EXACT, false), amount.unit());
        Observation one = counties && firm
                ? Judgement.ownRow(question, claimed, paper, field.from(), field.to(), field.at(), value)
                : Judgement.judged(question, claimed, paper, field.from(), field.to(), field.at(), value, firm);
        if (planned(field.lowest()) && !question.tolerates(Finding.Why.PLAN)) {
            found.add(one.without(Finding.Why.PLAN));
            return;
        }
        if (other && one.stance() == Observation.Stance.FOR) {
            return;
        }
        found.add(one.heavier((unit == Unit.SAID ? -0.3 : -1)
                - 0.3 * Math.max(0, thing.about().size() - named - 1)));
    }

    /** The total of all totals, of a table whose title says what is counted. */
    private static boolean grand(Grid.Field field) {
        return field.totalRow() && field.totalColumn() && field.sum().isEmpty();
    }

    /** 村（社区）数 in a table about their groups: a heading of several words that says all of the thing and nothing else. */
    private static boolean namesAll(Thing thing, String column) {
        return thing.about().size() > 1
                && matched(thing, column) == thing.about().size()
                && !Phrases.any(thing.other(), column);
    }

    /** The lines that are no whole sentences: what a paragraph above a table tells of something else does not name the table. */
    private static String titles(String above) {
        return above.lines().filter(line -> !line.endsWith("。")).collect(Collectors.joining("\n"));
    }

    /** 合计 | 行政村189 | 社区24: kinds in columns of their own make the claimed whole together. */
    private static void kinds(
            Question question,
            Thing thing,
            BigDecimal claimed,
            Paper paper,
            Grid grid,
            Grid.Field first,
            List<Observation> found) {
        BigDecimal sum = BigDecimal.ZERO;
        int kinds = 0;
        Set<Integer> used = new HashSet<>();
        boolean one = false; // the claim is one kind alone
        for (String part : thing.parts()) {
            List<Grid.Field> own = grid.fields().stream()
                    .filter(f -> f.from() == first.from()
                            && Phrases.of(part).in(f.lowest())
                            && !Phrases.any(thing.other(), f.lowest()))
                    .toList();
            if (own.size() > 1 || own.size() == 1 && !used.add(own.get(0).at())) {
                return; // 村（社区）数 is of both kinds
            }
            if (own.size() == 1 && paper.reading().token(own.get(0).at()) instanceof Token.Amount amount) {
                if (kinds == 0 && own.get(0) != first) {
                    return; // said once, at the first of them
                }
                kinds++;
                sum = sum.add(amount.quantity().written());
                one |= amount.quantity().exactly(claimed);
            }
        }
        if (kinds > 1 && (sum.compareTo(claimed) == 0 || one)) {
            found.replaceAll(o ->
                    o.paper() == paper && o.from() == first.from() && o.stance() == Observation.Stance.FOR && o.counts()
                            ? o.without(Finding.Why.PARTIAL) // 行政村142 beside 合计169 is one kind of them
                            : o);
            found.add(Judgement.summed(question, claimed, paper, first.from(), first.to(), first.at(), sum));
        }
    }

    private static final Pattern OF_HOW_MANY =
            Pattern.compile("(?:学校|乡镇|街道|村|社区)[()（）\\u4e00-\\u9fa5]{0,5}总?数(?:[(（].{0,3}[)）])?$|^(?:学校|乡镇|村|社区)$");

    private static final Pattern HAVING = Pattern.compile("配[备有]|[建设]有|[已实]建|成立");

    /** 学校数 beside 配备合计: of how many, where the claim is how many have it. */
    private static boolean base(Thing thing, Grid grid, Grid.Field field) {
        return OF_HOW_MANY.matcher(field.lowest()).find()
                && !HAVING.matcher(field.column()).find()
                && OfWhole.ofHaving(thing)
                && grid.fields().stream()
                        .anyMatch(other -> other.from() == field.from()
                                && HAVING.matcher(other.lowest()).find());
    }

    private static final Phrase DONE_CELL =
            new Phrase("^(?:已|实)(?:建成?|成立|配备?|设立?)[^\\t" + Token.NUMBER + "]{0,4}" + Token.NUMBER);

    /** 合计 | 乡镇11个 | 已建10个: what stands beside how many are there is of how many. */
    private static boolean besideDone(Paper paper, Grid.Field field) {
        String text = paper.reading().text();
        int next = text.indexOf('\t', field.at());
        return next >= 0 && next < field.to() && DONE_CELL.in(text.substring(next + 1, field.to()));
    }

    /** What a column of days or years is called, which counts nothing. */
    private static final Pattern WHEN = Pattern.compile("^[^\\t]*(?:年份|年度|日期|时间)(?:[(（][^()（）\\t]*[)）])?(?:\\t|$)");

    /** What a column of ranks is called, which counts nothing either. */
    private static final Pattern RANKS =
            Pattern.compile("^(?:全[省市]|[省市]内)?(?:名次|排名|位次|排位|排序|序号)(?:[(（][^()（）]{0,4}[)）])?$");

    static final Pattern REPORTED = Pattern.compile("(?:自|上|申|填|初)报|自评|自查");
    static final Pattern VERIFIED = Pattern.compile(
            "(?:核查|复查|核实|核定|复核|审核|抽查|查实|验收|督查)(?:认定|确认|核定|实有|合格)?(?:数|后|结果)?(?:[(（\\t]|$)|认定数?(?:[(（\\t]|$)");

    /** What heading and row call a number. */
    static String called(Grid.Field field) {
        return field.lowest() + "\t" + field.row();
    }

    private static final Pattern PLANNED = Pattern.compile(
            "(?:计划|规划|目标|任务|应[建配设有达播刊出发]|拟(?:[建设配]|表彰|表扬|评选|奖励|命名|认定|授予))(?:建设|建成|完成|配备|开展|举办)?(?:数量?|量|值|(?:个|总|所|期|天|人|次)数|场次|金额|面积)?(?:[(（\\t]|$)");

    private static final Pattern DONE_COLUMN = Pattern.compile("^实际(?:完成|开展|举办|出车|发生)?(?:数|次数|场次)?(?:[(（]|$)");

    /** The total of 实际 beside 计划, in a table whose title alone says what is counted. */
    private static boolean done(Grid grid, Grid.Field field) {
        return field.totalRow()
                && DONE_COLUMN.matcher(field.lowest()).find()
                && grid.fields().stream().anyMatch(f -> planned(f.lowest()));
    }

    /** Whether a column says what is to be: 计划数, 应建（所）, 年度目标. */
    static boolean planned(String heading) {
        return PLANNED.matcher(heading).find();
    }

    /** The first line of the page a table stands on, where it is a title. */
    static String pageTitle(Paper paper, int at) {
        Reading reading = paper.reading();
        String text = reading.text();
        int start = reading.pageStart(at);
        int end = text.indexOf('\n', start + 1);
        String line = end < 0 ? "" : text.substring(start, Math.min(end, at)).strip();
        return line.length() > 40 || line.indexOf('\t') >= 0 ? "" : line + "\n";
    }

    private static boolean eligible(Thing thing, Grid grid, Grid.Field field, long named, Unit unit, boolean counties) {
        if (counties) {
            return matched(thing, field.column()) > 0;
        }
        boolean byColumn = matched(thing, field.column()) > 0;
        boolean byRow = matched(thing, field.row()) > 0;
        if (field.totalRow()) {
            return field.totalColumn()
                    || (byColumn
                                    || field.alone()
                                    || unit == Unit.SAID
                                    || GridHeadings.OF_ROWS
                                            .matcher(field.lowest())
                                            .find())
                            && !(grid.totalColumn() && !byColumn);
        }
        if (field.totalColumn()) {
            long words = matched(thing, field.row());
            return byRow && (!grid.totalRow() || words * 2 > thing.about().size())
                    || unit == Unit.SAID && !grid.totalRow();
        }
        if (field.single() && !grid.totalColumn()) {
            return byColumn || byRow || unit == Unit.SAID && !grid.years().isEmpty();
        }
        if (!grid.totalRow() && planAndDone(thing, grid, field)) {
            return true;
        }
        // among rows of other things, one that names most of this thing is its own total
        boolean most = matched(thing, field.row()) * 2 >= thing.about().size()
                && thing.about().size() > 2;
        boolean both = byRow
                && byColumn
                && !grid.totalRow()
                && matched(thing, field.row() + "\t" + field.column()) * 2
                        > thing.about().size();
        return both
                || field.alone() && byRow && (!grid.totalRow() || most)
                || matched(thing, field.row()) == thing.about().size();
    }

    /** 乡镇（街道）科协 | 应建14 | 实建14: kinds in rows, and what there is of each in a column that says so. */
    private static boolean planAndDone(Thing thing, Grid grid, Grid.Field field) {
        return thing.about().size() > 2
                && matched(thing, field.row()) == thing.about().size() - 1
                && matched(thing, field.row() + "\t" + field.lowest())
                        == thing.about().size()
                && HAVING.matcher(field.lowest()).find()
                && grid.fields().stream().anyMatch(other -> other.from() == field.from() && planned(other.lowest()));
    }

    static long matched(Thing thing, String words) {
        return thing.about().stream()
                .filter(group -> Phrases.of(group).in(words))
                .count();
    }

    /** The row of the claim's year, where nothing but the heading says what is meant. */
    private static void ofYear(
            Question question, BigDecimal claimed, Paper paper, Grid.Field field, List<Observation> found) {
        String heading = field.lowest();
        boolean named = Phrases.any(question.checking().heading(), heading);
        if (named && paper.reading().token(field.at()) instanceof Token.Amount amount) {
            found.add(Judgement.judged(question, claimed, paper, field.from(), field.to(), field.at(), amount, true));
        }
    }

    // --- by its heading ----------------------------------------------------------------------------------------------

    /** Where a heading has two lines, all parts of an expression must stand in them: 信息员 above 名次. */
    private static void headed(
            Question question, BigDecimal claimed, Paper paper, Grid.Field field, List<Observation> found) {
        if (field.column().indexOf('\t') < 0 || question.checking().thing().isPresent()) {
            return;
        }
        for (String heading : question.checking().heading()) {
            boolean all = true;
            for (String part : heading.split(">")) {
                all &= Phrases.of(part).in(field.column());
            }
            if (all && heading.contains(">")) {
                Token token = paper.reading().token(field.at());
                Token.Amount amount = token instanceof Token.Amount there
                        ? there
                        : new Token.Amount(
                                Quantity.of(
                                        token instanceof Token.Ordinal ordinal ? ordinal.value() : BigDecimal.ZERO,
                                        BigDecimal.ONE,
                                        Quantity.Bound.EXACT,
                                        false),
                                "");
                Observation one =
                        Judgement.ownRow(question, claimed, paper, field.from(), field.to(), field.at(), amount);
                found.add(new Observation(
                        one.stance(),
                        paper,
                        one.from(),
                        one.to(),
                        one.value(),
                        one.weight() + 1,
                        one.aside().filter(w -> w != Finding.Why.SUPERIOR)));
                return;
            }
        }
    }
}
