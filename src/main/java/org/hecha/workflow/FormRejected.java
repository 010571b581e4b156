package org.hecha.workflow;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hecha.shared.Refused;

/** Fields of a form are wrong; all of them at once. */
public final class FormRejected extends Refused {
    private final transient Map<String, String> problems;

    /** @param problems field → message key below {@code form.problem.} */
    public FormRejected(Map<String, String> problems) {
        super(Kind.INVALID);
        this.problems = new LinkedHashMap<>(problems);
        fact("fields", String.join(", ", problems.keySet()));
    }

    public Map<String, String> problems() {
        return Map.copyOf(problems);
    }
}
