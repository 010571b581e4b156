package org.hecha.evidence.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hecha.evidence.Evidence.Reason;

/** Pictures in formats Java does not know (WebP, HEIC, JPEG 2000), as PNG; their size is looked at before they are unpacked. */
final class Converted {
    private Converted() {}

    /**
     * @return empty where the picture needs no conversion
     * @throws CannotRead where it does and there is no program for it
     */
    static Optional<Path> toPng(Job job) throws IOException, CannotRead {
        if (Pictures.known(job.file().toFile())) {
            return Optional.empty();
        }
        Path png = job.out().resolve("converted.png");
        if (Files.exists(png)) {
            return Optional.of(png);
        }
        if (isHeif(job.file())) {
            return Optional.of(run(job, job.tools().heif(), png));
        }
        if (job.tools().ffmpeg().isEmpty() || job.tools().ffprobe().isEmpty()) {
            throw new CannotRead(Reason.UNSUPPORTED);
        }
        refuseTooLarge(job);
        Program.run(
                List.of(
                        job.tools().ffmpeg().get(),
                        "-nostdin",
                        "-v",
                        "error",
                        "-protocol_whitelist",
                        "file",
                        "-i",
                        job.file().toString(),
                        "-frames:v",
                        "1",
                        "-y",
                        png.toString()),
                job.out(),
                Map.of(),
                job.out().resolve("ffmpeg.log"),
                Duration.ofSeconds(60),
                job);
        if (!Files.exists(png) || Files.size(png) == 0) {
            throw new CannotRead(Reason.DAMAGED);
        }
        return Optional.of(png);
    }

    private static Path run(Job job, Optional<String> program, Path png) throws IOException, CannotRead {
        if (program.isEmpty()) {
            throw new CannotRead(Reason.CONVERTER_MISSING);
        }
        // the program insists on an extension it knows
        Path named = Files.copy(job.file(), job.out().resolve("picture.heic"));
        try {
            Program.run(
                    List.of(program.get(), named.toString(), png.toString()),
                    job.out(),
                    Map.of(),
                    job.out().resolve("heif.log"),
                    Duration.ofSeconds(60),
                    job);
        } finally {
            Files.deleteIfExists(named);
        }
        if (!Files.exists(png) || Files.size(png) == 0) {
            throw new CannotRead(Reason.DAMAGED);
        }
        return png;
    }

    private static void refuseTooLarge(Job job) throws IOException, CannotRead {
        Path answer = job.out().resolve("picture-size.txt");
        Program.run(
                List.of(
                        job.tools().ffprobe().orElseThrow(),
                        "-v",
                        "error",
                        "-protocol_whitelist",
                        "file",
                        "-show_entries",
                        "stream=width,height",
                        "-of",
                        "csv=p=0",
                        job.file().toString()),
                job.out(),
                Map.of(),
                answer,
                Duration.ofSeconds(20),
                job);
        String[] size = Files.readString(answer).strip().split("[,\\s]+");
        if (size.length < 2 || !size[0].matches("\\d{1,9}") || !size[1].matches("\\d{1,9}")) {
            throw new CannotRead(Reason.UNSUPPORTED);
        }
        if (Long.parseLong(size[0]) * Long.parseLong(size[1]) > job.limits().pixels()) {
            throw new CannotRead(Reason.TOO_MANY_PIXELS);
        }
    }

    private static boolean isHeif(Path file) throws IOException {
        byte[] head;
        try (var in = Files.newInputStream(file)) {
            head = in.readNBytes(12);
        }
        String brand = head.length < 12 ? "" : new String(head, 4, 8, java.nio.charset.StandardCharsets.ISO_8859_1);
        return brand.matches("ftyp(hei[cxms]|hev[cx]|mif1|msf1|avif)");
    }
}
