package org.hecha.workflow;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hecha.organization.Scope;

/**
 * What was told last of a round: playing it takes seconds, so that pages show what is kept, and it is played anew while nobody
 * waits.
 */
public interface KeptForecasts {

    /** @param made when it was told */
    record Kept(Forecast.Answer answer, Instant made) {}

    /** What is older when it is looked at is told anew for the next look. */
    Duration FRESH = Duration.ofMinutes(15);

    /** What was looked at in the last week is told anew so often, whether it is looked at or not. */
    Duration OLDEST = Duration.ofHours(1);

    /** Cost: one row, however much there is. @return empty while it is told for the first time in a week, which takes seconds */
    Optional<Kept> of(Scope scope, Forecast.Question question);
}
