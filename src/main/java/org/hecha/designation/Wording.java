package org.hecha.designation;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The wording of official documents, from {@code documents/designation.properties}. It is data and exists in Chinese
 * only: an official letter has one language, whatever the reader's screen shows.
 */
@Component
class Wording {

    private final Properties texts = new Properties();
    private final DesignationSettings settings;

    Wording(DesignationSettings settings) {
        this.settings = settings;
        try (var reader = new InputStreamReader(
                new ClassPathResource("documents/designation.properties").getInputStream(), StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text with its placeholders filled. */
    String text(String key, Object... values) {
        return new MessageFormat(plain(key), Locale.SIMPLIFIED_CHINESE).format(values);
    }

    /** The text as it stands, such as one for a template. */
    String plain(String key) {
        return find(key).orElseThrow(() -> new IllegalStateException("no wording for " + key));
    }

    /** The field's name between double braces. */
    String name(Field field) {
        return plain("field." + field.name());
    }

    /** The code before the year in the number of the province's letters. */
    Optional<String> issuerCode(String province) {
        return Optional.ofNullable(settings.issuers().get(province)).or(() -> find("letter.issuer." + province));
    }

    private Optional<String> find(String key) {
        return Optional.ofNullable(texts.getProperty(key));
    }
}
