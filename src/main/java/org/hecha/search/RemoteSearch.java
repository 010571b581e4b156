package org.hecha.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.hecha.dossier.Dossiers;
import org.hecha.organization.Scope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link Search} on an index in an OpenSearch cluster, which other nodes ask and write as well. */
final class RemoteSearch implements Search {

    private static final Logger log = LoggerFactory.getLogger(RemoteSearch.class);
    private static final Duration LONGEST_REFRESH = Duration.ofSeconds(5);

    private final RegionNames regions;
    private final Dossiers dossiers;
    private final OpenSearchClient client;
    private final OpenSearchShelf shelf;
    private final Indexer indexer;
    private final SearchSettings settings;

    RemoteSearch(
            RegionNames regions,
            Dossiers dossiers,
            OpenSearchClient client,
            OpenSearchShelf shelf,
            Indexer indexer,
            SearchSettings settings) {
        this.regions = regions;
        this.dossiers = dossiers;
        this.client = client;
        this.shelf = shelf;
        this.indexer = indexer;
        this.settings = settings;
    }

    @Override
    public Hits find(Query query, Scope scope, int from, int limit) {
        var visible = dossiers.visible(scope);
        try {
            return Finder.find(
                    new OpenSearchReading(client, shelf.alias(), settings.timeLimit()),
                    query,
                    regions::code,
                    visible,
                    from,
                    limit);
        } catch (OpenSearchReading.NoIndex none) {
            throw rebuilding();
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    private RuntimeException rebuilding() {
        try {
            return shelf.rebuilding();
        } catch (IOException e) {
            return unavailable(e);
        }
    }

    private static RuntimeException unavailable(IOException why) {
        if (why instanceof OpenSearchSilent) {
            log.warn("a search was not answered: {}", why.getMessage());
            return new SearchUnavailable();
        }
        return new UncheckedIOException(why);
    }

    @Override
    public boolean refresh() {
        return indexer.awaitCaughtUp(LONGEST_REFRESH);
    }

    @Override
    public Rebuilt rebuild() {
        try {
            return indexer.rebuild();
        } catch (IOException e) {
            throw unavailable(e);
        }
    }
}
