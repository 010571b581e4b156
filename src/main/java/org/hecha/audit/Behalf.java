package org.hecha.audit;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** In whose place the person behind the current request acts; every entry written meanwhile by that person says so. */
@Component
public class Behalf {

    private record Seat(String actor, String absent) {}

    private final ThreadLocal<Seat> seat = new ThreadLocal<>();

    /** From now on, in this thread, what {@code actor} does is done for {@code absent}; both are ids of members. */
    public void begin(String actor, String absent) {
        seat.set(new Seat(actor, absent));
    }

    public void end() {
        seat.remove();
    }

    /** The member in whose place this actor acts in this thread. */
    public Optional<String> of(String actor) {
        return Optional.ofNullable(seat.get())
                .filter(now -> now.actor().equals(actor))
                .map(Seat::absent);
    }
}
