package org.hecha.designation;

import java.util.Map;
import java.util.UUID;
import org.hecha.dossier.DossierId;
import org.hecha.programme.RoundId;
import org.hecha.shared.DomainEvent;

/** Facts on the way to the name. They carry no names of objectors. */
public sealed interface DesignationFact extends DomainEvent {

    /** About one dossier, written into its chain. */
    sealed interface OfDossier extends DesignationFact {
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

    record Recommended(DossierId dossier, RoundId round, String province, String actor) implements OfDossier {
        @Override
        public String action() {
            return "dossier.recommended";
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("round", round.value(), "province", province);
        }
    }

    /** @param sha256 of the PDF; @param docxSha256 of the DOCX */
    record LetterIssued(RoundId round, String province, String number, String sha256, String docxSha256, String actor)
            implements DesignationFact {
        @Override
        public String chain() {
            return "system";
        }

        @Override
        public String action() {
            return "letter.issued";
        }

        @Override
        public String subject() {
            return round + "/" + province;
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("number", number, "sha256", sha256, "docx", docxSha256);
        }
    }

    /** About what an office writes on; of no dossier. */
    sealed interface OfStationery extends DesignationFact {
        String office();

        Stationery.Piece piece();

        String sha256();

        @Override
        default String chain() {
            return "system";
        }

        @Override
        default String subject() {
            return office() + "/" + piece();
        }

        @Override
        default Map<String, String> facts() {
            return Map.of("sha256", sha256());
        }
    }

    /** An office has brought a template or a seal. */
    record StationeryTaken(String office, Stationery.Piece piece, String sha256, String actor) implements OfStationery {
        @Override
        public String action() {
            return "stationery.taken";
        }
    }

    /** Papers are made with it from now on; {@code shipped} instead of a digest for what the product brings along. */
    record StationeryUsed(String office, Stationery.Piece piece, String sha256, String actor) implements OfStationery {
        @Override
        public String action() {
            return "stationery.used";
        }
    }

    /** Whether a dossier is checked by another province, and by which seed that was decided. */
    record Sampled(DossierId dossier, long seed, int percent, boolean chosen, String actor) implements OfDossier {
        @Override
        public String action() {
            return "dossier.sampled";
        }

        @Override
        public Map<String, String> facts() {
            return Map.of(
                    "seed",
                    Long.toString(seed),
                    "percent",
                    Integer.toString(percent),
                    "chosen",
                    Boolean.toString(chosen));
        }
    }

    record Published(DossierId dossier, UUID notice, String until, String actor) implements OfDossier {
        @Override
        public String action() {
            return "notice.published";
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("notice", notice.toString(), "until", until);
        }
    }

    /** Somebody outside has objected; the actor is the system, on behalf of the public page. */
    record Objected(DossierId dossier, UUID objection, Designations.Objection.Kind kind) implements OfDossier {
        @Override
        public String action() {
            return "objection.registered";
        }

        @Override
        public String actor() {
            return "system";
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("objection", objection.toString(), "kind", kind.name(), "reason", "public notice");
        }
    }

    record Answered(DossierId dossier, UUID objection, boolean upheld, String actor) implements OfDossier {
        @Override
        public String action() {
            return "objection.answered";
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("objection", objection.toString(), "upheld", Boolean.toString(upheld));
        }
    }

    record Named(DossierId dossier, String certificate, String until, String actor) implements OfDossier {
        @Override
        public String action() {
            return "dossier.named";
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("certificate", certificate, "until", until);
        }
    }

    record NotNamed(DossierId dossier, String reason, String actor) implements OfDossier {
        @Override
        public String action() {
            return "dossier.refused";
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("reason", reason);
        }
    }

    record Revoked(DossierId dossier, String certificate, String reason, String actor) implements OfDossier {
        @Override
        public String action() {
            return "title.revoked";
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("certificate", certificate, "reason", reason);
        }
    }

    /** The end of the term was assessed; {@link Revoked} follows for whoever failed. */
    record Graded(DossierId dossier, String certificate, Grade grade, String reason, String actor)
            implements OfDossier {
        @Override
        public String action() {
            return "title.graded";
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("certificate", certificate, "grade", grade.name(), "reason", reason);
        }
    }

    /** The bytes of a certificate were made; they are kept and never made again. */
    record CertificateMade(DossierId dossier, String number, String sha256, String docxSha256, String actor)
            implements OfDossier {
        @Override
        public String action() {
            return "certificate.made";
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("number", number, "sha256", sha256, "docx", docxSha256);
        }
    }
}
