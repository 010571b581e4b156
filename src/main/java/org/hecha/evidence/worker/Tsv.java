package org.hecha.evidence.worker;

import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tesseract's table of words as a page: words joined where Chinese is written without spaces, lines and cells kept. */
final class Tsv {

    /** Gap from which two words of a line are different cells, in heights of the line. */
    private static final double COLUMN = 1.6;

    private static final double SPACE = 0.3;

    /**
     * What was seen on a picture.
     *
     * @param confidence mean over the characters, 0 to 1
     * @param letters    characters that are letters, digits or Han
     */
    record Seen(Glyphs glyphs, double confidence, int letters) {
        /** For comparing two attempts at the same picture. */
        double worth() {
            return letters * confidence * confidence;
        }
    }

    /**
     * One word with its place in the picture that was read.
     *
     * @param spaced whether a space was seen before it
     */
    record Word(double x, double y, double width, double height, double confidence, String text, boolean spaced) {
        double right() {
            return x + width;
        }
    }

    private Tsv() {}

    /** @param back from the table's pixels to those of the caller */
    static Seen read(List<String> table, AffineTransform back) {
        Seen seen = seen(lines(table), back);
        seen.glyphs().rewrite(OcrHabits.undone(seen.glyphs().text()));
        return seen;
    }

    /** Lines of cells of words as a page. */
    static Seen seen(List<List<List<Word>>> lines, AffineTransform back) {
        var glyphs = new Glyphs();
        double sum = 0;
        int weight = 0;
        int letters = 0;
        for (List<List<Word>> line : Cards.unfolded(lines)) {
            for (List<Word> cell : line) {
                if (glyphs.length() > 0) {
                    glyphs.add(cell == line.getFirst() ? "\n" : "\t");
                }
                Word before = null;
                for (Word word : cell) {
                    if (before != null && parted(before, word)) {
                        glyphs.add(" ");
                    }
                    write(glyphs, word, back);
                    sum += word.confidence() * word.text().length();
                    weight += word.text().length();
                    letters += (int) word.text()
                            .chars()
                            .filter(Character::isLetterOrDigit)
                            .count();
                    before = word;
                }
            }
        }
        return new Seen(glyphs, weight == 0 ? 0 : sum / weight / 100, letters);
    }

    /** Lines of cells of words. */
    private static List<List<List<Word>>> lines(List<String> table) {
        var lines = new ArrayList<List<List<Word>>>();
        List<List<Word>> line = new ArrayList<>();
        double lineHeight = 1;
        Word before = null;
        for (String row : table) {
            String[] column = row.split("\t", 12);
            if (column.length < 12) {
                continue;
            }
            if (column[0].equals("4")) {
                lineHeight = Math.max(1, Integer.parseInt(column[9]));
                line = new ArrayList<>();
                before = null;
            }
            Word word = word(column);
            if (word == null) {
                continue;
            }
            if (line.isEmpty()) {
                lines.add(line);
            }
            if (before == null || word.x() - before.right() > COLUMN * lineHeight) {
                line.add(new ArrayList<>());
            }
            line.getLast().add(word);
            before = word;
        }
        return lines;
    }

    /** What is left of a table's lines is not part of a word. */
    private static @Nullable Word word(String[] column) {
        String text = column[11].replaceAll("^[|‖｜]+|[|‖｜]+$", "").strip();
        if (!column[0].equals("5") || text.isEmpty()) {
            return null;
        }
        return new Word(
                Integer.parseInt(column[6]),
                Integer.parseInt(column[7]),
                Integer.parseInt(column[8]),
                Integer.parseInt(column[9]),
                Double.parseDouble(column[10]),
                text,
                false);
    }

    private static boolean parted(Word before, Word word) {
        char left = before.text().charAt(before.text().length() - 1);
        char right = word.text().charAt(0);
        double size = Math.max(1, Math.min(before.height(), word.height()));
        return left < 0x2E80 && right < 0x2E80 && (word.spaced() || word.x() - before.right() > SPACE * size);
    }

    /** Where the picture was turned the box is the upright one around the turned. */
    private static void write(Glyphs glyphs, Word word, AffineTransform back) {
        var corners = new double[] {
            word.x(),
            word.y(),
            word.right(),
            word.y() + word.height(),
            word.x(),
            word.y() + word.height(),
            word.right(),
            word.y()
        };
        back.transform(corners, 0, corners, 0, 4);
        double left = Math.min(corners[0], corners[4]);
        double right = Math.max(corners[2], corners[6]);
        double top = Math.min(corners[1], corners[7]);
        double bottom = Math.max(corners[3], corners[5]);
        glyphs.add(word.text(), left, top, right - left, bottom - top);
    }
}
