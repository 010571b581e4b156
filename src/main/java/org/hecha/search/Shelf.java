package org.hecha.search;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Where indexes are kept: one is the current one; a rebuild makes another beside it and switches. */
sealed interface Shelf permits LuceneShelf, OpenSearchShelf {

    /** key of the moment at which facts were committed */
    String AGE = "committed";

    /** The index that is written to; empty while there is none. */
    Optional<Index> current();

    /**
     * Waits until nobody else writes, as long as it is going on.
     *
     * @throws IOException where it can no longer be waited for
     */
    Turn turn(BooleanSupplier going) throws IOException;

    /** The right to make an index anew; empty while another node does. */
    Optional<Turn> making() throws IOException;

    /**
     * Opens the current index.
     *
     * @param notOlderThan changes older than this are no longer known, so it cannot catch up
     * @return empty where there is none, or none that can be used
     * @throws IOException where it cannot be reached or is in use by another process
     */
    Optional<Index> open(Duration notOlderThan) throws IOException;

    /**
     * Makes an index of everything; nobody sees it yet.
     *
     * @param moment as {@link ChangeLog#moment} gave it before
     * @param facts  to be committed with it
     */
    Made make(Material material, long moment, Map<String, String> facts) throws IOException;

    /** Forgets the current index until {@link #open}. */
    void drop();

    /** An index beside the current one. */
    interface Made {

        long documents() throws IOException;

        /** From now on it is the current one; the one before goes away. */
        Index takePlace() throws IOException;
    }

    /** While it lasts, nobody else writes. */
    interface Turn extends AutoCloseable {

        /** where nobody else ever writes */
        Turn OURS = new Turn() {
            @Override
            public boolean othersWrote() {
                return false;
            }

            @Override
            public boolean handsOver() {
                return false;
            }

            @Override
            public void close() {}
        };

        /** Whether somebody else wrote since our last turn, so that only the index knows how far it is. */
        boolean othersWrote() throws IOException;

        /** Whether the next to write may be somebody else, who knows only what is committed. */
        boolean handsOver();

        @Override
        void close();
    }

    /** Facts to commit, with the moment, so that an index that slept too long is recognised. */
    static Map<String, String> withAge(Map<String, String> facts) {
        var all = new HashMap<>(facts);
        // the machine's clock on purpose: demo time may be shifted, and this only decides how long the index slept
        all.put(AGE, Long.toString(Clock.systemUTC().millis()));
        return all;
    }

    static boolean sleptLongerThan(Duration longest, Map<String, String> facts) {
        return Clock.systemUTC().millis() - Long.parseLong(facts.getOrDefault(AGE, "0")) > longest.toMillis();
    }
}
