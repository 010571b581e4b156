package org.hecha.evaluate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.hecha.dossier.Dossiers;
import org.hecha.dossier.Exhibit;
import org.hecha.evidence.EvidenceStore;
import org.hecha.organization.Directory;
import org.hecha.organization.Scope;
import org.hecha.reuse.Reuse;
import org.hecha.search.Hit;
import org.hecha.search.Hits;
import org.hecha.search.Query;
import org.hecha.search.Search;
import org.hecha.shared.StandardOutput;
import org.hecha.verification.Finding;
import org.hecha.verification.Report;
import org.hecha.verification.Verification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** {@code ./hecha evaluate DIR}: plays a split and prints one JSON object with the figures on standard output. */
@Component
@ConditionalOnProperty(name = "hecha.command", havingValue = "evaluate")
class Evaluate implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(Evaluate.class);
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(15);

    private final EvaluateSettings settings;
    private final Playing playing;
    private final Directory directory;
    private final Dossiers dossiers;
    private final EvidenceStore store;
    private final Search search;
    private final Verification verification;
    private final Reuse reuse;
    private final ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    Evaluate(
            EvaluateSettings settings,
            Playing playing,
            Directory directory,
            Dossiers dossiers,
            EvidenceStore store,
            Search search,
            Verification verification,
            Reuse reuse) {
        this.settings = settings;
        this.playing = playing;
        this.directory = directory;
        this.dossiers = dossiers;
        this.store = store;
        this.search = search;
        this.verification = verification;
        this.reuse = reuse;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        long begun = System.nanoTime();
        Split split = Split.read(Path.of(settings.dir()));
        Played loaded = playing.play(split);
        awaitRead();
        Played played = playing.read(loaded);
        var findings = verify(split, played);
        var answers = ask(split, played);
        var twins = compare(split, played);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("files", files(played));
        figures.put("verification", findings.figures());
        figures.put("search", answers.figures());
        figures.put("nearDuplicates", twins.figures());
        figures.put("seconds", (System.nanoTime() - begun) / 1_000_000_000);
        if (!settings.details().isEmpty()) {
            json.writeValue(
                    Path.of(settings.details()).toFile(),
                    Details.of(findings.rows(), answers.rows(), unread(played), twins.mistakes()));
        }
        StandardOutput.print(figures);
    }

    // --- waiting ---------------------------------------------------------------------------------------------------

    private void awaitRead() {
        int before = Integer.MAX_VALUE;
        long changed = System.nanoTime();
        for (int waiting = store.waiting(); waiting > 0; waiting = store.waiting()) {
            if (waiting != before) {
                log.info("{} files wait to be read", waiting);
                changed = System.nanoTime();
                before = waiting;
            } else if (System.nanoTime() - changed > LONGEST_SILENCE.toNanos()) {
                throw new IllegalStateException(waiting + " files have not been read for " + LONGEST_SILENCE);
            }
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
        long until = System.nanoTime() + LONGEST_SILENCE.toNanos();
        while (!search.refresh()) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("the index did not catch up within " + LONGEST_SILENCE);
            }
        }
        while (!reuse.settled()) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("files were not compared within " + LONGEST_SILENCE);
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    // --- measuring -------------------------------------------------------------------------------------------------

    private VerificationFigures verify(Split split, Played played) {
        Scope system = directory.systemScope("evaluate");
        var figures = new VerificationFigures();
        for (Split.County county : split.counties()) {
            var dossier =
                    Optional.ofNullable(played.dossiers().get(county.code())).orElseThrow();
            Report report = verification.verify(system, dossier);
            for (Split.Gold gold : county.gold()) {
                Finding finding = report.entry(gold.criterion(), gold.claim())
                        .map(entry -> entry.about(gold.cells().values()))
                        .orElse(new Finding.NotChecked("no-such-claim"));
                figures.add(county.code(), gold, finding, played);
            }
        }
        return figures;
    }

    private NearDuplicateFigures compare(Split split, Played played) {
        Scope system = directory.systemScope("evaluate");
        var figures = new NearDuplicateFigures(split.twins());
        // equal bytes are refused at the door of a dossier: that is where such a pair is found
        played.twins()
                .forEach((county, refused) -> refused.forEach((second, first) ->
                        figures.add(new Split.FileOf(county, first), new Split.FileOf(county, second), "EXACT")));
        for (Split.County county : split.counties()) {
            var dossier =
                    Optional.ofNullable(played.dossiers().get(county.code())).orElseThrow();
            for (Reuse.Pair pair : reuse.of(system, dossier)) {
                figures.add(
                        upload(split, played, system, pair.mine()),
                        upload(split, played, system, pair.yours()),
                        pair.kin().kind().name());
            }
        }
        return figures;
    }

    /** The upload a file is, is equal to, or came out of. */
    private Split.FileOf upload(Split split, Played played, Scope system, Reuse.Side side) {
        String equal = equalUpload(system, side);
        String county = played.dossiers().entrySet().stream()
                .filter(dossier -> dossier.getValue().equals(side.dossier()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        String path = split.counties().stream()
                .filter(c -> c.code().equals(county))
                .flatMap(c -> c.uploads().stream())
                .map(Split.Upload::path)
                .filter(upload ->
                        equal.equals(upload) || equal.startsWith(upload + "/") || equal.startsWith(upload + "!/"))
                .findFirst()
                .orElse(equal);
        return new Split.FileOf(county, path);
    }

    private String equalUpload(Scope system, Reuse.Side side) {
        List<Exhibit> all = dossiers.exhibits(system, side.dossier());
        String digest = all.stream()
                .filter(exhibit -> exhibit.evidence().id().equals(side.evidence()))
                .map(exhibit -> exhibit.evidence().sha256())
                .findFirst()
                .orElse("");
        return all.stream()
                .filter(exhibit -> exhibit.evidence().parent().isEmpty()
                        && exhibit.evidence().sha256().equals(digest))
                .map(exhibit -> exhibit.evidence().path())
                .findFirst()
                .orElse(side.path());
    }

    private SearchFigures ask(Split split, Played played) {
        var figures = new SearchFigures();
        for (Split.Question question : split.queries()) {
            var query = new Query(
                    question.text(),
                    Set.of(Hit.Kind.EVIDENCE),
                    "",
                    Optional.empty(),
                    "",
                    "",
                    Optional.empty(),
                    Optional.empty());
            // several files of one container are one page to the split: more hits than pages are wanted
            Hits hits = search.find(query, playing.scopeOf(question.scope()), 0, 5 * SearchFigures.DEPTH);
            figures.add(question, hits.hits(), played);
        }
        return figures;
    }

    private Map<String, Object> files(Played played) {
        Map<String, Integer> byState = new TreeMap<>();
        int total = 0;
        for (Exhibit exhibit : uploaded(played)) {
            byState.merge(exhibit.evidence().state().name(), 1, Integer::sum);
            total++;
        }
        return VerificationFigures.ordered("total", total, "byState", byState);
    }

    /** Files a person must know about: what could not be read, and why. */
    private List<Exhibit> unread(Played played) {
        return uploaded(played).stream()
                .filter(exhibit -> exhibit.evidence().reason().isPresent())
                .toList();
    }

    private List<Exhibit> uploaded(Played played) {
        Scope system = directory.systemScope("evaluate");
        return played.dossiers().values().stream()
                .flatMap(id -> dossiers.exhibits(system, id).stream())
                .filter(exhibit -> exhibit.evidence().parent().isEmpty())
                .toList();
    }
}
