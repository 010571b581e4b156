package org.hecha.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hecha.search.Hit;

/** Counts found pages against the pages that answer a question. */
final class SearchFigures {

    static final int DEPTH = 10;

    /**
     * One question and what was found.
     *
     * @param found    distinct pages, best first, at most ten
     * @param recall   share of the relevant pages, or of ten where there are more, among them
     * @param firstAt  1 / place of the first relevant page; 0 where none is among them
     */
    record Row(
            Split.Question question,
            Set<Split.PageOf> relevant,
            List<Split.PageOf> found,
            double recall,
            double firstAt) {}

    private final List<Row> rows = new ArrayList<>();

    void add(Split.Question question, List<Hit> hits, Played played) {
        Set<Split.PageOf> relevant = new LinkedHashSet<>();
        question.relevant().forEach(page -> relevant.add(played.page(page.county(), page.file(), page.page())));
        Set<Split.PageOf> distinct = new LinkedHashSet<>();
        hits.forEach(hit -> distinct.add(played.page(hit.region(), hit.path(), hit.page())));
        List<Split.PageOf> found = distinct.stream().limit(DEPTH).toList();
        double recall = VerificationFigures.share(
                found.stream().filter(relevant::contains).count(), Math.min(DEPTH, relevant.size()));
        double firstAt = 0;
        for (int i = 0; i < found.size() && firstAt == 0; i++) {
            firstAt = relevant.contains(found.get(i)) ? 1.0 / (i + 1) : 0;
        }
        rows.add(new Row(question, relevant, found, recall, firstAt));
    }

    List<Row> rows() {
        return List.copyOf(rows);
    }

    Map<String, Object> figures() {
        double recall = rows.stream().mapToDouble(Row::recall).sum();
        double firstAt = rows.stream().mapToDouble(Row::firstAt).sum();
        return VerificationFigures.ordered(
                "queries", rows.size(),
                "recallAt10", VerificationFigures.round(VerificationFigures.share(recall, rows.size())),
                "mrrAt10", VerificationFigures.round(VerificationFigures.share(firstAt, rows.size())));
    }
}
