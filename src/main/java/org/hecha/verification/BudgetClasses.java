package org.hecha.verification;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hecha.verification.TableRule.Cell;

/** Rows of a budget by the code of their kind: 206 and 20607 sum up 2060701 and 2060702. */
final class BudgetClasses {

    private static final Pattern OVERHEADS = Pattern.compile("机构运行|行政运行|机关服务|一般行政管理");

    private BudgetClasses() {}

    /** Whether a number stands in the row of a class that has what the office itself costs among its items. */
    static boolean withOverheads(Paper paper, int at) {
        Optional<List<Cell>> row = paper.lines().stream()
                .filter(line -> line.size() > 1
                        && line.getFirst().start() <= at
                        && at < line.getLast().end())
                .findFirst();
        String code = row.map(line -> code(paper, line)).orElse("");
        return !code.isEmpty()
                && paper.lines().stream()
                        .anyMatch(line -> item(paper, line, code)
                                && OVERHEADS.matcher(words(paper, line)).find());
    }

    private static boolean item(Paper paper, List<Cell> line, String code) {
        String own = line.size() < 2 ? "" : code(paper, line);
        return own.length() > code.length() && own.startsWith(code);
    }

    private static String words(Paper paper, List<Cell> line) {
        return paper.reading()
                .text()
                .substring(line.getFirst().start(), line.getLast().end());
    }

    /** The digits a row begins with; empty where it begins with something else. */
    private static String code(Paper paper, List<Cell> line) {
        int at = line.getFirst().start();
        return paper.reading().isToken(at)
                        && paper.reading().token(at) instanceof Token.Amount amount
                        && amount.quantity().plain().matches(FORM)
                ? amount.quantity().plain()
                : "";
    }

    /** Two digits of a class, and two for every level below it. */
    private static final String FORM = "2\\d{2}(?:\\d{2}){0,2}";
}
