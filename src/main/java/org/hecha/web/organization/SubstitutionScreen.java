package org.hecha.web.organization;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hecha.organization.Directory;
import org.hecha.organization.Member;
import org.hecha.organization.MemberId;
import org.hecha.organization.NoSubstitution;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.hecha.web.login.CurrentMember;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Who does my work while I am away, and whose work I may do. People arrange it for themselves, the security administrator for
 * anybody; sitting down in the absent person's seat is a click of its own, so that every deed is clearly one's own or theirs.
 */
@Controller
class SubstitutionScreen {

    private final Directory directory;
    private final CurrentMember current;
    private final Clock clock;

    SubstitutionScreen(Directory directory, CurrentMember current, Clock clock) {
        this.directory = directory;
        this.current = current;
        this.clock = clock;
    }

    /** What was typed; kept where it is refused. */
    record Typed(String absent, String substitute, String first, String last) {}

    @GetMapping("/substitution")
    String show(Member me, Model model) {
        String today = LocalDate.now(clock).toString();
        return page(me, new Typed("", "", today, today), model);
    }

    private String page(Member me, Typed typed, Model model) {
        boolean all = me.is(Role.SECURITY_ADMINISTRATOR);
        model.addAttribute("me", me);
        model.addAttribute("all", all);
        model.addAttribute("typed", typed);
        model.addAttribute("colleagues", all ? List.of() : directory.colleagues(me.id()));
        model.addAttribute("substitutions", all ? directory.substitutions() : directory.substitutions(me.id()));
        model.addAttribute("today", LocalDate.now(clock));
        return "organization/substitution";
    }

    @PostMapping("/substitution")
    String arrange(
            Member me,
            @RequestParam(defaultValue = "") String absent,
            @RequestParam(defaultValue = "") String substitute,
            @RequestParam(defaultValue = "") String first,
            @RequestParam(defaultValue = "") String last,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        boolean all = me.is(Role.SECURITY_ADMINISTRATOR);
        var typed = new Typed(absent, substitute, first, last);
        Optional<Member> away = all ? directory.memberByLogin(absent.strip()) : Optional.of(me);
        Optional<Member> there = all
                ? directory.memberByLogin(substitute.strip())
                : directory.colleagues(me.id()).stream()
                        .filter(m -> m.id().toString().equals(substitute))
                        .findFirst();
        Optional<LocalDate> from = day(first);
        Optional<LocalDate> to = day(last);
        String problem = away.isEmpty() || there.isEmpty() ? "WHO" : from.isEmpty() || to.isEmpty() ? "PERIOD" : "";
        if (problem.isEmpty()) {
            try {
                directory.substitute(
                        away.orElseThrow().id(),
                        there.orElseThrow().id(),
                        from.orElseThrow(),
                        to.orElseThrow(),
                        me.id().toString());
                flash.addFlashAttribute("said", "substitution.arranged");
                flash.addFlashAttribute("saidAbout", new Object[] {
                    there.orElseThrow().name(), away.orElseThrow().name()
                });
                return "redirect:/substitution";
            } catch (NoSubstitution refused) {
                problem = refused.reason().name();
            }
        }
        response.setStatus(422);
        model.addAttribute("problem", problem);
        return page(me, typed, model);
    }

    @PostMapping("/substitution/end")
    String end(
            Member me,
            @RequestParam String absent,
            @RequestParam String substitute,
            @RequestParam String first,
            RedirectAttributes flash) {
        MemberId away = MemberId.of(absent);
        if (!me.id().equals(away) && !me.is(Role.SECURITY_ADMINISTRATOR)) {
            throw new NoSubstitution(NoSubstitution.Reason.NOT_IN_FORCE);
        }
        directory.endSubstitution(
                away,
                MemberId.of(substitute),
                day(first).orElseThrow(() -> new NoSubstitution(NoSubstitution.Reason.PERIOD)),
                me.id().toString());
        flash.addFlashAttribute("said", "substitution.ended");
        return "redirect:/substitution";
    }

    /** @param absent empty to go back to one's own seat */
    @PostMapping("/substitution/seat")
    String sitDown(Scope ignored, @RequestParam(defaultValue = "") String absent) {
        if (absent.isEmpty()) {
            current.getUp();
        } else {
            current.sitDownFor(MemberId.of(absent));
        }
        return "redirect:/";
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }
}
