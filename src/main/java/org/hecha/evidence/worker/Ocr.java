package org.hecha.evidence.worker;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Reads text from pictures with Tesseract, as a separate program. */
final class Ocr {
    private static final Duration PAGE = Duration.ofSeconds(60);

    /** What Tesseract takes a picture for. */
    private enum Layout {
        /** columns, paragraphs, tables: it finds out itself */
        PAGE(3, 0),
        /** one block, line by line: tables without their lines */
        BLOCK(6, 0),
        /** as PAGE, but ink and paper told apart in every part of the picture anew: uneven light */
        UNEVEN(3, 2),
        /** words anywhere: signs, screens */
        SPARSE(11, 0);

        final int mode;
        final int thresholding;

        Layout(int mode, int thresholding) {
            this.mode = mode;
            this.thresholding = thresholding;
        }
    }

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
        job.progress().run();
        Cleaning.Clean clean = Cleaning.of(picture);
        Path image = job.out().resolve("ocr.png");
        ImageIO.write(clean.image(), "png", image.toFile());
        try {
            var best = seen(image, clean.ruled() ? Layout.BLOCK : Layout.PAGE, clean, end);
            for (Layout other : Layout.values()) {
                if (best.isPresent() && best.get().letters() >= 12 && best.get().confidence() > 0.8) {
                    break;
                }
                if (other == (clean.ruled() ? Layout.BLOCK : Layout.PAGE)) {
                    continue;
                }
                if (other == Layout.SPARSE && best.isPresent() && best.get().letters() >= 12) {
                    continue;
                }
                var another = seen(image, other, clean, end);
                if (another.isPresent()
                        && (best.isEmpty()
                                || another.get().worth() > 1.05 * best.get().worth())) {
                    best = another;
                }
            }
            return best;
        } finally {
            Files.deleteIfExists(image);
        }
    }

    private Optional<Tsv.Seen> seen(Path image, Layout layout, Cleaning.Clean clean, long end) throws IOException {
        var left = Duration.ofNanos(end - System.nanoTime());
        if (left.toSeconds() < 1) {
            return Optional.empty();
        }
        job.progress().run();
        Path table = job.out().resolve("ocr.tsv");
        var command = new ArrayList<>(
                List.of(job.tools().tesseract().orElseThrow(), image.toString(), "stdout", "-l", "chi_sim"));
        command.addAll(List.of("--psm", Integer.toString(layout.mode), "-c", "preserve_interword_spaces=1"));
        command.addAll(List.of("-c", "thresholding_method=" + layout.thresholding, "tsv"));
        try {
            var exit = Program.run(command, job.out(), Map.of("OMP_THREAD_LIMIT", "1"), table, left, job);
            return exit.good()
                    ? Optional.of(Tsv.read(Files.readAllLines(table, StandardCharsets.UTF_8), clean.back()))
                    : Optional.empty();
        } finally {
            Files.deleteIfExists(table);
        }
    }
}
