package org.hecha.standard;

import java.io.Reader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A mapping of a YAML file that knows where it stands and which of its keys were asked for, so that a misspelt key is an
 * error with a line and not a setting that silently does nothing.
 */
final class Yaml {

    /** Stand-ins that verification fills in, such as <code>{n}</code> for a number. */
    private static final java.util.regex.Pattern PLACEHOLDER =
            java.util.regex.Pattern.compile("\\{(?:[a-z+]|not|~\\d*)}");

    private final String file;
    private final Node node;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Integer> keyLines = new LinkedHashMap<>();
    private final Set<String> asked = new TreeSet<>();

    private Yaml(String file, Node node) {
        this.file = file;
        this.node = node;
        if (!(node instanceof MappingNode mapping)) {
            throw wrong(node, "keys with values were expected here", "Write “key: value” lines, indented alike");
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String key = scalar(tuple.getKeyNode());
            if (values.put(key, tuple.getValueNode()) != null) {
                throw wrong(tuple.getKeyNode(), "the key “" + key + "” stands here twice", "Keep one of them");
            }
            keyLines.put(key, line(tuple.getKeyNode()));
        }
    }

    /** Reads a whole file without making objects of it. */
    static Yaml read(String file, Reader text) {
        try {
            LoaderOptions options = new LoaderOptions();
            options.setAllowDuplicateKeys(true); // told by ourselves, with a remedy
            Node root = new org.yaml.snakeyaml.Yaml(options).compose(text);
            if (root == null) {
                throw new MalformedStandard(file + ":1", "the file is empty", "Delete it or fill it");
            }
            return new Yaml(file, root);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new MalformedStandard(file + ":" + line, "this is not YAML: " + e.getProblem(), "Correct the line");
        }
    }

    // --- values ------------------------------------------------------------------------------------------------------

    /** A text that must be there and not be blank. */
    String text(String key) {
        String text = scalar(required(key)).strip();
        if (text.isEmpty()) {
            throw wrong(key, "“" + key + "” is empty", "Give it a value");
        }
        return text;
    }

    String text(String key, String otherwise) {
        Node found = optional(key);
        return found == null ? otherwise : scalar(found).strip();
    }

    boolean flag(String key, boolean otherwise) {
        return optionalFlag(key).orElse(otherwise);
    }

    Optional<Boolean> optionalFlag(String key) {
        Node found = optional(key);
        if (found == null) {
            return Optional.empty();
        }
        return switch (scalar(found)) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> throw wrong(found, "“" + scalar(found) + "” is neither true nor false", "Write true or false");
        };
    }

    Optional<BigDecimal> number(String key) {
        Node found = optional(key);
        if (found == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(scalar(found)));
        } catch (NumberFormatException e) {
            throw wrong(found, "“" + scalar(found) + "” is no number", "Write digits, such as 50 or 0.8");
        }
    }

    int whole(String key, int otherwise) {
        Optional<BigDecimal> number = number(key);
        try {
            return number.map(BigDecimal::intValueExact).orElse(otherwise);
        } catch (ArithmeticException e) {
            throw wrong(key, "“" + key + "” must be a whole number", "Write it without a fraction");
        }
    }

    <E extends Enum<E>> E constant(String key, Class<E> type, E otherwise) {
        Node found = optional(key);
        if (found == null) {
            return otherwise;
        }
        String name = scalar(found).toUpperCase(java.util.Locale.ROOT).replace('-', '_');
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw wrong(
                found,
                "“" + scalar(found) + "” is not known for “" + key + "”",
                "Use one of " + List.of(type.getEnumConstants()));
    }

    List<String> texts(String key) {
        return nodes(key).stream().map(this::scalar).map(String::strip).toList();
    }

    /** Regular expressions, tried out. */
    List<String> patterns(String key) {
        List<String> found = new ArrayList<>();
        for (Node each : nodes(key)) {
            String pattern = scalar(each);
            try {
                java.util.regex.Pattern.compile(PLACEHOLDER.matcher(pattern).replaceAll("x"));
            } catch (PatternSyntaxException e) {
                throw wrong(
                        each,
                        "“" + pattern + "” is no regular expression: " + e.getDescription(),
                        "Correct it near character " + (e.getIndex() + 1));
            }
            found.add(pattern);
        }
        return found;
    }

    List<Yaml> children(String key) {
        return nodes(key).stream().map(n -> new Yaml(file, n)).toList();
    }

    Optional<Yaml> child(String key) {
        return Optional.ofNullable(optional(key)).map(n -> new Yaml(file, n));
    }

    /** Every key with its mapping, in the order written; for mappings whose keys are data. */
    Map<String, Yaml> entries() {
        Map<String, Yaml> found = new LinkedHashMap<>();
        values.forEach((key, value) -> found.put(key, new Yaml(file, value)));
        asked.addAll(values.keySet());
        return found;
    }

    /** Every key with its text, in the order written. */
    Map<String, String> pairs() {
        Map<String, String> found = new LinkedHashMap<>();
        values.forEach((key, value) -> found.put(key, scalar(value)));
        asked.addAll(values.keySet());
        return found;
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** Refuses keys nobody asked for; call it last. */
    void end() {
        for (String key : values.keySet()) {
            if (!asked.contains(key)) {
                throw new MalformedStandard(
                        file + ":" + keyLines.get(key),
                        "the key “" + key + "” is not known here",
                        "Known are " + String.join(", ", asked));
            }
        }
    }

    // --- errors ------------------------------------------------------------------------------------------------------

    String place() {
        return file + ":" + line(node);
    }

    /** An error at this key's value, or at the mapping where the key is missing. */
    MalformedStandard wrong(String key, String wrong, String remedy) {
        Node at = values.getOrDefault(key, node);
        return wrong(at, wrong, remedy);
    }

    private MalformedStandard wrong(Node at, String wrong, String remedy) {
        return new MalformedStandard(file + ":" + line(at), wrong, remedy);
    }

    private Node required(String key) {
        Node found = optional(key);
        if (found == null) {
            throw wrong(node, "“" + key + "” is missing", "Add “" + key + ": …”");
        }
        return found;
    }

    private @Nullable Node optional(String key) {
        asked.add(key);
        return values.get(key);
    }

    private List<Node> nodes(String key) {
        Node found = optional(key);
        if (found == null) {
            return List.of();
        }
        if (found instanceof SequenceNode list) {
            return list.getValue();
        }
        throw wrong(found, "“" + key + "” must be a list", "Write [a, b] or one “- …” line each");
    }

    private String scalar(Node found) {
        if (found instanceof ScalarNode text) {
            return text.getValue();
        }
        throw wrong(found, "a single value was expected here", "Write one text, number, true or false");
    }

    private static int line(Node found) {
        return found.getStartMark().getLine() + 1;
    }
}
