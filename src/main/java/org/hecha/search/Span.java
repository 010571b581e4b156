package org.hecha.search;

/**
 * In which revisions of its dossier a passage stands. Worked out once, when it is indexed: whoever looks names the revision they
 * see, so that nothing has to be indexed anew when a county submits (decision 0127).
 *
 * @param since the first revision that holds it; 0 where it lies in all there are
 * @param until the last one that holds it, {@link #NOW} where it stands there now
 */
record Span(int since, int until) {

    static final int NOW = Integer.MAX_VALUE;
    static final Span ALWAYS = new Span(0, NOW);

    /** Said after this revision. */
    static Span after(int revision) {
        return new Span(revision + 1, NOW);
    }

    /** Not there any more, or otherwise, since this revision. */
    static Span upTo(int revision) {
        return new Span(0, revision);
    }
}
