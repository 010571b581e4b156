package org.hecha.bench;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/** What happens to a page between the printer and us: turned, stamped, photographed, squeezed. The same for the same seed. */
final class Wear {
    private Wear() {}

    /** As a sheet lies on the glass of a scanner. */
    static BufferedImage turned(BufferedImage page, double degrees) {
        var turned = new BufferedImage(page.getWidth(), page.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = pen(turned);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, page.getWidth(), page.getHeight());
        g.drawImage(
                page,
                AffineTransform.getRotateInstance(
                        Math.toRadians(degrees), page.getWidth() / 2.0, page.getHeight() / 2.0),
                null);
        g.dispose();
        return turned;
    }

    /** By quarters of a turn, clockwise. */
    static BufferedImage quarters(BufferedImage page, int quarters) {
        boolean lying = quarters % 2 != 0;
        int w = lying ? page.getHeight() : page.getWidth();
        int h = lying ? page.getWidth() : page.getHeight();
        var turned = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = pen(turned);
        var turn = new AffineTransform();
        turn.translate(w / 2.0, h / 2.0);
        turn.quadrantRotate(quarters);
        turn.translate(-page.getWidth() / 2.0, -page.getHeight() / 2.0);
        g.drawImage(page, turn, null);
        g.dispose();
        return turned;
    }

    /** The dust and the unevenness of a scanner. */
    static BufferedImage scanned(BufferedImage page, double strength, long seed) {
        var random = new Random(seed);
        var scanned = new BufferedImage(page.getWidth(), page.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < page.getHeight(); y++) {
            for (int x = 0; x < page.getWidth(); x++) {
                int rgb = page.getRGB(x, y);
                int noise = (int) (random.nextGaussian() * strength);
                scanned.setRGB(x, y, gray(level(rgb >> 16, noise), level(rgb >> 8, noise), level(rgb, noise)));
            }
        }
        return scanned;
    }

    /** Light from one side, a little out of focus, warm. */
    static BufferedImage photographed(BufferedImage page, long seed) {
        int w = page.getWidth();
        int h = page.getHeight();
        BufferedImage soft = resized(resized(page, 0.72), 1 / 0.72);
        var random = new Random(seed);
        var photo = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                int rgb = soft.getRGB(Math.min(x, soft.getWidth() - 1), Math.min(y, soft.getHeight() - 1));
                double light = 0.42 + 0.38 * x / w + 0.12 * (1 - (double) y / h);
                int noise = (int) (random.nextGaussian() * 6);
                int r = (int) (light * (30 + 0.86 * (rgb >> 16 & 0xFF)));
                int g = (int) (light * (28 + 0.84 * (rgb >> 8 & 0xFF)));
                int b = (int) (light * (26 + 0.76 * (rgb & 0xFF)));
                photo.setRGB(x, y, gray(level(r, noise), level(g, noise), level(b, noise)));
            }
        }
        return photo;
    }

    /** A round red seal over the lower lines. */
    static BufferedImage sealed(BufferedImage page, double dpi, String words, String family) {
        var sealed = new BufferedImage(page.getWidth(), page.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = pen(sealed);
        g.drawImage(page, 0, 0, null);
        double dot = dpi / 25.4;
        double size = 42 * dot;
        double x = page.getWidth() - 88 * dot;
        double y = page.getHeight() * 0.52;
        g.setComposite(java.awt.AlphaComposite.getInstance(java.awt.AlphaComposite.SRC_OVER, 0.72f));
        g.setColor(new Color(214, 30, 38));
        g.setStroke(new java.awt.BasicStroke((float) (1.1 * dot)));
        g.draw(new java.awt.geom.Ellipse2D.Double(x, y, size, size));
        g.setFont(new Font(family, Font.BOLD, 1).deriveFont((float) (4.6 * dot)));
        for (int i = 0; i < words.length(); i++) {
            var turn = new AffineTransform();
            turn.translate(x + size / 2, y + size / 2);
            turn.rotate(Math.toRadians(-120 + 240.0 * i / Math.max(1, words.length() - 1)));
            var letter = (Graphics2D) g.create();
            letter.transform(turn);
            letter.drawString(words.substring(i, i + 1), (float) (-2.3 * dot), (float) (-size / 2 + 6.2 * dot));
            letter.dispose();
        }
        g.fill(star(x + size / 2, y + size / 2, 6 * dot));
        g.dispose();
        return sealed;
    }

    static byte[] png(BufferedImage page) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(page, "png", bytes);
        return bytes.toByteArray();
    }

    static byte[] jpeg(BufferedImage page, float quality) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam how = writer.getDefaultWriteParam();
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionQuality(quality);
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(page, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** Squeezed and unpacked again. */
    static BufferedImage squeezed(BufferedImage page, float quality) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(jpeg(page, quality)));
    }

    private static BufferedImage resized(BufferedImage page, double scale) {
        int w = Math.max(1, (int) Math.round(page.getWidth() * scale));
        int h = Math.max(1, (int) Math.round(page.getHeight() * scale));
        var resized = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = pen(resized);
        g.drawImage(page, 0, 0, w, h, null);
        g.dispose();
        return resized;
    }

    private static java.awt.Shape star(double x, double y, double radius) {
        var star = new java.awt.geom.Path2D.Double();
        for (int i = 0; i < 10; i++) {
            double r = i % 2 == 0 ? radius : radius * 0.4;
            double angle = Math.PI * i / 5 - Math.PI / 2;
            if (i == 0) {
                star.moveTo(x + r * Math.cos(angle), y + r * Math.sin(angle));
            } else {
                star.lineTo(x + r * Math.cos(angle), y + r * Math.sin(angle));
            }
        }
        star.closePath();
        return star;
    }

    private static Graphics2D pen(BufferedImage image) {
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        return g;
    }

    private static int level(int channel, int noise) {
        return Math.clamp((channel & 0xFF) + noise, 0, 255);
    }

    private static int gray(int r, int g, int b) {
        return r << 16 | g << 8 | b;
    }
}
