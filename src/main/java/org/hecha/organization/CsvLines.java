package org.hecha.organization;

import java.util.ArrayList;
import java.util.List;

/** CSV as RFC 4180 has it, with comma, semicolon or tab, whichever the heading has most of. */
final class CsvLines {

    private final String text;
    private final char separator;
    private final List<Spreadsheets.Line> lines = new ArrayList<>();
    private List<String> cells = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private int line = 1;
    private int began = 1;

    private CsvLines(String text) {
        this.text = text;
        String heading = text.lines().findFirst().orElse("");
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(heading, candidate) > count(heading, best)) {
                best = candidate;
            }
        }
        this.separator = best;
    }

    static List<Spreadsheets.Line> of(String text) {
        return new CsvLines(text.startsWith("\uFEFF") ? text.substring(1) : text).parse();
    }

    private List<Spreadsheets.Line> parse() {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else if (c == '"') {
                    quoted = false;
                } else {
                    line += c == '\n' ? 1 : 0;
                    cell.append(c);
                }
            } else if (c == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (c == separator) {
                endCell();
            } else if (c == '\n') {
                endLine();
            } else if (c != '\r') {
                cell.append(c);
            }
        }
        if (!cell.isEmpty() || !cells.isEmpty()) {
            endLine();
        }
        return lines;
    }

    private void endCell() {
        cells.add(cell.toString().strip());
        cell.setLength(0);
    }

    private void endLine() {
        endCell();
        lines.add(new Spreadsheets.Line(began, cells));
        cells = new ArrayList<>();
        line++;
        began = line;
    }

    private static long count(String text, char c) {
        return text.chars().filter(x -> x == c).count();
    }
}
