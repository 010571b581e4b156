package org.hecha.workflow;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hecha.designation.Designations;
import org.hecha.designation.Grade;
import org.hecha.dossier.ADossier;
import org.hecha.dossier.Completeness;
import org.hecha.dossier.Defect;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.DossierId;
import org.hecha.dossier.Revision;
import org.hecha.organization.AWorld;
import org.hecha.organization.BodyId;
import org.hecha.organization.Level;
import org.hecha.organization.MemberId;
import org.hecha.organization.Scope;
import org.hecha.programme.Round;
import org.hecha.programme.RoundId;
import org.hecha.programme.Stage;
import org.hecha.review.Assignment;
import org.hecha.review.NotEnoughReviewers;
import org.hecha.review.Opinion;
import org.hecha.review.Vacancies;
import org.hecha.standard.Standard;
import org.hecha.verification.Report;
import org.springframework.context.ApplicationEventPublisher;

/** The other modules as the processes see them, in memory: what they were told is what tests look at. */
final class House {

    static final RoundId ROUND = new RoundId("2021B2");

    final Map<DossierId, Dossier> dossiers = new HashMap<>();
    final Map<DossierId, Map<String, String>> forms = new HashMap<>();
    final Map<DossierId, Map<Level, Integer>> returns = new HashMap<>();
    final Map<DossierId, Map<String, BodyId>> responsible = new HashMap<>();
    final Map<DossierId, List<Assignment>> assignments = new HashMap<>();
    final Map<DossierId, List<Opinion>> opinions = new HashMap<>();
    final Map<DossierId, List<Assignment.Recused>> struck = new HashMap<>();
    final Map<DossierId, Set<MemberId>> out = new HashMap<>();
    final Map<Vacancies.Id, Assignment.Recused> places = new LinkedHashMap<>();
    final List<String> told = new ArrayList<>();
    final List<String> papers = new ArrayList<>();
    final List<MemberId> deskReviewers = new ArrayList<>();
    final List<MemberId> experts = new ArrayList<>();
    final Set<DossierId> incomplete = new HashSet<>();
    final Set<DossierId> differing = new HashSet<>();
    final Set<DossierId> sampled = new HashSet<>();
    final Map<UUID, Designations.Objection> objections = new LinkedHashMap<>();
    final Map<DossierId, Designations.Certificate> certificates = new HashMap<>();

    private final ApplicationEventPublisher events;
    private final Clock clock;

    House(ApplicationEventPublisher events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    Dossier with(DossierId id, Dossier.Status status, Stage stage, Level reached, Dossier.Outcome outcome) {
        var d = dossiers.get(id);
        var next = new Dossier(
                id,
                d.number(),
                d.round(),
                d.region(),
                d.county(),
                d.place(),
                status,
                stage,
                reached,
                outcome,
                d.revision(),
                d.version() + 1,
                d.opened(),
                d.demo(),
                status == Dossier.Status.DRAFT || status == Dossier.Status.RETURNED
                        ? Optional.of(d.opened())
                        : Optional.empty());
        dossiers.put(id, next);
        return next;
    }

    /** What is faked of {@code Dossiers}. */
    public final class FakeDossiers {
        public Dossier get(Scope scope, DossierId id) {
            return dossiers.get(id);
        }

        public Map<String, String> application(Scope scope, DossierId id) {
            return forms.getOrDefault(id, Map.of());
        }

        public void saveApplication(Scope scope, DossierId id, Map<String, String> fields) {
            forms.computeIfAbsent(id, d -> new HashMap<>()).putAll(fields);
        }

        public Standard standardOf(Scope scope, DossierId id) {
            return ADossier.standard(3, 0);
        }

        public Map<String, BodyId> responsible(Scope scope, DossierId id) {
            return responsible.getOrDefault(id, Map.of());
        }

        public Completeness completeness(Scope scope, DossierId id) {
            return new Completeness(
                    incomplete.contains(id)
                            ? List.of(new Completeness.Gap("S01", "a", Completeness.Kind.NOT_FILLED, "", true))
                            : List.of());
        }

        public Revision submit(Scope scope, DossierId id) {
            var d = dossiers.get(id);
            told.add("submitted");
            with(id, Dossier.Status.SUBMITTED, d.stage(), d.reached(), d.outcome());
            return new Revision(id, 1, clock.instant(), scope.actor(), "");
        }

        public void returnForCorrection(Scope scope, DossierId id, Level by, List<Defect> defects) {
            var d = dossiers.get(id);
            told.add("returned by " + by);
            returns.computeIfAbsent(id, x -> new HashMap<>()).merge(by, 1, Integer::sum);
            with(id, Dossier.Status.RETURNED, d.stage(), d.reached(), d.outcome());
        }

        public int returns(Scope scope, DossierId id, Level by) {
            return returns.getOrDefault(id, Map.of()).getOrDefault(by, 0);
        }

        public void move(Scope scope, DossierId id, Stage stage, Level reached, boolean writable) {
            var before = dossiers.get(id).reached();
            var highest = reached.compareTo(before) > 0 ? reached : before;
            told.add("moved to " + stage + (writable ? ", open" : ""));
            with(
                    id,
                    writable ? Dossier.Status.DRAFT : dossiers.get(id).status(),
                    stage,
                    highest,
                    dossiers.get(id).outcome());
            events.publishEvent(new Dossier.Moved(id, stage, highest, scope.actor()));
        }

        public void close(Scope scope, DossierId id, Dossier.Outcome outcome) {
            var d = dossiers.get(id);
            told.add("closed as " + outcome);
            with(id, Dossier.Status.CLOSED, d.stage(), d.reached(), outcome);
            events.publishEvent(new Dossier.Closed(id, outcome, scope.actor()));
        }
    }

    /** What is faked of {@code Reviews}. */
    public final class FakeReviews {
        public Opinion give(
                Scope scope,
                DossierId id,
                String step,
                Opinion.Decision decision,
                String text,
                Map<String, String> fields,
                List<Defect> defects) {
            var opinion = new Opinion(id, step, decision, scope.actor(), "", clock.instant(), text, fields, defects);
            opinions.computeIfAbsent(id, d -> new ArrayList<>()).add(opinion);
            return opinion;
        }

        public List<Opinion> opinions(Scope scope, DossierId id) {
            return List.copyOf(opinions.getOrDefault(id, List.of()));
        }

        public List<Assignment> assign(Scope scope, DossierId id, Assignment.Kind kind, int howMany) {
            var all = assignments.computeIfAbsent(id, d -> new ArrayList<>());
            var free = (kind == Assignment.Kind.DESK ? deskReviewers : experts)
                    .stream()
                            .filter(m ->
                                    all.stream().noneMatch(a -> a.reviewer().equals(m))
                                            && !out.getOrDefault(id, Set.of()).contains(m))
                            .toList();
            if (free.size() < howMany) {
                throw new NotEnoughReviewers(howMany, free.size());
            }
            List<Assignment> fresh = free.stream()
                    .limit(howMany)
                    .map(m -> new Assignment(new Assignment.Id(UUID.randomUUID()), id, kind, m, true, false))
                    .toList();
            all.addAll(fresh);
            return fresh;
        }

        public List<Assignment> assignments(Scope scope, DossierId id) {
            return List.copyOf(assignments.getOrDefault(id, List.of()));
        }

        public Optional<Assignment> mine(Scope scope, DossierId id, Assignment.Kind kind) {
            return assignments.getOrDefault(id, List.of()).stream()
                    .filter(a -> a.kind() == kind && a.reviewer().equals(scope.member()))
                    .findFirst();
        }

        public void submit(Scope scope, Assignment.Id assignment, String summary) {
            assignments
                    .values()
                    .forEach(all -> all.replaceAll(a -> a.id().equals(assignment)
                            ? new Assignment(a.id(), a.dossier(), a.kind(), a.reviewer(), true, true)
                            : a));
        }

        public org.hecha.review.Reviews.Agreement agreement(Scope scope, DossierId id, Assignment.Kind kind) {
            return new org.hecha.review.Reviews.Agreement(
                    2, Set.of(), differing.contains(id) && assignments.get(id).size() < 3, Map.of());
        }
    }

    /** Takes out a sheet that was handed in, as {@code Reviews} does. */
    void strikes(DossierId id, MemberId reviewer) {
        var all = assignments.get(id);
        var gone = all.stream()
                .filter(a -> a.reviewer().equals(reviewer))
                .findFirst()
                .orElseThrow();
        all.remove(gone);
        out.computeIfAbsent(id, d -> new HashSet<>()).add(reviewer);
        var left = new Assignment.Recused(id, gone.id(), gone.kind(), reviewer, reviewer.toString());
        struck.computeIfAbsent(id, d -> new ArrayList<>()).add(left);
        events.publishEvent(left);
    }

    /** What is faked of {@code Vacancies}: who follows is the next who is free. */
    public final class FakeVacancies {
        public List<Assignment.Recused> missing(Scope scope, DossierId id, Assignment.Kind kind) {
            return struck.getOrDefault(id, List.of()).stream()
                    .filter(left -> left.kind() == kind && !places.containsValue(left))
                    .toList();
        }

        public int empty(Scope scope, DossierId id, Assignment.Kind kind) {
            return (int) places.values().stream()
                    .filter(left -> left.dossier().equals(id) && left.kind() == kind)
                    .count();
        }

        public Optional<Assignment> open(Scope scope, Assignment.Recused left) {
            var place = new Vacancies.Id(UUID.randomUUID());
            places.put(place, left);
            try {
                return Optional.of(fill(place));
            } catch (NotEnoughReviewers nobody) {
                return Optional.empty();
            }
        }
    }

    /** Somebody is put in the place. */
    Assignment fill(Vacancies.Id place) {
        var left = places.get(place);
        var next = new FakeReviews()
                .assign(org.hecha.organization.AScope.system("test"), left.dossier(), left.kind(), 1)
                .getFirst();
        places.remove(place);
        struck.get(left.dossier()).remove(left);
        events.publishEvent(
                new Vacancies.Replaced(left.dossier(), place, next.id(), left.kind(), next.reviewer(), true, "system"));
        return next;
    }

    /** What is faked of {@code TermPapers}. */
    public final class FakeTermPapers {
        public void open(Scope scope, DossierId id) {
            papers.add("may be added");
        }

        public void handIn(Scope scope, DossierId id) {
            papers.add("handed in");
        }
    }

    /** What is faked of {@code Designations}. */
    public final class FakeDesignations {
        public void recommend(Scope scope, DossierId id, String reason) {
            told.add("recommended");
        }

        public boolean sampled(Scope scope, DossierId id) {
            return sampled.contains(id);
        }

        public Designations.Notice publish(Scope scope, DossierId id) {
            told.add("published");
            LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
            return new Designations.Notice(UUID.randomUUID(), id, "", "", "", today, today.plusDays(7));
        }

        public List<Designations.Objection> objections(Scope scope, DossierId id) {
            return objections.values().stream()
                    .filter(o -> o.dossier().equals(id))
                    .toList();
        }

        public void answer(Scope scope, UUID objection, boolean upheld, String answer) {
            var o = objections.get(objection);
            objections.put(
                    objection,
                    new Designations.Objection(
                            o.id(),
                            o.notice(),
                            o.dossier(),
                            o.kind(),
                            "",
                            "",
                            "",
                            o.text(),
                            o.received(),
                            upheld ? Designations.Objection.State.UPHELD : Designations.Objection.State.REJECTED,
                            answer));
        }

        public Designations.Certificate name(Scope scope, DossierId id) {
            told.add("named");
            LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
            var d = dossiers.get(id);
            var certificate = new Designations.Certificate(
                    "1", id, d.county(), d.round(), today, today.plusYears(5), false, Optional.empty());
            certificates.put(id, certificate);
            return certificate;
        }

        public void refuse(Scope scope, DossierId id, String reason) {
            told.add("refused");
        }

        public Optional<Designations.Certificate> certificateOf(Scope scope, DossierId id) {
            return Optional.ofNullable(certificates.get(id));
        }

        public void revoke(Scope scope, DossierId id, String reason) {
            told.add("revoked");
        }

        public void grade(Scope scope, DossierId id, Grade grade, String reason) {
            told.add("graded as " + grade + ": " + reason);
        }
    }

    /** What is faked of {@code Verification}. */
    public final class FakeVerification {
        public Report of(Scope scope, DossierId id) {
            return new Report(id, List.of(), "1", Instant.EPOCH, false);
        }

        public Report verify(Scope scope, DossierId id) {
            told.add("verified");
            return of(scope, id);
        }
    }

    /** What is faked of {@code Rounds}. */
    public static final class FakeRounds {
        public List<Round> all() {
            return List.of(get(ROUND));
        }

        public Round get(RoundId id) {
            return new Round(
                    id,
                    "",
                    "2021-2025",
                    Map.of(),
                    LocalDate.of(2022, 1, 1),
                    LocalDate.of(2022, 9, 20),
                    Instant.parse("2022-09-30T10:00:00Z"),
                    Map.of("city_review", 7),
                    Map.of(AWorld.PROVINCE.code(), 2),
                    2,
                    5,
                    300);
        }
    }
}
