package org.hecha.web.onsite;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hecha.workflow.Drafts;

/**
 * Everything a device keeps of one task, as it is sent to it. Words are in the reader's language; personal numbers are hidden
 * as on every page.
 *
 * @param member   id of the person who logged in: nobody else is shown it on the device
 * @param step     name of the step
 * @param due      deadline in words
 * @param form     what form-js draws, Camunda Forms JSON
 * @param fields   what has been filled in so far, by key
 * @param criteria in the standard's order
 */
record Pack(
        String task,
        String member,
        String number,
        String county,
        String step,
        String due,
        @JsonRawValue String form,
        Map<String, Drafts.Kept> fields,
        List<Criterion> criteria,
        Instant made) {

    /** @param text the standard's own wording */
    record Criterion(String id, String title, String text, List<Claim> claims) {}

    /**
     * What the county says, and what the machine found about it.
     *
     * @param value   empty where the county said nothing
     * @param rows    of a table, each as one line; at most {@link Packs#ROWS}
     * @param more    rows left out
     * @param badge   name of the badge, {@code CONTRADICTED} and so on
     * @param verdict the badge as people read it
     * @param style   class of the chip
     * @param said    what the machine observed, in a sentence; may be empty
     * @param file    name of the file that shows it, without folders; may be empty
     * @param page    page in it from 1; 0 without a file
     * @param quote   the passage; may be empty
     */
    record Claim(
            String key,
            String label,
            String value,
            List<String> rows,
            int more,
            String badge,
            String verdict,
            String style,
            String said,
            String file,
            int page,
            String quote) {}
}
