package org.hecha.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hecha.Fake;
import org.hecha.dossier.DossierId;
import org.hecha.dossier.Dossiers;
import org.hecha.organization.AScope;
import org.hecha.organization.Directory;
import org.hecha.organization.Scope;

/** An index that follows {@link AHouse}, from its start to its stop; durable only then, so that a crash has something to lose. */
final class AnIndex implements AutoCloseable {

    private static final Duration LONG = Duration.ofSeconds(30);

    final Search search;
    private final Indexer indexer;

    private AnIndex(Search search, Indexer indexer) {
        this.search = search;
        this.indexer = indexer;
    }

    private static SearchSettings settings(SearchSettings.Backend backend) {
        return new SearchSettings(LONG, Duration.ofHours(1), LONG, Duration.ofDays(7), backend, cluster("unused"));
    }

    static SearchSettings.OpenSearch cluster(String name) {
        return new SearchSettings.OpenSearch(List.of(), "", "", "", name, 3, 1);
    }

    /** On this machine's disk. */
    static AnIndex of(AHouse house, Path storage) {
        var settings = settings(SearchSettings.Backend.EMBEDDED);
        var shelf = new LuceneShelf(storage);
        var indexer = new Indexer(house, house, shelf, settings);
        return started(new LuceneSearch(regions(), dossiers(), shelf, indexer, settings), indexer);
    }

    /** In a cluster, below this name, as one of the nodes that take these turns. */
    static AnIndex of(AHouse house, OpenSearchClient client, String name, Turns turns) {
        var settings = settings(SearchSettings.Backend.OPENSEARCH);
        var shelf = new OpenSearchShelf(client, turns, cluster(name));
        var indexer = new Indexer(house, house, shelf, settings);
        return started(new RemoteSearch(regions(), dossiers(), client, shelf, indexer, settings), indexer);
    }

    private static AnIndex started(Search search, Indexer indexer) {
        indexer.start();
        return new AnIndex(search, indexer);
    }

    private static RegionNames regions() {
        return new RegionNames(Fake.of(Directory.class, new Object()));
    }

    private static Dossiers dossiers() {
        return Fake.of(Dossiers.class, new Visible());
    }

    /** Where this is written, in everything committed so far. */
    List<String> found(String quote) {
        assertThat(indexer.awaitCaughtUp(LONG)).isTrue();
        return Specimens.places(find("“" + quote + "”"));
    }

    boolean caughtUp() {
        return search.refresh();
    }

    /** At once, whatever it has seen so far. */
    Hits find(String text) {
        return search.find(Query.of(text), AScope.system("test"), 0, 50);
    }

    Map<String, Answer> answers(List<String> queries) {
        assertThat(indexer.awaitCaughtUp(LONG)).isTrue();
        var answers = new LinkedHashMap<String, Answer>();
        for (String query : queries) {
            var hits = find(query);
            var passages = hits.hits().stream()
                    .map(hit -> hit.path() + "#" + hit.page() + hit.snippet() + hit.marks())
                    .collect(Collectors.toSet());
            answers.put(
                    query,
                    new Answer(hits.total(), hits.facets(), hits.readable(), hits.unreadable(), hits.hint(), passages));
        }
        return answers;
    }

    @Override
    public void close() {
        indexer.stop();
    }

    /** All of an answer but scores and order: those also depend on how many replaced passages are not swept out yet. */
    record Answer(
            long total,
            Map<String, Map<String, Long>> facets,
            long readable,
            long unreadable,
            String hint,
            Set<String> passages) {}

    /** What is faked of {@link Dossiers}. */
    public static final class Visible {
        public Map<DossierId, Integer> visible(Scope scope) {
            return Specimens.dossiers(Specimens.OCHRE);
        }
    }
}
