package org.hecha.workflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Form-js knows one language a form: puts in the texts {@code forms.<form>.<key>} of the reader's language. */
@Component
class FormTexts {

    private final MessageSource messages;

    FormTexts(MessageSource messages) {
        this.messages = messages;
    }

    String inLanguage(String form, String json, Locale locale) {
        if (locale.getLanguage().equals(Locale.CHINESE.getLanguage())) {
            return json;
        }
        var tree = FormSchema.tree(json);
        tree.path("components").forEach(component -> {
            String key = "forms." + form + "." + component.path("key").asText();
            put((ObjectNode) component, "label", key, locale);
            put((ObjectNode) component, "dateLabel", key, locale);
            put((ObjectNode) component, "description", key + ".help", locale);
            component
                    .path("values")
                    .forEach(option -> put(
                            (ObjectNode) option,
                            "label",
                            key + "." + option.path("value").asText(),
                            locale));
        });
        return tree.toString();
    }

    private void put(ObjectNode node, String property, String key, Locale locale) {
        if (node.has(property)) {
            String own = node.get(property).asText();
            String text = messages.getMessage(key, null, own, locale);
            node.put(property, text == null ? own : text);
        }
    }
}
