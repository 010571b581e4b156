package org.hecha.web.task;

import java.util.List;

/**
 * One component of a Camunda form, as a plain page shows it.
 *
 * @param type        as form-js names it: {@code textfield}, {@code textarea}, {@code number}, {@code datetime},
 *                    {@code checkbox}, {@code radio}, {@code select}, {@code checklist}, {@code text}
 * @param key         name of the field; empty for {@code text}
 * @param label       as the form has it; for {@code text} the text itself
 * @param description help under the field; may be empty
 * @param readonly    shown, never sent
 * @param min         smallest number; empty where there is none
 * @param max         largest number; empty where there is none
 * @param longest     most characters; 0 where there is no limit
 */
record FormField(
        String type,
        String key,
        String label,
        String description,
        boolean required,
        boolean readonly,
        String min,
        String max,
        int longest,
        List<Option> options) {

    FormField {
        options = List.copyOf(options);
    }

    record Option(String value, String label) {}

    public boolean several() {
        return type.equals("checklist") || type.equals("taglist");
    }

    /** Which part of the page draws it. */
    public String drawing() {
        return switch (type) {
            case "text", "textarea", "number", "checkbox", "radio", "select" -> type;
            case "datetime" -> "date";
            case "checklist", "taglist" -> "checklist";
            default -> "textfield";
        };
    }

    /** A text of the form without its marks of emphasis. */
    public String plain() {
        return label.replaceAll("(?m)^#+\\s*", "").replaceAll("[*_`]{1,3}", "");
    }

    public String id() {
        return "field-" + key;
    }
}
