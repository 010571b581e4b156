package org.hecha.evidence.worker;

import java.util.ArrayList;
import java.util.List;
import org.hecha.evidence.worker.Tsv.Word;

/**
 * Figures on a dashboard: small labels side by side, large figures below them. People read each label with its figure,
 * so such lines are turned into one line a label. Tables keep their rows: their letters are all of one size.
 */
final class Cards {

    /** How much larger figures are than their labels. */
    private static final double LARGER = 1.3;

    private static final int DEEPEST = 4;

    private Cards() {}

    static List<List<List<Word>>> unfolded(List<List<List<Word>>> lines) {
        var unfolded = new ArrayList<List<List<Word>>>();
        for (int i = 0; i < lines.size(); ) {
            int end = end(lines, i);
            if (end - i >= 2) {
                unfolded.addAll(columns(lines.subList(i, end)));
                i = end;
            } else {
                unfolded.add(lines.get(i++));
            }
        }
        return unfolded;
    }

    /** Index after the last line that belongs to the cards beginning here; the same index where none do. */
    private static int end(List<List<List<Word>>> lines, int from) {
        List<List<Word>> labels = lines.get(from);
        if (labels.size() < 2 || !labels.stream().allMatch(Cards::label)) {
            return from;
        }
        double size = height(labels);
        boolean figures = false;
        int to = from + 1;
        while (to < lines.size() && to - from < DEEPEST) {
            List<List<Word>> line = lines.get(to);
            double above = lines.get(to - 1).getFirst().getFirst().y();
            double gap = line.getFirst().getFirst().y() - above;
            if (line.size() > labels.size() || gap > 4 * size || gap < 0) {
                break;
            }
            long large = line.stream()
                    .filter(cell -> tallest(cell) > LARGER * size && below(labels, cell))
                    .count();
            boolean here = large >= Math.max(1, labels.size() - 1);
            if (figures && !here) {
                break;
            }
            figures |= here;
            to++;
        }
        return figures ? to : from;
    }

    /** A label is words; a number in its place means that this is the row of a table. */
    private static boolean label(List<Word> cell) {
        return cell.stream().flatMapToInt(word -> word.text().codePoints()).anyMatch(Quality::isHan);
    }

    /** Whether a cell stands below the beginning of some label. */
    private static boolean below(List<List<Word>> labels, List<Word> cell) {
        return distance(labels.get(column(labels, cell)), cell) < 2.5 * height(labels);
    }

    private static List<List<List<Word>>> columns(List<List<List<Word>>> lines) {
        List<List<Word>> labels = lines.getFirst();
        var columns = new ArrayList<List<List<Word>>>();
        labels.forEach(label -> columns.add(new ArrayList<>()));
        for (List<List<Word>> line : lines) {
            for (List<Word> cell : line) {
                columns.get(column(labels, cell)).add(cell);
            }
        }
        return columns;
    }

    private static int column(List<List<Word>> labels, List<Word> cell) {
        int best = 0;
        for (int i = 1; i < labels.size(); i++) {
            if (distance(labels.get(i), cell) < distance(labels.get(best), cell)) {
                best = i;
            }
        }
        return best;
    }

    private static double distance(List<Word> label, List<Word> cell) {
        return Math.abs(label.getFirst().x() - cell.getFirst().x());
    }

    private static double height(List<List<Word>> line) {
        double[] heights = line.stream()
                .flatMap(List::stream)
                .mapToDouble(Word::height)
                .sorted()
                .toArray();
        return Math.max(1, heights[heights.length / 2]);
    }

    private static double tallest(List<Word> cell) {
        return cell.stream().mapToDouble(Word::height).max().orElse(0);
    }
}
