package org.hecha.designation;

import java.awt.Color;
import java.io.OutputStream;
import java.util.List;
import org.openpdf.text.Document;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;
import org.springframework.stereotype.Component;

/** Sets tables with OpenPDF. */
@Component
class PrintedTable implements TablePaper {

    /** Rows that are written out before more are taken in, so that a long report needs no more memory than a short one. */
    private static final int AT_ONCE = 40;

    private static final Color GREY = new Color(0xE6, 0xEA, 0xEE);

    private final ChineseFont font;

    PrintedTable(ChineseFont font) {
        this.font = font;
    }

    @Override
    public void write(
            String title,
            List<String> lead,
            List<String> columns,
            int[] widths,
            List<List<String>> rows,
            OutputStream out) {
        BaseFont face = font.open();
        var document = new Document(PageSize.A4.rotate(), 36, 36, 40, 36);
        PdfWriter writer = PdfWriter.getInstance(document, out);
        writer.setCloseStream(false);
        document.addTitle(title);
        document.open();
        document.add(new Paragraph(24, title, new Font(face, 16)));
        for (String line : lead) {
            document.add(new Paragraph(14, line, new Font(face, 9)));
        }
        var table = new PdfPTable(columns.size());
        table.setWidths(widths);
        table.setWidthPercentage(100);
        table.setSpacingBefore(8);
        table.setHeaderRows(1);
        table.setComplete(false);
        columns.forEach(column -> table.addCell(cell(column, new Font(face, 9, Font.BOLD), GREY)));
        var text = new Font(face, 8);
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).forEach(value -> table.addCell(cell(value, text, Color.WHITE)));
            if (i % AT_ONCE == AT_ONCE - 1) {
                document.add(table);
            }
        }
        table.setComplete(true);
        document.add(table);
        document.close();
    }

    private static PdfPCell cell(String text, Font font, Color ground) {
        var cell = new PdfPCell(new Phrase(11, text, font));
        cell.setPadding(3);
        cell.setBackgroundColor(ground);
        return cell;
    }
}
