package org.hecha.review;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hecha.dossier.Defect;
import org.hecha.dossier.DossierId;
import org.hecha.shared.DomainEvent;

/**
 * What one person decided about a dossier at one step, and why.
 *
 * @param step    id of the step in the process, such as {@code city_check}
 * @param by      member id
 * @param actingFor member id of the person substituted; empty otherwise
 * @param text    the reason; never empty for a return or a rejection
 * @param fields  the other fields of the step's form
 * @param defects told to the county with a return; empty otherwise
 */
public record Opinion(
        DossierId dossier,
        String step,
        Decision decision,
        String by,
        String actingFor,
        Instant at,
        String text,
        Map<String, String> fields,
        List<Defect> defects) {

    public enum Decision {
        APPROVE,
        RETURN,
        REJECT
    }

    /** An opinion was given. */
    public record Given(DossierId dossier, String step, Decision decision, String actor) implements DomainEvent {
        @Override
        public String chain() {
            return dossier.toString();
        }

        @Override
        public String action() {
            return "opinion.given";
        }

        @Override
        public String subject() {
            return dossier.toString();
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("step", step, "decision", decision.name());
        }
    }
}
