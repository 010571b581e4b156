package org.hecha.workflow;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hecha.dossier.DossierId;
import org.hecha.organization.Role;

/**
 * What was done for one dossier, in the order it was finished.
 *
 * @param region code of the county
 * @param ended  when the journey ended
 */
record Trace(
        DossierId dossier,
        String number,
        String region,
        String county,
        Instant opened,
        Optional<Instant> ended,
        List<Visit> visits) {

    /**
     * A finished task.
     *
     * @param person  who in fact did it; empty where the system did
     * @param reasons of the defects it named; empty unless it sent the dossier back
     */
    record Visit(
            String task,
            String step,
            String criterion,
            UUID unit,
            Role role,
            Optional<UUID> person,
            Instant created,
            Instant done,
            String result,
            List<String> reasons) {

        private static final Set<String> DECISIONS = Set.of("approve", "return", "reject");

        /** Whoever judges apart decides nothing: somebody concludes. */
        boolean decides() {
            return DECISIONS.contains(result) && !Task.JUDGED_APART.contains(step);
        }

        boolean returns() {
            return decides() && result.equals("return");
        }

        /** Whether the dossier went on from here: approved, or done where nothing is decided. */
        boolean goesOn() {
            return result.equals("approve") || result.equals("done");
        }
    }
}
