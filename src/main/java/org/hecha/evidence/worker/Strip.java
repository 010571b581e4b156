package org.hecha.evidence.worker;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;

/**
 * A line of text as it lies in a picture.
 *
 * @param x     of its middle
 * @param y     of its middle
 * @param width along the line
 * @param angle by which the line is turned, radians clockwise
 */
record Strip(double x, double y, double width, double height, double angle) {

    double left() {
        return x - width / 2;
    }

    double right() {
        return x + width / 2;
    }

    double top() {
        return y - height / 2;
    }

    double bottom() {
        return y + height / 2;
    }

    /** The strip itself, level, scaled to a height. */
    BufferedImage cut(BufferedImage picture, int tall) {
        double scale = tall / height;
        int wide = (int) Math.max(16, Math.round(width * scale));
        var cut = new BufferedImage(wide, tall, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = cut.createGraphics();
        g.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION,
                scale < 0.5 ? RenderingHints.VALUE_INTERPOLATION_BILINEAR : RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, wide, tall);
        var place = new AffineTransform();
        place.scale((double) wide / width, scale);
        place.translate(width / 2, height / 2);
        place.rotate(-angle);
        place.translate(-x, -y);
        g.drawImage(picture, place, null);
        g.dispose();
        return cut;
    }

    /** Where it lies once the picture is turned about its origin. */
    Strip turned(double by) {
        var middle = AffineTransform.getRotateInstance(by).transform(new Point2D.Double(x, y), null);
        return new Strip(middle.getX(), middle.getY(), width, height, angle + by);
    }

    Strip scaled(double by) {
        return new Strip(x * by, y * by, width * by, height * by, angle);
    }

    Strip moved(double dx, double dy) {
        return new Strip(x + dx, y + dy, width, height, angle);
    }
}
