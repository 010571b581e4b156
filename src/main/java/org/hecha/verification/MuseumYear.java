package org.hecha.verification;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hecha.verification.Advice.Outcome;
import org.hecha.verification.Places.Whose;

/**
 * 科技馆体系, 数字科技馆: the form a venue fills for a calendar year, labels beside or above their values. The year, the venue, the
 * days it was open and its visitors are read; year and days are held against what is claimed.
 */
final class MuseumYear {

    private static final Pattern CALLED = Pattern.compile("(?:科技|科普|科学)(?:馆|中心)");
    private static final Pattern FORM = Pattern.compile("填报|年报|年度报告|数据采集|情况表|统计表|基本情况|运行情况|免费开放|登记表");
    private static final Pattern OTHER = Pattern.compile("流动科技馆|农村中学|大篷车|计划|规划|申请|预算|招标");

    private static final Pattern VENUE = Pattern.compile(
            "^(?:场馆|馆|科技馆|填报单位|单位|机构|填报场馆)(?:的)?(?:名称)?[:：]?$|^馆名[:：]?$|^(?:填报|场馆|科技馆)?(?:单位|场馆)?名称[:：]?$");
    private static final Pattern YEAR = Pattern.compile("^(?:填报|统计|报告|数据|所属|报表)?(?:年度|年份|自然年|期间|时段|报告期)");
    private static final Pattern DAYS = Pattern.compile("(?:开放|开馆)(?:总)?(?:天数|日数|时间\\((?:天|日)\\))");
    private static final Pattern VISITORS = Pattern.compile("(?:观众|参观|接待|服务)(?:总|公众|观众)?(?:量|人次|人数|数)|参观总人次|接待人次");
    private static final Pattern WHOLE_YEAR = Pattern.compile("((?:19|20)\\d{2}) ?年?");
    private static final Pattern TEN_THOUSANDS = Pattern.compile("万");

    /** @param cell where the value stands: line and column */
    private record Value(PageLine line, String label, String written) {}

    private MuseumYear() {}

    static List<Advice> advice(Question question) {
        List<Advice> advice = new ArrayList<>();
        for (Paper paper : question.about().papers()) {
            String called = paper.title() + "\n" + top(paper);
            if (CALLED.matcher(called).find()
                    && FORM.matcher(called).find()
                    && !OTHER.matcher(called).find()
                    && !paper.draft()
                    && !question.about().foreign().contains(paper)) {
                form(question, paper, called, advice);
            }
        }
        return advice;
    }

    /** Its first lines, where a form has its title, unit and year. */
    private static String top(Paper paper) {
        return paper.pageLines().stream().limit(3).map(PageLine::text).reduce("", (a, b) -> a + "\n" + b);
    }

    private static void form(Question question, Paper paper, String called, List<Advice> advice) {
        Optional<Value> days = value(paper, DAYS);
        Optional<BigDecimal> open = days.flatMap(MuseumYear::number);
        if (days.isEmpty() || open.isEmpty()) {
            return;
        }
        Optional<Value> visitors = value(paper, VISITORS);
        Optional<String> venue = value(paper, VENUE).map(Value::written);
        int year = value(paper, YEAR)
                .flatMap(v -> year(v.written()))
                .or(() -> year(called))
                .orElse(0);
        int wanted = Platforms.year(question);
        List<Finding.Citation> passages = new ArrayList<>(List.of(passage(paper, days.get())));
        visitors.filter(v -> v.line().start() != days.get().line().start())
                .ifPresent(v -> passages.add(passage(paper, v)));
        Outcome outcome = year != 0 && year != wanted
                ? Outcome.NOTE
                : question.claimed()
                        .map(c -> c.compareTo(open.get()) == 0 ? Outcome.AGREES : Outcome.LOOK)
                        .orElse(Outcome.NOTE);
        advice.add(new Advice(
                question.claimed().isEmpty() ? "museum-year-shown" : "museum-year",
                List.of(
                        venue.map(org.hecha.shared.PersonalData::masked).orElse("—"),
                        year == 0 ? "—" : Integer.toString(year),
                        Quantity.plain(open.get()),
                        visitors.flatMap(MuseumYear::number)
                                .map(Quantity::plain)
                                .orElse("—"),
                        Platforms.claimed(question)),
                outcome,
                passages));
        if (year != wanted) {
            advice.add(new Advice(
                    year == 0 ? "museum-no-year" : "museum-other-year",
                    List.of(Integer.toString(year), Integer.toString(wanted)),
                    Outcome.LOOK,
                    List.of()));
        }
        if (open.get().compareTo(new BigDecimal(366)) > 0) {
            advice.add(new Advice(
                    "museum-too-many-days", List.of(Quantity.plain(open.get())), Outcome.LOOK, passages.subList(0, 1)));
        }
        venue.filter(v -> Platforms.whose(question, v) == Whose.OTHER)
                .ifPresent(v -> advice.add(new Advice("museum-elsewhere", List.of(v), Outcome.LOOK, List.of())));
    }

    /** Beside its label, below it in a line of as many cells, or behind a colon in the same cell. */
    private static Optional<Value> value(Paper paper, Pattern label) {
        List<PageLine> lines = paper.pageLines();
        for (int i = 0; i < lines.size(); i++) {
            List<String> cells = lines.get(i).cells();
            for (int c = 0; c < cells.size(); c++) {
                String cell = cells.get(c).replace(" ", "");
                int colon = Math.max(cell.indexOf(':'), cell.indexOf('：'));
                String name = colon > 0 ? cell.substring(0, colon) : cell;
                if (name.length() > LONGEST_LABEL || !label.matcher(name).find()) {
                    continue;
                }
                if (colon > 0 && colon + 1 < cell.length()) {
                    return Optional.of(new Value(lines.get(i), name, cell.substring(colon + 1)));
                }
                Optional<Value> found = beside(lines, i, c, name, label);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static final int LONGEST_LABEL = 20;
    private static final Pattern LABEL = Pattern.compile("^[^\\d]*(?:天数|人次|人数|名称|年度|面积|电话|地址|数量|负责人|[)）:：])$");

    private static Optional<Value> beside(List<PageLine> lines, int line, int column, String name, Pattern label) {
        List<String> cells = lines.get(line).cells();
        for (int c = column + 1; c < cells.size(); c++) {
            if (!cells.get(c).isEmpty()) {
                if (!LABEL.matcher(cells.get(c)).find() || label == VENUE) {
                    return Optional.of(new Value(lines.get(line), name, cells.get(c)));
                }
                break;
            }
        }
        if (line + 1 < lines.size() && lines.get(line + 1).cells().size() == cells.size()) {
            return Optional.of(new Value(
                    lines.get(line + 1), name, lines.get(line + 1).cells().get(column)));
        }
        return Optional.empty();
    }

    private static Optional<BigDecimal> number(Value value) {
        return Scanner.scan(value.written()).stream()
                .map(Scanner.Found::token)
                .filter(Token.Amount.class::isInstance)
                .map(t -> ((Token.Amount) t).quantity().written())
                .findFirst()
                .map(n -> TEN_THOUSANDS.matcher(value.label()).find()
                                && !TEN_THOUSANDS.matcher(value.written()).find()
                        ? n.multiply(new BigDecimal(10_000))
                        : n);
    }

    private static Optional<Integer> year(String text) {
        Matcher m = WHOLE_YEAR.matcher(org.hecha.search.NormalText.normal(text));
        return m.find() ? Optional.of(Integer.valueOf(m.group(1))) : Optional.empty();
    }

    private static Finding.Citation passage(Paper paper, Value value) {
        PageLine line = value.line();
        return Export.passage(paper, line.page(), line.start(), line.end());
    }
}
