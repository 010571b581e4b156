package org.hecha.evidence.worker;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.apache.poi.hssf.usermodel.HSSFRichTextString;
import org.apache.poi.ss.usermodel.RichTextString;
import org.apache.poi.xssf.model.SharedStrings;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The strings of a workbook, which its cells name by number: in a file beside the result, because a register of a million
 * people has a million of them. Four bytes of heap each. Of more of them than any register has, or more than the disk is to
 * hold, the workbook is a bomb.
 */
final class StringsOnDisk implements SharedStrings, AutoCloseable {
    private static final int REMEMBERED = 4096;

    /** Four for each row a sheet can have. */
    private static final int MOST = 4_000_000;

    private static final long MOST_BYTES = 200L << 20;

    private final Path file;
    private final MappedByteBuffer bytes;
    private final int count;
    private final int[] ends;
    private final int[] rememberedNumbers = new int[REMEMBERED];
    private final @Nullable String[] remembered = new String[REMEMBERED];

    private StringsOnDisk(Path file, MappedByteBuffer bytes, int[] ends, int count) {
        this.file = file;
        this.bytes = bytes;
        this.ends = ends;
        this.count = count;
    }

    /** @param part empty where the workbook has none */
    static StringsOnDisk of(@Nullable InputStream part, Job job) throws IOException, SAXException, CannotRead {
        Path file = job.out().resolve("strings");
        var collector = new Collector(job);
        try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            collector.out = out;
            if (part != null) {
                var parser = Xml.reader();
                parser.setContentHandler(collector);
                parser.parse(new InputSource(part));
            }
        } catch (SAXException e) {
            if (e.getException() instanceof CannotRead tooMany) {
                throw tooMany;
            }
            throw e;
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            return new StringsOnDisk(file, mapped, collector.ends, collector.count);
        }
    }

    String string(int number) {
        if (number < 0 || number >= count) {
            throw new IllegalArgumentException("a cell names a string that is not there");
        }
        int place = number % REMEMBERED;
        String known = remembered[place];
        if (known != null && rememberedNumbers[place] == number) {
            return known;
        }
        int begin = number == 0 ? 0 : ends[number - 1];
        byte[] content = new byte[ends[number] - begin];
        bytes.get(begin, content);
        String found = new String(content, StandardCharsets.UTF_8);
        remembered[place] = found;
        rememberedNumbers[place] = number;
        return found;
    }

    @Override
    public RichTextString getItemAt(int number) {
        String string = string(number);
        // only where characters may be written as _x000D_ is it worth the half page of XML the library makes of one
        return string.contains("_x") ? new XSSFRichTextString(string) : new HSSFRichTextString(string);
    }

    @Override
    public int getCount() {
        return count;
    }

    @Override
    public int getUniqueCount() {
        return count;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }

    /** Takes {@code t} of every {@code si}; how characters are pronounced ({@code rPh}) is not what the cell says. */
    private static final class Collector extends DefaultHandler {
        private final Job job;
        private final StringBuilder text = new StringBuilder();
        private OutputStream out = OutputStream.nullOutputStream();
        private int[] ends = new int[1024];
        private int count;
        private long written;
        private boolean inText;
        private boolean pronounced;

        Collector(Job job) {
            this.job = job;
        }

        @Override
        public void startElement(String uri, String local, String name, Attributes attributes) {
            switch (local) {
                case "si" -> text.setLength(0);
                case "t" -> inText = !pronounced;
                case "rPh" -> pronounced = true;
                default -> {}
            }
        }

        @Override
        public void endElement(String uri, String local, String name) throws SAXException {
            switch (local) {
                case "si" -> keep();
                case "t" -> inText = false;
                case "rPh" -> pronounced = false;
                default -> {}
            }
        }

        @Override
        public void characters(char[] characters, int start, int length) {
            if (inText) {
                text.append(characters, start, length);
            }
        }

        private void keep() throws SAXException {
            byte[] content = text.toString().getBytes(StandardCharsets.UTF_8);
            written += content.length;
            if (written > MOST_BYTES || count == MOST) {
                throw new SAXException(Unpacking.tooLarge());
            }
            if (count == ends.length) {
                ends = Arrays.copyOf(ends, count * 2);
            }
            ends[count++] = (int) written;
            if (count % 100_000 == 0) {
                job.progress().run();
            }
            try {
                out.write(content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
