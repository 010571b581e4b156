package org.hecha.workflow;

import java.time.Clock;
import java.util.Date;
import java.util.Map;
import org.hecha.dossier.DossierId;
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
        private final ObjectProvider<Engine> engine;
        private final Clock clock;

        Due(
                JourneyTable journeys,
                TaskTable tasks,
                Rounds rounds,
                WorkingDays workingDays,
                ObjectProvider<Engine> engine,
                Clock clock) {
            this.journeys = journeys;
            this.tasks = tasks;
            this.rounds = rounds;
            this.workingDays = workingDays;
            this.engine = engine;
            this.clock = clock;
        }

        /** For diagrams. */
        public Date at(String dossier, String step) {
            var id = DossierId.of(dossier);
            int allowed = allowed(journeys.get(id), step);
            int used = tasks.returnedVisits(id, step).stream()
                    .mapToInt(s -> workingDays.between(
                            s.from().atZone(clock.getZone()).toLocalDate(),
                            s.to().atZone(clock.getZone()).toLocalDate()))
                    .sum();
            return Date.from(workingDays.due(clock.instant(), Math.max(1, allowed - used)));
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
