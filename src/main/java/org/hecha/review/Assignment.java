package org.hecha.review;

import java.util.UUID;
import org.hecha.dossier.DossierId;
import org.hecha.organization.MemberId;

/**
 * One reviewer's part in judging one dossier.
 *
 * @param submitted true once the sheet is final; until then colleagues' sheets stay hidden from this reviewer
 */
public record Assignment(Id id, DossierId dossier, Kind kind, MemberId reviewer, boolean submitted) {

    public record Id(UUID value) {
        public static Id of(String text) {
            return new Id(UUID.fromString(text));
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    public enum Kind {
        /** provincial desk review, two independent, a third when they differ */
        DESK,
        /** check of a seeded sample by another province */
        SPOT_CHECK,
        /** national expert panel, from other provinces, blind */
        PANEL
    }
}
