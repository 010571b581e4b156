package org.hecha.demo;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hecha.Time;
import org.hecha.designation.Designations;
import org.hecha.designation.Designations.Objection;
import org.hecha.dossier.Defect;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.DossierId;
import org.hecha.dossier.Dossiers;
import org.hecha.evaluate.Split;
import org.hecha.organization.Directory;
import org.hecha.organization.Scope;
import org.hecha.programme.RoundId;
import org.hecha.programme.WorkingDays;
import org.hecha.review.Assignment;
import org.hecha.shared.Refused;
import org.hecha.workflow.Attention;
import org.hecha.workflow.Task;
import org.hecha.workflow.TaskId;
import org.hecha.workflow.Worklist;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * A whole round played through the real processes: what happens next happens to whoever is due first, so that dossiers wait
 * for people as they do in life. Every step is a call of the service a screen would call, as the person who would.
 */
final class RoundPlay {

    /** What came of it. @param refusals what the house did not allow, by kind, in the words of the refusal's name */
    record Course(
            int tasks,
            int returns,
            int handOvers,
            int objections,
            Map<String, Integer> outcomes,
            Map<String, Integer> refusals) {}

    private static final Logger log = LoggerFactory.getLogger(RoundPlay.class);

    /** Working days after its beginning on which somebody may still object: a day less than a notice runs. */
    private static final int NOTICE_DAYS = 4;

    private static final Duration REPORT_EVERY = Duration.ofDays(7);

    private record Event(Instant at, long number, Runnable what) {}

    /** The rooms of the house people go through. */
    @Component
    @Profile("demo")
    record House(
            Directory directory,
            Dossiers dossiers,
            Designations designations,
            Worklist worklist,
            Attention attention,
            DemoClock clock,
            DemoForms forms,
            DemoSheets sheets,
            CountyDesk desk,
            WorkingDays workingDays) {}

    private final Dossiers dossiers;
    private final Designations designations;
    private final Worklist worklist;
    private final Attention attention;
    private final DemoClock clock;
    private final DemoForms forms;
    private final DemoSheets sheets;
    private final CountyDesk desk;
    private final OfficeHours hours;
    private final Names names;
    private final MadeCountry country;
    private final List<Split.County> samples;
    private final RoundId round;
    private final Staff staff;
    private final Scope watcher;

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparing(Event::at).thenComparing(Event::number));
    private final Set<TaskId> known = new HashSet<>();
    private final Map<String, Integer> sentBack = new HashMap<>();
    private final Map<String, Dossier> opened = new LinkedHashMap<>();
    private final Map<String, LocalDate> created = new HashMap<>();
    private final Map<String, Integer> refusals = new TreeMap<>();
    private final Map<DossierId, Integer> openTasks = new HashMap<>();
    private final Set<DossierId> decided = new HashSet<>();
    private long numbers;
    private int tasks;
    private int returns;
    private int handOvers;
    private int objections;

    RoundPlay(
            House house,
            Names names,
            MadeCountry country,
            List<Split.County> samples,
            RoundId round,
            Staff staff,
            Scope watcher) {
        this.dossiers = house.dossiers();
        this.designations = house.designations();
        this.worklist = house.worklist();
        this.attention = house.attention();
        this.clock = house.clock();
        this.forms = house.forms();
        this.sheets = house.sheets();
        this.desk = house.desk();
        this.hours = new OfficeHours(house.workingDays()::isWorkingDay);
        this.names = names;
        this.country = country;
        this.samples = samples;
        this.round = round;
        this.staff = staff;
        this.watcher = watcher;
    }

    /**
     * @param opens   day the first dossier is opened; the others follow within a month
     * @param created day the first county's creation period ends; the others follow within two weeks
     * @param until   nothing happens after this day; the play ends before where every dossier has been decided
     */
    Course play(LocalDate opens, LocalDate created, LocalDate until) {
        for (String county : country.counties()) {
            Instant at = hours.after(at(opens), staff.habits().drawn(20 * (int) OfficeHours.HOURS_A_DAY));
            this.created.put(county, created.plusDays(staff.habits().drawn(14)));
            at(at, () -> open(county));
        }
        eachDay(at(opens), at(until.plusDays(1)));
        Instant reported = at(opens);
        while (!events.isEmpty() && events.peek().at().isBefore(at(until.plusDays(1)))) {
            Event event = events.remove();
            moveTo(event.at());
            event.what().run();
            if (over()) {
                break;
            }
            if (Duration.between(reported, event.at()).compareTo(REPORT_EVERY) >= 0) {
                reported = event.at();
                log.info(
                        "{}: {} dossiers, {} tasks done",
                        LocalDate.ofInstant(reported, Time.BEIJING),
                        opened.size(),
                        tasks);
            }
        }
        Map<String, Integer> outcomes = new TreeMap<>();
        opened.values()
                .forEach(dossier -> outcomes.merge(
                        dossiers.get(watcher, dossier.id()).outcome().name(), 1, Integer::sum));
        return new Course(tasks, returns, handOvers, objections, outcomes, refusals);
    }

    /** Whether everything has been decided and nobody has anything to do. */
    private boolean over() {
        return opened.size() == country.counties().size()
                && openTasks.values().stream().allMatch(open -> open == 0)
                && decided.size() == opened.size();
    }

    // --- time ------------------------------------------------------------------------------------------------------

    private void at(Instant moment, Runnable what) {
        events.add(new Event(moment, numbers++, what));
    }

    /** The machine's own time goes on while somebody works; it is never put back. */
    private void moveTo(Instant moment) {
        if (moment.isAfter(clock.now())) {
            clock.moveTo(moment);
        }
    }

    /**
     * What the house does by itself (the end of a notice, a deadline) is found every morning and every evening, also where a
     * thread of the house did it before this one asked for it.
     */
    private void eachDay(Instant moment, Instant end) {
        if (moment.isAfter(end)) {
            return;
        }
        at(moment, () -> {
            worklist.runDue();
            opened.values().stream()
                    .map(Dossier::id)
                    .filter(id -> waitsForNobody(id) && !decided.contains(id))
                    .forEach(this::look);
            eachDay(moment.plus(Duration.ofHours(12)), end);
        });
    }

    private static Instant at(LocalDate day) {
        return day.atTime(8, 30).atZone(Time.BEIJING).toInstant();
    }

    // --- what people do ----------------------------------------------------------------------------------------------

    private boolean waitsForNobody(DossierId id) {
        return openTasks.getOrDefault(id, 0) == 0;
    }

    private void open(String county) {
        Scope clerk = desk.clerk(county);
        Dossier dossier = dossiers.open(clerk, round, county);
        opened.put(county, dossier);
        look(dossier.id());
    }

    /** Gives what has come to whoever will do it. */
    private void look(DossierId id) {
        worklist.runDue();
        List<Task> open = worklist.openOf(watcher, id);
        openTasks.put(id, open.size());
        if (open.isEmpty() && dossiers.get(watcher, id).outcome() != Dossier.Outcome.OPEN) {
            decided.add(id);
        }
        for (Task task : open) {
            if (known.add(task.id())) {
                give(task, staff.whose(task));
            }
        }
    }

    private void give(Task task, Staff.Person person) {
        person.waiting.add(task);
        Instant sees = hours.after(clock.now(), staff.habits().notices(person.member));
        if (task.step().equals("start_self_check")) {
            // the county creates what it has promised first
            Instant ready = at(Objects.requireNonNull(created.get(task.region())));
            sees = ready.isAfter(sees) ? ready : sees;
        }
        call(person, sees);
    }

    private void call(Staff.Person person, Instant moment) {
        if (!person.called && person.held.isEmpty() && !person.waiting.isEmpty()) {
            person.called = true;
            at(hours.open(staff.habits().present(person.member, moment)), () -> begin(person));
        }
    }

    private void begin(Staff.Person person) {
        person.called = false;
        Task next = person.waiting.remove();
        Optional<Staff.Person> colleague =
                mayBeHandedOver(next) && staff.habits().handsOver() ? staff.colleague(person, next) : Optional.empty();
        try {
            Scope scope = staff.scope(person);
            Task held = next.assignee().isPresent() ? worklist.get(scope, next.id()) : worklist.claim(scope, next.id());
            if (colleague.isPresent()) {
                handOvers++;
                give(
                        worklist.transfer(
                                scope, held.id(), colleague.get().member.id(), names.transfer()),
                        colleague.get());
                call(person, clock.now());
                return;
            }
            attention.opened(scope, held.id());
            person.held = Optional.of(held);
            at(hours.after(clock.now(), staff.habits().takes(person.member, held.step())), () -> finish(person, held));
        } catch (Refused refused) {
            refuse(next, refused);
            call(person, clock.now());
        }
    }

    private static boolean mayBeHandedOver(Task task) {
        return !Task.JUDGED_APART.contains(task.step()) && task.criterion().isEmpty();
    }

    private void finish(Staff.Person person, Task task) {
        person.held = Optional.empty();
        try {
            complete(staff.scope(person), person, task);
            tasks++;
            if (task.step().equals("publish") && staff.habits().objects(task.region())) {
                int later = staff.habits().drawn(NOTICE_DAYS * (int) OfficeHours.HOURS_A_DAY);
                at(hours.after(clock.now(), later), () -> object(task.dossier()));
            }
        } catch (Refused refused) {
            refuse(task, refused);
        }
        look(task.dossier());
        call(person, clock.now());
    }

    private void refuse(Task task, Refused refused) {
        String kind = task.step() + ": " + refused.getClass().getSimpleName();
        refusals.merge(kind, 1, Integer::sum);
        log.debug("{} of {} is refused: {}", task.step(), task.number(), refused.facts());
    }

    private void complete(Scope scope, Staff.Person person, Task task) {
        Dossier dossier = dossiers.get(watcher, task.dossier());
        Set<String> unmet = Set.of();
        switch (task.step()) {
            case "distribute" -> prepare(scope, dossier);
            case "desk_review", "third_review" -> unmet = sheet(scope, dossier, Assignment.Kind.DESK);
            case "spot_check" -> unmet = sheet(scope, dossier, Assignment.Kind.SPOT_CHECK);
            case "panel_review" -> unmet = sheet(scope, dossier, Assignment.Kind.PANEL);
            default -> {}
        }
        Task now = worklist.get(scope, task.id());
        Map<String, Object> fields = fields(dossier, task);
        if (task.process().equals("objection")) {
            fields.putAll(objected(scope, task));
        }
        String before = task.dossier() + "/" + task.step();
        if (fields.containsKey("decision")) {
            String decision = Task.JUDGED_APART.contains(task.step())
                    ? unmet.isEmpty() || !task.process().equals("provincial-recommendation") ? "approve" : "return"
                    : staff.habits().decides(person.member, task.step(), sentBack.getOrDefault(before, 0));
            fields.put("decision", decision);
            if (decision.equals("return") && sendBack(scope, now, fields, defects(task, unmet))) {
                if (!Task.JUDGED_APART.contains(task.step())) {
                    sentBack.merge(before, 1, Integer::sum);
                    returns++;
                }
                return;
            }
        }
        try {
            worklist.complete(scope, now.id(), now.version(), fields, List.of());
        } catch (Refused full) {
            if (!task.step().equals("recommend")) {
                throw full;
            }
            // the quota is used up
            refuse(task, full);
            fields.put("decision", "reject");
            fields.put("opinion", names.refusal());
            worklist.complete(scope, now.id(), now.version(), fields, List.of());
        }
    }

    /** Somebody of the county reads its notice and does not agree with it. */
    private void object(DossierId id) {
        Dossier dossier = dossiers.get(watcher, id);
        var notice = designations.publicNotices(true).stream()
                .filter(running -> running.dossier().equals(id))
                .findFirst();
        if (notice.isEmpty()) {
            return; // too late: a public page takes no objection after the notice either
        }
        boolean substance = staff.habits().ofSubstance();
        List<String> words = substance ? names.objections() : names.corrections();
        designations.object(
                notice.get().id(),
                substance ? Objection.Kind.SUBSTANCE : Objection.Kind.CORRECTION,
                one(names.surnames()) + one(names.givenNames()),
                Names.in(names.objector(), dossier.county()),
                "199 0000 %04d".formatted(staff.habits().drawn(10_000)),
                one(words));
        objections++;
        look(id);
    }

    private String one(List<String> of) {
        return of.get(staff.habits().drawn(of.size()));
    }

    /** What is decided about the objection itself. */
    private Map<String, Object> objected(Scope scope, Task task) {
        Objection objection = designations.objections(scope, task.dossier()).getLast();
        boolean substance = objection.kind() == Objection.Kind.SUBSTANCE;
        return switch (task.step()) {
            case "register_objection" -> Map.of("substance", substance ? "yes" : "no");
            case "decide_objection" -> {
                boolean upheld = !substance || staff.habits().upholds();
                yield Map.of("upheld", upheld ? "yes" : "no", "answer", forms.answer(upheld));
            }
            default -> Map.of();
        };
    }

    /** @return false where this level has sent it back as often as it may; then it is decided as it is */
    private boolean sendBack(Scope scope, Task task, Map<String, Object> fields, List<Defect> defects) {
        try {
            worklist.complete(scope, task.id(), task.version(), fields, defects);
            return true;
        } catch (Refused tooOften) {
            refuse(task, tooOften);
            fields.put("decision", "approve");
            return false;
        }
    }

    private Map<String, Object> fields(Dossier dossier, Task task) {
        String today = LocalDate.ofInstant(clock.now(), Time.BEIJING).toString();
        return switch (task.step()) {
            case "draft" -> new LinkedHashMap<>(country.cast().application(dossier.region()));
            case "correct" -> new LinkedHashMap<>(Map.of("reply", names.reply()));
            default -> new LinkedHashMap<>(forms.fields(task.step(), dossier.county(), today));
        };
    }

    /** @return criteria that are not met */
    private Set<String> sheet(Scope scope, Dossier dossier, Assignment.Kind kind) {
        Set<String> unmet = dossiers.standardOf(scope, dossier.id()).criteria().stream()
                .map(criterion -> criterion.id())
                .filter(criterion -> staff.habits().findsUnmet())
                .collect(Collectors.toSet());
        sheets.fill(scope, dossier, kind, unmet);
        return unmet;
    }

    /** One for each criterion, or up to three of any. */
    private List<Defect> defects(Task task, Set<String> criteria) {
        boolean form = task.process().equals("application");
        var about = new TreeSet<>(criteria);
        for (int i = staff.habits().drawn(3); criteria.isEmpty() && i >= 0; i--) {
            about.add(form ? "" : "S%02d".formatted(1 + staff.habits().drawn(12)));
        }
        var defects = new ArrayList<Defect>();
        var reasons = Defect.ReasonCode.values();
        for (String criterion : about) {
            defects.add(new Defect(
                    criterion,
                    "",
                    Optional.empty(),
                    form
                            ? Defect.ReasonCode.FORM_INCOMPLETE
                            : reasons[staff.habits().drawn(reasons.length)],
                    names.defects().get(staff.habits().drawn(names.defects().size()))));
        }
        return defects;
    }

    /** Units, claims and a paper that says them. */
    private void prepare(Scope clerk, Dossier dossier) {
        desk.distribute(clerk, dossier, country.cast().responsible().getOrDefault(dossier.region(), Map.of()));
        var sample = samples.get(staff.habits().drawn(samples.size()));
        var said = new StringBuilder(Names.in(names.reportTitle(), dossier.county())).append('\n');
        desk.say(
                clerk,
                dossier,
                sample.claims(),
                (claim, value) -> said.append(Names.in(
                                names.reportLine(),
                                claim.label(),
                                value.isTextual() ? value.asText() : value.toString()))
                        .append('\n'));
        List<String> criteria = dossiers.standardOf(clerk, dossier.id()).criteria().stream()
                .map(criterion -> criterion.id())
                .toList();
        var receipt = dossiers.add(
                clerk,
                dossier.id(),
                criteria.getFirst(),
                "",
                Names.in(names.report(), dossier.county()),
                new ByteArrayInputStream(said.toString().getBytes(StandardCharsets.UTF_8)));
        dossiers.file(clerk, receipt.id(), criteria, "", "", Optional.empty());
    }
}
