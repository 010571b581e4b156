package org.hecha.dossier;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hecha.evidence.EvidenceId;
import org.hecha.evidence.Receipt;
import org.hecha.organization.Scope;
import org.hecha.shared.DomainEvent;

/**
 * What a county adds to the summary at the end of its title's term: files with receipts like all others, which are no evidence
 * of the dossier's claims and are neither searched nor verified as such. The county's clerk adds and takes out while the summary is being
 * written; everybody else who sees the dossier finds what was handed in with it.
 */
public interface TermPapers {

    /** @param opens whether this person may look into it: not before a scanner has where scanning is required */
    record Paper(
            EvidenceId id,
            DossierId dossier,
            String name,
            long bytes,
            String sha256,
            String receipt,
            Instant received,
            String receivedBy,
            boolean opens) {}

    /** Most files of one summary. */
    int most();

    /** Whether this person may add and take out now. */
    boolean writable(Scope scope, DossierId id);

    /** As this person sees them, by name. */
    List<Paper> of(Scope scope, DossierId id);

    /** @throws org.hecha.evidence.UnknownEvidence for what is none, or none this person sees */
    Paper get(Scope scope, EvidenceId paper);

    /**
     * Adds a file once, however often it is sent.
     *
     * @param key as for a file of the dossier
     * @throws NotWritable       for everybody but the county's clerk, and while no summary is being written
     * @throws TooManyTermPapers past {@link #most}
     * @throws org.hecha.evidence.AlreadyReceived for the same bytes twice
     */
    Receipt add(Scope scope, DossierId id, String name, InputStream bytes, String key);

    /** @throws NotWritable as {@link #add} */
    void withdraw(Scope scope, EvidenceId paper);

    Receipt receipt(Scope scope, EvidenceId paper);

    /**
     * The bytes as received; written to the dossier's audit trail.
     *
     * @throws NotSafeToOpen      as for a file of the dossier
     * @throws PersonalDataInside as for a file of the dossier
     */
    InputStream download(Scope scope, EvidenceId paper);

    /** The county begins, or goes on, to write its summary. For the process that asks for it. */
    void open(Scope scope, DossierId id);

    /** The summary is handed in: what lies there stands. */
    void handIn(Scope scope, DossierId id);

    /** @param how added or taken out */
    record Changed(DossierId dossier, EvidenceId paper, String how, String sha256, String actor)
            implements DomainEvent {
        @Override
        public String chain() {
            return dossier.toString();
        }

        @Override
        public String action() {
            return "term-paper." + how;
        }

        @Override
        public String subject() {
            return paper.toString();
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("sha256", sha256);
        }
    }
}
