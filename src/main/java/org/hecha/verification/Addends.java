package org.hecha.verification;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.hecha.standard.Criterion.Checking.Thing;
import org.hecha.verification.Finding.Why;
import org.hecha.verification.Observation.Stance;

/**
 * Parts told side by side that make the claimed whole exactly: 防台5场，赤潮4场，海蜇4场，山林防火3场 are sixteen, and a column of towns
 * without a total is what its rows come to. That several numbers add up to the claimed one by chance is so unlikely that
 * fewer words than elsewhere need to name the thing; another sum says nothing, for there may be parts elsewhere.
 */
final class Addends {

    /** Two parts may make a small number by chance. */
    private static final BigDecimal LEAST_OF_TWO = new BigDecimal(20);

    private static final BigDecimal TWICE = new BigDecimal(2);

    private static final int FEWEST_ROWS = 3;

    private Addends() {}

    static void observe(Question question, BigDecimal claimed, Paper paper, List<Observation> found) {
        Thing thing = question.checking().thing().orElse(null);
        if (thing == null || claimed.signum() <= 0) {
            return;
        }
        String text = paper.reading().text();
        for (int at = text.indexOf(Token.NUMBER); at >= 0; ) {
            int start = Sentences.start(text, at);
            int end = Math.max(at + 1, Sentences.end(text, at));
            if (text.substring(start, end).indexOf('\t') < 0) {
                sentence(question, thing, claimed, paper, start, end, found);
            }
            at = text.indexOf(Token.NUMBER, end);
        }
        for (Grid grid : paper.grids()) {
            if (!grid.totalRow()) {
                columns(question, thing, claimed, paper, grid, found);
            }
        }
    }

    private static void sentence(
            Question question,
            Thing thing,
            BigDecimal claimed,
            Paper paper,
            int start,
            int end,
            List<Observation> found) {
        String text = paper.reading().text();
        int among = text.indexOf("其中", start);
        int to = among >= start && among < end ? among : end; // what follows is told of another whole
        List<Integer> parts = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = text.indexOf(Token.NUMBER, start); i >= 0 && i < to; i = text.indexOf(Token.NUMBER, i + 1)) {
            if (ThingRule.unit(thing, text, i)
                    && paper.reading().token(i) instanceof Token.Amount amount
                    && !amount.quantity().percent()
                    && amount.quantity().definite()
                    && !Corrections.replaced(text, i)) {
                parts.add(i);
                sum = sum.add(amount.quantity().written());
            }
        }
        total(question, thing, claimed, paper, start, to, parts, sum, found);
        // first what is cheap: next to no sentence of a dossier makes the number, and this is asked of all of them
        if (parts.size() < 2
                || !makes(question, paper, sum, claimed, parts)
                || NOT_PARTS.matcher(text.substring(start, to)).find()
                || question.about().places().mentions(text.substring(start, to), paper.ocr()).stream()
                        .anyMatch(m -> m.whose() == Places.Whose.OTHER)) {
            return;
        }
        int line = text.lastIndexOf('\n', start) + 1;
        String own = text.substring(start, to);
        String words = own + "\n" + Leads.words(text, parts.get(0)) + "\n" + text.substring(line, Math.max(line, start))
                + "\n" + ThingRule.title(text, start) + "\n" + after(text, end);
        if (missing(thing, words) > (parts.size() > 2 ? 1 : 0)
                || parts.size() == 2 && missing(thing, own) > 1
                || Judgement.OF_ITSELF.matcher(own).find()
                || Phrases.any(thing.other(), own)) {
            return;
        }
        // each of them is a part now, and speaks against nothing
        found.removeIf(
                o -> o.paper() == paper && o.stance() == Stance.AGAINST && o.from() >= start && o.to() <= end + 1);
        found.add(Judgement.summed(question, claimed, paper, start, to, parts.get(0), sum)
                .regardless(Why.PARTIAL) // 进校园4场、进社区5场: all parts together are no part
                .heavier(-0.4 * missing(thing, own)));
    }

    private static final Pattern ALL_TOLD = Pattern.compile("(?:合计|共计|总计|一共|总共|共|累计|[,，]计)(?:为|有|是|达|开展|举办)?$");

    /** 活动96场，平时216场，全年合计312场: a last number that is the sum of all before it is what they come to. */
    private static void total(
            Question question,
            Thing thing,
            BigDecimal claimed,
            Paper paper,
            int start,
            int to,
            List<Integer> parts,
            BigDecimal sum,
            List<Observation> found) {
        if (parts.size() < FEWEST_WITH_TOTAL
                || !(paper.reading().token(parts.getLast()) instanceof Token.Amount last)
                || last.quantity().written().multiply(TWICE).compareTo(sum) != 0) {
            return;
        }
        String text = paper.reading().text();
        String own = text.substring(start, to);
        String before = text.substring(Math.max(start, parts.getLast() - 8), parts.getLast());
        if (!ALL_TOLD.matcher(before).find()
                || NOT_PARTS.matcher(own).find()
                || Phrases.any(thing.other(), own)
                || missing(thing, own) > 0
                || parts.subList(0, parts.size() - 1).stream() // which of them is meant, is not said
                        .anyMatch(at -> paper.reading().token(at) instanceof Token.Amount one
                                && one.quantity().compatible(claimed))
                || question.about().places().mentions(own, paper.ocr()).stream()
                        .anyMatch(m -> m.whose() == Places.Whose.OTHER)) {
            return;
        }
        found.removeIf(o -> o.paper() == paper
                && o.stance() == Stance.AGAINST
                && o.from() >= start
                && o.to() <= to + 1
                && o.to() <= parts.getLast());
        found.add(Judgement.judged(question, claimed, paper, start, to, parts.getLast(), last, true)
                .heavier(-0.3));
    }

    private static final int FEWEST_WITH_TOTAL = 3;

    /** 比上年减少25场, 未拨7.25万元，实际到位91.35万元: what is not there, or was not, is no part of what is. */
    private static final Pattern NOT_PARTS = Pattern.compile(
            "净增|较年初|比年初|新增|比上年|比去年|较上年|较去年|同比|上年同期|减少|增加|未(?:拨|到|支|用)|欠|缺口|收回|核减|调减|压减|结转|结余|实际|原定|计划|最[早晚近]|暂缺|尚缺|空白|无人|尚无|尚未|还未");

    private static boolean makes(
            Question question, Paper paper, BigDecimal sum, BigDecimal claimed, List<Integer> parts) {
        return sum.compareTo(Money.inUnit(question, paper, claimed, parts.get(0))) == 0
                && (parts.size() > 2 || sum.compareTo(LEAST_OF_TWO) >= 0)
                && parts.stream()
                        .noneMatch(at -> paper.reading().token(at) instanceof Token.Amount one
                                && (one.quantity().written().signum() == 0
                                        || one.quantity().written().compareTo(sum) == 0
                                        // 两次（3月一次、本次一次）: a total beside its parts
                                        || parts.size() > 2
                                                && one.quantity()
                                                                .written()
                                                                .multiply(TWICE)
                                                                .compareTo(sum)
                                                        == 0));
    }

    /** 4月200万元，7月120万元。至年末，资金全部到账: what is said of all of them next. */
    private static String after(String text, int end) {
        return end + 1 >= text.length() || text.charAt(end) == '\n'
                ? ""
                : text.substring(end + 1, Math.max(end + 1, Sentences.end(text, end + 1)));
    }

    private static boolean unit(Thing thing, String heading) {
        return thing.unit().stream().anyMatch(unit -> Phrases.of(unit).in(heading));
    }

    private static long missing(Thing thing, String words) {
        return thing.about().stream()
                .filter(group -> !Phrases.of(group).in(words))
                .count();
    }

    private static final int MOST_COLUMNS = 4;

    /** 校长 | 2 | 11, 院长 | 2 | 7, …: a small table about nothing else and without any total, of which all cells are parts. */
    private static void whole(
            Question question,
            Thing thing,
            BigDecimal claimed,
            Paper paper,
            Grid grid,
            Collection<List<Grid.Field>> columns,
            List<Observation> found) {
        boolean even = columns.stream().map(List::size).distinct().count() == 1;
        if (grid.totalColumn()
                || !even
                || columns.size() < 2
                || columns.size() > MOST_COLUMNS
                || missing(thing, grid.title()) > 0) {
            return;
        }
        List<Integer> parts = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (Grid.Field field : grid.fields()) {
            if (!(paper.reading().token(field.at()) instanceof Token.Amount amount)
                    || amount.quantity().percent()
                    || Phrases.any(thing.other(), field.column())) {
                return;
            }
            parts.add(field.at());
            sum = sum.add(amount.quantity().written());
        }
        if (makes(question, paper, sum, claimed, parts)) {
            Grid.Field first = grid.fields().getFirst();
            Grid.Field last = grid.fields().getLast();
            found.add(Judgement.summed(question, claimed, paper, first.from(), last.to(), first.at(), sum));
        }
    }

    /** 行政村（社区）数: how many there are, and not how many of them have something. */
    private static final Pattern HOW_MANY = Pattern.compile(
            "(?:行政|建制)?(?:村|社区|学校|乡镇|镇街)(?:[(（][^()（）]{1,4}[)）])?(?:总?数|总量|个数)?(?:[(（][^()（）]{1,2}[)）])?");

    private static void columns(
            Question question, Thing thing, BigDecimal claimed, Paper paper, Grid grid, List<Observation> found) {
        Map<Integer, List<Grid.Field>> byPlace = new LinkedHashMap<>();
        grid.fields()
                .forEach(field -> byPlace.computeIfAbsent(field.place(), p -> new ArrayList<>())
                        .add(field));
        whole(question, thing, claimed, paper, grid, byPlace.values(), found);
        for (List<Grid.Field> column : byPlace.values()) {
            BigDecimal sum = BigDecimal.ZERO;
            for (Grid.Field field : column) {
                sum = paper.reading().token(field.at()) instanceof Token.Amount amount
                                && !amount.quantity().percent()
                        ? sum.add(amount.quantity().written())
                        : sum;
            }
            Grid.Field first = column.getFirst();
            Grid.Field last = column.getLast();
            List<Integer> parts = column.stream().map(Grid.Field::at).toList();
            String heading = first.column();
            if (column.size() < FEWEST_ROWS
                    || first.lowest().isBlank()
                    || !makes(question, paper, sum, claimed, parts)
                    || Phrases.any(thing.other(), first.lowest())
                    || HOW_MANY.matcher(first.lowest()).matches() && missing(thing, heading) > 1) {
                continue;
            }
            String words = heading + "\n" + grid.title() + "\n"
                    + ThingRule.title(paper.reading().text(), first.from()) + "\n"
                    + Leads.words(paper.reading().text(), first.from()) + "\n" + paper.name();
            if (missing(thing, words) <= 1
                    && (unit(thing, heading)
                            || missing(thing, heading + "\n" + grid.title())
                                    < thing.about().size())) {
                found.add(Judgement.summed(question, claimed, paper, first.from(), last.to(), first.at(), sum));
            }
        }
    }
}
