package org.hecha.evidence.worker;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Where seals stand on a page: red that hangs together, large and about as wide as high. An office's seal is 38 to 45 mm across,
 * a person's about 20, of a page of 210 (国发〔1999〕25号); a line of red letters is long and low, and stays.
 */
final class Seals {

    /** So large beside the page's shorter side it may be two seals that touch, but no lines of letters. */
    private static final double OF_AN_OFFICE = 0.15;

    private static final double TWO = 2.4;

    /** So large it is one where it is about as wide as high, or cut off by the edge of the page. */
    private static final double OF_A_PERSON = 0.06;

    private static final double LONGEST = 1.4;

    /** Cells along the longer side: a worn ring has gaps of some millimetres. */
    private static final int CELLS = 100;

    private Seals() {}

    static boolean red(int rgb) {
        int r = rgb >> 16 & 0xFF;
        return r > 90 && r - Math.max(rgb >> 8 & 0xFF, rgb & 0xFF) > 40;
    }

    /**
     * Places in pixels, what stands inside of them included.
     *
     * @param from first row that is looked at
     */
    static List<Rectangle> of(BufferedImage picture, int from) {
        int cell = Math.max(2, Math.max(picture.getWidth(), picture.getHeight()) / CELLS);
        boolean[][] cells = cells(picture, from, cell);
        var page = new Rectangle(picture.getWidth(), picture.getHeight());
        List<Rectangle> seals = new ArrayList<>();
        for (int y = 0; y < cells.length; y++) {
            for (int x = 0; x < cells[y].length; x++) {
                if (cells[y][x]) {
                    Rectangle together = taken(cells, x, y);
                    Rectangle place = new Rectangle(
                            together.x * cell, together.y * cell, together.width * cell, together.height * cell);
                    if (isSeal(place, page)) {
                        seals.add(place);
                    }
                }
            }
        }
        return seals;
    }

    private static boolean isSeal(Rectangle place, Rectangle page) {
        int shorter = Math.min(page.width, page.height);
        int low = Math.min(place.width, place.height);
        int high = Math.max(place.width, place.height);
        boolean cut = place.x == 0 || place.getMaxX() >= page.width || place.getMaxY() >= page.height;
        return low >= OF_AN_OFFICE * shorter && high <= TWO * low
                || low >= OF_A_PERSON * shorter && (cut || high <= LONGEST * low);
    }

    private static boolean[][] cells(BufferedImage picture, int from, int cell) {
        var cells = new boolean[picture.getHeight() / cell + 1][picture.getWidth() / cell + 1];
        for (int y = from; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                if (red(picture.getRGB(x, y))) {
                    cells[y / cell][x / cell] = true;
                }
            }
        }
        return cells;
    }

    /** Takes out the cell and what hangs together with it, over gaps of one cell. */
    private static Rectangle taken(boolean[][] cells, int startX, int startY) {
        var together = new Rectangle(startX, startY, 1, 1);
        var next = new ArrayDeque<int[]>();
        next.add(new int[] {startX, startY});
        cells[startY][startX] = false;
        while (!next.isEmpty()) {
            int[] at = next.remove();
            together.add(new Rectangle(at[0], at[1], 1, 1));
            for (int y = Math.max(0, at[1] - 2); y <= Math.min(cells.length - 1, at[1] + 2); y++) {
                for (int x = Math.max(0, at[0] - 2); x <= Math.min(cells[y].length - 1, at[0] + 2); x++) {
                    if (cells[y][x]) {
                        cells[y][x] = false;
                        next.add(new int[] {x, y});
                    }
                }
            }
        }
        return together;
    }
}
