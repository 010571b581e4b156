package org.hecha.bench;

import java.io.IOException;
import java.util.List;

/**
 * What search is measured on.
 *
 * @param questions what people ask, with the pages that answer
 * @param quotes    passages, with the pages they stand on
 */
record PageCollection(Pages pages, List<Asked> questions, List<Asked> quotes) {

    record Page(String id, String text) {}

    /** @param relevant ids of pages */
    record Asked(String text, List<String> relevant) {}

    /** Pages one after the other, as often as wanted, never all in memory. */
    interface Pages {
        void each(Taker taker) throws IOException;
    }

    interface Taker {
        void take(Page page) throws IOException;
    }
}
