package org.hecha.web.round;

import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hecha.organization.Body;
import org.hecha.organization.BodyId;
import org.hecha.organization.Directory;
import org.hecha.organization.Region;
import org.hecha.organization.Scope;
import org.hecha.programme.LocalDays;
import org.hecha.shared.Refused;
import org.hecha.web.page.Problems;
import org.hecha.workflow.NoSuchCalendar;
import org.hecha.workflow.PeriodUnreadable;
import org.hecha.workflow.UnitCalendars;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Working days of one place or office: what is said for it, what it has from above, and what another day would do. */
@Controller
class CalendarScreen {

    private static final int SHOWN = 50;

    private final UnitCalendars calendars;
    private final LocalDays days;
    private final Directory directory;
    private final Problems problems;

    CalendarScreen(UnitCalendars calendars, LocalDays days, Directory directory, Problems problems) {
        this.calendars = calendars;
        this.days = days;
        this.directory = directory;
        this.problems = problems;
    }

    /** What was typed; kept where it is refused or only looked at. */
    record Typed(String from, String to, String kind, String name) {}

    record Line(LocalDate day, boolean working, String name, String whose) {}

    @GetMapping("/calendars")
    String mine(Scope scope) {
        return "redirect:/calendars/"
                + directory.body(scope.body()).map(Body::region).orElse(Region.COUNTRY);
    }

    @GetMapping("/calendars/{owner}")
    String show(@PathVariable String owner, Scope scope, Model model) {
        return page(owner, new Typed("", "", "off", ""), scope, model);
    }

    private String page(String owner, Typed typed, Scope scope, Model model) {
        Optional<Body> office = office(owner).flatMap(directory::body);
        Region place = directory.region(office.map(Body::region).orElse(owner)).orElseThrow(NoSuchCalendar::new);
        model.addAttribute("owner", owner);
        model.addAttribute("whose", name(owner));
        model.addAttribute("lineage", directory.lineage(place.code()).reversed());
        model.addAttribute("office", office.map(Body::name).orElse(""));
        model.addAttribute("children", office.isPresent() ? List.of() : directory.children(owner));
        model.addAttribute("offices", office.isPresent() ? List.of() : offices(owner));
        model.addAttribute("own", lines(days.own(owner)));
        model.addAttribute("inherited", lines(days.inherited(owner)));
        model.addAttribute("mayEdit", calendars.mayEdit(scope, owner));
        model.addAttribute("typed", typed);
        return "round/calendar";
    }

    /** @param deed {@code look}, {@code save} or {@code drop} */
    @PostMapping("/calendars/{owner}")
    String change(
            @PathVariable String owner,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "off") String kind,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "look") String deed,
            Scope scope,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        var typed = new Typed(from, to, kind, name);
        try {
            if (kind.equals("remove") || !name.isBlank()) {
                var change = change(owner, typed);
                if (deed.equals("save")) {
                    UnitCalendars.Effect done = calendars.change(scope, change);
                    flash.addFlashAttribute("said", "calendar.said.saved");
                    flash.addFlashAttribute(
                            "saidAbout", new Object[] {done.moved().size()});
                    return "redirect:/calendars/" + owner;
                }
                UnitCalendars.Effect effect = calendars.preview(scope, change);
                model.addAttribute("effect", effect);
                model.addAttribute("moved", effect.moved().stream().limit(SHOWN).toList());
                return page(owner, typed, scope, model);
            }
            model.addAttribute("nameMissing", true);
        } catch (PeriodUnreadable period) {
            model.addAttribute("refused", problems.sentence(period).detail());
        }
        response.setStatus(Problems.status(Refused.Kind.INVALID).value());
        return page(owner, typed, scope, model);
    }

    private static UnitCalendars.Change change(String owner, Typed typed) {
        LocalDate first = day(typed.from());
        LocalDate last = typed.to().isBlank() ? first : day(typed.to());
        return new UnitCalendars.Change(
                owner, first, last, typed.kind().equals("work"), typed.kind().equals("remove") ? "" : typed.name());
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException noDay) {
            throw new PeriodUnreadable();
        }
    }

    private List<Body> offices(String region) {
        return Arrays.stream(Body.Kind.values())
                .flatMap(kind -> directory.bodies(region, kind).stream())
                .toList();
    }

    private List<Line> lines(List<LocalDays.Special> said) {
        return said.stream()
                .map(special -> new Line(special.day(), special.working(), special.name(), name(special.owner())))
                .toList();
    }

    private String name(String owner) {
        return Stream.of(
                        office(owner).flatMap(directory::body).map(Body::name),
                        directory.region(owner).map(Region::name))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(owner);
    }

    private static Optional<BodyId> office(String owner) {
        try {
            return Optional.of(new BodyId(UUID.fromString(owner)));
        } catch (IllegalArgumentException place) {
            return Optional.empty();
        }
    }
}
