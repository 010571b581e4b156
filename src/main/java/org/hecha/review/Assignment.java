package org.hecha.review;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hecha.dossier.DossierId;
import org.hecha.organization.Level;
import org.hecha.organization.MemberId;
import org.hecha.shared.DomainEvent;
import org.hecha.shared.Ids;

/**
 * One reviewer's part in judging one dossier. Life: assigned → the reviewer declares that there is no conflict of
 * interest → judges criterion by criterion → submits; or declares a conflict, and somebody else is assigned.
 *
 * @param declared  true once the reviewer has declared to be free of conflicts; nothing can be judged before
 * @param submitted true once the sheet is final; until then colleagues' sheets stay hidden from this reviewer
 */
public record Assignment(Id id, DossierId dossier, Kind kind, MemberId reviewer, boolean declared, boolean submitted) {

    public record Id(UUID value) {
        public static Id of(String text) {
            return new Id(Ids.parse(text));
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
        PANEL,
        /** experts from other provinces on the end of a title's term, blind; an opinion without a sheet (decision 0103) */
        TERM;

        /** Whether such reviewers judge criterion by criterion, on a sheet. */
        public boolean byCriteria() {
            return this != TERM;
        }

        /** Where such reviewers say what they think. */
        public Set<String> steps() {
            return switch (this) {
                case DESK -> Set.of("desk_review", "third_review");
                case SPOT_CHECK -> Set.of("spot_check");
                case PANEL -> Set.of("panel_review");
                case TERM -> Set.of("term_review");
            };
        }

        /** The step that decides from what they said; for a spot check the panel that is formed next. */
        public String concluding() {
            return switch (this) {
                case DESK -> "desk_conclusion";
                case SPOT_CHECK -> "form_panel";
                case PANEL -> "national_deliberation";
                case TERM -> "propose_grade";
            };
        }

        /** The level that assigns such reviewers. */
        public Level assigning() {
            return this == DESK ? Level.PROVINCE : Level.NATION;
        }
    }

    /** Facts about assignments. They carry no judgement, because the chain may be read before the blind round is over. */
    public sealed interface Fact extends DomainEvent {
        DossierId dossier();

        Id assignment();

        @Override
        default String chain() {
            return dossier().toString();
        }

        @Override
        default String subject() {
            return assignment().toString();
        }
    }

    public record Made(DossierId dossier, Id assignment, Kind kind, MemberId reviewer, String actor) implements Fact {
        @Override
        public String action() {
            return "assignment.made";
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("kind", kind.name(), "reviewer", reviewer.toString());
        }
    }

    /** The reviewer has declared to be free of conflicts. */
    public record Declared(DossierId dossier, Id assignment, Kind kind, String actor) implements Fact {
        @Override
        public String action() {
            return "assignment.declared";
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("kind", kind.name());
        }
    }

    /** The reviewer has a conflict of interest and is out; the place is free for somebody else. */
    public record Recused(DossierId dossier, Id assignment, Kind kind, MemberId reviewer, String actor)
            implements Fact {
        @Override
        public String action() {
            return "assignment.recused";
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("kind", kind.name(), "reviewer", reviewer.toString());
        }
    }

    /** The sheet of somebody who stepped back was handed in before; it counts no more. */
    public record Struck(DossierId dossier, Id assignment, Kind kind, String actor) implements Fact {
        @Override
        public String action() {
            return "assignment.struck";
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("kind", kind.name());
        }
    }

    public record Judged(DossierId dossier, Id assignment, String criterion, String actor) implements Fact {
        @Override
        public String action() {
            return "assignment.judged";
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("criterion", criterion);
        }
    }

    /** The sheet is final; its digest proves later what it said. */
    public record Submitted(DossierId dossier, Id assignment, Kind kind, String digest, String actor) implements Fact {
        @Override
        public String action() {
            return "assignment.submitted";
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("kind", kind.name(), "sha256", digest);
        }
    }
}
