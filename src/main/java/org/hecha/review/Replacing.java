package org.hecha.review;

import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.DossierId;
import org.hecha.dossier.Dossiers;
import org.hecha.organization.Directory;
import org.hecha.organization.Member;
import org.hecha.organization.MemberId;
import org.hecha.organization.Scope;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets {@link Matching} propose who follows, among those who may, and keeps who came for whom. */
@Service
class Replacing implements Vacancies {

    private final VacancyTable table;
    private final Assignments assignments;
    private final Sheets sheets;
    private final ComparedSheets compared;
    private final Reviews reviews;
    private final Dossiers dossiers;
    private final Directory directory;
    private final ReviewSettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Replacing(
            VacancyTable table,
            Assignments assignments,
            Sheets sheets,
            ComparedSheets compared,
            Reviews reviews,
            Dossiers dossiers,
            Directory directory,
            ReviewSettings settings,
            ApplicationEventPublisher events,
            Clock clock) {
        this.table = table;
        this.assignments = assignments;
        this.sheets = sheets;
        this.compared = compared;
        this.reviews = reviews;
        this.dossiers = dossiers;
        this.directory = directory;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public List<Vacancy> of(Scope scope) {
        return table.within(scope, MOST).stream()
                .filter(vacancy -> fills(scope, vacancy))
                .toList();
    }

    @Override
    public List<Candidate> candidates(Scope scope, Id id) {
        Vacancy vacancy = mine(scope, id);
        return vacancy.filled().isPresent()
                ? List.of()
                : candidates(scope, dossiers.get(scope, vacancy.dossier()), vacancy.kind(), id);
    }

    private List<Candidate> candidates(Scope scope, Dossier dossier, Assignment.Kind kind, Id seed) {
        Sheets.Free free = free(scope, dossier, kind);
        Map<MemberId, Integer> open = assignments.open();
        Optional<MemberId> proposed = proposed(free, open, seed);
        return free.knowing().stream()
                .map(m -> {
                    int has = open.getOrDefault(m.id(), 0);
                    return new Candidate(
                            m.id(),
                            has,
                            has >= settings.replacementCap(),
                            free.unanswered().contains(m.id()),
                            proposed.filter(m.id()::equals).isPresent());
                })
                .sorted(Comparator.comparing((Candidate c) -> !c.proposed())
                        .thenComparing(Candidate::doubtful)
                        .thenComparingInt(Candidate::open))
                .toList();
    }

    private Sheets.Free free(Scope scope, Dossier dossier, Assignment.Kind kind) {
        Sheets.Free free = sheets.free(
                scope, dossier, kind, kind == Assignment.Kind.DESK ? Set.of() : reviews.takenPart(scope, dossier.id()));
        return assignments.of(dossier.id()).stream().anyMatch(a -> a.kind() == kind && a.submitted())
                ? free.without(m -> Standing.assigns(m, kind))
                : free;
    }

    /** The solver's answer for one place among those of whom nothing is doubtful; the vacancy itself is the lot. */
    private Optional<MemberId> proposed(Sheets.Free free, Map<MemberId, Integer> open, Id seed) {
        List<Member> sure = free.knowing().stream()
                .filter(m -> !free.unanswered().contains(m.id()))
                .toList();
        int[] loads = sure.stream().mapToInt(m -> open.getOrDefault(m.id(), 0)).toArray();
        int[] chosen = new Matching(
                        List.of(IntStream.range(0, sure.size()).toArray()),
                        1,
                        loads,
                        settings.replacementCap(),
                        seed.value().getMostSignificantBits())
                .solve()
                .getFirst();
        return Arrays.stream(chosen).mapToObj(i -> sure.get(i).id()).findFirst();
    }

    @Override
    @Transactional
    public Optional<Assignment> open(Scope scope, Assignment.Recused recused) {
        Dossier dossier = dossiers.get(scope, recused.dossier());
        assignments.lock(dossier.id());
        var id = new Id(UUID.randomUUID());
        Sheets.Free free = free(scope, dossier, recused.kind());
        Map<MemberId, Integer> open = assignments.open();
        Optional<MemberId> next = proposed(free, open, id);
        Obstacle obstacle = obstacle(free);
        table.add(id, dossier, recused, obstacle, clock.instant());
        if (next.isEmpty()) {
            events.publishEvent(new Opened(dossier.id(), id, recused.kind(), obstacle, scope.actor()));
        }
        return next.map(person -> put(scope, id, dossier, recused.kind(), person));
    }

    @Override
    public List<Assignment.Recused> missing(Scope scope, DossierId id, Assignment.Kind kind) {
        dossiers.get(scope, id);
        return compared.missing(scope, id, kind, table.leavers(id), open(id, kind)).stream()
                .map(a -> new Assignment.Recused(id, a.id(), kind, a.reviewer(), scope.actor()))
                .toList();
    }

    @Override
    public int empty(Scope scope, DossierId id, Assignment.Kind kind) {
        dossiers.get(scope, id);
        return compared.needed(scope, id, kind, open(id, kind));
    }

    private int open(DossierId id, Assignment.Kind kind) {
        return Math.toIntExact(table.of(id).stream()
                .filter(vacancy -> vacancy.kind() == kind && vacancy.filled().isEmpty())
                .count());
    }

    @Override
    public List<Vacancy> waiting(Scope scope) {
        return table.waiting().stream()
                .filter(vacancy -> scope.system() || fills(scope, vacancy))
                .toList();
    }

    private static Obstacle obstacle(Sheets.Free free) {
        if (free.all().isEmpty()) {
            return Obstacle.NOBODY_FREE;
        }
        if (free.knowing().isEmpty()) {
            return Obstacle.NOBODY_KNOWS;
        }
        boolean allDoubtful =
                free.knowing().stream().allMatch(m -> free.unanswered().contains(m.id()));
        return allDoubtful ? Obstacle.DOUBTFUL : Obstacle.ALL_AT_CAP;
    }

    @Override
    @Transactional
    public Assignment fill(Scope scope, Id id, MemberId person) {
        Dossier dossier = locked(scope, id);
        Vacancy vacancy = mine(scope, id);
        if (vacancy.filled().isPresent()) {
            throw new NoLongerVacant(dossier.number());
        }
        if (free(scope, dossier, vacancy.kind()).knowing().stream().noneMatch(m -> m.id().equals(person))) {
            throw new CannotReplace(name(person), dossier.number());
        }
        return put(scope, id, dossier, vacancy.kind(), person);
    }

    private Assignment put(Scope scope, Id id, Dossier dossier, Assignment.Kind kind, MemberId person) {
        Assignment made = sheets.put(scope, dossier.id(), kind, person);
        table.fill(id, made.id(), scope.actor(), clock.instant());
        events.publishEvent(new Replaced(dossier.id(), id, made.id(), kind, person, scope.system(), scope.actor()));
        return made;
    }

    @Override
    @Transactional
    public void takeBack(Scope scope, Id id) {
        Dossier dossier = locked(scope, id);
        Vacancy vacancy = mine(scope, id);
        Filled filled = vacancy.filled().orElseThrow(() -> new NoLongerVacant(dossier.number()));
        Assignment held =
                assignments.locked(filled.assignment()).orElseThrow(() -> new NoLongerVacant(dossier.number()));
        if (held.declared()) {
            throw new AlreadyBegun(name(filled.reviewer()));
        }
        table.reopen(id, Obstacle.TAKEN_BACK, clock.instant());
        sheets.withdraw(held);
        events.publishEvent(new TakenBack(dossier.id(), id, held.id(), vacancy.kind(), held.reviewer(), scope.actor()));
    }

    /** Nobody else assigns for the dossier until the transaction ends. */
    private Dossier locked(Scope scope, Id id) {
        Dossier dossier = dossiers.get(scope, mine(scope, id).dossier());
        assignments.lock(dossier.id());
        return dossier;
    }

    private Vacancy mine(Scope scope, Id id) {
        return table.find(scope, id).filter(vacancy -> fills(scope, vacancy)).orElseThrow(() -> new UnknownVacancy(id));
    }

    private boolean fills(Scope scope, Vacancy vacancy) {
        return Standing.assigns(scope, vacancy.kind())
                && !directory.hiddenFrom(vacancy.dossier().value()).contains(scope.member())
                && Standing.assigns(scope, vacancy.kind(), dossiers.get(scope, vacancy.dossier()));
    }

    private String name(MemberId person) {
        return directory.member(person).map(Member::name).orElse(person.toString());
    }
}
