package org.hecha.workflow;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hecha.organization.Scope;

/** Where dossiers wait. Every number opens the list it counts. */
public interface Bottlenecks {

    /** How an open task stands against its deadline. */
    enum Due {
        ANY,
        LATE,
        /** not late yet, and due before {@link #SOON} working days from today are over */
        SOON
    }

    int SOON = 2;

    /** @param region code; empty = whole scope. @param step empty = all. @param unit id of the office; empty = all; what is no id is refused as unknown */
    record Filter(String region, String process, String step, Due due, String age, String unit) {
        public static final Filter ALL = new Filter("", "", "", Due.ANY, "");

        /** Of every office. */
        public Filter(String region, String process, String step, Due due, String age) {
            this(region, process, step, due, age, "");
        }
    }

    /**
     * Open work at one step.
     *
     * @param soon    as {@link Due#SOON}
     * @param oldest  age of the oldest open task, working time
     * @param p50     median age of open tasks, working time
     * @param p90     ninth decile of the age of open tasks
     * @param ages    open tasks by age class: {@code d0_2}, {@code d3_5}, {@code d6_10}, {@code d11}; working days
     */
    record Step(
            String process,
            String step,
            long open,
            long overdue,
            long soon,
            Duration oldest,
            Duration p50,
            Duration p90,
            Map<String, Long> ages) {}

    record Region(String code, String name, long open, long overdue) {}

    /** @param soon as {@link Due#SOON} */
    record Overview(List<Step> steps, List<Region> regions, long open, long overdue, long soon) {}

    Overview overview(Scope scope, Filter filter);

    /** The tasks a number counts, oldest first. */
    Worklist.Page tasks(Scope scope, Filter filter, String after, int limit);

    /** BPMN XML of a process as deployed. */
    String diagram(String process);

    List<String> processes();

    /** Ids of human steps, process by process, within one as its diagram lists them; about as dossiers meet them. */
    List<String> steps();
}
