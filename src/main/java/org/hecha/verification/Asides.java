package org.hecha.verification;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hecha.standard.Criterion.Checking;
import org.hecha.standard.Criterion.Window;
import org.hecha.verification.Finding.Why;
import org.hecha.verification.Places.Whose;

/**
 * Why a passage that looks like support is none. The order is that of the reasons people would give: not issued, not the
 * county's own words, not this county, not yet, not this year, not this thing.
 */
final class Asides {

    private static final Phrase PLANNED = new Phrase(
            "力争|争取(?=[把将使])|(?<![已经曾共极])争取(?=(?:尽快|尽早|年内|再)?(?:组织|开展|举办|举行|新建|新增|建设|培训|培养)(?![^,，。;；\\n]{0,6}[了过]))|争取(?=[^,，。;；\\n]{0,16}(?:达到|实现|建成|完成|覆盖|突破|办到|增加到|扩大到?|发展到|增至|\uE001))|(?<!按照|按|年度|列入|项目|纳入|工作|行动)计划(?!生育|单列|项目|资金)|规划到|按照规划|(?<!虚|模|比)拟(?!定|态)|预计|目标(?:是|为|:|：|任务|值)|打算|下一步|设想|即将|尚待|"
                    + "(?<![^,，。;；\\n、:：\uE000-\uE004])将(?=\uE001|于|在|达|建|开展|举办|实现|增加|继续|新|覆盖|培养|培训|组织|推广|设立|开设|打造|吸纳|发展)|(?<!一)年内(?=[^,，。;；\\n]{0,10}(?:完成|建成|实现|达到|启动|开工|投用|力争|争取|全部|覆盖))|年底前|不得少于|不得低于|不能少于|确保(?!了)|要把|要将|(?<![供适反响顺对相])应(?=[,，]?(?:注册|建立|达到|开展|配备|建有|完成|开放\uE000))|明年|来年|下年度?|规划建设|拟建|待建|(?:申请|恳请|提请)(?:将|把|增加|安排|追加|同意)|尚未批复|十[四五]五[\"”]?末|每百|要加快|加快(?:建立|建设|推进)|建成后|(?<!已[于在]\uE001)(?<=\uE001)底前|(?<!即|必)将(?=覆盖|培养|推广)|待[^,，。;；\\n]{1,24}后|原定|(?:安排|应)(?=\uE000[^。;；\\n]{0,40}实际(?!上))|扩建后|改造后|将达到?(?=\uE000)|方案(?:已|正|均)?(?:上?报|报送|报批)(?!告)|争取(?:列入|纳入)|筹建中|设计(?=(?:总)?(?:建筑|占地)?面积|规模|方案)|建设中|敬请期待|(?:现|特|拟)(?:商请|函请|提请)|拟请|未立项|援建意向|安排(?=活动|开展|举办|组织)|建议|要实现|不少于\uE000[^,，。;；\\n]{0,12}(?:要求|标准)|凑够");
    /** What levels above ask for is not done by being asked. */
    private static final Pattern DEMANDED = Pattern.compile(
            "(?:上级|中央|国家|省、市|省市|省里|市里|省委|市委|省科协|市科协|中国科协)[^,，。;；\\n已]{0,8}(?:要求|规定|部署|强调)[^已\\n。;；]{0,30}$");

    private static final Pattern DONE = Pattern.compile("已|现有|目前|实有|实际|实开|累计完成|完成了|共(?:有|计)");
    private static final Pattern ACTUAL = Pattern.compile("^[,，、]?(?:实际|实有|实开|实施|现已|已)");
    private static final Pattern PLAN_HEADING = Pattern.compile(
            "打算|下一步|思路|展望|设想|今后|努力方向|工作计划|\uE001(?:度)?(?:工作|重点|重点工作)?(?:计划|安排|谋划)|发展目标|主要目标|目标任务|^[\\s\uE002、.．]*(?:工作|创建|年度)?目标[:：]?\\s*$");

    private Asides() {}

    /** Why an assertion of the claim does not count; empty where it does. */
    static Optional<Why> ofSupport(Question question, Paper paper, int from, int to) {
        return ofSupport(question, paper, from, to, NOWHERE);
    }

    /** @param at where the number stands: words that belong to other numbers of the same row or clause reject nothing */
    static Optional<Why> ofSupport(Question question, Paper paper, int from, int to, int at) {
        if (paper.draft() && !question.tolerates(Why.DRAFT)) {
            return Optional.of(Why.DRAFT);
        }
        Optional<Why> why = general(question, paper, from, to, at, true);
        if (why.isPresent()) {
            return why;
        }
        String before =
                paper.reading().text().substring(Sentences.start(paper.reading().text(), from), from);
        if (question.checking().origin() != Checking.Origin.ANY
                && !question.tolerates(Why.SUPERIOR)
                && DEMANDED.matcher(before).find()) {
            return Optional.of(Why.SUPERIOR);
        }
        return planned(question, paper, from, to, at) && !question.tolerates(Why.PLAN)
                ? Optional.of(Why.PLAN)
                : Optional.empty();
    }

    /** Why the number of a row does not count: its words are those from the row's name on. */
    static Optional<Why> ofRow(Question question, Paper paper, int from, int to, int at) {
        String text = paper.reading().text();
        boolean instead = DONE_INSTEAD
                .matcher(text.substring(Sentences.start(text, at), at))
                .find();
        return instead ? ofDenial(question, paper, from, to) : ofSupport(question, paper, from, to);
    }

    /** Why a denial, or another value, does not count. Drafts and proposals say truly what there is not. */
    static Optional<Why> ofDenial(Question question, Paper paper, int from, int to) {
        return general(question, paper, from, to, NOWHERE, false);
    }

    /** Why another number does not count: what its own words call a plan is none, whatever the rest of the sentence plans. */
    static Optional<Why> ofOther(Question question, Paper paper, int from, int to, int at) {
        Optional<Why> why = ofDenial(question, paper, from, to, at);
        if (why.isPresent()) {
            return why;
        }
        String text = paper.reading().text();
        int[] own = own(text, from, to, at);
        Matcher m = PLANNED.search(text);
        boolean planned =
                paper.proposal() && !there(paper, from, to) || PLANNED.next(m, text, own[0], Math.max(own[0], own[1]));
        return planned && !question.tolerates(Why.PLAN) ? Optional.of(Why.PLAN) : Optional.empty();
    }

    private static Optional<Why> ofDenial(Question question, Paper paper, int from, int to, int at) {
        return paper.draft() && !question.tolerates(Why.DRAFT)
                ? Optional.of(Why.DRAFT)
                : general(question, paper, from, to, at, false);
    }

    private static final int NOWHERE = -1;

    /** 自建队以来累计: of all years, not of one. */
    private static final Pattern EVER_SINCE = Pattern.compile(
            "(?:自|从)(?!今年|去年|年初)[^,，。;；\\n\uE001]{1,12}以来[^,，。;；\\n]{0,6}累计|(?:建队|组建|成立|注册|上线|开通|启用)以来[^,，。;；\\n]{0,6}累计|(?:建队|组建|成立|注册|上线|开通|启用)(?:起|之日起)?[至到][^,，。;；\\n]{0,8}(?:累计|合计|总计)|历年累计");

    private static Optional<Why> general(Question question, Paper paper, int from, int last, int at, boolean support) {
        String text = paper.reading().text();
        int to = last;
        while (to > from && text.charAt(to - 1) == '\n') {
            to--; // what stands in the next line is not said here
        }
        int start = Sentences.start(text, from);
        int end = Sentences.end(text, to);
        if (question.about()
                        .wording()
                        .is(
                                paper,
                                question.criterion().id(),
                                Sentences.clause(text, from),
                                Sentences.clauseEnd(text, to))
                || question.about().wording().is(paper, question.criterion().id(), from, to)) {
            return Optional.of(Why.STANDARD_TEXT);
        }
        if (paper.forwardsStandard() && !ownFact(question, paper, from, to)) {
            return Optional.of(Why.STANDARD_TEXT);
        }
        if (paper.shotLongAgo(question.about().deadline())) {
            return Optional.of(Why.OUT_OF_WINDOW);
        }
        if (paper.law()) {
            return Optional.of(Why.WEAK_SOURCE);
        }
        if (question.window().kind() == Window.Kind.CALENDAR_YEARS
                && !question.tolerates(Why.OUT_OF_WINDOW)
                && EVER_SINCE
                        .matcher(text.substring(Sentences.clause(text, from), Math.max(from, to)))
                        .find()) {
            return Optional.of(Why.OUT_OF_WINDOW);
        }
        Optional<Why> place = place(question, paper, start, end, from);
        if (place.isPresent()) {
            return place.filter(w -> !question.tolerates(w));
        }
        Optional<Why> rejected = rejected(question, paper, start, end, from, to, at, support);
        if (rejected.isPresent()) {
            return rejected;
        }
        // whoever signs a picture after the deadline was misread
        Optional<Periods.Span> span = Periods.of(paper, from, to)
                .filter(s -> s.said()
                        || !paper.ocr()
                        || !s.first().isAfter(question.about().deadline()));
        // a row of its own year says more than the years in the title of its table
        boolean ofItsYear = at != NOWHERE && Years.its(question, paper, at);
        if (span.isPresent()
                && !ofItsYear
                && !question.tolerates(Why.OUT_OF_WINDOW)
                && !Periods.inside(question.window(), question.about().deadline(), span.get())) {
            boolean later = span.get().first().isAfter(question.about().deadline());
            return Optional.of(later ? Why.PLAN : Why.OUT_OF_WINDOW).filter(w -> !question.tolerates(w));
        }
        return Optional.empty();
    }

    private static final Pattern NOW = Pattern.compile("现有|共有|已|目前|截至|实有");

    /** 我县现有中小学31所: what the letter that passes the standard on says of its own county. */
    private static boolean ownFact(Question question, Paper paper, int from, int to) {
        String text = paper.reading().text();
        String clause = text.substring(Sentences.clause(text, from), Sentences.clauseEnd(text, to));
        return NOW.matcher(clause).find()
                && question.about().places().about(clause, clause.length(), paper.ocr()) == Whose.OWN;
    }

    private static Optional<Why> place(Question question, Paper paper, int start, int end, int from) {
        String sentence = paper.reading().text().substring(start, end);
        Whose about = question.about().places().about(sentence, from - start, paper.ocr());
        Checking.Origin origin = question.checking().origin();
        boolean theirs = paper.issuer() == Whose.OTHER
                && about == Whose.OWN
                && !question.about().places().namesOwn(sentence);
        if (about == Whose.OTHER || theirs) {
            return Optional.of(Why.OTHER_COUNTY);
        }
        if (about == Whose.OWN
                && origin != Checking.Origin.ANY
                && paper.issuer() == Whose.ABOVE
                && question.about().places().calledAsAbove(sentence)) {
            return Optional.of(Why.SUPERIOR); // 全市 in a paper of the city above a county that is a city, too
        }
        if (about == Whose.ABOVE && origin == Checking.Origin.COUNTY) {
            return Optional.of(Why.SUPERIOR);
        }
        String text = paper.reading().text();
        if (origin == Checking.Origin.COUNTY
                && question.about()
                        .places()
                        .bodiesAbove(text.substring(Sentences.clause(text, from), Sentences.clauseEnd(text, from)))) {
            return Optional.of(Why.SUPERIOR);
        }
        if (about == Whose.NOBODY && origin != Checking.Origin.ANY && helped(question, paper)) {
            return Optional.of(Why.OTHER_COUNTY);
        }
        if (about == Whose.NOBODY && origin != Checking.Origin.ANY) {
            return switch (paper.issuer()) {
                case ABOVE -> Optional.of(Why.SUPERIOR);
                case OTHER -> Optional.of(Why.OTHER_COUNTY);
                case OWN, NOBODY -> Optional.empty();
            };
        }
        return Optional.empty();
    }

    private static final Pattern HELPED = Pattern.compile("支援|援助|支持|帮扶|来");

    /** 邻县大篷车支援本县记录: what a paper counts that another county lent. */
    private static boolean helped(Question question, Paper paper) {
        String text = paper.reading().text();
        int stop = text.indexOf('\n');
        String title = text.substring(0, stop < 0 ? text.length() : Math.min(stop, 60));
        List<Places.Mention> named = question.about().places().mentions(title, paper.ocr());
        return named.size() > 1
                && named.get(0).whose() == Whose.OTHER
                && named.get(0).at() == 0
                && named.get(1).whose() == Whose.OWN
                && HELPED.matcher(title.substring(0, named.get(1).at())).find();
    }

    /** 已列入2022年度基本建设计划: what a request says that it has already. */
    private static final Pattern GRANTED = Pattern.compile("(?:已经?|业经|正式|获)(?:被)?(?:列入|纳入|列为|批准?|同意)");

    private static Optional<Why> rejected(
            Question question, Paper paper, int start, int end, int from, int to, int at, boolean support) {
        String text = paper.reading().text();
        int[] words = at == NOWHERE
                ? new int[] {Math.max(start, Sentences.clause(text, from)), Math.min(end, Sentences.clauseEnd(text, to))
                }
                : own(text, from, to, at);
        for (Checking.Reject reject : question.checking().reject()) {
            if (support && reject.why().equals("other")) {
                continue; // the same number of a part of them is the number of all: there are no others
            }
            if (reject.why().equals("source") && Phrases.of(reject.pattern()).in(paper.name())) {
                return Optional.of(Why.WEAK_SOURCE);
            }
            if (reject.why().equals("asked")) {
                String clause = text.substring(Sentences.clause(text, from), Sentences.clauseEnd(text, to));
                if (support
                        && !GRANTED.matcher(clause).find()
                        && Phrases.of(reject.pattern()).in(paper.title())) {
                    return Optional.of(
                            Why.WEAK_SOURCE); // whoever asks for something has not got it; what is not there he knows
                }
                continue;
            }
            Matcher m = Phrases.of(reject.pattern()).matcher(text);
            m.region(words[0], Math.max(words[0], words[1]));
            m.useTransparentBounds(true);
            if (m.find()) {
                return Optional.of(
                        switch (reject.why()) {
                            case "unit" -> Why.WRONG_UNIT;
                            case "partial" -> Why.PARTIAL;
                            case "plan" -> Why.PLAN;
                            case "source" -> Why.WEAK_SOURCE;
                            default -> Why.WRONG_BASIS;
                        });
            }
        }
        return Optional.empty();
    }

    /** The words that belong to a number: in a row its label and its cell, in a sentence what no other number has. */
    private static int[] own(String text, int from, int to, int at) {
        int line = text.lastIndexOf('\n', at) + 1;
        int stop = text.indexOf('\n', at);
        int lineEnd = stop < 0 ? text.length() : stop;
        int tab = text.lastIndexOf('\t', at);
        int cellEnd = text.indexOf('\t', at);
        boolean row = tab >= line || cellEnd >= 0 && cellEnd < lineEnd;
        if (row && at - Math.max(line, tab + 1) <= 2) {
            int label = Math.max(line, tab + 1);
            while (label > line && noWords(text, label, at)) {
                label = Math.max(line, text.lastIndexOf('\t', label - 2) + 1);
            }
            int end = cellEnd < 0 || cellEnd > lineEnd ? lineEnd : cellEnd;
            int inside = text.indexOf('(', at);
            return new int[] {label, inside > at && inside < end ? inside : end}; // 2,380平方米（其中展厅1,640平方米）
        }
        int start = Math.max(Sentences.clause(text, at), Sites.lastNumber(text, at) + 1);
        int end = Sites.segmentEnd(text, at);
        int bracket = text.indexOf('(', at);
        end = bracket > at && bracket < end ? bracket : end;
        return new int[] {Math.min(from, start), Math.max(end, Math.min(to, Sentences.clauseEnd(text, at)))};
    }

    private static boolean noWords(String text, int from, int to) {
        return text.substring(from, to).chars().noneMatch(Character::isIdeographic);
    }

    /** What stands in the title of a request. */
    private static final Pattern ASKED_FOR = Pattern.compile("^[^。;；\\n]{0,16}的(?:请示|申请|建议)[》”\"]");

    /** 原定6期，…实际推出4期: the second is no plan. */
    private static final Pattern DONE_INSTEAD =
            Pattern.compile("实际(?![需应上])[^,，。;；\\n\uE000]{0,8}$|(?:改为|调整为|变更为|最终)[^。;；\\n\uE000]{0,20}$");

    private static boolean planned(Question question, Paper paper, int from, int to, int at) {
        String text = paper.reading().text();
        if (ASKED_FOR.matcher(text.substring(to, Sentences.end(text, to))).find()
                || paper.proposal() && !there(paper, from, to)) {
            return true;
        }
        int start = Sentences.start(text, from);
        int clause = by(text, start, Sentences.clause(text, from));
        if (at != NOWHERE && question.window().kind() == Window.Kind.CALENDAR_YEARS && scheme(text, start, to)) {
            return true;
        }
        if (Periods.ahead(
                paper,
                clause,
                Math.max(to, Sentences.clauseEnd(text, to)),
                question.about().deadline())) {
            return true;
        }
        int end = Math.max(to, Sentences.clauseEnd(text, from));
        Matcher m = PLANNED.search(text);
        boolean instead = at != NOWHERE
                && DONE_INSTEAD
                        .matcher(text.substring(Sentences.start(text, at), at))
                        .find();
        for (int next = start; PLANNED.next(m, text, next, end); next = m.end()) {
            if (instead && m.end() <= at || m.start() >= to && ofBracket(text, to, m.start(), m.end())) {
                continue; // 实际开放247天（年初计划300天）
            }
            if (at != NOWHERE && m.start() > at && ofRemark(text, at, m.start())) {
                continue; // 298 | 渡口村等5个因合并待建: the rest of them
            }
            if (!DONE.matcher(text.substring(m.end(), Math.max(m.end(), from))).find()
                    && (m.end() > from
                            || !ACTUAL.matcher(text.substring(from, Math.max(from, to)))
                                    .find())) {
                return true;
            }
        }
        return PLAN_HEADING.matcher(heading(text, start)).find()
                || PLAN_HEADING.matcher(ownHeading(text, start)).find();
    }

    private static final Pattern BY = Pattern.compile("(?:到|至)\uE001(?:年)?(?:底|末)?[,，]$");

    /** 到2023年，“三长”达到40名: where a clause begins whose time stands in a clause of its own. */
    private static int by(String text, int start, int clause) {
        if (clause <= start) {
            return clause;
        }
        int before = Sentences.clause(text, clause - 1);
        return BY.matcher(text.substring(before, clause)).find() ? before : clause;
    }

    private static final Pattern SCHEME = Pattern.compile("^[^\\n,，。;；:：]{0,24}(?:工作|活动|服务)方案");

    /** 2021年科技志愿服务工作方案: how often things are to be done in a year, unless the sentence says that they were. */
    private static boolean scheme(String text, int start, int to) {
        return SCHEME.matcher(text).find()
                && !DONE.matcher(text.substring(start, Sentences.end(text, to))).find();
    }

    /** Whether words stand in another cell of the row, which counts something of its own. */
    private static boolean ofRemark(String text, int at, int words) {
        int cell = text.lastIndexOf('\t', words);
        int stop = text.indexOf('\t', words);
        int line = text.indexOf('\n', words);
        int end = Math.min(stop < 0 ? text.length() : stop, line < 0 ? text.length() : line);
        int own = text.indexOf('\n', at);
        return cell > at
                && (own < 0 || own >= words)
                && text.substring(cell, end).indexOf(Token.NUMBER) >= 0;
    }

    private static final Pattern THERE = Pattern.compile("现有|现已(?:建|有|成立|配)|目前(?:已?有|共有|已建)|已建有|已建成(?!后)");

    /** 我县现有农村中学科技馆2所: a plan says truly what there is already. */
    private static boolean there(Paper paper, int from, int to) {
        String text = paper.reading().text();
        int start = Sentences.clause(text, from);
        String clause = text.substring(start, Sentences.clauseEnd(text, Math.max(from, to)));
        return (THERE.matcher(clause).find() || ofYearBefore(paper, start, clause)) && !PLANNED.in(clause);
    }

    private static final Pattern TOLD = Pattern.compile("\uE001(?:全[年队县区市]|年度)?共(?:开展|举办|完成|组织)");

    /** 2021年全队共开展活动78场 in the plan of 2022. */
    private static boolean ofYearBefore(Paper paper, int start, String clause) {
        Matcher told = TOLD.matcher(clause);
        return told.find()
                && paper.reading().token(start + told.start()) instanceof Token.Day day
                && day.date().year() > 0
                && day.date().year() < paper.titleYear();
    }

    /** Whether words behind a number stand in a bracket with a number of its own. */
    private static boolean ofBracket(String text, int from, int at, int end) {
        int close = text.indexOf(')', end);
        int number = text.indexOf(Token.NUMBER, end);
        return text.substring(from, at).indexOf('(') >= 0 && number >= 0 && number < close;
    }

    private static final Pattern OWN_HEADING =
            Pattern.compile("(?:[一二三四五六七八九十]{1,2}、|[(（][一二三四五六七八九十][)）])[^。\\n]{2,14}。");

    /** 五、明年打算。…: the heading a paragraph begins with. */
    private static String ownHeading(String text, int at) {
        Matcher m = OWN_HEADING.matcher(text).region(text.lastIndexOf('\n', Math.max(0, at - 1)) + 1, text.length());
        return m.lookingAt() ? m.group() : "";
    }

    /** A short numbered line, or two to six characters alone. */
    private static final Pattern HEADING =
            Pattern.compile("[一二三四五六七八九十]{1,2}、.{0,20}|(?:[(（][一二三四五六七八九十][)）])?\uE001?[\\u4e00-\\u9fa5]{2,6}[:：]?");

    /** The heading a paragraph stands under: the nearest one before it. */
    private static String heading(String text, int before) {
        int end = before - 1;
        for (int lines = 0; end > 0 && lines < 8; lines++) {
            int start = text.lastIndexOf('\n', end - 1) + 1;
            String line = text.substring(start, end);
            if (HEADING.matcher(line).matches()) {
                return line;
            }
            end = start - 1;
        }
        return "";
    }
}
