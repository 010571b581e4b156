package org.hecha.web.task;

import java.util.Arrays;
import java.util.Set;
import org.hecha.organization.Scope;
import org.hecha.review.Assignment;
import org.hecha.review.Vacancies;
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

    /** Whether something is decided here from what several people said apart. */
    static boolean concludes(Task task) {
        return Arrays.stream(Assignment.Kind.values())
                .anyMatch(kind -> kind.concluding().equals(task.step()));
    }

    /** Places that must be filled before this task can conclude anything. */
    static int emptyPlaces(Scope scope, Task task, Vacancies vacancies) {
        return Arrays.stream(Assignment.Kind.values())
                .filter(kind -> kind.concluding().equals(task.step()))
                // whoever does not fill them learns of none
                .filter(kind -> vacancies.of(scope).stream()
                        .anyMatch(v -> v.dossier().equals(task.dossier()) && v.kind() == kind))
                .mapToInt(kind -> vacancies.empty(scope, task.dossier(), kind))
                .sum();
    }
}
