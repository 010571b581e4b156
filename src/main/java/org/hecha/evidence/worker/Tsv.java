package org.hecha.evidence.worker;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tesseract's table of words as a page: words joined where Chinese is written without spaces, lines kept. */
final class Tsv {

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

    private Tsv() {}

    private record Word(String line, double x, double y, double width, double height, double confidence, String text) {}

    /** @param scale from the table's pixels to those of the caller */
    static Seen read(List<String> table, double scale) {
        var glyphs = new Glyphs();
        double sum = 0;
        int weight = 0;
        int letters = 0;
        Word before = null;
        for (String row : table) {
            Word word = word(row, scale);
            if (word == null) {
                continue;
            }
            if (before != null) {
                gap(glyphs, before, word);
            }
            glyphs.add(word.text(), word.x(), word.y(), word.width(), word.height());
            int length = word.text().length();
            sum += word.confidence() * length;
            weight += length;
            letters +=
                    (int) word.text().chars().filter(Character::isLetterOrDigit).count();
            before = word;
        }
        return new Seen(glyphs, weight == 0 ? 0 : sum / weight / 100, letters);
    }

    private static @Nullable Word word(String row, double scale) {
        String[] cell = row.split("\t", 12);
        if (cell.length < 12 || !cell[0].equals("5") || cell[11].isBlank()) {
            return null;
        }
        return new Word(
                cell[2] + "." + cell[3] + "." + cell[4],
                Integer.parseInt(cell[6]) * scale,
                Integer.parseInt(cell[7]) * scale,
                Integer.parseInt(cell[8]) * scale,
                Integer.parseInt(cell[9]) * scale,
                Double.parseDouble(cell[10]),
                cell[11].strip());
    }

    private static void gap(Glyphs glyphs, Word before, Word word) {
        if (!before.line().equals(word.line())) {
            glyphs.add("\n");
            return;
        }
        double gap = word.x() - before.x() - before.width();
        double size = Math.max(Math.min(before.height(), word.height()), 1);
        char left = glyphs.last();
        char right = word.text().charAt(0);
        boolean wide = left >= 0x2E80 || right >= 0x2E80;
        if (gap > 2 * size) {
            glyphs.add("\t");
        } else if (!wide && gap > 0.3 * size) {
            glyphs.add(" ");
        }
    }
}
