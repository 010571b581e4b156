package org.hecha.verification;

import java.util.ArrayList;
import java.util.List;
import org.hecha.evidence.PageText;
import org.hecha.search.NormalText;

/**
 * A line as it stands on its page, with its cells. Dates and times of neighbouring cells stay apart here, which the text fit for
 * sentences ({@link Reading}) reads as one.
 *
 * @param page  index among the paper's pages
 * @param start index in the page's text
 * @param end   index after it
 * @param cells in normal form, stripped; a line without cells has one
 */
record PageLine(int page, int start, int end, List<String> cells) {

    /** All lines of a file that are not blank, in order. */
    static List<PageLine> of(List<PageText> pages) {
        List<PageLine> lines = new ArrayList<>();
        for (int page = 0; page < pages.size(); page++) {
            String text = Aligned.tabbed(pages.get(page).text());
            boolean strokes = pages.get(page).ocr();
            for (int from = 0; from < text.length(); ) {
                int stop = text.indexOf('\n', from);
                int to = stop < 0 ? text.length() : stop;
                String line = text.substring(from, to);
                if (!line.isBlank()) {
                    lines.add(new PageLine(page, from, to, cells(strokes ? line.replace('|', '\t') : line)));
                }
                from = to + 1;
            }
        }
        return lines;
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.split("\t", -1)) {
            cells.add(NormalText.normal(cell).strip());
        }
        while (cells.size() > 1 && cells.get(cells.size() - 1).isEmpty()) {
            cells.remove(cells.size() - 1);
        }
        return cells;
    }

    /** Whether only one of its cells says something: a title, a note, a merged row. */
    boolean alone() {
        return cells.stream().filter(c -> !c.isEmpty()).count() < 2;
    }

    String text() {
        return String.join("\t", cells);
    }
}
