package org.hecha.bench;

import java.awt.GraphicsEnvironment;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hecha.evidence.CollectionId;
import org.hecha.evidence.EvidenceId;
import org.hecha.evidence.EvidenceStore;
import org.hecha.evidence.PageText;
import org.hecha.shared.StandardOutput;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * {@code ./hecha bench ocr}: prints invented pages in the fonts of this machine, wears them as scanners and telephones do,
 * has the real workers read them, and compares character by character.
 *
 * <p>White space is left out on both sides; {@code cer…} compares after Unicode's compatibility folding (a half-width bracket
 * for a full-width one is no error, as for search), {@code strict} without it.
 */
@Component
@ConditionalOnProperty(name = "hecha.command", havingValue = "bench-ocr")
class BenchOcr implements ApplicationRunner {
    private static final List<String> FAMILIES =
            List.of("Noto Serif CJK SC", "Noto Sans CJK SC", "AR PL UMing CN", "AR PL UKai CN", "WenQuanYi Zen Hei");
    private static final double[] SIZES = {16, 12, 14, 10.5, 15};

    private final EvidenceStore store;

    BenchOcr(EvidenceStore store) {
        this.store = store;
    }

    /** How a page is worn. */
    enum Variant {
        /** clean, 300 dots an inch: the bar is 1 % */
        CER300,
        /** 150 dots an inch, up to 3° askew, a scanner's noise, squeezed as JPEG: the bar is 5 % */
        CER150,
        /** lying on its side or on its head, 200 dots an inch */
        TURNED,
        /** a seal over the text, 200 dots an inch */
        SEALED,
        /** photographed by a dim lamp, askew */
        PHOTO
    }

    record Sheet(String name, Variant variant, byte[] bytes, String text) {}

    private record Score(Variant variant, int length, int wrong, int strictlyWrong) {}

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        StandardOutput.print(measure(sheets()));
    }

    /** Every text in every font in the two variants that have a bar, and in one font in the others. */
    static List<Sheet> sheets() throws IOException {
        List<String> families = families();
        if (families.isEmpty()) {
            throw new IllegalStateException("no Chinese font is installed; apt-get install fonts-noto-cjk");
        }
        var sheets = new ArrayList<Sheet>();
        int turn = 0;
        for (Map.Entry<String, List<String>> text : texts().entrySet()) {
            for (int f = 0; f < families.size(); f++) {
                double points = SIZES[(turn + f) % SIZES.length];
                sheets.add(sheet(text, families.get(f), points, Variant.CER300, turn + f));
                sheets.add(sheet(text, families.get(f), points, Variant.CER150, turn + f));
            }
            for (Variant other : List.of(Variant.TURNED, Variant.SEALED, Variant.PHOTO)) {
                sheets.add(sheet(text, families.get(turn % families.size()), 14, other, turn));
            }
            turn++;
        }
        return sheets;
    }

    private static Sheet sheet(
            Map.Entry<String, List<String>> text, String family, double points, Variant variant, int seed)
            throws IOException {
        String name = text.getKey() + "-" + family.replace(' ', '_') + "-" + points + "-" + variant;
        double dpi = switch (variant) {
            case CER300 -> 300;
            case CER150 -> 150;
            case TURNED, SEALED, PHOTO -> 200;
        };
        var page = PrintedPage.of(text.getValue(), family, points, dpi);
        BufferedImage image = page.image();
        double askew = (seed * 1.7 + 0.9) % 6 - 3;
        byte[] bytes = switch (variant) {
            case CER300 -> Wear.png(image);
            case CER150 -> Wear.jpeg(Wear.scanned(Wear.turned(image, askew), 7, seed), 0.8f);
            case TURNED -> Wear.jpeg(Wear.quarters(image, 1 + seed % 3), 0.85f);
            case SEALED -> Wear.jpeg(Wear.sealed(image, dpi, seal(text.getValue()), family), 0.85f);
            case PHOTO -> Wear.jpeg(Wear.photographed(Wear.turned(image, askew / 2), seed), 0.8f);
        };
        return new Sheet(name + (bytes[0] == (byte) 0x89 ? ".png" : ".jpg"), variant, bytes, page.text());
    }

    /** The beginning of the title; a seal has room for nine characters. */
    private static String seal(List<String> lines) {
        String title = lines.getFirst().replace("#", "").strip();
        return title.substring(0, Math.min(9, title.length()));
    }

    private static List<String> families() {
        List<String> there =
                List.of(GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames());
        return FAMILIES.stream().filter(there::contains).toList();
    }

    private static Map<String, List<String>> texts() throws IOException {
        var texts = new TreeMap<String, List<String>>();
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath:bench/ocr/*.txt")) {
            texts.put(
                    String.valueOf(file.getFilename()).replace(".txt", ""),
                    file.getContentAsString(StandardCharsets.UTF_8).lines().toList());
        }
        return texts;
    }

    private Map<String, Object> measure(List<Sheet> sheets) throws IOException {
        long begin = System.nanoTime();
        var waiting = new LinkedHashMap<EvidenceId, Sheet>();
        for (Sheet sheet : sheets) {
            var in = new ByteArrayInputStream(sheet.bytes());
            waiting.put(
                    store.receive(new CollectionId(UUID.randomUUID()), sheet.name(), in, "bench")
                            .id(),
                    sheet);
        }
        Waiting.forAll(store, waiting.keySet());
        double seconds = (System.nanoTime() - begin) / 1e9;
        var scores = new ArrayList<Score>();
        for (var entry : waiting.entrySet()) {
            String read =
                    store.pagesOf(entry.getKey()).stream().map(PageText::text).collect(Collectors.joining("\n"));
            scores.add(score(entry.getValue(), read));
        }
        return answer(scores, seconds);
    }

    private static Score score(Sheet sheet, String read) {
        String seen = read.replaceAll("[\\s\u3000]+", "");
        return new Score(
                sheet.variant(),
                sheet.text().length(),
                Distance.between(folded(sheet.text()), folded(seen)),
                Distance.between(sheet.text(), seen));
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s+", "");
    }

    private static Map<String, Object> answer(List<Score> scores, double seconds) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("pages", scores.size());
        answer.put("cer300", rate(scores, Variant.CER300, false));
        answer.put("cer150", rate(scores, Variant.CER150, false));
        answer.put("cerTurned", rate(scores, Variant.TURNED, false));
        answer.put("cerSealed", rate(scores, Variant.SEALED, false));
        answer.put("cerPhoto", rate(scores, Variant.PHOTO, false));
        answer.put(
                "strict",
                Map.of("cer300", rate(scores, Variant.CER300, true), "cer150", rate(scores, Variant.CER150, true)));
        answer.put("secondsPerPage", Math.round(100 * seconds / scores.size()) / 100.0);
        answer.put("seconds", Math.round(10 * seconds) / 10.0);
        answer.put("characters", scores.stream().mapToInt(Score::length).sum());
        answer.put("fonts", families());
        return answer;
    }

    private static double rate(List<Score> scores, Variant variant, boolean strict) {
        int length = 0;
        int wrong = 0;
        for (Score score : scores) {
            if (score.variant() == variant) {
                length += score.length();
                wrong += strict ? score.strictlyWrong() : score.wrong();
            }
        }
        return Math.round(10_000.0 * wrong / Math.max(1, length)) / 10_000.0;
    }
}
