package org.hecha.reuse;

import java.util.Optional;
import java.util.Set;

/** How much two texts have in common, and whether that is worth saying. */
final class Comparing {

    static final double JACCARD = 0.3;
    static final double CONTAINMENT = 0.5;

    /** Common runs that are said of texts otherwise different: about two paragraphs, one of them whole. */
    private static final int CHARACTERS = 220;

    private static final int ONE_RUN = 90;

    /** A short text pasted together from two others has somewhat less than half of each. */
    private static final double PASTED = 0.4;

    private static final int PASTED_CHARACTERS = 80;
    private static final int PASTED_RUN = 40;

    /** Share of their figures below which two of one form were filled in honestly. */
    private static final double FIGURES = 0.3;

    private static final int FEWEST_FIGURES = 4;

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
        if (!whole && common < ONE_RUN / 2 || sameForm(one, other)) {
            return Optional.empty();
        }
        Written.Shared here = one.shared(other, others);
        Written.Shared there = other.shared(one, own);
        boolean runs = here.characters() >= CHARACTERS && here.longest() >= ONE_RUN;
        boolean pasted =
                containment >= PASTED && here.characters() >= PASTED_CHARACTERS && here.longest() >= PASTED_RUN;
        boolean part = !one.tabular() && !other.tabular() && (runs || pasted);
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

    /** Tables and bulletins of one form have its words in common; their figures say whether one was copied. */
    private static boolean sameForm(Written one, Written other) {
        if (!one.figures() || !other.figures()) {
            return false;
        }
        Set<String> own = one.numbers();
        Set<String> others = other.numbers();
        int fewer = Math.min(own.size(), others.size());
        long common = own.stream().filter(others::contains).count();
        return fewer >= FEWEST_FIGURES && common < FIGURES * fewer;
    }
}
