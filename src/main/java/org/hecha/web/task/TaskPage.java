package org.hecha.web.task;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hecha.designation.Designations;
import org.hecha.dossier.Defect;
import org.hecha.dossier.Dossiers;
import org.hecha.dossier.Exhibit;
import org.hecha.dossier.TermPapers;
import org.hecha.organization.Body;
import org.hecha.organization.Directory;
import org.hecha.organization.Level;
import org.hecha.organization.Member;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.hecha.review.Allotments;
import org.hecha.review.Assignment;
import org.hecha.review.Conflicts;
import org.hecha.review.Reviews;
import org.hecha.review.Vacancies;
import org.hecha.standard.Standard;
import org.hecha.web.dossier.Gaps;
import org.hecha.web.dossier.TermPaperView;
import org.hecha.web.dossier.TermView;
import org.hecha.workflow.Asks;
import org.hecha.workflow.Assigning;
import org.hecha.workflow.Attention;
import org.hecha.workflow.Drafts;
import org.hecha.workflow.Journey;
import org.hecha.workflow.Matter;
import org.hecha.workflow.Task;
import org.hecha.workflow.Worklist;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Gathers everything a person needs to finish one task. */
@Component
class TaskPage {

    /** Empty rows offered below those already filled, for people without scripts. */
    private static final int SPARE_ROWS = 2;

    private final TermPaperView termPapers;
    private final Worklist worklist;
    private final Attention attention;
    private final Asks asks;
    private final Drafts drafts;
    private final Journey journey;
    private final Dossiers dossiers;
    private final Reviews reviews;
    private final Directory directory;
    private final Allotments allotments;
    private final Conflicts conflicts;
    private final Vacancies vacancies;
    private final Designations designations;
    private final TaskRows rows;

    TaskPage(
            Worklist worklist,
            Attention attention,
            Asks asks,
            Drafts drafts,
            Journey journey,
            Dossiers dossiers,
            Reviews reviews,
            Directory directory,
            Allotments allotments,
            Conflicts conflicts,
            Vacancies vacancies,
            Designations designations,
            TaskRows rows,
            TermPapers papers) {
        this.termPapers = new TermPaperView(papers, reviews, conflicts, dossiers);
        this.worklist = worklist;
        this.attention = attention;
        this.asks = asks;
        this.drafts = drafts;
        this.journey = journey;
        this.dossiers = dossiers;
        this.reviews = reviews;
        this.directory = directory;
        this.allotments = allotments;
        this.conflicts = conflicts;
        this.vacancies = vacancies;
        this.designations = designations;
        this.rows = rows;
    }

    /** Where a title is held and its end assessed: the dossier is closed and can no longer be corrected. */
    private static final String TERM = "designation-term";

    /** Steps made for somebody who was asked: they ask nobody else. */
    private static final Set<String> ASKED = Set.of("give_opinion", "sign_along");

    /** What a person typed and what was wrong with it; {@link #FRESH} when the page is opened. */
    record Typed(
            Map<String, Object> values,
            Map<String, String> problems,
            List<DefectRows.Row> defects,
            List<DefectRows.Problem> defectProblems) {

        static final Typed FRESH = new Typed(Map.of(), Map.of(), List.of(), List.of());

        boolean fresh() {
            return values.isEmpty() && defects.isEmpty();
        }
    }

    /** A place a defect can point to. */
    record Target(String value, String label) {}

    record TargetGroup(String label, List<Target> targets) {}

    String show(Scope scope, Task task, Typed typed, Model model) {
        TaskForm form = TaskForm.of(worklist.form(scope, task.id()));
        TaskRow row = rows.row(scope, task);
        boolean mine = row.mine() && row.open();
        model.addAttribute("task", task);
        model.addAttribute("row", row);
        model.addAttribute("mine", mine);
        model.addAttribute("line", journey.line(scope, task.dossier()));
        model.addAttribute("form", form);
        Map<String, Object> values = new LinkedHashMap<>(worklist.formData(scope, task.id()));
        if (mine) {
            Assigning.at(task.step()).ifPresent(assigning -> {
                List<String> names = allotted(scope, task, assigning);
                model.addAttribute("assigning", assigning);
                model.addAttribute("allotted", names);
                if (assigning != Assigning.DESK && !names.isEmpty()) {
                    values.put("experts", names.size());
                }
            });
        }
        if (mine) {
            Assigning.assigned(task.step())
                    .filter(kind -> conflicts.mayAnswer(scope, kind, task.dossier()))
                    .ifPresent(kind -> {
                        model.addAttribute("matchKind", kind);
                        model.addAttribute(
                                "openMatches",
                                conflicts
                                        .of(scope, kind, Set.of(task.dossier()))
                                        .getOrDefault(task.dossier(), List.of())
                                        .stream()
                                        .filter(Conflicts.Match::open)
                                        .count());
                    });
        }
        if (task.process().equals(TERM)) {
            term(scope, task, model);
        }
        boolean keeps = mine && drafts.keeps(scope, task);
        model.addAttribute("keeps", keeps);
        if (keeps) {
            drafts.of(scope, task.id()).fields().values().stream()
                    .max(Comparator.comparing(Drafts.Kept::at))
                    .ifPresent(last -> model.addAttribute("draftKept", last));
        }
        boolean takesAlong = drafts.offered(scope, task);
        model.addAttribute("takesAlong", takesAlong);
        if (takesAlong) {
            kept(scope, task, form, typed, model);
        }
        values.putAll(typed.values());
        values.values().removeIf(value -> value instanceof String text && text.isEmpty());
        model.addAttribute("values", values);
        model.addAttribute("valuesJson", TaskForm.json(values));
        model.addAttribute("problems", typed.problems());
        boolean apart = Task.JUDGED_APART.contains(task.step());
        boolean mayMove = row.open() && !apart && !ASKED.contains(task.step()) && (mine || leads(scope, task));
        model.addAttribute("mayMove", mayMove);
        model.addAttribute("mayUrge", scope.roles().stream().anyMatch(Role::works));
        model.addAttribute("eligible", mayMove ? eligible(task) : List.of());
        model.addAttribute("asks", asks.of(scope, task.id()));
        model.addAttribute("kinds", Asks.Kind.values());
        model.addAttribute("waits", row.open() && asks.waits(scope, task.id()));
        asks.behind(scope, task.id()).ifPresent(behind -> model.addAttribute("behind", behind));
        List<Member> colleagues = directory.colleagues(scope.member());
        model.addAttribute("mayAsk", mine && !apart && !ASKED.contains(task.step()) && !colleagues.isEmpty());
        model.addAttribute("apart", apart && mine);
        model.addAttribute(
                "mayReplace",
                apart
                        && row.free()
                        && vacancies.of(scope).stream()
                                .anyMatch(v -> v.dossier().equals(task.dossier())
                                        && v.filled().isEmpty()));
        model.addAttribute("emptyPlaces", Desks.emptyPlaces(scope, task, vacancies));
        model.addAttribute("watching", attention.watches(scope, task.dossier()));
        model.addAttribute("colleagues", colleagues);
        var copies = attention.copies(scope, task.id());
        model.addAttribute("copies", copies);
        model.addAttribute(
                "readers",
                colleagues.stream()
                        .filter(m -> copies.stream().noneMatch(c -> c.person().equals(m.id())))
                        .toList());
        model.addAttribute("mayWithdraw", row.free() && mayWithdraw(scope, task));
        boolean desk = Desks.has(task) && scope.roles().stream().anyMatch(Role::reviews);
        model.addAttribute("desk", desk);
        model.addAttribute("sheets", desk ? reviews.sideBySide(scope, task.dossier()) : List.of());
        model.addAttribute(
                "struck",
                desk || Desks.concludes(task)
                        ? reviews.struck(scope, task.dossier()).size()
                        : 0);
        model.addAttribute("unit", directory.body(task.unit()).map(Body::name).orElse(""));
        model.addAttribute("distributes", task.step().equals("distribute"));
        about(task)
                .ifPresent(kind -> worklist.matters(scope, task.dossier()).stream()
                        .filter(matter -> matter.kind() == kind)
                        .findFirst()
                        .ifPresent(matter -> model.addAttribute("matter", matter)));
        boolean listsDefects = form.canReturn() && mine && !task.process().equals(TERM);
        model.addAttribute("listsDefects", listsDefects);
        if (listsDefects) {
            defects(scope, task, typed, model);
        }
        if (Desks.writes(task)) {
            Standard standard = dossiers.standardOf(scope, task.dossier());
            model.addAttribute("missing", missing(scope, task, standard));
            model.addAttribute("demands", demands(scope, task, standard));
            model.addAttribute("writes", true);
        }
        return "task/task";
    }

    /** What was said of the term so far; nothing to experts who have yet to say something of conflicts of interest. */
    private void term(Scope scope, Task task, Model model) {
        boolean sealed = reviews.mine(scope, task.dossier(), Assignment.Kind.TERM)
                .filter(assignment -> !assignment.submitted())
                .filter(assignment -> !assignment.declared()
                        || conflicts.mine(scope, task.dossier()).stream().anyMatch(Conflicts.Match::open))
                .isPresent();
        model.addAttribute("sealed", sealed);
        if (!sealed) {
            model.addAttribute("number", task.number());
            termPapers.fill(scope, dossiers.get(scope, task.dossier()), model);
            model.addAttribute(
                    "term",
                    TermView.of(reviews.opinions(scope, task.dossier()), dossiers.standardOf(scope, task.dossier())));
            designations
                    .certificateOf(scope, task.dossier())
                    .ifPresent(certificate -> model.addAttribute("certificate", certificate));
        }
    }

    /** What was brought from the site to a field in which this page has something else, for people to put right. */
    record Differs(FormField field, Drafts.Kept kept) {}

    private void kept(Scope scope, Task task, TaskForm form, Typed typed, Model model) {
        var draft = drafts.of(scope, task.id());
        draft.fields().values().stream()
                .max(Comparator.comparing(Drafts.Kept::at))
                .ifPresent(last -> model.addAttribute("brought", last));
        if (!typed.fresh()) {
            model.addAttribute(
                    "differs",
                    form.fields().stream()
                            .flatMap(field -> Optional.ofNullable(draft.fields().get(field.key()))
                                    .filter(kept -> !kept.value().isEmpty())
                                    .filter(kept -> !kept.value()
                                            .strip()
                                            .equals(typed.values()
                                                    .getOrDefault(field.key(), "")
                                                    .toString()))
                                    .map(kept -> new Differs(field, kept))
                                    .stream())
                            .toList());
        }
    }

    /** What somebody said that made this task. */
    private static Optional<Matter.Kind> about(Task task) {
        return switch (task.step()) {
            case "investigate_fraud" -> Optional.of(Matter.Kind.FRAUD);
            case "review_policy_change" -> Optional.of(Matter.Kind.POLICY);
            case "decide_revocation" -> Optional.of(Matter.Kind.REVOCATION);
            default -> Optional.empty();
        };
    }

    /** Whether the worklist would let this person move the task is decided there; this only offers it. */
    private static boolean leads(Scope scope, Task task) {
        boolean leader = scope.is(Role.COUNTY_LEADER)
                || scope.is(Role.PROVINCIAL_LEADER)
                || scope.is(Role.NATIONAL_OFFICER)
                || scope.is(Role.NATIONAL_LEADER);
        return leader && scope.body().equals(task.unit());
    }

    /** Names of those the dossier is meant for; none where nobody thought about it yet. */
    private List<String> allotted(Scope scope, Task task, Assigning assigning) {
        return allotments
                .kept(scope, assigning.kind(), Set.of(task.dossier()))
                .getOrDefault(task.dossier(), List.of())
                .stream()
                .flatMap(person -> directory.member(person).stream())
                .map(Member::name)
                .toList();
    }

    private static boolean mayWithdraw(Scope scope, Task task) {
        return (scope.is(Role.COUNTY_CLERK) || scope.is(Role.COUNTY_LEADER))
                && !task.process().equals(TERM)
                && task.role().level().compareTo(Level.COUNTY) > 0;
    }

    private List<Member> eligible(Task task) {
        return directory.members(task.unit(), task.role()).stream()
                .filter(member -> !task.assignee().equals(Optional.of(member.id())))
                .toList();
    }

    private List<Gaps.Shown> missing(Scope scope, Task task, Standard standard) {
        return Gaps.of(
                task.number(),
                standard,
                dossiers.completeness(scope, task.dossier()).gaps().stream()
                        .filter(gap ->
                                task.criterion().isEmpty() || gap.criterion().equals(task.criterion()))
                        .toList());
    }

    /** @param place the claim's or the criterion's own words. @param address where it is put right */
    record Demand(String place, Defect defect, String address) {}

    private List<Demand> demands(Scope scope, Task task, Standard standard) {
        return dossiers.openDefects(scope, task.dossier()).stream()
                .map(defect -> demand(task, standard, defect))
                .toList();
    }

    private static Demand demand(Task task, Standard standard, Defect defect) {
        String dossier = "/dossiers/" + task.number();
        if (defect.criterion().isEmpty()) {
            return new Demand("", defect, dossier + "/application");
        }
        String page = dossier + "/criteria/" + defect.criterion();
        return standard.claim(defect.criterion(), defect.claim())
                .map(claim ->
                        new Demand(defect.criterion() + " " + claim.label(), defect, page + "#claim-" + defect.claim()))
                .orElseGet(() -> new Demand(
                        defect.criterion()
                                + standard.criterion(defect.criterion())
                                        .map(criterion -> " " + criterion.title())
                                        .orElse(""),
                        defect,
                        page));
    }

    private void defects(Scope scope, Task task, Typed typed, Model model) {
        List<Exhibit> exhibits = dossiers.exhibits(scope, task.dossier());
        List<DefectRows.Row> filled = new ArrayList<>(
                typed.fresh()
                        ? reviews.draftedDefects(scope, task.dossier()).stream()
                                .map(defect -> DefectRows.row(defect, exhibits))
                                .toList()
                        : typed.defects());
        for (int i = 0; i < SPARE_ROWS; i++) {
            filled.add(DefectRows.Row.EMPTY);
        }
        model.addAttribute("defectRows", filled);
        model.addAttribute("defectProblems", typed.defectProblems());
        model.addAttribute("reasons", Defect.ReasonCode.values());
        model.addAttribute("exhibits", exhibits);
        model.addAttribute("targets", targets(dossiers.standardOf(scope, task.dossier())));
        model.addAttribute(
                "returned", dossiers.returns(scope, task.dossier(), task.role().level()));
    }

    private static List<TargetGroup> targets(Standard standard) {
        return standard.criteria().stream()
                .map(criterion -> {
                    List<Target> targets = new ArrayList<>();
                    targets.add(new Target(criterion.id(), ""));
                    criterion
                            .claims()
                            .forEach(claim ->
                                    targets.add(new Target(criterion.id() + "/" + claim.key(), claim.label())));
                    return new TargetGroup(criterion.id() + " " + criterion.title(), targets);
                })
                .toList();
    }
}
