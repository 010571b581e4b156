package org.hecha.reuse;

import java.util.Optional;

/** How much two texts have in common, and whether that is worth saying. */
final class Comparing {

    static final double JACCARD = 0.3;
    static final double CONTAINMENT = 0.5;

    /** Common runs that are said of texts otherwise different: about two paragraphs, one of them whole. */
    private static final int CHARACTERS = 220;

    private static final int ONE_RUN = 90;

    private Comparing() {}

    record Found(Kin.Kind kind, double jaccard, double containment, int common, int page, int otherPage) {}

    /**
     * @param mine  pieces of the one without common property
     * @param yours of the other
     */
    static Optional<Found> texts(Written one, Pieces mine, Written other, Pieces yours) {
        // what one of them shows to be the law's is the law's in the other as well
        Pieces own = mine.without(other.quoted());
        Pieces others = yours.without(one.quoted());
        int smaller = Math.min(own.size(), others.size());
        if (smaller < Pieces.FEWEST) {
            return Optional.empty();
        }
        int common = own.common(others);
        double jaccard = (double) common / (own.size() + others.size() - common);
        double containment = (double) common / smaller;
        boolean whole = jaccard >= JACCARD || containment >= CONTAINMENT;
        if (!whole && common < ONE_RUN / 2) {
            return Optional.empty();
        }
        Written.Shared here = one.shared(other, others);
        Written.Shared there = other.shared(one, own);
        boolean part =
                !one.tabular() && !other.tabular() && here.characters() >= CHARACTERS && here.longest() >= ONE_RUN;
        if (!whole && !part) {
            return Optional.empty();
        }
        return Optional.of(new Found(
                whole ? Kin.Kind.TEXT : Kin.Kind.PASSAGE,
                jaccard,
                containment,
                here.characters(),
                here.page(),
                there.page()));
    }
}
