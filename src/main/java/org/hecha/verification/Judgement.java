package org.hecha.verification;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hecha.standard.Criterion.Window;
import org.hecha.verification.Finding.Why;
import org.hecha.verification.Observation.Stance;

/** What one number at one place says for or against a claimed one, and why it may not count. */
final class Judgement {

    private Judgement() {}

    /** The number of the county's own row in a table of counties: it is about nothing else. */
    static Observation ownRow(
            Question question, BigDecimal claimed, Paper paper, int start, int end, int at, Token.Amount amount) {
        Observation one = judged(question, claimed, paper, start, end, at, amount, true);
        boolean refuted = one.stance() == Stance.DOUBT
                && amount.quantity().refutes(claimed)
                && !question.claim().unit().equals("万元")
                && !misread(paper, amount.quantity(), claimed)
                && Weights.firm(question, paper, start, end);
        return refuted
                ? new Observation(Stance.AGAINST, paper, one.from(), one.to(), one.value(), one.weight(), one.aside())
                : one;
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
        return judged(question, claimed, paper, start, end, at, amount, firm, false);
    }

    /**
     * A number that was worked out from several of a passage.
     *
     * @param at one of them, by which unit and year are known
     */
    static Observation summed(
            Question question, BigDecimal claimed, Paper paper, int start, int end, int at, BigDecimal sum) {
        Token.Amount amount = new Token.Amount(Quantity.of(sum, BigDecimal.ONE, Quantity.Bound.EXACT, false), "");
        return judged(question, claimed, paper, start, end, at, amount, true, true)
                .heavier(-0.5);
    }

    private static Observation judged(
            Question question,
            BigDecimal claimed,
            Paper paper,
            int start,
            int end,
            int at,
            Token.Amount amount,
            boolean firm,
            boolean summed) {
        Quantity counted = summed
                ? amount.quantity()
                : Deductions.net(paper.reading(), at, Shares.together(paper.reading(), at, amount.quantity()));
        Quantity quantity = inMinutes(question, paper, at) ? hours(counted) : counted;
        boolean same = Money.compatible(question, paper, quantity, claimed, at);
        String text = paper.reading().text();
        boolean disallowed = same && Corrections.disallowed(text, at);
        Optional<Why> aside = demand(question, paper, start, end, quantity)
                ? Optional.of(Why.STANDARD_TEXT)
                : sharedWithOthers(question, paper, Math.min(end, at + 1))
                        ? Optional.of(Why.OTHER_COUNTY)
                        : disallowed
                                ? Asides.ofDenial(question, paper, start, end)
                                : same
                                        ? Asides.ofSupport(question, paper, start, end, at)
                                        : Asides.ofOther(question, paper, start, end, at);
        if (!summed && Growth.base(text, at) || !disallowed && !summed && Corrections.replaced(text, at)) {
            aside = aside.or(() -> Optional.of(Why.OUT_OF_WINDOW));
        }
        if (question.claim().unit().equals("万元") && BudgetClasses.withOverheads(paper, at)) {
            aside = aside.or(() -> Optional.of(Why.WRONG_BASIS));
        }
        if (heldByRegistered(question, text, at)) {
            aside = aside.or(() -> Optional.of(Why.WRONG_BASIS));
        }
        if (question.window().kind() == org.hecha.standard.Criterion.Window.Kind.CALENDAR_YEARS
                && OF_A_TIME
                        .matcher(text.substring(Sentences.start(text, at), at))
                        .find()) {
            aside = aside.or(() -> Optional.of(Why.PARTIAL));
        }
        if (OF_ITSELF.matcher(text.substring(Sentences.start(text, start), end)).find()) {
            aside = aside.or(() -> Optional.of(Why.PARTIAL));
        }
        boolean otherYear = Years.another(question, paper, at);
        if (otherYear) {
            aside = aside.or(() -> Optional.of(Why.OUT_OF_WINDOW));
        }
        if (!question.checking().distinct().isEmpty() && countedTwice(text, end)) {
            aside = aside.or(() -> Optional.of(Why.PARTIAL));
        }
        boolean part = !summed
                && (Instalments.ofPart(question, text, at)
                        || summedUp(paper, at, quantity)
                        || question.checking()
                                .thing()
                                .filter(thing -> OfWhole.member(thing, paper, at, amount.quantity()))
                                .isPresent()
                        || Shares.ofUnknown(paper.reading(), at));
        if (same && (part || !summed && growth(paper, start, at))) {
            aside = aside.or(() -> Optional.of(Why.PARTIAL));
        }
        if (question.claim().unit().equals("万元")
                && paper.issuer() == Places.Whose.ABOVE
                && question.about().places().namesAbove(paper.reading().text())) {
            aside = aside.or(() -> Optional.of(Why.SUPERIOR)); // what is given from above is no budget of the county
        }
        double weight = Weights.of(question, paper, start, end)
                - (same && quantity.exactly(Money.inUnit(question, paper, claimed, at)) ? 0 : 0.7)
                - (firm ? 0 : 1);
        Stance stance;
        if (same && !disallowed) {
            stance = Stance.FOR;
        } else {
            boolean against = firm
                    && !part
                    && (disallowed || refuted(question, claimed, paper, start, end, quantity, summed, at));
            stance = against ? Stance.AGAINST : Stance.DOUBT;
        }
        // one case proves that there are cases; a denial only that nobody knew of one
        double proof = stance == Stance.AGAINST && claimed.signum() == 0
                ? 5
                : stance == Stance.AGAINST && Corrections.corrected(text, at) ? 3 : 0;
        return new Observation(
                stance, paper, start, end, Money.value(question, paper, quantity, at), weight + proof, aside);
    }

    private static final BigDecimal AN_HOUR = new BigDecimal(60);
    private static final Pattern MINUTES = Pattern.compile("[(（\\t](?:单位[:：])?分钟?(?:[)）\\t]|$)");

    /** 服务时长（分钟） | 916800: a platform counts time in minutes where hours are claimed. */
    private static boolean inMinutes(Question question, Paper paper, int at) {
        return question.claim().unit().equals("小时")
                && (paper.reading().text().startsWith("分钟", at + 1)
                        || paper.grids().stream()
                                .flatMap(grid -> grid.fields().stream())
                                .filter(field -> field.at() == at)
                                .anyMatch(field -> MINUTES.matcher("\t" + field.row() + "\t" + field.column())
                                        .find()));
    }

    private static Quantity hours(Quantity minutes) {
        return new Quantity(
                minutes.written().divide(AN_HOUR, 2, RoundingMode.HALF_UP),
                minutes.low().divide(AN_HOUR, 1, RoundingMode.FLOOR),
                minutes.high().divide(AN_HOUR, 1, RoundingMode.CEILING),
                minutes.open(),
                minutes.percent());
    }

    /** Another number that stands for the same thing: neither a part of it nor something else nor misread. */
    private static boolean refuted(
            Question question,
            BigDecimal claimed,
            Paper paper,
            int start,
            int end,
            Quantity quantity,
            boolean summed,
            int at) {
        BigDecimal inUnit = Money.inUnit(question, paper, claimed, at);
        return quantity.refutes(inUnit)
                && (Years.its(question, paper, at) || Weights.firm(question, paper, start, end))
                && !paper.part()
                && (ofEver(paper, at, inUnit) || !elsewhere(quantity, inUnit))
                && !misread(paper, quantity, inUnit)
                && (summed || !partOfTotal(question, paper, start, end))
                && !shorter(question, paper, start, end, quantity, claimed);
    }

    private static final Pattern SUM =
            Pattern.compile("[,，](?:\uE001(?:年度?|全年)?|全年|全[县区市旗])?(?:[几\uE000]项|以上)?(?:合计|共计|总计|共)(?:为|有|是)?\\t?(?<sum>"
                    + Token.NUMBER + ")");

    /** 58处…38处，两项合计96处: a number that is summed up in the same sentence. */
    private static boolean summedUp(Paper paper, int at, Quantity quantity) {
        String text = paper.reading().text();
        Matcher m = SUM.matcher(text).region(at + 1, Math.max(at + 1, Sentences.end(text, at + 1)));
        if (!m.find() || m.end() >= text.length() || text.charAt(m.end()) != text.charAt(at + 1)) {
            return false;
        }
        return paper.reading().token(m.start("sum")) instanceof Token.Amount sum
                && sum.quantity().written().compareTo(quantity.written()) > 0
                && !quantity.percent();
    }

    private static final Pattern TWICE = Pattern.compile(
            "\uE000人次[^。\\n]{0,40}(?:同一人|重复)|同一人[^。;；\\n]{0,30}(?:分别|重复|各)计|按(?:岗位|职务|人次)(?:统计|计(?![划算]))|未(?:做|作|予)?去重");

    private static final int NOTE = 160;

    /** 合计41，注：同一人在两处任职的分别计列: posts, not people. */
    private static boolean countedTwice(String text, int end) {
        return TWICE.matcher(text.substring(Math.min(end, text.length()), Math.min(text.length(), end + NOTE)))
                .find();
    }

    private static final Pattern REGISTERED = Pattern.compile("按[^,，。;；\\n]{0,6}户籍(?![^。;；\\n]*常住)");

    /** 巡展期间…大篷车进校园8次: what happened in some weeks of a year. */
    private static final Pattern OF_A_TIME = Pattern.compile(
            "(?:巡展|展览|活动周|活动月|科普日|科技周|科普周|暑[期假]|寒假|假期|国庆|春节|元旦)期间(?![^。;；\\n]*(?:全年|合计|共计|总计|累计|平时))[^。;；\\n]*$");

    /** A body that speaks of its own members and activities does not count the county's; 本会 is what a county's association says. */
    static final Pattern OF_ITSELF = Pattern.compile("本(?:协会|公司|集团|学校|校|院|合作社|企业|基金会|促进会)");

    /** “按户籍人口…计算，人均…”: a quotient of another divisor. */
    private static boolean heldByRegistered(Question question, String text, int at) {
        return question.claim().measure() instanceof org.hecha.standard.Measure.Quotient
                && REGISTERED
                        .matcher(text.substring(Sentences.start(text, at), at))
                        .find();
    }

    private static final BigDecimal FAR = new BigDecimal(4);
    private static final BigDecimal FEW = new BigDecimal(20);

    /** A number many times as large or small counts something else, unless it has the same digits: then its unit is another. */
    private static boolean elsewhere(Quantity quantity, BigDecimal claimed) {
        BigDecimal written = quantity.written();
        if (claimed.compareTo(FEW) < 0
                || written.signum() == 0
                || digits(written).equals(digits(claimed))) {
            return false;
        }
        return written.compareTo(claimed.multiply(FAR)) > 0
                || written.multiply(FAR).compareTo(claimed) < 0;
    }

    /** Whether the claimed number is the one of all years, beside which this one stands for the year. */
    private static boolean ofEver(Paper paper, int at, BigDecimal claimed) {
        OptionalInt ever = EverAndNow.ever(paper.reading().text(), at);
        return ever.isPresent()
                && paper.reading().token(ever.getAsInt()) instanceof Token.Amount amount
                && amount.quantity().exactly(claimed);
    }

    private static String digits(BigDecimal value) {
        return Quantity.plain(value).replace(".", "").replaceFirst("^0+", "").replaceFirst("0+$", "");
    }

    /** Whether a picture's number may be the claimed one with a digit read wrongly. */
    static boolean misread(Paper paper, Quantity quantity, BigDecimal claimed) {
        if (paper.clear()) {
            return false;
        }
        String read = quantity.plain().replace(".", "");
        String said = Quantity.plain(claimed).replace(".", "");
        if (read.length() != said.length()) {
            return !digits(quantity.written()).equals(digits(claimed)) && (read.contains(said) || said.contains(read));
        }
        int different = 0;
        for (int i = 0; i < read.length(); i++) {
            different += read.charAt(i) == said.charAt(i) ? 0 : 1;
        }
        return different < 2 && read.length() > 1;
    }

    private static final Pattern YEARS = Pattern.compile("[三3]年(?:来|内|以来|间|中|里)?|近几年|历年|36个月|三十六个月|一共|总共");

    /** What happened in one year does not refute what is said of three. */
    private static boolean shorter(
            Question question, Paper paper, int start, int end, Quantity quantity, BigDecimal claimed) {
        String text = paper.reading().text();
        String sentence = text.substring(Sentences.start(text, start), Sentences.end(text, end));
        return question.window().kind() == Window.Kind.MONTHS_BEFORE
                && !YEARS.matcher(sentence).find()
                && quantity.written().compareTo(claimed) < 0
                && Periods.of(paper, start, end)
                        .filter(s -> s.first().plusMonths(13).isAfter(s.last())
                                && question.window().months() > 12)
                        .isPresent();
    }

    /** “48次，其中本县36次，邻县12次”: the total is not this county's. */
    private static boolean sharedWithOthers(Question question, Paper paper, int end) {
        String text = paper.reading().text();
        String rest = text.substring(
                Math.min(end, text.length()), Math.max(Math.min(end, text.length()), Sentences.end(text, end)));
        Matcher next = NEXT_AMONG.matcher(text).region(Sentences.end(text, end), text.length());
        if (rest.indexOf("其中") < 0 && next.lookingAt()) {
            rest += next.group().substring(1);
        }
        int among = rest.indexOf("其中");
        if (among < 0) {
            return false;
        }
        List<Places.Mention> mentions = question.about().places().mentions(rest.substring(among), paper.ocr());
        String before = text.substring(Sentences.start(text, end), Math.min(end, text.length()));
        boolean named = mentions.stream().anyMatch(m -> m.whose() == Places.Whose.OWN && m.at() <= TO_NAME)
                && question.about().places().mentions(before, paper.ocr()).stream()
                        .noneMatch(m -> m.whose() == Places.Whose.OWN);
        return named || mentions.stream().anyMatch(m -> m.whose() == Places.Whose.OTHER);
    }

    /** …行驶6210公里。其中应邀支援邻县14次: the next sentence may say whose the total is. */
    private static final Pattern NEXT_AMONG = Pattern.compile("。其中[^。;；\\n]*");

    /** “该车出车36次，其中到本县11次”: how soon the county must be named. */
    private static final int TO_NAME = 4;

    private static final Pattern GROWTH =
            Pattern.compile("(?:新增|新发展|新招募|新吸纳|新注册|净增)(?![^,，。;；\\n]*(?:总数|累计|达到|至\uE000))|^其中[,，]?[^,，。;；\\n]{2,12}类");

    /** What was added, or one kind of several: not the whole, even where the number is the claimed one. */
    private static boolean growth(Paper paper, int start, int at) {
        String text = paper.reading().text();
        int sentence = Sentences.start(text, at);
        String before = text.substring(Math.max(sentence, Math.min(Sentences.clause(text, start), at)), at);
        return GROWTH.matcher(before).find()
                || GROWTH.matcher(text.substring(sentence, at)).lookingAt();
    }

    private static final Pattern SOME = Pattern.compile("新增|新发展|新招募|新吸纳|新注册|净增|平均|人均|分别|每(?![年天周日月])|每满|另(?![行文附见])");
    private static final Pattern WITHIN = Pattern.compile("[(（](?:其中|含|包括|包含|不含|另有?|内含)[^()（）]*$");

    /** “其中…”, “新增…”: a share of the total says nothing about the total. */
    private static boolean partOfTotal(Question question, Paper paper, int start, int end) {
        String text = paper.reading().text();
        int clause = Sentences.clause(text, start);
        boolean quotient = question.claim().measure() instanceof org.hecha.standard.Measure.Quotient;
        if (!quotient && SOME.matcher(text.substring(clause, end)).find()
                || WITHIN.matcher(text.substring(Sentences.start(text, start), start))
                        .find()) {
            return true;
        }
        boolean own = question.about().places().mentions(text.substring(clause, end), paper.ocr()).stream()
                .anyMatch(m -> m.whose() == Places.Whose.OWN);
        // an expression that begins with 其中 knows which part it means
        return text.startsWith("其中", clause)
                && !text.startsWith("其中", start)
                && !own
                && !namesItself(question, text, clause, end);
    }

    /** 科普活动312场。其中科技志愿服务活动68场: a part that is the claimed thing, of a whole that is not. */
    private static boolean namesItself(Question question, String text, int clause, int end) {
        int start = Sentences.start(text, clause);
        String before = start < clause ? text.substring(start, clause) : Sentences.before(text, start);
        return question.checking()
                .thing()
                .filter(thing -> ThingRule.all(thing, text.substring(clause, end)))
                .filter(thing -> !ThingRule.all(thing, before))
                .isPresent();
    }

    /** A threshold repeated as a demand: 每年…50场以上, 不少于1000人. */
    static boolean demand(Question question, Paper paper, int start, int end, Quantity quantity) {
        if (Thresholds.least(question.claim()).filter(quantity::exactly).isEmpty()) {
            return false;
        }
        String text = paper.reading().text();
        String clause = text.substring(Sentences.start(text, start), Sentences.clauseEnd(text, end));
        return DEMAND.matcher(clause).find();
    }

    private static final Pattern DEMAND = Pattern.compile("每年|每所|必须|应当|须|要求|标准|不少于|至少|以上|凑够|达到");
}
