package org.hecha.reuse;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hecha.dossier.DossierId;
import org.hecha.evidence.EvidenceId;
import org.hecha.organization.Scope;
import org.hecha.shared.DomainEvent;

/**
 * Files that have much in common. A pair exists for a person only when both dossiers do: a county learns of no other county's
 * files, neither from a list nor from a number.
 */
public interface Reuse {

    /** Pairs with a file of this dossier, those nobody has judged first, then those with most in common. */
    List<Pair> of(Scope scope, DossierId dossier);

    /** Pairs with this file. */
    List<Pair> of(Scope scope, EvidenceId file);

    /** @throws UnknownPair when the two have nothing in common, or one of them is out of sight */
    Pair pair(Scope scope, EvidenceId one, EvidenceId other);

    /** Both texts next to each other; empty for pairs that have only a picture or their bytes in common. */
    List<SideBySide.Row> sideBySide(Scope scope, EvidenceId one, EvidenceId other);

    /**
     * Says what a reviewer makes of a pair; the last word counts, earlier ones are kept.
     *
     * @param confirmed true: one is taken from the other; false: there is nothing wrong with it
     * @param reason    at most 500 characters
     * @throws JudgementWithoutReason for a blank reason
     * @throws NotForCounties when a county would judge its own files
     */
    void judge(Scope scope, EvidenceId one, EvidenceId other, boolean confirmed, String reason);

    /** What does not fit about files of this dossier, made anew at each call; possibly nothing. */
    List<Signal> signals(Scope scope, DossierId dossier);

    /** Whether every file that was read has been compared. */
    boolean settled();

    /** One of two files. */
    record Side(
            EvidenceId evidence,
            DossierId dossier,
            String number,
            String county,
            String path,
            int page,
            boolean image) {

        /** The file name without folders. */
        public String name() {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    /** What a person made of a pair. */
    record Judgement(boolean confirmed, String reason, String by, Instant at) {}

    /**
     * Two files.
     *
     * @param mine  the side that was asked for
     * @param yours the other one
     */
    record Pair(Kin kin, Side mine, Side yours, Optional<Judgement> judgement) {

        /** Between an earlier round's dossier and this one of the same county there is nothing strange in it. */
        public boolean acrossCounties() {
            return !mine.county().equals(yours.county());
        }

        /** What they have in common, in percent. */
        public int percent() {
            return (int) Math.round(100 * Math.max(kin.containment(), kin.jaccard()));
        }
    }

    /** A reviewer has judged a pair; written to the chain of the dossier under review. */
    record Judged(DossierId dossier, EvidenceId one, EvidenceId other, boolean confirmed, String actor)
            implements DomainEvent {
        @Override
        public String chain() {
            return dossier.toString();
        }

        @Override
        public String action() {
            return "reuse.judged";
        }

        @Override
        public String subject() {
            return one.toString();
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("other", other.toString(), "confirmed", Boolean.toString(confirmed));
        }
    }
}
