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
 * so on, {@code {criterion}} in its label the criterion's number and title, and its property {@code criterion} the number.
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
        for (JsonNode component : components) {
            if (each(component)) {
                criteria.forEach(criterion -> all.add(about((ObjectNode) component, criterion)));
            } else {
                all.add(component);
            }
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
        ((ObjectNode) field.path("properties")).put("criterion", criterion.id()).remove(EACH);
        return field;
    }
}
