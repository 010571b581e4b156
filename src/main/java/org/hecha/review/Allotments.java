package org.hecha.review;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hecha.dossier.DossierId;
import org.hecha.organization.MemberId;
import org.hecha.organization.Scope;
import org.hecha.shared.DomainEvent;

/**
 * Who shall judge which of many dossiers, thought out over all of them at once. A draft is only looked at; one that was kept is
 * followed when the reviewers of a dossier are {@linkplain Reviews#assign assigned}, as far as its people are still free then.
 *
 * <p>Whoever may judge a dossier at all is the same as in {@link Reviews#assign}, and so is that its reviewers know every part of
 * the standard {@linkplain Specialities together}. Among all ways to fill the most places those
 * that give the fewest to people with an unanswered {@linkplain Conflicts match} are looked at, and the one with the most even
 * load is taken; cost grows with dossiers × free people.
 */
public interface Allotments {

    /**
     * @param dossiers at most {@link #MOST}
     * @param each     reviewers a dossier needs, at least 1
     * @param cap      most open assignments one person may have, those of before included, 1 to {@link #HIGHEST_CAP}
     * @param seed     decides between equally good answers; the same question over the same facts has the same answer
     */
    record Question(Assignment.Kind kind, Set<DossierId> dossiers, int each, int cap, long seed) {
        public Question {
            dossiers = Set.copyOf(dossiers);
            if (dossiers.size() > MOST || each < 1 || cap < 1 || cap > HIGHEST_CAP) {
                throw new IllegalArgumentException(
                        "no allotment of %d dossiers to %d each with at most %d".formatted(dossiers.size(), each, cap));
            }
        }
    }

    /** Dossiers of one question. */
    int MOST = 2_000;

    int HIGHEST_CAP = 1_000;

    /** Why places of a dossier stay empty. */
    enum Obstacle {
        /** nobody whose office judges such dossiers is free of conflicts and has not judged it already */
        NOBODY_FREE,
        /** people are free, but fewer than wanted */
        TOO_FEW_FREE,
        /** enough people are free, and none of them knows some part of the standard */
        NOBODY_KNOWS,
        /** somebody free knows each part, and no so many of them know all parts together */
        NOT_TOGETHER,
        /** the empty places wait for people who know some parts, and those have as much as they may have */
        KNOWING_AT_CAP,
        /** enough people are free, and too many of them have as much as they may have */
        ALL_AT_CAP
    }

    /**
     * @param reviewers by name
     * @param before    of the draft that was kept, by name; empty where none was
     * @param missing   places that stay empty
     * @param eligible  people whose office judges such dossiers
     * @param free      those of them without conflict who have not judged it
     * @param full      those of them who have as many as they may have, this draft included
     * @param unanswered of the free people, those with a {@linkplain Conflicts match} nobody has answered, by name; they
     *                  judge only what otherwise nobody would
     * @param unknown   of the free people, what hinders that every part of the standard is known to a reviewer; empty where
     *                  nothing does
     */
    record Row(
            DossierId dossier,
            List<MemberId> reviewers,
            List<MemberId> before,
            int missing,
            int eligible,
            int free,
            int full,
            List<MemberId> unanswered,
            Optional<Unknown> unknown) {

        /** Reviewers of this draft who may yet turn out to have a conflict, by name. */
        public List<MemberId> doubtful() {
            return reviewers.stream().filter(unanswered::contains).toList();
        }

        public Optional<Obstacle> obstacle() {
            if (missing == 0) {
                return Optional.empty();
            }
            if (free == 0) {
                return Optional.of(Obstacle.NOBODY_FREE);
            }
            if (free < reviewers.size() + missing) {
                return Optional.of(Obstacle.TOO_FEW_FREE);
            }
            return Optional.of(unknown.map(Unknown::why).orElse(Obstacle.ALL_AT_CAP));
        }
    }

    /**
     * @param why   {@code NOBODY_KNOWS}, {@code NOT_TOGETHER} or {@code KNOWING_AT_CAP}
     * @param parts of the standard, in its order, never empty
     */
    record Unknown(Obstacle why, List<String> parts) {}

    /** @param open assignments the person has now. @param added by the draft */
    record Load(MemberId person, int open, int added) {}

    /**
     * @param rows  by the dossiers' numbers
     * @param loads of everybody free for any of them, by name
     * @param key   of what the draft says; another one where anything in it differs
     */
    record Draft(Question question, List<Row> rows, List<Load> loads, String key) {}

    /**
     * Nothing is written.
     *
     * @throws NotAReviewer where this person does not stand at the level that assigns such reviewers
     */
    Draft draft(Scope scope, Question question);

    /**
     * Keeps the draft in place of what was kept before for these dossiers.
     *
     * @param key of the draft that was looked at
     * @throws AllotmentChanged when the same question has another answer by now
     */
    void keep(Scope scope, Question question, String key);

    /** What was kept for these dossiers and not yet followed; those without are missing. People by name. */
    Map<DossierId, List<MemberId>> kept(Scope scope, Assignment.Kind kind, Set<DossierId> dossiers);

    /** Forgets what was kept; assignments made already stay. */
    void drop(Scope scope, Assignment.Kind kind, Set<DossierId> dossiers);

    /** A draft was kept or dropped for one dossier. It names nobody: reviewers who judge apart are not read from the chain. */
    record Changed(DossierId dossier, Assignment.Kind kind, boolean kept, String seed, String actor)
            implements DomainEvent {
        @Override
        public String chain() {
            return dossier.toString();
        }

        @Override
        public String action() {
            return kept ? "allotment.kept" : "allotment.dropped";
        }

        @Override
        public String subject() {
            return dossier.toString();
        }

        @Override
        public Map<String, String> facts() {
            return seed.isEmpty() ? Map.of("kind", kind.name()) : Map.of("kind", kind.name(), "seed", seed);
        }
    }
}
