package org.hecha.dossier;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hecha.organization.Level;
import org.hecha.programme.RoundId;
import org.hecha.programme.Stage;
import org.hecha.shared.DomainEvent;

/**
 * A county's dossier in one round, from the first draft to the decision.
 *
 * <p>Life: opened as {@link Status#DRAFT} (application form) → submitted → … → draft again for the self-check → submitted →
 * perhaps returned, corrected, submitted again → closed with an {@link Outcome}.
 *
 * @param number   {@code <round>-<county code>}, such as {@code 2021B2-990226}
 * @param region   code of the county
 * @param county   its name on the day the dossier was opened
 * @param place    {@code lo} of the county in the region tree
 * @param stage    station of the journey
 * @param reached  highest level that has received it; what {@code Scope} compares with
 * @param revision number of the last submitted revision; 0 = never submitted
 * @param version  rises by one with every change of this row; guards against stale tabs
 * @param demo     true for the invented dossiers of the demo profile
 * @param writing  since when the county writes what it has not submitted; stays so where it is closed meanwhile
 */
public record Dossier(
        DossierId id,
        String number,
        RoundId round,
        String region,
        String county,
        int place,
        Status status,
        Stage stage,
        Level reached,
        Outcome outcome,
        int revision,
        long version,
        Instant opened,
        boolean demo,
        Optional<Instant> writing) {

    public enum Status {
        /** the county writes */
        DRAFT,
        /** with a reviewing level; nobody writes */
        SUBMITTED,
        /** back with the county, with defects; only what they name is open */
        RETURNED,
        /** decided; nobody writes any more */
        CLOSED
    }

    /** Whether something else was submitted than stands there now, and everybody but the county sees that (decision 0127). */
    public boolean unsubmitted() {
        return writing.isPresent() && revision > 0;
    }

    public enum Outcome {
        OPEN,
        NAMED,
        REFUSED,
        WITHDRAWN
    }

    /** Facts about dossiers, heard by audit, workflow, search and verification. */
    public sealed interface Fact extends DomainEvent {
        DossierId dossier();

        @Override
        default String chain() {
            return dossier().toString();
        }

        @Override
        default String subject() {
            return dossier().toString();
        }
    }

    public record Opened(DossierId dossier, String number, String region, String actor) implements Fact {
        @Override
        public String action() {
            return "dossier.opened";
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("number", number, "region", region);
        }
    }

    /** A claim was saved; {@code before} and {@code after} are JSON. */
    public record ClaimSaved(DossierId dossier, String criterion, String key, String before, String after, String actor)
            implements Fact {
        @Override
        public String action() {
            return "claim.saved";
        }

        @Override
        public String subject() {
            return criterion + "/" + key;
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("before", before, "after", after);
        }
    }

    /** Evidence was cited for a claim, filed under other criteria, or the citation taken back. */
    public record EvidenceFiled(DossierId dossier, String evidence, String criterion, String change, String actor)
            implements Fact {
        @Override
        public String action() {
            return "evidence.filed";
        }

        @Override
        public String subject() {
            return evidence;
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("criterion", criterion, "change", change);
        }
    }

    /** A file is a newer version of another; {@code change} is {@code offered}, and {@code replaced} when it has its place. */
    public record EvidenceReplaced(DossierId dossier, String evidence, String older, String change, String actor)
            implements Fact {
        @Override
        public String action() {
            return "evidence.version";
        }

        @Override
        public String subject() {
            return evidence;
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("older", older, "change", change);
        }
    }

    /** A person opened or downloaded a file. */
    public record EvidenceOpened(DossierId dossier, String evidence, String how, String actor) implements Fact {
        @Override
        public String action() {
            return "evidence.opened";
        }

        @Override
        public String subject() {
            return evidence;
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("how", how);
        }
    }

    /** A person asked to see the personal numbers of one page. */
    public record PersonalDataShown(DossierId dossier, String evidence, int page, String reason, String actor)
            implements Fact {
        @Override
        public String action() {
            return "evidence.unmasked";
        }

        @Override
        public String subject() {
            return evidence;
        }

        @Override
        public Map<String, String> facts() {
            var facts = new LinkedHashMap<String, String>();
            facts.put("page", Integer.toString(page));
            facts.put("reason", reason);
            return facts;
        }
    }

    /** Another unit answers for a criterion; ids of bodies, {@code before} empty where it was the association. */
    public record Assigned(DossierId dossier, String criterion, String before, String after, String actor)
            implements Fact {
        @Override
        public String action() {
            return "criterion.assigned";
        }

        @Override
        public String subject() {
            return criterion;
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("before", before, "after", after);
        }
    }

    /** Fields of the application form were saved; keys only, values may be personal. */
    public record FormSaved(DossierId dossier, String fields, String actor) implements Fact {
        @Override
        public String action() {
            return "form.saved";
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("fields", fields);
        }
    }

    public record Submitted(DossierId dossier, int revision, String digest, String actor) implements Fact {
        @Override
        public String action() {
            return "dossier.submitted";
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("revision", Integer.toString(revision), "sha256", digest);
        }
    }

    public record Returned(DossierId dossier, Level by, int round, List<Defect> defects, String actor) implements Fact {
        @Override
        public String action() {
            return "dossier.returned";
        }

        @Override
        public Map<String, String> facts() {
            return Map.of(
                    "by", by.name(), "round", Integer.toString(round), "defects", Integer.toString(defects.size()));
        }
    }

    public record Moved(DossierId dossier, Stage stage, Level reached, String actor) implements Fact {
        @Override
        public String action() {
            return "dossier.moved";
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("stage", stage.name(), "reached", reached.name());
        }
    }

    public record Closed(DossierId dossier, Outcome outcome, String actor) implements Fact {
        @Override
        public String action() {
            return "dossier.closed";
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("outcome", outcome.name());
        }
    }
}
