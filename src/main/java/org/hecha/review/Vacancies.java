package org.hecha.review;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hecha.dossier.DossierId;
import org.hecha.organization.MemberId;
import org.hecha.organization.Scope;
import org.hecha.shared.DomainEvent;
import org.hecha.shared.Ids;

/**
 * Places of reviewers who stepped back. Life: open → somebody is put in it, at once where one person fits without a doubt, else by
 * whoever assigns such reviewers → the replacement begins; or is taken back before that, and the place is open again.
 *
 * <p>Who may be put in a place is the same as in {@link Reviews#assign}: free of conflicts, of an office that judges such
 * dossiers, never assigned to it, and knowing what nobody of the others knows. Only those who assign see who left and who came
 * (decision 0110).
 */
public interface Vacancies {

    record Id(UUID value) {
        public static Id of(String text) {
            return new Id(Ids.parse(text));
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    /** Why nobody was put in the place. */
    enum Obstacle {
        /** nobody whose office judges such dossiers is free of conflicts and was never assigned to it */
        NOBODY_FREE,
        /** nobody free knows what the others do not know */
        NOBODY_KNOWS,
        /** everybody who fits may yet turn out to have a conflict */
        DOUBTFUL,
        /** everybody who fits has as much as one person gets without being asked */
        ALL_AT_CAP,
        /** somebody was put in it and taken back */
        TAKEN_BACK
    }

    /**
     * @param begun whether the replacement has said to be free of conflicts; nobody is taken back then
     * @param by    {@code system} or the id of whoever chose
     */
    record Filled(Assignment.Id assignment, MemberId reviewer, boolean begun, Instant at, String by) {}

    /**
     * @param since    when the reviewer stepped back
     * @param empty    since when nobody is in the place; again after somebody was taken back
     * @param obstacle empty where the place is filled
     */
    record Vacancy(
            Id id,
            DossierId dossier,
            Assignment.Kind kind,
            MemberId left,
            Instant since,
            Optional<Instant> empty,
            Optional<Obstacle> obstacle,
            Optional<Filled> filled) {}

    /**
     * Somebody who may be put in a place.
     *
     * @param open     assignments this person has now
     * @param full     whether that is as much as one person gets without being asked
     * @param doubtful whether a {@linkplain Conflicts match} nobody has answered speaks against it
     * @param proposed the one the solver takes
     */
    record Candidate(MemberId person, int open, boolean full, boolean doubtful, boolean proposed) {}

    /** Longest list of {@link #of}. */
    int MOST = 100;

    /** Places this person fills, open ones first, then newest first; none for those who assign nobody. */
    List<Vacancy> of(Scope scope);

    /**
     * Who may be put in an open place, the proposed one first, then those with the least to do.
     *
     * @throws UnknownVacancy for whoever does not fill it
     */
    List<Candidate> candidates(Scope scope, Id vacancy);

    /**
     * Opens the place of somebody who has stepped back and puts the one whom the solver proposes in it, where nothing speaks
     * against it.
     *
     * @return empty where the place stays open
     */
    Optional<Assignment> open(Scope scope, Assignment.Recused recused);

    /**
     * Those who stepped back after handing in, whose sheets are missing and in whose place nobody was asked yet; {@link #open} is
     * for each of them. None once something was decided from the sheets, and no third desk reviewer where two agree.
     */
    List<Assignment.Recused> missing(Scope scope, DossierId dossier, Assignment.Kind kind);

    /** Places of this dossier and kind that nobody is in, and whose sheets are needed. */
    int empty(Scope scope, DossierId dossier, Assignment.Kind kind);

    /** All places nobody is in, oldest first; for whoever looks over everything. */
    List<Vacancy> waiting(Scope scope);

    /**
     * @throws UnknownVacancy   for whoever does not fill it
     * @throws NoLongerVacant   when somebody is in it by now
     * @throws CannotReplace    for anybody who is none of the {@link #candidates}
     */
    Assignment fill(Scope scope, Id vacancy, MemberId person);

    /**
     * Opens the place again. Whoever was in it does not see the dossier through this any more and is not asked again.
     *
     * @throws UnknownVacancy for whoever does not fill it
     * @throws AlreadyBegun   when the replacement has said to be free of conflicts
     */
    void takeBack(Scope scope, Id vacancy);

    /** Facts about places. They carry no judgement. */
    sealed interface Fact extends DomainEvent {
        DossierId dossier();

        Id vacancy();

        @Override
        default String chain() {
            return dossier().toString();
        }

        @Override
        default String subject() {
            return vacancy().toString();
        }
    }

    /** Nobody was put in the place at once. */
    record Opened(DossierId dossier, Id vacancy, Assignment.Kind kind, Obstacle obstacle, String actor)
            implements Fact {
        @Override
        public String action() {
            return "assignment.vacant";
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("kind", kind.name(), "obstacle", obstacle.name());
        }
    }

    /** @param atOnce whether no person chose */
    record Replaced(
            DossierId dossier,
            Id vacancy,
            Assignment.Id assignment,
            Assignment.Kind kind,
            MemberId reviewer,
            boolean atOnce,
            String actor)
            implements Fact {
        @Override
        public String action() {
            return "assignment.replaced";
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("kind", kind.name(), "reviewer", reviewer.toString());
        }
    }

    record TakenBack(
            DossierId dossier,
            Id vacancy,
            Assignment.Id assignment,
            Assignment.Kind kind,
            MemberId reviewer,
            String actor)
            implements Fact {
        @Override
        public String action() {
            return "assignment.taken-back";
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("kind", kind.name(), "reviewer", reviewer.toString());
        }
    }
}
