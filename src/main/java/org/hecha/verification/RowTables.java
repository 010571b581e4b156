package org.hecha.verification;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hecha.standard.Criterion.Checking.Row;

/** Tables that are a claimed row: one whose title has its name, and rows whose name was broken into several lines. */
final class RowTables {

    private RowTables() {}

    /** A table whose title has the name: its total, or the row or column the claim's number is called by. */
    static void titled(
            Question question,
            Row row,
            Map<String, String> cells,
            Paper paper,
            List<String> keys,
            List<Observation> found) {
        Optional<BigDecimal> claimed = Cells.number(cells.getOrDefault(row.number(), ""));
        if (claimed.isEmpty()) {
            return;
        }
        for (Grid grid : paper.grids()) {
            String title = grid.title()
                    + ThingRule.title(
                            paper.reading().text(), grid.fields().get(0).from());
            if (keys.stream().noneMatch(k -> k.length() >= 3 && title.contains(k))) {
                continue;
            }
            for (Grid.Field field : grid.fields()) {
                boolean called = Phrases.any(question.checking().heading(), field.row())
                        || Phrases.any(question.checking().heading(), field.lowest());
                boolean whole = field.totalRow()
                        || field.totalColumn()
                        || !grid.totalRow() && !grid.totalColumn() && field.alone();
                if (called
                        && whole
                        && paper.reading().token(field.at()) instanceof Token.Amount amount
                        && !amount.quantity().percent()) {
                    found.add(RowValue.compared(
                            question, row, paper, field.from(), field.to(), field.at(), amount, claimed.get(), true));
                }
            }
        }
    }

    private static final Pattern IN_ALL = Pattern.compile(
            "(?:全年|累计|总计|合计|共计|共)[^,，。;；\\n\uE000]{0,6}\\t?(?<value>\uE000)\\t?(?<unit>[\\u4e00-\\u9fa5]{1,2})");

    /** A list under the row's name that says below how many there are: 全年共50期. */
    static void saidBelow(
            Question question,
            Row row,
            Map<String, String> cells,
            Paper paper,
            List<String> keys,
            List<Observation> found) {
        Optional<BigDecimal> claimed = Cells.number(cells.getOrDefault(row.number(), ""));
        String text = paper.reading().text();
        if (claimed.isEmpty() || row.units().isEmpty() || text.indexOf('\t') < 0) {
            return;
        }
        Matcher m = IN_ALL.matcher(text);
        while (m.find()) {
            String title = firstLine(paper, m.start()); // each sheet of a workbook is a page with a title of its own
            if (keys.stream().noneMatch(k -> k.length() >= 3 && title.contains(k))) {
                continue;
            }
            boolean unit = row.units().stream()
                    .anyMatch(u -> Phrases.of("^(?:" + u + ")").in(m.group("unit")));
            if (unit && paper.reading().token(m.start("value")) instanceof Token.Amount amount) {
                found.add(RowValue.compared(
                        question, row, paper, m.start(), m.end(), m.start("value"), amount, claimed.get(), true));
            }
        }
    }

    private static String firstLine(Paper paper, int at) {
        String text = paper.reading().text();
        return text.substring(paper.reading().pageStart(at))
                .lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("");
    }

    /** A row whose name was broken into lines of its own: the grid put it together again. */
    static void labelled(
            Question question,
            Row row,
            Map<String, String> cells,
            Paper paper,
            List<String> keys,
            List<Observation> found) {
        Optional<BigDecimal> claimed = Cells.number(cells.getOrDefault(row.number(), ""));
        if (claimed.isEmpty() || row.naming() || !row.dates().isEmpty()) {
            return;
        }
        for (Grid grid : paper.grids()) {
            for (Grid.Field field : grid.fields()) {
                String label = field.row().replace("\t", "");
                String line = paper.reading().text().substring(field.from(), field.to());
                boolean broken =
                        keys.stream().anyMatch(k -> k.length() >= 4 && label.startsWith(k) && !line.contains(k));
                if (broken
                        && Phrases.any(question.checking().heading(), field.column())
                        && paper.reading().token(field.at()) instanceof Token.Amount amount) {
                    found.add(RowValue.compared(
                            question, row, paper, field.from(), field.to(), field.at(), amount, claimed.get(), true));
                }
            }
        }
    }
}
