package org.hecha.designation;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;

/** Templates as clerks hand them in, and an invented seal. */
public final class ATemplate {

    static final Wording WORDING = new Wording(new DesignationSettings("", Map.of(), 20, 5));

    private ATemplate() {}

    public static byte[] letter() {
        return new ShippedTemplates(WORDING).of(Papers.Kind.LETTER);
    }

    static byte[] certificate() {
        return new ShippedTemplates(WORDING).of(Papers.Kind.CERTIFICATE);
    }

    /** The shipped letter after somebody has worked on it. */
    public static byte[] letter(Consumer<XWPFDocument> work) {
        try (var document = new XWPFDocument(new ByteArrayInputStream(letter()))) {
            work.accept(document);
            var bytes = new ByteArrayOutputStream();
            document.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first paragraph of the body with these words in it. */
    static XWPFParagraph paragraph(XWPFDocument document, String words) {
        return document.getParagraphs().stream()
                .filter(paragraph -> paragraph.getText().contains(words))
                .findFirst()
                .orElseThrow();
    }

    static void say(XWPFParagraph paragraph, String text) {
        while (!paragraph.getRuns().isEmpty()) {
            paragraph.removeRun(0);
        }
        paragraph.createRun().setText(text);
    }

    static String text(byte[] docx) {
        try (var document = new XWPFDocument(new ByteArrayInputStream(docx));
                var words = new XWPFWordExtractor(document)) {
            return words.getText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A red ring on a transparent ground. */
    public static byte[] seal() {
        return picture(600, BufferedImage.TYPE_INT_ARGB);
    }

    static byte[] picture(int side, int type) {
        var image = new BufferedImage(side, side, type);
        Graphics2D pen = image.createGraphics();
        pen.setColor(new Color(0xC0, 0x10, 0x10));
        pen.setStroke(new BasicStroke(side / 40f));
        pen.drawOval(side / 20, side / 20, side * 9 / 10, side * 9 / 10);
        pen.drawLine(side / 2, side / 3, side / 2, side * 2 / 3);
        pen.dispose();
        try {
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
