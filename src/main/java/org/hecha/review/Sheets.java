package org.hecha.review;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.DossierId;
import org.hecha.dossier.Dossiers;
import org.hecha.organization.Directory;
import org.hecha.organization.Member;
import org.hecha.organization.MemberId;
import org.hecha.organization.Scope;
import org.hecha.standard.Criterion;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Assignments and sheets: who judges, and what they write until it is final; {@link ComparedSheets} says who reads it. */
@Component
class Sheets {

    private final Assignments assignments;
    private final AllotmentTable allotments;
    private final SpecialityTable specialities;
    private final Dossiers dossiers;
    private final Directory directory;
    private final Matches matches;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Sheets(
            Assignments assignments,
            AllotmentTable allotments,
            SpecialityTable specialities,
            Dossiers dossiers,
            Directory directory,
            Matches matches,
            ApplicationEventPublisher events,
            Clock clock) {
        this.assignments = assignments;
        this.allotments = allotments;
        this.specialities = specialities;
        this.dossiers = dossiers;
        this.directory = directory;
        this.matches = matches;
        this.events = events;
        this.clock = clock;
    }

    /** @param takenPart everybody who has had a part in judging the dossier */
    List<Assignment> assign(Scope scope, DossierId id, Assignment.Kind kind, int howMany, Set<MemberId> takenPart) {
        if (howMany < 1) {
            throw new IllegalArgumentException("at least one reviewer is assigned, not " + howMany);
        }
        Dossier dossier = dossiers.get(scope, id);
        assignments.lock(id);
        List<Member> free = unbarred(dossier, kind, takenPart);
        if (free.size() < howMany) {
            throw new NotEnoughReviewers(howMany, free.size());
        }
        Set<MemberId> meant = allotments.of(kind, List.of(id)).getOrDefault(id, Set.of());
        Set<MemberId> unanswered =
                matches.unanswered(dossier, kind, free.stream().map(Member::id).toList());
        List<Member> inOrder = free.stream()
                // stable: the others follow in their order; whoever may yet turn out to have a conflict comes last
                .sorted(Comparator.comparing((Member m) -> unanswered.contains(m.id()))
                        .thenComparing(m -> !meant.contains(m.id())))
                .toList();
        List<Member> first = knowing(scope, dossier, kind, howMany, inOrder);
        allotments.drop(kind, List.of(id));
        return first.stream()
                .map(reviewer -> put(scope, id, kind, reviewer.id()))
                .toList();
    }

    private List<Member> unbarred(Dossier dossier, Assignment.Kind kind, Set<MemberId> takenPart) {
        Set<MemberId> barred = new HashSet<>(assignments.everAssigned(dossier.id()));
        barred.addAll(directory.hiddenFrom(dossier.id().value()));
        if (kind != Assignment.Kind.DESK) {
            barred.addAll(takenPart);
        }
        return new Candidates(directory).of(dossier, kind, barred, assignments.open());
    }

    /** Makes this person one of those who judge it. */
    Assignment put(Scope scope, DossierId id, Assignment.Kind kind, MemberId reviewer) {
        var assignment = new Assignment(new Assignment.Id(UUID.randomUUID()), id, kind, reviewer, false, false);
        assignments.add(assignment, clock.instant());
        directory.grant(reviewer, id.value(), ground(assignment));
        events.publishEvent(new Assignment.Made(id, assignment.id(), kind, reviewer, scope.actor()));
        return assignment;
    }

    private static String ground(Assignment assignment) {
        return "assignment " + assignment.kind() + " " + assignment.id();
    }

    /** Takes somebody out who has not begun; what they see otherwise they go on seeing. */
    void withdraw(Assignment assignment) {
        assignments.withdrawn(assignment.id(), clock.instant());
        directory.endGrant(assignment.reviewer(), assignment.dossier().value(), ground(assignment));
    }

    /**
     * Who could take one more place, least open work first.
     *
     * @param knowing    those of them who know all that nobody knows who judges it already
     * @param unanswered those of them with a match nobody has answered
     */
    record Free(List<Member> all, List<Member> knowing, Set<MemberId> unanswered) {

        Free without(Predicate<Member> some) {
            return new Free(
                    all.stream().filter(some.negate()).toList(),
                    knowing.stream().filter(some.negate()).toList(),
                    unanswered);
        }
    }

    Free free(Scope scope, Dossier dossier, Assignment.Kind kind, Set<MemberId> takenPart) {
        List<Member> free = unbarred(dossier, kind, takenPart);
        List<String> parts = dossiers.standardOf(scope, dossier.id()).parts();
        List<MemberId> already = already(dossier.id(), kind);
        var known = knowledge(kind, free, already);
        int asked = asked(parts, known, already);
        return new Free(
                free,
                free.stream()
                        .filter(m -> (asked & known.lack(parts, m.id())) == 0)
                        .toList(),
                matches.unanswered(dossier, kind, free.stream().map(Member::id).toList()));
    }

    private List<MemberId> already(DossierId id, Assignment.Kind kind) {
        return assignments.of(id).stream()
                .filter(a -> a.kind() == kind)
                .map(Assignment::reviewer)
                .toList();
    }

    private Knowledge knowledge(Assignment.Kind kind, List<Member> free, List<MemberId> already) {
        return new Knowledge(
                kind,
                specialities.of(Stream.concat(free.stream().map(Member::id), already.stream())
                        .collect(Collectors.toSet())));
    }

    /** Parts that none of those knows who judge it already. */
    private static int asked(List<String> parts, Knowledge known, List<MemberId> already) {
        int open = already.isEmpty()
                ? -1
                : Teams.lackedByAll(
                        already.stream().mapToInt(id -> known.lack(parts, id)).toArray());
        return open & Knowledge.all(parts);
    }

    /** The first so many who know, with those who judge it already, every part of the standard. */
    private List<Member> knowing(
            Scope scope, Dossier dossier, Assignment.Kind kind, int howMany, List<Member> inOrder) {
        List<MemberId> already = already(dossier.id(), kind);
        var known = knowledge(kind, inOrder, already);
        List<String> parts = dossiers.standardOf(scope, dossier.id()).parts();
        int[] lacks = inOrder.stream().mapToInt(m -> known.lack(parts, m.id())).toArray();
        int asked = asked(parts, known, already);
        return Teams.first(asked, lacks, howMany)
                .orElseThrow(
                        () -> new NobodyKnows(howMany, inOrder.size(), Knowledge.named(parts, unknown(asked, lacks))))
                .stream()
                .map(inOrder::get)
                .toList();
    }

    /** Parts nobody knows; those that are asked for where each of them is known to somebody. */
    private static int unknown(int asked, int[] lacks) {
        int nobody = asked & Teams.lackedByAll(lacks);
        return nobody == 0 ? asked : nobody;
    }

    List<Assignment> of(Scope scope, DossierId id) {
        Dossier dossier = dossiers.get(scope, id);
        return assignments.of(id).stream()
                .filter(a -> own(scope, a)
                        || Standing.atLeast(scope, dossier, a.kind().assigning()))
                .toList();
    }

    void declareConflict(Scope scope, Assignment.Id id, boolean conflict, String reason) {
        Assignment mine = mineLocked(scope, id);
        if (!conflict) {
            answered(scope, mine);
            if (!mine.declared()) {
                assignments.declared(id, clock.instant());
                events.publishEvent(new Assignment.Declared(mine.dossier(), id, mine.kind(), scope.actor()));
            }
            return;
        }
        if (reason.isBlank()) {
            throw new ReasonMissing(mine.kind().name());
        }
        recuse(scope, mine, reason, "conflict declared " + id);
    }

    /**
     * Takes a reviewer out, whatever is on the sheet.
     *
     * @param reason in a person's words
     * @param ground why the dossier is hidden, for the audit trail
     */
    void recuse(Scope scope, Assignment assignment, String reason, String ground) {
        assignments.recused(assignment.id(), reason, clock.instant());
        directory.hide(assignment.reviewer(), assignment.dossier().value(), ground);
        events.publishEvent(new Assignment.Recused(
                assignment.dossier(), assignment.id(), assignment.kind(), assignment.reviewer(), scope.actor()));
        if (assignment.submitted()) {
            events.publishEvent(
                    new Assignment.Struck(assignment.dossier(), assignment.id(), assignment.kind(), scope.actor()));
        }
    }

    private void answered(Scope scope, Assignment mine) {
        Dossier dossier = dossiers.get(scope, mine.dossier());
        long open = matches.of(dossier, mine.kind(), mine.reviewer()).stream()
                .filter(Conflicts.Match::open)
                .count();
        if (open > 0) {
            throw new MatchUnanswered(dossier.number(), Math.toIntExact(open));
        }
    }

    void judge(Scope scope, Assignment.Id id, Judgement judgement) {
        Assignment mine = writable(scope, id);
        if (!mine.kind().byCriteria()) {
            throw new UnknownAssignment(id);
        }
        Criterion criterion = dossiers.standardOf(scope, mine.dossier())
                .criterion(judgement.criterion())
                .orElseThrow(() -> new UnknownCriterion(judgement.criterion(), ""));
        if (!judgement.met() && judgement.reason().isBlank()) {
            throw new ReasonMissing(judgement.criterion());
        }
        if (!judgement.met() && judgement.citation().isBlank()) {
            throw new CitationMissing(judgement.criterion());
        }
        checkPoints(criterion, judgement.points());
        assignments.judge(id, judgement, clock.instant());
        events.publishEvent(new Assignment.Judged(mine.dossier(), id, judgement.criterion(), scope.actor()));
    }

    void submit(Scope scope, Assignment.Id id, String summary) {
        Assignment mine = writable(scope, id);
        Map<String, Judgement> sheet = assignments.sheet(id);
        String missing = String.join(
                ", ",
                ComparedSheets.criteria(dossiers.standardOf(scope, mine.dossier())).stream()
                        .filter(c -> mine.kind().byCriteria() && !sheet.containsKey(c))
                        .toList());
        if (!missing.isEmpty()) {
            throw new SheetIncomplete(missing);
        }
        assignments.submitted(id, summary, clock.instant());
        events.publishEvent(
                new Assignment.Submitted(mine.dossier(), id, mine.kind(), digest(sheet, summary), scope.actor()));
    }

    static boolean own(Scope scope, Assignment assignment) {
        // who judges apart judges in person
        return scope.standIn().isEmpty() && assignment.reviewer().equals(scope.member());
    }

    private Assignment mineLocked(Scope scope, Assignment.Id id) {
        Assignment assignment =
                assignments.locked(id).filter(a -> own(scope, a)).orElseThrow(() -> new UnknownAssignment(id));
        dossiers.get(scope, assignment.dossier());
        return assignment;
    }

    private Assignment writable(Scope scope, Assignment.Id id) {
        Assignment mine = mineLocked(scope, id);
        if (mine.submitted()) {
            throw new SheetFinal(number(scope, mine));
        }
        if (!mine.declared()) {
            throw new ConflictUndeclared(number(scope, mine));
        }
        answered(scope, mine);
        return mine;
    }

    private String number(Scope scope, Assignment assignment) {
        return dossiers.get(scope, assignment.dossier()).number();
    }

    private static void checkPoints(Criterion criterion, Optional<Points> points) {
        Optional<Points> most = criterion.points().map(Points::of);
        boolean fits = most.isEmpty()
                ? points.isEmpty()
                : points.filter(p -> p.compareTo(most.get()) <= 0).isPresent();
        if (!fits) {
            throw new PointsOutOfRange(
                    criterion.id(),
                    points.map(Points::toString).orElse(""),
                    most.orElse(Points.NONE).toString());
        }
    }

    /** SHA-256 over the judgements in the order of their criteria and the summary, a field a line. */
    private static String digest(Map<String, Judgement> sheet, String summary) {
        var text = new StringBuilder();
        for (Judgement j : sheet.values()) {
            for (String field : List.of(
                    j.criterion(),
                    Boolean.toString(j.met()),
                    j.points().map(Points::toString).orElse(""),
                    j.reason(),
                    j.citation())) {
                text.append(field.replace("\\", "\\\\").replace("\n", "\\n")).append('\n');
            }
        }
        text.append(summary.replace("\\", "\\\\").replace("\n", "\\n"));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
