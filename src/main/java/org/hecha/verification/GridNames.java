package org.hecha.verification;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.hecha.standard.Criterion.Checking.Thing;
import org.hecha.verification.GridUnits.Unit;

/**
 * The most words of a thing that any number of a row, and of a column where rows are named, is called by; worked out once a
 * table, since name lists have thousands of rows.
 */
final class GridNames {

    private final Map<Integer, Long> rows = new HashMap<>();
    private final Map<Integer, Long> totals = new HashMap<>();
    private final Map<String, Long> columns = new HashMap<>();

    /** Under the same upper heading in the same row: what a column says by itself, which is then no part of a sum. */
    private final Map<String, Long> besides = new HashMap<>();

    /** Columns whose rows are months, quarters or halves and were added up to a year. */
    private final Set<Integer> yearly = new HashSet<>();

    private long heading;

    /** Whether one column says what was reported, and another what came of checking it. */
    private final boolean checked;

    /** A quarter beside what the quarters come to says nothing of the year. */
    boolean partOfYear(Grid.Field field) {
        return field.sum().isEmpty() && yearly.contains(field.place());
    }

    boolean checked() {
        return checked;
    }

    GridNames(Thing thing, Grid grid) {
        checked = grid.fields().stream()
                        .anyMatch(f ->
                                GridRule.REPORTED.matcher(GridRule.called(f)).find())
                && grid.fields().stream()
                        .anyMatch(f ->
                                GridRule.VERIFIED.matcher(GridRule.called(f)).find());
        for (Grid.Field field : grid.fields()) {
            if (GridRule.PART.matcher(field.row()).find()
                    || Phrases.any(thing.other(), field.row())
                    || Phrases.any(thing.other(), field.lowest())) {
                continue;
            }
            String said = field.row() + "\t" + field.column();
            long matched = GridRule.matched(thing, said);
            if (matched > 0 && GridUnits.of(thing, field, said, grid.title()) == Unit.OTHER) {
                continue; // 服务时长（小时） is no better a name for 活动 than 场次
            }
            rows.merge(field.from(), matched, Math::max);
            heading = Math.max(heading, GridRule.matched(thing, field.column()));
            if (field.sum().isPresent() && field.totalRow()) {
                yearly.add(field.place());
            }
            if (!field.totalColumn() && !upper(field).isEmpty()) {
                besides.merge(field.from() + upper(field), GridRule.matched(thing, field.lowest()), Math::max);
            }
            if (field.totalColumn()) {
                totals.merge(field.from(), matched, Math::max);
            }
            if (!field.totalRow()) {
                columns.merge(field.lowest(), matched, Math::max);
            }
        }
    }

    private static String upper(Grid.Field field) {
        int tab = field.column().indexOf('\t');
        return tab < 0 ? "" : field.column().substring(tab);
    }

    long of(Grid.Field field) {
        if (field.sum().isPresent() && field.totalRow()) {
            return heading; // it stands in no row of its own
        }
        boolean byRow = !field.totalRow() && (field.alone() || field.totalColumn());
        long row = (field.totalColumn() ? totals : rows).getOrDefault(field.from(), 0L);
        long beside = field.totalColumn() ? besides.getOrDefault(field.from() + upper(field), 0L) : 0;
        row = beside > 1 ? Math.max(row, beside) : row; // 村（社区） above 总数 | 已建科普小组
        return byRow ? Math.max(row, columns.getOrDefault(field.lowest(), 0L)) : row;
    }
}
