package org.hecha.web.task;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hecha.organization.Directory;
import org.hecha.organization.Member;
import org.hecha.organization.Scope;
import org.hecha.workflow.Calendars;
import org.hecha.workflow.Task;
import org.hecha.workflow.Worklist;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Due dates as a calendar (RFC 5545) that Outlook, telephones and the like can subscribe to. */
@Controller
class CalendarFeed {

    /** Far more than anybody holds; a page of the list is the longest that is asked for at once. */
    private static final int MOST = 600;

    private static final int LINE = 73;
    private static final Duration SHOWN = Duration.ofMinutes(30);
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Calendars calendars;
    private final Worklist worklist;
    private final Directory directory;
    private final MessageSource messages;

    CalendarFeed(Calendars calendars, Worklist worklist, Directory directory, MessageSource messages) {
        this.calendars = calendars;
        this.worklist = worklist;
        this.directory = directory;
        this.messages = messages;
    }

    @PostMapping("/tasks/calendar")
    String subscribe(Scope scope, RedirectAttributes flash) {
        String key = calendars.subscribe(scope);
        flash.addFlashAttribute(
                "calendar",
                ServletUriComponentsBuilder.fromCurrentContextPath()
                        .path("/public/calendar/{key}.ics")
                        .buildAndExpand(key)
                        .toUriString());
        return "redirect:/tasks";
    }

    @PostMapping("/tasks/calendar/end")
    String end(Scope scope, RedirectAttributes flash) {
        calendars.end(scope);
        flash.addFlashAttribute("said", "tasks.calendar.ended");
        return "redirect:/tasks";
    }

    /** A key that opens nothing looks like an address that does not exist. */
    @GetMapping("/public/calendar/{key}.ics")
    ResponseEntity<byte[]> feed(@PathVariable String key) {
        return calendars
                .whose(key)
                .map(scope -> ResponseEntity.ok()
                        .contentType(new MediaType("text", "calendar", StandardCharsets.UTF_8))
                        .cacheControl(CacheControl.noStore())
                        .body(calendar(scope).getBytes(StandardCharsets.UTF_8)))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private String calendar(Scope scope) {
        Locale language = directory.member(scope.member()).map(Member::language).orElse(Locale.SIMPLIFIED_CHINESE);
        String tasks = ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/tasks/")
                .toUriString();
        StringBuilder out = new StringBuilder();
        line(out, "BEGIN:VCALENDAR");
        line(out, "VERSION:2.0");
        line(out, "PRODID:-//Hecha//tasks//EN");
        line(out, "CALSCALE:GREGORIAN");
        line(out, "METHOD:PUBLISH");
        line(out, "X-WR-CALNAME:" + text(messages.getMessage("tasks.calendar.name", null, language)));
        for (Task task : mine(scope)) {
            event(out, task, tasks, language);
        }
        line(out, "END:VCALENDAR");
        return out.toString();
    }

    /** What this person holds, and what waits for anybody of the office. */
    private List<Task> mine(Scope scope) {
        List<Task> tasks = new ArrayList<>();
        for (var tab : List.of(Worklist.Tab.MINE, Worklist.Tab.CLAIMABLE)) {
            String after = "";
            do {
                var page = worklist.list(scope, tab, "", Worklist.Order.DUE, false, after, 200);
                tasks.addAll(page.tasks());
                after = page.next();
            } while (!after.isEmpty() && tasks.size() < MOST);
        }
        return tasks;
    }

    private void event(StringBuilder out, Task task, String tasks, Locale language) {
        String step = messages.getMessage("step." + task.step(), null, task.step(), language);
        String key = task.assignee().isEmpty() ? "tasks.calendar.free" : "tasks.calendar.mine";
        String title = messages.getMessage(key, new Object[] {step, task.county(), task.criterion()}, language);
        line(out, "BEGIN:VEVENT");
        line(out, "UID:" + task.id().value() + "@hecha");
        line(out, "DTSTAMP:" + moment(task.created()));
        line(out, "SEQUENCE:" + task.version());
        line(out, "DTSTART:" + moment(task.due().minus(SHOWN)));
        line(out, "DTEND:" + moment(task.due()));
        line(out, "SUMMARY:" + text(title.strip()));
        line(out, "DESCRIPTION:" + text(task.number()));
        line(out, "URL:" + tasks + task.id().value());
        line(out, "TRANSP:TRANSPARENT");
        line(out, "END:VEVENT");
    }

    private static String moment(Instant moment) {
        return UTC.format(moment);
    }

    private static String text(String words) {
        return words.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\r", "")
                .replace("\n", "\\n");
    }

    /** A line holds 75 bytes at most; what is longer goes on behind a space, never in the middle of a character. */
    private static void line(StringBuilder out, String line) {
        int bytes = 0;
        for (int at = 0; at < line.length(); ) {
            int point = line.codePointAt(at);
            int size = new String(Character.toChars(point)).getBytes(StandardCharsets.UTF_8).length;
            if (bytes + size > LINE) {
                out.append("\r\n ");
                bytes = 1;
            }
            out.appendCodePoint(point);
            bytes += size;
            at += Character.charCount(point);
        }
        out.append("\r\n");
    }
}
