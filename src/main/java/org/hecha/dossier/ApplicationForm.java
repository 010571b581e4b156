package org.hecha.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Which fields of the application form must be filled: what {@code forms/application.form} itself says. */
@Component
class ApplicationForm {

    private final Set<String> required = new HashSet<>();

    ApplicationForm(ObjectMapper json) {
        var form = new ClassPathResource("forms/application.form");
        if (!form.exists()) {
            return;
        }
        try (var stream = form.getInputStream()) {
            collect(json.readTree(stream));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void collect(JsonNode node) {
        if (node.path("validate").path("required").asBoolean(false) && node.hasNonNull("key")) {
            required.add(node.path("key").asText());
        }
        node.path("components").forEach(this::collect);
    }

    Set<String> required() {
        return Set.copyOf(required);
    }
}
