package org.hecha;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one clock; everybody injects {@link Clock}, nobody asks the system. */
@Configuration(proxyBeanMethods = false)
public class Time {

    /** Where deadlines live. */
    public static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    @Bean
    Shiftable clock() {
        return new Shiftable(BEIJING, new AtomicLong());
    }

    /** The system's time plus a shift that is zero except while demo data are played and in tests. */
    public static final class Shiftable extends Clock {
        private final ZoneId zone;
        private final AtomicLong shiftMillis;

        Shiftable(ZoneId zone, AtomicLong shiftMillis) {
            this.zone = zone;
            this.shiftMillis = shiftMillis;
        }

        /** From now on it is this moment, and time goes on from there. */
        public void moveTo(Instant moment) {
            shiftMillis.set(
                    Duration.between(Clock.systemUTC().instant(), moment).toMillis());
        }

        /** Back to the system's time. */
        public void reset() {
            shiftMillis.set(0);
        }

        public boolean shifted() {
            return shiftMillis.get() != 0;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new Shiftable(other, shiftMillis);
        }

        @Override
        public Instant instant() {
            return Clock.systemUTC().instant().plusMillis(shiftMillis.get());
        }
    }
}
