package org.hecha.workflow;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hecha.dossier.DossierId;
import org.hecha.organization.Directory;
import org.hecha.organization.ReviewPath;
import org.hecha.organization.Scope;
import org.hecha.programme.Stage;
import org.hecha.workflow.engine.Engine;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where one dossier stands, from the rows of its tasks; only diagrams ask the engine. */
@Service
class StoredJourney implements Journey {

    private final JourneyTable journeys;
    private final TaskTable tasks;
    private final Directory directory;
    private final Routing routing;
    private final Engine engine;
    private final DiagramTexts texts;
    private final Clock clock;

    StoredJourney(
            JourneyTable journeys,
            TaskTable tasks,
            Directory directory,
            Routing routing,
            Engine engine,
            DiagramTexts texts,
            Clock clock) {
        this.journeys = journeys;
        this.tasks = tasks;
        this.directory = directory;
        this.routing = routing;
        this.engine = engine;
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Line line(Scope scope, DossierId dossier) {
        var journey = journeys.visible(scope, dossier);
        var rows = tasks.ofDossier(dossier);
        var stations = stations(journey, rows);
        return rows.stream()
                .filter(r -> r.task().done().isEmpty()
                        && !Journey.keptFrom(scope, r.task().step()))
                .min(Comparator.comparing((TaskRow r) -> r.task().due())
                        .thenComparing(r -> r.task().id().value()))
                .map(r -> new Line(
                        stations,
                        r.unitName(),
                        r.task().step(),
                        r.task().created(),
                        Optional.of(r.task().due())))
                .orElseGet(() -> new Line(
                        stations,
                        "",
                        "",
                        rows.stream()
                                .flatMap(r -> r.task().done().stream())
                                .max(Comparator.naturalOrder())
                                .orElseGet(clock::instant),
                        Optional.empty()));
    }

    private List<Station> stations(JourneyTable.Row journey, List<TaskRow> rows) {
        boolean over = journey.ended().isPresent() && journey.stage() == Stage.DESIGNATION;
        List<Station> stations = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            int order = stage.compareTo(journey.stage());
            var progress = order > 0 ? Progress.AHEAD : order == 0 && !over ? Progress.CURRENT : Progress.PASSED;
            if (stage == Stage.CITY_REVIEW && progress != Progress.CURRENT && skipsCity(journey, rows, progress)) {
                progress = Progress.SKIPPED;
            }
            stations.add(new Station(stage, progress));
        }
        return stations;
    }

    /** What happened counts where it has happened; the county's switch where it is still to come. */
    private boolean skipsCity(JourneyTable.Row journey, List<TaskRow> rows, Progress progress) {
        if (progress == Progress.PASSED) {
            return rows.stream().noneMatch(r -> r.task().step().equals("city_review"));
        }
        var today = clock.instant().atZone(clock.getZone()).toLocalDate();
        return directory.reviewPath(journey.region(), today) == ReviewPath.DIRECT_TO_PROVINCE
                || !routing.hasCity(journey.region());
    }

    @Override
    @Transactional(readOnly = true)
    public List<Visit> timeline(Scope scope, DossierId dossier) {
        journeys.visible(scope, dossier);
        return tasks.ofDossier(dossier).stream()
                .filter(r -> !Journey.keptFrom(scope, r.task().step()))
                .map(r -> new Visit(
                        r.task().process(),
                        r.task().step(),
                        r.task().criterion(),
                        r.unitName(),
                        Work.mayKnowHolder(scope, r.task()) ? r.task().assigneeName() : "",
                        Work.mayKnowHolder(scope, r.task()) ? r.stoodIn() : "",
                        r.task().created(),
                        r.task().done(),
                        r.result()))
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, String> diagrams(Scope scope, DossierId dossier) {
        journeys.visible(scope, dossier);
        Map<String, String> diagrams = new LinkedHashMap<>();
        engine.diagrams(dossier.toString())
                .forEach((process, xml) ->
                        diagrams.put(process, texts.inLanguage(process, xml, LocaleContextHolder.getLocale())));
        return diagrams;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, List<String>> current(Scope scope, DossierId dossier) {
        journeys.visible(scope, dossier);
        return lists(scope, engine.current(dossier.toString()));
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, List<String>> passed(Scope scope, DossierId dossier) {
        journeys.visible(scope, dossier);
        return lists(scope, engine.passed(dossier.toString()));
    }

    private static Map<String, List<String>> lists(Scope scope, Map<String, Set<String>> sets) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        sets.forEach((process, ids) -> lists.put(
                process, ids.stream().filter(id -> !Journey.keptFrom(scope, id)).toList()));
        return lists;
    }
}
