package org.hecha.verification;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hecha.search.NormalText;
import org.hecha.verification.Finding.Why;
import org.hecha.verification.Observation.Stance;
import org.hecha.verification.Places.Whose;

/**
 * Money a county says it was given from above, in words: a superior's paper that shares it out among counties says how much
 * in this county's clause or in its row.
 */
final class GrantRule {

    private static final Pattern GIVEN = Pattern.compile("下达|补助|安排|拨付|分配|支持|资助|奖补|资金|经费");
    private static final Pattern SUM = Pattern.compile("金额|资金|经费|补助|下达|安排|合计");

    private static final Pattern ASKED = Pattern.compile("申请|申报|拟|计划|需求|总投资");

    /** Share of the claim's character pairs that the paper must have. */
    private static final double ALIKE = 0.35;

    private GrantRule() {}

    static void observe(Question question, String claimed, List<Observation> found) {
        Optional<Quantity> wanted = money(claimed);
        if (wanted.isEmpty() || !question.tolerates(Why.SUPERIOR)) {
            return;
        }
        Set<String> words = Wording.pairs(Wording.mask(claimed));
        for (Paper paper : question.about().papers()) {
            Set<String> common = new HashSet<>(Wording.pairs(paper.reading().text()));
            common.retainAll(words);
            if (RECEIPT.matcher(paper.title()).find() && common.size() >= words.size() * ALIKE) {
                received(question, paper, wanted.get(), found);
                continue;
            }
            if (paper.draft()
                    || paper.issuer() != Whose.ABOVE
                    || common.size() < words.size() * ALIKE
                    || !GIVEN.matcher(paper.reading().text()).find()) {
                continue;
            }
            List<Integer> shares = shares(question, paper);
            boolean any = shares.stream().anyMatch(at -> same(paper, at, wanted.get()));
            for (int at : shares) {
                boolean same = same(paper, at, wanted.get());
                if (same || !any) {
                    String text = paper.reading().text();
                    int from = Sentences.clause(text, at);
                    found.add(Observation.of(
                            question,
                            paper,
                            from,
                            Math.min(text.length(), at + 2),
                            same ? Stance.FOR : paper.clear() ? Stance.AGAINST : Stance.DOUBT,
                            tenThousands(paper, at) + " 万元",
                            planned(question, paper, from, at),
                            1));
                }
            }
        }
    }

    private static final Pattern RECEIPT = Pattern.compile("票据|收据|进账单|入账通知|电子回单");

    /** 茶园科普长廊补助 | 元 | 30,000.00 on a receipt that names who paid: what was given, where it says one amount. */
    private static void received(Question question, Paper paper, Quantity wanted, List<Observation> found) {
        String text = paper.reading().text();
        List<Integer> amounts = new ArrayList<>();
        for (int at = text.indexOf(Token.NUMBER); at >= 0; at = text.indexOf(Token.NUMBER, at + 1)) {
            boolean money =
                    text.startsWith("元", at + 1) || text.substring(0, at).endsWith("元\t");
            if (money && paper.reading().token(at) instanceof Token.Amount) {
                amounts.add(at);
            }
        }
        long different =
                amounts.stream().map(at -> tenThousands(paper, at)).distinct().count();
        if (different != 1 || !question.about().places().namesAbove(text)) {
            return;
        }
        int at = amounts.getFirst();
        boolean same = same(paper, at, wanted);
        found.add(Observation.of(
                question,
                paper,
                text.lastIndexOf('\n', at) + 1,
                Math.min(text.length(), at + 2),
                same ? Stance.FOR : paper.clear() ? Stance.AGAINST : Stance.DOUBT,
                tenThousands(paper, at) + " 万元",
                Optional.empty(),
                1));
    }

    /** Places of the amounts that are this county's. */
    private static List<Integer> shares(Question question, Paper paper) {
        String text = paper.reading().text();
        List<Integer> shares = new ArrayList<>();
        for (Grid grid : paper.grids()) {
            for (Grid.Field field : grid.fields()) {
                if (paper.whose(field.cells()) == Whose.OWN
                        && SUM.matcher(field.column()).find()
                        && !ASKED.matcher(field.column()).find()
                        && paper.reading().token(field.at()) instanceof Token.Amount) {
                    shares.add(field.at());
                }
            }
        }
        for (int at = text.indexOf(Token.NUMBER); at >= 0; at = text.indexOf(Token.NUMBER, at + 1)) {
            if (!text.startsWith("元", at + 1) || !(paper.reading().token(at) instanceof Token.Amount)) {
                continue;
            }
            int from = Math.max(Sentences.clause(text, at), Sites.lastNumber(text, at) + 1);
            List<Places.Mention> mentions = question.about().places().mentions(text.substring(from, at), paper.ocr());
            if (!mentions.isEmpty() && mentions.get(mentions.size() - 1).whose() == Whose.OWN) {
                shares.add(at);
            }
        }
        return shares;
    }

    /** A grant that is only meant is none. */
    private static Optional<Why> planned(Question question, Paper paper, int from, int at) {
        return Asides.ofSupport(question, paper, from, at + 1).filter(w -> w == Why.PLAN || w == Why.DRAFT);
    }

    private static boolean same(Paper paper, int at, Quantity wanted) {
        Quantity there = ((Token.Amount) paper.reading().token(at)).quantity();
        return Money.inTenThousands(paper, at)
                ? there.compatible(wanted.written().movePointLeft(4))
                : there.compatible(wanted.written());
    }

    private static String tenThousands(Paper paper, int at) {
        Quantity there = ((Token.Amount) paper.reading().token(at)).quantity();
        return Money.inTenThousands(paper, at)
                ? there.plain()
                : Quantity.plain(there.written().movePointLeft(4));
    }

    /** The amount in 元 that a claim names; empty where it names none or several. */
    private static Optional<Quantity> money(String claimed) {
        String normal = NormalText.normal(claimed);
        List<Quantity> amounts = Scanner.scan(normal).stream()
                .filter(f -> f.token() instanceof Token.Amount && normal.startsWith("元", f.end()))
                .map(f -> ((Token.Amount) f.token()).quantity())
                .toList();
        return amounts.size() == 1 ? Optional.of(amounts.get(0)) : Optional.empty();
    }
}
