package org.hecha.review;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hecha.dossier.Dossier;
import org.hecha.organization.MemberId;
import org.hecha.organization.Ties;
import org.hecha.review.Conflicts.Match;
import org.hecha.review.Conflicts.Reason;
import org.hecha.review.Conflicts.State;
import org.springframework.stereotype.Component;

/**
 * Puts together what the directory and the signatures know of people and counties with what people said of it. Three questions
 * to the database, however many people and dossiers are asked about: cost grows with what is found.
 */
@Component
class Matches {

    private final Ties ties;
    private final Signatures signatures;
    private final MatchTable answers;

    Matches(Ties ties, Signatures signatures, MatchTable answers) {
        this.ties = ties;
        this.signatures = signatures;
        this.answers = answers;
    }

    /** Unanswered ones first, then by person and reason; by dossier in the order given, those without any missing. */
    Map<Dossier, List<Match>> of(Collection<Dossier> dossiers, Assignment.Kind kind, Collection<MemberId> people) {
        Set<String> counties = dossiers.stream().map(Dossier::region).collect(Collectors.toSet());
        Map<String, List<Supposed>> byCounty = new LinkedHashMap<>();
        for (Ties.Tie tie : ties.of(people, counties)) {
            reason(tie.kind(), kind)
                    .ifPresent(reason -> byCounty.computeIfAbsent(tie.county(), county -> new ArrayList<>())
                            .add(new Supposed(
                                    tie.person(), reason, tie.fact(), tie.units(), "", tie.from(), tie.until())));
        }
        for (Signatures.Signed signed : signatures.of(people, counties)) {
            byCounty.computeIfAbsent(signed.county(), county -> new ArrayList<>())
                    .add(new Supposed(
                            signed.person(),
                            Reason.CO_SIGNATURE,
                            UUID.nameUUIDFromBytes(("CO_SIGNATURE|" + signed.dossier() + "|"
                                                    + String.join("|", signed.units()))
                                            .getBytes(StandardCharsets.UTF_8))
                                    .toString(),
                            signed.units(),
                            signed.number(),
                            Optional.empty(),
                            Optional.empty()));
        }
        if (byCounty.isEmpty()) {
            return Map.of();
        }
        var said = answers.of(dossiers.stream().map(Dossier::id).toList());
        Map<Dossier, List<Match>> found = new LinkedHashMap<>();
        for (Dossier dossier : dossiers) {
            List<Match> matches = byCounty.getOrDefault(dossier.region(), List.of()).stream()
                    .map(supposed -> supposed.of(dossier, said))
                    .sorted(Comparator.comparing(Match::state)
                            .thenComparing(match -> match.person().toString())
                            .thenComparing(Match::reason)
                            .thenComparing(Match::fact))
                    .toList();
            if (!matches.isEmpty()) {
                found.put(dossier, matches);
            }
        }
        return found;
    }

    List<Match> of(Dossier dossier, Assignment.Kind kind, MemberId person) {
        return of(List.of(dossier), kind, List.of(person)).getOrDefault(dossier, List.of());
    }

    /** Those of them with a match nobody has answered. */
    Set<MemberId> unanswered(Dossier dossier, Assignment.Kind kind, Collection<MemberId> people) {
        return unanswered(of(List.of(dossier), kind, people).getOrDefault(dossier, List.of()));
    }

    static Set<MemberId> unanswered(Collection<Match> matches) {
        return matches.stream().filter(Match::open).map(Match::person).collect(Collectors.toSet());
    }

    private static Optional<Reason> reason(Ties.Kind tie, Assignment.Kind kind) {
        return switch (tie) {
            case SAME_BODY -> Optional.of(Reason.SAME_BODY);
            case EARLIER_POST -> Optional.of(Reason.EARLIER_POST);
            case PHONE -> Optional.of(Reason.PHONE);
            case MAIL_DOMAIN -> Optional.of(Reason.MAIL_DOMAIN);
            // whoever judges for the province belongs to it
            case SAME_PROVINCE -> kind == Assignment.Kind.DESK ? Optional.empty() : Optional.of(Reason.SAME_PROVINCE);
        };
    }

    private record Supposed(
            MemberId person,
            Reason reason,
            String fact,
            List<String> units,
            String paper,
            Optional<java.time.LocalDate> from,
            Optional<java.time.LocalDate> until) {

        Match of(Dossier dossier, Map<MatchTable.Key, MatchTable.Answer> said) {
            var answer = Optional.ofNullable(said.get(new MatchTable.Key(dossier.id(), person, reason, fact)));
            State state = answer.map(a -> a.confirmed() ? State.CONFIRMED : State.DENIED)
                    .orElse(State.OPEN);
            return new Match(
                    dossier.id(),
                    person,
                    reason,
                    fact,
                    units,
                    paper,
                    from,
                    until,
                    state,
                    answer.map(MatchTable.Answer::said));
        }
    }
}
