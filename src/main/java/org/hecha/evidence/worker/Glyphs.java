package org.hecha.evidence.worker;

import java.awt.geom.AffineTransform;
import java.util.Arrays;

/** The text of a page while it is put together, with a box for each UTF-16 unit. */
final class Glyphs {
    private final StringBuilder text = new StringBuilder();
    private float[] boxes = new float[1024];
    private int used;

    /** Adds characters that share a box; each gets its part of the width. */
    void add(CharSequence characters, double x, double y, double width, double height) {
        int n = characters.length();
        for (int i = 0; i < n; i++) {
            text.append(characters.charAt(i));
            box((float) (x + width * i / n), (float) y, (float) (width / n), (float) height);
        }
    }

    /** Adds characters that have no place. */
    void add(CharSequence characters) {
        add(characters, 0, 0, 0, 0);
    }

    /** Adds everything another page had, moved and scaled. */
    void add(Glyphs other, double scale) {
        for (int i = 0; i < other.text.length(); i++) {
            text.append(other.text.charAt(i));
            box(
                    (float) (other.boxes[4 * i] * scale),
                    (float) (other.boxes[4 * i + 1] * scale),
                    (float) (other.boxes[4 * i + 2] * scale),
                    (float) (other.boxes[4 * i + 3] * scale));
        }
    }

    /**
     * Adds what was seen on a picture of that size.
     *
     * @param place from the unit square to the page
     */
    void add(Glyphs seen, AffineTransform place, int width, int height) {
        var corners = new double[4];
        for (int i = 0; i < seen.text.length(); i++) {
            corners[0] = seen.boxes[4 * i] / width;
            corners[1] = seen.boxes[4 * i + 1] / height;
            corners[2] = corners[0] + seen.boxes[4 * i + 2] / width;
            corners[3] = corners[1] + seen.boxes[4 * i + 3] / height;
            boolean nowhere = corners[0] == corners[2];
            place.transform(corners, 0, corners, 0, 2);
            text.append(seen.text.charAt(i));
            if (nowhere) {
                box(0, 0, 0, 0);
            } else {
                box(
                        (float) Math.min(corners[0], corners[2]),
                        (float) Math.min(corners[1], corners[3]),
                        (float) Math.abs(corners[2] - corners[0]),
                        (float) Math.abs(corners[3] - corners[1]));
            }
        }
    }

    /** Takes white space off the end. */
    void trim() {
        while (!text.isEmpty() && Character.isWhitespace(text.charAt(text.length() - 1))) {
            text.setLength(text.length() - 1);
            used -= 4;
        }
    }

    /** Corrects characters in their places. */
    void rewrite(String corrected) {
        if (corrected.length() != text.length()) {
            throw new IllegalArgumentException("a correction must keep the length");
        }
        text.replace(0, text.length(), corrected);
    }

    char last() {
        return text.isEmpty() ? '\n' : text.charAt(text.length() - 1);
    }

    int length() {
        return text.length();
    }

    String text() {
        return text.toString();
    }

    /** @return encoded boxes of the first characters */
    byte[] boxes(int characters) {
        return BoxCode.encode(boxes, Math.min(used, 4 * characters));
    }

    private void box(float x, float y, float width, float height) {
        if (used + 4 > boxes.length) {
            boxes = Arrays.copyOf(boxes, boxes.length * 2);
        }
        boxes[used++] = x;
        boxes[used++] = y;
        boxes[used++] = width;
        boxes[used++] = height;
    }
}
