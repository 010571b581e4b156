package org.hecha.evidence.worker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The order in which people read what lies on a page: columns one after the other, rows of a table from left to right. */
final class ReadingOrder {

    /** Fewer lines side by side are a table or a form rather than two columns. */
    private static final int COLUMN_LINES = 4;

    private ReadingOrder() {}

    /** @param level strips of a page whose lines lie level */
    static <T> List<List<T>> rows(List<T> things, java.util.function.Function<T, Strip> place) {
        var rows = new ArrayList<List<T>>();
        read(group(things, place), place, rows, 0);
        return rows;
    }

    /** Where there are columns below some first rows, those rows come first. */
    private static <T> void read(
            List<List<T>> rows, java.util.function.Function<T, Strip> place, List<List<T>> into, int depth) {
        for (int length = rows.size(); length >= COLUMN_LINES && depth < 4; length--) {
            for (int from = 0; from + length <= rows.size(); from++) {
                List<List<T>> among = rows.subList(from, from + length);
                double gutter = gutter(among, place);
                if (gutter >= 0) {
                    into.addAll(rows.subList(0, from));
                    var left = new ArrayList<T>();
                    var right = new ArrayList<T>();
                    among.forEach(row ->
                            row.forEach(thing -> (place.apply(thing).x() < gutter ? left : right).add(thing)));
                    read(group(left, place), place, into, depth + 1);
                    read(group(right, place), place, into, depth + 1);
                    read(rows.subList(from + length, rows.size()), place, into, depth + 1);
                    return;
                }
            }
        }
        into.addAll(rows);
    }

    /** Things that stand beside one another, from top to bottom, each row from left to right. */
    private static <T> List<List<T>> group(List<T> things, java.util.function.Function<T, Strip> place) {
        var rows = new ArrayList<List<T>>();
        var sorted = new ArrayList<>(things);
        sorted.sort(Comparator.comparingDouble(thing -> place.apply(thing).y()));
        for (T thing : sorted) {
            Strip strip = place.apply(thing);
            List<T> row = rows.isEmpty() ? null : rows.getLast();
            if (row == null || !beside(strip, row, place)) {
                row = new ArrayList<>();
                rows.add(row);
            }
            row.add(thing);
        }
        rows.forEach(row ->
                row.sort(Comparator.comparingDouble(thing -> place.apply(thing).left())));
        return rows;
    }

    private static <T> boolean beside(Strip strip, List<T> row, java.util.function.Function<T, Strip> place) {
        double sum = 0;
        for (T thing : row) {
            Strip other = place.apply(thing);
            sum += other.y();
            double common = Math.min(strip.right(), other.right()) - Math.max(strip.left(), other.left());
            if (common > 0.5 * Math.min(strip.width(), other.width())) {
                // one below the other
                return false;
            }
        }
        Strip last = place.apply(row.getLast());
        return Math.abs(strip.y() - sum / row.size()) < 0.45 * Math.min(strip.height(), last.height());
    }

    /**
     * A white band from top to bottom with running text on both sides: lines that fill their column, most of them.
     *
     * @return its middle, or -1
     */
    private static <T> double gutter(List<List<T>> rows, java.util.function.Function<T, Strip> place) {
        List<Strip> strips = rows.stream()
                .flatMap(List::stream)
                .map(place)
                .sorted(Comparator.comparingDouble(Strip::left))
                .toList();
        double height = strips.stream()
                .mapToDouble(Strip::height)
                .sorted()
                .skip(strips.size() / 2)
                .findFirst()
                .orElse(1);
        double end = -1;
        for (Strip strip : strips) {
            if (end >= 0 && strip.left() - end > 0.6 * height) {
                double middle = (end + strip.left()) / 2;
                List<Strip> first = rows.getFirst().stream().map(place).toList();
                if (column(strips, first, middle, true, height) && column(strips, first, middle, false, height)) {
                    return middle;
                }
            }
            end = Math.max(end, strip.right());
        }
        return -1;
    }

    private static boolean column(List<Strip> all, List<Strip> first, double gutter, boolean left, double height) {
        List<Strip> own =
                all.stream().filter(strip -> (strip.x() < gutter) == left).toList();
        double from = own.stream().mapToDouble(Strip::left).min().orElse(0);
        double to = own.stream().mapToDouble(Strip::right).max().orElse(0);
        long filling =
                own.stream().filter(strip -> strip.width() > 0.75 * (to - from)).count();
        // the first line stands at the edge or is indented by two characters; the pieces of a heading stand anywhere
        double em = height / 1.5;
        boolean begins = first.stream()
                .filter(strip -> (strip.x() < gutter) == left)
                .mapToDouble(strip -> (strip.left() - from) / em)
                .allMatch(indent -> indent < 0.7 || Math.abs(indent - 2) < 0.6);
        return begins && own.size() >= COLUMN_LINES && to - from > 7 * height && filling * 5 >= own.size() * 2;
    }
}
