package org.hecha.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hecha.dossier.DossierId;
import org.hecha.organization.MemberId;
import org.hecha.organization.Scope;
import org.hecha.shared.DomainEvent;

/**
 * Conflicts of interest the machine supposes, for people to confirm or deny. A match is made anew from what the directory and
 * the signatures say each time it is asked for; only what people said of it is kept.
 *
 * <p>A reviewer with an unanswered match may not see what is to be judged, just as before declaring. A confirmed one is a
 * declared conflict: the dossier is hidden from that person everywhere and somebody else is assigned at once. A denied one
 * stays denied until its facts change; whoever assigns may still confirm it. A confirmed one is never denied again.
 */
public interface Conflicts {

    enum Reason {
        SAME_BODY,
        EARLIER_POST,
        PHONE,
        MAIL_DOMAIN,
        CO_SIGNATURE,
        /** only for those who judge for the nation: spot checks and panels */
        SAME_PROVINCE
    }

    enum State {
        OPEN,
        DENIED,
        CONFIRMED
    }

    /** @param by whose word it is, as {@link Scope#actor()} */
    record Said(String by, Instant at, String words) {}

    /**
     * @param fact  digest of what coincides; the same as long as that does
     * @param units names of the offices it concerns; of the province for {@link Reason#SAME_PROVINCE}
     * @param paper number of the dossier that was signed, for {@link Reason#CO_SIGNATURE}; otherwise empty
     * @param from  first day of an earlier post, where known
     * @param until last day of an earlier post that is over
     * @param said  empty while it is open
     */
    record Match(
            DossierId dossier,
            MemberId person,
            Reason reason,
            String fact,
            List<String> units,
            String paper,
            Optional<LocalDate> from,
            Optional<LocalDate> until,
            State state,
            Optional<Said> said) {
        public Match {
            units = List.copyOf(units);
        }

        public boolean open() {
            return state == State.OPEN;
        }
    }

    /** Matches of the person who asks with a dossier that was assigned to them, unanswered ones first; none for anybody else. */
    List<Match> mine(Scope scope, DossierId dossier);

    /**
     * Matches of everybody who holds or could get such a part in these dossiers, those from whom it is hidden left out;
     * unanswered ones first, then by person and reason. Dossiers without any are missing.
     *
     * @throws NotAReviewer for those who do not assign such reviewers
     */
    Map<DossierId, List<Match>> of(Scope scope, Assignment.Kind kind, Set<DossierId> dossiers);

    /** Whether this person assigns such reviewers for this dossier, and so may see and answer others' matches. */
    boolean mayAnswer(Scope scope, Assignment.Kind kind, DossierId dossier);

    /**
     * @param words why; never empty
     * @throws ReasonMissing without words
     * @throws UnknownMatch where there is no such match any more, for people it does not concern, and for one that was
     *     confirmed before
     */
    void answer(
            Scope scope,
            Assignment.Kind kind,
            DossierId dossier,
            MemberId person,
            Reason reason,
            String fact,
            boolean confirmed,
            String words);

    /** A person confirmed or denied a match. The words are kept with the match and not in the chain, which reviewers read. */
    record Answered(DossierId dossier, MemberId person, Reason reason, String fact, boolean confirmed, String actor)
            implements DomainEvent {
        @Override
        public String chain() {
            return dossier.toString();
        }

        @Override
        public String action() {
            return confirmed ? "conflict.confirmed" : "conflict.denied";
        }

        @Override
        public String subject() {
            return person.toString();
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("reason", reason.name(), "sha256", fact);
        }
    }
}
