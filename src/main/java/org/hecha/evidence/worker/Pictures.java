package org.hecha.evidence.worker;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.hecha.evidence.Evidence.Reason;

/** Loading and turning pictures. */
final class Pictures {
    private Pictures() {}

    /** Whether Java has a reader for it. */
    static boolean known(File file) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(file)) {
            return in != null && ImageIO.getImageReaders(in).hasNext();
        }
    }

    /** How many pictures a file has; 1 for all but multi-page TIFF and animations. */
    static int count(File file) throws IOException, CannotRead {
        try (ImageInputStream in = ImageIO.createImageInputStream(file)) {
            ImageReader reader = reader(in);
            try {
                reader.setInput(in);
                return reader.getFormatName().toLowerCase(java.util.Locale.ROOT).startsWith("tif")
                        ? reader.getNumImages(true)
                        : 1;
            } finally {
                reader.dispose();
            }
        }
    }

    /** Reads a picture after a look at its size; {@code index} from 0. */
    static BufferedImage load(File file, int index, long pixels) throws IOException, CannotRead {
        PngWords.look(file);
        try (ImageInputStream in = ImageIO.createImageInputStream(file)) {
            ImageReader reader = reader(in);
            try {
                reader.setInput(in);
                if ((long) reader.getWidth(index) * reader.getHeight(index) > pixels) {
                    throw new CannotRead(Reason.TOO_MANY_PIXELS);
                }
                return reader.read(index);
            } finally {
                reader.dispose();
            }
        }
    }

    private static ImageReader reader(ImageInputStream in) throws CannotRead {
        Iterator<ImageReader> readers =
                in == null ? java.util.Collections.emptyIterator() : ImageIO.getImageReaders(in);
        if (!readers.hasNext()) {
            throw new CannotRead(Reason.UNSUPPORTED);
        }
        return readers.next();
    }

    /** Turns a picture upright. */
    static BufferedImage upright(BufferedImage image, int exifOrientation) {
        int w = image.getWidth();
        int h = image.getHeight();
        var turn = new AffineTransform();
        switch (exifOrientation) {
            case 2 -> turn.setTransform(-1, 0, 0, 1, w, 0);
            case 3 -> turn.setTransform(-1, 0, 0, -1, w, h);
            case 4 -> turn.setTransform(1, 0, 0, -1, 0, h);
            case 5 -> turn.setTransform(0, 1, 1, 0, 0, 0);
            case 6 -> turn.setTransform(0, 1, -1, 0, h, 0);
            case 7 -> turn.setTransform(0, -1, -1, 0, h, w);
            case 8 -> turn.setTransform(0, -1, 1, 0, 0, w);
            default -> {
                return image;
            }
        }
        boolean lying = exifOrientation >= 5;
        var upright = new BufferedImage(lying ? h : w, lying ? w : h, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = upright.createGraphics();
        g.drawImage(image, turn, null);
        g.dispose();
        return upright;
    }

    /** On white, in shades of grey, scaled. */
    static BufferedImage gray(BufferedImage image, double scale) {
        return redraw(image, scale, BufferedImage.TYPE_BYTE_GRAY);
    }

    /** On white, in colours, scaled down so that no side is longer. */
    static BufferedImage atMost(BufferedImage image, int side) {
        double scale = Math.min(1, (double) side / Math.max(image.getWidth(), image.getHeight()));
        return redraw(image, scale, BufferedImage.TYPE_INT_RGB);
    }

    /** In colours, of exactly that size; averaged where it becomes smaller, so that thin strokes are not lost. */
    static BufferedImage resized(BufferedImage image, int width, int height) {
        BufferedImage from = image;
        while (from.getWidth() > 2 * width && from.getHeight() > 2 * height) {
            from = draw(from, from.getWidth() / 2, from.getHeight() / 2, BufferedImage.TYPE_INT_RGB, false);
        }
        return draw(from, width, height, BufferedImage.TYPE_INT_RGB, from.getWidth() < width);
    }

    private static BufferedImage draw(BufferedImage image, int w, int h, int type, boolean larger) {
        var drawn = new BufferedImage(w, h, type);
        Graphics2D g = drawn.createGraphics();
        g.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION,
                larger ? RenderingHints.VALUE_INTERPOLATION_BICUBIC : RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, w, h);
        g.drawImage(image, 0, 0, w, h, null);
        g.dispose();
        return drawn;
    }

    /** By quarters of a turn, clockwise. */
    static BufferedImage quarters(BufferedImage image, int quarters) {
        return switch (quarters & 3) {
            case 1 -> upright(image, 6);
            case 2 -> upright(image, 3);
            case 3 -> upright(image, 8);
            default -> image;
        };
    }

    private static BufferedImage redraw(BufferedImage image, double scale, int type) {
        int w = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int h = Math.max(1, (int) Math.round(image.getHeight() * scale));
        var drawn = new BufferedImage(w, h, type);
        Graphics2D g = drawn.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, w, h);
        g.drawImage(image, 0, 0, w, h, null);
        g.dispose();
        return drawn;
    }

    /** Whether there is nothing but paper on it. */
    static boolean blank(BufferedImage image) {
        int dark = 0;
        for (int y = 0; y < image.getHeight(); y += 2) {
            for (int x = 0; x < image.getWidth(); x += 2) {
                if ((image.getRGB(x, y) & 0xFF) < 200 && ++dark > 20) {
                    return false;
                }
            }
        }
        return true;
    }
}
