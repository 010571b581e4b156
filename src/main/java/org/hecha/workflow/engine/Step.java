package org.hecha.workflow.engine;

import java.util.Set;

/**
 * A human step as its diagram declares it.
 *
 * @param role      name of the role whose members may do it
 * @param stage     station of the journey that begins with it; empty where nothing changes
 * @param level     highest level that has received the dossier by then; empty where nothing changes
 * @param writable  whether the county may write from then on
 * @param notBy     steps whose doers may not do this one
 * @param decisions what may be decided; empty where nothing is
 */
public record Step(
        String process,
        String id,
        String role,
        String form,
        String stage,
        String level,
        boolean writable,
        Set<String> notBy,
        Set<String> decisions) {

    public Step {
        notBy = Set.copyOf(notBy);
        decisions = Set.copyOf(decisions);
    }

    /** True where a reviewing level decides: approve, return or reject. */
    public boolean reviews() {
        return decisions.contains("reject") && !role.startsWith("COUNTY");
    }
}
