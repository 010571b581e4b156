package org.hecha.search;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.store.AlreadyClosedException;
import org.hecha.evidence.EvidenceId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Keeps the index like the database. One thread takes changes in the order of transactions (decision 0010), makes them
 * visible at once and durable every half minute. Whatever fails is tried again; whatever was not durable comes again.
 */
@Component
class Indexer implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Indexer.class);
    private static final String MARK = "transaction";
    private static final int BATCH = 500;
    private static final long HOUR = 3_600_000_000_000L;

    private final ChangeLog changes;
    private final Material material;
    private final Shelf shelf;
    private final SearchSettings settings;
    private final Passes passes = new Passes();

    private @Nullable Thread thread;
    private volatile boolean running;

    // below: of the indexer's thread, guarded by `this` because a rebuild steps in between two passes
    private long mark;
    private Set<Long> done = new HashSet<>();
    private boolean uncommitted;
    private long committed = System.nanoTime();
    private long swept;

    Indexer(ChangeLog changes, Material material, Shelf shelf, SearchSettings settings) {
        this.changes = changes;
        this.material = material;
        this.shelf = shelf;
        this.settings = settings;
        this.swept = committed - HOUR;
    }

    // --- life ------------------------------------------------------------------------------------------------------

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("search-index").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        passes.nudge();
        Thread last = thread;
        try {
            if (last != null) {
                last.join(20_000);
            }
            synchronized (this) {
                commit();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            log.warn("the index was not made durable at the end; what is missing comes again from the database", e);
        } finally {
            shelf.drop();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            try {
                long pass = passes.begin();
                if (shelf.current().isEmpty()) {
                    open();
                }
                boolean more = pass();
                passes.end(pass, !more);
                housekeeping();
                if (!more) {
                    passes.awaitNudge(settings.poll());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (IOException | AlreadyClosedException e) {
                log.warn("the index cannot be written and is opened anew", e);
                shelf.drop();
                pause();
            } catch (RuntimeException e) {
                if (running) {
                    log.warn("indexing stopped and goes on in a second", e);
                    pause();
                }
            }
        }
    }

    private void pause() {
        try {
            passes.awaitEnd(Duration.ofSeconds(1), () -> running);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void open() throws IOException {
        var opened = shelf.open(settings.keepChanges());
        if (opened.isPresent()) {
            synchronized (this) {
                continueFrom(opened.get());
            }
        } else {
            log.info("there is no usable index; it is made anew from the database");
            rebuild();
        }
    }

    private void continueFrom(LuceneIndex index) {
        mark = Long.parseLong(index.facts().getOrDefault(MARK, "0"));
        done = new HashSet<>();
        uncommitted = false;
        committed = System.nanoTime();
    }

    // --- following -------------------------------------------------------------------------------------------------

    /** Announces that there may be changes. */
    void nudge() {
        passes.nudge();
    }

    /** Waits until everything committed before this call is visible, or the time is over. */
    boolean awaitCaughtUp(Duration longest) {
        try {
            return passes.awaitFull(longest);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** @return whether there is more to do at once */
    private synchronized boolean pass() throws IOException {
        LuceneIndex index = shelf.current().orElse(null);
        if (index == null) {
            return true;
        }
        // asked for before the rows: every row of an older transaction is then among them
        long horizon = changes.horizon();
        List<Change> rows = changes.since(mark, BATCH + done.size());
        boolean complete = rows.size() < BATCH + done.size();
        var seen = new HashSet<String>();
        boolean changed = false;
        for (Change row : rows) {
            if (!done.contains(row.position())) {
                changed |= seen.add(row.what() + "/" + row.dossier() + "/" + row.subject()) && take(index, row);
                done.add(row.position());
            }
        }
        if (changed) {
            index.refresh();
            uncommitted = true;
        }
        advance(complete ? horizon : Math.min(horizon, rows.getLast().transaction()), rows);
        return !complete;
    }

    private boolean take(LuceneIndex index, Change change) throws IOException {
        switch (change.what()) {
            case FILE -> {
                var file = EvidenceId.of(change.subject());
                List<Passage> pages = material.file(change.dossier(), file);
                // a container takes what came out of it along when it goes
                index.replace(pages.isEmpty() ? Documents.ROOT : Documents.FILE, change.subject(), pages);
            }
            case CLAIM -> {
                int slash = change.subject().indexOf('/');
                String criterion = change.subject().substring(0, slash);
                String key = change.subject().substring(slash + 1);
                index.replace(
                        Documents.KEY,
                        Passage.keyOfClaim(change.dossier(), criterion, key),
                        material.claim(change.dossier(), criterion, key).stream()
                                .toList());
            }
        }
        return true;
    }

    private void advance(long to, List<Change> rows) {
        if (to > mark) {
            mark = to;
            var still = new HashSet<Long>();
            rows.stream()
                    .filter(row -> row.transaction() >= to && done.contains(row.position()))
                    .forEach(row -> still.add(row.position()));
            done = still;
        }
    }

    private synchronized void housekeeping() throws IOException {
        long now = System.nanoTime();
        if (uncommitted && now - committed > settings.commit().toNanos() || now - committed > HOUR) {
            commit();
        }
        if (now - swept > HOUR) {
            changes.forget(settings.keepChanges());
            swept = now;
        }
    }

    private void commit() throws IOException {
        LuceneIndex index = shelf.current().orElse(null);
        if (index != null) {
            index.commit(Shelf.facts(Map.of(MARK, Long.toString(mark))));
            uncommitted = false;
            committed = System.nanoTime();
        }
    }

    // --- making anew -----------------------------------------------------------------------------------------------

    /** Makes a new index beside the old one, which answers and follows until the new one takes its place. */
    Search.Rebuilt rebuild() throws IOException {
        synchronized (shelf) {
            long begun = System.nanoTime();
            long horizon = changes.horizon();
            LuceneIndex made = shelf.make(material, Map.of(MARK, Long.toString(horizon)));
            // counted before the switch: from then on it follows
            long documents = made.documents();
            synchronized (this) {
                shelf.put(made);
                continueFrom(made);
            }
            passes.nudge();
            long millis = (System.nanoTime() - begun) / 1_000_000;
            log.info("made an index of {} passages in {} ms", documents, millis);
            return new Search.Rebuilt(documents, millis);
        }
    }
}
