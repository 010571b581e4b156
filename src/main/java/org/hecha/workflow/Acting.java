package org.hecha.workflow;

import java.util.Optional;
import java.util.function.Supplier;
import org.hecha.organization.Directory;
import org.hecha.organization.Member;
import org.hecha.organization.Scope;
import org.springframework.stereotype.Component;

/** On whose behalf a process moves right now: the person completing a task, or nobody when a timer is due. */
@Component
class Acting {

    /** @param result what the person decided; {@code done} where nothing is decided */
    private record Act(Scope scope, String result) {}

    private final ThreadLocal<Act> act = new ThreadLocal<>();
    private final Directory directory;

    Acting(Directory directory) {
        this.directory = directory;
    }

    <T> T as(Scope scope, String result, Supplier<T> action) {
        var before = act.get();
        act.set(new Act(scope, result));
        try {
            return action.get();
        } finally {
            if (before == null) {
                act.remove();
            } else {
                act.set(before);
            }
        }
    }

    /** The person's scope; for timers and background steps the background scope. */
    Scope scope() {
        var now = act.get();
        return now == null ? background() : now.scope();
    }

    /** For questions a diagram asks: the answer must not depend on who happens to complete the task before. */
    Scope background() {
        return directory.systemScope("the process asks where the dossier goes next");
    }

    Optional<Member> person() {
        var now = act.get();
        return now == null || now.scope().system()
                ? Optional.empty()
                : directory.member(now.scope().member());
    }

    /** Who sits in {@link #person()}'s seat. */
    Optional<Member> standIn() {
        var now = act.get();
        return now == null ? Optional.empty() : now.scope().standIn().flatMap(directory::member);
    }

    String actor() {
        return scope().actor();
    }

    String result() {
        var now = act.get();
        return now == null ? "done" : now.result();
    }
}
