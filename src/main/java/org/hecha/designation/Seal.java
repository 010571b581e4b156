package org.hecha.designation;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.hecha.designation.Stationery.Fault;
import org.hecha.designation.Stationery.Flaw;

/**
 * The picture of an office's seal, printed at the size of the real one.
 *
 * @param png    with a transparent ground, since it stands on words that must stay readable
 * @param width  in pixels
 * @param height in pixels
 */
record Seal(byte[] png, int width, int height) {

    /** Bytes of a file. */
    static final int LARGEST = 2 << 20;

    /** Millimetres across, as seals of associations of provinces and the nation have it. */
    static final double DIAMETER = 42;

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    /** Pixels on a side: fewer are coarse in print (less than 180 dots an inch), more are no seal. */
    private static final int FEWEST = 300;

    private static final int MOST = 3_000;

    /** Everything that is wrong with a file as a seal, at once. */
    static List<Fault> faults(byte[] file) {
        if (file.length > LARGEST) {
            return List.of(new Fault(Flaw.TOO_LARGE, ""));
        }
        Optional<BufferedImage> picture = read(file);
        if (picture.isEmpty()) {
            return List.of(new Fault(Flaw.NOT_PNG, ""));
        }
        BufferedImage image = picture.get();
        if (Math.min(image.getWidth(), image.getHeight()) < FEWEST) {
            return List.of(new Fault(Flaw.TOO_SMALL, image.getWidth() + " × " + image.getHeight()));
        }
        return clear(image) ? List.of() : List.of(new Fault(Flaw.OPAQUE, ""));
    }

    /** @throws IllegalArgumentException for what has faults */
    static Seal of(byte[] png) {
        BufferedImage image = read(png).orElseThrow(() -> new IllegalArgumentException("no seal"));
        return new Seal(png, image.getWidth(), image.getHeight());
    }

    /** The picture; empty where it is no PNG or has more pixels than a seal needs, which is asked before it is unpacked. */
    private static Optional<BufferedImage> read(byte[] file) {
        if (file.length < SIGNATURE.length || !Arrays.equals(Arrays.copyOf(file, SIGNATURE.length), SIGNATURE)) {
            return Optional.empty();
        }
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("png");
        ImageReader reader = readers.next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in, true, true);
            if (reader.getWidth(0) > MOST || reader.getHeight(0) > MOST) {
                return Optional.empty();
            }
            return Optional.of(reader.read(0));
        } catch (IOException | RuntimeException damaged) {
            // the reader has many ways to say that a picture is damaged; for the person they are one
            return Optional.empty();
        } finally {
            reader.dispose();
        }
    }

    /** Whether half of the picture lets words through: a seal is lines, and its corners are empty. */
    private static boolean clear(BufferedImage image) {
        if (!image.getColorModel().hasAlpha()) {
            return false;
        }
        long through = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if (image.getRGB(x, y) >>> 24 < 64) {
                    through++;
                }
            }
        }
        return through * 2 >= (long) image.getWidth() * image.getHeight();
    }
}
