package org.hecha.verification;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hecha.search.NormalText;
import org.hecha.standard.Criterion.Checking.Row;
import org.hecha.verification.Finding.Why;
import org.hecha.verification.Observation.Stance;

/** Holds one row of a claimed table against the evidence: what it is called, and the number or dates that go with it. */
final class RowsRule {

    private static final BigDecimal TEN_THOUSAND = new BigDecimal(10_000);
    private static final int REACH = 130;

    private RowsRule() {}

    static List<Observation> observe(Question question, Row row, Map<String, String> cells) {
        return row.loose() ? loose(question, row, cells) : keyed(question, row, cells);
    }

    // --- rows found by their name ------------------------------------------------------------------------------------

    private static List<Observation> keyed(Question question, Row row, Map<String, String> cells) {
        List<Observation> found = seen(question, row, cells);
        return ofAbove(question, row, cells)
                ? found.stream().map(o -> aside(o, Why.SUPERIOR)).toList()
                : found;
    }

    private static final int MOST_ROWS = 2;

    /** How many rows of tables have a name: a ledger names a team at each of its activities. */
    private static int rowsWith(String text, String key) {
        int rows = 0;
        for (int i = text.indexOf(key); i >= 0 && !key.isEmpty(); ) {
            int from = text.lastIndexOf('\n', i) + 1;
            int stop = text.indexOf('\n', i);
            int end = stop < 0 ? text.length() : stop;
            rows += text.substring(from, end).indexOf('\t') >= 0 ? 1 : 0;
            i = text.indexOf(key, end);
        }
        return rows;
    }

    private static Observation doubted(Observation o) {
        return new Observation(
                o.stance() == Stance.AGAINST ? Stance.DOUBT : o.stance(),
                o.paper(),
                o.from(),
                o.to(),
                o.value(),
                o.weight(),
                o.aside());
    }

    /** Whether a row that is to be the county's names a body above as whose it is: the column of a city's paper. */
    private static boolean ofAbove(Question question, Row row, Map<String, String> cells) {
        return question.checking().origin() != org.hecha.standard.Criterion.Checking.Origin.ANY
                && cells.entrySet().stream()
                        .filter(c -> !c.getKey().equals(row.key()))
                        .map(c -> NormalText.normal(c.getValue()))
                        .anyMatch(c -> question.about().places().names(c) == Places.Whose.ABOVE);
    }

    private static Observation aside(Observation o, Why why) {
        return new Observation(
                o.stance(),
                o.paper(),
                o.from(),
                o.to(),
                o.value(),
                o.weight(),
                o.aside().or(() -> Optional.of(why)));
    }

    private static List<Observation> seen(Question question, Row row, Map<String, String> cells) {
        List<Observation> found = new ArrayList<>();
        String named = cells.getOrDefault(row.key(), "");
        List<String> keys = keys(question, named);
        for (Paper paper : question.about().papers()) {
            String text = paper.reading().text();
            for (String key : keys) {
                boolean any = false;
                boolean ledger = !row.number().isEmpty() && rowsWith(text, key) > MOST_ROWS;
                for (int i = text.indexOf(key); i >= 0 && !key.isEmpty(); i = text.indexOf(key, i + key.length())) {
                    any = true;
                    at(question, row, cells, paper, i, i + key.length())
                            .map(o -> ledger ? doubted(o) : o)
                            .ifPresent(found::add);
                }
                if (any) {
                    break;
                }
            }
            titled(question, row, cells, paper, keys, found);
            labelled(question, row, cells, paper, keys, found);
            if (paper.ocr() && !row.near().isEmpty()) {
                beside(question, row, cells, paper, found);
            }
            if (paper.ocr()) {
                question.about().places().misread(TextRule.mask(named)).ifPresent(p -> {
                    Matcher m = p.matcher(text);
                    while (m.find()) {
                        at(question, row, cells, paper, m.start(), m.end()).ifPresent(found::add);
                    }
                });
            }
        }
        return found;
    }

    /** A table whose title has the name: its total, or the row or column the claim's number is called by. */
    private static void titled(
            Question question,
            Row row,
            Map<String, String> cells,
            Paper paper,
            List<String> keys,
            List<Observation> found) {
        Optional<BigDecimal> claimed = Cells.number(cells.getOrDefault(row.number(), ""));
        if (claimed.isEmpty()) {
            return;
        }
        for (Grid grid : paper.grids()) {
            String title = grid.title()
                    + ThingRule.title(
                            paper.reading().text(), grid.fields().get(0).from());
            if (keys.stream().noneMatch(k -> k.length() >= 3 && title.contains(k))) {
                continue;
            }
            for (Grid.Field field : grid.fields()) {
                boolean called = Phrases.any(question.checking().heading(), field.row())
                        || Phrases.any(question.checking().heading(), field.lowest());
                boolean whole = field.totalRow()
                        || field.totalColumn()
                        || !grid.totalRow() && !grid.totalColumn() && field.alone();
                if (called
                        && whole
                        && paper.reading().token(field.at()) instanceof Token.Amount amount
                        && !amount.quantity().percent()) {
                    found.add(compared(
                            question, row, paper, field.from(), field.to(), field.at(), amount, claimed.get(), true));
                }
            }
        }
    }

    /** A row whose name was broken into lines of its own: the grid put it together again. */
    private static void labelled(
            Question question,
            Row row,
            Map<String, String> cells,
            Paper paper,
            List<String> keys,
            List<Observation> found) {
        Optional<BigDecimal> claimed = Cells.number(cells.getOrDefault(row.number(), ""));
        if (claimed.isEmpty() || row.naming() || !row.dates().isEmpty()) {
            return;
        }
        for (Grid grid : paper.grids()) {
            for (Grid.Field field : grid.fields()) {
                String label = field.row().replace("\t", "");
                String line = paper.reading().text().substring(field.from(), field.to());
                boolean broken =
                        keys.stream().anyMatch(k -> k.length() >= 4 && label.startsWith(k) && !line.contains(k));
                if (broken
                        && Phrases.any(question.checking().heading(), field.column())
                        && paper.reading().token(field.at()) instanceof Token.Amount amount) {
                    found.add(compared(
                            question, row, paper, field.from(), field.to(), field.at(), amount, claimed.get(), true));
                }
            }
        }
    }

    /** Where a picture spoilt the name, the longer words of the row stand for it. */
    private static void beside(
            Question question, Row row, Map<String, String> cells, Paper paper, List<Observation> found) {
        String text = paper.reading().text();
        for (Map.Entry<String, String> cell : cells.entrySet()) {
            String words = TextRule.mask(cell.getValue());
            int at = words.length() >= 6 && !cell.getKey().equals(row.key()) ? text.indexOf(words) : -1;
            if (at >= 0) {
                at(question, row, cells, paper, at, at + words.length())
                        .filter(o -> o.stance() == Stance.FOR)
                        .ifPresent(found::add);
            }
        }
    }

    /** The name itself, and the name without the place it begins with. */
    private static List<String> keys(Question question, String cell) {
        String name = TextRule.mask(cell);
        List<String> keys = new ArrayList<>();
        for (String part : name.split("[、,，;；]")) {
            String one = part.strip();
            if (one.length() >= 2) {
                keys.add(one);
            }
        }
        keys.add(question.about().places().withoutOwn(name));
        return keys.stream().distinct().toList();
    }

    private static Optional<Observation> at(
            Question question, Row row, Map<String, String> cells, Paper paper, int from, int to) {
        String text = paper.reading().text();
        int start = Sentences.start(text, from);
        int end = Sentences.end(text, to);
        for (String expression : question.checking().negation()) {
            Matcher m = Phrases.of(expression).matcher(text).region(to, paragraph(text, to, end + 80));
            if (m.find() && about(text, m.start(), to, text.substring(from, to))) {
                Optional<Why> aside = Asides.ofDenial(question, paper, from, to);
                return Optional.of(observation(question, paper, from, m.end(), Stance.AGAINST, "", aside, 4));
            }
        }
        if (row.naming()) {
            return NamingRule.at(question, cells, paper, from, to);
        }
        if (!row.dates().isEmpty()) {
            return dated(question, row, cells, paper, from, to);
        }
        if (row.number().isEmpty()) {
            Optional<Why> aside = Asides.ofSupport(question, paper, from, to);
            Stance stance = beside(row, cells, text, from, to) ? Stance.FOR : Stance.DOUBT;
            boolean meant = INTENDED.matcher(text.substring(from, Math.min(text.length(), to + REACH)))
                    .find();
            return Optional.of(observation(
                    question,
                    paper,
                    from,
                    to,
                    stance,
                    cells.getOrDefault(row.key(), ""),
                    meant ? aside.or(() -> Optional.of(Why.PLAN)) : aside,
                    0));
        }
        return numbered(question, row, cells, paper, from, to);
    }

    private static final Pattern INTENDED = Pattern.compile("拟于|拟在|计划于|再议|视情况|有意|意向|打算|下一步");

    /** Whether something else of the row is said near its name; a bare name proves nothing. */
    private static boolean beside(Row row, Map<String, String> cells, String text, int from, int to) {
        Set<String> wanted = new HashSet<>();
        cells.forEach((column, cell) -> {
            if (!column.equals(row.key())) {
                wanted.addAll(TextRule.pairs(TextRule.mask(cell)));
            }
        });
        Set<String> there =
                TextRule.pairs(text.substring(Math.max(0, from - REACH), Math.min(text.length(), to + REACH)));
        return wanted.isEmpty() || wanted.stream().filter(there::contains).count() * 2 >= wanted.size();
    }

    /** End of what is said about a name: of its paragraph, or where the next title begins. */
    private static int paragraph(String text, int from, int most) {
        int to = from;
        while (to < Math.min(text.length(), most) && text.charAt(to) != '\n' && text.charAt(to) != '《') {
            to++;
        }
        return to;
    }

    private static final Pattern DECIDED = Pattern.compile("(?:按[^,，]{2,8}(?:办法|规定)|经研究|现|特此|依规|予以|决定|同意|已|被|并)+");

    /** Whether a denial is about this name: its clause has no other subject. */
    private static boolean about(String text, int denial, int nameEnd, String name) {
        int clause = Math.max(nameEnd, Sentences.clause(text, denial));
        String subject = text.substring(clause, Math.max(clause, denial));
        return subject.length() < 2
                || DECIDED.matcher(subject).matches()
                || name.contains(subject.substring(subject.length() - 2));
    }

    private static Optional<Observation> numbered(
            Question question, Row row, Map<String, String> cells, Paper paper, int from, int to) {
        Optional<BigDecimal> claimed = Cells.number(cells.getOrDefault(row.number(), ""));
        if (claimed.isEmpty()) {
            Optional<Why> aside = Asides.ofSupport(question, paper, from, to);
            return Optional.of(observation(question, paper, from, to, Stance.FOR, "", aside, -1));
        }
        String text = paper.reading().text();
        int limit = Math.min(text.length(), to + REACH);
        int own = text.indexOf('\n', to);
        boolean inTable =
                own > 0 && text.substring(text.lastIndexOf('\n', from) + 1, own).indexOf('\t') >= 0;
        boolean ends = own > 0 && own < limit && text.substring(to, own).indexOf(Token.NUMBER) >= 0;
        int near = inTable || ends ? Math.min(limit, own) : limit;
        int told = Math.min(near, Sentences.end(text, to));
        if (row.number().startsWith("支出")
                && !inTable
                && SPENT.matcher(text.substring(to, told)).find()
                && text.substring(to, told)
                                .chars()
                                .filter(c -> c == Token.NUMBER)
                                .count()
                        == 1) {
            for (int i = to; i < told; i++) {
                if (paper.reading().isToken(i) && paper.reading().token(i) instanceof Token.Amount given) {
                    return Optional.of(compared(question, row, paper, from, told, i, given, claimed.get(), true));
                }
            }
        }
        for (String expression : row.near()) {
            Matcher m = Phrases.of(expression).matcher(text).region(to, near);
            if (m.find() && paper.reading().token(m.start("value")) instanceof Token.Amount amount) {
                return Optional.of(
                        compared(question, row, paper, from, m.end(), m.start("value"), amount, claimed.get(), true));
            }
        }
        int line = text.indexOf('\n', to);
        int last = Math.min(limit, line < 0 ? text.length() : line);
        Optional<Integer> column = column(question, text, from, to);
        Observation other = null;
        for (int i = to; i < last && text.charAt(i) != '《'; i++) {
            if (!paper.reading().isToken(i)
                    || !(paper.reading().token(i) instanceof Token.Amount amount)
                    || EACH.matcher(text.substring(Math.max(0, i - 2), i)).find()) {
                continue;
            }
            String after = text.substring(i + 1, Math.min(text.length(), i + 5));
            boolean unit = row.units().stream()
                    .anyMatch(u -> Phrases.of("^[\\t]?(?:" + u + ")").in(after));
            boolean cell = text.substring(Math.max(0, i - 2), i).indexOf('\t') >= 0
                    && (column.isEmpty() || column.get() == cell(text, i));
            if (unit || cell) {
                boolean sure = (unit && row.near().isEmpty())
                        || question.checking().heading().isEmpty()
                        || column.isPresent();
                Token.Amount value =
                        cell && !row.number().contains("万") && tenThousands(text, from, i) ? scaled(amount) : amount;
                Observation seen = compared(question, row, paper, from, i + 1, i, value, claimed.get(), sure)
                        .heavier(named(paper, cells, row, text.lastIndexOf('\n', from) + 1, i));
                if (seen.stance() == Stance.FOR) {
                    return Optional.of(seen);
                }
                other = other == null || unit || column.isPresent() ? seen : other;
            }
        }
        return Optional.ofNullable(other);
    }

    /** 每周五期: how many at a time, not how many in all. */
    private static final Pattern EACH = Pattern.compile("每[周月日天期次季年]$");

    /** All that was given was spent. */
    private static final Pattern SPENT = Pattern.compile("(?:全部|全额|已全部|均已|悉数)(?:支出|使用|执行|用完)");

    /** How many of the row's codes stand in the same line: a list that has them is about this very thing. */
    private static double named(Paper paper, Map<String, String> cells, Row row, int from, int to) {
        double more = 0;
        for (int i = from; i < to; i++) {
            if (paper.reading().isToken(i) && paper.reading().token(i) instanceof Token.Code code) {
                more += cells.entrySet().stream()
                                .anyMatch(c -> !c.getKey().equals(row.key())
                                        && NormalText.normal(c.getValue()).equals(code.text()))
                        ? 3
                        : 0;
            }
        }
        return more;
    }

    /** The column of the claim's number in the table this name stands in, by the headings above it. */
    private static Optional<Integer> column(Question question, String text, int from, int to) {
        int line = Sentences.start(text, from);
        if (text.indexOf('\t', line) < 0 || text.indexOf('\t', line) > Sentences.end(text, to)) {
            return Optional.empty();
        }
        for (int rows = 0, end = line - 1; end > 0 && rows < 40; rows++) {
            int start = text.lastIndexOf('\n', end - 1) + 1;
            String[] cells = text.substring(start, end).split("\t", -1);
            for (int c = 1; c < cells.length; c++) {
                if (Phrases.any(question.checking().heading(), cells[c])) {
                    return Optional.of(c);
                }
            }
            end = start - 1;
        }
        return Optional.empty();
    }

    private static final Pattern IN_TEN_THOUSANDS = Pattern.compile("[(（]万");

    /** Whether the heading above says that the column counts in 万: 关注人数（万人）. */
    private static boolean tenThousands(String text, int from, int at) {
        int column = cell(text, at);
        for (int rows = 0, end = text.lastIndexOf('\n', from); end > 0 && rows < 40; rows++) {
            int start = text.lastIndexOf('\n', end - 1) + 1;
            String[] cells = text.substring(start, end).split("\t", -1);
            if (column < cells.length && cells[column].indexOf(Token.NUMBER) < 0 && cells.length > 1) {
                return IN_TEN_THOUSANDS.matcher(cells[column]).find();
            }
            end = start - 1;
        }
        return false;
    }

    private static Token.Amount scaled(Token.Amount amount) {
        return new Token.Amount(
                Quantity.of(amount.quantity().written(), TEN_THOUSAND, Quantity.Bound.EXACT, false), amount.unit());
    }

    private static int cell(String text, int at) {
        int line = text.lastIndexOf('\n', at) + 1;
        return (int) text.substring(line, at).chars().filter(c -> c == '\t').count();
    }

    private static Observation compared(
            Question question,
            Row row,
            Paper paper,
            int from,
            int to,
            int at,
            Token.Amount amount,
            BigDecimal claimed,
            boolean firm) {
        boolean same = matches(row, paper, at, amount.quantity(), claimed);
        Optional<Why> aside = Asides.ofSupport(question, paper, from, to).or(() -> lent(question, paper, from, to));
        Stance stance = same
                ? Stance.FOR
                : firm && surely(paper, at, amount, claimed) && Weights.firm(question, paper, from, to)
                        ? Stance.AGAINST
                        : Stance.DOUBT;
        return observation(question, paper, from, to, stance, amount.quantity().plain(), aside, same ? 1 : 0);
    }

    private static final Pattern LENT =
            Pattern.compile("转播|由[^,，。;；\\n]{0,4}(?:[省市盟州]台|上级)[^,，。;；\\n]{0,4}(?:制作|主办|播出)");

    /** What a body above makes is not the county's, though it is seen there: a city's paper, a programme taken over. */
    private static Optional<Why> lent(Question question, Paper paper, int from, int to) {
        if (question.checking().origin() == org.hecha.standard.Criterion.Checking.Origin.ANY) {
            return Optional.empty();
        }
        String text = paper.reading().text();
        String sentence = text.substring(Sentences.start(text, from), Sentences.end(text, to));
        boolean above = sentence.contains("本报")
                && question.about()
                        .places()
                        .namesAbove(paper.head().lines().findFirst().orElse(""));
        return above || LENT.matcher(sentence).find() ? Optional.of(Why.SUPERIOR) : Optional.empty();
    }

    /** Whether a picture shows another number and not a digit read wrongly: much differs, or its column adds up to a total on the page. */
    private static boolean surely(Paper paper, int at, Token.Amount amount, BigDecimal claimed) {
        return !paper.ocr()
                || !NumberRule.misread(paper, amount.quantity(), claimed)
                        && paper.grids().stream()
                                .flatMap(g -> g.fields().stream())
                                .anyMatch(f -> f.at() == at)
                || addsUp(paper, at);
    }

    private static boolean addsUp(Paper paper, int at) {
        for (Grid grid : paper.grids()) {
            Optional<Grid.Field> own =
                    grid.fields().stream().filter(f -> f.at() == at).findFirst();
            if (own.isPresent()) {
                BigDecimal sum = BigDecimal.ZERO;
                int parts = 0;
                for (Grid.Field field : grid.fields()) {
                    if (field.place() == own.get().place()
                            && !field.totalRow()
                            && paper.reading().token(field.at()) instanceof Token.Amount part) {
                        sum = sum.add(part.quantity().written());
                        parts++;
                    }
                }
                return parts > 2 && printed(paper, sum);
            }
        }
        return false;
    }

    private static boolean printed(Paper paper, BigDecimal sum) {
        String text = paper.reading().text();
        for (int i = text.indexOf(Token.NUMBER); i >= 0; i = text.indexOf(Token.NUMBER, i + 1)) {
            if (paper.reading().token(i) instanceof Token.Amount amount
                    && amount.quantity().exactly(sum)) {
                return true;
            }
        }
        return false;
    }

    /** Columns in 万元 are compared with money in any unit. */
    private static boolean matches(Row row, Paper paper, int at, Quantity quantity, BigDecimal claimed) {
        if (!row.number().contains("万元")) {
            return quantity.compatible(claimed);
        }
        return NumberRule.inTenThousands(paper, at)
                ? quantity.compatible(claimed)
                : quantity.compatible(claimed.multiply(TEN_THOUSAND));
    }

    private static Optional<Observation> dated(
            Question question, Row row, Map<String, String> cells, Paper paper, int from, int to) {
        String text = paper.reading().text();
        int start = Math.max(Sentences.start(text, from), from - REACH);
        int end = Math.min(text.length(), to + REACH);
        int agreed = 0;
        int wanted = 0;
        int last = to;
        for (String column : row.dates()) {
            Optional<PartialDate> claimed = Cells.date(cells.getOrDefault(column, ""));
            if (claimed.isEmpty()) {
                continue;
            }
            wanted++;
            for (int i = start; i < end; i++) {
                if (paper.reading().isToken(i)
                        && paper.reading().token(i) instanceof Token.Day day
                        && day.date().month() == claimed.get().month()
                        && (day.date().day() == claimed.get().day()
                                || day.date().day() == 0)
                        && (day.date().year() == 0
                                || day.date().year() == claimed.get().year())) {
                    agreed++;
                    last = Math.max(last, i + 1);
                    break;
                }
            }
        }
        if (agreed == 0) {
            return Optional.empty();
        }
        Optional<Why> aside = Asides.ofSupport(question, paper, from, to);
        return Optional.of(observation(
                question,
                paper,
                from,
                last,
                agreed == wanted ? Stance.FOR : Stance.DOUBT,
                cells.getOrDefault(row.key(), ""),
                aside,
                agreed));
    }

    // --- rows found by what they are about ---------------------------------------------------------------------------

    private static List<Observation> loose(Question question, Row row, Map<String, String> cells) {
        List<Observation> found = new ArrayList<>();
        Optional<BigDecimal> claimed = Cells.number(cells.getOrDefault(row.number(), ""));
        Set<String> words = TextRule.pairs(TextRule.mask(cells.getOrDefault(row.key(), "")));
        String unit = NormalText.normal(cells.getOrDefault(row.unit(), ""));
        if (claimed.isEmpty() || words.isEmpty()) {
            return found;
        }
        for (Paper paper : question.about().papers()) {
            String text = paper.reading().text();
            double most = 0;
            List<Observation> best = new ArrayList<>();
            for (int i = 0; i < text.length(); i++) {
                if (!paper.reading().isToken(i)
                        || !(paper.reading().token(i) instanceof Token.Amount amount)
                        || amount.quantity().percent() != unit.equals("%")
                        || !followed(text, i, unit)) {
                    continue;
                }
                int start = Sentences.clause(text, i);
                int end = Math.min(text.length(), Sentences.clauseEnd(text, i));
                Set<String> common = new HashSet<>(TextRule.pairs(text.substring(start, end)));
                common.retainAll(words);
                double share = (double) common.size() / words.size();
                if (share < 0.24) {
                    start = subject(text, start, unit);
                    common = new HashSet<>(TextRule.pairs(text.substring(start, end)));
                    common.retainAll(words);
                    share = 0.8 * common.size() / words.size();
                }
                if (share < 0.24 || share < most) {
                    continue;
                }
                if (share > most) {
                    best.clear();
                    most = share;
                }
                int from = start;
                Optional<Why> aside = foreign(question, paper).or(() -> Asides.ofSupport(question, paper, from, end));
                boolean same = amount.quantity().compatible(claimed.get());
                if (same && Corrections.replaced(text, i)) {
                    continue;
                }
                boolean refuted = amount.quantity().refutes(claimed.get());
                Stance stance = same
                        ? Stance.FOR
                        : refuted
                                        && share
                                                >= (paper.criteria()
                                                                .contains(question.criterion()
                                                                        .id())
                                                        ? 0.45
                                                        : 0.7)
                                ? Stance.AGAINST
                                : Stance.DOUBT;
                best.add(observation(
                        question, paper, start, end, stance, amount.quantity().plain() + " " + unit, aside, share * 3));
            }
            found.addAll(best);
        }
        return found;
    }

    /** Start of the clause before, where it says what this one is about: it has no number in this unit of its own. */
    private static int subject(String text, int clause, String unit) {
        if (clause == 0 || Sentences.start(text, clause) == clause) {
            return clause;
        }
        int before = Sentences.clause(text, clause - 1);
        for (int i = before; i < clause; i++) {
            if (text.charAt(i) == Token.NUMBER && !unit.isEmpty() && followed(text, i, unit)) {
                return clause;
            }
        }
        return before;
    }

    private static boolean followed(String text, int at, String unit) {
        return unit.isEmpty()
                || unit.equals("%")
                || text.startsWith(unit, at + 1) && !text.startsWith(unit + "次", at + 1)
                || text.startsWith("\t" + unit, at + 1) && !text.startsWith("\t" + unit + "次", at + 1)
                || (unit.equals("人") && text.startsWith("名", at + 1));
    }

    private static Optional<Why> foreign(Question question, Paper paper) {
        return question.about().foreign().contains(paper) ? Optional.of(Why.OTHER_COUNTY) : Optional.empty();
    }

    static Observation observation(
            Question question,
            Paper paper,
            int from,
            int to,
            Stance stance,
            String value,
            Optional<Why> aside,
            double more) {
        double weight = Weights.of(question, paper, from, to) + more;
        return new Observation(stance, paper, from, to, value, weight, aside);
    }
}
