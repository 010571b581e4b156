package org.hecha.web.task;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hecha.dossier.Defect;
import org.hecha.dossier.DossierId;
import org.hecha.dossier.Dossiers;
import org.hecha.organization.Body;
import org.hecha.organization.BodyId;
import org.hecha.organization.Directory;
import org.hecha.organization.Scope;
import org.hecha.programme.RoundId;
import org.hecha.programme.Rounds;
import org.hecha.standard.Criterion;
import org.hecha.web.words.Words;
import org.hecha.workflow.Task;
import org.springframework.stereotype.Component;

/** Turns tasks into lines people can read at a glance. */
@Component
public class TaskRows {

    private final Rounds rounds;
    private final Dossiers dossiers;
    private final Directory directory;
    private final Words words;

    TaskRows(Rounds rounds, Dossiers dossiers, Directory directory, Words words) {
        this.directory = directory;
        this.rounds = rounds;
        this.dossiers = dossiers;
        this.words = words;
    }

    TaskRow row(Scope scope, Task task) {
        return rows(scope, List.of(task)).getFirst();
    }

    /** In the order given; what rows of one page have in common is looked up once. */
    public List<TaskRow> rows(Scope scope, List<Task> tasks) {
        Map<String, Map<String, String>> titles = new HashMap<>();
        Map<DossierId, List<Defect>> defects = new HashMap<>();
        Map<BodyId, String> units = new HashMap<>();
        return tasks.stream()
                .map(task -> {
                    String title = task.criterion().isEmpty()
                            ? ""
                            : titles.computeIfAbsent(task.number(), ignored -> titles(task))
                                    .getOrDefault(task.criterion(), "");
                    return new TaskRow(
                            task,
                            step(task.step()),
                            title.isEmpty() ? task.criterion() : task.criterion() + " " + title,
                            ask(scope, task, title, defects),
                            task.from().isEmpty() ? "" : words.sayOr(task.from(), task.from()),
                            mark(task),
                            units.computeIfAbsent(
                                    task.unit(),
                                    id -> directory.body(id).map(Body::name).orElse("")),
                            task.heldBy(scope),
                            task.takableBy(scope));
                })
                .toList();
    }

    public String step(String step) {
        return words.sayOr("step." + step, step);
    }

    /** Short, stable sign of what a row shows; the page sends those it has to learn what has changed since. */
    static String mark(Task task) {
        return Integer.toHexString((task.id().value() + "/" + task.version()).hashCode());
    }

    private String ask(Scope scope, Task task, String title, Map<DossierId, List<Defect>> known) {
        if (task.step().startsWith("correct") && task.done().isEmpty()) {
            List<Defect> open = known.computeIfAbsent(task.dossier(), id -> dossiers.openDefects(scope, id)).stream()
                    .filter(defect ->
                            task.criterion().isEmpty() || defect.criterion().equals(task.criterion()))
                    .toList();
            if (!open.isEmpty()) {
                return words.say(
                        open.size() == 1 ? "ask.defect" : "ask.defects",
                        open.getFirst().demand(),
                        open.size());
            }
        }
        return words.sayOr("ask." + task.step(), words.say("ask.other"), title);
    }

    /** Titles of the criteria by the edition of the dossier's round; the round is the first part of the number. */
    private Map<String, String> titles(Task task) {
        String round = task.number().substring(0, Math.max(0, task.number().lastIndexOf('-')));
        Map<String, String> titles = new HashMap<>();
        for (Criterion criterion :
                rounds.standardFor(new RoundId(round), task.region()).criteria()) {
            titles.put(criterion.id(), criterion.title());
        }
        return titles;
    }
}
