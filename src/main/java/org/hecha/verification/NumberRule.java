package org.hecha.verification;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hecha.standard.Criterion;
import org.hecha.verification.Finding.Why;
import org.hecha.verification.Observation.Stance;

/** Holds a claimed number against every number the evidence states for the same subject. */
final class NumberRule {

    private NumberRule() {}

    static List<Observation> observe(Question question, BigDecimal claimed) {
        List<Observation> found = new ArrayList<>();
        for (Paper paper : question.about().papers()) {
            int rank = 0;
            for (String expression : question.checking().subject()) {
                stated(question, claimed, paper, Phrases.of(expression), rank++ * 0.05, true, found);
            }
            boolean topic = question.checking().topic().isEmpty()
                    || Phrases.any(question.checking().topic(), paper.head() + paper.path());
            for (String expression : topic ? question.checking().also() : List.<String>of()) {
                stated(question, claimed, paper, Phrases.of(expression), 1, false, found);
            }
            for (String expression : question.checking().affirm()) {
                shown(question, claimed, paper, Phrases.of(expression), found);
            }
            List<String> denials = new ArrayList<>(question.checking().negation());
            question.checking()
                    .titled()
                    .filter(titled -> Phrases.any(titled.title(), paper.title()))
                    .ifPresent(titled -> denials.addAll(titled.deny()));
            for (String expression : denials) {
                denied(question, claimed, paper, Phrases.of(expression), found);
            }
            ThingRule.observe(question, claimed, paper, found);
            GridRule.observe(question, claimed, paper, found);
            none(question, claimed, paper, found);
            if (topic) {
                TableRule.observe(question, claimed, paper, found);
            }
            RankingRule.observe(question, claimed, paper, found);
            RankedCounties.observe(question, claimed, paper, found);
            Addends.observe(question, claimed, paper, found);
        }
        share(question, claimed, found);
        distinct(question, claimed, found);
        RosterRule.observe(question, claimed, found);
        return Errata.heeded(question, claimed, found);
    }

    private static void stated(
            Question question,
            BigDecimal claimed,
            Paper paper,
            Phrase phrase,
            double less,
            boolean firm,
            List<Observation> found) {
        String text = paper.reading().text();
        if (!phrase.possible(text)) {
            return;
        }
        Matcher m = phrase.search(text);
        int from = 0;
        while (phrase.next(m, text, from, text.length())) {
            from = Math.max(m.end(), m.start() + 1);
            if (m.start("value") < 0
                    || question.checking().thing().isPresent() && partOfOther(question, text, m.start())) {
                continue;
            }
            int at = m.start("value");
            if (nextRow(text, m.start(), at)) {
                continue;
            }
            if (paper.reading().isToken(at) && paper.reading().token(at) instanceof Token.Ordinal rank) {
                if (RANKS.matcher(text).region(at + 1, text.length()).lookingAt()) {
                    continue;
                }
                var amount =
                        new Token.Amount(Quantity.of(rank.value(), BigDecimal.ONE, Quantity.Bound.EXACT, false), "");
                found.add(Judgement.judged(question, claimed, paper, m.start(), m.end(), at, amount, firm)
                        .heavier(-less));
                continue;
            }
            if (paper.reading().isToken(at)
                    && paper.reading().token(at) instanceof Token.Amount written
                    && !written.quantity().percent()
                    && !notOne(text, at, written.quantity())
                    && question.checking()
                            .thing()
                            .filter(thing -> OfWhole.ofHowMany(thing, text, at))
                            .isEmpty()
                    && !earlierOnes(text, at)
                    && (phrase.names("plus") || !nearer(paper, at, m.end()))) {
                int total = phrase.names("plus") ? at : total(paper, m.start(), at);
                Token.Amount amount = phrase.names("plus")
                        ? sum(paper, written, m.start("plus"))
                        : labelled(
                                question, paper, (Token.Amount) paper.reading().token(total), total);
                found.add(Judgement.judged(
                                question, claimed, paper, m.start(), Math.max(total + 1, m.end()), total, amount, firm)
                        .heavier(-less));
                from = at + 1;
            }
        }
    }

    /** 服务时长 at the end of the headings and the first number of the row below them. */
    private static boolean nextRow(String text, int from, int at) {
        int stop = text.indexOf('\n', from);
        return stop >= from
                && stop < at
                && text.lastIndexOf('\n', at) + 1 == at
                && text.substring(text.lastIndexOf('\n', from) + 1, stop).indexOf('\t') > 0
                && text.substring(at, Sentences.lineEnd(text, at)).indexOf('\t') > 0;
    }

    /** 村（社区）数 | 78 above 其中：已建科普组织 | 69: a row of a table that tells a part of what the row above it counts. */
    private static boolean partOfOther(Question question, String text, int at) {
        int line = text.lastIndexOf('\n', at) + 1;
        if (!text.startsWith("其中", line)
                || text.substring(line, Sentences.lineEnd(text, at)).indexOf('\t') < 0) {
            return false;
        }
        String kind = question.checking().thing().orElseThrow().about().getFirst();
        int whole = line;
        while (whole > 0 && text.startsWith("其中", whole)) {
            whole = text.lastIndexOf('\n', whole - 2) + 1;
        }
        String label = text.substring(whole, Sentences.lineEnd(text, whole));
        return label.indexOf('\t') > 0
                && !Phrases.of(kind).in(label)
                && !Phrases.of(kind).in(text.substring(line, Sentences.lineEnd(text, at)));
    }

    /** 成立科协（个） | 镇12 | 街道5 | 合计17: of a row that has a column of totals the total, where its label is what was said. */
    private static int total(Paper paper, int from, int at) {
        if (paper.reading().text().substring(from, at).indexOf('\t') < 0) {
            return at;
        }
        for (Grid grid : paper.grids()) {
            Optional<Grid.Field> own = grid.fields().stream()
                    .filter(f -> f.at() == at && f.sum().isEmpty())
                    .findFirst();
            if (own.isPresent()) {
                List<Grid.Field> totals = grid.fields().stream()
                        .filter(f -> f.from() == own.get().from()
                                && f.totalColumn()
                                && f.sum().isEmpty()
                                && f.year() == own.get().year())
                        .toList();
                return !own.get().totalColumn()
                                && totals.size() == 1
                                && totals.getFirst().at() > at
                                && paper.reading().token(totals.getFirst().at()) instanceof Token.Amount
                        ? totals.getFirst().at()
                        : at;
            }
        }
        return at;
    }

    private static final Pattern EARLIER = Pattern.compile("^[次站届轮期场批](?![^,，。;；\\n]{0,2}(?:合计|共|总))");

    /** 前三次分别为: those before this one, and not how many there were. */
    static boolean earlierOnes(String text, int at) {
        return at > 0
                && text.charAt(at - 1) == '前'
                && EARLIER.matcher(text).region(at + 1, text.length()).find();
    }

    private static final Pattern NOT = Pattern.compile(
            "(?:未|没有?|无|不曾|从未|尚未)(?:曾|再|能)?(?:发生|出现|发现|接到|查处|受理|开展|举办|组织|承办|引进|建成?|设|有|出)?(?:过|任何|了)?$");

    /** 一个不落, 一个也不少: all of them. */
    private static final Pattern EVERY_ONE = Pattern.compile("[个家所名处人](?:都|也)?(?:不|没有?)(?:能)?[落少漏缺拉掉差]");

    /** 第7至第10名: which ranks a sheet is about, and nobody's rank. */
    private static final Pattern RANKS = Pattern.compile("[名位]?(?:至|到|—|-|~)第?[" + Token.ORDINAL + Token.NUMBER + "]");

    /** 未发生一起, 没有办过一次: none, and not one; 一个不落: all. */
    static boolean notOne(String text, int at, Quantity quantity) {
        return quantity.exactly(BigDecimal.ONE)
                && (NOT.matcher(text.substring(Sentences.clause(text, at), at)).find()
                        || EVERY_ONE.matcher(text).region(at + 1, text.length()).lookingAt());
    }

    private static final Pattern LABEL_IN_TEN_THOUSANDS = Pattern.compile(
            "[(（](?:单位[:：])?万[^()（）\\t\\n]{0,8}[)）]\\t?$|\\t万(?:人次?|名)\\t(?:" + Token.NUMBER + "\\t)*$");

    /** 常住人口（万人） | 41.23: the label says what the number counts in. */
    private static Token.Amount labelled(Question question, Paper paper, Token.Amount amount, int at) {
        String before = paper.reading().text().substring(Math.max(0, at - 14), at);
        return question.claim().unit().equals("万元")
                        || !LABEL_IN_TEN_THOUSANDS.matcher(before).find()
                ? amount
                : new Token.Amount(
                        Quantity.of(amount.quantity().written(), Money.TEN_THOUSAND, Quantity.Bound.EXACT, false),
                        amount.unit());
    }

    private static final Pattern BASE = Pattern.compile("^[^,，。;；\\n]{1,14}[)）村镇乡区校道位]中(?![小学心排列位居])");

    /** “186个村中有140个建有…”: what follows is said of the nearer number of the same kind. */
    private static boolean nearer(Paper paper, int at, int end) {
        String text = paper.reading().text();
        int next = text.indexOf(Token.NUMBER, at + 1);
        int bracket = text.indexOf('(', at);
        if (bracket > at && bracket < next) {
            next = text.indexOf(Token.NUMBER, Math.max(next, text.indexOf(')', bracket))); // 61所中小学(含民办2所)
        }
        if (next > 0 && paper.reading().token(next) instanceof Token.Amount one && notOne(text, next, one.quantity())) {
            next = text.indexOf(Token.NUMBER, next + 1); // 14个乡镇街道，科协组织一个不落
        }
        int tab = text.substring(at, end).lastIndexOf('\t');
        if (tab > 0
                && at + tab + 1 < end
                && text.charAt(at + 1)
                        != '\t') { // 11个乡镇 | 已成立科协的乡镇9个: the words in the next cell belong to its own number
            int stop = Math.min(indexOr(text, '\t', end), indexOr(text, '\n', end));
            int other = text.indexOf(Token.NUMBER, at + tab);
            if (other >= 0
                    && other < stop
                    && text.charAt(at + 1) == text.charAt(Math.min(other + 1, text.length() - 1))) {
                return true;
            }
        }
        return next >= 0 && next < end && text.charAt(at + 1) == text.charAt(Math.min(next + 1, text.length() - 1))
                || BASE.matcher(text.substring(at + 1, end)).find();
    }

    private static int indexOr(String text, char c, int from) {
        int at = text.indexOf(c, from);
        return at < 0 ? text.length() : at;
    }

    /** “103个村中建有…的”: the number says of how many. */
    static boolean base(String text, int at, int end) {
        return BASE.matcher(text.substring(at + 1, Math.max(at + 1, end))).find();
    }

    /** 8个集体、12名个人 are 20 together. */
    private static Token.Amount sum(Paper paper, Token.Amount one, int other) {
        if (other < 0 || !(paper.reading().token(other) instanceof Token.Amount more)) {
            return one;
        }
        BigDecimal sum = one.quantity().written().add(more.quantity().written());
        return new Token.Amount(new Quantity(sum, sum, sum, false), one.unit());
    }

    private static final Pattern SHARE = Pattern.compile("率|面|占|比例|比重|达到?|超过|以上|全部");

    /** Of a number the standard wants as a share, the share itself says the same: 覆盖面超过八成四. */
    private static void share(Question question, BigDecimal claimed, List<Observation> found) {
        if (!(question.claim().measure() instanceof org.hecha.standard.Measure.Ratio ratio)
                || question.checking().thing().isEmpty()
                || !(question.about().answer(question.criterion(), ratio.of()).orElse(null)
                        instanceof org.hecha.dossier.Answer.Amount whole)
                || whole.value().signum() <= 0) {
            return;
        }
        BigDecimal percent =
                claimed.multiply(new BigDecimal(100)).divide(whole.value(), 3, java.math.RoundingMode.HALF_UP);
        var thing = question.checking().thing().get();
        for (Paper paper : question.about().papers()) {
            String text = paper.reading().text();
            for (int at = text.indexOf(Token.NUMBER); at >= 0; at = text.indexOf(Token.NUMBER, at + 1)) {
                if (!(paper.reading().token(at) instanceof Token.Amount amount)
                        || !amount.quantity().percent()) {
                    continue;
                }
                int from = Math.max(Sentences.clause(text, at), Sites.lastNumber(text, at) + 1);
                int to = Sites.segmentEnd(text, at);
                String own = text.substring(from, to);
                boolean named = Phrases.of(thing.about().get(0)).in(own)
                        && thing.about().stream()
                                .skip(2)
                                .allMatch(g -> Phrases.of(g).in(own))
                        && SHARE.matcher(own).find()
                        && !Phrases.any(thing.other(), own);
                if (named && amount.quantity().compatible(percent)) {
                    found.add(new Observation(
                            Stance.FOR,
                            paper,
                            from,
                            to,
                            amount.quantity().plain() + " %",
                            Weights.of(question, paper, from, to) - 2,
                            Judgement.demand(question, paper, from, to, amount.quantity())
                                    ? Optional.of(Why.STANDARD_TEXT)
                                    : Asides.ofSupport(question, paper, from, to)));
                }
            }
        }
    }

    /** Said below a list: 实际19人, 排重后872人, 剔除重复23人，实有…人. */
    private static final List<String> DISTINCT = List.of(
            "(?:去重|排重|除重|剔重|去除重复(?:加入|登记|注册)?|合并重复|剔除重复|扣除重复|剔除重名|不重复计算|不重复)(?:以后|之后|后)?(?:的|实为|实有|实际|共有|共|有|为|计|只有|仅|不足|自然人|志愿者|人数|总人数){0,3}[,，:：]?{~6}{n}(?:人|名|位)(?!次)",
            "实际(?:共|为|有|是|仅|只有|人数)*[:：]?{n}(?:人|名|位)(?!次)",
            "实(?:为|有|际为)(?:注册|在册)?(?:科技)?(?:志愿者)?{n}(?:人|名|位)(?!次)");

    private static void distinct(Question question, BigDecimal claimed, List<Observation> found) {
        if (question.checking().distinct().isEmpty()) {
            return;
        }
        for (Paper paper : question.about().papers()) {
            if (RosterRule.about(question, paper)) {
                DISTINCT.forEach(e -> stated(question, claimed, paper, Phrases.of(e), 0.1, true, found));
            }
        }
    }

    /** A thing that is shown is one of its kind, and refutes that there is none. */
    private static void shown(
            Question question, BigDecimal claimed, Paper paper, Phrase phrase, List<Observation> found) {
        boolean one = claimed.compareTo(BigDecimal.ONE) == 0;
        if (!one && claimed.signum() != 0) {
            return;
        }
        for (MatchResult m : phrase.all(paper.reading().text())) {
            Optional<Why> aside = paper.expired(question.about().deadline())
                    ? Optional.of(Why.OUT_OF_WINDOW)
                    : Asides.ofSupport(question, paper, m.start(), m.end());
            double weight = Weights.of(question, paper, m.start(), m.end()) - 2;
            found.add(new Observation(
                    one ? Stance.FOR : Stance.AGAINST,
                    paper,
                    m.start(),
                    m.end(),
                    "1 " + question.claim().unit(),
                    one ? weight : weight + 7, // what was seen to be there is there, whatever else is said
                    aside));
        }
    }

    /** 一趟也没有出: not one. */
    private static final Phrase NONE =
            new Phrase("(?:[一\uE000](?<unit>次|场|期|趟|站|所|个|名|人|起|项)|从来|完全|全年)(?:也|都)?(?:没|未|无)"
                    + "|(?:没有?|未|无)(?:曾)?(?:发生|出现|开展|举办|组织|承办|引进|出)?(?:过|任何)?[一\uE000](?<after>次|场|期|趟|站|所|个|起|项)");

    /** 全年没有播放过应急科普节目: what was never on the air may have been held. */
    private static final Pattern BROADCAST = Pattern.compile("有?(?:播|刊|转|印)");

    private static void none(Question question, BigDecimal claimed, Paper paper, List<Observation> found) {
        if (question.checking().thing().isEmpty()) {
            return;
        }
        String text = paper.reading().text();
        for (MatchResult m : NONE.all(text)) {
            String sentence = text.substring(Sentences.start(text, m.start()), Sentences.clauseEnd(text, m.end()));
            int one = m.group().indexOf(Token.NUMBER);
            if (one >= 0
                    && paper.reading().token(m.start() + one) instanceof Token.Amount amount
                    && !amount.quantity().exactly(BigDecimal.ONE)) {
                continue; // 没有办过三次 says that there were fewer
            }
            if (BROADCAST.matcher(text).region(m.end(), text.length()).lookingAt()) {
                continue;
            }
            String unit = m.group("unit") != null ? m.group("unit") : m.group("after") != null ? m.group("after") : "次";
            if (!Phrases.any(question.checking().thing().get().unit(), unit)) {
                continue; // what was done not once has nothing to do with points or people
            }
            if (question.checking().thing().get().about().stream()
                    .allMatch(group -> Phrases.of(group).in(sentence))) {
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

    /** Months of a window that may be missing at its end where a paper says of which time it speaks. */
    private static final int UNTOLD_MONTHS = 12;

    private static final Pattern RANGE = Pattern.compile(Token.DATE + "[\\t ]?(?:至|到|-|—|~)[\\t ]?" + Token.DATE);

    /** 2018年至2020年期间未发生: says nothing of the years since. */
    private static boolean endedEarly(Question question, Paper paper, MatchResult m) {
        return question.window().kind() == Criterion.Window.Kind.MONTHS_BEFORE
                && question.window().months() > UNTOLD_MONTHS
                && RANGE.matcher(paper.reading()
                                .text()
                                .substring(Sentences.start(paper.reading().text(), m.start()), m.start()))
                        .find()
                && Periods.of(paper, m.start(), m.end())
                        .filter(Periods.Span::said)
                        .filter(span ->
                                span.last().isBefore(question.about().deadline().minusMonths(UNTOLD_MONTHS)))
                        .isPresent();
    }

    /** 确保不发生: what is to be prevented. */
    private static final Pattern ASSURED = Pattern.compile("(?:确保|力争|严防|防止|务必|努力做到|争取)[^,，。;；\\n了已]{0,6}$");

    private static String before(Paper paper, int at) {
        String text = paper.reading().text();
        return text.substring(Sentences.clause(text, at), at);
    }

    /** What was scrapped or struck off once is so still. */
    private static final Pattern LASTING = Pattern.compile("报废|封存|停运|注销|撤销|吊销|取缔");

    private static void denied(
            Question question, BigDecimal claimed, Paper paper, Phrase phrase, List<Observation> found) {
        for (MatchResult m : phrase.all(paper.reading().text())) {
            boolean lasting = LASTING.matcher(m.group()).find();
            Optional<Why> aside = Asides.ofDenial(question, paper, m.start(), m.end())
                    .filter(w -> !(lasting && w == Why.OUT_OF_WINDOW));
            Stance stance = claimed.signum() == 0 ? Stance.FOR : Stance.AGAINST;
            if (stance == Stance.FOR
                    && ASSURED.matcher(before(paper, m.start())).find()) {
                aside = aside.or(() -> Optional.of(Why.PLAN));
            }
            if (stance == Stance.FOR && endedEarly(question, paper, m)) {
                aside = aside.or(() -> Optional.of(Why.OUT_OF_WINDOW));
            }
            double weight = Weights.of(question, paper, m.start(), m.end()) + 0.5;
            found.add(new Observation(
                    stance, paper, m.start(), m.end(), "0 " + question.claim().unit(), weight, aside));
        }
    }
}
