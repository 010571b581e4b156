package org.hecha.demo;

import java.time.Clock;
import java.time.LocalDate;
import org.hecha.evidence.EvidenceStore;
import org.hecha.web.DemoStrip;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Tells every page how the demo stands. */
@Component
@Profile("demo")
class Strip implements DemoStrip {

    private final Clock clock;
    private final EvidenceStore evidence;
    private final ApplicationAvailability availability;

    Strip(Clock clock, EvidenceStore evidence, ApplicationAvailability availability) {
        this.clock = clock;
        this.evidence = evidence;
        this.availability = availability;
    }

    @Override
    public LocalDate day() {
        return LocalDate.now(clock);
    }

    @Override
    public int unread() {
        return evidence.waiting();
    }

    @Override
    public boolean prepares() {
        return availability.getReadinessState() == ReadinessState.REFUSING_TRAFFIC;
    }
}
