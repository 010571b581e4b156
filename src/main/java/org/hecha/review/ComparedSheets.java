package org.hecha.review;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.DossierId;
import org.hecha.dossier.Dossiers;
import org.hecha.organization.MemberId;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.hecha.standard.Criterion;
import org.hecha.standard.Standard;
import org.springframework.stereotype.Component;

/** What the sheets handed in say together, who may read which of them, and which count no more. */
@Component
class ComparedSheets {

    private final Assignments assignments;
    private final Dossiers dossiers;
    private final ReviewSettings settings;

    ComparedSheets(Assignments assignments, Dossiers dossiers, ReviewSettings settings) {
        this.assignments = assignments;
        this.dossiers = dossiers;
        this.settings = settings;
    }

    Map<String, Judgement> sheet(Scope scope, Assignment.Id id) {
        Assignment assignment = assignments.find(id).orElseThrow(() -> new UnknownAssignment(id));
        Dossier dossier = dossiers.get(scope, assignment.dossier());
        boolean visible = Sheets.own(scope, assignment)
                || scope.system()
                || assignment.submitted() && mayCompare(scope, dossier, assignment.kind());
        if (!visible) {
            throw new UnknownAssignment(id);
        }
        return assignments.sheet(id);
    }

    Reviews.Agreement agreement(Scope scope, DossierId id, Assignment.Kind kind) {
        Dossier dossier = dossiers.get(scope, id);
        if (!mayCompare(scope, dossier, kind)) {
            throw new SheetsHidden(dossier.number());
        }
        return compared(scope, id, kind);
    }

    private Reviews.Agreement compared(Scope scope, DossierId id, Assignment.Kind kind) {
        List<Map<String, Judgement>> sheets = assignments.of(id).stream()
                .filter(a -> a.kind() == kind && a.submitted())
                .map(a -> assignments.sheet(a.id()))
                .toList();
        return new Comparison(settings.pointsApart()).of(kind, criteria(dossiers.standardOf(scope, id)), sheets);
    }

    List<SideBySide> sideBySide(Scope scope, DossierId id) {
        Dossier dossier = dossiers.get(scope, id);
        List<Assignment> all = assignments.of(id);
        List<SideBySide> kinds = new ArrayList<>();
        for (Assignment.Kind kind : Assignment.Kind.values()) {
            List<Assignment> asked = all.stream().filter(a -> a.kind() == kind).toList();
            List<SideBySide.Sheet> handedIn = asked.stream()
                    .filter(Assignment::submitted)
                    .map(a -> new SideBySide.Sheet(
                            a.reviewer(), Sheets.own(scope, a), assignments.sheet(a.id()), assignments.summary(a.id())))
                    .toList();
            if (kind.byCriteria() && !handedIn.isEmpty() && mayCompare(scope, dossier, kind)) {
                kinds.add(new SideBySide(
                        kind,
                        asked.size() - handedIn.size(),
                        handedIn,
                        compared(scope, id, kind),
                        Standing.assigns(scope, kind, dossier)));
            }
        }
        return kinds;
    }

    /** Colleagues whose word this person must not read yet, because the own sheet of the same kind is not final. */
    Set<MemberId> stillHidden(Scope scope, DossierId id) {
        List<Assignment> all = assignments.of(id);
        Set<Assignment.Kind> unfinished = new HashSet<>();
        all.stream().filter(a -> Sheets.own(scope, a) && !a.submitted()).forEach(a -> unfinished.add(a.kind()));
        Set<MemberId> hidden = new HashSet<>();
        all.stream()
                .filter(a -> !Sheets.own(scope, a) && unfinished.contains(a.kind()))
                .forEach(a -> hidden.add(a.reviewer()));
        return hidden;
    }

    /** Those and whoever's remarks on findings this person does not read either: of struck sheets, and of those still to be compared. */
    Set<MemberId> remarksHidden(Scope scope, Dossier dossier) {
        Set<MemberId> hidden = stillHidden(scope, dossier.id());
        assignments
                .struck(dossier.id())
                .forEach(struck -> hidden.add(struck.assignment().reviewer()));
        if (mayStillJudge(scope, dossier)) {
            assignments.of(dossier.id()).stream()
                    .filter(a -> a.kind() == Assignment.Kind.DESK)
                    .forEach(a -> hidden.add(a.reviewer()));
        }
        return hidden;
    }

    /** What was said beside sheets that count no more, and beside those a reader must not know who may still be asked for one. */
    Predicate<Opinion> opinionsHidden(Scope scope, Dossier dossier) {
        List<Assignments.Struck> struck = assignments.struck(dossier.id());
        boolean mayStillJudge = mayStillJudge(scope, dossier);
        return opinion -> mayStillJudge
                        && Assignment.Kind.DESK.steps().contains(opinion.step())
                        && !opinion.by().equals(scope.actor())
                || struck.stream()
                        .map(Assignments.Struck::assignment)
                        .anyMatch(of -> of.kind().steps().contains(opinion.step())
                                && of.reviewer().toString().equals(opinion.by()));
    }

    private boolean mayStillJudge(Scope scope, Dossier dossier) {
        return mayBeAsked(scope, dossier, Assignment.Kind.DESK)
                && assignments.of(dossier.id()).stream().noneMatch(a -> Sheets.own(scope, a));
    }

    /** Reviewers after their own sheet is final, and the level that assigned them, except who may still be asked. */
    private boolean mayCompare(Scope scope, Dossier dossier, Assignment.Kind kind) {
        // a stand-in reads no sheet that the absent person or the stand-in may not read yet
        List<Assignment> theirs = assignments.of(dossier.id()).stream()
                .filter(a -> a.kind() == kind
                        && (a.reviewer().equals(scope.member())
                                || scope.standIn().filter(a.reviewer()::equals).isPresent()))
                .toList();
        return theirs.isEmpty()
                ? Standing.atLeast(scope, dossier, kind.assigning()) && !mayBeAsked(scope, dossier, kind)
                : theirs.stream().allMatch(Assignment::submitted);
    }

    /**
     * Until the conclusion is drawn any of the province's reviewers may be asked, for a third sheet or in the place of one that
     * was struck out, and judges without having read others.
     */
    private boolean mayBeAsked(Scope scope, Dossier dossier, Assignment.Kind kind) {
        return kind == Assignment.Kind.DESK
                && scope.is(Role.PROVINCIAL_REVIEWER)
                && !scope.is(Role.PROVINCIAL_LEADER)
                && !assignments.concluded(dossier.id(), kind);
    }

    // --- sheets that were struck out -------------------------------------------------------------------------------

    List<StruckSheet> struck(Scope scope, DossierId id) {
        Dossier dossier = dossiers.get(scope, id);
        return assignments.struck(id).stream()
                .filter(struck -> mayKnow(scope, dossier, struck.assignment().kind()))
                .map(struck -> {
                    Assignment of = struck.assignment();
                    boolean named = scope.system() || Standing.assigns(scope, of.kind(), dossier);
                    return new StruckSheet(
                            of.kind(),
                            of.reviewer(),
                            named,
                            struck.at(),
                            named ? struck.reason() : "",
                            assignments.sheet(of.id()),
                            assignments.summary(of.id()));
                })
                .toList();
    }

    /** Those who chose the reviewers, and the nation's above them; nobody who judges, or may be asked to. */
    private static boolean mayKnow(Scope scope, Dossier dossier, Assignment.Kind kind) {
        return scope.system()
                || Standing.atLeast(scope, dossier, kind.assigning())
                        && (Standing.assigns(scope, kind) || Standing.assigns(scope, Assignment.Kind.PANEL));
    }

    /**
     * Those who stepped back after handing in and in whose place nobody was asked, though a sheet is missing. After the
     * conclusion none is: what was decided is not judged again by itself. Two desk reviewers who agree need no third.
     *
     * @param empty places of this kind that wait for somebody to be chosen
     */
    List<Assignment> missing(Scope scope, DossierId id, Assignment.Kind kind, Set<Assignment.Id> opened, int empty) {
        List<Assignment> unasked = assignments.struck(id).stream()
                .map(Assignments.Struck::assignment)
                .filter(struck -> struck.kind() == kind && !opened.contains(struck.id()))
                .toList();
        if (unasked.isEmpty() || assignments.concluded(id, kind)) {
            return List.of();
        }
        if (kind != Assignment.Kind.DESK) {
            return unasked;
        }
        return unasked.subList(0, Math.clamp(lacking(scope, id, counting(id, kind)) - empty, 0, unasked.size()));
    }

    /** How many desk reviewers the dossier has too few: two, or three unless the two that are in agree. */
    private int lacking(Scope scope, DossierId id, List<Assignment> counting) {
        boolean agree = counting.stream().allMatch(Assignment::submitted)
                && !compared(scope, id, Assignment.Kind.DESK).third();
        int needed = counting.size() < 2 || agree ? 2 : 3;
        return Math.max(0, needed - counting.size());
    }

    /** Of so many empty places those whose sheets are needed. */
    int needed(Scope scope, DossierId id, Assignment.Kind kind, int empty) {
        return kind == Assignment.Kind.DESK && empty > 0
                ? Math.min(empty, lacking(scope, id, counting(id, kind)))
                : empty;
    }

    private List<Assignment> counting(DossierId id, Assignment.Kind kind) {
        return assignments.of(id).stream().filter(a -> a.kind() == kind).toList();
    }

    static List<String> criteria(Standard standard) {
        return standard.criteria().stream().map(Criterion::id).toList();
    }
}
