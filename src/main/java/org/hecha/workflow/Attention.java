package org.hecha.workflow;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hecha.dossier.DossierId;
import org.hecha.organization.MemberId;
import org.hecha.organization.Scope;

/** What people look at beside what they have to do: tasks they opened, were shown or follow, and the lists they keep. */
public interface Attention {

    /**
     * Somebody was shown a task.
     *
     * @param read when that person first opened it; empty until then
     */
    record Copy(MemberId person, String name, String sender, String words, Instant sent, Optional<Instant> read) {}

    /** A list somebody keeps under a name. @param query the state of the list as its URL has it. @param unit seen by colleagues */
    record View(UUID id, String name, String query, boolean unit, boolean mine) {}

    /** Which of these open tasks this person has not looked at yet. */
    Set<TaskId> unread(Scope scope, Collection<Task> tasks);

    /** The person looks at it now; whoever copied it sees when. Nothing where it may not be seen. */
    void opened(Scope scope, TaskId id);

    boolean watches(Scope scope, DossierId dossier);

    /** @throws UnknownTask where the task may not be seen */
    void watch(Scope scope, TaskId id, boolean on);

    /**
     * Shows a task to colleagues, for reading only. Each hears of it once.
     *
     * @throws NotCopyable names the first who may not see the dossier or must not
     */
    void copy(Scope scope, TaskId id, Collection<MemberId> to, String words);

    /** Who was shown this task and whether they have read it; in the order they were told. */
    List<Copy> copies(Scope scope, TaskId id);

    /** Lists this person keeps and those of the unit, by name. */
    List<View> views(Scope scope);

    /** @param unit for all colleagues */
    void keep(Scope scope, String name, String query, boolean unit);

    /** One's own, or one's unit's for its leaders; nothing happens where there is none. */
    void drop(Scope scope, UUID view);
}
