package org.hecha.evidence;

import java.util.List;

/**
 * Where the characters of a page stand. One box a UTF-16 unit of {@link PageText#text()}, in the same order; characters
 * that have no place (line ends, tabs) have an empty box.
 *
 * @param width  of the page, in the unit of the boxes
 * @param height of the page
 * @param boxes  as long as the page's text, or empty where the format knows no places
 */
public record PageBoxes(double width, double height, List<Box> boxes) {

    /** Origin top left; all zero where the character has no place. */
    public record Box(float x, float y, float width, float height) {
        public boolean empty() {
            return width == 0 || height == 0;
        }
    }

    public PageBoxes {
        boxes = List.copyOf(boxes);
    }
}
