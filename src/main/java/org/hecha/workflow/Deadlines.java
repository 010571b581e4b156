package org.hecha.workflow;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import org.hecha.dossier.DossierId;
import org.hecha.organization.BodyId;
import org.hecha.programme.LocalDays;
import org.hecha.programme.Rounds;
import org.hecha.programme.WorkingDays;
import org.hecha.workflow.engine.Engine;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** When things are due. */
final class Deadlines {

    private Deadlines() {}

    /**
     * When a step is due: the round's working days for it, else the table {@code due-dates}; the clock of a level that
     * returned the dossier goes on where it stopped.
     */
    @Component
    public static class Due {

        private final JourneyTable journeys;
        private final TaskTable tasks;
        private final Rounds rounds;
        private final WorkingDays workingDays;
        private final LocalDays localDays;
        private final ObjectProvider<Engine> engine;
        private final Clock clock;

        Due(
                JourneyTable journeys,
                TaskTable tasks,
                Rounds rounds,
                WorkingDays workingDays,
                LocalDays localDays,
                ObjectProvider<Engine> engine,
                Clock clock) {
            this.journeys = journeys;
            this.tasks = tasks;
            this.rounds = rounds;
            this.workingDays = workingDays;
            this.localDays = localDays;
            this.engine = engine;
            this.clock = clock;
        }

        /** For diagrams, which do not know yet whose calendar counts; {@link #of} does. */
        public Date at(String dossier, String step) {
            return Date.from(at(DossierId.of(dossier), step, workingDays));
        }

        /** By the calendar of the office that gets the task; empty where it is the national one. */
        Optional<Instant> of(DossierId dossier, String step, BodyId office) {
            var own = localDays.of(office);
            return own == workingDays ? Optional.empty() : Optional.of(at(dossier, step, own));
        }

        private Instant at(DossierId dossier, String step, WorkingDays days) {
            int allowed = allowed(journeys.get(dossier), step);
            int used = tasks.returnedVisits(dossier, step).stream()
                    .mapToInt(s -> days.between(
                            s.from().atZone(clock.getZone()).toLocalDate(),
                            s.to().atZone(clock.getZone()).toLocalDate()))
                    .sum();
            return days.due(clock.instant(), Math.max(1, allowed - used));
        }

        private int allowed(JourneyTable.Row journey, String step) {
            var ofRound = rounds.get(journey.round()).workingDays();
            if (ofRound.containsKey(step)) {
                return ofRound.get(step);
            }
            // a round may also speak of the correction as a whole
            if (step.equals("correct") && ofRound.containsKey("correction")) {
                return ofRound.get("correction");
            }
            return ((Number) engine.getObject().decide("due-dates", Map.of("step", step))).intValue();
        }
    }
}
