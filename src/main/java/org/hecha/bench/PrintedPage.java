package org.hecha.bench;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An A4 page as an office prints it, drawn from a few lines of text, together with the characters that stand on it in the
 * order a reader meets them.
 *
 * <p>A line beginning with {@code #} is a title, {@code ^} stands centred, {@code >} stands at the right, {@code |} is a row of
 * a table with drawn lines, {@code =} heads an article of a page in two columns; everything else is a paragraph.
 */
final class PrintedPage {
    private static final double MARGIN_MM = 24;
    private static final double WIDTH_MM = 210;
    private static final double HEIGHT_MM = 297;
    private static final double LEADING = 1.62;

    /** What no line begins with. */
    private static final String NEVER_FIRST = "，。、；：？！）》〉」』】〕”’%‰…—·.,;:!?)]}";

    /** What no line ends with. */
    private static final String NEVER_LAST = "（《〈「『【〔“‘([{";

    private final BufferedImage image;
    private final Graphics2D g;
    private final double dot;
    private final Font font;
    private final StringBuilder written = new StringBuilder();
    private double left;
    private double right;
    private double y;
    private double lowest;
    private double bottom = (HEIGHT_MM - 18);

    private PrintedPage(double dpi, Font font) {
        this.dot = dpi / 25.4;
        this.image = new BufferedImage(
                (int) Math.round(WIDTH_MM * dot), (int) Math.round(HEIGHT_MM * dot), BufferedImage.TYPE_INT_RGB);
        this.font = font;
        this.g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.setColor(Color.BLACK);
        left = MARGIN_MM * dot;
        right = (WIDTH_MM - MARGIN_MM) * dot;
        y = MARGIN_MM * dot;
        bottom *= dot;
    }

    /** @param text without white space */
    record Drawn(BufferedImage image, String text) {}

    /** @param points size of the letters of a paragraph */
    static Drawn of(List<String> lines, String family, double points, double dpi) {
        Font font = new Font(family, Font.PLAIN, 1).deriveFont((float) (points * dpi / 72));
        var page = new PrintedPage(dpi, font);
        page.all(lines);
        page.g.dispose();
        return new Drawn(page.image, page.written.toString().replaceAll("[\\s\u3000]+", ""));
    }

    private void all(List<String> lines) {
        boolean columns = lines.stream().anyMatch(line -> line.startsWith("="));
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            String rest = line.isEmpty() ? "" : line.substring(1).strip();
            if (line.startsWith("#")) {
                centred(rest, font.deriveFont(Font.BOLD, font.getSize2D() * 1.4f));
            } else if (line.startsWith("^")) {
                centred(rest, font);
            } else if (line.startsWith(">")) {
                rightmost(rest);
            } else if (line.startsWith("|")) {
                int end = i;
                while (end < lines.size() && lines.get(end).startsWith("|")) {
                    end++;
                }
                table(lines.subList(i, end));
                i = end - 1;
            } else if (columns) {
                columns(lines.subList(i, lines.size()));
                return;
            } else {
                paragraph(line, font);
            }
        }
    }

    private void columns(List<String> lines) {
        double middle = (left + right) / 2;
        double gap = 6 * dot;
        double farRight = right;
        double top = y;
        long articles = lines.stream().filter(line -> line.startsWith("=")).count();
        right = middle - gap;
        long begun = 0;
        for (String line : lines) {
            if (line.startsWith("=")) {
                if (begun == (articles + 1) / 2) {
                    left = middle + gap;
                    right = farRight;
                    lowest = y;
                    y = top;
                }
                begun++;
                paragraph(line.substring(1).strip(), font.deriveFont(Font.BOLD, font.getSize2D() * 1.15f));
            } else {
                paragraph(line, font);
            }
        }
        y = Math.max(y, lowest);
    }

    private void centred(String text, Font with) {
        double width = width(text, with);
        if (width > right - left) {
            int half = text.length() / 2;
            centred(text.substring(0, half), with);
            centred(text.substring(half), with);
            return;
        }
        line(text, (left + right - width) / 2, with);
    }

    private void rightmost(String text) {
        line(text, right - width(text, font) - 2 * font.getSize2D(), font);
    }

    private void paragraph(String text, Font with) {
        int from = 0;
        while (from < text.length()) {
            int to = from;
            double width = 0;
            while (to < text.length() && width + width(text.substring(to, to + 1), with) <= right - left) {
                width += width(text.substring(to, to + 1), with);
                to++;
            }
            if (to < text.length()) {
                while (to > from + 1 && unsuitable(text, to)) {
                    to--;
                }
            }
            line(text.substring(from, Math.max(to, from + 1)), left, with);
            from = Math.max(to, from + 1);
        }
    }

    /** Numbers and addresses are not broken either. */
    private static boolean unsuitable(String text, int at) {
        char before = text.charAt(at - 1);
        char after = text.charAt(at);
        return NEVER_FIRST.indexOf(after) >= 0
                || NEVER_LAST.indexOf(before) >= 0
                || (before < 0x2E80 && after < 0x2E80 && before != ' ' && after != ' ');
    }

    private void line(String text, double x, Font with) {
        double step = with.getSize2D() * LEADING;
        if (y + step > bottom) {
            return; // what does not fit is neither drawn nor expected
        }
        y += step;
        g.setFont(with);
        g.drawString(text, (float) x, (float) y);
        written.append(text).append('\n');
    }

    private void table(List<String> rows) {
        List<List<String>> cells = rows.stream()
                .map(row -> List.of(row.substring(1).split("\\|", -1)))
                .map(row -> row.stream().map(String::strip).toList())
                .toList();
        Font small = font.deriveFont(font.getSize2D() * 0.82f);
        double[] widths = widths(cells, small);
        double height = small.getSize2D() * 1.9;
        g.setStroke(new BasicStroke((float) Math.max(1, 0.18 * dot)));
        y += height * 0.4;
        for (List<String> row : cells) {
            if (y + height > bottom) {
                return;
            }
            double x = left;
            g.setFont(small);
            for (int i = 0; i < row.size(); i++) {
                g.drawRect((int) x, (int) y, (int) widths[i], (int) height);
                String text = row.get(i);
                g.drawString(text, (float) (x + (widths[i] - width(text, small)) / 2), (float) (y + height * 0.68));
                written.append(text).append('\t');
                x += widths[i];
            }
            written.append('\n');
            y += height;
        }
    }

    private double[] widths(List<List<String>> cells, Font small) {
        int columns = cells.stream().mapToInt(List::size).max().orElse(0);
        var widths = new double[columns];
        double sum = 0;
        for (int i = 0; i < columns; i++) {
            for (List<String> row : cells) {
                if (i < row.size()) {
                    widths[i] = Math.max(widths[i], width(row.get(i), small) + small.getSize2D());
                }
            }
            sum += widths[i];
        }
        double spare = Math.max(0, right - left - sum);
        for (int i = 0; i < columns; i++) {
            widths[i] += spare / columns;
        }
        return widths;
    }

    private double width(String text, @Nullable Font with) {
        return g.getFontMetrics(with == null ? font : with)
                .getStringBounds(text, g)
                .getWidth();
    }
}
