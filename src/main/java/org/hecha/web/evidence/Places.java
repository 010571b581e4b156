package org.hecha.web.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hecha.evidence.PageBoxes;
import org.hecha.evidence.SheetRows;

/** Where passages of a page's text stand on its picture: one rectangle a line and passage. */
final class Places {

    private Places() {}

    /**
     * What is marked on a page.
     *
     * @param start first index in the page's text
     * @param end   index after the passage
     * @param kind  {@code hit} of the search, {@code here} the passage this page was opened for, {@code cited} by the county,
     *              {@code found} by the machine
     */
    record Mark(int start, int end, String kind) {}

    /**
     * In the unit of the page.
     *
     * @param number of the mark, from 0
     */
    record Rectangle(double x, double y, double width, double height, String kind, int number) {}

    static List<Rectangle> of(PageBoxes page, List<Mark> marks) {
        var rectangles = new ArrayList<Rectangle>();
        for (int number = 0; number < marks.size(); number++) {
            Mark mark = marks.get(number);
            lines(page.boxes(), mark, number, rectangles);
        }
        return rectangles;
    }

    private static void lines(List<PageBoxes.Box> boxes, Mark mark, int number, List<Rectangle> into) {
        double left = 0;
        double top = 0;
        double right = 0;
        double bottom = 0;
        boolean open = false;
        for (int i = Math.max(0, mark.start()); i < Math.min(boxes.size(), mark.end()); i++) {
            PageBoxes.Box box = boxes.get(i);
            if (box.empty()) {
                continue;
            }
            boolean sameLine = open
                    && box.y() < bottom
                    && box.y() + box.height() > top
                    && box.x() >= left - box.width()
                    && box.x() - right < 3 * box.height();
            if (!sameLine) {
                if (open) {
                    into.add(new Rectangle(left, top, right - left, bottom - top, mark.kind(), number));
                }
                left = box.x();
                top = box.y();
                right = box.x() + box.width();
                bottom = box.y() + box.height();
                open = true;
            } else {
                left = Math.min(left, box.x());
                top = Math.min(top, box.y());
                right = Math.max(right, box.x() + box.width());
                bottom = Math.max(bottom, box.y() + box.height());
            }
        }
        if (open) {
            into.add(new Rectangle(left, top, right - left, bottom - top, mark.kind(), number));
        }
    }

    /**
     * A stretch of the page's text. {@code kind} is empty for what is not marked; {@code number} then -1.
     *
     * @param cell in which a marked stretch of a workbook begins; otherwise empty
     */
    record Piece(String text, String kind, int number, String cell) {
        private static Piece plain(String text) {
            return new Piece(text, "", -1, "");
        }
    }

    /** The whole text in order; where marks overlap, the first one wins. */
    static List<Piece> pieces(String text, List<Mark> marks, Optional<SheetRows> rows) {
        var pieces = new ArrayList<Piece>();
        List<Mark> inOrder = marks.stream()
                .filter(m -> m.start() >= 0 && m.end() <= text.length() && m.start() < m.end())
                .sorted(java.util.Comparator.comparingInt(Mark::start))
                .toList();
        int at = 0;
        for (Mark mark : inOrder) {
            if (mark.start() < at) {
                continue;
            }
            if (mark.start() > at) {
                pieces.add(Piece.plain(text.substring(at, mark.start())));
            }
            pieces.add(new Piece(
                    text.substring(mark.start(), mark.end()),
                    mark.kind(),
                    marks.indexOf(mark),
                    rows.map(r -> r.cell(text, mark.start())).orElse("")));
            at = mark.end();
        }
        if (at < text.length()) {
            pieces.add(Piece.plain(text.substring(at)));
        }
        return pieces;
    }
}
