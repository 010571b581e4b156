package org.hecha.review;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hecha.organization.MemberId;
import org.hecha.organization.OrganizationImport;
import org.hecha.organization.Scope;
import org.hecha.shared.DomainEvent;

/**
 * Which parts of the standard the people know who judge. Everybody assigned to a dossier judges all of it; what they know
 * decides who is assigned together: of every part at least one of a dossier's desk reviewers, and of its panel, knows it. Spot
 * checks, which one person makes, ask for none.
 */
public interface Specialities {

    /** @param knows parts in the order of {@link #parts()}; empty = nothing was said, so every part */
    record Person(MemberId member, List<String> knows) {}

    /** Parts of all editions of the standard, the newest edition's first, in its order, each once. */
    List<String> parts();

    /**
     * People whose specialities this person sets, by office and name: a province's leaders those of the reviewers of its bodies,
     * the nation's officers and leaders those of all reviewers and experts.
     *
     * @throws NotAssigning for everybody else
     */
    List<Person> people(Scope scope);

    /** Whether {@link #people} has an answer for this person. */
    boolean maySet(Scope scope);

    /** What was said of these people; those of whom nothing was said are missing. */
    Map<MemberId, Set<String>> of(Set<MemberId> people);

    /**
     * In place of what was said before; assignments made already stay. A part that no edition has is left out.
     *
     * @param knows empty = every part
     * @throws NotAssigning where {@link #people} has no answer
     * @throws org.hecha.organization.UnknownMember where the person is none of them
     */
    void set(Scope scope, MemberId person, Set<String> knows);

    /**
     * @param changed  people who know something else now; 0 for a dry run or with problems
     * @param imported true when it was set
     * @param problems by line; texts below {@code import.problem.}
     */
    record Report(int rows, int changed, boolean imported, List<OrganizationImport.Problem> problems) {
        public Report {
            problems = List.copyOf(problems);
        }

        public boolean ok() {
            return problems.isEmpty();
        }
    }

    /**
     * Sets what a file says of people, all or nothing: with one problem nothing is set, and the report lists every problem at
     * once. Whom no row names stays as they are.
     *
     * @param fileName decides the format by its ending; anything else than xlsx and xls is read as CSV
     * @param dryRun   true = only report
     * @throws NotAssigning where {@link #people} has no answer
     * @throws org.hecha.organization.UnreadableTable when it is no such table
     */
    Report take(Scope scope, String fileName, InputStream bytes, boolean dryRun);

    /** Column names of such a file, in the language of the source. */
    List<String> columns();

    /** What a person knows was set. @param before parts, with 、 between them; {@code *} = every part. @param after likewise */
    record Changed(MemberId member, String before, String after, String actor) implements DomainEvent {
        @Override
        public String chain() {
            return "system";
        }

        @Override
        public String action() {
            return "speciality.changed";
        }

        @Override
        public String subject() {
            return member.toString();
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("before", before, "after", after);
        }
    }
}
