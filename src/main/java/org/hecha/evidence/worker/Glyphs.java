package org.hecha.evidence.worker;

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

    /** Takes white space off the end. */
    void trim() {
        while (!text.isEmpty() && Character.isWhitespace(text.charAt(text.length() - 1))) {
            text.setLength(text.length() - 1);
            used -= 4;
        }
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
