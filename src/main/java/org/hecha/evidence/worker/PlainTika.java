package org.hecha.evidence.worker;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.ocr.TesseractOCRConfig;
import org.apache.tika.sax.BodyContentHandler;

/**
 * The peer of {@code bench ingest}: Tika as its front page shows it, in one JVM, without isolation, storing nothing.
 * {@code PlainTika DIR THREADS} reads every file below the directory and prints one JSON object.
 */
public final class PlainTika {
    /** Files read before the clock runs, on either side. */
    public static final int WARM = 20;

    private PlainTika() {}

    public static void main(String[] arguments) throws Exception {
        var out = System.out;
        System.setOut(System.err);
        List<Path> files;
        try (Stream<Path> below = Files.walk(Path.of(arguments[0]))) {
            files = below.filter(Files::isRegularFile).sorted().toList();
        }
        int threads = Integer.parseInt(arguments[1]);
        var parser = new AutoDetectParser();
        // as fast as it will be: classes loaded, code compiled
        files.stream().limit(WARM).forEach(file -> read(parser, file));
        var failed = new AtomicInteger();
        var characters = new AtomicLong();
        long begin = System.nanoTime();
        try (var pool = Executors.newFixedThreadPool(threads)) {
            for (Path file : files) {
                pool.execute(() -> {
                    long found = read(parser, file);
                    if (found < 0) {
                        failed.incrementAndGet();
                    } else {
                        characters.addAndGet(found);
                    }
                });
            }
            pool.shutdown();
            pool.awaitTermination(1, TimeUnit.HOURS);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        out.println(new ObjectMapper()
                .writeValueAsString(Map.of(
                        "files", files.size(),
                        "seconds", seconds,
                        "failed", failed.get(),
                        "characters", characters.get())));
        out.flush();
        Runtime.getRuntime().halt(0);
    }

    /** @return characters, or -1 where it failed */
    private static long read(AutoDetectParser parser, Path file) {
        var metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, String.valueOf(file.getFileName()));
        var context = new ParseContext();
        var ocr = new TesseractOCRConfig();
        ocr.setSkipOcr(true);
        context.set(TesseractOCRConfig.class, ocr);
        context.set(org.apache.tika.parser.Parser.class, parser);
        var text = new BodyContentHandler(-1);
        try (InputStream in = TikaInputStream.get(file, metadata)) {
            parser.parse(in, text, metadata, context);
            return text.toString().length();
        } catch (IOException
                | RuntimeException
                | org.xml.sax.SAXException
                | org.apache.tika.exception.TikaException
                | StackOverflowError e) {
            return -1;
        }
    }
}
