package org.hecha.workflow;

import java.util.HashMap;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Diagrams are drawn in Chinese; other languages get the texts {@code step.<id>} and {@code diagram.<process>.<id>}. */
@Component
class DiagramTexts {

    private static final Pattern NAMED = Pattern.compile("(<bpmn:\\w+ id=\"([\\w-]+)\" name=\")([^\"]*)\"");

    private final MessageSource messages;

    DiagramTexts(MessageSource messages) {
        this.messages = messages;
    }

    String inLanguage(String process, String xml, Locale locale) {
        if (locale.getLanguage().equals(Locale.CHINESE.getLanguage())) {
            return xml;
        }
        var names = new HashMap<String, String>();
        String named = NAMED.matcher(xml).replaceAll(found -> {
            String id = found.group(2);
            String drawn = found.group(3);
            String name = text(
                    "step." + id,
                    text("diagram." + process + "." + id, text("process." + id, drawn, locale), locale),
                    locale);
            names.put(id, name);
            return Matcher.quoteReplacement(found.group(1)
                    + name.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;") + "\"");
        });
        return DiagramLabels.fitted(named, names);
    }

    private String text(String key, String otherwise, Locale locale) {
        String text = messages.getMessage(key, null, otherwise, locale);
        return text == null ? otherwise : text;
    }
}
