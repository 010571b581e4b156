package org.hecha.demo;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the invented people write into the forms of each step. */
@Component
class DemoForms {

    private final MessageSource texts;

    DemoForms(MessageSource texts) {
        this.texts = texts;
    }

    /** Fields of the step's form; words come from {@code messages-demo} under {@code demo.<step>.<field>}. */
    Map<String, Object> fields(String step, String county, String day) {
        var fields = new LinkedHashMap<String, Object>();
        switch (step) {
            case "start_self_check", "distribute" -> fields.put("note", text(step, "note", county));
            case "fill_criterion" -> {
                fields.put("note", text(step, "note", county));
                fields.put("checked", true);
            }
            case "consolidate" -> {
                fields.put("decision", "approve");
                fields.put("summary", text(step, "summary", county));
            }
            case "city_review" -> {
                approve(fields, step, county);
                fields.put("checked_files", 12);
                fields.put("truthful", "yes");
                fields.put("capability", text(step, "capability", county));
            }
            case "desk_review", "third_review", "panel_review" -> {
                fields.put("decision", "approve");
                fields.put("summary", text("desk_review", "summary", county));
            }
            case "spot_check" -> {
                fields.put("decision", "approve");
                fields.put("summary", text(step, "summary", county));
                fields.put("truthful", "yes");
            }
            case "on_site_check" -> {
                fields.put("visited_on", day);
                fields.put("team", text(step, "team", county));
                fields.put("findings", text(step, "findings", county));
            }
            case "deliberate", "national_deliberation" -> {
                approve(fields, step, county);
                fields.put("votes_for", 9);
                fields.put("votes_against", 0);
            }
            case "register_objection" -> fields.put("note", text(step, "note", county));
            case "investigate_objection" -> fields.put("findings", text(step, "findings", county));
            case "decide_objection" -> {}
            case "reconsider" -> {
                fields.put("decision", "reject");
                fields.put("opinion", text(step, "opinion", county));
            }
            case "form_panel" -> fields.put("experts", 2);
            case "publish" -> {}
            default -> approve(fields, step, county);
        }
        return fields;
    }

    String judgement(boolean met) {
        return text("judgement", met ? "met" : "not_met", "");
    }

    /** Where it is seen that a criterion is not met. */
    String lookedFor() {
        return text("judgement", "looked_for", "");
    }

    String answer(boolean upheld) {
        return text("decide_objection", upheld ? "upheld" : "rejected", "");
    }

    private void approve(Map<String, Object> fields, String step, String county) {
        fields.put("decision", "approve");
        fields.put("opinion", text("any", "opinion", county));
    }

    private String text(String step, String field, String county) {
        return texts.getMessage("demo." + step + "." + field, new Object[] {county}, Locale.SIMPLIFIED_CHINESE);
    }
}
