package org.hecha.evidence.worker;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.List;

/** Makes a picture easier to read: large enough, straight, without seals over the text and lines around it. */
final class Cleaning {

    /** Below this a side is enlarged: Tesseract wants characters some 30 pixels high. */
    private static final int SMALL = 1700;

    /** Seals stand in the lower part of a page; red letters in the upper part are a letterhead and stay. */
    private static final double LETTERHEAD = 0.3;

    private static final double STEEPEST = 6;

    private Cleaning() {}

    /**
     * A picture ready to be read.
     *
     * @param back  from its pixels to those of the original
     * @param ruled whether there were the lines of a table
     */
    record Clean(BufferedImage image, AffineTransform back, boolean ruled) {}

    static Clean of(BufferedImage original) {
        int longest = Math.max(original.getWidth(), original.getHeight());
        double scale = longest < 900 ? 3 : longest < SMALL ? 2 : longest > 4500 ? 4500.0 / longest : 1;
        BufferedImage gray = Pictures.gray(withoutSeal(original), scale);
        var back = AffineTransform.getScaleInstance(1 / scale, 1 / scale);
        double angle = skew(gray);
        if (Math.abs(angle) > 0.2) {
            var turn = AffineTransform.getRotateInstance(
                    Math.toRadians(angle), gray.getWidth() / 2.0, gray.getHeight() / 2.0);
            gray = turned(gray, turn);
            try {
                back.concatenate(turn.createInverse());
            } catch (java.awt.geom.NoninvertibleTransformException e) {
                throw new IllegalStateException(e);
            }
        }
        return new Clean(gray, back, Ruling.erase(gray));
    }

    /** Seals off the lower part of a page, black ink below them and red letters beside them kept. */
    static BufferedImage withoutSeal(BufferedImage original) {
        if (original.getType() == BufferedImage.TYPE_BYTE_GRAY
                || original.getType() == BufferedImage.TYPE_BYTE_BINARY) {
            return original;
        }
        List<Rectangle> seals = Seals.of(original, (int) (original.getHeight() * LETTERHEAD));
        if (seals.isEmpty()) {
            return original;
        }
        BufferedImage clean = Pictures.atMost(original, Integer.MAX_VALUE);
        seals.forEach(seal -> wipe(clean, seal.intersection(new Rectangle(clean.getWidth(), clean.getHeight()))));
        return clean;
    }

    private static void wipe(BufferedImage picture, Rectangle seal) {
        var reds = new int[256];
        int found = 0;
        for (int y = seal.y; y < seal.y + seal.height; y++) {
            for (int x = seal.x; x < seal.x + seal.width; x++) {
                int rgb = picture.getRGB(x, y);
                if (Seals.red(rgb)) {
                    reds[rgb >> 16 & 0xFF]++;
                    found++;
                }
            }
        }
        int own = brightest(reds, found / 4);
        for (int y = seal.y; y < seal.y + seal.height; y++) {
            for (int x = seal.x; x < seal.x + seal.width; x++) {
                int rgb = picture.getRGB(x, y);
                if (Seals.red(rgb)) {
                    // what is darker than the seal's own red is ink below it
                    int ink = Math.clamp(4L * (own - 12 - (rgb >> 16 & 0xFF)), 0, 230);
                    int light = 255 - ink;
                    picture.setRGB(x, y, light << 16 | light << 8 | light);
                }
            }
        }
    }

    /** The value that so many are not below. */
    private static int brightest(int[] counts, int many) {
        int seen = 0;
        for (int value = 255; value > 0; value--) {
            seen += counts[value];
            if (seen >= many) {
                return value;
            }
        }
        return 0;
    }

    /** Degrees by which the picture must be turned so that its lines lie level. */
    static double skew(BufferedImage gray) {
        int step = Math.max(1, Math.max(gray.getWidth(), gray.getHeight()) / 900);
        int w = gray.getWidth() / step;
        int h = gray.getHeight() / step;
        boolean[][] ink = ink(gray, step, w, h);
        double level = sharpness(ink, w, h, 0);
        double best = 0;
        double bestSharpness = level * 1.08;
        for (double angle = -STEEPEST; angle <= STEEPEST; angle += 0.25) {
            double sharp = sharpness(ink, w, h, angle);
            if (sharp > bestSharpness) {
                bestSharpness = sharp;
                best = angle;
            }
        }
        return best;
    }

    private static boolean[][] ink(BufferedImage gray, int step, int w, int h) {
        byte[] pixels = ((DataBufferByte) gray.getRaster().getDataBuffer()).getData();
        int threshold = Ruling.threshold(pixels);
        var ink = new boolean[h][w];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                ink[y][x] = (pixels[y * step * gray.getWidth() + x * step] & 0xFF) < threshold;
            }
        }
        return ink;
    }

    /** Rows of a level text are either full or empty: their sums differ most from row to row. */
    private static double sharpness(boolean[][] ink, int w, int h, double angle) {
        double slope = Math.tan(Math.toRadians(angle));
        var rows = new long[h];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                if (ink[y][x]) {
                    int row = (int) Math.round(y + (x - w / 2.0) * slope);
                    if (row >= 0 && row < h) {
                        rows[row]++;
                    }
                }
            }
        }
        double sum = 0;
        for (int y = 1; y < h; y++) {
            sum += (double) (rows[y] - rows[y - 1]) * (rows[y] - rows[y - 1]);
        }
        return sum;
    }

    private static BufferedImage turned(BufferedImage gray, AffineTransform turn) {
        var turned = new BufferedImage(gray.getWidth(), gray.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g = turned.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, gray.getWidth(), gray.getHeight());
        g.drawImage(gray, turn, null);
        g.dispose();
        return turned;
    }
}
