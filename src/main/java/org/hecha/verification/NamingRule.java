package org.hecha.verification;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hecha.verification.Finding.Why;
import org.hecha.verification.Observation.Stance;
import org.hecha.verification.Places.Whose;

/**
 * Names given by official documents: bases and model schools. What counts is who named, at which level, for which county, and
 * until when.
 */
final class NamingRule {

    private static final Pattern NAMING = Pattern.compile("命名|认定|公布|授予|评定|确定|批准|基地|学校");
    private static final Pattern COUNTY_LEVEL = Pattern.compile("(?:县|区|旗)级(?!以上|市)");
    /** Levels at which no county names, be it called a city. */
    private static final Set<String> ABOVE_COUNTY = Set.of("市", "省", "国家", "国");

    private static final Pattern BESIDE = Pattern.compile("[（(]([^（()）]{2,12})[)）]|^\\t?([^\\n:：]{2,10})[:：]");

    /** Not named yet: shown to the public before it is. */
    private static final Pattern PROPOSED =
            Pattern.compile("拟(?:命名|认定|推荐|授予|公布)|推荐(?:表|书|函|名单)|申报(?:表|书)|命名[^\\n]{0,12}公示|公示期");

    private static final Pattern ON_TRIAL =
            Pattern.compile("培育(?:期|单位|名单|学校|库)|(?:考核|验收|期满)[^,，。;；\\n]{0,6}合格后(?:予以|再|正式)?命名");

    private static final long A_MONTH = 31;

    private NamingRule() {}

    static Optional<Observation> at(Question question, Map<String, String> cells, Paper paper, int from, int to) {
        String text = paper.reading().text();
        int start = Sentences.start(text, from);
        int end = Sentences.end(text, to);
        String around = text.substring(start, end);
        if (!NAMING.matcher(paper.head() + around).find()) {
            return Optional.empty();
        }
        String name = text.substring(from, to);
        Optional<DocNumber> claimedNumber = cells.values().stream()
                .map(DocNumber::parse)
                .flatMap(Optional::stream)
                .findFirst();
        boolean sameNumber = claimedNumber.isPresent()
                && paper.number()
                        .filter(n -> n.same(claimedNumber.get()) || !paper.clear() && n.almost(claimedNumber.get()))
                        .isPresent();
        boolean listedAsGone = REVOKING.in(paper.head().replace("\n", ""));
        if (listedAsGone || withdrawn(text, from, to)) {
            return Optional.of(Observation.of(question, paper, from, to, Stance.AGAINST, "", Optional.empty(), 6));
        }
        Whose beside = row(question, paper, from, to)
                .or(() -> listed(question, paper, from, to))
                .orElseGet(() -> beside(question, paper, from, to));
        List<Places.Mention> inName = question.about().places().mentions(name, false);
        boolean ownName = !inName.isEmpty()
                && inName.get(0).whose() == Whose.OWN
                && inName.get(0).at() == 0;
        if (beside == Whose.OTHER && !ownName
                || !inName.isEmpty()
                        && inName.get(0).whose() == Whose.OTHER
                        && inName.get(0).at() == 0) {
            return Optional.of(
                    Observation.of(question, paper, from, to, Stance.FOR, name, Optional.of(Why.OTHER_COUNTY), 0));
        }
        if (paper.draft() || PROPOSED.matcher(paper.head()).find()) {
            return Optional.of(Observation.of(question, paper, from, to, Stance.FOR, name, Optional.of(Why.DRAFT), 0));
        }
        if (ON_TRIAL.matcher(around).find()) {
            return Optional.of(Observation.of(question, paper, from, to, Stance.FOR, name, Optional.of(Why.PLAN), 0));
        }
        boolean countyLevel = COUNTY_LEVEL.matcher(around).find()
                || (paper.issuer() == Whose.OWN
                        && paper.number().isPresent()
                        && COUNTY_LEVEL.matcher(paper.head()).find());
        boolean numberOfAbove = claimedNumber
                .filter(n -> question.about().places().issuer(n.issuer()) == Whose.ABOVE)
                .isPresent(); // whose the paper is says its number, where a picture spoilt the name of the city
        boolean byItself =
                (sameNumber && paper.issuer() == Whose.OWN && !numberOfAbove || plaque(question, paper, Whose.OWN))
                        && ABOVE_COUNTY.contains(cells.getOrDefault("级别", ""));
        if (countyLevel || byItself || otherLevel(cells, text, from, to)) {
            return Optional.of(Observation.of(question, paper, from, to, Stance.AGAINST, name, Optional.empty(), 3));
        }
        Optional<LocalDate> claimedEnd = Cells.lastDay(cells.getOrDefault("有效期止", ""));
        if (!sameNumber
                && claimedNumber
                        .filter(n -> RegisteredName.numbered(paper, to, n))
                        .isPresent()) {
            return Optional.of(RegisteredName.at(question, paper, from, to, claimedEnd));
        }
        Optional<LocalDate> written = until(paper).flatMap(PartialDate::last);
        Optional<LocalDate> reckoned = term(paper);
        if (written.or(() -> reckoned)
                .filter(d -> d.isBefore(question.about().deadline()))
                .isPresent()) {
            return Optional.of(
                    Observation.of(question, paper, from, to, Stance.FOR, name, Optional.of(Why.OUT_OF_WINDOW), 0));
        }
        // a picture's year may be misread, but not so that it agrees with its term
        boolean sure = paper.clear()
                || written.isPresent()
                        && reckoned.filter(d -> Math.abs(ChronoUnit.DAYS.between(d, written.get())) <= A_MONTH)
                                .isPresent();
        if (sameNumber
                && sure
                && written.isPresent()
                && claimedEnd
                        .filter(d -> d.isAfter(written.get().plusMonths(1)))
                        .isPresent()) {
            return Optional.of(Observation.of(
                    question, paper, from, to, Stance.AGAINST, written.get().toString(), Optional.empty(), 4));
        }
        boolean official = paper.issuer() == Whose.ABOVE || sameNumber || plaque(question, paper, Whose.ABOVE);
        if (!official && !(paper.issuer() == Whose.NOBODY && paper.ocr())) {
            return Optional.of(
                    Observation.of(question, paper, from, to, Stance.FOR, name, Optional.of(Why.WEAK_SOURCE), 0));
        }
        return Optional.of(
                Observation.of(question, paper, from, to, Stance.FOR, name, Optional.empty(), sameNumber ? 4 : 1));
    }

    private static final Pattern LEVEL = Pattern.compile("(?<=\\t)(国家|省|(?:设区|地级)?市|县|区)级(?=\\t|\\n|$)");

    /** 消防体验馆 | 科普教育基地 | 市级: the list says of which level each is. */
    private static boolean otherLevel(Map<String, String> cells, String text, int from, int to) {
        String claimed = cells.getOrDefault("级别", "").replaceFirst("级$", "");
        int stop = text.indexOf('\n', to);
        Matcher level = LEVEL.matcher(text).region(to, stop < 0 ? text.length() : stop);
        level.useTransparentBounds(true);
        return !claimed.isEmpty()
                && text.substring(text.lastIndexOf('\n', from) + 1, from).indexOf('\t') < 0
                && level.find()
                && !level.group(1).endsWith(claimed.equals("国") ? "国家" : claimed);
    }

    private static final Pattern WITHDRAWN = Pattern.compile(
            "(?:取消|撤销|收回|终止|摘除|不再保留|废止)(?!.{0,12}(?:后|前|的(?:限制|规定)))(?<names>[^。;；\\n]{2,80}?)(?:称号|命名|资格|牌匾|认定|授牌)");
    private static final Pattern WITHDRAWN_AFTER = Pattern.compile(
            "^[^。;；《\\n]{0,40}?(?:(?:称号|命名|资格|牌匾|授牌)[^,，。;；]{0,6}(?:已|予以|被|现)?(?:被)?(?:取消|撤销|收回|终止|失效)|[^。;；《\\n]{0,90}?(?:取消|撤销|收回|终止)其[^。;；\\n]{0,40}?(?:称号|命名|资格|牌匾)|(?:予以|已被|被|现)(?:撤销|取消|摘牌|除名|撤牌)"
                    + "|(?:因|由于)[^,，。;；《\\n]{2,20}(?:取消|撤销|收回|终止)[^,，。;；\\n]{0,20}(?:称号|命名|资格|牌匾))");

    /** The title of a paper that takes names back: every name it lists is gone. */
    private static final Phrase REVOKING =
            new Phrase("关于(?:撤销|取消|收回|终止)[^\\n]{2,40}?(?:称号|命名|资格|基地|学校)[^\\n]{0,12}(?:通报|通知|决定|公告)");

    /** 取消甲、乙的…称号, 甲…称号已被撤销: a name that was taken back. */
    private static boolean withdrawn(String text, int from, int to) {
        int start = Sentences.start(text, from);
        int end = Sentences.end(text, to);
        Matcher before = WITHDRAWN.matcher(text).region(start, end);
        while (before.find()) {
            if (before.start("names") <= from && to <= before.end("names")) {
                return true;
            }
        }
        return WITHDRAWN_AFTER.matcher(text.substring(to, Math.max(to, end))).find();
    }

    /** 甲县林场、乙县少年宫、丙馆: in a list of names each begins with its own county, or says none. */
    private static Optional<Whose> listed(Question question, Paper paper, int from, int to) {
        String text = paper.reading().text();
        int start = Math.max(Sentences.clause(text, from), text.lastIndexOf('、', from) + 1);
        List<Places.Mention> mentions =
                question.about().places().mentions(text.substring(start, Math.max(to, start)), paper.ocr());
        return mentions.stream()
                .filter(m -> m.at() == 0 && m.whose() != Whose.ABOVE)
                .findFirst()
                .map(Places.Mention::whose);
    }

    private static final Pattern NAMING_BODY = Pattern.compile("协会|委员会|教育局|教育厅|科技局|科技厅|农业|人民政府|(?m:[局厅部]$)");
    private static final int PLAQUE = 160;
    private static final Pattern ASKING = Pattern.compile("推荐|申报|申请");

    /** A plaque or a certificate: few words, among them the body that gave it. */
    private static boolean plaque(Question question, Paper paper, Whose giver) {
        String text = paper.reading().text();
        return text.length() <= PLAQUE
                && !ASKING.matcher(text + paper.name()).find()
                && NAMING_BODY
                        .matcher(text)
                        .results()
                        .map(body -> question.about().places().lastNamed(text, body.start()))
                        .reduce((one, next) -> one == Whose.ABOVE ? one : next)
                        .filter(giver::equals)
                        .isPresent();
    }

    private static final Pattern TERM =
            Pattern.compile("(?:有效期|命名期|认定期|(?<=[,，;；。])期)限?(?:为|:)?(?:(?<written>[一二两三四五六七八九十])|(?<number>"
                    + Token.NUMBER + "))(?:个)?年");

    /** The last day of a term counted in years, from the first date behind it or from the document's own. */
    private static Optional<LocalDate> term(Paper paper) {
        Reading reading = paper.reading();
        Matcher m = TERM.matcher(reading.text());
        if (!m.find()) {
            return Optional.empty();
        }
        int years = m.group("written") != null
                ? Numerals.parse(m.group("written"))
                        .map(java.math.BigDecimal::intValue)
                        .orElse(0)
                : reading.token(m.start("number")) instanceof Token.Amount amount
                        ? amount.quantity().written().intValue()
                        : 0;
        for (int i = m.end(); i < Math.min(reading.text().length(), m.end() + 14); i++) {
            if (reading.isToken(i)
                    && reading.token(i) instanceof Token.Day day
                    && day.date().year() > 0) {
                return day.date().last().map(first -> first.plusYears(years));
            }
        }
        return paper.date()
                .or(() -> paper.number().map(n -> LocalDate.of(n.year(), 12, 31)))
                .map(first -> first.plusYears(years));
    }

    /** In a table: whose row it is, by the cells around the name, or by the name itself. */
    private static Optional<Whose> row(Question question, Paper paper, int from, int to) {
        String text = paper.reading().text();
        int start = text.lastIndexOf('\n', from) + 1;
        int stop = text.indexOf('\n', to);
        String line = text.substring(start, stop < 0 ? text.length() : stop);
        if (line.indexOf('\t') < 0) {
            return Optional.empty();
        }
        List<Places.Mention> mentions = question.about().places().mentions(line, paper.ocr());
        return mentions.stream().anyMatch(m -> m.whose() == Whose.OWN)
                ? Optional.of(Whose.OWN)
                : mentions.stream()
                        .filter(m -> m.whose() == Whose.OTHER)
                        .findFirst()
                        .map(Places.Mention::whose);
    }

    /** The county in brackets behind the name, or at the head of its line. */
    private static Whose beside(Question question, Paper paper, int from, int to) {
        String text = paper.reading().text();
        Matcher behind = BESIDE.matcher(text).region(to, Math.min(text.length(), to + 14));
        if (behind.lookingAt() && behind.group(1) != null) {
            return question.about()
                    .places()
                    .about(behind.group(1), behind.group(1).length(), paper.ocr());
        }
        int line = Sentences.start(text, from);
        String before = text.substring(line, from);
        int colon = Math.max(before.lastIndexOf(':'), before.lastIndexOf('：'));
        String scope = colon >= 0 ? before.substring(0, colon) : before;
        return question.about().places().about(scope, scope.length(), paper.ocr());
    }

    private static final Pattern UNTIL =
            Pattern.compile("(?:有效期限?|命名期限?|认定期限?|期限)[^。\\n]{0,24}?(?:-|至|到|—)[\\t]?" + Token.DATE);

    /** 关于命名2017—2020年度…基地的通知, where the paper says that names end with their term. */
    private static final Pattern FOR_YEARS = Pattern.compile("(?:命名|认定)" + Token.DATE + "[^\\n]{0,30}");

    private static final Pattern ENDS_ITSELF = Pattern.compile("期满(?:后)?(?:自动|自行)?(?:失效|终止|取消)");

    /** 2015年3月—2018年3月, with or without brackets, in a line of a plaque. */
    private static final Pattern TERM_LINE = Pattern.compile("(?:^|\\n)[(（]?" + Token.DATE
            + "[\\t ]?(?:-|—|–|~|～|至|到){1,2}[\\t ]?(?<last>" + Token.DATE + ")(?:止)?[)）]?(?=\\n|$)");

    private static Optional<PartialDate> until(Paper paper) {
        String text = paper.reading().text();
        Matcher line = TERM_LINE.matcher(text);
        if (text.length() <= PLAQUE
                && line.find()
                && paper.reading().token(line.start("last")) instanceof Token.Day day
                && day.date().year() > 0) {
            return Optional.of(day.date());
        }
        Matcher m = UNTIL.matcher(paper.reading().text());
        Matcher years = FOR_YEARS.matcher(paper.head());
        if (years.find() && ENDS_ITSELF.matcher(paper.reading().text()).find()) {
            int last = years.group().lastIndexOf(Token.DATE) + years.start();
            if (paper.reading().token(last) instanceof Token.Day day
                    && day.date().year() > 0) {
                return Optional.of(day.date());
            }
        }
        return m.find()
                        && paper.reading().token(m.end() - 1) instanceof Token.Day day
                        && day.date().year() > 0
                ? Optional.of(day.date())
                : Optional.empty();
    }
}
