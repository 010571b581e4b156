package org.hecha.verification;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hecha.standard.Criterion.Checking.Row;
import org.hecha.verification.Finding.Why;
import org.hecha.verification.Observation.Stance;

/** Holds the number found for a row against the one claimed. */
final class RowValue {

    private RowValue() {}

    static final BigDecimal TEN_THOUSAND = new BigDecimal(10_000);

    static Observation compared(
            Question question,
            Row row,
            Paper paper,
            int from,
            int to,
            int at,
            Token.Amount amount,
            BigDecimal claimed,
            boolean firm) {
        Quantity quantity = Deductions.net(paper.reading(), at, amount.quantity());
        boolean same = matches(row.number(), paper, at, quantity, claimed);
        Optional<Why> aside = Asides.ofRow(question, paper, from, to, at).or(() -> lent(question, paper, from, to));
        Stance stance = same
                ? Stance.FOR
                : firm && surely(paper, at, quantity, claimed) && Weights.firm(question, paper, from, to)
                        ? Stance.AGAINST
                        : Stance.DOUBT;
        return Observation.of(question, paper, from, to, stance, quantity.plain(), aside, same ? 1 : 0);
    }

    private static final Pattern LENT =
            Pattern.compile("(?<!赛事|比赛|球赛|直播)转播|由[^,，。;；\\n]{0,4}(?:[省市盟州]台|上级)[^,，。;；\\n]{0,4}(?:制作|主办|播出)");

    /** What a body above makes is not the county's, though it is seen there: a city's paper, a programme taken over. */
    private static Optional<Why> lent(Question question, Paper paper, int from, int to) {
        if (question.checking().origin() == org.hecha.standard.Criterion.Checking.Origin.ANY) {
            return Optional.empty();
        }
        String text = paper.reading().text();
        String sentence = text.substring(Sentences.start(text, from), Sentences.end(text, to));
        boolean above = sentence.contains("本报")
                && question.about()
                        .places()
                        .namesAbove(paper.head().lines().findFirst().orElse(""));
        return above || LENT.matcher(sentence).find() ? Optional.of(Why.SUPERIOR) : Optional.empty();
    }

    /** Whether a picture shows another number and not a digit read wrongly: much differs, or its column adds up to a total on the page. */
    private static boolean surely(Paper paper, int at, Quantity quantity, BigDecimal claimed) {
        return paper.clear()
                || !Judgement.misread(paper, quantity, claimed)
                        && paper.grids().stream()
                                .flatMap(g -> g.fields().stream())
                                .anyMatch(f -> f.at() == at)
                || addsUp(paper, at);
    }

    private static boolean addsUp(Paper paper, int at) {
        for (Grid grid : paper.grids()) {
            Optional<Grid.Field> own =
                    grid.fields().stream().filter(f -> f.at() == at).findFirst();
            if (own.isPresent()) {
                BigDecimal sum = BigDecimal.ZERO;
                int parts = 0;
                for (Grid.Field field : grid.fields()) {
                    if (field.place() == own.get().place()
                            && !field.totalRow()
                            && paper.reading().token(field.at()) instanceof Token.Amount part) {
                        sum = sum.add(part.quantity().written());
                        parts++;
                    }
                }
                return parts > 2 && printed(paper, sum);
            }
        }
        return false;
    }

    private static boolean printed(Paper paper, BigDecimal sum) {
        String text = paper.reading().text();
        for (int i = text.indexOf(Token.NUMBER); i >= 0; i = text.indexOf(Token.NUMBER, i + 1)) {
            if (paper.reading().token(i) instanceof Token.Amount amount
                    && amount.quantity().exactly(sum)) {
                return true;
            }
        }
        return false;
    }

    /** Columns in 万元 are compared with money in any unit. */
    static boolean matches(String column, Paper paper, int at, Quantity quantity, BigDecimal claimed) {
        if (!column.contains("万元")) {
            return quantity.compatible(claimed);
        }
        return Money.inTenThousands(paper, at)
                ? quantity.compatible(claimed)
                : quantity.compatible(claimed.multiply(TEN_THOUSAND));
    }
}
