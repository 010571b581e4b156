package org.hecha.dossier;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;

/** The words and forms of {@code dossier/reading.properties}. */
final class Reading {

    private static final Properties WORDS = load();

    static final Set<String> YES = Set.of(WORDS.getProperty("yes").split(","));
    static final Set<String> NO = Set.of(WORDS.getProperty("no").split(","));
    static final Pattern DAY = pattern("day");
    static final Pattern PART_OF_DAY = pattern("part-of-day");
    static final Pattern DOCUMENT_NUMBER = pattern("document-number");
    static final Pattern CHOICE_SEPARATOR = pattern("choice-separator");
    static final Pattern DAY_SEPARATOR = pattern("day-separator");

    private Reading() {}

    private static Pattern pattern(String key) {
        return Pattern.compile(WORDS.getProperty(key), Pattern.DOTALL);
    }

    private static Properties load() {
        var properties = new Properties();
        var resource = new ClassPathResource("dossier/reading.properties");
        try (var reader = new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
