package org.hecha.bench;

import java.util.List;
import org.springframework.boot.ApplicationArguments;

/** What stands behind {@code ./hecha bench NAME}. */
final class Options {

    private Options() {}

    /** {@code --name=5} or {@code --name 5}. */
    static int number(ApplicationArguments arguments, String name, int otherwise) {
        List<String> values = arguments.getOptionValues(name);
        if (values != null && !values.isEmpty()) {
            return whole(name, values.getFirst());
        }
        // written apart, the number is a word of its own behind the option
        var all = List.of(arguments.getSourceArgs());
        int at = all.indexOf("--" + name);
        return at >= 0 && at + 1 < all.size() ? whole(name, all.get(at + 1)) : otherwise;
    }

    private static int whole(String name, String text) {
        try {
            return Integer.parseInt(text.replace("_", "").replace(",", ""));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--%s wants a whole number, not '%s'".formatted(name, text), e);
        }
    }
}
