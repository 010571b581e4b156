package org.hecha.review;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.DossierId;
import org.hecha.dossier.Dossiers;
import org.hecha.organization.Directory;
import org.hecha.organization.Member;
import org.hecha.organization.MemberId;
import org.hecha.organization.Scope;
import org.hecha.programme.RoundId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks who is free for each dossier, and lets {@link Matching} choose among all of them. */
@Service
class Allotting implements Allotments {

    private static final Comparator<Member> BY_NAME =
            Comparator.comparing(Member::name).thenComparing(Member::login);

    private final Dossiers dossiers;
    private final Directory directory;
    private final Assignments assignments;
    private final AllotmentTable table;
    private final SpecialityTable specialities;
    private final Matches matches;
    private final Reviews reviews;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Allotting(
            Dossiers dossiers,
            Directory directory,
            Assignments assignments,
            AllotmentTable table,
            SpecialityTable specialities,
            Matches matches,
            Reviews reviews,
            ApplicationEventPublisher events,
            Clock clock) {
        this.dossiers = dossiers;
        this.directory = directory;
        this.assignments = assignments;
        this.table = table;
        this.specialities = specialities;
        this.matches = matches;
        this.reviews = reviews;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @param eligible how many there were before conflicts were looked at
     * @param parts    of the standard it is judged by
     */
    private record Choice(Dossier dossier, int eligible, List<Member> free, List<String> parts) {}

    @Override
    public Draft draft(Scope scope, Question question) {
        Map<MemberId, Integer> open = assignments.open();
        List<Choice> choices = choices(scope, question);
        List<Member> people = choices.stream()
                .flatMap(choice -> choice.free().stream())
                .distinct()
                .sorted(BY_NAME)
                .toList();
        Map<MemberId, Integer> numbers = new LinkedHashMap<>();
        people.forEach(person -> numbers.put(person.id(), numbers.size()));
        int[] loads =
                people.stream().mapToInt(p -> open.getOrDefault(p.id(), 0)).toArray();

        Map<Dossier, List<Conflicts.Match>> supposed =
                matches.of(choices.stream().map(Choice::dossier).toList(), question.kind(), numbers.keySet());
        List<List<MemberId>> unanswered = choices.stream()
                .map(choice -> {
                    Set<MemberId> doubtful = Matches.unanswered(supposed.getOrDefault(choice.dossier(), List.of()));
                    return people.stream()
                            .filter(p ->
                                    doubtful.contains(p.id()) && choice.free().contains(p))
                            .map(Member::id)
                            .toList();
                })
                .toList();

        var known = new Knowledge(question.kind(), specialities.of(numbers.keySet()));
        List<int[]> lacks = choices.stream()
                .map(choice -> choice.free().stream()
                        .mapToInt(p -> known.lack(choice.parts(), p.id()))
                        .toArray())
                .toList();
        List<int[]> chosen = new Matching(
                        choices.stream()
                                .map(choice -> choice.free().stream()
                                        .mapToInt(p -> numbers.get(p.id()))
                                        .toArray())
                                .toList(),
                        unanswered.stream()
                                .map(ids -> ids.stream().mapToInt(numbers::get).toArray())
                                .toList(),
                        lacks,
                        question.each(),
                        loads,
                        question.cap(),
                        question.seed())
                .solve();

        int[] added = new int[people.size()];
        chosen.forEach(all -> {
            for (int person : all) {
                added[person]++;
            }
        });
        var kept = kept(scope, question.kind(), question.dossiers());
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < choices.size(); i++) {
            Choice choice = choices.get(i);
            int[] numbersOf = chosen.get(i);
            rows.add(new Row(
                    choice.dossier().id(),
                    Arrays.stream(numbersOf).mapToObj(n -> people.get(n).id()).toList(),
                    kept.getOrDefault(choice.dossier().id(), List.of()),
                    question.each() - numbersOf.length,
                    choice.eligible(),
                    choice.free().size(),
                    (int) choice.free().stream()
                            .mapToInt(p -> numbers.get(p.id()))
                            .filter(n -> loads[n] + added[n] >= question.cap())
                            .count(),
                    unanswered.get(i),
                    unknown(
                            choice,
                            lacks.get(i),
                            Arrays.stream(numbersOf)
                                    .map(n -> known.lack(
                                            choice.parts(), people.get(n).id()))
                                    .toArray(),
                            question.each())));
        }
        List<Load> shares = new ArrayList<>();
        for (int n = 0; n < people.size(); n++) {
            shares.add(new Load(people.get(n).id(), loads[n], added[n]));
        }
        return new Draft(question, List.copyOf(rows), List.copyOf(shares), key(rows));
    }

    /** @param lacks of everybody free. @param chosen what those lack who are chosen */
    private static Optional<Unknown> unknown(Choice choice, int[] lacks, int[] chosen, int each) {
        int lacked = Arrays.stream(lacks).reduce(0, (a, b) -> a | b);
        int rest = lacked & Teams.lackedByAll(chosen);
        if (rest == 0) {
            return Optional.empty();
        }
        int nobody = lacked & Teams.lackedByAll(lacks);
        Obstacle why = nobody != 0
                ? Obstacle.NOBODY_KNOWS
                : Teams.possible(lacked, lacks, each) ? Obstacle.KNOWING_AT_CAP : Obstacle.NOT_TOGETHER;
        return Optional.of(new Unknown(why, Knowledge.named(choice.parts(), nobody == 0 ? rest : nobody)));
    }

    private List<Choice> choices(Scope scope, Question question) {
        var candidates = new Candidates(directory);
        Map<RoundId, List<String>> parts = new HashMap<>();
        return question.dossiers().stream()
                .map(id -> dossiers.get(scope, id))
                .sorted(Comparator.comparing(Dossier::number))
                .map(dossier -> {
                    if (!Standing.atLeast(scope, dossier, question.kind().assigning())) {
                        throw new NotAReviewer(dossier.number());
                    }
                    List<Member> eligible = candidates.eligible(dossier, question.kind());
                    Set<MemberId> barred = barred(scope, dossier.id(), question.kind());
                    return new Choice(
                            dossier,
                            eligible.size(),
                            eligible.stream()
                                    .filter(person -> !barred.contains(person.id()))
                                    .toList(),
                            // a province's overlay adds to criteria and leaves the parts as they are
                            parts.computeIfAbsent(
                                    dossier.round(),
                                    round -> dossiers.standardOf(scope, dossier.id())
                                            .parts()));
                })
                .toList();
    }

    private Set<MemberId> barred(Scope scope, DossierId dossier, Assignment.Kind kind) {
        Set<MemberId> barred = new HashSet<>(assignments.everAssigned(dossier));
        barred.addAll(directory.hiddenFrom(dossier.value()));
        if (kind != Assignment.Kind.DESK) {
            barred.addAll(reviews.takenPart(scope, dossier));
        }
        return barred;
    }

    private static String key(List<Row> rows) {
        var text = new StringBuilder();
        rows.forEach(row -> text.append(row.dossier()).append(row.reviewers()).append('\n'));
        return UUID.nameUUIDFromBytes(text.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    @Override
    @Transactional
    public void keep(Scope scope, Question question, String key) {
        Draft draft = draft(scope, question);
        if (!draft.key().equals(key)) {
            throw new AllotmentChanged();
        }
        for (Row row : draft.rows()) {
            table.put(question.kind(), row.dossier(), row.reviewers(), question.seed(), clock.instant());
            events.publishEvent(
                    new Changed(row.dossier(), question.kind(), true, Long.toString(question.seed()), scope.actor()));
        }
    }

    @Override
    public Map<DossierId, List<MemberId>> kept(Scope scope, Assignment.Kind kind, Set<DossierId> ids) {
        Map<DossierId, List<MemberId>> kept = new LinkedHashMap<>();
        table.of(kind, ids).forEach((dossier, people) -> {
            if (Standing.atLeast(scope, dossiers.get(scope, dossier), kind.assigning())) {
                kept.put(
                        dossier,
                        people.stream()
                                .flatMap(id -> directory.member(id).stream())
                                .sorted(BY_NAME)
                                .map(Member::id)
                                .toList());
            }
        });
        return kept;
    }

    @Override
    @Transactional
    public void drop(Scope scope, Assignment.Kind kind, Set<DossierId> ids) {
        Set<DossierId> own = kept(scope, kind, ids).keySet();
        table.drop(kind, own)
                .forEach(dossier -> events.publishEvent(new Changed(dossier, kind, false, "", scope.actor())));
    }
}
