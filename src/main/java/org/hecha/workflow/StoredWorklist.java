package org.hecha.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hecha.dossier.Defect;
import org.hecha.dossier.DossierId;
import org.hecha.organization.MemberId;
import org.hecha.organization.Scope;
import org.hecha.workflow.engine.Engine;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists from the read table; moves through the {@link Desk}. */
@Service
class StoredWorklist implements Worklist {

    private final TaskQueries queries;
    private final TaskTable tasks;
    private final JourneyTable journeys;
    private final Desk desk;
    private final MatterDesk matters;
    private final Engine engine;
    private final Rebuild rebuild;
    private final TaskWords words;

    StoredWorklist(
            TaskQueries queries,
            TaskTable tasks,
            JourneyTable journeys,
            Desk desk,
            MatterDesk matters,
            Engine engine,
            Rebuild rebuild,
            TaskWords words) {
        this.queries = queries;
        this.tasks = tasks;
        this.journeys = journeys;
        this.desk = desk;
        this.matters = matters;
        this.engine = engine;
        this.rebuild = rebuild;
        this.words = words;
    }

    @Override
    public Page list(Scope scope, Tab tab, String text, Order order, boolean descending, String after, int limit) {
        var page = queries.list(scope, tab, text, order, descending, after, limit);
        return new Page(page.rows().stream().map(row -> shown(scope, row)).toList(), page.next());
    }

    @Override
    public List<Hint> hints(Scope scope, String text) {
        return words.and(new Sql(), scope, text);
    }

    @Override
    public List<String> completions(String text) {
        return words.completions(text, LocaleContextHolder.getLocale());
    }

    static Task shown(Scope scope, TaskRow row) {
        return Work.mayKnowHolder(scope, row.task()) ? row.task() : row.discreet();
    }

    private static Task shown(Scope scope, Task task) {
        return Work.mayKnowHolder(scope, task) ? task : TaskRow.discreet(task);
    }

    @Override
    public Map<Tab, Long> counts(Scope scope, Set<Tab> tabs) {
        return queries.counts(scope, tabs);
    }

    @Override
    public Task get(Scope scope, TaskId id) {
        return shown(scope, desk.visible(scope, id));
    }

    @Override
    public List<Task> openOf(Scope scope, DossierId dossier) {
        return journeys.find(dossier)
                .filter(j -> scope.system() || scope.sees(dossier.value(), j.place(), j.reached()))
                .map(j -> tasks.ofDossier(dossier).stream()
                        .filter(row -> row.task().done().isEmpty())
                        .map(row -> shown(scope, row))
                        .toList())
                .orElse(List.of());
    }

    @Override
    public Task claim(Scope scope, TaskId id) {
        return desk.claim(scope, id);
    }

    @Override
    public Task release(Scope scope, TaskId id) {
        return desk.release(scope, id);
    }

    @Override
    public Task transfer(Scope scope, TaskId id, MemberId to, String reason) {
        return desk.transfer(scope, id, to, reason);
    }

    @Override
    public void urge(Scope scope, TaskId id) {
        desk.urge(scope, id);
    }

    @Override
    public Task extend(Scope scope, TaskId id, int days, String reason) {
        return shown(scope, desk.extend(scope, id, days, reason));
    }

    @Override
    @Transactional(readOnly = true)
    public String form(Scope scope, TaskId id) {
        return desk.form(scope, id);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, Object> formData(Scope scope, TaskId id) {
        return desk.formData(scope, id);
    }

    @Override
    public Optional<Task> complete(
            Scope scope, TaskId id, long version, Map<String, Object> fields, List<Defect> defects) {
        desk.complete(scope, id, version, fields, defects);
        return next(scope, Tab.MINE).or(() -> next(scope, Tab.CLAIMABLE));
    }

    private Optional<Task> next(Scope scope, Tab tab) {
        return list(scope, tab, "", Order.DUE, false, "", 1).tasks().stream().findFirst();
    }

    @Override
    public void withdraw(Scope scope, DossierId dossier, String reason) {
        matters.withdraw(scope, dossier, reason);
    }

    @Override
    public void abandon(Scope scope, DossierId dossier, String reason) {
        matters.abandon(scope, dossier, reason);
    }

    @Override
    public void reportFraud(Scope scope, DossierId dossier, String what) {
        matters.reportFraud(scope, dossier, what);
    }

    @Override
    public void announcePolicyChange(Scope scope, String what) {
        matters.announcePolicyChange(scope, what);
    }

    @Override
    public void proposeRevocation(Scope scope, DossierId dossier, String reason) {
        matters.proposeRevocation(scope, dossier, reason);
    }

    @Override
    public List<Matter> matters(Scope scope, DossierId dossier) {
        return matters.matters(scope, dossier);
    }

    @Override
    public int runDue() {
        return engine.runDue();
    }

    @Override
    public long rebuild() {
        return rebuild.run();
    }
}
