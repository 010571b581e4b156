package org.hecha.search;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.search.Query;

/** An index while one query is answered. */
interface Reading {

    /** Number of documents that match. */
    long count(Query query) throws IOException;

    /** Number of documents that match, where that is less than {@code enough}; {@code enough} where as many or more do. */
    int upTo(int enough, Query query) throws IOException;

    /** The best documents after the first {@code from}, at most {@code most}, and the count and facets of all that match. */
    Best best(Query query, int from, int most) throws IOException;

    /** Those of the terms that say most, at most {@code most} of them: the rarest, where that is cheap to know. */
    List<String> telling(String field, List<String> terms, int most) throws IOException;

    /** Whether anything in the index was read from a picture. */
    boolean hasPictures() throws IOException;

    /** Whether the time limit cut an answer short. */
    boolean timedOut();

    /** @param found best first */
    record Best(List<Found> found, Counting.Counts counts) {}

    record Found(Documents.Stored document, float score) {}
}
