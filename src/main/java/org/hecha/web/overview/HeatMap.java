package org.hecha.web.overview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** What the diagram shows at its steps; the table beside it says the same in words. */
final class HeatMap {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * @param element id in the diagram
     * @param text    what stands on the step
     * @param heat    a level of {@link Heat}
     * @param tasks   address of the list it counts
     */
    record Spot(String element, String text, String heat, String tasks) {}

    private HeatMap() {}

    static String json(List<Spot> spots) {
        try {
            return JSON.writeValueAsString(spots);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("heat cannot be written as JSON", e);
        }
    }
}
