package org.hecha.verification;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hecha.dossier.Answer;
import org.hecha.standard.Criterion.Checking.Thing;
import org.hecha.standard.Measure;

/** 全县中小学共78所。…5所村小暂无科学教师: where some have none, not all have one, and the rest have. */
final class Lacking {

    /** 已建88个，未建33个 says of the 88 that they have one: what lacks it has a number of its own. */
    private static final Phrase NONE = new Phrase("(?<some>" + Token.NUMBER
            + ")(?:个|所|家)(?![,，](?:除)?[\\u4e00-\\u9fa5]{2,6}(?:镇|乡|街道|村|社区|学校|中学|小学)(?:暂无|尚无|没有|暂未|尚未|还未|还没|未))[^。;；\\n"
            + Token.NUMBER + "]{0,22}?(?:暂无|尚无|没有|暂未|尚未|还未|还没|未(?=配|建|成立|设|组))[^,，。;；\\n" + Token.NUMBER
            + "]{0,12}+(?!" + Token.NUMBER + ")");

    private static final Pattern OTHERS = Pattern.compile("(?:其他|其余|其它|余下)[^。;；]{0,8}(?:均|都|全部)?已?(?:配|建|成立|设|组)");

    /** Before the number of how many there are. */
    private static final Pattern ALL_OF = Pattern.compile("(?:共|辖|总数|现有)[^,，。;；\\n" + Token.NUMBER + "]{0,8}$");

    /** Behind the number of how many there are: 48所中小学校中，有3所… */
    private static final Pattern AMONG = Pattern.compile("[^,，。;；\\n" + Token.NUMBER + "]{1,10}(?:中|里)(?![小学心])");

    private Lacking() {}

    /** The number that is left where the claim says all of them, or just as many as are left. */
    static void observe(Question question, Thing thing, BigDecimal claimed, Paper paper, List<Observation> found) {
        String text = paper.reading().text();
        for (MatchResult m : NONE.all(text)) {
            int at = m.start("some");
            int from = Sentences.start(text, at);
            String words = text.substring(from, Sentences.clauseEnd(text, m.end()));
            if (!ThingRule.unit(thing, text, at)
                    || !ThingRule.all(thing, words + ThingRule.title(text, at))
                    || !(paper.reading().token(at) instanceof Token.Amount some)) {
                continue;
            }
            Optional<BigDecimal> among = among(paper, from, at);
            Optional<BigDecimal> all = among.or(() -> all(question)).or(() -> before(paper, at));
            Optional<BigDecimal> rest =
                    all.map(whole -> whole.subtract(some.quantity().written())).filter(left -> left.signum() > 0);
            if (rest.isPresent()
                    && (claimed.compareTo(all.get()) == 0
                            || claimed.compareTo(rest.get()) == 0 && among.isPresent()
                            || claimed.compareTo(rest.get()) == 0
                                    && OTHERS.matcher(text.substring(from, Sentences.end(text, m.end())))
                                            .find())) {
                found.add(Judgement.summed(question, claimed, paper, at, m.end(), at, rest.get()));
            }
        }
    }

    /** 42所县属学校中，仍有8所没有: of how many, said in the same sentence. */
    private static Optional<BigDecimal> among(Paper paper, int from, int at) {
        String text = paper.reading().text();
        int before = text.lastIndexOf(Token.NUMBER, at - 1);
        return before >= from
                        && text.charAt(before + 1) == text.charAt(at + 1)
                        && AMONG.matcher(text).region(before + 1, at).lookingAt()
                        && paper.reading().token(before) instanceof Token.Amount whole
                ? Optional.of(whole.quantity().written())
                : Optional.empty();
    }

    /** What the county says itself that there are. */
    private static Optional<BigDecimal> all(Question question) {
        String key = switch (question.claim().measure()) {
            case Measure.Ratio ratio -> ratio.of();
            case Measure.Number number -> number.sameAs();
            default -> "";
        };
        return question.about()
                .answer(question.criterion(), key)
                .map(answer -> answer instanceof Answer.Amount amount ? amount.value() : BigDecimal.ZERO)
                .filter(n -> n.signum() > 0);
    }

    /** What the paragraph says that there are, in the same unit. */
    private static Optional<BigDecimal> before(Paper paper, int at) {
        String text = paper.reading().text();
        int line = text.lastIndexOf('\n', at) + 1;
        for (int i = text.lastIndexOf(Token.NUMBER, at - 1); i >= line; i = text.lastIndexOf(Token.NUMBER, i - 1)) {
            Matcher all = ALL_OF.matcher(text.substring(Sentences.clause(text, i), i));
            if (text.charAt(i + 1) == text.charAt(at + 1)
                    && all.find()
                    && paper.reading().token(i) instanceof Token.Amount whole) {
                return Optional.of(whole.quantity().written());
            }
        }
        return Optional.empty();
    }
}
