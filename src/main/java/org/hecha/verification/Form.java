package org.hecha.verification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a platform's export is told from other tables, whatever the file: by what its title, its file or its headings call it, and
 * by the columns it has, in any order. Headings are compared in normal form and without blanks.
 *
 * @param called  what the title, the file's name or a heading must have
 * @param other   what the title and the file's name must not have
 * @param columns the more special ones first: each takes the first heading nobody before it took
 */
record Form(Pattern called, Pattern other, List<Column> columns) {

    /**
     * @param headings tried in order
     * @param needed   without it the table is another one
     */
    record Column(String name, List<Pattern> headings, boolean needed) {}

    /** @param called expression for what the export is called, @param other for what it is not */
    static Form called(String called, String other) {
        return new Form(Pattern.compile(called), Pattern.compile(other), List.of());
    }

    Form needs(String name, String... headings) {
        return with(name, true, headings);
    }

    Form has(String name, String... headings) {
        return with(name, false, headings);
    }

    private Form with(String name, boolean needed, String... headings) {
        List<Column> all = new ArrayList<>(columns);
        all.add(new Column(name, Arrays.stream(headings).map(Pattern::compile).toList(), needed));
        return new Form(called, other, all);
    }

    /** Where each column stands among these headings; empty where a needed one is missing. */
    Optional<Map<String, Integer>> columns(List<String> headings) {
        Map<String, Integer> found = new HashMap<>();
        Set<Integer> taken = new HashSet<>();
        for (Column column : columns) {
            int at = column.headings().stream()
                    .map(p -> first(p, headings, taken))
                    .filter(i -> i >= 0)
                    .findFirst()
                    .orElse(-1);
            if (at >= 0) {
                found.put(column.name(), at);
                taken.add(at);
            } else if (column.needed()) {
                return Optional.empty();
            }
        }
        return Optional.of(found);
    }

    private static int first(Pattern heading, List<String> headings, Set<Integer> taken) {
        for (int i = 0; i < headings.size(); i++) {
            if (!taken.contains(i)
                    && heading.matcher(headings.get(i).replace(" ", "")).find()) {
                return i;
            }
        }
        return -1;
    }
}
