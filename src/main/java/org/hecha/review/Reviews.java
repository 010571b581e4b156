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

    /** Records an opinion; who may give it at this step is decided by the worklist. */
    Opinion give(
            Scope scope,
            DossierId dossier,
            String step,
            Opinion.Decision decision,
            String text,
            Map<String, String> fields,
            List<Defect> defects);

    /** All opinions this reader may see, oldest first. */
    List<Opinion> opinions(Scope scope, DossierId dossier);

    // --- assignments and sheets ------------------------------------------------------------------------------------

    /**
     * Chooses reviewers free of conflicts: not of the dossier's county or (for spot check and panel) province, nobody
     * the dossier is hidden from, nobody already assigned; fewest open assignments first, ties by name. Grants them access.
     *
     * @throws NotEnoughReviewers when fewer than {@code howMany} are free of conflicts; nobody is assigned then
     */
    List<Assignment> assign(Scope scope, DossierId dossier, Assignment.Kind kind, int howMany);

    List<Assignment> assignments(Scope scope, DossierId dossier);

    Optional<Assignment> mine(Scope scope, DossierId dossier, Assignment.Kind kind);

    /** The reviewer says before reading whether a conflict exists; a declared conflict hides the dossier at once. */
    void declareConflict(Scope scope, Assignment.Id assignment, boolean conflict, String reason);

    /** Own judgements so far, by criterion. */
    Map<String, Judgement> sheet(Scope scope, Assignment.Id assignment);

    void judge(Scope scope, Assignment.Id assignment, Judgement judgement);

    /** Makes the sheet final. @throws SheetIncomplete when criteria are missing */
    void submit(Scope scope, Assignment.Id assignment, String summary);

    /**
     * How far the submitted sheets agree.
     *
     * @param differing criteria on which reviewers differ (met/not met, or points further apart than the round allows)
     * @param third     whether a third reviewer is needed
     */
    record Agreement(int submitted, Set<String> differing, boolean third, Map<String, Judgement> result) {}

    Agreement agreement(Scope scope, DossierId dossier, Assignment.Kind kind);

    // --- the reviewer's desk ---------------------------------------------------------------------------------------

    void annotate(Scope scope, DossierId dossier, Annotation annotation);

    /** Newest annotation of each claim, key {@code criterion/claim}. */
    Map<String, Annotation> annotations(Scope scope, DossierId dossier);

    /** Remembers that this person has looked at the claim; for “已看 38/81”. */
    void seen(Scope scope, DossierId dossier, String criterion, String claim);

    Set<String> seen(Scope scope, DossierId dossier);

    /** Adds or replaces a defect this person will tell the county at the end of the step. */
    void draftDefect(Scope scope, DossierId dossier, Defect defect);

    void dropDefect(Scope scope, DossierId dossier, String criterion, String claim);

    List<Defect> draftedDefects(Scope scope, DossierId dossier);

    /** People who have taken part in judging this dossier at any step; four-eyes rules ask this. */
    Set<MemberId> takenPart(Scope scope, DossierId dossier);
}
