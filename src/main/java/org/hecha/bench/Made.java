package org.hecha.bench;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Random;

/** The words of {@code bench/made.properties}. */
final class Made {

    private static final Properties WORDS = load();

    private Made() {}

    private static Properties load() {
        try (var in = new InputStreamReader(
                Objects.requireNonNull(Made.class.getResourceAsStream("/bench/made.properties")),
                StandardCharsets.UTF_8)) {
            var words = new Properties();
            words.load(in);
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String line(String key) {
        return Objects.requireNonNull(WORDS.getProperty(key), key);
    }

    static boolean has(String key) {
        return WORDS.containsKey(key);
    }

    static String oneOf(String key, Random random) {
        List<String> all = List.of(line(key).split("\\|"));
        return all.get(random.nextInt(all.size()));
    }

    static String character(String key, Random random) {
        String all = line(key);
        int at = random.nextInt(all.length());
        return all.substring(at, at + 1);
    }
}
