package org.hecha.evidence.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In which order lines found on a page are read. */
class ReadingOrderTests {

    private record Piece(String text, Strip place) {}

    @Test
    void twoColumnsOfRunningTextAreReadOneAfterTheOther() {
        var pieces = new ArrayList<Piece>();
        pieces.add(piece("title", 300, 20, 300));
        for (int i = 0; i < 5; i++) {
            pieces.add(piece("R" + i, 520, 90 + 50 * i, 400));
            pieces.add(piece("L" + i, 50, 100 + 50 * i, 400));
        }

        assertThat(order(pieces)).containsExactly("title", "L0", "L1", "L2", "L3", "L4", "R0", "R1", "R2", "R3", "R4");
    }

    @Test
    void aTableIsReadRowByRow() {
        var pieces = new ArrayList<Piece>();
        for (int i = 0; i < 5; i++) {
            pieces.add(piece("b" + i, 400, 101 + 50 * i, 90));
            pieces.add(piece("a" + i, 50, 100 + 50 * i, 60 + 30 * (i % 3)));
            pieces.add(piece("c" + i, 700, 99 + 50 * i, 40));
        }

        assertThat(order(pieces).subList(0, 6)).containsExactly("a0", "b0", "c0", "a1", "b1", "c1");
    }

    private static Piece piece(String text, double left, double y, double width) {
        return new Piece(text, new Strip(left + width / 2, y, width, 30, 0));
    }

    private static List<String> order(List<Piece> pieces) {
        return ReadingOrder.rows(pieces, Piece::place).stream()
                .flatMap(List::stream)
                .map(Piece::text)
                .toList();
    }
}
