package org.hecha.evidence.worker;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/**
 * The text layer of one page, in the order it was drawn, which is the order of reading in what office programs make.
 *
 * <p>A new line begins where the baseline changes or the pen goes back. Within a line a gap as wide as a column's
 * becomes a tab, so that the cells of a table row stay apart.
 */
final class PdfText extends PDFTextStripper {

    /** Gap from which two pieces of a line are different cells, in font sizes. */
    private static final double COLUMN = 0.9;

    /** Gap from which two Latin words are parted where no space was drawn. */
    private static final double SPACE = 0.2;

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
        var glyphs = new Glyphs();
        TextPosition before = null;
        for (TextPosition position : drawn) {
            String unicode = position.getUnicode();
            if (unicode == null || unicode.isEmpty()) {
                unicode = "\uFFFD";
            }
            if (before != null) {
                gap(glyphs, before, position, unicode);
            }
            add(glyphs, position, unicode);
            before = position;
        }
        glyphs.trim();
        return glyphs;
    }

    private static void gap(Glyphs glyphs, TextPosition before, TextPosition now, String unicode) {
        double size = Math.max(size(now), 1);
        double rise = Math.abs(now.getYDirAdj() - before.getYDirAdj());
        double gap = now.getXDirAdj() - (before.getXDirAdj() + before.getWidthDirAdj());
        boolean sameLine =
                now.getDir() == before.getDir() && rise < 0.5 * Math.max(size, size(before)) && gap > -0.7 * size;
        if (!sameLine) {
            glyphs.trim();
            glyphs.add("\n");
        } else if (gap > COLUMN * size) {
            glyphs.trim();
            glyphs.add("\t");
        } else if (gap > SPACE * size
                && !Character.isWhitespace(glyphs.last())
                && !Character.isWhitespace(unicode.charAt(0))
                && glyphs.last() < 0x2E80
                && unicode.charAt(0) < 0x2E80) {
            glyphs.add(" ");
        }
    }

    private static void add(Glyphs glyphs, TextPosition position, String unicode) {
        double size = size(position);
        double ascent = 0.88 * size;
        if (position.getDir() == 90) {
            glyphs.add(
                    unicode,
                    position.getX() - ascent,
                    position.getY() - position.getWidthDirAdj(),
                    size,
                    position.getWidthDirAdj());
        } else if (position.getDir() == 270) {
            glyphs.add(unicode, position.getX() - (size - ascent), position.getY(), size, position.getWidthDirAdj());
        } else if (position.getDir() == 180) {
            glyphs.add(
                    unicode,
                    position.getX() - position.getWidthDirAdj(),
                    position.getY() - (size - ascent),
                    position.getWidthDirAdj(),
                    size);
        } else {
            glyphs.add(unicode, position.getX(), position.getY() - ascent, position.getWidthDirAdj(), size);
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
