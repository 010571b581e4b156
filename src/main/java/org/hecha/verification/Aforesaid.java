package org.hecha.verification;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.hecha.standard.Criterion.Checking.Thing;

/** 全县计有中小学15所，…。上述学校已全部配齐科学教师: all of them are as many as the paragraph before says that there are. */
final class Aforesaid {

    private static final Phrase ALL =
            new Phrase("(?:上述|以上|前述|这些)(?!未|没)[\\u4e00-\\u9fa5]{2,8}?(?:(?:已经?|现)?(?:全部|均|都)已?|已)(?!未|没)[^,，。;；\\n"
                    + Token.NUMBER + "]{4,40}");

    private static final Pattern THERE_ARE =
            Pattern.compile("(?:共|计|共计|合计|总计|现有|共有|计有|总数)[^,，。;；:：\\n" + Token.NUMBER + "]{0,10}$");

    /** How far back the number may stand. */
    private static final int REACH = 160;

    private Aforesaid() {}

    static void observe(Question question, Thing thing, BigDecimal claimed, Paper paper, List<Observation> found) {
        String text = paper.reading().text();
        for (MatchResult all : ALL.all(text)) {
            if (!ThingRule.all(thing, all.group()) || Phrases.any(thing.other(), all.group())) {
                continue;
            }
            counted(thing, text, all.start())
                    .ifPresent(at -> found.add(Judgement.judged(
                            question,
                            claimed,
                            paper,
                            all.start(),
                            all.end(),
                            at,
                            (Token.Amount) paper.reading().token(at),
                            true)));
        }
    }

    /** The first number in the thing's unit of which the words before say that there are so many in all. */
    private static Optional<Integer> counted(Thing thing, String text, int before) {
        for (int at = text.indexOf(Token.NUMBER, Math.max(0, before - REACH)); at >= 0 && at < before; ) {
            if (ThingRule.unit(thing, text, at)
                    && THERE_ARE
                            .matcher(text.substring(Sentences.clause(text, at), at))
                            .find()) {
                return Optional.of(at);
            }
            at = text.indexOf(Token.NUMBER, at + 1);
        }
        return Optional.empty();
    }
}
