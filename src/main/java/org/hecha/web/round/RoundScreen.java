package org.hecha.web.round;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hecha.organization.Directory;
import org.hecha.organization.Region;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.hecha.programme.Round;
import org.hecha.programme.RoundId;
import org.hecha.programme.Rounds;
import org.hecha.programme.WorkingDays;
import org.hecha.web.page.Dates;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Rounds and the calendar they run by. */
@Controller
class RoundScreen {

    private static final int MOST_DAYS = 500;

    private final Rounds rounds;
    private final WorkingDays workingDays;
    private final Directory directory;
    private final Dates dates;

    RoundScreen(Rounds rounds, WorkingDays workingDays, Directory directory, Dates dates) {
        this.rounds = rounds;
        this.workingDays = workingDays;
        this.directory = directory;
        this.dates = dates;
    }

    @GetMapping("/rounds")
    String all(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(defaultValue = "5") int days,
            Scope scope,
            Model model) {
        model.addAttribute("rounds", rounds.all());
        model.addAttribute("announces", scope.is(Role.NATIONAL_LEADER));
        calculate(from == null ? dates.today() : from, Math.clamp(days, 0, MOST_DAYS), model);
        return "round/rounds";
    }

    @GetMapping("/rounds/{id}")
    String one(@PathVariable String id, Model model) {
        Round round = rounds.get(new RoundId(id));
        model.addAttribute("round", round);
        model.addAttribute("quotas", quotas(round));
        model.addAttribute(
                "steps",
                round.workingDays().entrySet().stream()
                        .sorted(java.util.Map.Entry.comparingByKey())
                        .toList());
        return "round/round";
    }

    private void calculate(LocalDate from, int days, Model model) {
        LocalDate until = workingDays.plus(from, days);
        model.addAttribute("from", from);
        model.addAttribute("days", days);
        model.addAttribute("until", until);
        model.addAttribute("published", workingDays.published(until.getYear()));
        var calendar = new ArrayList<Day>();
        for (LocalDate day = from; !day.isAfter(until) && calendar.size() < 62; day = day.plusDays(1)) {
            calendar.add(new Day(
                    day, workingDays.isWorkingDay(day), day.getDayOfWeek().getValue() > 5));
        }
        model.addAttribute("calendar", calendar);
    }

    /** A make-up day is a working day at a weekend, a holiday a free one within the week. */
    record Day(LocalDate day, boolean working, boolean weekend) {}

    record Quota(String code, String name, int count) {}

    private List<Quota> quotas(Round round) {
        return round.quotas().entrySet().stream()
                .map(e -> new Quota(
                        e.getKey(),
                        directory.region(e.getKey()).map(Region::name).orElse(e.getKey()),
                        e.getValue()))
                .sorted(Comparator.comparing(Quota::code))
                .toList();
    }
}
