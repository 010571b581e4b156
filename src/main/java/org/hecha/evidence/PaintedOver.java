package org.hecha.evidence;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Places on a page that are black on the picture people get. */
final class PaintedOver {

    /** Ink stands out of its box a little. */
    private static final float MARGIN = 0.15f;

    /** Our own pictures are smaller; a larger one was not made by us. */
    private static final long PIXELS = 40_000_000;

    private final PageBoxes page;
    private final List<PageBoxes.Box> boxes;

    private PaintedOver(PageBoxes page, List<PageBoxes.Box> boxes) {
        this.page = page;
        this.boxes = boxes;
    }

    /** @return empty where one of the characters has no place */
    static Optional<PaintedOver> places(PageBoxes page, BitSet characters) {
        if (page.width() <= 0 || page.height() <= 0) {
            return Optional.empty();
        }
        var boxes = new ArrayList<PageBoxes.Box>();
        for (int i = characters.nextSetBit(0); i >= 0; i = characters.nextSetBit(i + 1)) {
            if (i >= page.boxes().size() || page.boxes().get(i).empty()) {
                return Optional.empty();
            }
            boxes.add(page.boxes().get(i));
        }
        return Optional.of(new PaintedOver(page, boxes));
    }

    /** @return a new PNG; empty where the bytes are none of our pictures */
    Optional<byte[]> on(byte[] png) {
        try {
            Optional<BufferedImage> picture = read(png);
            if (picture.isEmpty()) {
                return Optional.empty();
            }
            var image =
                    new BufferedImage(picture.get().getWidth(), picture.get().getHeight(), BufferedImage.TYPE_INT_RGB);
            Graphics2D g = image.createGraphics();
            g.drawImage(picture.get(), 0, 0, null);
            g.setColor(Color.BLACK);
            double across = image.getWidth() / page.width();
            double down = image.getHeight() / page.height();
            for (PageBoxes.Box box : boxes) {
                float more = MARGIN * box.height();
                int left = (int) Math.floor((box.x() - more / 2) * across);
                int top = (int) Math.floor((box.y() - more) * down);
                int right = (int) Math.ceil((box.x() + box.width() + more / 2) * across);
                int bottom = (int) Math.ceil((box.y() + box.height() + more) * down);
                g.fillRect(left, top, right - left, bottom - top);
            }
            g.dispose();
            var out = new ByteArrayOutputStream(png.length);
            ImageIO.write(image, "png", out);
            return Optional.of(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<BufferedImage> read(byte[] png) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(png))) {
            Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("png");
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                return (long) reader.getWidth(0) * reader.getHeight(0) > PIXELS
                        ? Optional.empty()
                        : Optional.of(reader.read(0));
            } finally {
                reader.dispose();
            }
        }
    }
}
