package org.hecha.verification;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.hecha.standard.Criterion.Checking.Thing;
import org.hecha.verification.Finding.Why;
import org.hecha.verification.Observation.Stance;

/**
 * A thing whose kinds are counted apart, as villages and communities are: their numbers make the claimed one together, and none of
 * them does by itself.
 */
final class Kinds {

    private Kinds() {}

    static void observe(Question question, Thing thing, BigDecimal claimed, Paper paper, List<Observation> found) {
        String text = paper.reading().text();
        List<int[]> run = new ArrayList<>(); // place of the number, index of its kind
        for (int at = text.indexOf(Token.NUMBER); at >= 0; at = text.indexOf(Token.NUMBER, at + 1)) {
            int kind = Corrections.replaced(text, at) || ofOther(thing, text, at) ? GONE : kind(thing, text, at);
            if (kind == GONE) {
                continue; // 由32个减为30个: the second counts
            }
            boolean goesOn = !run.isEmpty() && headed(text, run.getLast()[0]) && headed(text, at)
                    || !run.isEmpty() && rowBelow(text, run.getLast()[0], at)
                    || !run.isEmpty()
                            && text.substring(run.get(run.size() - 1)[0], at).length() <= 16
                            && Sentences.start(text, at) <= run.get(0)[0];
            if (!goesOn || run.stream().anyMatch(r -> r[1] == kind)) {
                sum(question, thing, claimed, paper, run, found);
                run.clear();
            }
            if (kind >= 0) {
                run.add(new int[] {at, kind});
            }
        }
        sum(question, thing, claimed, paper, run, found);
    }

    /** 先进集体 | 8个 above 先进个人 | 16名: one pair of a table below the other. */
    static boolean rowBelow(String text, int upper, int lower) {
        int stop = text.indexOf('\n', upper);
        return stop > upper
                && stop < lower
                && text.lastIndexOf('\n', lower) == stop
                && text.charAt(upper - 1) == '\t'
                && text.charAt(lower - 1) == '\t'
                && text.substring(upper, stop).indexOf('\t') < 0;
    }

    private static final Pattern HEADED = Pattern.compile("^[\\u4e00-\\u9fa5、()（）\\s]{1,14}[(（]$");

    /** 先进集体（10个）, and names below it: the number of a list stands behind what the list is called, in a line of its own. */
    static boolean headed(String text, int at) {
        return HEADED.matcher(text.substring(text.lastIndexOf('\n', at) + 1, at))
                .matches();
    }

    /** 142个行政村中已建140个: one of them is how many there are, the other how many have it; only one is claimed. */
    private static boolean ofOther(Thing thing, String text, int at) {
        int from = Math.max(Sentences.clause(text, at), Sites.lastNumber(text, at) + 1);
        return OfWhole.ofHowMany(thing, text, at)
                || from < at
                        && AMONG.matcher(text.substring(from, at)).find()
                        && Phrases.any(thing.other(), text.substring(from, at));
    }

    private static final Pattern AMONG = Pattern.compile("[\\u4e00-\\u9fa5)）](?:中|里)(?![小学心])");

    private static final Pattern TOTALLED = Pattern.compile("(?:^|合|共|总)计$|合共$|一共$|总共$|^共$");

    private static final int GONE = -2;

    /** Which of the kinds that make the thing together the number at this place counts; negative where none. */
    static int kind(Thing thing, String text, int at) {
        if (!ThingRule.unit(thing, text, at)) {
            return -1;
        }
        int from = Math.max(Math.max(Sentences.clause(text, at), Sites.lastNumber(text, at) + 1), at - 10);
        int stop = text.lastIndexOf('、', at);
        String before = text.substring(Math.max(from, stop + 1), at);
        if (TOTALLED.matcher(text.substring(from, at)).find()) {
            return -1; // 乡镇19个、部门45个，计64个单位
        }
        String after = text.substring(at + 1, Math.min(Sites.segmentEnd(text, at), at + 12));
        for (String beside : List.of(after, before)) {
            for (int k = 0; k < thing.parts().size(); k++) {
                if (Phrases.of(thing.parts().get(k)).in(beside)) {
                    return k;
                }
            }
        }
        return -1;
    }

    /** 考核对象为乡镇10个、部门46个: the sentence is about the thing, and ends with the last kind. */
    private static boolean whole(Thing thing, String text, int from, int to) {
        return about(thing, text, from, to) && (to >= text.length() || "。;；\n".indexOf(text.charAt(to)) >= 0);
    }

    private static final int OPENING = 24;

    /** 二是村级科普小组。行政村中已建140个，社区中已建25个: what a short sentence before opens. */
    private static boolean opened(Thing thing, String text, int from, int to) {
        int line = Math.max(text.lastIndexOf('\n', from) + 1, from - OPENING);
        return ThingRule.all(thing, text.substring(Math.min(line, from), to))
                && !Phrases.any(thing.other(), text.substring(from, to));
    }

    private static boolean about(Thing thing, String text, int from, int to) {
        return ThingRule.all(thing, text.substring(from, to) + "\n" + Leads.words(text, from))
                && !Phrases.any(thing.other(), text.substring(from, to));
    }

    private static void sum(
            Question question, Thing thing, BigDecimal claimed, Paper paper, List<int[]> run, List<Observation> found) {
        if (run.size() < 2) {
            return;
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (int[] part : run) {
            sum = sum.add(
                    ((Token.Amount) paper.reading().token(part[0])).quantity().written());
        }
        String text = paper.reading().text();
        int from = Sentences.clause(text, run.get(0)[0]);
        int to = Sites.segmentEnd(text, run.get(run.size() - 1)[0]);
        boolean every = run.size() == thing.parts().size() && about(thing, text, from, to);
        boolean whole = every || whole(thing, text, from, to);
        if (sum.compareTo(claimed) != 0 && whole) {
            ofParts(paper, from, to, found);
            found.add(Judgement.summed(question, claimed, paper, from, to, run.get(0)[0], sum));
        }
        if (sum.compareTo(claimed) == 0 && (!OfWhole.ofHaving(thing) || opened(thing, text, from, to))) {
            found.add(new Observation(
                    Stance.FOR,
                    paper,
                    from,
                    to,
                    Quantity.plain(sum) + " " + question.claim().unit(),
                    Weights.of(question, paper, from, to) - 1,
                    Asides.ofSupport(question, paper, from, to)));
        }
    }

    /** 14个乡镇和38个县直部门 are 52 together: neither supports nor refutes by itself. */
    private static void ofParts(Paper paper, int from, int to, List<Observation> found) {
        found.replaceAll(o ->
                o.paper() == paper && o.from() >= from && o.to() <= to + 1 && o.counts() ? o.without(Why.PARTIAL) : o);
    }
}
