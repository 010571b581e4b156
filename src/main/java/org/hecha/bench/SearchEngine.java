package org.hecha.bench;

import java.io.IOException;
import java.util.List;

/** One way to find pages, started empty for one measurement. */
interface SearchEngine extends AutoCloseable {

    void add(PageCollection.Page page) throws IOException;

    /** Everything added can be found from here on, and is on the disk. */
    void ready() throws IOException;

    /** Ids of the best pages for a question, best first. */
    List<String> answers(String question, int limit) throws IOException;

    /** Ids of pages where the passage stands, and of no others. */
    List<String> holders(String quote, int limit) throws IOException;

    /** Processor time its process (or processes) took so far, nanoseconds. */
    long cpu() throws IOException;

    /** Size of its data on the disk. */
    long bytes() throws IOException;

    /** What was set up, in a sentence. */
    String how();

    @Override
    void close() throws IOException;
}
