package org.hecha.designation;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.openpdf.text.Chunk;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.DefaultSplitCharacter;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfWriter;
import org.openpdf.text.pdf.draw.LineSeparator;
import org.springframework.stereotype.Component;

/** Makes PDF pages of words that are ready: what stands where, and how large. */
@Component
class Typesetting {

    private static final Color RED = new Color(0xC0, 0x10, 0x10);
    private static final Color GOLD = new Color(0xB8, 0x8A, 0x2A);
    private static final float INDENT = 32f;

    private final ChineseFont font;
    private final Wording wording;

    Typesetting(ChineseFont font, Wording wording) {
        this.font = font;
        this.wording = wording;
    }

    /**
     * A letter.
     *
     * @param issuer  above the red line and above the date
     * @param body    paragraphs
     * @param columns heads of the table
     * @param rows    as many cells as there are columns
     */
    record Letter(
            String issuer,
            String number,
            String title,
            String to,
            List<String> body,
            String listTitle,
            List<String> columns,
            List<List<String>> rows,
            String date) {}

    /** A certificate, line by line; {@code mark} is printed across where it is not empty. */
    record Certificate(
            String title,
            String body,
            String name,
            List<String> facts,
            String issuer,
            String date,
            String number,
            String mark) {}

    byte[] letter(Letter letter) {
        BaseFont face = font.open();
        var bytes = new ByteArrayOutputStream();
        var document = new Document(PageSize.A4, 79, 74, 105, 99);
        PdfWriter writer = PdfWriter.getInstance(document, bytes);
        writer.setPageEvent(new PageNumbers(face, wording));
        document.addTitle(letter.title());
        document.addSubject(letter.number());
        document.open();
        document.add(centred(letter.issuer(), new Font(face, 26, Font.NORMAL, RED), 0, 18));
        document.add(centred(letter.number(), new Font(face, 14), 0, 6));
        document.add(new LineSeparator(1.6f, 100, RED, Element.ALIGN_CENTER, -2));
        document.add(centred(letter.title(), new Font(face, 19), 28, 22));
        var text = new Font(face, 14);
        document.add(new Paragraph(26, chunk(letter.to(), text)));
        for (String each : letter.body()) {
            var paragraph = new Paragraph(26, chunk(each, text));
            paragraph.setFirstLineIndent(INDENT);
            document.add(paragraph);
        }
        document.add(right(letter.issuer(), text, 30));
        document.add(right(letter.date(), text, 4));
        document.add(centred(letter.listTitle(), new Font(face, 15), 30, 12));
        document.add(table(letter.columns(), letter.rows(), face));
        document.close();
        return bytes.toByteArray();
    }

    byte[] certificate(Certificate certificate) {
        BaseFont face = font.open();
        var bytes = new ByteArrayOutputStream();
        Rectangle page = PageSize.A4.rotate();
        var document = new Document(page, 90, 90, 84, 60);
        PdfWriter writer = PdfWriter.getInstance(document, bytes);
        document.addTitle(certificate.name());
        document.addSubject(certificate.number());
        document.open();
        frame(writer.getDirectContentUnder(), page);
        document.add(centred(certificate.title(), new Font(face, 40, Font.NORMAL, RED), 0, 30));
        document.add(centred(certificate.body(), new Font(face, 22), 6, 16));
        document.add(centred(certificate.name(), new Font(face, 28, Font.NORMAL, RED), 0, 26));
        for (String fact : certificate.facts()) {
            document.add(centred(fact, new Font(face, 14), 0, 6));
        }
        document.add(right(certificate.issuer(), new Font(face, 18), 36));
        document.add(right(certificate.date(), new Font(face, 16), 6));
        if (!certificate.mark().isEmpty()) {
            ColumnText.showTextAligned(
                    writer.getDirectContent(),
                    Element.ALIGN_CENTER,
                    new Phrase(certificate.mark(), new Font(face, 30, Font.NORMAL, new Color(0xC8, 0xC8, 0xC8))),
                    page.getWidth() / 2,
                    58,
                    0);
        }
        document.close();
        return bytes.toByteArray();
    }

    private static PdfPTable table(List<String> columns, List<List<String>> rows, BaseFont face) {
        var table = new PdfPTable(columns.size());
        table.setWidthPercentage(100);
        table.setWidths(widths(columns, rows));
        table.setHeaderRows(1);
        columns.forEach(c -> table.addCell(cell(c, new Font(face, 12), new Color(0xF0, 0xF0, 0xF0))));
        rows.forEach(row -> row.forEach(c -> table.addCell(cell(c, new Font(face, 12), Color.WHITE))));
        return table;
    }

    /** As wide as the longest text of each column, so that numbers are not broken. */
    private static float[] widths(List<String> columns, List<List<String>> rows) {
        var widths = new float[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            widths[i] = 3
                    + Stream.concat(Stream.of(columns.get(i)), rows.stream().map(row -> row.get(column)))
                            .mapToInt(String::length)
                            .max()
                            .orElse(0);
        }
        return widths;
    }

    private static PdfPCell cell(String text, Font font, Color background) {
        var cell = new PdfPCell(new Phrase(text, font));
        cell.setHorizontalAlignment(Element.ALIGN_CENTER);
        cell.setVerticalAlignment(Element.ALIGN_MIDDLE);
        cell.setPadding(7);
        cell.setBackgroundColor(background);
        return cell;
    }

    private static Paragraph centred(String text, Font font, float before, float after) {
        return spaced(text, font, Element.ALIGN_CENTER, before, after);
    }

    private static Paragraph right(String text, Font font, float before) {
        return spaced(text, font, Element.ALIGN_RIGHT, before, 0);
    }

    private static Paragraph spaced(String text, Font font, int alignment, float before, float after) {
        var paragraph = new Paragraph(font.getSize() * 1.5f, chunk(text, font));
        paragraph.setAlignment(alignment);
        paragraph.setSpacingBefore(before);
        paragraph.setSpacingAfter(after);
        return paragraph;
    }

    /** Text whose lines never begin with a closing mark nor end with an opening one, as Chinese is set. */
    private static Chunk chunk(String text, Font font) {
        var chunk = new Chunk(text, font);
        chunk.setSplitCharacter((start, current, end, characters, parts) ->
                DefaultSplitCharacter.DEFAULT.isSplitCharacter(start, current, end, characters, parts)
                        && !opens(characters[current])
                        && (current + 1 >= end || !closes(characters[current + 1])));
        return chunk;
    }

    private static boolean opens(char c) {
        int type = Character.getType(c);
        return type == Character.START_PUNCTUATION || type == Character.INITIAL_QUOTE_PUNCTUATION;
    }

    private static boolean closes(char c) {
        int type = Character.getType(c);
        return type == Character.END_PUNCTUATION
                || type == Character.OTHER_PUNCTUATION
                || type == Character.FINAL_QUOTE_PUNCTUATION;
    }

    private static void frame(PdfContentByte under, Rectangle page) {
        under.setColorStroke(GOLD);
        for (float[] line : new float[][] {{26, 3}, {34, 1}}) {
            under.setLineWidth(line[1]);
            under.rectangle(line[0], line[0], page.getWidth() - 2 * line[0], page.getHeight() - 2 * line[0]);
            under.stroke();
        }
    }

    /** The number of the page at its foot. */
    private static final class PageNumbers extends PdfPageEventHelper {
        private final BaseFont face;
        private final Wording wording;

        PageNumbers(BaseFont face, Wording wording) {
            this.face = face;
            this.wording = wording;
        }

        @Override
        public void onEndPage(PdfWriter writer, Document document) {
            var text = new Phrase(wording.text("letter.page", writer.getPageNumber()), new Font(face, 10));
            ColumnText.showTextAligned(
                    writer.getDirectContent(),
                    Element.ALIGN_CENTER,
                    text,
                    document.getPageSize().getWidth() / 2,
                    50,
                    0);
        }
    }
}
