package org.hecha.verification;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hecha.standard.Criterion.Checking.Row;
import org.hecha.verification.Observation.Stance;

/** The other numbers of a claimed row: where the evidence has the row in a table, each column it has too must agree. */
final class RowCells {

    /** What a column's name says beside what it counts. */
    private static final Pattern UNIT = Pattern.compile("(?:万元|元|人次|人数|数)$");

    private static final Pattern YEAR = Pattern.compile("年度?$");

    private RowCells() {}

    /** What was seen at a row's name; against the claim where another of its numbers is firmly different there. */
    static Observation held(
            Question question, Row row, Map<String, String> cells, Paper paper, int from, int to, Observation seen) {
        if (!seen.counts() || seen.stance() != Stance.FOR || !paper.clear()) {
            return seen;
        }
        for (Grid grid : paper.grids()) {
            for (Grid.Field field : grid.fields()) {
                if (field.from() <= from && to <= field.to() && !field.totalRow()) {
                    Optional<String> other = differing(row, cells, paper, field);
                    if (other.isPresent()) {
                        return new Observation(
                                Stance.AGAINST,
                                paper,
                                field.from(),
                                field.to(),
                                other.get(),
                                seen.weight() + 2,
                                Asides.ofDenial(question, paper, field.from(), field.to()));
                    }
                }
            }
        }
        return seen;
    }

    private static Optional<String> differing(Row row, Map<String, String> cells, Paper paper, Grid.Field field) {
        for (Map.Entry<String, String> cell : cells.entrySet()) {
            String column = cell.getKey();
            String counts = UNIT.matcher(column).replaceFirst("");
            Optional<BigDecimal> claimed = Cells.number(cell.getValue());
            if (column.equals(row.key())
                    || column.equals(row.number())
                    || YEAR.matcher(column).find()
                    || counts.length() < 2
                    || claimed.isEmpty()
                    || !field.lowest().contains(counts)
                    || GridRule.planned(field.lowest())
                    || !(paper.reading().token(field.at()) instanceof Token.Amount there)
                    || there.quantity().percent()) {
                continue;
            }
            if (!RowValue.matches(column, paper, field.at(), there.quantity(), claimed.get())
                    && there.quantity().low().compareTo(there.quantity().high()) == 0) {
                return Optional.of(there.quantity().plain());
            }
        }
        return Optional.empty();
    }
}
