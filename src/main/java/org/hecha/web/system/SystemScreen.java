package org.hecha.web.system;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.ScheduledExecutionsFilter;
import com.github.kagkarlsson.scheduler.Scheduler;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hecha.audit.AuditTrail;
import org.hecha.evidence.Scrubbing;
import org.hecha.organization.AdministratorsOnly;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.hecha.search.Search;
import org.hecha.workflow.Worklist;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the three administrators look after, each their own part. */
@Controller
class SystemScreen {

    private static final int ENTRIES = 100;

    private final Scheduler scheduler;
    private final Search search;
    private final Worklist worklist;
    private final AuditTrail trail;
    private final Scrubbing scrubbing;
    private final Clock clock;

    SystemScreen(
            Scheduler scheduler, Search search, Worklist worklist, AuditTrail trail, Scrubbing scrubbing, Clock clock) {
        this.scheduler = scheduler;
        this.search = search;
        this.worklist = worklist;
        this.trail = trail;
        this.scrubbing = scrubbing;
        this.clock = clock;
    }

    /**
     * Background work of one kind.
     *
     * @param waiting due now or in the past and not picked
     * @param running picked
     * @param later   due in the future
     * @param failing waiting again after a failure
     */
    record Work(String name, long waiting, long running, long later, long failing) {}

    /** {@link AuditTrail.Verdict} as a session keeps it until the next page. */
    public record Recomputed(long chains, long entries, List<String> broken) implements Serializable {}

    @GetMapping("/system")
    String show(@RequestParam(defaultValue = "") String before, Scope scope, Model model) {
        if (scope.roles().stream().noneMatch(Role::administers)) {
            throw new AdministratorsOnly(Role.SYSTEM_ADMINISTRATOR);
        }
        boolean system = scope.is(Role.SYSTEM_ADMINISTRATOR);
        model.addAttribute("system", system);
        model.addAttribute("audit", scope.is(Role.AUDIT_ADMINISTRATOR));
        if (system) {
            work(model);
            model.addAttribute("scrub", scrubbing.newest().orElse(null));
            model.addAttribute("scrubbed", scrubbing.lastWhole().orElse(null));
            model.addAttribute("differing", scrubbing.differing());
        } else {
            List<AuditTrail.Entry> entries = scope.is(Role.AUDIT_ADMINISTRATOR)
                    ? trail.newest(moment(before), ENTRIES)
                    : trail.of("system", 0, ENTRIES);
            model.addAttribute("entries", entries);
            model.addAttribute(
                    "older", entries.size() == ENTRIES ? entries.getLast().at() : null);
        }
        return "system/system";
    }

    /** An address somebody made up begins with the newest. */
    private Instant moment(String before) {
        try {
            return Instant.parse(before);
        } catch (DateTimeParseException none) {
            return clock.instant().plusSeconds(1);
        }
    }

    @PostMapping("/system/index")
    String rebuildIndex(Scope scope, RedirectAttributes flash) {
        only(scope, Role.SYSTEM_ADMINISTRATOR);
        Search.Rebuilt rebuilt = search.rebuild();
        flash.addFlashAttribute("said", "system.index.rebuilt");
        flash.addFlashAttribute("saidAbout", new Object[] {rebuilt.documents(), rebuilt.millis()});
        return "redirect:/system";
    }

    @PostMapping("/system/worklist")
    String rebuildWorklist(Scope scope, RedirectAttributes flash) {
        only(scope, Role.SYSTEM_ADMINISTRATOR);
        flash.addFlashAttribute("saidAbout", new Object[] {worklist.rebuild()});
        flash.addFlashAttribute("said", "system.worklist.rebuilt");
        return "redirect:/system";
    }

    @PostMapping("/system/audit")
    String verify(Scope scope, RedirectAttributes flash) {
        only(scope, Role.AUDIT_ADMINISTRATOR);
        AuditTrail.Verdict verdict = trail.verify();
        flash.addFlashAttribute("verdict", new Recomputed(verdict.chains(), verdict.entries(), verdict.broken()));
        return "redirect:/system";
    }

    private void work(Model model) {
        Instant now = clock.instant();
        Map<String, List<ScheduledExecution<Object>>> byName = new TreeMap<>();
        scheduler.fetchScheduledExecutions(
                ScheduledExecutionsFilter.all(),
                e -> byName.computeIfAbsent(e.getTaskInstance().getTaskName(), n -> new ArrayList<>())
                        .add(e));
        model.addAttribute(
                "work",
                byName.entrySet().stream()
                        .map(e -> work(e.getKey(), e.getValue(), now))
                        .sorted(Comparator.comparing(Work::name))
                        .toList());
    }

    private static Work work(String name, List<ScheduledExecution<Object>> executions, Instant now) {
        return new Work(
                name,
                executions.stream()
                        .filter(e -> !e.isPicked() && !e.getExecutionTime().isAfter(now))
                        .count(),
                executions.stream().filter(ScheduledExecution::isPicked).count(),
                executions.stream()
                        .filter(e -> !e.isPicked() && e.getExecutionTime().isAfter(now))
                        .count(),
                executions.stream().filter(e -> e.getConsecutiveFailures() > 0).count());
    }

    private static void only(Scope scope, Role role) {
        if (!scope.is(role)) {
            throw new AdministratorsOnly(role);
        }
    }
}
