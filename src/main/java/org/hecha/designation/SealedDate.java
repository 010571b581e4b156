package org.hecha.designation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.xwpf.usermodel.Document;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFStyles;
import org.apache.xmlbeans.XmlBeans;
import org.apache.xmlbeans.XmlObject;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.drawingml.x2006.wordprocessingDrawing.CTAnchor;
import org.openxmlformats.schemas.drawingml.x2006.wordprocessingDrawing.CTInline;
import org.openxmlformats.schemas.drawingml.x2006.wordprocessingDrawing.STRelFromH;
import org.openxmlformats.schemas.drawingml.x2006.wordprocessingDrawing.STRelFromV;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTDrawing;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTP;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The date a paper ends with, and the seal on it. GB/T 9704-2012, 7.3.5: the seal stands upright and centred on signature
 * and date, which lie a little below its middle, and never on a page without text.
 */
final class SealedDate {

    /** Share of the seal's height that stands above the line of the date; the signature is above it. */
    private static final double ABOVE = 0.58;

    /** From here on characters are as wide as they are high. */
    private static final char WIDE = 0x2E80;

    /** Size of type where nothing says otherwise, in points. */
    private static final double WORDS_OWN = 10;

    private static final double POINTS_A_MILLIMETRE = 72 / 25.4;

    private final XWPFDocument document;
    private final Element element;
    private final XWPFParagraph paragraph;

    SealedDate(XWPFDocument document, Element element) {
        this.document = document;
        this.element = element;
        this.paragraph = new XWPFParagraph((CTP) of(element), document);
    }

    private static XmlObject of(Element element) {
        return XmlBeans.nodeToXmlObject(element);
    }

    /** Ties the signature to the date and the last words before it to the signature, so that they share a page. */
    void keepWithText() {
        int tied = 0;
        for (Node node = element.getPreviousSibling(); node != null && tied < 2; node = node.getPreviousSibling()) {
            if (!(node instanceof Element before)) {
                continue;
            }
            switch (of(before)) {
                case CTP text -> {
                    var each = new XWPFParagraph(text, document);
                    each.setKeepNext(true);
                    tied += each.getText().isBlank() ? 0 : 1;
                }
                default -> {
                    Placeholders.all(before, "tr").stream()
                            .reduce((first, last) -> last)
                            .ifPresent(this::tie);
                    tied = 2;
                }
            }
        }
    }

    private void tie(Element row) {
        Placeholders.all(row, "p").forEach(each -> new XWPFParagraph((CTP) of(each), document).setKeepNext(true));
    }

    void put(Seal seal) throws IOException {
        double width = Seal.DIAMETER * POINTS_A_MILLIMETRE;
        double height = width * seal.height() / seal.width();
        XWPFRun run = paragraph.insertNewRun(0);
        try {
            run.addPicture(
                    new ByteArrayInputStream(seal.png()),
                    Document.PICTURE_TYPE_PNG,
                    "seal.png",
                    Units.toEMU(width),
                    Units.toEMU(height));
        } catch (InvalidFormatException e) {
            throw new IllegalStateException("a document that takes no picture", e);
        }
        String text = paragraph.getText();
        int indent = text.length() - text.stripLeading().length();
        double middle = (width(0, indent) + width(0, text.stripTrailing().length())) / 2;
        detach(run.getCTR().getDrawingArray(0), middle - width / 2, -height * ABOVE);
    }

    /**
     * Takes a picture out of its line and lets it float over the words.
     *
     * @param right of the date's first character, in points
     * @param down  from the top of the date's paragraph, in points
     */
    private static void detach(CTDrawing drawing, double right, double down) {
        CTInline inline = drawing.getInlineArray(0);
        CTAnchor anchor = drawing.addNewAnchor();
        anchor.setDistT(0L);
        anchor.setDistB(0L);
        anchor.setDistL(0L);
        anchor.setDistR(0L);
        anchor.setSimplePos2(false);
        anchor.setRelativeHeight(251_658_240L);
        anchor.setBehindDoc(false);
        anchor.setLocked(true);
        anchor.setLayoutInCell(true);
        anchor.setAllowOverlap(true);
        var corner = anchor.addNewSimplePos();
        corner.setX(0);
        corner.setY(0);
        var across = anchor.addNewPositionH();
        across.setRelativeFrom(STRelFromH.CHARACTER);
        across.setPosOffset(Units.toEMU(right));
        var downwards = anchor.addNewPositionV();
        downwards.setRelativeFrom(STRelFromV.PARAGRAPH);
        downwards.setPosOffset(Units.toEMU(down));
        anchor.setExtent(inline.getExtent());
        anchor.addNewWrapNone();
        anchor.setDocPr(inline.getDocPr());
        anchor.addNewCNvGraphicFramePr();
        anchor.setGraphic(inline.getGraphic());
        drawing.removeInline(0);
    }

    /**
     * Of some characters of the paragraph, in points: Chinese ones are as wide as they are high, others half of that, and
     * where one kind follows the other a quarter is left free.
     */
    private double width(int from, int to) {
        double width = 0;
        int at = 0;
        char before = ' ';
        for (XWPFRun run : paragraph.getRuns()) {
            double size = size(run);
            for (char c : run.text().toCharArray()) {
                if (at >= from && at < to) {
                    boolean meets = chinese(c) && Character.isLetterOrDigit(before) && !chinese(before)
                            || chinese(before) && Character.isLetterOrDigit(c) && !chinese(c);
                    width += (c < WIDE ? size / 2 : size) + (meets ? size / 4 : 0);
                }
                before = c;
                at++;
            }
        }
        return width;
    }

    private static boolean chinese(char c) {
        return Character.isIdeographic(c);
    }

    /** The run's own size of type, or that of the styles it stands in. */
    private double size(XWPFRun run) {
        @Nullable Double own = run.getFontSizeAsDouble();
        if (own != null) {
            return own;
        }
        @Nullable XWPFStyles styles = document.getStyles();
        if (styles == null) {
            return WORDS_OWN;
        }
        @Nullable String id = paragraph.getStyle();
        for (int depth = 0; id != null && depth < 10; depth++) {
            @Nullable XWPFStyle style = styles.getStyle(id);
            if (style == null) {
                break;
            }
            var type = style.getCTStyle().getRPr();
            if (type != null && type.sizeOfSzArray() > 0) {
                return halves(type.getSzArray(0).getVal());
            }
            id = style.getBasisStyleID();
        }
        @Nullable Double usual = styles.getDefaultRunStyle().getFontSizeAsDouble();
        return usual == null ? WORDS_OWN : usual;
    }

    private static double halves(Object size) {
        return Double.parseDouble(size.toString()) / 2;
    }
}
