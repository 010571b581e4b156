package org.hecha.evidence.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Absolute paths of the programs a worker may start, found by the application; empty where a program is missing.
 *
 * @param networks whether the networks for OCR may be used; where they cannot, Tesseract reads
 */
public record Tools(
        Optional<String> tesseract,
        Optional<String> soffice,
        Optional<String> ffmpeg,
        Optional<String> ffprobe,
        Optional<String> heif,
        boolean networks) {

    /** Nothing but what the worker can do by itself. */
    public static Tools none() {
        Optional<String> none = Optional.empty();
        return new Tools(none, none, none, none, none, false);
    }

    /** Looks in the usual directories and in {@code PATH}. */
    public static Tools find() {
        return new Tools(
                program("tesseract"),
                office(),
                program("ffmpeg"),
                program("ffprobe"),
                program("heif-convert"),
                OcrNetworks.present());
    }

    /** The office suite's own binary: the {@code soffice} script needs a shell and a {@code PATH}. */
    private static Optional<String> office() {
        return program("soffice").or(() -> program("libreoffice")).flatMap(script -> {
            try {
                Path binary = Path.of(script).toRealPath().resolveSibling("soffice.bin");
                return Files.isExecutable(binary) ? Optional.of(binary.toString()) : Optional.<String>empty();
            } catch (IOException e) {
                return Optional.empty();
            }
        });
    }

    /** An executable of that name in {@code PATH} or the usual directories. */
    public static Optional<String> program(String name) {
        String path = System.getenv().getOrDefault("PATH", "");
        List<String> directories = List.of((path + ":/usr/local/bin:/usr/bin:/bin").split(":"));
        return directories.stream()
                .filter(directory -> directory.startsWith("/"))
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }
}
