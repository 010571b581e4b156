package org.hecha.web.overview;

import java.util.HashMap;
import java.util.Map;
import org.hecha.workflow.EventLog.Event;

/** Numbers in place of people, in the order they are met: the same person is the same number within one export only. */
final class Pseudonyms {

    private final Map<String, String> known = new HashMap<>();

    Event hide(Event event) {
        return new Event(
                event.id(),
                event.dossier(),
                event.county(),
                event.task(),
                event.process(),
                event.step(),
                event.criterion(),
                event.kind(),
                event.unit(),
                event.role(),
                event.person().isEmpty() ? "" : known.computeIfAbsent(event.person(), p -> "P" + (known.size() + 1)),
                event.at(),
                event.result());
    }
}
