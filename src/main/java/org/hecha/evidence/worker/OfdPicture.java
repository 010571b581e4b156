package org.hecha.evidence.worker;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;
import org.ofdrw.core.basicStructure.pageObj.layer.PageBlockType;
import org.ofdrw.core.basicStructure.pageObj.layer.block.CT_PageBlock;
import org.ofdrw.core.basicStructure.pageObj.layer.block.ImageObject;
import org.ofdrw.core.basicStructure.pageObj.layer.block.PathObject;
import org.ofdrw.core.basicStructure.pageObj.layer.block.TextObject;
import org.ofdrw.core.basicType.ST_Array;
import org.ofdrw.core.pageDescription.color.color.CT_Color;
import org.ofdrw.core.text.TextCode;
import org.ofdrw.core.text.font.CT_Font;
import org.ofdrw.reader.OFDReader;
import org.ofdrw.reader.PageInfo;

/** Draws a page of an OFD: text in its own fonts where they came along, pictures, lines and areas. */
final class OfdPicture {
    private static final String SUBSTITUTE = "Noto Sans CJK SC";

    private final OFDReader reader;
    private final Map<String, Font> fonts = new HashMap<>();

    OfdPicture(OFDReader reader) {
        this.reader = reader;
    }

    /** @param dots a millimetre */
    BufferedImage draw(PageInfo page, double dots, long pixels) {
        double width = page.getSize().getWidth();
        double height = page.getSize().getHeight();
        double scale = Math.min(dots, Math.sqrt(pixels / 2.0 / Math.max(1, width * height)));
        var image = new BufferedImage(
                (int) Math.max(1, width * scale), (int) Math.max(1, height * scale), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.scale(scale, scale);
        page.getAllLayer().forEach(layer -> block(layer, g, 0));
        g.dispose();
        return image;
    }

    private void block(CT_PageBlock block, Graphics2D page, int depth) {
        for (PageBlockType part : block.getPageBlocks()) {
            var g = (Graphics2D) page.create();
            try {
                if (part instanceof TextObject text && !Boolean.FALSE.equals(text.getVisible())) {
                    text(text, g);
                } else if (part instanceof ImageObject image) {
                    image(image, g);
                } else if (part instanceof PathObject path) {
                    path(path, g);
                } else if (part instanceof CT_PageBlock inner && depth < 20) {
                    block(inner, page, depth + 1);
                }
            } catch (RuntimeException damaged) {
                // one object that cannot be drawn must not hide the others
                continue;
            } finally {
                g.dispose();
            }
        }
    }

    private void text(TextObject object, Graphics2D g) {
        g.transform(OfdReader.matrix(object));
        g.setColor(color(object.getFillColor(), Color.BLACK));
        double size = object.getSize() == null ? 4 : object.getSize();
        Font font = font(object).deriveFont((float) size);
        Font substitute = new Font(SUBSTITUTE, Font.PLAIN, 1).deriveFont((float) size);
        for (TextCode code : object.getTextCodes()) {
            String content = code.getContent();
            double[] dx = OfdReader.deltas(code.getDeltaX(), content.length());
            double[] dy = OfdReader.deltas(code.getDeltaY(), content.length());
            double x = code.getX() == null ? 0 : code.getX();
            double y = code.getY() == null ? 0 : code.getY();
            for (int i = 0; i < content.length(); i++) {
                g.setFont(font.canDisplay(content.charAt(i)) ? font : substitute);
                g.drawString(content.substring(i, i + 1), (float) x, (float) y);
                x += i < dx.length ? dx[i] : dy.length > 0 ? 0 : content.charAt(i) < 0x2E80 ? size / 2 : size;
                y += i < dy.length ? dy[i] : 0;
            }
        }
    }

    private Font font(TextObject object) {
        String id = object.getFont() == null ? "" : object.getFont().toString();
        return fonts.computeIfAbsent(id, this::load);
    }

    private Font load(String id) {
        try {
            CT_Font font = id.isEmpty() ? null : reader.getResMgt().getFont(id);
            if (font != null && font.getFontFile() != null) {
                var file = reader.getResourceLocator().getFile(font.getFontFile());
                return Font.createFont(Font.TRUETYPE_FONT, file.toFile());
            }
        } catch (IOException | FontFormatException | RuntimeException unusable) {
            return new Font(SUBSTITUTE, Font.PLAIN, 1);
        }
        return new Font(SUBSTITUTE, Font.PLAIN, 1);
    }

    private void image(ImageObject object, Graphics2D g) {
        OfdReader.picture(object, reader).ifPresent(image -> {
            AffineTransform place = OfdReader.matrix(object);
            if (object.getCTM() == null && object.getBoundary() != null) {
                place.scale(
                        object.getBoundary().getWidth(), object.getBoundary().getHeight());
            }
            place.scale(1.0 / image.getWidth(), 1.0 / image.getHeight());
            g.drawImage(image, place, null);
        });
    }

    private static void path(PathObject object, Graphics2D g) {
        String data = object.getAbbreviatedData();
        if (data == null) {
            return;
        }
        g.transform(OfdReader.matrix(object));
        Path2D path = path(data);
        if (Boolean.TRUE.equals(object.getFill())) {
            g.setColor(color(object.getFillColor(), Color.BLACK));
            g.fill(path);
        }
        if (!Boolean.FALSE.equals(object.getStroke())) {
            double width = object.getLineWidth() == null ? 0.353 : object.getLineWidth();
            g.setStroke(new BasicStroke((float) Math.max(0.1, width)));
            g.setColor(color(object.getStrokeColor(), Color.BLACK));
            g.draw(path);
        }
    }

    private static Path2D path(String data) {
        var path = new Path2D.Double();
        var words = new StringTokenizer(data);
        while (words.hasMoreTokens()) {
            switch (words.nextToken()) {
                case "M", "S" -> path.moveTo(number(words), number(words));
                case "L" -> path.lineTo(number(words), number(words));
                case "Q" -> path.quadTo(number(words), number(words), number(words), number(words));
                case "B" ->
                    path.curveTo(
                            number(words), number(words), number(words), number(words), number(words), number(words));
                case "A" -> {
                    // arcs are drawn as their chord: they only decorate seals
                    for (int i = 0; i < 5; i++) {
                        number(words);
                    }
                    path.lineTo(number(words), number(words));
                }
                case "C" -> path.closePath();
                default -> {
                    // unknown operators are passed over
                }
            }
        }
        return path;
    }

    private static double number(StringTokenizer words) {
        return Double.parseDouble(words.nextToken());
    }

    private static Color color(@Nullable CT_Color color, Color otherwise) {
        if (color == null || color.getValue() == null) {
            return otherwise;
        }
        ST_Array value = color.getValue();
        if (value.size() == 1) {
            return new Color(channel(value, 0), channel(value, 0), channel(value, 0));
        }
        return value.size() >= 3 ? new Color(channel(value, 0), channel(value, 1), channel(value, 2)) : otherwise;
    }

    private static int channel(ST_Array value, int index) {
        return (int) Math.clamp(value.get(index), 0, 255);
    }
}
