package org.hecha.review;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.DossierId;
import org.hecha.dossier.Dossiers;
import org.hecha.organization.Directory;
import org.hecha.organization.MemberId;
import org.hecha.organization.Scope;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows each match to those it concerns, and lets a confirmed one act like a declared conflict. */
@Service
class ConflictDesk implements Conflicts {

    private final Matches matches;
    private final MatchTable table;
    private final Sheets sheets;
    private final Assignments assignments;
    private final Dossiers dossiers;
    private final Directory directory;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ConflictDesk(
            Matches matches,
            MatchTable table,
            Sheets sheets,
            Assignments assignments,
            Dossiers dossiers,
            Directory directory,
            ApplicationEventPublisher events,
            Clock clock) {
        this.matches = matches;
        this.table = table;
        this.sheets = sheets;
        this.assignments = assignments;
        this.dossiers = dossiers;
        this.directory = directory;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public List<Match> mine(Scope scope, DossierId id) {
        Dossier dossier = dossiers.get(scope, id);
        List<Match> mine = new ArrayList<>();
        sheets.of(scope, id).stream()
                .filter(assignment -> Sheets.own(scope, assignment))
                .map(Assignment::kind)
                .distinct()
                .forEach(kind -> mine.addAll(matches.of(dossier, kind, scope.member())));
        return List.copyOf(mine);
    }

    @Override
    public Map<DossierId, List<Match>> of(Scope scope, Assignment.Kind kind, Set<DossierId> ids) {
        var candidates = new Candidates(directory);
        Map<DossierId, Set<MemberId>> people = new LinkedHashMap<>();
        Set<MemberId> everybody = new HashSet<>();
        List<Dossier> asked = ids.stream().map(id -> dossiers.get(scope, id)).toList();
        for (Dossier dossier : asked) {
            if (!Standing.assigns(scope, kind, dossier)) {
                throw new NotAReviewer(dossier.number());
            }
            Set<MemberId> here = new HashSet<>();
            candidates.eligible(dossier, kind).forEach(person -> here.add(person.id()));
            assignments.of(dossier.id()).stream().filter(a -> a.kind() == kind).forEach(a -> here.add(a.reviewer()));
            people.put(dossier.id(), here);
            everybody.addAll(here);
        }
        Map<DossierId, List<Match>> found = new LinkedHashMap<>();
        matches.of(asked, kind, everybody).forEach((dossier, all) -> {
            Set<MemberId> hidden = directory.hiddenFrom(dossier.id().value());
            Set<MemberId> here = people.getOrDefault(dossier.id(), Set.of());
            List<Match> shown = all.stream()
                    .filter(match -> here.contains(match.person()) && !hidden.contains(match.person()))
                    .toList();
            if (!shown.isEmpty()) {
                found.put(dossier.id(), shown);
            }
        });
        return found;
    }

    @Override
    public boolean mayAnswer(Scope scope, Assignment.Kind kind, DossierId id) {
        return Standing.assigns(scope, kind, dossiers.get(scope, id));
    }

    @Override
    @Transactional
    public void answer(
            Scope scope,
            Assignment.Kind kind,
            DossierId id,
            MemberId person,
            Reason reason,
            String fact,
            boolean confirmed,
            String words) {
        Dossier dossier = dossiers.get(scope, id);
        if (words.isBlank()) {
            throw new ReasonMissing(dossier.number());
        }
        // nobody is assigned in between
        assignments.lock(id);
        Optional<Assignment> held = assignments.of(id).stream()
                .filter(a -> a.kind() == kind && a.reviewer().equals(person))
                .findFirst();
        boolean own = held.filter(a -> Sheets.own(scope, a)).isPresent();
        if (!own && !Standing.assigns(scope, kind, dossier)) {
            throw new UnknownMatch(dossier.number());
        }
        Match match = matches.of(dossier, kind, person).stream()
                .filter(m -> m.reason() == reason && m.fact().equals(fact))
                .filter(m -> m.state() != State.CONFIRMED)
                .findFirst()
                .orElseThrow(() -> new UnknownMatch(dossier.number()));
        table.put(
                new MatchTable.Key(id, person, reason, match.fact()),
                confirmed,
                words.strip(),
                scope.actor(),
                clock.instant());
        events.publishEvent(new Answered(id, person, reason, match.fact(), confirmed, scope.actor()));
        if (confirmed) {
            held.ifPresentOrElse(
                    assignment -> sheets.recuse(scope, assignment, words.strip(), "match confirmed " + reason),
                    () -> directory.hide(person, id.value(), "match confirmed " + reason));
        }
    }
}
