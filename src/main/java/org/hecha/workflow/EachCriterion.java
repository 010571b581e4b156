package org.hecha.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Supplier;
import org.hecha.standard.Criterion;
import org.hecha.standard.Standard;

/**
 * A field that is asked for every criterion stands once in a form, with the property {@code each: criterion}: which criteria
 * there are is said by the dossier's edition of the standard. The field {@code finding_on} becomes {@code finding_on_S01} and
 * so on, {@code {criterion}} in its label the criterion's number and title, in the condition that hides it the number alone, and
 * its property {@code criterion} the number. Fields that follow one another stand together criterion by criterion.
 */
final class EachCriterion {

    private static final String EACH = "each";

    private EachCriterion() {}

    /** @param standard asked only where the form has such a field */
    static String of(String json, Supplier<Standard> standard) {
        JsonNode form = FormSchema.tree(json);
        ArrayNode components = form.withArray("/components");
        boolean none = true;
        for (JsonNode component : components) {
            none &= !each(component);
        }
        if (none) {
            return json;
        }
        var criteria = standard.get().criteria();
        var all = components.arrayNode();
        for (int at = 0; at < components.size(); ) {
            int end = at;
            while (end < components.size() && each(components.get(end))) {
                end++;
            }
            for (Criterion criterion : criteria) {
                for (int one = at; one < end; one++) {
                    all.add(about((ObjectNode) components.get(one), criterion));
                }
            }
            if (end < components.size()) {
                all.add(components.get(end));
            }
            at = end + 1;
        }
        ((ObjectNode) form).set("components", all);
        return form.toString();
    }

    private static boolean each(JsonNode component) {
        return component.path("properties").path(EACH).asText().equals("criterion");
    }

    private static ObjectNode about(ObjectNode component, Criterion criterion) {
        var field = component.deepCopy();
        field.put("id", field.path("id").asText() + "_" + criterion.id());
        field.put("key", field.path("key").asText() + "_" + criterion.id());
        field.put(
                "label", field.path("label").asText().replace("{criterion}", criterion.id() + " " + criterion.title()));
        if (field.path("conditional") instanceof ObjectNode conditional) {
            conditional.put("hide", conditional.path("hide").asText().replace("{criterion}", criterion.id()));
        }
        ((ObjectNode) field.path("properties")).put("criterion", criterion.id()).remove(EACH);
        return field;
    }
}
