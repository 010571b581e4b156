package org.hecha.verification;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.hecha.verification.Places.Whose;

/**
 * The county's own row in the province's one ranking sheet where its headings are of no help: on a continued page, in broken
 * lines or spoilt by a scanner. Every sheet gives for each county informants, their rank, active people, their rank; which of the
 * two comes first, its words say where there are any.
 */
final class RankingRule {

    private static final int NUMBERS = 4;
    /** No province has more counties. */
    private static final BigDecimal MOST = new BigDecimal(200);

    private static final int FEWEST_ROWS = 3;
    private static final Pattern ABOUT = Pattern.compile("排名|位次|名次|排序|科普中国");

    /** Whether it is a county of this province, the list of regions need not know. */
    private static final Pattern PLACE = Pattern.compile("[县市区旗]$");

    private RankingRule() {}

    static void observe(Question question, BigDecimal claimed, Paper paper, List<Observation> found) {
        int column = question.checking().ranked();
        if (column == 0
                || found.stream()
                        .anyMatch(o -> o.paper() == paper && o.counts() && o.stance() != Observation.Stance.DOUBT)) {
            return;
        }
        String text = paper.reading().text();
        if (!ABOUT.matcher(paper.name() + text).find()) {
            return;
        }
        List<List<TableRule.Cell>> own = new ArrayList<>();
        int rows = 0;
        int first = text.length();
        for (List<TableRule.Cell> row : paper.lines()) {
            if (ranks(paper, row)) {
                rows++;
                first = Math.min(first, row.get(0).start());
                if (paper.whose(row) == Whose.OWN) {
                    own.add(row);
                }
            }
        }
        if (own.size() > 1) {
            // of names that differ in a character a picture may have misread, the one that is printed so
            own.removeIf(row ->
                    row.stream().noneMatch(cell -> question.about().places().namesOwn(cell.in(text))));
        }
        if (rows < FEWEST_ROWS || own.size() != 1) {
            return;
        }
        List<Integer> numbers = numbers(paper, own.get(0));
        boolean activeFirst = before(text.substring(0, first), "活跃", "信息员");
        int at = activeFirst ? (column - 1 + NUMBERS / 2) % NUMBERS : column - 1;
        TableRule.add(question, claimed, paper, own.get(0), numbers.get(at), found);
    }

    /** Whether the last line of headings with both words has the one first. */
    private static boolean before(String head, String one, String other) {
        int a = head.lastIndexOf(one);
        int b = head.lastIndexOf(other);
        return a >= 0 && b >= 0 && a < b && head.lastIndexOf('\n', b) < a;
    }

    /** A place and four whole numbers, the second and the fourth of them ranks. */
    private static boolean ranks(Paper paper, List<TableRule.Cell> row) {
        if (row.size() < 2 || name(paper, row) < 0) {
            return false;
        }
        List<Integer> numbers = numbers(paper, row);
        return numbers.size() == NUMBERS && rank(paper, numbers.get(1)) && rank(paper, numbers.get(3));
    }

    /** The cell with the place, the first or behind a serial number; -1 where there is none. */
    private static int name(Paper paper, List<TableRule.Cell> row) {
        for (int i = 0; i < Math.min(2, row.size()); i++) {
            if (PLACE.matcher(row.get(i).in(paper.reading().text())).find()) {
                return i;
            }
        }
        return -1;
    }

    private static boolean rank(Paper paper, int at) {
        return !(paper.reading().token(at) instanceof Token.Amount amount)
                || amount.quantity().written().compareTo(MOST) <= 0;
    }

    private static List<Integer> numbers(Paper paper, List<TableRule.Cell> row) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = row.get(name(paper, row)).start();
                i < row.get(row.size() - 1).end();
                i++) {
            if (paper.reading().isToken(i)
                    && (paper.reading().token(i) instanceof Token.Amount
                            || paper.reading().token(i) instanceof Token.Ordinal)) {
                numbers.add(i);
            }
        }
        return numbers;
    }
}
