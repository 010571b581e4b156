package org.hecha.workflow;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hecha.dossier.DossierId;
import org.hecha.organization.Level;
import org.hecha.organization.Scope;
import org.hecha.programme.Stage;

/** Where one dossier stands. Whoever reads as the county does not learn of what is {@linkplain #keptFrom kept from it}. */
public interface Journey {

    /**
     * That somebody reported fraud and somebody looks into it is not the county's to know; what comes of it reaches the county
     * as a decision.
     *
     * @param step id of a step or of any other element of a diagram
     */
    static boolean keptFrom(Scope reader, String step) {
        return besideIt(step)
                && !reader.system()
                && reader.roles().stream().allMatch(role -> role.level() == Level.COUNTY);
    }

    /** Whether a step goes on beside the journey, which does not wait for it: an investigation of fraud. */
    static boolean besideIt(String step) {
        return step.contains("fraud");
    }

    enum Progress {
        PASSED,
        CURRENT,
        AHEAD,
        SKIPPED
    }

    record Station(Stage stage, Progress progress) {}

    /** @param holder name of the unit that has it now; @param step message key suffix of the step; @param due empty when nothing is due */
    record Line(List<Station> stations, String holder, String step, Instant since, Optional<Instant> due) {}

    Line line(Scope scope, DossierId dossier);

    /**
     * One line of the timeline.
     *
     * @param criterion where the step is one of several at the same time, of which; empty otherwise
     * @param unit   name of the unit
     * @param standIn who did it in the person's place; empty where nobody did
     * @param left   empty while it is still there
     * @param result decision or empty
     */
    record Visit(
            String process,
            String step,
            String criterion,
            String unit,
            String person,
            String standIn,
            Instant entered,
            Optional<Instant> left,
            String result) {}

    /** Oldest first. */
    List<Visit> timeline(Scope scope, DossierId dossier);

    /** The diagrams this dossier has been through, in order: process id → BPMN XML. */
    Map<String, String> diagrams(Scope scope, DossierId dossier);

    /** Element ids that are current, by process id. */
    Map<String, List<String>> current(Scope scope, DossierId dossier);

    /** Element ids that were passed, by process id. */
    Map<String, List<String>> passed(Scope scope, DossierId dossier);
}
