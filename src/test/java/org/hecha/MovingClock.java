package org.hecha;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** Stands still in Beijing until the test moves it. */
public final class MovingClock extends Clock {

    /** Now. */
    public volatile Instant now;

    public MovingClock(String now) {
        this.now = Instant.parse(now);
    }

    @Override
    public ZoneId getZone() {
        return Time.BEIJING;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public Instant instant() {
        return now;
    }
}
