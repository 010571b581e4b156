package org.hecha.search;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hecha.dossier.DossierId;
import org.hecha.evidence.EvidenceId;

/** The rest of the house as the indexer sees it: passages, and what changed by which transaction, as in a database. */
final class AHouse implements Material, ChangeLog {

    private final Map<String, Passage> passages = new LinkedHashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private final TreeSet<Long> open = new TreeSet<>();
    private final List<String> lookedAt = new ArrayList<>();
    private long transaction = 700;
    private long moment = 5_000;
    private int readWhole;
    private CountDownLatch reading = new CountDownLatch(1);
    private CountDownLatch gate = new CountDownLatch(0);

    // --- what people do --------------------------------------------------------------------------------------------

    /** A transaction that changes this and is committed at once. */
    void put(Passage... changed) {
        commit(begin(), changed);
    }

    synchronized long begin() {
        open.add(++transaction);
        return transaction;
    }

    /** Ends a transaction that was begun before; only now what it did is visible. */
    synchronized void commit(long begun, Passage... changed) {
        for (Passage passage : changed) {
            passages.put(passage.key(), passage);
            changed(begun, passage);
        }
        open.remove(begun);
    }

    /** One page of a file that stays. */
    synchronized void remove(Passage page) {
        passages.remove(page.key());
        changed(++transaction, page);
    }

    /** The file goes, with what came out of it; only the file itself is announced. */
    synchronized void withdraw(EvidenceId file) {
        passages.values().removeIf(p -> p.root().filter(file::equals).isPresent());
        var dossier = Specimens.dossier(Specimens.OCHRE);
        changes.add(new Change(changes.size(), ++transaction, Change.What.FILE, dossier, file.toString()));
    }

    private void changed(long by, Passage passage) {
        var what = passage.kind() == Hit.Kind.CLAIM ? Change.What.CLAIM : Change.What.FILE;
        String subject = passage.evidence()
                .map(EvidenceId::toString)
                .orElseGet(() -> passage.criteria().getFirst() + "/" + passage.claim());
        changes.add(new Change(changes.size(), by, what, passage.dossier().orElseThrow(), subject));
    }

    // --- what a test wants to know ---------------------------------------------------------------------------------

    /** From now on whoever reads everything has to wait in the middle of it, until {@link #letGo}. */
    synchronized void hold() {
        reading = new CountDownLatch(1);
        gate = new CountDownLatch(1);
    }

    /** Waits until somebody is in the middle of reading everything. */
    boolean isBeingReadWhole() throws InterruptedException {
        return reading.await(30, TimeUnit.SECONDS);
    }

    void letGo() {
        gate.countDown();
    }

    /** How often everything was read. */
    synchronized int readWhole() {
        return readWhole;
    }

    /** Subjects that were read one by one since the last call. */
    synchronized List<String> lookedAt() {
        var subjects = List.copyOf(lookedAt);
        lookedAt.clear();
        return subjects;
    }

    // --- what the indexer asks -------------------------------------------------------------------------------------

    @Override
    public void everything(Taker taker) {
        List<Passage> all;
        synchronized (this) {
            readWhole++;
            all = List.copyOf(passages.values());
        }
        taker.progress(0, all.size());
        reading.countDown();
        try {
            if (!gate.await(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("held for too long");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        all.forEach(taker::take);
    }

    @Override
    public synchronized List<Passage> file(DossierId dossier, EvidenceId file) {
        lookedAt.add(file.toString());
        return passages.values().stream()
                .filter(p -> p.evidence().filter(file::equals).isPresent())
                .toList();
    }

    @Override
    public synchronized List<Passage> claim(DossierId dossier, String criterion, String key) {
        lookedAt.add(criterion + "/" + key);
        String now = Passage.keyOfClaim(dossier, criterion, key);
        return Stream.of(now, Passage.asSubmitted(now))
                .flatMap(one -> Optional.ofNullable(passages.get(one)).stream())
                .toList();
    }

    @Override
    public synchronized long horizon() {
        return open.isEmpty() ? transaction + 1 : open.first();
    }

    @Override
    public synchronized List<Change> since(long from, int limit) {
        return changes.stream()
                .filter(change -> change.transaction() >= from)
                .sorted(Comparator.comparing(Change::transaction).thenComparing(Change::position))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized long moment() {
        return ++moment;
    }

    @Override
    public void forget(Duration olderThan) {}
}
