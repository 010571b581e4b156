package org.hecha.evidence.worker;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.hecha.evidence.Evidence.Reason;

/** Plain text and CSV in whatever encoding the county's programs write. */
final class TextReader {

    /** Bytes looked at; a page holds far fewer characters anyway. */
    private static final int AT_MOST = 8 << 20;

    private TextReader() {}

    static void text(Job job, Draft draft) throws IOException {
        String text = decoded(job, draft).replace("\r\n", "\n").replace('\r', '\n');
        draft.pages(1);
        draft.page(1, text, false, Quality.of(text));
    }

    static void csv(Job job, Draft draft) throws IOException {
        String text = decoded(job, draft);
        draft.pages(1);
        String cells = cells(text);
        draft.page(1, cells, false, Quality.of(cells));
    }

    static String decoded(Job job, Draft draft) throws IOException {
        byte[] bytes;
        try (var in = Files.newInputStream(job.file())) {
            bytes = in.readNBytes(AT_MOST);
        }
        if (bytes.length == AT_MOST) {
            draft.because(Reason.TRUNCATED);
        }
        draft.property("charset", Decoding.charset(bytes).name());
        return Decoding.text(bytes);
    }

    private static String cells(String text) throws IOException {
        String first = text.lines().findFirst().orElse("");
        char separator = ',';
        for (char candidate : new char[] {'\t', ';'}) {
            if (count(first, candidate) > count(first, separator)) {
                separator = candidate;
            }
        }
        var lines = new ArrayList<String>();
        var format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(false)
                .setLenientEof(true)
                .setTrailingData(true)
                .get();
        try (var parser = CSVParser.parse(new StringReader(text), format)) {
            for (CSVRecord row : parser) {
                lines.add(String.join("\t", row.stream().map(TextReader::cell).toList()));
            }
        } catch (IOException | java.io.UncheckedIOException malformed) {
            // quotes that do not match: show the lines as they are
            return text.replace(separator, '\t');
        }
        return String.join("\n", lines);
    }

    /** A cell stays within its row. */
    static String cell(String value) {
        return value.strip().replaceAll("[\\t\\r\\n]+", " ");
    }

    /** Cells of a row without the empty ones at its end. */
    static String row(List<String> cells) {
        int end = cells.size();
        while (end > 0 && cells.get(end - 1).isBlank()) {
            end--;
        }
        return String.join("\t", cells.subList(0, end));
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }
}
