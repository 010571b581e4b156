package org.hecha.workflow;

import java.time.Clock;
import java.util.Optional;
import org.hecha.workflow.engine.Engine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Brings the read table back in step with the engine after a restore or a repair by hand. */
@Component
class Rebuild {

    private static final Logger log = LoggerFactory.getLogger(Rebuild.class);

    private final Engine engine;
    private final TaskTable tasks;
    private final Arrivals arrivals;
    private final Clock clock;

    Rebuild(Engine engine, TaskTable tasks, Arrivals arrivals, Clock clock) {
        this.engine = engine;
        this.tasks = tasks;
        this.arrivals = arrivals;
        this.clock = clock;
    }

    /** @return rows written: added, ended or given to another holder */
    @Transactional
    long run() {
        var rows = tasks.open();
        var open = engine.open();
        long written = 0;
        for (var task : open.entrySet()) {
            if (!task.getValue().equals(rows.get(task.getKey()))) {
                // a row of another holder is wrong in every part that depends on the holder: made anew
                tasks.forget(task.getKey());
                arrivals.again(engine.arrival(task.getKey()));
                written++;
            }
        }
        for (String id : rows.keySet()) {
            if (!open.containsKey(id)) {
                tasks.done(id, clock.instant(), Optional.empty(), "cancelled");
                written++;
            }
        }
        log.info("rebuilt the task list: {} rows written, {} tasks open", written, open.size());
        return written;
    }
}
