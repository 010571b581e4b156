package org.hecha.designation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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

    /** @param judging how many more dossiers there are whose judgements this reader may not know yet */
    record Ranking(RoundId round, String province, int quota, int recommended, List<Ranked> rows, int judging) {}

    /**
     * A province's dossiers from the recommendation on, withdrawn ones left out, by the desk reviewers' agreed judgement.
     * Those the reader judges apart, or may still be asked to judge, are counted and not named.
     *
     * @param province region code
     */
    Ranking ranking(Scope scope, RoundId round, String province);

    /** How many counties each province has recommended in the round, by region code; those that have none are left out. */
    Map<String, Integer> placesTaken(RoundId round);

    /**
     * Puts the dossier on its province's list; once more changes nothing.
     *
     * @throws NotEntitled for people who are neither the province's reviewers nor its leaders
     * @throws QuotaExhausted when the recommending body has named as many as it may
     */
    void recommend(Scope scope, DossierId dossier, String reason);

    /**
     * The recommendation letter with its number, from the province's template in use: made once and kept. Where the list has
     * changed since, a new letter with a new number is made that names the one it replaces. Numbers have no gaps; a letter
     * that is refused uses up none.
     *
     * @throws NothingRecommended for an empty list
     * @throws IssuerUnknown where nobody has configured the province's code
     * @throws FontMissing where the machine has no Chinese font
     * @throws org.hecha.evidence.ConverterMissing where the machine has no office suite
     */
    Document letter(Scope scope, RoundId round, String province);

    /**
     * A paper that was made and is kept.
     *
     * @param number official document number, the same in both forms
     * @param pdf    PDF/A-2b; of papers made before there were templates an ordinary PDF
     * @param docx   empty for papers made before there were templates
     */
    record Document(String number, Form pdf, Optional<Form> docx) {}

    /** @param sha256 of the bytes, lower case hexadecimal */
    record Form(String fileName, byte[] bytes, String sha256) {}

    /**
     * Draws the sample for the cross-province spot check over the dossiers that have reached the nation and were not
     * decided one by one before: the {@code ceil(n × percent / 100)} smallest SHA-256 of {@code <seed>:<number>}. Same seed
     * and same dossiers give the same sample, and anybody can recompute it.
     *
     * @throws SampleDrawn when the round has a sample with another seed or share
     */
    Sample drawSample(Scope scope, RoundId round, long seed, int percent);

    record Sample(RoundId round, long seed, int percent, List<DossierId> dossiers, Instant drawn) {}

    /**
     * Whether the dossier is in its round's sample. One that was not there when the sample was drawn is decided now, by
     * itself: its lot's first eight hexadecimal digits must be less than {@code percent / 100 × 2^32}. Where nobody has drawn,
     * a random seed is made when the round's first dossier arrives. A decision never changes.
     */
    boolean sampled(Scope scope, DossierId dossier);

    /** The round's sample so far, with its seed, chosen dossiers by lot; for the nation's officers. */
    Optional<Sample> sample(Scope scope, RoundId round);

    // --- public notice ---------------------------------------------------------------------------------------------

    record Notice(
            UUID id,
            DossierId dossier,
            String number,
            String county,
            String province,
            LocalDate from,
            LocalDate until) {}

    /** Shows it to the public from today until 18:00 of the round's last notice day; once more changes nothing. */
    Notice publish(Scope scope, DossierId dossier);

    /** Notices anybody may read, newest first: those that run, or those that are over. */
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

    /**
     * From the public page.
     *
     * @param name    real name, like {@code unit} and {@code contact} at most 200 characters
     * @param text    the reason, at most 5,000 characters
     * @throws ObjectionIncomplete where one of them is missing or too long
     * @throws NoticeOver after its end
     */
    Objection object(UUID notice, Objection.Kind kind, String name, String unit, String contact, String text);

    /** For the nation's officers only, oldest first. @throws NotEntitled for everybody else */
    List<Objection> objections(Scope scope, DossierId dossier);

    /** @param answer never empty. @throws ObjectionAnswered when somebody has answered before */
    void answer(Scope scope, UUID objection, boolean upheld, String answer);

    // --- verdict ---------------------------------------------------------------------------------------------------

    /**
     * @param number  certificate number, drawn without gaps
     * @param grading what the assessment at the end of the term came to; empty before
     */
    record Certificate(
            String number,
            DossierId dossier,
            String county,
            RoundId round,
            LocalDate named,
            LocalDate until,
            boolean revoked,
            Optional<Grading> grading) {

        /** Whether the term was assessed as this and the title still stands. */
        public boolean graded(Grade grade) {
            return !revoked && grading.filter(g -> g.grade() == grade).isPresent();
        }
    }

    /** @param on day of the conclusion, in Beijing */
    record Grading(Grade grade, LocalDate on) {}

    /**
     * Gives the title, until the end of the edition's period; closes nothing, that is for the workflow. Once more gives the
     * same certificate.
     *
     * @throws NoticeMissing without a public notice
     * @throws NoticeRunning before its end
     * @throws ObjectionOpen while an objection is unanswered, or one about the substance was upheld
     * @throws AlreadyDecided when it was refused
     */
    Certificate name(Scope scope, DossierId dossier);

    /** @param reason never empty. @throws AlreadyDecided when there is a verdict */
    void refuse(Scope scope, DossierId dossier, String reason);

    Optional<Certificate> certificateOf(Scope scope, DossierId dossier);

    /** The certificate from the nation's template in use, made once and kept. @throws NoTitle when never named or revoked */
    Document certificate(Scope scope, DossierId dossier);

    /** Anybody may check a certificate number. */
    Optional<Certificate> register(String number);

    /** All titles ever given, revoked ones marked, by number. */
    List<Certificate> register();

    /** @param reason never empty. @throws NoTitle when never named or revoked before */
    void revoke(Scope scope, DossierId dossier, String reason);

    /**
     * The conclusion of the assessment at the end of the term; whoever fails it loses the title.
     *
     * @param reason never empty where the title is lost
     * @throws NotEntitled for everybody but the nation's officers and leaders
     * @throws NoTitle when never named or revoked before
     * @throws AlreadyGraded when there is a conclusion
     */
    void grade(Scope scope, DossierId dossier, Grade grade, String reason);

    /** @param by member id, or {@code system} */
    record Conclusion(Grade grade, Instant at, String by, String reason) {}

    /** What the assessment came to and why, for everybody who sees the dossier; empty before its end. */
    Optional<Conclusion> conclusionOf(Scope scope, DossierId dossier);
}
