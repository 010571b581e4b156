package org.hecha.evidence.worker;

/**
 * Puts characters that were placed one by one together to lines, in the order they come, which is the order of reading
 * in what office programs make.
 *
 * <p>A new line begins where the baseline changes or the pen goes back. Within a line a gap as wide as a column's
 * becomes a tab, so that the cells of a table row stay apart.
 */
final class Lines {

    /** Gap from which two pieces of a line are different cells, in font sizes. */
    private static final double COLUMN = 0.9;

    /** Gap from which two Latin words are parted where no space was drawn. */
    private static final double SPACE = 0.2;

    private final Glyphs glyphs = new Glyphs();
    private double direction;
    private double end;
    private double baseline;
    private double lastSize;
    private boolean begun;

    /**
     * Moves the pen to the next character.
     *
     * @param direction of writing, in degrees
     * @param start     along the line
     * @param baseline  across the line
     * @param advance   how far the pen goes
     * @param size      of the font
     */
    void move(String characters, double direction, double start, double baseline, double advance, double size) {
        if (begun) {
            gap(characters.charAt(0), direction, start, baseline, Math.max(size, 0.01));
        }
        begun = true;
        this.direction = direction;
        this.end = start + advance;
        this.baseline = baseline;
        this.lastSize = Math.max(size, 0.01);
    }

    /** Writes the character just moved to. */
    void write(String characters, double x, double y, double width, double height) {
        glyphs.add(characters, x, y, width, height);
    }

    Glyphs finish() {
        glyphs.trim();
        return glyphs;
    }

    private void gap(char next, double nextDirection, double start, double nextBaseline, double size) {
        double rise = Math.abs(nextBaseline - baseline);
        double gap = start - end;
        boolean sameLine = nextDirection == direction && rise < 0.5 * Math.max(size, lastSize) && gap > -0.7 * size;
        if (!sameLine) {
            glyphs.trim();
            glyphs.add("\n");
        } else if (gap > COLUMN * size) {
            glyphs.trim();
            glyphs.add("\t");
        } else if (gap > SPACE * size
                && !Character.isWhitespace(glyphs.last())
                && !Character.isWhitespace(next)
                && glyphs.last() < 0x2E80
                && next < 0x2E80) {
            glyphs.add(" ");
        }
    }
}
