package org.hecha.evidence.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.util.Arrays;
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

    /** A row a line, streamed: a long table needs no more memory than a short one. */
    static void csv(Job job, Draft draft) throws IOException {
        byte[] head = head(job);
        Charset charset = Decoding.charset(head);
        draft.property("charset", charset.name());
        var format = format(new String(head, charset));
        // quotes that do not match: show the lines as they are
        boolean wellFormed = wellFormed(job, charset, format);
        var table = new Table(job, draft);
        table.sheet("");
        if (wellFormed) {
            try (var parser = CSVParser.parse(open(job, charset), format)) {
                int number = 0;
                for (CSVRecord row : parser) {
                    table.row(
                            ++number,
                            String.join("\t", row.stream().map(TextReader::cell).toList()));
                }
            }
        } else {
            try (var lines = new BufferedReader(open(job, charset))) {
                int number = 0;
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    table.row(++number, line.replace(format.getDelimiterString(), "\t"));
                }
            }
        }
        table.end();
        table.finish();
    }

    private static boolean wellFormed(Job job, Charset charset, CSVFormat format) throws IOException {
        try (var parser = CSVParser.parse(open(job, charset), format)) {
            int number = 0;
            for (CSVRecord row : parser) {
                if (row.size() > Table.COLUMNS) {
                    return false;
                }
                if (++number % 100_000 == 0) {
                    job.progress().run();
                }
            }
            return true;
        } catch (IOException | UncheckedIOException malformed) {
            return false;
        }
    }

    /** Without the mark some programs begin with. */
    private static Reader open(Job job, Charset charset) throws IOException {
        var in = new BufferedReader(new InputStreamReader(Files.newInputStream(job.file()), charset), 1 << 16);
        in.mark(1);
        if (in.read() != '\uFEFF') {
            in.reset();
        }
        return in;
    }

    /** The beginning; of a long file whole lines, lest half a character at the end tell a wrong encoding. */
    private static byte[] head(Job job) throws IOException {
        byte[] bytes;
        try (var in = Files.newInputStream(job.file())) {
            bytes = in.readNBytes(AT_MOST);
        }
        int end = bytes.length;
        while (bytes.length == AT_MOST && end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end == 0 ? bytes : Arrays.copyOf(bytes, end);
    }

    private static CSVFormat format(String text) {
        String first = text.lines().findFirst().orElse("");
        char separator = ',';
        for (char candidate : new char[] {'\t', ';'}) {
            if (count(first, candidate) > count(first, separator)) {
                separator = candidate;
            }
        }
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(false)
                .setLenientEof(true)
                .setTrailingData(true)
                .get();
    }

    static String decoded(Job job, Draft draft) throws IOException {
        byte[] bytes = head(job);
        if (bytes.length < Files.size(job.file())) {
            draft.because(Reason.TRUNCATED);
        }
        draft.property("charset", Decoding.charset(bytes).name());
        return Decoding.text(bytes);
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
