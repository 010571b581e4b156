package org.hecha.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks what was sent against a Camunda form, field by field: what the browser checked counts for nothing. Understands
 * the components our forms use; a form with another one is refused when it is read, not when a county fills it in.
 */
final class FormSchema {

    private static final int LONGEST_LINE = 500;
    private static final int LONGEST_TEXT = 5000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private enum Type {
        TEXTFIELD,
        TEXTAREA,
        NUMBER,
        RADIO,
        SELECT,
        CHECKBOX,
        DATETIME
    }

    private record Field(Type type, JsonNode rules, int decimals, Set<String> options) {}

    private final Map<String, Field> fields = new LinkedHashMap<>();

    FormSchema(String json) {
        for (JsonNode component : tree(json).path("components")) {
            var type = component.path("type").asText();
            if (type.equals("text")) {
                continue;
            }
            Set<String> options = new LinkedHashSet<>();
            component.path("values").forEach(v -> options.add(v.path("value").asText()));
            fields.put(
                    component.path("key").asText(),
                    new Field(
                            Type.valueOf(type.toUpperCase(java.util.Locale.ROOT)),
                            component.path("validate"),
                            component.path("decimalDigits").asInt(6),
                            options));
        }
    }

    static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a form is not JSON", e);
        }
    }

    Set<String> keys() {
        return fields.keySet();
    }

    /**
     * @param sent texts, numbers or yes/no, as a browser or a plain HTML form sends them
     * @param problems gets field → key below {@code form.problem.} for everything that is wrong
     * @return fields that were filled in and are right: text as {@code String}, numbers as {@code BigDecimal}, boxes as
     *     {@code Boolean}
     */
    Map<String, Object> check(Map<String, Object> sent, Map<String, String> problems) {
        Map<String, Object> clean = new LinkedHashMap<>();
        sent.keySet().stream().filter(k -> !fields.containsKey(k)).forEach(k -> problems.put(k, "unknown"));
        fields.forEach((key, field) -> {
            var problem = check(key, field, sent.get(key), clean);
            problem.ifPresent(p -> problems.put(key, p));
        });
        return clean;
    }

    /** The filled-in values as text, for modules that keep them. */
    static Map<String, String> texts(Map<String, Object> clean) {
        Map<String, String> texts = new LinkedHashMap<>();
        clean.forEach(
                (key, value) -> texts.put(key, value instanceof BigDecimal n ? n.toPlainString() : value.toString()));
        return texts;
    }

    /** Stored text as form-js wants it. */
    Map<String, Object> values(Map<String, String> stored) {
        Map<String, Object> values = new LinkedHashMap<>();
        stored.forEach((key, text) -> {
            var field = fields.get(key);
            if (field != null && !text.isEmpty()) {
                values.put(
                        key,
                        switch (field.type()) {
                            case NUMBER -> new BigDecimal(text);
                            case CHECKBOX -> Boolean.valueOf(text);
                            default -> text;
                        });
            }
        });
        return values;
    }

    private static Optional<String> check(String key, Field field, @Nullable Object sent, Map<String, Object> clean) {
        if (field.type() == Type.CHECKBOX) {
            return box(key, field, sent, clean);
        }
        String text = sent == null ? "" : sent.toString().strip();
        if (text.isEmpty()) {
            return field.rules().path("required").asBoolean() ? Optional.of("required") : Optional.empty();
        }
        return switch (field.type()) {
            case NUMBER -> number(key, field, text, clean);
            case DATETIME -> day(key, text, clean);
            case RADIO, SELECT -> {
                if (!field.options().contains(text)) {
                    yield Optional.of("not_an_option");
                }
                clean.put(key, text);
                yield Optional.empty();
            }
            default -> text(key, field, text, clean);
        };
    }

    private static Optional<String> box(String key, Field field, @Nullable Object sent, Map<String, Object> clean) {
        String text = sent == null ? "" : sent.toString();
        boolean ticked = text.equals("true") || text.equals("on");
        if (!ticked && !text.isEmpty() && !text.equals("false")) {
            return Optional.of("not_an_option");
        }
        if (!ticked && field.rules().path("required").asBoolean()) {
            return Optional.of("must_be_confirmed");
        }
        clean.put(key, ticked);
        return Optional.empty();
    }

    private static Optional<String> number(String key, Field field, String text, Map<String, Object> clean) {
        // before parsing: 1e999999999 is a short text and a very large number
        if (text.length() > 30 || !text.matches("-?\\d+(\\.\\d+)?")) {
            return Optional.of("not_a_number");
        }
        var value = new BigDecimal(text);
        var rules = field.rules();
        if (rules.has("min") && value.compareTo(rules.get("min").decimalValue()) < 0) {
            return Optional.of("too_small");
        }
        if (rules.has("max") && value.compareTo(rules.get("max").decimalValue()) > 0) {
            return Optional.of("too_large");
        }
        if (value.stripTrailingZeros().scale() > field.decimals()) {
            return Optional.of("too_many_decimals");
        }
        clean.put(key, value);
        return Optional.empty();
    }

    private static Optional<String> day(String key, String text, Map<String, Object> clean) {
        try {
            clean.put(key, LocalDate.parse(text).toString());
            return Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.of("not_a_date");
        }
    }

    private static Optional<String> text(String key, Field field, String text, Map<String, Object> clean) {
        var rules = field.rules();
        int longest = rules.path("maxLength").asInt(field.type() == Type.TEXTAREA ? LONGEST_TEXT : LONGEST_LINE);
        int length = text.codePointCount(0, text.length());
        if (length > longest) {
            return Optional.of("too_long");
        }
        if (length < rules.path("minLength").asInt(0)) {
            return Optional.of("too_short");
        }
        if (rules.has("pattern") && !Pattern.matches(rules.get("pattern").asText(), text)) {
            return Optional.of("bad_format");
        }
        if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')) {
            return Optional.of("bad_format");
        }
        clean.put(key, text);
        return Optional.empty();
    }
}
