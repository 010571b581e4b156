package org.hecha.verification;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hecha.verification.TableRule.Cell;

/**
 * A table of a paper: every number with what the cells left of it, the headings above it and the title of the table call it.
 * Headings may stand in several lines, a line above naming groups of columns; merged cells hold for all they cover; a label
 * that was broken into lines of its own belongs to the numbers behind it.
 */
record Grid(String title, List<Field> fields, boolean totalRow, boolean totalColumn) {

    /**
     * A number of the table.
     *
     * @param at       its place in the paper's masked text
     * @param from     start of its row
     * @param to       end of its row
     * @param row      what its row is called, with the groups above it
     * @param lowest   the heading right above it
     * @param column   all headings above it, the lowest first
     * @param after    words behind the number in its cell
     * @param beside   the next cell, where it has no number
     * @param totalRow whether its row sums up
     * @param totalColumn whether its column or the number itself sums up
     * @param single   whether no other row of the table has a number in this column
     * @param alone    whether no other number stands in its row but noughts and the same again
     * @param place    index of its column
     * @param year     the year its row or its column is about; 0 where neither says one
     * @param sum      what the parts of a year come to, of which this is the last; empty for a number that is printed
     */
    record Field(
            int at,
            int from,
            int to,
            List<Cell> cells,
            String row,
            String lowest,
            String column,
            String after,
            String beside,
            boolean totalRow,
            boolean totalColumn,
            boolean single,
            boolean alone,
            int place,
            int year,
            Optional<BigDecimal> sum) {

        private Field among(Map<Integer, Long> inPlace, Map<Integer, Long> inRow) {
            return new Field(
                    at,
                    from,
                    to,
                    cells,
                    row,
                    lowest,
                    column,
                    after,
                    beside,
                    totalRow,
                    totalColumn,
                    inPlace.getOrDefault(place, 0L) == 1,
                    inRow.getOrDefault(from, 0L) == 1,
                    place,
                    year,
                    sum);
        }
    }

    /** The years its rows or columns are about; empty where it compares none. */
    SortedSet<Integer> years() {
        SortedSet<Integer> years = new TreeSet<>();
        fields.forEach(f -> years.add(f.year()));
        years.remove(0);
        return years;
    }

    /** What this table says about one year. What sums up rows of several years says nothing of one. */
    Grid in(int year) {
        List<Field> kept = fields.stream()
                .filter(f -> f.year() == 0 && !(f.totalRow() && ofYears(f.place())) || f.year() == year)
                .toList();
        Map<Integer, Long> inPlace = kept.stream().collect(Collectors.groupingBy(Field::place, Collectors.counting()));
        Map<Integer, Long> inRow = kept.stream().collect(Collectors.groupingBy(Field::from, Collectors.counting()));
        boolean total = totalRow && kept.stream().anyMatch(Field::totalRow);
        return new Grid(title, kept.stream().map(f -> f.among(inPlace, inRow)).toList(), total, totalColumn);
    }

    /** Whether its numbers stand in so many rows. */
    boolean of(int rows) {
        return fields.stream().map(Field::from).distinct().limit(rows + 1L).count() == rows;
    }

    /** Whether the rows of a column are about several years. */
    boolean ofYears(int place) {
        return fields.stream()
                        .filter(f -> f.place() == place && f.year() > 0)
                        .map(Field::year)
                        .distinct()
                        .limit(2)
                        .count()
                > 1;
    }

    /** Place of a cell's number, where it says little else; negative where it has none. */
    static int number(String text, Cell cell) {
        for (int i = cell.start(); i < cell.end(); i++) {
            char c = text.charAt(i);
            if (c == Token.NUMBER || c == Token.ORDINAL) {
                boolean first = i - cell.start() <= 2
                        || GridReader.TOTAL_INSIDE
                                .matcher(text.substring(cell.start(), i).strip())
                                .find();
                return first && cell.end() - i <= 9 && !named(text.substring(i, cell.end())) ? i : -1;
            }
        }
        return -1;
    }

    /** 20607科学技术普及: a code and what it is called, no count. */
    private static final Pattern NAME = Pattern.compile("^[\"“]?(?:科学|机构|科普|学术|青少年|其他|社会|行政|一般|基础|技术)");

    static boolean named(String cell) {
        return cell.charAt(0) == Token.NUMBER && NAME.matcher(cell.substring(1)).find();
    }

    static boolean numeric(String text, Cell cell) {
        return number(text, cell) >= 0;
    }
}
