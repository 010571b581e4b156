package org.hecha.web.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.Dossiers;
import org.hecha.dossier.UnknownDossier;
import org.hecha.organization.Scope;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The application form (申报表) as a page of the dossier; drawn from {@code forms/application.form}, like the task's form. */
@Controller
class ApplicationScreen {

    private final Dossiers dossiers;
    private final List<Field> fields;

    ApplicationScreen(Dossiers dossiers, ObjectMapper json) throws IOException {
        this.dossiers = dossiers;
        var found = new ArrayList<Field>();
        try (var form = new ClassPathResource("forms/application.form").getInputStream()) {
            collect(json.readTree(form), found);
        }
        this.fields = List.copyOf(found);
    }

    /**
     * @param type    {@code number}, {@code textarea}, {@code date}, {@code select}, {@code checkbox} or {@code textfield}
     * @param options value and label by turns; empty unless something is chosen
     * @param longest most characters; 0 where there is no limit
     */
    record Field(
            String key,
            String label,
            String type,
            String description,
            boolean required,
            String least,
            String most,
            int longest,
            String pattern,
            List<Option> options) {}

    record Option(String value, String label) {}

    @GetMapping("/dossiers/{number}/application")
    String show(@PathVariable String number, Scope scope, Model model) {
        Dossier dossier = find(number, scope);
        model.addAttribute("dossier", dossier);
        model.addAttribute(
                "submitted", dossiers.asSubmitted(scope, dossier.id()).orElse(null));
        model.addAttribute("fields", fields);
        model.addAttribute("values", dossiers.application(scope, dossier.id()));
        model.addAttribute("open", dossiers.writable(scope, dossier.id()).application());
        model.addAttribute(
                "defects",
                dossiers.openDefects(scope, dossier.id()).stream()
                        .filter(d -> d.criterion().isEmpty())
                        .toList());
        return "dossier/application";
    }

    @PostMapping("/dossiers/{number}/application")
    String save(
            @PathVariable String number,
            @RequestParam Map<String, String> sent,
            Scope scope,
            RedirectAttributes flash) {
        Dossier dossier = find(number, scope);
        Map<String, String> values = new LinkedHashMap<>();
        for (Field field : fields) {
            String value = sent.get(field.key());
            if (value != null) {
                values.put(field.key(), value.strip());
            }
        }
        dossiers.saveApplication(scope, dossier.id(), values);
        flash.addFlashAttribute("said", "application.saved");
        return "redirect:/dossiers/" + number + "/application";
    }

    private static void collect(JsonNode node, List<Field> into) {
        for (JsonNode component : node.path("components")) {
            if (component.hasNonNull("key")) {
                into.add(field(component));
            }
            collect(component, into);
        }
    }

    private static Field field(JsonNode component) {
        JsonNode validate = component.path("validate");
        var options = new ArrayList<Option>();
        component
                .path("values")
                .forEach(v -> options.add(
                        new Option(v.path("value").asText(), v.path("label").asText())));
        String type = switch (component.path("type").asText()) {
            case "number", "textarea", "select", "checkbox" ->
                component.path("type").asText();
            case "radio" -> "select";
            case "datetime" -> "date";
            default -> "textfield";
        };
        return new Field(
                component.path("key").asText(),
                component.path("label").asText(component.path("dateLabel").asText()),
                type,
                component.path("description").asText(""),
                validate.path("required").asBoolean(false),
                validate.path("min").asText(""),
                validate.path("max").asText(""),
                validate.path("maxLength").asInt(0),
                validate.path("pattern").asText(""),
                options);
    }

    private Dossier find(String number, Scope scope) {
        return dossiers.byNumber(scope, number).orElseThrow(() -> new UnknownDossier(number));
    }
}
