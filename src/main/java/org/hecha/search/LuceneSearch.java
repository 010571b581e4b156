package org.hecha.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.store.AlreadyClosedException;
import org.hecha.dossier.Dossiers;
import org.hecha.organization.Scope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link Search} on the index of this machine. */
final class LuceneSearch implements Search {

    private static final Logger log = LoggerFactory.getLogger(LuceneSearch.class);
    private static final Duration LONGEST_REFRESH = Duration.ofSeconds(5);

    private final RegionNames regions;
    private final Dossiers dossiers;
    private final LuceneShelf shelf;
    private final Indexer indexer;
    private final SearchSettings settings;

    LuceneSearch(RegionNames regions, Dossiers dossiers, LuceneShelf shelf, Indexer indexer, SearchSettings settings) {
        this.regions = regions;
        this.dossiers = dossiers;
        this.shelf = shelf;
        this.indexer = indexer;
        this.settings = settings;
    }

    @Override
    public Hits find(Query query, Scope scope, int from, int limit) {
        LuceneIndex index = shelf.answering().orElseThrow(shelf::rebuilding);
        var visible = dossiers.visible(scope);
        long until = System.nanoTime() + settings.timeLimit().toNanos();
        try {
            return index.read(searcher -> Finder.find(
                    new LuceneReading(searcher, () -> System.nanoTime() - until > 0),
                    query,
                    regions::code,
                    visible,
                    from,
                    limit));
        } catch (CorruptIndexException e) {
            log.warn("the index is damaged and will be made anew", e);
            shelf.condemn();
            indexer.nudge();
            throw shelf.rebuilding();
        } catch (AlreadyClosedException switched) {
            // another index took its place just now, or it is being opened anew
            return again(query, scope, from, limit, index);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Hits again(Query query, Scope scope, int from, int limit, LuceneIndex closed) {
        LuceneIndex now = shelf.answering().orElseThrow(shelf::rebuilding);
        if (now == closed) {
            throw shelf.rebuilding();
        }
        return find(query, scope, from, limit);
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
            throw new UncheckedIOException(e);
        }
    }
}
