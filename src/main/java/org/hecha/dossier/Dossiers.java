package org.hecha.dossier;

import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hecha.evidence.EvidenceId;
import org.hecha.evidence.PageBoxes;
import org.hecha.evidence.PageText;
import org.hecha.evidence.Receipt;
import org.hecha.evidence.Scan;
import org.hecha.evidence.SheetRows;
import org.hecha.evidence.Withdrawal;
import org.hecha.organization.BodyId;
import org.hecha.organization.Level;
import org.hecha.organization.Scope;
import org.hecha.programme.RoundId;
import org.hecha.programme.Stage;
import org.hecha.standard.Standard;

/**
 * Dossiers, their claims and their evidence, within a scope: whatever lies outside does not exist
 * ({@link UnknownDossier}), and what may not be changed now is refused ({@link NotWritable}).
 */
public interface Dossiers {

    /**
     * Opens the county's dossier for a round.
     *
     * @throws AlreadyOpened when the county has one in this round; carries its number
     */
    Dossier open(Scope scope, RoundId round, String county);

    Dossier get(Scope scope, DossierId id);

    /** By number, such as {@code 2021B2-990226}. */
    Optional<Dossier> byNumber(Scope scope, String number);

    /**
     * Dossiers in the scope, by number.
     *
     * @param text  part of number or county; empty = all
     * @param stage only this stage, where given
     * @param standing only those still in the race, or out of it
     * @param after number of the last row of the page before; empty for the first page
     * @param limit at most 200
     */
    List<Dossier> list(Scope scope, String text, Optional<Stage> stage, Standing standing, String after, int limit);

    /** Whether or not they are still in the race. */
    default List<Dossier> list(Scope scope, String text, Optional<Stage> stage, String after, int limit) {
        return list(scope, text, stage, Standing.ALL, after, limit);
    }

    /** Number of dossiers in the scope by stage; stages without any are 0. @param standing as {@link #list} */
    Map<Stage, Long> countByStage(Scope scope, Standing standing);

    /** Whether dossiers are still in the race. */
    enum Standing {
        ALL,
        /** open, or named */
        IN,
        /** refused or withdrawn */
        OUT
    }

    /**
     * All dossiers in the scope, at most a few thousand (one a county and round), each with the number of the revision this
     * person sees of it; 0 for what stands there now.
     *
     * <p>While a county writes, everybody else sees what it submitted last, if it ever did, and background work what stands
     * there (decision 0127): values, files, and everything below that is said of them. What was never submitted because the
     * dossier was closed stays with the county.
     */
    Map<DossierId, Integer> visible(Scope scope);

    /** What this person sees of the dossier in place of what stands there now; empty where it is that. */
    Optional<AsSubmitted> asSubmitted(Scope scope, DossierId id);

    /** What everybody but the county sees; empty while all see what stands there now. */
    Optional<Submission> submission(Scope scope, DossierId id);

    /** The uploads of {@link #submission}; none while there is none. */
    Set<EvidenceId> submitted(Scope scope, DossierId id);

    /** The standard this dossier is judged by: pinned edition, overlays of its province. */
    Standard standardOf(Scope scope, DossierId id);

    /** What this person may change now; screens open exactly this, saving checks exactly this. */
    Writable writable(Scope scope, DossierId id);

    // --- application form ------------------------------------------------------------------------------------------

    /** The fields of the application form (申报表) as saved so far; keys of {@code forms/application.form}. */
    Map<String, String> application(Scope scope, DossierId id);

    /**
     * Saves fields of the form; fields that are not named stay as they are.
     *
     * @throws NotWritable outside the application, or after a return that does not name the form
     */
    void saveApplication(Scope scope, DossierId id, Map<String, String> fields);

    // --- claims ----------------------------------------------------------------------------------------------------

    /** Every claim of the standard in its order, filled or not. */
    List<Claim> claims(Scope scope, DossierId id);

    /**
     * Saves one claim.
     *
     * @param version the version the writer saw
     * @return the new version
     * @throws ClaimChangedMeanwhile when somebody else saved first; carries their value
     * @throws NotWritable when this claim is not open for this person now
     */
    long save(Scope scope, DossierId id, String criterion, String key, Optional<Answer> answer, long version);

    void cite(Scope scope, DossierId id, String criterion, String key, Claim.Citation citation);

    void uncite(Scope scope, DossierId id, String criterion, String key, Claim.Citation citation);

    /** Which body answers for a criterion; the county's association where nothing was said. */
    Map<String, BodyId> responsible(Scope scope, DossierId id);

    void assign(Scope scope, DossierId id, String criterion, BodyId unit);

    // --- evidence --------------------------------------------------------------------------------------------------

    /**
     * Adds a file.
     *
     * @param criterion may be empty (unsorted)
     * @param slot      may be empty
     * @throws org.hecha.evidence.AlreadyReceived for the same bytes twice in one dossier
     */
    default Receipt add(Scope scope, DossierId id, String criterion, String slot, String path, InputStream bytes) {
        return add(scope, id, criterion, slot, path, bytes, "");
    }

    /**
     * Adds a file once, however often it is sent.
     *
     * @param key what the sender calls this very act, new for every file, 8 to 100 visible ASCII characters; empty for none.
     *            Sent again with the same file it gives the first receipt.
     * @throws org.hecha.evidence.KeyReused when the key stands for another file
     */
    Receipt add(Scope scope, DossierId id, String criterion, String slot, String path, InputStream bytes, String key);

    /** The receipt of an uploaded file; empty for what came out of a container. */
    Optional<Receipt> receipt(Scope scope, EvidenceId evidence);

    /** Receipts of all files of the dossier. */
    Map<EvidenceId, Receipt> receipts(Scope scope, DossierId id);

    /** Files the exhibit under these criteria and this slot, with this caption and date; replaces what was said before. */
    void file(
            Scope scope,
            EvidenceId evidence,
            List<String> criteria,
            String slot,
            String caption,
            Optional<LocalDate> declaredDate);

    /** Takes a file out; what came out of it goes with it, and so do the citations of both. */
    void withdraw(Scope scope, EvidenceId evidence);

    /**
     * Adds a newer version of a file, such as a better scan, filed as that one is. Both lie in the dossier as one file until
     * {@link #decide} has settled every citation.
     *
     * @param name without folders; it lies in the older one's
     * @param key  as {@link #add}
     * @throws NotWritable for what came out of a container, and where its criteria are not open
     */
    Receipt addVersion(Scope scope, EvidenceId older, String name, InputStream bytes, String key);

    /** Files beside which a newer version lies, each with that one; none for anybody but the dossier's county. */
    Map<EvidenceId, EvidenceId> undecidedVersions(Scope scope, DossierId id);

    /** All versions of a file that this person may look at, oldest first; itself alone where there are no others. */
    List<Exhibit> versions(Scope scope, EvidenceId evidence);

    /** What a newer version would change; empty when all is decided, for any other file, and for other people. */
    Optional<Succession> succession(Scope scope, EvidenceId newer);

    /**
     * Moves citations to the newer version, or drops them, as the county says; what it says nothing about, and what it may not
     * change now, stays. With none left the older version is taken out; whoever saw it can still read it.
     *
     * @return whether that is so
     */
    boolean decide(Scope scope, EvidenceId newer, List<Succession.Decision> decisions);

    /** Uploads that were taken out, last first; none for anybody but the dossier's county. */
    List<Withdrawn> withdrawn(Scope scope, DossierId id);

    /**
     * Puts a file that was taken out back where it was, with its citations.
     *
     * @throws NotWritable         when its criteria are not open for this person now
     * @throws WithdrawalSubmitted when the dossier was submitted without it since
     * @throws org.hecha.evidence.AlreadyReceived when the same bytes were sent again since
     * @throws SlotFull            DossierFull, when others have taken its place
     */
    void bringBack(Scope scope, EvidenceId evidence);

    /** What is inside an archive, by path; empty for anything else, and until it was read. */
    List<Entry> entries(Scope scope, EvidenceId archive);

    /**
     * Files one file out of an archive on its own, under the archive's criteria and slot; where the slot is full, under its
     * criteria alone. The archive stays.
     *
     * @throws org.hecha.evidence.AlreadyReceived when the dossier has the same bytes as a file of their own
     * @throws org.hecha.evidence.BadFileName     for names that no file of its own may have
     * @throws DossierFull                        past the round's number of files
     * @throws NotSafeToOpen                      for infected archives, and for unscanned ones where scanning is required
     */
    Receipt fileEntry(Scope scope, EvidenceId archive, EvidenceId entry);

    /** All files, children of containers included, by path. */
    List<Exhibit> exhibits(Scope scope, DossierId id);

    /**
     * A file of the dossier, or one that was taken out of it: for its county, and for everybody it was submitted to.
     */
    Exhibit exhibit(Scope scope, EvidenceId evidence);

    /** When and by whom it was taken out; empty while it lies in the dossier, as far as this person sees. */
    Optional<Withdrawal> withdrawal(Scope scope, EvidenceId evidence);

    /**
     * The bytes as received; written to the audit trail.
     *
     * @throws NotSafeToOpen      for infected files, and for unscanned ones of other units where scanning is required
     * @throws PersonalDataInside where the file shows personal numbers and the role may not see any
     */
    InputStream download(Scope scope, EvidenceId evidence);

    /**
     * The pages of a file. People see personal numbers hidden, character for character, but on pages they were opened to;
     * background work sees the text as it is.
     */
    List<PageText> pages(Scope scope, EvidenceId evidence);

    Optional<PageBoxes> boxes(Scope scope, EvidenceId evidence, int page);

    /**
     * Where a page of a workbook stands in it: its sheet and the row of each line; empty for pages of anything else. A
     * personal number in the sheet's name is hidden as one in its cells is.
     */
    Optional<SheetRows> rows(Scope scope, EvidenceId evidence, int page);

    /**
     * The cell a passage of a workbook begins in, such as {@code 志愿者名册!C17}; empty for pages of anything else.
     *
     * @param start index in the page's text; before it begins ({@code -1}) there is no cell
     */
    Optional<String> cell(Scope scope, EvidenceId evidence, int page, int start);

    /** The page's picture, PNG; personal numbers are painted over as they are hidden in the text. */
    Optional<byte[]> picture(Scope scope, EvidenceId evidence, int page);

    /** What the malware scanner said of a file. */
    Scan scan(Scope scope, EvidenceId evidence);

    /** Personal numbers on one page, and whether this person may see them. */
    PersonalNumbers personalNumbers(Scope scope, EvidenceId evidence, int page);

    /**
     * Opens the personal numbers of one page to this person for a while; written to the audit trail with the reason.
     *
     * @return until when
     * @throws UnmaskingWithoutReason     without a reason that can be understood later
     * @throws TooManyUnmaskings past the number an hour allows
     * @throws NotWritable       for roles that never see personal numbers
     */
    Instant unmask(Scope scope, EvidenceId evidence, int page, String reason);

    // --- moves -----------------------------------------------------------------------------------------------------

    Completeness completeness(Scope scope, DossierId id);

    /**
     * Submits what is there now as an immutable revision; for the county's clerk or leader, or background work.
     *
     * @throws DeadlinePassed for a self-check after the round's closing, unless it answers a return
     * @throws Incomplete when something blocking is missing; carries the gaps
     */
    Revision submit(Scope scope, DossierId id);

    /**
     * Gives the dossier back to the county with all defects at once; the county may change only what they name. For any
     * scope that sees it: who may return is decided by the worklist.
     *
     * @throws TooManyReturns    when this level has returned it as often as the round allows
     * @throws DefectsIncomplete without a defect, or with one that names nothing in the standard or demands nothing
     * @throws NotWritable       unless it is with a reviewing level
     */
    void returnForCorrection(Scope scope, DossierId id, Level by, List<Defect> defects);

    /** Defects of the last return that has not been answered by a submission; empty otherwise. */
    List<Defect> openDefects(Scope scope, DossierId id);

    /** How often the level has returned it. */
    int returns(Scope scope, DossierId id, Level by);

    /** Moves the dossier along the journey; opens it for writing where {@code writable}. */
    void move(Scope scope, DossierId id, Stage stage, Level reached, boolean writable);

    void close(Scope scope, DossierId id, Dossier.Outcome outcome);

    List<Revision> revisions(Scope scope, DossierId id);

    /**
     * The canonical JSON of a revision, over whose UTF-8 bytes {@link Revision#digest()} was made.
     *
     * @throws UnknownDossier where there is no such revision
     */
    String content(Scope scope, DossierId id, int revision);

    /** Differences between two revisions; 0 means what stands there now, or what this person sees in its place. */
    Revision.Diff diff(Scope scope, DossierId id, int from, int to);
}
