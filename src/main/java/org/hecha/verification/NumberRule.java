package org.hecha.verification;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hecha.standard.Criterion.Window;
import org.hecha.verification.Finding.Why;
import org.hecha.verification.Observation.Stance;

/** Holds a claimed number against every number the evidence states for the same subject. */
final class NumberRule {

    private static final BigDecimal TEN_THOUSAND = new BigDecimal(10_000);

    private NumberRule() {}

    static List<Observation> observe(Question question, BigDecimal claimed) {
        List<Observation> found = new ArrayList<>();
        for (Paper paper : question.about().papers()) {
            int rank = 0;
            for (String expression : question.checking().subject()) {
                stated(question, claimed, paper, Phrases.pattern(expression), rank++ * 0.05, true, found);
            }
            boolean topic = question.checking().topic().isEmpty()
                    || Phrases.any(question.checking().topic(), paper.head() + paper.path());
            for (String expression : topic ? question.checking().also() : List.<String>of()) {
                stated(question, claimed, paper, Phrases.pattern(expression), 1, false, found);
            }
            for (String expression : question.checking().affirm()) {
                shown(question, claimed, paper, Phrases.pattern(expression), found);
            }
            for (String expression : question.checking().negation()) {
                denied(question, claimed, paper, Phrases.pattern(expression), found);
            }
            ThingRule.observe(question, claimed, paper, found);
            none(question, claimed, paper, found);
            if (topic) {
                TableRule.observe(question, claimed, paper, found);
            }
        }
        RosterRule.observe(question, claimed, found);
        return found;
    }

    private static void stated(
            Question question,
            BigDecimal claimed,
            Paper paper,
            Pattern pattern,
            double less,
            boolean firm,
            List<Observation> found) {
        Matcher m = pattern.matcher(paper.reading().text());
        int from = 0;
        while (from <= paper.reading().text().length() && m.find(from)) {
            from = Math.max(m.end(), m.start() + 1);
            if (m.start("value") < 0) {
                continue;
            }
            int at = m.start("value");
            if (paper.reading().isToken(at)
                    && paper.reading().token(at) instanceof Token.Amount written
                    && !written.quantity().percent()
                    && (m.pattern().pattern().contains("?<plus>") || !nearer(paper, at, m.end()))) {
                Token.Amount amount =
                        pattern.pattern().contains("?<plus>") ? sum(paper, written, m.start("plus")) : written;
                found.add(judged(question, claimed, paper, m.start(), m.end(), at, amount, firm)
                        .heavier(-less));
                from = at + 1;
            }
        }
    }

    private static final Pattern BASE = Pattern.compile("^[^,，。;；\\n]{1,14}[)）村镇乡区校道位]中(?![小学心])");

    /** “186个村中有140个建有…”: what follows is said of the nearer number of the same kind. */
    private static boolean nearer(Paper paper, int at, int end) {
        String text = paper.reading().text();
        int next = text.indexOf(Token.NUMBER, at + 1);
        return next >= 0 && next < end && text.charAt(at + 1) == text.charAt(Math.min(next + 1, text.length() - 1))
                || BASE.matcher(text.substring(at + 1, end)).find();
    }

    /** 8个集体、12名个人 are 20 together. */
    private static Token.Amount sum(Paper paper, Token.Amount one, int other) {
        if (other < 0 || !(paper.reading().token(other) instanceof Token.Amount more)) {
            return one;
        }
        BigDecimal sum = one.quantity().written().add(more.quantity().written());
        return new Token.Amount(new Quantity(sum, sum, sum, false), one.unit());
    }

    /** One number at one place. */
    static Observation judged(
            Question question,
            BigDecimal claimed,
            Paper paper,
            int start,
            int end,
            int at,
            Token.Amount amount,
            boolean firm) {
        Quantity quantity = amount.quantity();
        boolean same = compatible(question, paper, quantity, claimed, at);
        Optional<Why> aside = demand(question, paper, start, end, quantity)
                ? Optional.of(Why.STANDARD_TEXT)
                : sharedWithOthers(question, paper, end)
                        ? Optional.of(Why.OTHER_COUNTY)
                        : Asides.ofSupport(question, paper, start, end);
        double weight = Weights.of(question, paper, start, end)
                - (same && quantity.exactly(inUnit(question, paper, claimed, at)) ? 0 : 0.7)
                - (firm ? 0 : 1);
        Stance stance = same
                ? Stance.FOR
                : firm
                                && quantity.refutes(inUnit(question, paper, claimed, at))
                                && Weights.firm(question, paper, start, end)
                                && !partOfTotal(question, paper, start, end)
                                && !shorter(question, paper, start, end, quantity, claimed)
                        ? Stance.AGAINST
                        : Stance.DOUBT;
        // one case proves that there are cases; a denial only that nobody knew of one
        double proof = stance == Stance.AGAINST && claimed.signum() == 0 ? 2.5 : 0;
        return new Observation(stance, paper, start, end, value(question, paper, quantity, at), weight + proof, aside);
    }

    /** What happened in one year does not refute what is said of three. */
    private static boolean shorter(
            Question question, Paper paper, int start, int end, Quantity quantity, BigDecimal claimed) {
        return question.window().kind() == Window.Kind.MONTHS_BEFORE
                && quantity.written().compareTo(claimed) < 0
                && Periods.of(paper, start, end)
                        .filter(s -> s.first().plusMonths(13).isAfter(s.last())
                                && question.window().months() > 12)
                        .isPresent();
    }

    private static boolean compatible(Question question, Paper paper, Quantity quantity, BigDecimal claimed, int at) {
        if (quantity.percent()) {
            return false;
        }
        if (!question.claim().unit().equals("万元")) {
            return quantity.compatible(claimed);
        }
        return quantity.compatible(inUnit(question, paper, claimed, at));
    }

    /** The claimed value in the unit of the number at this place: money is written in 元, in 万元, or the table says which. */
    private static BigDecimal inUnit(Question question, Paper paper, BigDecimal claimed, int at) {
        if (!question.claim().unit().equals("万元")) {
            return claimed;
        }
        return inTenThousands(paper, at) ? claimed : claimed.multiply(TEN_THOUSAND);
    }

    /** Whether a bare number at this place is in 万元: no 元 behind it, and 万元 in the heading or unit line before it. */
    static boolean inTenThousands(Paper paper, int at) {
        String text = paper.reading().text();
        String after = text.substring(Math.min(text.length(), at + 1), Math.min(text.length(), at + 3));
        if (after.startsWith("元") || after.startsWith("\t元")) {
            return false;
        }
        String before = text.substring(0, at);
        return before.lastIndexOf("万元") > before.lastIndexOf(":元") && before.contains("万元");
    }

    private static String value(Question question, Paper paper, Quantity quantity, int at) {
        String unit = question.claim().unit();
        if (!unit.equals("万元")) {
            return quantity.plain() + (unit.isEmpty() ? "" : " " + unit);
        }
        BigDecimal written = quantity.written();
        return Quantity.plain(inTenThousands(paper, at) ? written : written.divide(TEN_THOUSAND)) + " " + unit;
    }

    /** “48次，其中本县36次，邻县12次”: the total is not this county's. */
    private static boolean sharedWithOthers(Question question, Paper paper, int end) {
        String text = paper.reading().text();
        String rest = text.substring(
                Math.min(end, text.length()), Math.max(Math.min(end, text.length()), Sentences.end(text, end)));
        int among = rest.indexOf("其中");
        return among >= 0
                && question.about().places().mentions(rest.substring(among), paper.ocr()).stream()
                        .anyMatch(m -> m.whose() == Places.Whose.OTHER);
    }

    private static final Pattern SOME = Pattern.compile("新增|新发展|新招募|新吸纳|新注册|净增|平均|人均|分别");

    /** “其中…”, “新增…”: a share of the total says nothing about the total. */
    private static boolean partOfTotal(Question question, Paper paper, int start, int end) {
        String text = paper.reading().text();
        int clause = Sentences.clause(text, start);
        if (SOME.matcher(text.substring(clause, end)).find()) {
            return true;
        }
        boolean own = question.about().places().mentions(text.substring(clause, end), paper.ocr()).stream()
                .anyMatch(m -> m.whose() == Places.Whose.OWN);
        return text.startsWith("其中", clause) && !own;
    }

    /** A threshold repeated as a demand: 每年…50场以上, 不少于1000人. */
    private static boolean demand(Question question, Paper paper, int start, int end, Quantity quantity) {
        if (Thresholds.least(question.claim()).filter(quantity::exactly).isEmpty()) {
            return false;
        }
        String text = paper.reading().text();
        String clause = text.substring(Sentences.start(text, start), Sentences.clauseEnd(text, end));
        return DEMAND.matcher(clause).find();
    }

    private static final Pattern DEMAND = Pattern.compile("每年|每所|必须|应当|须|要求|标准|不少于|至少|以上|凑够|达到");

    /** A thing that is shown is one of its kind. */
    private static void shown(
            Question question, BigDecimal claimed, Paper paper, Pattern pattern, List<Observation> found) {
        Matcher m = pattern.matcher(paper.reading().text());
        if (claimed.compareTo(BigDecimal.ONE) == 0 && m.find()) {
            Optional<Why> aside = Asides.ofSupport(question, paper, m.start(), m.end());
            double weight = Weights.of(question, paper, m.start(), m.end()) - 2;
            found.add(new Observation(
                    Stance.FOR,
                    paper,
                    m.start(),
                    m.end(),
                    "1 " + question.claim().unit(),
                    weight,
                    aside));
        }
    }

    /** 一趟也没有出: not one. */
    private static final Pattern NONE =
            Pattern.compile("(?:[一\uE000](?:次|场|期|趟|站|所|个|名|人|起|项)|从来|完全|全年)(?:也|都)?(?:没|未|无)");

    private static void none(Question question, BigDecimal claimed, Paper paper, List<Observation> found) {
        if (question.checking().thing().isEmpty()) {
            return;
        }
        String text = paper.reading().text();
        Matcher m = NONE.matcher(text);
        while (m.find()) {
            String sentence = text.substring(Sentences.start(text, m.start()), Sentences.clauseEnd(text, m.end()));
            if (question.checking().thing().get().about().stream()
                    .allMatch(group -> Phrases.pattern(group).matcher(sentence).find())) {
                found.add(new Observation(
                        claimed.signum() == 0 ? Stance.FOR : Stance.AGAINST,
                        paper,
                        Sentences.clause(text, m.start()),
                        m.end(),
                        "0 " + question.claim().unit(),
                        Weights.of(question, paper, m.start(), m.end()),
                        Asides.ofDenial(question, paper, m.start(), m.end())));
            }
        }
    }

    private static void denied(
            Question question, BigDecimal claimed, Paper paper, Pattern pattern, List<Observation> found) {
        Matcher m = pattern.matcher(paper.reading().text());
        while (m.find()) {
            Optional<Why> aside = Asides.ofDenial(question, paper, m.start(), m.end());
            Stance stance = claimed.signum() == 0 ? Stance.FOR : Stance.AGAINST;
            double weight = Weights.of(question, paper, m.start(), m.end()) + 0.5;
            found.add(new Observation(
                    stance, paper, m.start(), m.end(), "0 " + question.claim().unit(), weight, aside));
        }
    }
}
