package org.hecha.web.system;

import java.util.Arrays;
import java.util.Optional;
import org.hecha.notification.Outbox;
import org.hecha.organization.Directory;
import org.hecha.organization.Member;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What people were told by mail, or would have been where no mail server is configured. */
@Controller
class OutboxScreen {

    private static final int PAGE = 50;

    private final Outbox outbox;
    private final Directory directory;

    OutboxScreen(Outbox outbox, Directory directory) {
        this.outbox = outbox;
        this.directory = directory;
    }

    /** @param person whom it was for */
    record Row(Outbox.Message message, String person) {}

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
        model.addAttribute("all", scope.is(Role.SYSTEM_ADMINISTRATOR));
        model.addAttribute("state", state.map(Enum::name).orElse(""));
        model.addAttribute("counts", outbox.counts(scope));
        model.addAttribute(
                "rows",
                page.messages().stream()
                        .map(m -> new Row(
                                m,
                                directory.member(m.person()).map(Member::name).orElse("")))
                        .toList());
        model.addAttribute("next", page.next());
        return "system/messages";
    }
}
