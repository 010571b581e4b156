package org.hecha.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.hecha.Time;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.Dossiers;
import org.hecha.evaluate.Split;
import org.hecha.evidence.AlreadyReceived;
import org.hecha.organization.Directory;
import org.hecha.organization.Member;
import org.hecha.organization.Scope;
import org.hecha.programme.RoundId;
import org.hecha.programme.WorkingDays;
import org.hecha.review.Assignment;
import org.hecha.workflow.Task;
import org.hecha.workflow.Worklist;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Plays one dossier: every task is done by the invented person whose task it is, at office hours of some later day. */
@Component
@Profile("demo")
class Player {

    private static final Logger log = LoggerFactory.getLogger(Player.class);

    /** A dossier needs some sixty tasks; more means that it goes in circles. */
    private static final int MOST_TASKS = 200;

    private final Backstage backstage;
    private final Directory directory;
    private final Dossiers dossiers;
    private final Worklist worklist;
    private final DemoSheets sheets;
    private final CountyDesk desk;
    private final WorkingDays workingDays;
    private final DemoClock clock;
    private final DemoForms forms;

    Player(
            Backstage backstage,
            Directory directory,
            Dossiers dossiers,
            Worklist worklist,
            DemoSheets sheets,
            CountyDesk desk,
            WorkingDays workingDays,
            DemoClock clock,
            DemoForms forms) {
        this.backstage = backstage;
        this.directory = directory;
        this.dossiers = dossiers;
        this.worklist = worklist;
        this.sheets = sheets;
        this.desk = desk;
        this.workingDays = workingDays;
        this.clock = clock;
        this.forms = forms;
    }

    /**
     * @param split  the county's claims and files; empty for neighbours that only apply
     * @param latest the play never goes past this moment
     */
    void play(Scenario scenario, RoundId round, Optional<Split.County> split, DemoCast cast, Instant latest) {
        clock.moveTo(at(scenario.opened(), 9));
        Scope clerk = desk.clerk(scenario.county());
        Dossier dossier = dossiers.open(clerk, round, scenario.county());
        var random = new Random(Long.parseLong(scenario.county()));
        for (int n = 0; n < MOST_TASKS; n++) {
            Optional<Task> next = nextTask(clerk, dossier);
            if (next.isEmpty() || next.get().step().equals(scenario.until())) {
                log.info("demo dossier {} was played to {}", dossier.number(), scenario.until());
                return;
            }
            passTime(scenario, next.get(), random, latest);
            finish(next.get(), dossier, clerk, split, cast);
        }
        throw new IllegalStateException("the demo dossier " + dossier.number() + " never reaches " + scenario.until());
    }

    /** Background steps of the engine run between two tasks; where none is left the play has reached a wait. */
    private Optional<Task> nextTask(Scope clerk, Dossier dossier) {
        Scope scope = backstage.scope();
        for (int tries = 0; tries < 60; tries++) {
            worklist.runDue();
            List<Task> open = worklist.openOf(scope, dossier.id());
            if (!open.isEmpty()) {
                return Optional.of(open.getFirst());
            }
            if (dossiers.get(scope, dossier.id()).status() == Dossier.Status.CLOSED || tries > 20) {
                return Optional.empty();
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        return Optional.empty();
    }

    private void passTime(Scenario scenario, Task task, Random random, Instant latest) {
        LocalDate today = LocalDate.ofInstant(clock.now(), Time.BEIJING);
        LocalDate day = task.step().equals("start_self_check")
                ? scenario.creation()
                : workingDays.plus(today, random.nextInt(task.criterion().isEmpty() ? 3 : 2));
        Instant moment = at(day, 9 + random.nextInt(8)).plusSeconds(random.nextInt(3000));
        if (moment.isAfter(clock.now())) {
            clock.moveTo(moment.isAfter(latest) ? latest : moment);
        }
    }

    private void finish(Task task, Dossier dossier, Scope clerk, Optional<Split.County> split, DemoCast cast) {
        Scope scope = directory.scopeOf(whose(task).id());
        switch (task.step()) {
            case "distribute" -> split.ifPresent(county -> prepare(clerk, dossier, county, cast));
            case "desk_review", "third_review" -> sheets.fill(scope, dossier, Assignment.Kind.DESK, Set.of());
            case "spot_check" -> sheets.fill(scope, dossier, Assignment.Kind.SPOT_CHECK, Set.of());
            case "panel_review" -> sheets.fill(scope, dossier, Assignment.Kind.PANEL, Set.of());
            default -> {}
        }
        Task held = task.assignee().isPresent() ? task : worklist.claim(scope, task.id());
        String today = LocalDate.ofInstant(clock.now(), Time.BEIJING).toString();
        Map<String, Object> fields = task.step().equals("draft")
                ? cast.application(dossier.region())
                : forms.fields(task.step(), dossier.county(), today);
        worklist.complete(scope, held.id(), held.version(), fields, List.of());
    }

    private Member whose(Task task) {
        return task.assignee()
                .flatMap(directory::member)
                .or(() -> directory.members(task.unit(), task.role()).stream().findFirst())
                .orElseThrow(() -> new IllegalStateException("nobody in the demo can do " + task));
    }

    /** Units, claims and files of the sample, as if the clerk had worked through August. */
    private void prepare(Scope clerk, Dossier dossier, Split.County county, DemoCast cast) {
        desk.distribute(clerk, dossier, cast.responsible().getOrDefault(county.code(), Map.of()));
        desk.say(clerk, dossier, county.claims(), (claim, value) -> {});
        county.uploads().forEach(upload -> upload(clerk, dossier, upload));
    }

    private void upload(Scope clerk, Dossier dossier, Split.Upload upload) {
        try (InputStream bytes = Files.newInputStream(upload.file())) {
            String criterion = upload.criteria().stream().findFirst().orElse("");
            var receipt = dossiers.add(clerk, dossier.id(), criterion, upload.slot(), upload.path(), bytes);
            dossiers.file(
                    clerk, receipt.id(), upload.criteria(), upload.slot(), upload.caption(), upload.declaredDate());
        } catch (AlreadyReceived twice) {
            log.debug("{} was uploaded twice, as clerks do", upload.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(LocalTime.of(hour, 0)).atZone(Time.BEIJING).toInstant();
    }
}
