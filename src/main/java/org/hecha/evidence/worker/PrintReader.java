package org.hecha.evidence.worker;

import ai.onnxruntime.OrtException;
import java.awt.geom.AffineTransform;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Reads a page with {@link OcrNetworks}: finds its lines, turns it upright, reads line after line in the order people do. */
final class PrintReader {

    /** No side is longer; an A4 page at 300 dots an inch fits. */
    private static final int LONGEST = 3600;

    /** What a line is scaled to before it is read; enlarging a little costs nothing, losing strokes does. */
    private static final double LINE = 60;

    /** Gap from which two pieces of a line are different cells, in heights of the line. */
    private static final double COLUMN = 1.3;

    private static final double DOUBTFUL = 0.5;

    private final LineFinder finder;
    private final LineReader reader;

    PrintReader(OcrNetworks networks) {
        finder = new LineFinder(networks);
        reader = new LineReader(networks);
    }

    /** Lines of cells of words, in places of a level page. */
    private record Line(Strip level, List<List<Tsv.Word>> cells) {}

    /**
     * @param goOn asked before every line; what was read until then is given back
     * @return places in pixels of the picture
     */
    Tsv.Seen read(BufferedImage original, BooleanSupplier goOn) throws OrtException {
        double shrunk = Math.min(1, (double) LONGEST / Math.max(original.getWidth(), original.getHeight()));
        BufferedImage picture = Cleaning.withoutSeal(
                shrunk < 1 || original.getType() == BufferedImage.TYPE_CUSTOM
                        ? Pictures.atMost(original, LONGEST)
                        : original);
        var toOriginal = AffineTransform.getScaleInstance(
                (double) original.getWidth() / picture.getWidth(), (double) original.getHeight() / picture.getHeight());
        List<Strip> strips = finder.find(picture);
        int quarters = lying(strips) ? 1 : 0;
        if (quarters == 1) {
            picture = turned(picture, 1, toOriginal);
            strips = finder.find(picture);
        }
        if (upsideDown(picture, strips)) {
            double w = picture.getWidth();
            double h = picture.getHeight();
            picture = turned(picture, 2, toOriginal);
            strips = strips.stream()
                    .map(s -> new Strip(w - s.x(), h - s.y(), s.width(), s.height(), s.angle()))
                    .toList();
        }
        return seen(picture, strips, toOriginal, goOn);
    }

    private Tsv.Seen seen(BufferedImage picture, List<Strip> strips, AffineTransform toOriginal, BooleanSupplier goOn)
            throws OrtException {
        if (strips.isEmpty()) {
            return Tsv.seen(List.of(), toOriginal);
        }
        double angle = middle(strips.stream()
                .filter(strip -> strip.width() > 5 * strip.height())
                .map(Strip::angle)
                .toList());
        double tall = middle(strips.stream().map(Strip::height).toList());
        BufferedImage read = picture;
        double scale = LINE / tall;
        if (scale < 0.8) {
            int width = (int) Math.round(picture.getWidth() * scale);
            read = Pictures.resized(
                    picture, Math.max(1, width), Math.max(1, (int) Math.round(picture.getHeight() * scale)));
            scale = (double) read.getWidth() / picture.getWidth();
        } else {
            scale = 1;
        }
        var lines = new ArrayList<Line>();
        for (Strip strip : strips) {
            if (!goOn.getAsBoolean()) {
                break;
            }
            // short pieces cannot tell how they lean, the page can
            double lean = strip.width() > 5 * strip.height() ? strip.angle() : angle;
            var straight = new Strip(strip.x(), strip.y(), strip.width(), strip.height(), lean);
            List<LineReader.Character> characters = reader.read(read, straight.scaled(scale));
            double confidence = characters.stream()
                    .mapToDouble(LineReader.Character::confidence)
                    .average()
                    .orElse(0);
            if (confidence >= DOUBTFUL) {
                Strip level = straight.turned(-angle);
                lines.add(new Line(level, cells(characters, level)));
            }
        }
        var back = new AffineTransform(toOriginal);
        back.rotate(angle);
        return Tsv.seen(rows(lines), back);
    }

    private static List<List<List<Tsv.Word>>> rows(List<Line> lines) {
        var rows = new ArrayList<List<List<Tsv.Word>>>();
        for (List<Line> row : ReadingOrder.rows(lines, Line::level)) {
            var cells = new ArrayList<List<Tsv.Word>>();
            Line before = null;
            for (Line line : row) {
                double size = line.level().height();
                boolean joined =
                        before != null && line.level().left() - before.level().right() < COLUMN * size * 0.6;
                for (List<Tsv.Word> cell : line.cells()) {
                    if (joined) {
                        cells.getLast().addAll(cell);
                        joined = false;
                    } else {
                        cells.add(new ArrayList<>(cell));
                    }
                }
                before = line;
            }
            if (!cells.isEmpty()) {
                rows.add(cells);
            }
        }
        return rows;
    }

    /** Han each by itself, letters and digits together as far as no space parts them. */
    private static List<List<Tsv.Word>> cells(List<LineReader.Character> characters, Strip strip) {
        var cells = new ArrayList<List<Tsv.Word>>();
        Pen pen = null;
        double last = Double.NEGATIVE_INFINITY;
        boolean spaced = false;
        double size = strip.height() / 1.5;
        for (int i = 0; i < characters.size(); i++) {
            var character = characters.get(i);
            double middle = strip.left() + character.middle() * strip.width();
            if (character.text().isBlank()) {
                spaced = true;
                continue;
            }
            boolean apart = middle - last > (COLUMN + 1) * size;
            boolean narrow = character.text().codePointAt(0) < 0x2E80;
            if (pen == null || apart || spaced || !narrow || !pen.narrow) {
                if (pen != null) {
                    cells.getLast().add(pen.word(strip));
                }
                if (cells.isEmpty() || apart) {
                    cells.add(new ArrayList<>());
                }
                pen = new Pen(narrow, spaced && !apart);
            }
            double half = narrow ? size * 0.27 : size * 0.52;
            double before = i > 0 ? strip.left() + characters.get(i - 1).middle() * strip.width() : middle - 2 * half;
            double after = i + 1 < characters.size()
                    ? strip.left() + characters.get(i + 1).middle() * strip.width()
                    : middle + 2 * half;
            pen.write(
                    character,
                    Math.max(middle - half, (before + middle) / 2),
                    Math.min(middle + half, (middle + after) / 2));
            last = middle;
            spaced = false;
        }
        if (pen != null) {
            cells.getLast().add(pen.word(strip));
        }
        return cells;
    }

    /** A word while it is being written. */
    private static final class Pen {
        private final boolean narrow;
        private final boolean spaced;
        private final StringBuilder text = new StringBuilder();
        private double from = Double.NaN;
        private double to;
        private double confidence;

        Pen(boolean narrow, boolean spaced) {
            this.narrow = narrow;
            this.spaced = spaced;
        }

        void write(LineReader.Character character, double left, double right) {
            from = Double.isNaN(from) ? left : from;
            to = Math.max(right, from + 1);
            confidence += character.confidence();
            text.append(character.text());
        }

        Tsv.Word word(Strip strip) {
            double margin = strip.height() * 0.14;
            return new Tsv.Word(
                    from,
                    strip.top() + margin,
                    to - from,
                    strip.height() - 2 * margin,
                    100 * confidence / Math.max(1, text.length()),
                    text.toString(),
                    spaced);
        }
    }

    private static boolean lying(List<Strip> strips) {
        double upright = 0;
        double level = 0;
        for (Strip strip : strips) {
            if (strip.height() > 1.6 * strip.width()) {
                upright += strip.height() * strip.width();
            } else if (strip.width() > 1.6 * strip.height()) {
                level += strip.height() * strip.width();
            }
        }
        return upright > 2 * level;
    }

    /** What most of the longest lines say. */
    private boolean upsideDown(BufferedImage picture, List<Strip> strips) throws OrtException {
        List<Strip> longest = strips.stream()
                .filter(strip -> strip.width() > 3 * strip.height())
                .sorted(Comparator.comparingDouble(Strip::width).reversed())
                .limit(7)
                .toList();
        int down = 0;
        for (Strip strip : longest) {
            down += reader.upsideDown(picture, strip) ? 1 : 0;
        }
        return longest.size() >= 2 && down * 3 > longest.size() * 2;
    }

    private static BufferedImage turned(BufferedImage picture, int quarters, AffineTransform toOriginal) {
        double w = picture.getWidth();
        double h = picture.getHeight();
        var turn = new AffineTransform();
        if (quarters == 1) {
            turn.setTransform(0, 1, -1, 0, h, 0);
        } else {
            turn.setTransform(-1, 0, 0, -1, w, h);
        }
        try {
            toOriginal.concatenate(turn.createInverse());
        } catch (NoninvertibleTransformException e) {
            throw new IllegalStateException(e);
        }
        return Pictures.quarters(picture, quarters);
    }

    private static double middle(List<Double> values) {
        return values.isEmpty() ? 0 : values.stream().sorted().toList().get(values.size() / 2);
    }
}
