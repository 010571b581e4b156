package org.hecha.evidence.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hecha.evidence.worker.Types.Format;

/** The table in {@code evidence/types.txt}: which content is which format, and which names may stand over it. */
final class TypeTable {
    private static final String FILE = "/evidence/types.txt";

    /** The one table there is. */
    static final TypeTable STANDARD = read();

    private record Content(String pattern, Format format) {}

    /**
     * @param own  patterns of media types
     * @param also formats read as what they are
     */
    private record Name(List<String> own, Set<Format> also) {}

    /** How a file's name and content go together. */
    enum Fit {
        /** The name promises nothing, or what is inside. */
        SAME,
        /** Something else is inside that honest people call so. */
        OTHER,
        /** Nobody comes to this name by mistake. */
        NEVER
    }

    private final List<Content> contents = new ArrayList<>();
    private final Map<String, String> inside = new LinkedHashMap<>();
    private final Map<String, Name> names = new HashMap<>();
    private final Set<String> programs = new HashSet<>();

    private TypeTable() {}

    Format format(String mediaType) {
        for (Content content : contents) {
            if (fits(content.pattern, mediaType)) {
                return content.format;
            }
        }
        return Format.UNKNOWN;
    }

    /** Entries by which a ZIP is something else, in order, with the media type of that. */
    Map<String, String> inside() {
        return inside;
    }

    /** @param extension in lower case, without the dot */
    boolean program(String extension) {
        return programs.contains(extension);
    }

    /** Whether the table knows the extension. */
    boolean knows(String extension) {
        return names.containsKey(extension);
    }

    Fit fit(String extension, String mediaType, Format format) {
        Name name = names.get(extension);
        if (name == null
                || format == Format.PROTECTED
                || name.own.stream().anyMatch(pattern -> fits(pattern, mediaType))) {
            return Fit.SAME;
        }
        return name.also.contains(format) ? Fit.OTHER : Fit.NEVER;
    }

    private static boolean fits(String pattern, String mediaType) {
        return pattern.endsWith("*")
                ? mediaType.startsWith(pattern.substring(0, pattern.length() - 1))
                : mediaType.equals(pattern);
    }

    private static TypeTable read() {
        var table = new TypeTable();
        try (InputStream in = TypeTable.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("no " + FILE);
            }
            try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (!line.isBlank() && !line.startsWith("#")) {
                        table.take(List.of(line.strip().split("\\s+")));
                    }
                }
            }
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(List<String> words) {
        switch (words.getFirst()) {
            case "content" -> contents.add(new Content(words.get(1), Format.valueOf(words.get(2))));
            case "inside" -> inside.put(words.get(1), words.get(2));
            case "name" -> {
                var also = EnumSet.noneOf(Format.class);
                words.stream().skip(3).map(Format::valueOf).forEach(also::add);
                if (names.put(words.get(1), new Name(List.of(words.get(2).split(",")), also)) != null) {
                    throw new IllegalStateException("twice in " + FILE + ": " + words.get(1));
                }
            }
            case "program" -> programs.addAll(words.subList(1, words.size()));
            default -> throw new IllegalStateException("not a rule of " + FILE + ": " + words);
        }
    }
}
