package org.hecha.web.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.util.MultiValueMap;

/**
 * The form of a task. The decision is taken out of it: it becomes the buttons at the end, each named with its verb.
 *
 * @param fields    in the form's order, groups opened up
 * @param decisions empty where the step only has to be done
 * @param schema    what form-js draws: the form without its decision
 */
record TaskForm(List<FormField> fields, List<FormField.Option> decisions, String schema) {

    static final String DECISION = "decision";

    /** What the page itself sends along with the form's fields. */
    private static final Set<String> OUR_OWN = Set.of("auto", "version", "_csrf", "once", "list");

    private static final ObjectMapper JSON = new ObjectMapper();

    TaskForm {
        fields = List.copyOf(fields);
        decisions = List.copyOf(decisions);
    }

    static TaskForm of(String formJson) {
        try {
            JsonNode form = JSON.readTree(formJson);
            List<FormField> fields = new ArrayList<>();
            List<FormField.Option> decisions = new ArrayList<>();
            collect((ArrayNode) form.withArray("components"), fields, decisions);
            return new TaskForm(fields, decisions, JSON.writeValueAsString(form));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a deployed form is not JSON", e);
        }
    }

    /** Also takes the decision out of the tree, since form-js must not draw it a second time. */
    private static void collect(ArrayNode components, List<FormField> fields, List<FormField.Option> decisions) {
        for (int i = components.size() - 1; i >= 0; i--) {
            if (components.get(i).path("key").asText().equals(DECISION)) {
                decisions.addAll(options(components.get(i)));
                components.remove(i);
            }
        }
        for (JsonNode component : components) {
            String type = component.path("type").asText();
            if (component.get("components") instanceof ArrayNode inner) {
                collect(inner, fields, decisions);
            } else if (!Set.of("button", "spacer", "separator", "image").contains(type)) {
                fields.add(field(type, component));
            }
        }
    }

    private static FormField field(String type, JsonNode component) {
        JsonNode validate = component.path("validate");
        return new FormField(
                type,
                component.path("key").asText(),
                type.equals("text")
                        ? component.path("text").asText()
                        : component
                                .path("label")
                                .asText(component.path("dateLabel").asText()),
                component.path("description").asText(),
                validate.path("required").asBoolean(),
                component.path("readonly").asBoolean()
                        || component.path("disabled").asBoolean(),
                validate.path("min").asText(),
                validate.path("max").asText(),
                validate.path("maxLength").asInt(),
                options(component));
    }

    private static List<FormField.Option> options(JsonNode component) {
        List<FormField.Option> options = new ArrayList<>();
        for (JsonNode value : component.path("values")) {
            options.add(new FormField.Option(
                    value.path("value").asText(), value.path("label").asText()));
        }
        return options;
    }

    /** Then the list of defects is offered. */
    public boolean canReturn() {
        return decisions.stream().anyMatch(option -> option.value().equals("return"));
    }

    public boolean knows(String key) {
        return fields.stream().anyMatch(field -> field.key().equals(key));
    }

    /**
     * What was sent, in the types the form declares; empty fields are left out, names the form does not know stay in, so
     * that they are refused where the form is checked.
     */
    Map<String, Object> read(MultiValueMap<String, String> sent) {
        Map<String, Object> values = new LinkedHashMap<>();
        sent.forEach((name, given) -> {
            if (!OUR_OWN.contains(name) && !name.startsWith(DefectRows.PREFIX)) {
                Object value = typed(name, given);
                if (!value.equals("")) {
                    values.put(name, value);
                }
            }
        });
        return values;
    }

    private Object typed(String name, List<String> given) {
        FormField field = fields.stream()
                .filter(f -> f.key().equals(name))
                .findFirst()
                .orElse(new FormField("textfield", name, "", "", false, false, "", "", 0, List.of()));
        String last = given.isEmpty() ? "" : given.getLast().strip();
        return switch (field.drawing()) {
            case "checkbox" -> last.equals("true");
            case "checklist" -> given.stream().filter(value -> !value.isBlank()).toList();
            case "number" -> number(last);
            default -> last;
        };
    }

    /** A number, or the text as typed, which is then refused and shown again. */
    private static Object number(String text) {
        try {
            return text.isEmpty() ? "" : new BigDecimal(text);
        } catch (NumberFormatException notANumber) {
            return text;
        }
    }

    /** Values for form-js, which wants JSON. */
    static String json(Map<String, Object> values) {
        try {
            ObjectNode node = JSON.valueToTree(values);
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("form data cannot be written as JSON", e);
        }
    }
}
