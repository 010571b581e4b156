package org.hecha.web.overview;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** How a time is coloured: {@code cool}, {@code warm} from one limit on, {@code hot} from another. */
record Heat(Duration warm, Duration hot) {

    static final String COOL = "cool";
    static final List<String> LEVELS = List.of(COOL, "warm", "hot");

    /** One and two weeks of work are past. */
    static final Heat WORKING_DAYS = new Heat(Duration.ofDays(6), Duration.ofDays(11));

    /** The same weeks with all their days. */
    static final Heat ALL_DAYS = new Heat(Duration.ofDays(8), Duration.ofDays(15));

    /** What all tasks of a step took together means something beside the other steps only: a fifth and a half of the most. */
    static Heat beside(List<Duration> all) {
        Duration most = all.stream().max(Comparator.naturalOrder()).orElse(Duration.ZERO);
        // nothing at all is not hot, even where it is the most
        Duration least = Duration.ofSeconds(1);
        return new Heat(max(most.dividedBy(5), least), max(most.dividedBy(2), least));
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    String of(Duration time) {
        return LEVELS.get(time.compareTo(hot) >= 0 ? 2 : time.compareTo(warm) >= 0 ? 1 : 0);
    }
}
