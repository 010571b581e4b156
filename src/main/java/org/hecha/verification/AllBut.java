package org.hecha.verification;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hecha.standard.Criterion.Checking.Thing;

/** 14个乡镇里，除新设的城北街道外都成立了科协: all but those that are named have it. */
final class AllBut {

    private static final Phrase BUT = new Phrase("除(?:了)?(?<but>[^,，。;；\\n]{2,40}?)(?:之外|以外|外)[,，]?"
            + "(?:其余|其他|其它|余下)?(?:的)?(?:[\\u4e00-\\u9fa5()（）、]{0,10}?)(?:都|均|全部|全)(?:已经?)?"
            + "(?:成立|建|配|设|组建|挂牌|有)");

    private static final Pattern PARTED = Pattern.compile("[、和及与]");

    private static final Pattern COUNTED = Pattern.compile("(?<some>" + Token.NUMBER + ")(?:个|所|家)");

    private AllBut() {}

    static void observe(Question question, Thing thing, BigDecimal claimed, Paper paper, List<Observation> found) {
        String text = paper.reading().text();
        if (!BUT.possible(text)) {
            return;
        }
        for (MatchResult m : BUT.all(text)) {
            int from = Sentences.start(text, m.start());
            String sentence = text.substring(from, Sentences.end(text, m.end()));
            Optional<Integer> whole = whole(thing, paper, from, m.start());
            if (whole.isEmpty()
                    || !ThingRule.all(thing, sentence + ThingRule.title(text, m.start()))
                    || !(paper.reading().token(whole.get()) instanceof Token.Amount all)) {
                continue;
            }
            BigDecimal rest = all.quantity().written().subtract(without(paper, m));
            if (rest.signum() > 0) {
                found.add(Judgement.summed(question, claimed, paper, from, m.end(), whole.get(), rest));
            }
        }
    }

    /** The last number before it in the sentence that counts in the thing's unit. */
    private static Optional<Integer> whole(Thing thing, Paper paper, int from, int before) {
        String text = paper.reading().text();
        for (int i = text.lastIndexOf(Token.NUMBER, before); i >= from; i = text.lastIndexOf(Token.NUMBER, i - 1)) {
            if (ThingRule.unit(thing, text, i)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** How many are left out: the number that says so, or the names. */
    private static BigDecimal without(Paper paper, MatchResult m) {
        Matcher counted = COUNTED.matcher(m.group("but"));
        if (counted.find()
                && paper.reading().token(m.start("but") + counted.start("some")) instanceof Token.Amount some) {
            return some.quantity().written();
        }
        return BigDecimal.valueOf(PARTED.split(m.group("but")).length);
    }
}
