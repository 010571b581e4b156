package org.hecha.search;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** One index, open for writing. One thread of one node writes at a time, any number read. */
interface Index {

    /**
     * Replaces all passages that have this value in the field by these; visible after {@link #refresh}.
     *
     * @param moment as {@link ChangeLog#moment} gave it before the passages were read: where others write as well, what was
     *     read later stays
     */
    void replace(String field, String value, List<Passage> passages, long moment) throws IOException;

    /** Makes everything so far visible. */
    void refresh() throws IOException;

    /** Makes everything so far durable, together with facts about it that {@link #facts} gives back after a restart. */
    void commit(Map<String, String> facts) throws IOException;

    /** What was committed with the index. */
    Map<String, String> facts() throws IOException;
}
