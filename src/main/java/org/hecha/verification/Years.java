package org.hecha.verification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.regex.Pattern;
import org.hecha.verification.TableRule.Cell;

/** Which year a number of a table is about, where years stand above the columns or at the head of the rows. */
final class Years {

    private static final Pattern YEAR_COLUMN = Pattern.compile("^(?:年[份度]?|年份|年度|时间|时期)$");
    private static final int FIRST = 1990;
    private static final int LAST = 2100;

    /** @param year the year a number stands under, 0 where it sums up several, @param compared all the years of its table */
    record Said(int year, SortedSet<Integer> compared) {}

    private final Reading reading;

    Years(Reading reading) {
        this.reading = reading;
    }

    /**
     * Of the years a table compares the one a claim is about: the last full one, or the newest where a moment counts; empty
     * where it compares none or all of them count.
     */
    static Optional<Integer> wanted(Question question, SortedSet<Integer> years) {
        int deadline = question.about().deadline().getYear();
        SortedSet<Integer> past = years.headSet(deadline + 1);
        return years.isEmpty()
                ? Optional.empty()
                : switch (question.window().kind()) {
                    case CALENDAR_YEARS, BUDGET_YEARS -> Optional.of(deadline - 1);
                    case POINT_IN_TIME -> Optional.of(past.isEmpty() ? 0 : past.last());
                    case MONTHS_BEFORE, IN_FORCE -> Optional.empty();
                };
    }

    /** Numbers of a paper that stand under a year, or sum up several, by their places. */
    static Map<Integer, Said> of(List<Grid> grids) {
        Map<Integer, Said> years = new HashMap<>();
        for (Grid grid : grids) {
            SortedSet<Integer> compared = grid.years();
            if (!compared.isEmpty()) {
                grid.fields().stream()
                        .filter(f -> f.year() > 0 || f.totalRow() && grid.ofYears(f.place()))
                        .forEach(f -> years.put(f.at(), new Said(f.year(), compared)));
            }
        }
        return years;
    }

    /** Whether a number stands in a table under a year that is not the claim's. */
    static boolean another(Question question, Paper paper, int at) {
        Said said = paper.years().get(at);
        return said != null
                && wanted(question, said.compared())
                        .filter(y -> y != said.year())
                        .isPresent();
    }

    /** Whether a number stands in a table that compares years, under the claim's. */
    static boolean its(Question question, Paper paper, int at) {
        return paper.years().containsKey(at) && !another(question, paper, at);
    }

    /**
     * The year of a cell; 0 = none.
     *
     * @param over index of the cell of the lowest heading above it, where that line is shorter than a row; else negative
     */
    int of(List<List<Cell>> heads, List<Cell> row, Cell cell, int column, int width, int over) {
        int named = 0;
        for (List<Cell> head : heads) {
            int shift =
                    head.size() == width - 1 && !head.get(0).in(reading.text()).isEmpty() ? 1 : 0;
            int at = column - shift;
            if (at >= 0 && at < head.size() && head.size() >= width - 1) {
                while (at > 1
                        && head != heads.getLast()
                        && head.get(at).in(reading.text()).isEmpty()) {
                    at--; // a merged heading holds for all it covers
                }
                int year = year(head.get(at), false);
                named = year > 0 ? year : named;
            } else if (over >= 0 && heads.size() == 2 && head == heads.getLast()) {
                named = year(head.get(over), false);
            } else if (heads.size() == 2 && head == heads.getFirst() && head.size() > 2 && column > 0) {
                int lower = heads.getLast().size();
                if (lower == width - 1 && lower % (head.size() - 1) == 0) {
                    // 项目 | 2020年度 | 2021年度 evenly above 下达 | 支出 | 下达 | 支出
                    named = year(head.get(1 + (column - 1) / (lower / (head.size() - 1))), false);
                }
            }
        }
        if (named > 0) {
            return named;
        }
        boolean yearColumn = !heads.isEmpty()
                && YEAR_COLUMN
                        .matcher(heads.get(heads.size() - 1)
                                .get(0)
                                .in(reading.text())
                                .strip())
                        .find();
        return row.get(0) == cell ? 0 : year(row.get(0), yearColumn);
    }

    /** 2022 and 2022（至7月） */
    private static final Pattern BARE = Pattern.compile(Token.NUMBER + "(?:[(（][^()（）]{1,8}[)）])?");

    /** A cell that is nothing but a year; bare digits only where the column is one of years. */
    private int year(Cell cell, boolean bare) {
        String in = cell.in(reading.text()).strip();
        for (int i = cell.start(); i < cell.end(); i++) {
            if (reading.isToken(i)) {
                if (reading.token(i) instanceof Token.Day day && day.date().month() == 0 && in.length() <= 6) {
                    return day.date().year();
                }
                if (bare && BARE.matcher(in).matches() && reading.token(i) instanceof Token.Amount amount) {
                    int value = amount.quantity().written().intValue();
                    return value >= FIRST && value <= LAST ? value : 0;
                }
                return 0;
            }
        }
        return 0;
    }
}
