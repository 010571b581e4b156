package org.hecha.workflow;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hecha.organization.MemberId;
import org.hecha.organization.Scope;
import org.hecha.shared.Refused;

/**
 * The same move for many tasks. Each task is asked and moved by itself, as if it were the only one: what one person may not do
 * to one task stays undone and is said, and the others go on. Nothing that judges a dossier is done in bulk.
 */
public interface Bulk {

    /** Most tasks in one go. */
    int MOST = 500;

    enum Move {
        CLAIM,
        RELEASE,
        TRANSFER,
        URGE,
        COPY,
        WATCH;

        /** Whether it is done to somebody. */
        public boolean needsPerson() {
            return this == TRANSFER || this == COPY;
        }

        /** Whether it needs a reason. */
        public boolean needsReason() {
            return this == TRANSFER;
        }

        /** Whether it can be taken back while nobody has touched the task. */
        public boolean undoable() {
            return this == CLAIM || this == RELEASE || this == TRANSFER || this == WATCH;
        }
    }

    /** @param to whom it is done to; empty where {@link Move#needsPerson} is false. @param words reason or accompanying words */
    record Order(Move move, Optional<MemberId> to, String words) {}

    /**
     * What came of one task, or would come of it.
     *
     * @param task    as it is afterwards; empty where this person may not know of it
     * @param refused why nothing was done; empty where it was
     */
    record Item(TaskId id, Optional<Task> task, Optional<Refused> refused) {
        public boolean done() {
            return refused.isEmpty();
        }
    }

    /** A task as it was left by {@link #run}. */
    record Left(TaskId id, long version) {}

    /** What {@link #run} would do now, by really trying and taking it back; nobody hears of it. */
    List<Item> preview(Scope scope, Collection<TaskId> tasks, Order order);

    /** In the order given, each task once. @throws IllegalArgumentException with more than {@link #MOST} */
    List<Item> run(Scope scope, Collection<TaskId> tasks, Order order);

    /**
     * Takes a move back for each task that is still as it was left; the rest is refused as {@link TaskGone}.
     *
     * @throws IllegalArgumentException with more than {@link #MOST}, and for moves that cannot be taken back
     */
    List<Item> undo(Scope scope, Collection<Left> tasks, Move move, String reason);
}
