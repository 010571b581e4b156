package org.hecha.workflow;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hecha.dossier.Defect;
import org.hecha.dossier.DossierId;
import org.hecha.organization.MemberId;
import org.hecha.organization.Scope;

/** Everybody's tasks, from our own read table; a page costs the same whether ten or a hundred thousand are open. */
public interface Worklist {

    enum Tab {
        MINE,
        CLAIMABLE,
        UNIT,
        /** everything open in the part of the country this person works for */
        AREA,
        STARTED,
        DONE,
        /** shown to this person by a colleague, open or done */
        COPIED,
        /** open tasks of dossiers this person follows */
        WATCHED
    }

    /** Every column of the list; rows that are equal in it stand in the order of their ids. */
    enum Order {
        DUE,
        CREATED,
        COUNTY,
        STEP,
        CRITERION,
        FROM,
        /** the person where the reader's own unit is listed, the unit everywhere else */
        HOLDER,
        DONE
    }

    /** @param next cursor of the next page; empty at the end */
    record Page(List<Task> tasks, String next) {}

    /**
     * @param text  parts of county, number or step as people call them, and conditions such as {@code step:city due:<3d
     *              has:overdue -is:unread}; empty = all
     * @param after cursor of the page before; empty for the first
     */
    Page list(Scope scope, Tab tab, String text, Order order, boolean descending, String after, int limit);

    /**
     * What of a text typed into the search box was not understood and was searched for as plain words.
     *
     * @param key  message key of the sentence that helps
     * @param word what was meant by it
     */
    record Hint(String key, String word) {}

    List<Hint> hints(Scope scope, String text);

    /** The text with its last word completed, in the reader's language; at most twenty ways, possibly none. */
    List<String> completions(String text);

    /** Exact counts of all tabs. */
    default Map<Tab, Long> counts(Scope scope) {
        return counts(scope, EnumSet.allOf(Tab.class));
    }

    /** Exact counts of these tabs alone, which cost less than all. */
    Map<Tab, Long> counts(Scope scope, Set<Tab> tabs);

    /** Open tasks this person holds or could take. */
    default long waitingFor(Scope scope) {
        return counts(scope, EnumSet.of(Tab.MINE, Tab.CLAIMABLE)).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** @throws UnknownTask outside the scope or finished and not this person's */
    Task get(Scope scope, TaskId id);

    List<Task> openOf(Scope scope, DossierId dossier);

    /** Exactly one of many simultaneous callers wins. @throws TaskTaken with who and when for the others */
    Task claim(Scope scope, TaskId id);

    Task release(Scope scope, TaskId id);

    Task transfer(Scope scope, TaskId id, MemberId to, String reason);

    /** Reminds the holder, at most once a working day a task. */
    void urge(Scope scope, TaskId id);

    /** Most working days a deadline is put off at once. */
    int LONGEST_EXTENSION = 30;

    /**
     * Puts a task's deadline off: so many working days after it, or after today where it has passed. For the levels above and
     * for whoever leads the unit.
     *
     * @param days 1 to {@link #LONGEST_EXTENSION}
     * @return the task with its new deadline
     * @throws NotYourRole  for everybody else, and for tasks of people who were only asked to sign along
     * @throws FormRejected without a reason, or with other numbers of days
     */
    Task extend(Scope scope, TaskId id, int days, String reason);

    /** The Camunda Forms JSON pinned when the task was made, its texts in the language of the current locale. */
    String form(Scope scope, TaskId id);

    /** What to show in the form: what was saved before, and read-only facts. */
    Map<String, Object> formData(Scope scope, TaskId id);

    /**
     * Finishes a task: validates every field against the form and the owning module's record, writes the decision and moves
     * the dossier on, all in one transaction.
     *
     * @param version what the person saw
     * @return the next task in this person's list, if any
     * @throws FormRejected with every wrong field at once; nothing is lost
     * @throws TaskGone when somebody else finished it or it changed meanwhile
     */
    Optional<Task> complete(Scope scope, TaskId id, long version, Map<String, Object> fields, List<Defect> defects);

    /**
     * The applicant takes the dossier back for correction while nobody at the next level has claimed it. The county may
     * then change everything; once signed again it goes to the level it was taken from.
     *
     * @throws WithdrawalTooLate when somebody there has claimed it; carries the unit's name
     * @throws NotYourRole for everybody but the county's clerks and leaders
     * @throws NotAllowedHere when the dossier does not wait at a level the county sent it to
     */
    void withdraw(Scope scope, DossierId dossier, String reason);

    /** The county's leader gives the application up; the journey ends as withdrawn. @throws NotAllowedHere after its end */
    void abandon(Scope scope, DossierId dossier, String reason);

    /** Somebody reports fraud: the province investigates while the journey goes on. For provincial and national leaders. */
    void reportFraud(Scope scope, DossierId dossier, String what);

    /** A change of policy asks for a decision on every journey under way. For national leaders. */
    void announcePolicyChange(Scope scope, String what);

    /** The national body proposes to revoke a name within its term. @throws NotAllowedHere outside a term */
    void proposeRevocation(Scope scope, DossierId dossier, String reason);

    /** What was said about a journey outside its usual steps, as far as this person may know of it; newest first. */
    List<Matter> matters(Scope scope, DossierId dossier);

    /**
     * Runs timers and background steps of processes that are due now, in this thread; without it they run within five
     * seconds. For demo data and tests that move the clock. @return how many ran
     */
    int runDue();

    /** Makes the read table anew from the engine; for administrators. @return tasks written */
    long rebuild();
}
