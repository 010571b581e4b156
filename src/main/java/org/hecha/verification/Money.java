package org.hecha.verification;

import java.math.BigDecimal;

/** Money is claimed in 万元 and written in 元, in 万元, or in whatever a table says it is in. */
final class Money {

    private Money() {}

    static final BigDecimal TEN_THOUSAND = new BigDecimal(10_000);

    static boolean compatible(Question question, Paper paper, Quantity quantity, BigDecimal claimed, int at) {
        if (quantity.percent()) {
            return false;
        }
        if (!question.claim().unit().equals("万元")) {
            return quantity.compatible(claimed);
        }
        return quantity.compatible(inUnit(question, paper, claimed, at));
    }

    /** The claimed value in the unit of the number at this place: money is written in 元, in 万元, or the table says which. */
    static BigDecimal inUnit(Question question, Paper paper, BigDecimal claimed, int at) {
        if (!question.claim().unit().equals("万元")) {
            return claimed;
        }
        return inTenThousands(paper, at) ? claimed : claimed.multiply(TEN_THOUSAND);
    }

    /** Whether a bare number at this place is in 万元: no 元 behind it, and 万元 in the heading or unit line before it. */
    static boolean inTenThousands(Paper paper, int at) {
        String text = paper.reading().text();
        String after = text.substring(Math.min(text.length(), at + 1), Math.min(text.length(), at + 3));
        if (after.startsWith("元") || after.startsWith("\t元")) {
            return false;
        }
        String before = text.substring(0, at);
        return before.lastIndexOf("万元") > before.lastIndexOf(":元") && before.contains("万元");
    }

    static String value(Question question, Paper paper, Quantity quantity, int at) {
        String unit = question.claim().unit();
        if (!unit.equals("万元")) {
            return quantity.plain() + (unit.isEmpty() ? "" : " " + unit);
        }
        BigDecimal written = quantity.written();
        return Quantity.plain(inTenThousands(paper, at) ? written : written.divide(TEN_THOUSAND)) + " " + unit;
    }
}
