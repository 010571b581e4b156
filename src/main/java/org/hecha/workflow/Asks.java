package org.hecha.workflow;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hecha.organization.MemberId;
import org.hecha.organization.Scope;

/**
 * Others take part in a task: they are asked for an opinion, or sign along before, beside or after its holder, all of them, any
 * of them or so many. Each gets a task of their own in their list; its deadline is that of the task they sign along. A return,
 * a rejection, a withdrawal and a cancellation never wait for them: then what is still open lapses.
 */
public interface Asks {

    enum Kind {
        /** says what they think; nobody waits for it */
        OPINION,
        /** sign before the holder may approve */
        BEFORE,
        /** sign at the same time; an approval waits until they have */
        PARALLEL,
        /** sign what the holder has approved; it waits until they have */
        AFTER,
        /** so many of them sign before the holder may approve */
        COUNTERSIGN;

        /** Whether the holder cannot approve before it is settled. */
        boolean first() {
            return this == BEFORE || this == COUNTERSIGN;
        }

        boolean signs() {
            return this != OPINION;
        }
    }

    enum State {
        OPEN,
        /** so many as were needed have signed */
        AGREED,
        /** so many object that it can no longer be reached */
        REFUSED,
        /** everybody who was asked for an opinion gave one */
        ANSWERED,
        /** taken back by the holder */
        WITHDRAWN,
        /** the task ended without it */
        LAPSED
    }

    /** @param agrees empty for opinions and until it was given */
    record Answer(MemberId person, String name, Optional<Boolean> agrees, String words, Optional<Instant> at) {}

    /** @param needed how many have to sign; for opinions all */
    record Ask(
            UUID id,
            TaskId task,
            Kind kind,
            int needed,
            String words,
            String asker,
            Instant made,
            State state,
            List<Answer> answers) {}

    /** Oldest first. @throws UnknownTask where the task may not be seen */
    List<Ask> of(Scope scope, TaskId task);

    /** The task and what was asked, for somebody who was: empty for every other task. */
    Optional<Ask> behind(Scope scope, TaskId own);

    /** Whether an approval was given and waits for others to sign. */
    boolean waits(Scope scope, TaskId task);

    /**
     * Asks colleagues. Only the holder and whoever leads the unit may, and only people who may know of the dossier; reviewers who judge alone ask nobody.
     *
     * @param needed how many have to sign; only for {@link Kind#COUNTERSIGN}, elsewhere all
     * @throws NotCopyable names the first who cannot be asked
     * @throws InPersonOnly where nobody may be asked
     * @throws NotYourRole for whoever neither holds the task nor leads its unit
     */
    void ask(Scope scope, TaskId task, Kind kind, Collection<MemberId> who, int needed, String words);

    /** The holder, or whoever leads the unit, no longer wants it; tasks that were made for it end. */
    void withdraw(Scope scope, UUID ask, String reason);
}
