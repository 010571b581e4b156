package org.hecha.verification;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.hecha.standard.Criterion.Checking.Thing;

/**
 * 比上年的48场增加12场, 在48场的基础上翻了一番: a number told by the one before it and what it grew by. The sum is the number, the one
 * before it is another year's.
 */
final class Growth {

    private static final String N = String.valueOf(Token.NUMBER);

    private static final Phrase GREW =
            new Phrase("(?<base>" + N + ")[^。;；\\n" + N + "]{1,24}?(?:(?<more>增加|增长|新增|净增|增|多|提高)"
                    + "|(?<less>减少|下降|减|少|降低))(?:了|又|再|开展|举办|组织|完成|建成|建设|安排|配备|发展){0,3}(?<by>" + N + ")");

    private static final Phrase MULTIPLIED =
            new Phrase("(?<base>" + N + ")[^。;；\\n" + N + "]{1,14}?(?:翻了?(?<times>[一两])?番|翻了?一?倍|(?:增加|增长|提高)了?一倍)");

    /** How a number is called that another is compared with: 比上年的, 在去年, 由2020年的. */
    private static final Pattern COMPARED =
            Pattern.compile("(?:比|较|与|同|在|由|从)[^,，。;；\\n" + N + "]{0,22}$|(?:上年|前年|往年)[^,，。;；\\n" + N + "]{0,16}$");

    /** 2020年…6次，2021年比上年多…: what is compared with stands under a year of its own. */
    private static final Pattern YEAR_BEFORE = Pattern.compile(Token.DATE + "[^,，。;；\\n" + N + "]{0,22}$");

    private static final Pattern THAN_LAST = Pattern.compile("(?:比|较)(?:上年|去年|上一年|前一年)|同比");

    /** A total that is said itself: nothing needs to be worked out. */
    private static final Pattern SAID = Pattern.compile("^[^。;；\\n]{0,14}?(?:达到?|增至|升至|至|共|总数为|累计)(?:了)?" + N);

    private static final BigDecimal TWO = new BigDecimal(2);
    private static final BigDecimal FOUR = new BigDecimal(4);

    private Growth() {}

    /** The numbers of this thing that follow from another and its growth. */
    static void told(Question question, Thing thing, BigDecimal claimed, Paper paper, List<Observation> found) {
        String text = paper.reading().text();
        for (MatchResult m : GREW.all(text)) {
            int base = m.start("base");
            int by = m.start("by");
            if (compared(text, base, by)
                    && !SAID.matcher(text.substring(by + 1)).find()
                    && alike(text, base, by)
                    && named(thing, text, base, by)) {
                amount(paper, base)
                        .flatMap(one -> amount(paper, by)
                                .map(other -> m.group("more") != null ? one.add(other) : one.subtract(other)))
                        .filter(sum -> sum.signum() > 0)
                        .ifPresent(sum -> found.add(observed(question, claimed, paper, base, m.end(), sum)));
            }
        }
        for (MatchResult m : MULTIPLIED.all(text)) {
            int base = m.start("base");
            if (compared(text, base, m.end())
                    && !SAID.matcher(text.substring(m.end())).find()
                    && named(thing, text, base, m.end())) {
                BigDecimal times = "两".equals(m.group("times")) ? FOUR : TWO;
                amount(paper, base)
                        .ifPresent(one ->
                                found.add(observed(question, claimed, paper, base, m.end(), one.multiply(times))));
            }
        }
    }

    /** Whether the number at this place is the one before it grew. */
    static boolean base(String text, int at) {
        return startsAt(GREW, text, at) || startsAt(MULTIPLIED, text, at);
    }

    private static boolean startsAt(Phrase phrase, String text, int at) {
        var m = phrase.search(text).region(at, text.length());
        return m.lookingAt() && compared(text, at, m.end());
    }

    private static boolean compared(String text, int base, int end) {
        String before = text.substring(Sentences.start(text, base), base);
        String between = text.substring(base, end);
        return THAN_LAST.matcher(between).find()
                ? between.indexOf(Token.DATE) >= 0
                        && YEAR_BEFORE.matcher(before).find()
                : COMPARED.matcher(before).find();
    }

    private static boolean alike(String text, int one, int other) {
        return one + 1 < text.length() && other + 1 < text.length() && text.charAt(one + 1) == text.charAt(other + 1);
    }

    private static boolean named(Thing thing, String text, int base, int to) {
        int start = Sentences.start(text, base);
        String words = text.substring(start, Sentences.clauseEnd(text, to));
        String all = ThingRule.title(text, start) + "\n" + words;
        return ThingRule.unit(thing, text, base)
                && thing.about().stream().allMatch(group -> Phrases.of(group).in(all))
                && Phrases.any(thing.about(), words)
                && !Phrases.any(thing.other(), OTHER_YEAR.matcher(words).replaceAll(""));
    }

    /** What is compared with is no other thing. */
    private static final Pattern OTHER_YEAR = Pattern.compile("(?:比|较|与|同|在)?(?:上年度?|去年|上一年度?|前年|往年)(?:同期)?的?|同比");

    private static Optional<BigDecimal> amount(Paper paper, int at) {
        return paper.reading().token(at) instanceof Token.Amount amount
                        && !amount.quantity().percent()
                        && amount.quantity().definite()
                ? Optional.of(amount.quantity().written())
                : Optional.empty();
    }

    private static Observation observed(
            Question question, BigDecimal claimed, Paper paper, int base, int end, BigDecimal sum) {
        String text = paper.reading().text();
        int from = Sentences.start(text, base);
        return Judgement.summed(question, claimed, paper, from, Math.min(text.length(), end + 1), base, sum);
    }
}
