package org.hecha.workflow;

import java.util.Locale;
import java.util.Map;
import org.hecha.workflow.engine.Engine;
import org.springframework.stereotype.Component;

/** Asks the table in the engine, which an office may have replaced. */
@Component
class TableOfEscalation implements Escalation {

    private final Engine engine;

    TableOfEscalation(Engine engine) {
        this.engine = engine;
    }

    @Override
    public Whom at(int left, boolean held) {
        return Whom.valueOf(engine.decide("escalation", Map.of("days_left", left, "claimed", held))
                .toString()
                .toUpperCase(Locale.ROOT));
    }
}
