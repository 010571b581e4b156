package org.hecha.evidence.worker;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** The text layer of one page of a PDF. */
final class PdfText extends PDFTextStripper {

    private final List<TextPosition> drawn = new ArrayList<>();

    @Override
    protected void processTextPosition(TextPosition position) {
        if (!doubled(position)) {
            drawn.add(position);
        }
    }

    @Override
    protected void writePage() {
        // lines are made from the positions themselves
    }

    Glyphs of(PDDocument document, int page) throws IOException {
        drawn.clear();
        setStartPage(page);
        setEndPage(page);
        setSuppressDuplicateOverlappingText(false);
        writeText(document, Writer.nullWriter());
        var lines = new Lines();
        for (TextPosition position : drawn) {
            String unicode = position.getUnicode();
            if (unicode == null || unicode.isEmpty()) {
                unicode = "\uFFFD";
            }
            lines.move(
                    unicode,
                    position.getDir(),
                    position.getXDirAdj(),
                    position.getYDirAdj(),
                    position.getWidthDirAdj(),
                    size(position));
            write(lines, position, unicode);
        }
        return lines.finish();
    }

    private static void write(Lines lines, TextPosition position, String unicode) {
        double size = size(position);
        double ascent = 0.88 * size;
        double advance = position.getWidthDirAdj();
        switch ((int) position.getDir()) {
            case 90 -> lines.write(unicode, position.getX() - ascent, position.getY() - advance, size, advance);
            case 270 -> lines.write(unicode, position.getX() - (size - ascent), position.getY(), size, advance);
            case 180 ->
                lines.write(unicode, position.getX() - advance, position.getY() - (size - ascent), advance, size);
            default -> lines.write(unicode, position.getX(), position.getY() - ascent, advance, size);
        }
    }

    /** Bold is sometimes made by drawing twice. */
    private boolean doubled(TextPosition position) {
        for (int i = drawn.size() - 1; i >= 0 && i >= drawn.size() - 40; i--) {
            TextPosition other = drawn.get(i);
            if (Math.abs(other.getX() - position.getX()) < 0.12 * size(position)
                    && Math.abs(other.getY() - position.getY()) < 0.12 * size(position)
                    && String.valueOf(other.getUnicode()).equals(position.getUnicode())) {
                return true;
            }
        }
        return false;
    }

    private static double size(TextPosition position) {
        double height = position.getYScale();
        return height > 0 ? height : position.getFontSizeInPt();
    }
}
