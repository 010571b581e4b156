package org.hecha.workflow;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Room for words that are longer than those a diagram was drawn with. A label keeps to the side of its shape on which it stands:
 * what is beside grows away from it, what is above grows upwards. A flow's label grows to the right, in one line.
 */
final class DiagramLabels {

    /** Of a letter at the size bpmn-js writes labels in, on average; pixels of the diagram. */
    private static final double LETTER = 5.6;

    private static final double MARGIN = 6;
    private static final double LINE = 13;
    /** How wide a label grows beside its shape, where the next shape is near, and above or below it, where it is not. */
    private static final double BESIDE = 88;

    private static final double ABOVE = 150;

    private static final String BOUNDS =
            "<dc:Bounds x=\"([\\d.-]+)\" y=\"([\\d.-]+)\" width=\"([\\d.]+)\" height=\"([\\d.]+)\" />";
    private static final Pattern LABELLED =
            Pattern.compile("<bpmndi:BPMN(?:Shape|Edge) id=\"[\\w-]+\" bpmnElement=\"([\\w-]+)\"[^>]*>\\s*" + "(?:"
                    + BOUNDS + "|(?:<di:waypoint [^>]*/>\\s*)+)\\s*<bpmndi:BPMNLabel>\\s*(" + BOUNDS + ")");

    private DiagramLabels() {}

    /** @param names what each element is called now, by id */
    static String fitted(String xml, Map<String, String> names) {
        return LABELLED.matcher(xml).replaceAll(found -> {
            String name = names.getOrDefault(found.group(1), "");
            Box label = new Box(number(found, 7), number(found, 8), number(found, 9), number(found, 10));
            Box fitted = found.group(2) == null
                    ? new Box(label.x, label.y, Math.max(label.width, width(name)), label.height)
                    : beside(
                            new Box(number(found, 2), number(found, 3), number(found, 4), number(found, 5)),
                            label,
                            width(name));
            String whole = found.group();
            return Matcher.quoteReplacement(
                    whole.substring(0, whole.length() - found.group(6).length()) + fitted.xml());
        });
    }

    private static Box beside(Box shape, Box label, double wanted) {
        boolean left = label.x + label.width < shape.middle();
        double width = Math.max(label.width, Math.min(wanted, left ? BESIDE : ABOVE));
        double x = left ? label.x + label.width - width : label.middle() - width / 2;
        double height = LINE * Math.ceil(wanted / width);
        boolean above = label.y < shape.y;
        return new Box(x, above ? label.y + Math.min(0, label.height - height) : label.y, width, height);
    }

    private static double width(String name) {
        return MARGIN + LETTER * name.length();
    }

    private static double number(MatchResult found, int group) {
        return Double.parseDouble(found.group(group));
    }

    private record Box(double x, double y, double width, double height) {

        double middle() {
            return x + width / 2;
        }

        String xml() {
            return "<dc:Bounds x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" />"
                    .formatted(Math.round(x), Math.round(y), Math.round(width), Math.round(height));
        }
    }
}
