package org.hecha.verification;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private static final Pattern COUNTY_LEVEL = Pattern.compile("(?:县|区)级(?!以上|市)");
    private static final Pattern BESIDE = Pattern.compile("[（(]([^（()）]{2,12})[)）]|^\\t?([^\\n:：]{2,10})[:：]");

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
                        .filter(n -> n.same(claimedNumber.get()) || paper.ocr() && n.almost(claimedNumber.get()))
                        .isPresent();
        Whose beside = row(question, paper, from, to).orElseGet(() -> beside(question, paper, from, to));
        if (beside == Whose.OTHER) {
            return Optional.of(RowsRule.observation(
                    question, paper, from, to, Stance.FOR, name, Optional.of(Why.OTHER_COUNTY), 0));
        }
        if (paper.draft()) {
            return Optional.of(
                    RowsRule.observation(question, paper, from, to, Stance.FOR, name, Optional.of(Why.DRAFT), 0));
        }
        boolean countyLevel = COUNTY_LEVEL.matcher(around).find()
                || (paper.issuer() == Whose.OWN
                        && paper.number().isPresent()
                        && COUNTY_LEVEL.matcher(paper.head()).find());
        if (countyLevel) {
            return Optional.of(
                    RowsRule.observation(question, paper, from, to, Stance.AGAINST, name, Optional.empty(), 3));
        }
        Optional<PartialDate> until = until(paper, end);
        if (until.flatMap(PartialDate::last)
                .filter(d -> d.isBefore(question.about().deadline()))
                .isPresent()) {
            return Optional.of(RowsRule.observation(
                    question, paper, from, to, Stance.FOR, name, Optional.of(Why.OUT_OF_WINDOW), 0));
        }
        boolean official = paper.issuer() == Whose.ABOVE || sameNumber;
        if (!official && !(paper.issuer() == Whose.NOBODY && paper.ocr())) {
            return Optional.of(
                    RowsRule.observation(question, paper, from, to, Stance.FOR, name, Optional.of(Why.WEAK_SOURCE), 0));
        }
        return Optional.of(RowsRule.observation(
                question, paper, from, to, Stance.FOR, name, Optional.empty(), sameNumber ? 4 : 1));
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

    private static final Pattern UNTIL = Pattern.compile("有效期[^。\\n]{0,24}?(?:-|至|到|—)[\\t]?" + Token.DATE);

    private static Optional<PartialDate> until(Paper paper, int near) {
        Matcher m = UNTIL.matcher(paper.reading().text());
        return m.find()
                        && paper.reading().token(m.end() - 1) instanceof Token.Day day
                        && day.date().year() > 0
                ? Optional.of(day.date())
                : Optional.empty();
    }
}
