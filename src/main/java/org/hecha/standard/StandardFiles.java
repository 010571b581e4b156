package org.hecha.standard;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Editions and overlays from the class path and one directory, all read and checked before the application starts. */
@Component
final class StandardFiles implements Standards {

    private final Map<String, Standard> editions = new LinkedHashMap<>();
    private final Map<String, Overlay> overlays = new LinkedHashMap<>();

    StandardFiles(StandardSettings settings) {
        Map<String, Resource> editionFiles = builtIn("standards/*.yaml");
        Map<String, Resource> overlayFiles = builtIn("standards/overlays/*.yaml");
        if (!settings.directory().isBlank()) {
            Path directory = Path.of(settings.directory());
            if (!Files.isDirectory(directory)) {
                throw new MalformedStandard(
                        "hecha.standard.directory",
                        "there is no directory " + directory,
                        "Create it or leave it empty");
            }
            editionFiles.putAll(inDirectory(directory));
            overlayFiles.putAll(inDirectory(directory.resolve("overlays")));
        }
        List<Standard> read = new ArrayList<>();
        editionFiles.forEach((name, file) -> read.add(EditionReader.read(yaml(name, file))));
        read.sort(Comparator.comparing(Standard::edition).reversed());
        read.forEach(s -> {
            if (editions.put(s.edition(), s) != null) {
                throw new MalformedStandard(
                        "standards", "edition " + s.edition() + " is in two files", "Give each file its own edition");
            }
        });
        overlayFiles.forEach((name, file) -> {
            Overlay overlay = Overlay.read(yaml("overlays/" + name, file));
            overlays.put(overlay.id(), overlay);
            Standard base = editions.get(overlay.edition());
            if (base == null) {
                throw new MalformedStandard(
                        "overlays/" + name, "there is no edition " + overlay.edition(), "Correct “edition”");
            }
            overlay.on(base); // refuses what does not fit now rather than in the middle of a round
        });
        if (editions.isEmpty()) {
            throw new MalformedStandard("standards", "there is no edition at all", "Restore the built-in one");
        }
    }

    @Override
    public List<Standard> editions() {
        return List.copyOf(editions.values());
    }

    @Override
    public Standard edition(String edition) {
        return edition(edition, List.of());
    }

    @Override
    public Standard edition(String edition, List<String> ids) {
        Standard standard = editions.get(edition);
        if (standard == null) {
            throw new UnknownEdition(edition);
        }
        for (String id : ids) {
            Overlay overlay = overlays.get(id);
            if (overlay == null || !overlay.edition().equals(edition)) {
                throw new UnknownEdition(id);
            }
            standard = overlay.on(standard);
        }
        return standard;
    }

    private static Yaml yaml(String name, Resource file) {
        try (Reader text = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            return Yaml.read(name, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    private static Map<String, Resource> builtIn(String pattern) {
        try {
            Map<String, Resource> found = new TreeMap<>();
            for (Resource each : new PathMatchingResourcePatternResolver().getResources("classpath*:" + pattern)) {
                found.put(String.valueOf(each.getFilename()), each);
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + pattern, e);
        }
    }

    private static Map<String, Resource> inDirectory(Path directory) {
        if (!Files.isDirectory(directory)) {
            return Map.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            Map<String, Resource> found = new TreeMap<>();
            files.filter(f -> f.toString().endsWith(".yaml"))
                    .forEach(f -> found.put(
                            f.getFileName().toString(), new org.springframework.core.io.FileSystemResource(f)));
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + directory, e);
        }
    }
}
