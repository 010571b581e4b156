package org.hecha.designation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hecha.dossier.DossierId;
import org.hecha.organization.Scope;
import org.hecha.programme.RoundId;
import org.hecha.review.Points;

/** From the recommendation within the quota to the name. */
public interface Designations {

    /**
     * One county in a province's list; in the order of criteria met, then points, then number.
     *
     * @param met         criteria met by the reviewers' agreed judgement
     * @param differences criteria on which reviewers differed
     * @param tie         true where the next or previous row stands equal
     */
    record Ranked(
            DossierId dossier,
            String number,
            String county,
            int met,
            int of,
            Optional<Points> points,
            int differences,
            boolean tie,
            boolean recommended) {}

    record Ranking(RoundId round, String province, int quota, int recommended, List<Ranked> rows) {}

    Ranking ranking(Scope scope, RoundId round, String province);

    /**
     * Puts the dossier on its province's list.
     *
     * @throws QuotaExhausted when the recommending body has named as many as it may
     */
    void recommend(Scope scope, DossierId dossier, String reason);

    /** The recommendation letter with its number, as PDF; the number is drawn once, without gaps. */
    Document letter(Scope scope, RoundId round, String province);

    /** @param number official document number; @param sha256 of the bytes */
    record Document(String number, String fileName, byte[] pdf, String sha256) {}

    /** Seeded sample for the cross-province spot check: same seed and same dossiers give the same sample. */
    Sample drawSample(Scope scope, RoundId round, long seed, int percent);

    record Sample(RoundId round, long seed, int percent, List<DossierId> dossiers, Instant drawn) {}

    /** Whether the dossier is in its round's sample; draws the round's sample for it by the published seed where none exists. */
    boolean sampled(Scope scope, DossierId dossier);

    // --- public notice ---------------------------------------------------------------------------------------------

    record Notice(
            UUID id,
            DossierId dossier,
            String number,
            String county,
            String province,
            LocalDate from,
            LocalDate until) {}

    Notice publish(Scope scope, DossierId dossier);

    /** Notices anybody may read, newest first. */
    List<Notice> publicNotices(boolean running);

    Optional<Notice> publicNotice(UUID notice);

    /**
     * @param kind      substance, or correction of a word
     * @param name      real name; confidential, like unit and contact
     */
    record Objection(
            UUID id,
            UUID notice,
            DossierId dossier,
            Kind kind,
            String name,
            String unit,
            String contact,
            String text,
            Instant received,
            State state,
            String answer) {
        public enum Kind {
            SUBSTANCE,
            CORRECTION
        }

        public enum State {
            REGISTERED,
            UPHELD,
            REJECTED
        }
    }

    /** From the public page. @throws ObjectionIncomplete without name, contact or reason; @throws NoticeOver after its end */
    Objection object(UUID notice, Objection.Kind kind, String name, String unit, String contact, String text);

    /** For handlers only. */
    List<Objection> objections(Scope scope, DossierId dossier);

    void answer(Scope scope, UUID objection, boolean upheld, String answer);

    // --- verdict ---------------------------------------------------------------------------------------------------

    /** @param number certificate number, drawn without gaps */
    record Certificate(
            String number,
            DossierId dossier,
            String county,
            RoundId round,
            LocalDate named,
            LocalDate until,
            boolean revoked) {}

    Certificate name(Scope scope, DossierId dossier);

    void refuse(Scope scope, DossierId dossier, String reason);

    Optional<Certificate> certificateOf(Scope scope, DossierId dossier);

    /** The certificate as PDF. */
    Document certificate(Scope scope, DossierId dossier);

    /** Anybody may check a certificate number. */
    Optional<Certificate> register(String number);

    List<Certificate> register();

    void revoke(Scope scope, DossierId dossier, String reason);
}
