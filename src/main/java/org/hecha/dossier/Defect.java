package org.hecha.dossier;

import java.util.Optional;
import org.hecha.evidence.EvidenceId;

/**
 * One thing to be put right, told to the county together with all others (一次性告知).
 *
 * @param criterion {@code S01} …; empty for the application form
 * @param claim     key of the claim; empty where the whole criterion is meant
 * @param reason    why, from a closed list
 * @param demand    what is asked for, in words; never empty
 */
public record Defect(String criterion, String claim, Optional<EvidenceId> evidence, ReasonCode reason, String demand) {

    /** Reasons seen in real corrections; each has a sentence in both languages ({@code defect.<name>}). */
    public enum ReasonCode {
        NO_EVIDENCE,
        CONTRADICTED_BY_EVIDENCE,
        DOES_NOT_ANSWER_THE_DEMAND,
        OUT_OF_WINDOW,
        WRONG_BASIS,
        SUPERIORS_DOCUMENT,
        DRAFT_ONLY,
        UNREADABLE,
        NO_FIGURES,
        FORM_INCOMPLETE,
        SEAL_MISSING,
        OTHER
    }
}
