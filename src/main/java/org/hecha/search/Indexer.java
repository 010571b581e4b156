package org.hecha.search;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
    private static final String DONE = "done";
    /** more are looked at again by whoever goes on */
    private static final int MOST_DONE = 2_000;

    /** Between two passes while changes keep coming; far below the two seconds after which a page must be found. */
    private static final Duration GATHER = Duration.ofMillis(250);

    private static final long MINUTE = 60_000_000_000L;
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
    // of the indexer's thread alone
    private long complained = System.nanoTime() - MINUTE;

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
                if (uncommitted) {
                    commit(shelf.current());
                }
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
                long began = System.nanoTime();
                long pass = passes.begin();
                if (shelf.current().isEmpty()) {
                    open();
                }
                boolean more = pass();
                passes.end(pass, !more);
                housekeeping();
                if (!more) {
                    passes.awaitNudge(settings.poll());
                    // a change is seen within this time; of two hundred files a new searcher is opened for several
                    // together
                    passes.gather(GATHER.minusNanos(System.nanoTime() - began), () -> running);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (IOException | AlreadyClosedException e) {
                complain("the index cannot be written; nothing is lost, it is opened anew every second", e);
                shelf.drop();
                pause();
            } catch (RuntimeException e) {
                if (running) {
                    complain("indexing stopped and goes on in a second", e);
                    pause();
                }
            }
        }
    }

    /** At once, and while it stays so once a minute. */
    private void complain(String what, Exception why) {
        long now = System.nanoTime();
        if (now - complained >= MINUTE) {
            complained = now;
            log.warn(what, why);
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
            return;
        }
        try (Shelf.@Nullable Turn making = shelf.making().orElse(null)) {
            if (making == null) {
                // another node makes it
                pause();
            } else if (shelf.open(settings.keepChanges()).isEmpty()) {
                log.info("there is no usable index; it is made anew from the database");
                make();
            } else {
                // another node made it meanwhile
                shelf.drop();
            }
        }
    }

    private void continueFrom(Index index) throws IOException {
        Map<String, String> facts = index.facts();
        mark = Long.parseLong(facts.getOrDefault(MARK, "0"));
        done = new HashSet<>();
        for (String position : facts.getOrDefault(DONE, "").split(",")) {
            if (!position.isEmpty()) {
                done.add(Long.valueOf(position));
            }
        }
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
        try (Shelf.Turn turn = shelf.turn(() -> running)) {
            Index index = shelf.current().orElse(null);
            if (index == null) {
                return true;
            }
            if (turn.othersWrote()) {
                continueFrom(index);
            }
            boolean more = follow(index);
            long now = System.nanoTime();
            boolean due = uncommitted
                    && (turn.handsOver() || now - committed > settings.commit().toNanos());
            if (due || now - committed > HOUR) {
                commit(shelf.current());
            }
            return more;
        }
    }

    private boolean follow(Index index) throws IOException {
        // asked for before the rows: every row of an older transaction is then among them
        long horizon = changes.horizon();
        List<Change> rows = changes.since(mark, BATCH + done.size());
        boolean complete = rows.size() < BATCH + done.size();
        List<Change> fresh =
                rows.stream().filter(row -> !done.contains(row.position())).toList();
        if (!fresh.isEmpty()) {
            // asked for after the rows: whatever is read later holds at least what they announce
            long moment = changes.moment();
            var seen = new HashSet<String>();
            for (Change row : fresh) {
                if (seen.add(row.what() + "/" + row.dossier() + "/" + row.subject())) {
                    take(index, row, moment);
                }
                done.add(row.position());
            }
            index.refresh();
            uncommitted = true;
        }
        advance(complete ? horizon : Math.min(horizon, rows.getLast().transaction()), rows);
        return !complete;
    }

    private void take(Index index, Change change, long moment) throws IOException {
        switch (change.what()) {
            case FILE -> {
                var file = EvidenceId.of(change.subject());
                List<Passage> pages = material.file(change.dossier(), file);
                // a container takes what came out of it along when it goes
                index.replace(pages.isEmpty() ? Documents.ROOT : Documents.FILE, change.subject(), pages, moment);
            }
            case CLAIM -> {
                int slash = change.subject().indexOf('/');
                String criterion = change.subject().substring(0, slash);
                String key = change.subject().substring(slash + 1);
                String now = Passage.keyOfClaim(change.dossier(), criterion, key);
                List<Passage> said = material.claim(change.dossier(), criterion, key);
                for (String one : List.of(now, Passage.asSubmitted(now))) {
                    List<Passage> passages =
                            said.stream().filter(p -> p.key().equals(one)).toList();
                    index.replace(Documents.KEY, one, passages, moment);
                }
            }
        }
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

    private synchronized void housekeeping() {
        long now = System.nanoTime();
        if (now - swept > HOUR) {
            changes.forget(settings.keepChanges());
            swept = now;
        }
    }

    private void commit(Optional<Index> index) throws IOException {
        if (index.isPresent()) {
            var facts = new HashMap<String, String>();
            facts.put(MARK, Long.toString(mark));
            facts.put(DONE, done.stream().limit(MOST_DONE).map(String::valueOf).collect(Collectors.joining(",")));
            index.get().commit(Shelf.withAge(facts));
            uncommitted = false;
            committed = System.nanoTime();
        }
    }

    // --- making anew -----------------------------------------------------------------------------------------------

    /** Makes a new index beside the old one, which answers and follows until the new one takes its place. */
    Search.Rebuilt rebuild() throws IOException {
        while (true) {
            try (Shelf.@Nullable Turn making = shelf.making().orElse(null)) {
                if (making != null) {
                    return make();
                }
            }
            pause();
        }
    }

    private Search.Rebuilt make() throws IOException {
        synchronized (shelf) {
            long begun = System.nanoTime();
            long horizon = changes.horizon();
            Shelf.Made made =
                    shelf.make(material, changes.moment(), Shelf.withAge(Map.of(MARK, Long.toString(horizon))));
            // counted before the switch: from then on it follows
            long documents = made.documents();
            synchronized (this) {
                try (Shelf.Turn turn = shelf.turn(() -> true)) {
                    continueFrom(made.takePlace());
                }
            }
            passes.nudge();
            long millis = (System.nanoTime() - begun) / 1_000_000;
            log.info("made an index of {} passages in {} ms", documents, millis);
            return new Search.Rebuilt(documents, millis);
        }
    }
}
