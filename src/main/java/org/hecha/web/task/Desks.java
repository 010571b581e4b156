package org.hecha.web.task;

import java.util.Set;
import org.hecha.workflow.Task;

/** Which steps are done at the reviewer's desk, and which on the county's own pages. */
final class Desks {

    private static final Set<String> AT_THE_DESK = Set.of(
            "city_review",
            "desk_review",
            "third_review",
            "desk_conclusion",
            "on_site_check",
            "deliberate",
            "recommend",
            "format_check",
            "spot_check",
            "panel_review",
            "national_deliberation",
            "name_county");

    private static final Set<String> WRITING =
            Set.of("fill_criterion", "correct", "consolidate", "sign", "sign_correction");

    private Desks() {}

    static boolean has(Task task) {
        return AT_THE_DESK.contains(task.step());
    }

    static boolean writes(Task task) {
        return WRITING.contains(task.step());
    }
}
