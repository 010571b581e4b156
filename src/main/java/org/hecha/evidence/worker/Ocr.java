package org.hecha.evidence.worker;

import ai.onnxruntime.OrtException;
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
import org.hecha.evidence.Evidence.Reason;

/** Reads text from pictures: with the networks that came along where this machine can run them, otherwise with Tesseract. */
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
    private final Draft draft;

    Ocr(Job job, Draft draft) {
        this.job = job;
        this.draft = draft;
    }

    boolean present() {
        return networks().isPresent() || job.tools().tesseract().isPresent();
    }

    private Optional<OcrNetworks> networks() {
        return job.tools().networks() ? OcrNetworks.load() : Optional.empty();
    }

    /** @return what was seen, places in pixels of the picture; empty without OCR or where it failed */
    Optional<Tsv.Seen> read(BufferedImage picture) throws IOException {
        var networks = networks();
        if (networks.isPresent()) {
            return Optional.of(print(picture, networks.get()));
        }
        if (job.tools().tesseract().isEmpty()) {
            return Optional.empty();
        }
        return tesseract(picture);
    }

    private Tsv.Seen print(BufferedImage picture, OcrNetworks networks) throws IOException {
        long end = System.nanoTime() + job.atMost(PAGE).toNanos();
        try {
            Tsv.Seen seen = new PrintReader(networks).read(picture, () -> {
                job.progress().run();
                if (System.nanoTime() < end) {
                    return true;
                }
                draft.because(Reason.TOOK_TOO_LONG);
                return false;
            });
            seen.glyphs().rewrite(OcrHabits.straightened(seen.glyphs().text()));
            return seen;
        } catch (OrtException e) {
            throw new IOException("the networks failed on this picture", e);
        }
    }

    private Optional<Tsv.Seen> tesseract(BufferedImage picture) throws IOException {
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
