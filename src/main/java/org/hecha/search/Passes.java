package org.hecha.search;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Lets others announce work to the indexer's thread and wait for it. */
final class Passes {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean nudged;
    private int waiting;
    private long begun;
    private long full;

    void nudge() {
        locked(() -> {
            nudged = true;
            changed.signalAll();
        });
    }

    /** A pass begins; changes committed before are seen by it. */
    long begin() {
        lock.lock();
        try {
            nudged = false;
            return ++begun;
        } finally {
            lock.unlock();
        }
    }

    /** @param nothingLeft whether it saw all changes there were */
    void end(long pass, boolean nothingLeft) {
        locked(() -> {
            if (nothingLeft) {
                full = pass;
            }
            changed.signalAll();
        });
    }

    void awaitNudge(Duration longest) throws InterruptedException {
        await(longest, () -> nudged);
    }

    /** Lets more changes come together, unless somebody waits for those there are or the work ends. */
    void gather(Duration longest, BooleanSupplier going) throws InterruptedException {
        await(longest, () -> waiting > 0 || !going.getAsBoolean());
    }

    /** Waits although there may be work; until the time is over or the condition no longer holds. */
    void awaitEnd(Duration longest, BooleanSupplier going) throws InterruptedException {
        await(longest, () -> !going.getAsBoolean());
    }

    /** Waits for the end of a pass that began after this call and left nothing; false when the time is over first. */
    boolean awaitFull(Duration longest) throws InterruptedException {
        lock.lock();
        try {
            long wanted = begun + 1;
            nudged = true;
            waiting++;
            changed.signalAll();
            return await(longest, () -> full >= wanted);
        } finally {
            waiting--;
            lock.unlock();
        }
    }

    private boolean await(Duration longest, BooleanSupplier reached) throws InterruptedException {
        lock.lock();
        try {
            long left = longest.toNanos();
            while (!reached.getAsBoolean()) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }
}
