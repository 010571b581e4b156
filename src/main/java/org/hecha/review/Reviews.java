package org.hecha.review;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hecha.dossier.Defect;
import org.hecha.dossier.DossierId;
import org.hecha.organization.MemberId;
import org.hecha.organization.Scope;

/** What people decided about dossiers, and why. */
public interface Reviews {

    // --- opinions at a step ----------------------------------------------------------------------------------------

    /**
     * Records an opinion; who may give it at this step is decided by the worklist. A return takes this person's drafted
     * defects off the desk: they have been told.
     *
     * @param defects for a return at least one, unless the dossier is closed; otherwise none
     * @throws ReasonMissing for a return or rejection without text, a return without defects while the dossier can be
     *     corrected, a defect without demand
     * @throws DefectsWithoutReturn when defects are named and the decision is another one
     */
    Opinion give(
            Scope scope,
            DossierId dossier,
            String step,
            Opinion.Decision decision,
            String text,
            Map<String, String> fields,
            List<Defect> defects);

    /**
     * All opinions this reader may see, oldest first: own ones, those given at the reader's level or below, and every return
     * and rejection except where one of several people votes or judges. People who were asked one by one (experts) read no approvals but their own;
     * those on the end of a term, once free of conflicts, also what was said of it before, and colleagues' after their own. What
     * somebody said who stepped back after handing in a sheet is nobody's to count: it is among {@link #struck}.
     */
    List<Opinion> opinions(Scope scope, DossierId dossier);

    // --- assignments and sheets ------------------------------------------------------------------------------------

    /**
     * Chooses reviewers free of conflicts: not of the dossier's county or city or (for spot check and panel) province,
     * nobody the dossier is hidden from, nobody ever assigned to it, for spot check, panel and term nobody who has taken part;
     * nobody with an unanswered {@linkplain Conflicts match} while others are free, fewest open assignments first, ties by name. Grants them access. Desk reviewers come from the province's
     * recommending body, spot checkers from other provinces' reviewers and experts, the panel and those on the term from other provinces' experts.
     *
     * @param howMany at least 1
     * @throws NotEnoughReviewers when fewer than {@code howMany} are free of conflicts; nobody is assigned then
     */
    List<Assignment> assign(Scope scope, DossierId dossier, Assignment.Kind kind, int howMany);

    /**
     * Assignments that count, in the order made. Whoever is not of the level that assigned them (province for desk reviews,
     * nation otherwise) sees only the own one.
     */
    List<Assignment> assignments(Scope scope, DossierId dossier);

    Optional<Assignment> mine(Scope scope, DossierId dossier, Assignment.Kind kind);

    /**
     * The reviewer says before reading whether a conflict exists; a declared conflict hides the dossier at once, frees the
     * place ({@link Assignment.Recused}) and takes a submitted sheet out of the count.
     *
     * @param reason never empty for a conflict
     * @throws MatchUnanswered when the person says to be free of conflicts and has not answered what the machine supposes
     * @throws UnknownAssignment for anybody else's
     */
    void declareConflict(Scope scope, Assignment.Id assignment, boolean conflict, String reason);

    /**
     * Own judgements so far, by criterion; or a colleague's submitted sheet, for reviewers of the same round who have
     * submitted their own and for the level that assigned them.
     *
     * @throws UnknownAssignment for everybody else
     */
    Map<String, Judgement> sheet(Scope scope, Assignment.Id assignment);

    /**
     * Writes one judgement on the own sheet, or replaces it.
     *
     * @throws ConflictUndeclared before {@link #declareConflict} was called
     * @throws MatchUnanswered when the directory has come to know something since, until the person has answered it
     * @throws SheetFinal after {@link #submit}
     * @throws ReasonMissing when not met and no reason is given
     * @throws CitationMissing when not met and nothing says where that is seen
     * @throws PointsOutOfRange when points do not fit what the standard allows for the criterion
     * @throws UnknownCriterion when the dossier's standard has no such criterion
     */
    void judge(Scope scope, Assignment.Id assignment, Judgement judgement);

    /**
     * All sheets handed in that this reader may hold against each other, kind by kind: those who chose the reviewers and who
     * stand above them, and reviewers after their own. Who may still be asked for a third one reads none.
     */
    List<SideBySide> sideBySide(Scope scope, DossierId dossier);

    /**
     * Sheets that were handed in and count no more because their writers stepped back, in the order they did; for those who chose
     * the reviewers and the nation's above them. Nobody else learns of them, those who judge least of all.
     */
    List<StruckSheet> struck(Scope scope, DossierId dossier);

    /** Makes the own sheet final. @throws SheetIncomplete when criteria are missing, where the kind judges by them */
    void submit(Scope scope, Assignment.Id assignment, String summary);

    /**
     * How far the submitted sheets agree, and what they say together: met by majority (even counts as not met), points as
     * the mean in whole hundredths, halves up.
     *
     * @param submitted how many sheets count
     * @param differing criteria on which reviewers differ (met/not met, or points further apart than the setting allows)
     * @param third     whether a third desk reviewer is needed: two sheets, and they differ
     * @param result    by criterion; empty until a sheet was submitted
     */
    record Agreement(int submitted, Set<String> differing, boolean third, Map<String, Judgement> result) {}

    /**
     * @throws SheetsHidden for reviewers before their own sheet is submitted, for the province's others while one of them may
     *     still be asked, and for levels below the one that assigned
     */
    Agreement agreement(Scope scope, DossierId dossier, Assignment.Kind kind);

    // --- the reviewer's desk ---------------------------------------------------------------------------------------

    /**
     * Speaks on a finding; who and when are this scope's person and now. {@link Annotation.Kind#ASKED} drafts a defect
     * with the reason as demand; a reason code the person chose before stays.
     *
     * @throws ReasonMissing for an override or a question without reason
     * @throws NotAReviewer for people who do not review
     */
    void annotate(Scope scope, DossierId dossier, Annotation annotation);

    /** Newest annotation of each claim this reader may see (as with opinions), key {@code criterion/claim}. */
    Map<String, Annotation> annotations(Scope scope, DossierId dossier);

    /** Remembers that this person has looked at the claim; for “已看 38/81”. */
    void seen(Scope scope, DossierId dossier, String criterion, String claim);

    Set<String> seen(Scope scope, DossierId dossier);

    /**
     * What this person jotted down for nobody else, by criterion and key; it is read by its writer alone and goes into no
     * opinion, report or export.
     */
    Map<String, String> remarks(Scope scope, DossierId dossier);

    /** Puts these words, at most 2,000 characters of them, in the place of those before; blank ones take them away. */
    void remark(Scope scope, DossierId dossier, String criterion, String claim, String words);

    /** Adds or replaces a defect this person will tell the county at the end of the step. */
    void draftDefect(Scope scope, DossierId dossier, Defect defect);

    void dropDefect(Scope scope, DossierId dossier, String criterion, String claim);

    List<Defect> draftedDefects(Scope scope, DossierId dossier);

    /** People who gave an opinion, annotated or are assigned, at any step; four-eyes rules ask this. */
    Set<MemberId> takenPart(Scope scope, DossierId dossier);
}
