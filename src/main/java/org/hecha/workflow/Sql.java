package org.hecha.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hecha.organization.Scope;

/** The parts of conditions that say what a person may see; every read of this module is built with them. */
final class Sql {

    private final StringBuilder text = new StringBuilder();
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** @param condition with named parameters; @param pairs name, value, … */
    Sql and(String condition, Object... pairs) {
        text.append(text.isEmpty() ? "" : " and ").append('(').append(condition).append(')');
        for (int i = 0; i < pairs.length; i += 2) {
            values.put((String) pairs[i], pairs[i + 1]);
        }
        return this;
    }

    /** What must not be known to this person, whatever else allows it. */
    Sql notHidden(Scope scope) {
        return scope.hidden().isEmpty()
                ? this
                : and("t.dossier <> all (cast(:hidden as uuid[]))", "hidden", texts(scope.hidden()));
    }

    /** Dossiers inside the scope; needs {@code workflow.journey j}. */
    Sql within(Scope scope) {
        notHidden(scope);
        if (scope.system()) {
            return this;
        }
        List<String> ways = new ArrayList<>();
        int n = 0;
        for (var range : scope.ranges()) {
            ways.add("j.place between :lo%1$d and :hi%1$d and j.reached >= :level%1$d".formatted(n));
            values.put("lo" + n, range.lo());
            values.put("hi" + n, range.hi());
            values.put("level" + n, range.level().ordinal());
            n++;
        }
        ways.add("t.dossier = any (cast(:granted as uuid[]))");
        values.put("granted", texts(scope.granted()));
        return and(String.join(" or ", ways));
    }

    static String[] texts(java.util.Set<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    String where() {
        return text.isEmpty() ? "true" : text.toString();
    }

    Map<String, Object> values() {
        return values;
    }
}
