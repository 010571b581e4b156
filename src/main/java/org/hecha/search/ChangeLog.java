package org.hecha.search;

import java.time.Duration;
import java.util.List;

/** What changed, in the order of transactions. */
interface ChangeLog {

    /** The oldest transaction that may still be open: everything before it is committed or gone. */
    long horizon();

    /** Visible changes of this and later transactions, oldest transaction first. */
    List<Change> since(long transaction, int limit);

    /**
     * A number that is larger each time, on whatever node: what is read after it was given holds everything that was committed
     * before it was given.
     */
    long moment();

    void forget(Duration olderThan);
}
