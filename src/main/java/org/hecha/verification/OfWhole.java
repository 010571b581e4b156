package org.hecha.verification;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hecha.standard.Criterion.Checking.Thing;

/** Numbers of a whole and of its parts, said in one breath: which of them a claim is about. */
final class OfWhole {

    /** 7个乡镇建5个. */
    private static final Pattern PAIR = Pattern.compile("(?<whole>" + Token.NUMBER
            + ")[个家所][\\u4e00-\\u9fa5]{1,6}?(?:中|里)?(?:已|现|共)?(?<verb>建|设|成立|配|组建|拥有|有)[成有立备了]?(?<having>"
            + Token.NUMBER + ")[个家所]");

    private static final int LONGEST = 16;

    private OfWhole() {}

    /** Whether the number at this place is the other one of such a pair than the thing is. */
    static boolean other(Thing thing, String text, int at) {
        Matcher m = PAIR.matcher(text).region(Math.max(0, at - LONGEST), Math.min(text.length(), at + LONGEST));
        while (m.find()) {
            boolean done = Phrases.any(thing.about(), m.group("verb"));
            if (m.start("whole") == at && done || m.start("having") == at && !done) {
                return true;
            }
        }
        return false;
    }

    /**
     * 31位“三长”进入科协班子：校长14人、院长10人、站长7人: whether the number at this place is one of several that add up to one
     * before or behind them which is said of the thing no less than they are; or one of the kinds that make the thing together.
     *
     * @param quantity what was read there; where several were added up for it, it is no member
     */
    static boolean member(Thing thing, Paper paper, int at, Quantity quantity) {
        String text = paper.reading().text();
        int start = Sentences.start(text, at);
        int end = Sentences.end(text, at);
        List<Integer> places = new ArrayList<>();
        for (int i = text.indexOf(Token.NUMBER, start); i >= 0 && i < end; i = text.indexOf(Token.NUMBER, i + 1)) {
            if (ThingRule.unit(thing, text, i)
                    && paper.reading().token(i) instanceof Token.Amount amount
                    && amount.quantity().definite()
                    && !amount.quantity().percent()) {
                places.add(i);
            }
        }
        int own = places.indexOf(at);
        if (own < 0 || value(paper, at).compareTo(quantity.written()) != 0) {
            return false;
        }
        return oneOfKinds(thing, text, places, at) || added(thing, paper, places, own);
    }

    /** What follows is a part of what stands before. */
    private static final Pattern WITHIN = Pattern.compile("[中含:：(（]|包括");

    /** 11个集体、15名个人. */
    private static boolean oneOfKinds(Thing thing, String text, List<Integer> places, int at) {
        int kind = Kinds.kind(thing, text, at);
        if (kind >= 0 && Kinds.headed(text, at)) {
            for (int i = text.indexOf(Token.NUMBER); i >= 0; i = text.indexOf(Token.NUMBER, i + 1)) {
                int other = Kinds.headed(text, i) ? Kinds.kind(thing, text, i) : kind;
                if (other >= 0 && other != kind) {
                    return true;
                }
            }
        }
        if (kind >= 0) {
            int above = Sites.lastNumber(text, at - 1);
            int below = text.indexOf(Token.NUMBER, at + 1);
            boolean rows = above >= 0 && Kinds.rowBelow(text, above, at) && other(thing, text, above, kind)
                    || below > at && Kinds.rowBelow(text, at, below) && other(thing, text, below, kind);
            if (rows) {
                return true;
            }
        }
        return kind >= 0
                && places.stream()
                        .filter(other -> Math.abs(other - at) <= LONGEST
                                && !WITHIN.matcher(text.substring(Math.min(at, other), Math.max(at, other)))
                                        .find())
                        .mapToInt(other -> Kinds.kind(thing, text, other))
                        .anyMatch(other -> other >= 0 && other != kind);
    }

    /** What was to be, what came of it and what did not add up as well, and are no parts of one thing. */
    private static final Pattern CONTRAST =
            Pattern.compile("应[建有配设开]|实|尚|未|没|无|取消|收回|减|闭馆|停|撤|注销|计划|筹|原|现[有存]|符合|除|不|配发|发布|剩|余|已|境内|[本我外邻]县|[县区]内");

    private static boolean other(Thing thing, String text, int at, int kind) {
        int there = Kinds.kind(thing, text, at);
        return there >= 0 && there != kind;
    }

    private static boolean added(Thing thing, Paper paper, List<Integer> places, int own) {
        String text = paper.reading().text();
        int at = places.get(own);
        if (CONTRAST.matcher(text.substring(Sentences.start(text, at), Sentences.end(text, at)))
                .find()) {
            return false;
        }
        for (int from = 0; from <= own && places.size() > 2; from++) {
            BigDecimal sum = BigDecimal.ZERO;
            for (int to = from; to < places.size(); to++) {
                sum = sum.add(value(paper, places.get(to)));
                if (to < own || to == from) {
                    continue;
                }
                boolean before = from > 0 && value(paper, places.get(from - 1)).compareTo(sum) == 0;
                boolean behind = to + 1 < places.size()
                        && value(paper, places.get(to + 1)).compareTo(sum) == 0;
                if (before && named(thing, text, places.get(from - 1)) >= named(thing, text, at)
                        || behind && named(thing, text, places.get(to + 1)) >= named(thing, text, at)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static BigDecimal value(Paper paper, int at) {
        return ((Token.Amount) paper.reading().token(at)).quantity().written();
    }

    /** How many words of the thing a number's own part of the sentence has. */
    private static long named(Thing thing, String text, int at) {
        int from = Math.max(Sentences.clause(text, at), Sites.lastNumber(text, at) + 1);
        String own = text.substring(from, Sites.segmentEnd(text, at));
        return thing.about().stream().filter(group -> Phrases.of(group).in(own)).count();
    }

    private static final Pattern HAVING = Pattern.compile("(?<unit>[^\\t])[^,，。;；、\\n\\t" + Token.NUMBER
            + "]{0,14}?(?:建[成立有]|已建|成立|组建|配[备有]|设[有立]|拥有|有)[^,，。;；、\\n\\t" + Token.NUMBER + "]{0,8}" + Token.NUMBER
            + "\\k<unit>");

    /** Whether the claim is how many of several have something, and not how many there are. */
    static boolean ofHaving(Thing thing) {
        return Phrases.any(thing.about(), "建有") || Phrases.any(thing.about(), "配备");
    }

    /** 169个村建立科普小组165个: whether the number says of how many, where the claim is how many have something. */
    static boolean ofHowMany(Thing thing, String text, int at) {
        return ofHaving(thing)
                && HAVING.matcher(text).region(at + 1, text.length()).lookingAt();
    }
}
