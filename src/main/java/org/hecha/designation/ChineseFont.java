package org.hecha.designation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openpdf.text.pdf.BaseFont;
import org.springframework.stereotype.Component;

/** Finds a font with Chinese characters on this machine. Only the characters a document uses are put into it. */
@Component
class ChineseFont {

    private static final List<Path> PLACES = List.of(
            Path.of("/usr/share/fonts"),
            Path.of("/usr/local/share/fonts"),
            Path.of(System.getProperty("user.home"), ".local/share/fonts"),
            Path.of("/Library/Fonts"),
            Path.of("/System/Library/Fonts"),
            Path.of("C:/Windows/Fonts"));

    /** In order of preference; in Noto's collections the simplified Chinese face is the third. */
    private static final List<String> NAMES = List.of(
            "NotoSerifCJK-Regular.ttc,2",
            "NotoSansCJK-Regular.ttc,2",
            "NotoSerifSC-Regular.otf",
            "NotoSansSC-Regular.otf",
            "SourceHanSerifSC-Regular.otf",
            "SourceHanSansSC-Regular.otf",
            "simsun.ttc,0");

    private final String configured;
    private final List<Path> places;

    @org.springframework.beans.factory.annotation.Autowired
    ChineseFont(DesignationSettings settings) {
        this(settings.font(), PLACES);
    }

    ChineseFont(String configured, List<Path> places) {
        this.configured = configured;
        this.places = places;
    }

    /** @throws FontMissing where there is none, saying where it was looked for */
    BaseFont open() {
        String font = configured.isEmpty() ? found().orElseThrow(this::missing) : configured;
        try {
            return BaseFont.createFont(font, BaseFont.IDENTITY_H, BaseFont.EMBEDDED);
        } catch (IOException e) {
            throw new FontMissing(font);
        }
    }

    private FontMissing missing() {
        return new FontMissing(
                String.join(", ", places.stream().map(Path::toString).toList()));
    }

    private Optional<String> found() {
        for (String name : NAMES) {
            String file = name.replaceAll(",\\d+$", "");
            for (Path place : places) {
                Optional<Path> path = below(place, file);
                if (path.isPresent()) {
                    return Optional.of(path.get() + name.substring(file.length()));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Path> below(Path place, String file) {
        if (!Files.isDirectory(place)) {
            return Optional.empty();
        }
        try (Stream<Path> paths = Files.find(
                place,
                6,
                (path, attributes) -> attributes.isRegularFile()
                        && path.getFileName().toString().equals(file))) {
            return paths.findFirst();
        } catch (IOException | java.io.UncheckedIOException e) {
            // a folder this user may not read is as good as one without fonts
            return Optional.empty();
        }
    }
}
