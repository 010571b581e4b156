package org.hecha.web.overview;

import java.util.HashMap;
import java.util.Map;
import org.hecha.workflow.EventLog.Event;

/**
 * Numbers in place of people, and of places where those are not to be known, in the order they are met: the same one is the same
 * number within one export only.
 */
final class Pseudonyms {

    private final boolean places;
    private final Map<String, Map<String, String>> known = new HashMap<>();

    /** @param places whether counties, dossiers and units stand in clear */
    Pseudonyms(boolean places) {
        this.places = places;
    }

    Event hide(Event event) {
        Event unnamed = event.doneBy(
                number("P", event.person()), number("P", event.detail().standIn()));
        return places
                ? unnamed
                : unnamed.at(number("D", event.dossier()), number("C", event.county()), number("U", event.unit()));
    }

    private String number(String kind, String name) {
        Map<String, String> of = known.computeIfAbsent(kind, k -> new HashMap<>());
        return name.isEmpty() ? "" : of.computeIfAbsent(name, n -> kind + (of.size() + 1));
    }
}
