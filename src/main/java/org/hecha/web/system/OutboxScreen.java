package org.hecha.web.system;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hecha.notification.Outbox;
import org.hecha.notification.QuietHours;
import org.hecha.organization.Directory;
import org.hecha.organization.Member;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What people were told by mail, or would have been where no mail server is configured; and when one wants no mail. */
@Controller
class OutboxScreen {

    private static final int PAGE = 50;

    private final Outbox outbox;
    private final QuietHours quietHours;
    private final Directory directory;
    private final Clock clock;

    OutboxScreen(Outbox outbox, QuietHours quietHours, Directory directory, Clock clock) {
        this.clock = clock;
        this.outbox = outbox;
        this.quietHours = quietHours;
        this.directory = directory;
    }

    /**
     * @param person whom it was for
     * @param until  until when it waits because that person rests; empty where it does not
     */
    record Row(Outbox.Message message, String person, Optional<Instant> until) {}

    @GetMapping("/messages")
    String show(
            Scope scope,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "") String after,
            Model model) {
        Optional<Outbox.State> state = Arrays.stream(Outbox.State.values())
                .filter(s -> s.name().equalsIgnoreCase(show))
                .findFirst();
        Outbox.Page page = outbox.list(scope, state, after, PAGE);
        Map<UUID, Instant> until = quietHours.until(page.messages(), clock.instant());
        model.addAttribute("all", scope.is(Role.SYSTEM_ADMINISTRATOR));
        model.addAttribute("state", state.map(Enum::name).orElse(""));
        model.addAttribute("counts", outbox.counts(scope));
        model.addAttribute(
                "rows",
                page.messages().stream()
                        .map(m -> new Row(
                                m,
                                directory.member(m.person()).map(Member::name).orElse(""),
                                Optional.ofNullable(until.get(m.id()))))
                        .toList());
        model.addAttribute("next", page.next());
        Optional<QuietHours.Hours> own = quietHours.own(scope);
        model.addAttribute("usual", quietHours.usual());
        model.addAttribute("quiet", own.orElseGet(quietHours::usual));
        model.addAttribute("quietOwn", own.isPresent());
        return "system/messages";
    }

    /** @param deed {@code usual} to go back to the installation's hours, whatever else is sent */
    @PostMapping("/messages/quiet")
    String quiet(
            Scope scope,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "false") boolean daysOff,
            @RequestParam(defaultValue = "own") String deed,
            RedirectAttributes flash) {
        if (deed.equals("usual")) {
            quietHours.chooseUsual(scope);
            flash.addFlashAttribute("said", "quiet.said.usual");
        } else {
            quietHours.choose(scope, new QuietHours.Hours(hour(from), hour(until), daysOff));
            flash.addFlashAttribute("said", "quiet.said.own");
        }
        return "redirect:/messages";
    }

    private static int hour(String typed) {
        if (!typed.matches("[01]?[0-9]|2[0-3]")) {
            throw new HoursUnreadable(typed);
        }
        return Integer.parseInt(typed);
    }
}
