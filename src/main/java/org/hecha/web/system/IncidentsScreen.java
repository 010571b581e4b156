package org.hecha.web.system;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.ScheduledExecutionsFilter;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hecha.organization.Scope;
import org.hecha.workflow.Incidents;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the machine could not do by itself, in plain words, with a button to try again. */
@Controller
class IncidentsScreen {

    private static final int MOST = 200;

    private final Incidents incidents;
    private final Scheduler scheduler;
    private final Clock clock;

    IncidentsScreen(Incidents incidents, Scheduler scheduler, Clock clock) {
        this.incidents = incidents;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** @param next when it will be tried again by itself */
    record Failing(
            String kind, String id, int times, @Nullable Instant last, Instant next) {}

    @GetMapping("/system/incidents")
    String show(Scope scope, Model model) {
        model.addAttribute("incidents", incidents.open(scope));
        model.addAttribute("failing", failing());
        return "system/incidents";
    }

    private List<Failing> failing() {
        var failing = new ArrayList<Failing>();
        scheduler.fetchScheduledExecutions(ScheduledExecutionsFilter.all(), (ScheduledExecution<Object> e) -> {
            if (e.getConsecutiveFailures() > 0 && failing.size() < MOST) {
                failing.add(new Failing(
                        e.getTaskInstance().getTaskName(),
                        e.getTaskInstance().getId(),
                        e.getConsecutiveFailures(),
                        e.getLastFailure(),
                        e.getExecutionTime()));
            }
        });
        failing.sort(Comparator.comparing(Failing::next));
        return failing;
    }

    @PostMapping("/system/incidents")
    String again(Scope scope, @RequestParam String id, RedirectAttributes flash) {
        flash.addFlashAttribute("said", incidents.again(scope, id) ? "incidents.again.begun" : "incidents.again.gone");
        return "redirect:/system/incidents";
    }

    @PostMapping("/system/incidents/work")
    String workAgain(Scope scope, @RequestParam String kind, @RequestParam String id, RedirectAttributes flash) {
        incidents.open(scope); // refuses everybody but the system administrator
        var instance = TaskInstanceId.of(kind, id);
        Optional<ScheduledExecution<Object>> waiting = scheduler.getScheduledExecution(instance);
        boolean begun = waiting.isPresent() && !waiting.get().isPicked() && moved(instance);
        flash.addFlashAttribute("said", begun ? "incidents.again.begun" : "incidents.again.gone");
        return "redirect:/system/incidents";
    }

    private boolean moved(TaskInstanceId instance) {
        return scheduler.reschedule(instance, clock.instant());
    }
}
