package org.hecha.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Spoils copies of files in the ways files get spoiled; the same seed spoils the same files in the same way. */
final class OddFiles {

    /** Larger files only take longer; what breaks readers is in the first megabytes. */
    private static final int LARGEST = 8 << 20;

    private OddFiles() {}

    /** What happens to a copy. */
    private enum Way {
        /** the end is missing */
        CUT,
        /** some bits are turned over */
        FLIP,
        /** a stretch is all zeros, as after a failed download */
        ZERO,
        /** begins as one file and goes on as another */
        SPLICE,
        /** a stretch comes twice */
        REPEAT,
        /** something else in front of it, so that it is two things at once */
        PREFIX,
        /** in a ZIP, in a ZIP */
        NEST,
        /** another file's name */
        RENAME
    }

    static void make(Path seeds, Path target, int count, int seed) throws IOException {
        List<Path> from;
        try (Stream<Path> below = Files.walk(seeds)) {
            from = below.filter(Files::isRegularFile)
                    .filter(file -> file.toFile().length() > 0)
                    .sorted()
                    .toList();
        }
        if (from.isEmpty()) {
            throw new IllegalArgumentException("no files below " + seeds);
        }
        var random = new Random(seed);
        for (int i = 0; i < count; i++) {
            Way way = Way.values()[i % Way.values().length];
            Path file = from.get(random.nextInt(from.size()));
            Path other = from.get(random.nextInt(from.size()));
            String name = String.valueOf((way == Way.RENAME ? other : file).getFileName());
            if (way == Way.NEST) {
                name += ".zip";
            }
            String number = String.format(Locale.ROOT, "%05d-%s-", i, way.name().toLowerCase(Locale.ROOT));
            Files.write(target.resolve(number + name), spoiled(way, head(file), head(other), name, random));
        }
    }

    private static byte[] head(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(LARGEST);
        }
    }

    private static byte[] spoiled(Way way, byte[] bytes, byte[] other, String name, Random random) throws IOException {
        int at = random.nextInt(bytes.length);
        return switch (way) {
            case CUT -> Arrays.copyOf(bytes, Math.max(1, at));
            case FLIP -> {
                for (int i = 1 + random.nextInt(20); i > 0; i--) {
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                }
                yield bytes;
            }
            case ZERO -> {
                Arrays.fill(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(4096)), (byte) 0);
                yield bytes;
            }
            case SPLICE -> joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(other, other.length / 2, other.length));
            case REPEAT -> joined(Arrays.copyOf(bytes, at), bytes);
            case PREFIX ->
                joined("%PDF-1.4\n<html><script>".getBytes(StandardCharsets.US_ASCII), joined(other.clone(), bytes));
            case NEST -> zipped("outer/" + name, zipped(name.replace(".zip", ""), bytes));
            case RENAME -> bytes;
        };
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] zipped(String name, byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(bytes);
        }
        return out.toByteArray();
    }
}
