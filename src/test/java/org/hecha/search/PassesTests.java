package org.hecha.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An hour stands for ever: what does not come to an end by itself fails. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class PassesTests {

    private final Passes passes = new Passes();
    /** A thread each: the common pool of a small machine has but one. */
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    private CompletableFuture<Void> gathering(AtomicBoolean going) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        passes.gather(Duration.ofHours(1), going::get);
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                },
                threads);
    }

    @Test
    void whoeverWaitsForAChangeIsNotKeptWaitingForMore() throws Exception {
        var gathering = gathering(new AtomicBoolean(true));
        var waiting = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return passes.awaitFull(Duration.ofHours(1));
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                },
                threads);

        gathering.get();
        passes.end(passes.begin(), true);

        assertThat(waiting.get()).isTrue();
    }

    @Test
    void changesDoNotEndTheGatheringAndTheEndOfTheWorkDoes() throws Exception {
        var going = new AtomicBoolean(true);
        var gathering = gathering(going);
        passes.nudge();
        assertThat(gathering).isNotDone();

        going.set(false);
        passes.nudge();
        gathering.get();
    }
}
