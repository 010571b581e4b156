package org.hecha.organization;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The words people use in import files for columns, levels, kinds, roles and yes: data in {@code organization/import.properties}. */
@Component
class Vocabulary {

    private final Properties words = new Properties();
    private final Map<String, String> meanings = new HashMap<>();

    Vocabulary() {
        var resource = new ClassPathResource("organization/import.properties");
        try (var reader = new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8)) {
            words.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (String key : words.stringPropertyNames()) {
            String group = key.substring(0, key.lastIndexOf('.') + 1);
            String meaning = key.substring(key.lastIndexOf('.') + 1);
            meanings.put(group + normal(meaning), meaning);
            for (String word : words.getProperty(key).split(",")) {
                meanings.put(group + normal(word), meaning);
            }
        }
    }

    /** What a word means within a group such as {@code level} or {@code column.members}; empty if it is unknown. */
    Optional<String> meaning(String group, String word) {
        return Optional.ofNullable(meanings.get(group + "." + normal(word)));
    }

    /** First word of each column of a table, in the order of a template. */
    List<String> columns(OrganizationImport.Table table) {
        return columns(table.name());
    }

    /** As {@link #columns(OrganizationImport.Table)}, also of tables other modules take in. */
    List<String> columns(String table) {
        return Arrays.stream(fields(table))
                .map(field -> words.getProperty("column." + table + "." + field)
                        .split(",")[0]
                        .strip())
                .toList();
    }

    /** Fields of a table in the order of a template. */
    String[] fields(OrganizationImport.Table table) {
        return fields(table.name());
    }

    private String[] fields(String table) {
        return words.getProperty("fields." + table).split(",");
    }

    static String group(OrganizationImport.Table table) {
        return "column." + table.name();
    }

    private static String normal(String word) {
        return word.strip().toLowerCase(Locale.ROOT).replace('_', '-').replace(" ", "");
    }
}
