package org.hecha.verification;

import java.math.BigDecimal;
import java.util.List;
import org.hecha.verification.Places.Mention;
import org.hecha.verification.Places.Whose;

/**
 * A province's circular that tells of several counties in one sentence: 泊云区3120人（第12位）、柏川县2875人（第17位）. Between the county's
 * name and the next stand its number and its rank; which of the two rankings it is, the words before say.
 */
final class RankedCounties {

    private static final int PEOPLE = 2;
    private static final String INFORMANTS = "信息员";
    private static final String ACTIVE = "活跃";

    private RankedCounties() {}

    static void observe(Question question, BigDecimal claimed, Paper paper, List<Observation> found) {
        int column = question.checking().ranked();
        String text = paper.reading().text();
        if (column == 0 || text.indexOf(INFORMANTS) < 0) {
            return;
        }
        for (int start = 0; start < text.length(); ) {
            int end = Math.max(start + 1, Sentences.end(text, start));
            if (text.substring(start, end).indexOf('\t') < 0) {
                sentence(question, column, claimed, paper, start, end, found);
            }
            start = end + 1;
        }
    }

    private static void sentence(
            Question question,
            int column,
            BigDecimal claimed,
            Paper paper,
            int start,
            int end,
            List<Observation> found) {
        String text = paper.reading().text();
        List<Mention> named = question.about().places().mentions(text.substring(start, end), paper.ocr()).stream()
                .filter(m -> m.whose() != Whose.ABOVE) // 全省 is no county
                .toList();
        for (int i = 0; i < named.size(); i++) {
            if (named.get(i).whose() != Whose.OWN || named.size() < 2) {
                continue;
            }
            int from = start + named.get(i).at();
            int to = i + 1 < named.size() ? start + named.get(i + 1).at() : end;
            boolean active = text.lastIndexOf(ACTIVE, from) > text.lastIndexOf(INFORMANTS, from);
            if (active != column > PEOPLE) {
                continue;
            }
            for (int at = from; at < to; at++) {
                if (meant(paper, at, column % 2 == 1)) {
                    TableRule.add(question, claimed, paper, List.of(new TableRule.Cell(from, to)), at, found);
                    break;
                }
            }
        }
    }

    /** Whether the token at this place counts people, or is a rank. */
    private static boolean meant(Paper paper, int at, boolean people) {
        if (!paper.reading().isToken(at)) {
            return false;
        }
        String after = paper.reading()
                .text()
                .substring(at + 1, Math.min(paper.reading().text().length(), at + 3));
        return switch (paper.reading().token(at)) {
            case Token.Amount amount -> people && after.startsWith("人") && !after.startsWith("人次");
            case Token.Ordinal rank -> !people && (after.startsWith("位") || after.startsWith("名"));
            default -> false;
        };
    }
}
