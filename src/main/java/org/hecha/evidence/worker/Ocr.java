package org.hecha.evidence.worker;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Reads text from pictures with Tesseract, as a separate program. */
final class Ocr {
    private static final Duration PAGE = Duration.ofSeconds(60);

    private final Job job;

    Ocr(Job job) {
        this.job = job;
    }

    boolean present() {
        return job.tools().tesseract().isPresent();
    }

    /** @return what was seen, places in pixels of the picture; empty without OCR or where it failed */
    Optional<Tsv.Seen> read(BufferedImage picture) throws IOException {
        if (!present()) {
            return Optional.empty();
        }
        long end = System.nanoTime() + job.atMost(PAGE).toNanos();
        double scale = Math.max(picture.getWidth(), picture.getHeight()) < 1700 ? 2 : 1;
        BufferedImage gray = Pictures.gray(picture, scale);
        var best = seen(gray, 3, scale, end);
        for (int layout : new int[] {6, 11}) {
            if (best.isPresent() && best.get().letters() >= 12 && best.get().confidence() > 0.55) {
                break;
            }
            var other = seen(gray, layout, scale, end);
            if (other.isPresent()
                    && (best.isEmpty() || other.get().worth() > 1.1 * best.get().worth())) {
                best = other;
            }
        }
        return best;
    }

    private Optional<Tsv.Seen> seen(BufferedImage picture, int layout, double scale, long end) throws IOException {
        var left = Duration.ofNanos(end - System.nanoTime());
        if (left.toSeconds() < 1) {
            return Optional.empty();
        }
        job.progress().run();
        Path image = job.out().resolve("ocr.png");
        Path table = job.out().resolve("ocr.tsv");
        ImageIO.write(picture, "png", image.toFile());
        try {
            var exit = Program.run(
                    List.of(
                            job.tools().tesseract().orElseThrow(),
                            image.toString(),
                            "stdout",
                            "-l",
                            "chi_sim",
                            "--psm",
                            Integer.toString(layout),
                            "-c",
                            "preserve_interword_spaces=1",
                            "tsv"),
                    job.out(),
                    Map.of("OMP_THREAD_LIMIT", "1"),
                    table,
                    left,
                    job);
            return exit.good()
                    ? Optional.of(Tsv.read(Files.readAllLines(table, StandardCharsets.UTF_8), 1 / scale))
                    : Optional.empty();
        } finally {
            Files.deleteIfExists(image);
            Files.deleteIfExists(table);
        }
    }
}
