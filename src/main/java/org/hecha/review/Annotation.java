package org.hecha.review;

import java.time.Instant;
import java.util.Map;
import org.hecha.dossier.DossierId;
import org.hecha.shared.DomainEvent;

/**
 * A reviewer's word on a finding; it stands beside the computed finding and never replaces it.
 *
 * @param by     member id; set by {@link Reviews#annotate}, like the moment
 * @param reason never empty for {@link Kind#OVERRIDDEN} and {@link Kind#ASKED}
 */
public record Annotation(String criterion, String claim, Kind kind, String by, Instant at, String reason) {
    public enum Kind {
        CONFIRMED,
        OVERRIDDEN,
        /** the county will be asked: a defect was drafted */
        ASKED
    }

    /** A reviewer has spoken on a finding. */
    public record Made(DossierId dossier, String criterion, String claim, Kind kind, String actor)
            implements DomainEvent {
        @Override
        public String chain() {
            return dossier.toString();
        }

        @Override
        public String action() {
            return "annotation.made";
        }

        @Override
        public String subject() {
            return criterion + "/" + claim;
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("kind", kind.name());
        }
    }
}
