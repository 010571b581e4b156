package org.hecha.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads and re-computes chains. */
@Service
class StoredTrail implements AuditTrail {

    private static final int LONGEST_PAGE = 200;

    private final EntryTable table;
    private final TransactionTemplate oneMoment;

    StoredTrail(EntryTable table, PlatformTransactionManager transactions) {
        this.table = table;
        // heads and entries of one moment, however long the reading takes
        oneMoment = new TransactionTemplate(transactions);
        oneMoment.setReadOnly(true);
        oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    @Override
    public List<Entry> of(String chain, long before, int limit) {
        return table.of(chain, before, Math.max(1, Math.min(limit, LONGEST_PAGE)));
    }

    @Override
    public void whole(String chain, Consumer<Entry> reader) {
        table.whole(chain, (link, hash) -> reader.accept(link.entry(hash)));
    }

    @Override
    public List<Entry> newest(Instant before, int limit) {
        return table.newest(before, Math.max(1, Math.min(limit, LONGEST_PAGE)));
    }

    @Override
    public Verdict verify() {
        var verifier = new Verifier();
        oneMoment.executeWithoutResult(t -> {
            Map<String, EntryTable.Head> heads = table.heads();
            table.all(verifier::read);
            verifier.end(heads);
        });
        return verifier.verdict();
    }

    /** Follows the chains link by link; a broken link is told once, the next one is measured against what stands there. */
    private static final class Verifier {
        private final List<String> broken = new ArrayList<>();
        private final Map<String, EntryTable.Head> ends = new java.util.HashMap<>();
        private long entries;

        void read(Link link, String hash) {
            entries++;
            EntryTable.Head last = ends.getOrDefault(link.chain(), EntryTable.Head.NONE);
            String place = link.chain() + "/" + link.sequence();
            if (link.sequence() != last.sequence() + 1) {
                broken.add(place + ": follows " + last.sequence() + ", entries are missing");
            }
            if (!link.hash(last.hash()).equals(hash)) {
                broken.add(place + ": content and hash do not fit what stands before");
            }
            ends.put(link.chain(), new EntryTable.Head(link.sequence(), hash));
        }

        void end(Map<String, EntryTable.Head> heads) {
            Set<String> chains = new HashSet<>(heads.keySet());
            chains.addAll(ends.keySet());
            for (String chain : chains) {
                EntryTable.Head head = heads.getOrDefault(chain, EntryTable.Head.NONE);
                EntryTable.Head end = ends.getOrDefault(chain, EntryTable.Head.NONE);
                if (!head.equals(end)) {
                    broken.add(chain + "/" + end.sequence() + ": the chain was last seen at " + head.sequence()
                            + ", its end is another one now");
                }
            }
        }

        Verdict verdict() {
            return new Verdict(ends.size(), entries, broken.stream().sorted().toList());
        }
    }
}
