package org.hecha.web.overview;

import java.util.HashMap;
import java.util.Map;
import org.hecha.workflow.EventLog.Event;

/** Numbers in place of people, in the order they are met: the same person is the same number within one export only. */
final class Pseudonyms {

    private final Map<String, String> known = new HashMap<>();

    Event hide(Event event) {
        return event.person().isEmpty()
                ? event
                : event.doneBy(known.computeIfAbsent(event.person(), person -> "P" + (known.size() + 1)));
    }
}
