package org.hecha.reuse;

import com.dynatrace.hash4j.hashing.Hashing;
import com.dynatrace.hash4j.similarity.ElementHashProvider;
import com.dynatrace.hash4j.similarity.SimilarityHashPolicy;
import com.dynatrace.hash4j.similarity.SimilarityHashing;
import java.util.Arrays;

/**
 * A text as the set of its pieces of five characters, kept as sorted hashes: how much two texts have in common is how many
 * of these they share, whatever stands around them.
 */
final class Pieces {

    static final int LENGTH = 5;

    /** Components of a sketch. */
    static final int COMPONENTS = 128;

    /** Fewer pieces than this are a heading or a label: they say nothing about copying. */
    static final int FEWEST = 60;

    private static final int COMPONENT_BYTES = 2;
    private static final SimilarityHashPolicy POLICY = SimilarityHashing.minHash(COMPONENTS, 8 * COMPONENT_BYTES);

    private final long[] sorted;

    private Pieces(long[] sorted) {
        this.sorted = sorted;
    }

    static Pieces of(CharSequence text) {
        var hashes = new long[Math.max(0, text.length() - LENGTH + 1)];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = at(text, i);
        }
        return new Pieces(distinct(hashes));
    }

    static long at(CharSequence text, int index) {
        return Hashing.komihash5_0().hashCharsToLong(text.subSequence(index, index + LENGTH));
    }

    private static long[] distinct(long[] hashes) {
        return Arrays.stream(hashes).sorted().distinct().toArray();
    }

    int size() {
        return sorted.length;
    }

    boolean has(long piece) {
        return Arrays.binarySearch(sorted, piece) >= 0;
    }

    Pieces without(Pieces others) {
        return new Pieces(
                Arrays.stream(sorted).filter(piece -> !others.has(piece)).toArray());
    }

    Pieces and(Pieces others) {
        long[] all = Arrays.copyOf(sorted, sorted.length + others.sorted.length);
        System.arraycopy(others.sorted, 0, all, sorted.length, others.sorted.length);
        return new Pieces(distinct(all));
    }

    int common(Pieces other) {
        int i = 0;
        int j = 0;
        int common = 0;
        while (i < sorted.length && j < other.sorted.length) {
            int order = Long.compare(sorted[i], other.sorted[j]);
            if (order == 0) {
                common++;
            }
            if (order <= 0) {
                i++;
            }
            if (order >= 0) {
                j++;
            }
        }
        return common;
    }

    /** 128 minima; the share of equal ones estimates the Jaccard coefficient within about 0.04. */
    byte[] sketch() {
        return sorted.length == 0 ? new byte[0] : POLICY.createHasher().compute(ElementHashProvider.ofValues(sorted));
    }

    static double estimate(byte[] one, byte[] other) {
        return one.length == 0 || other.length == 0 ? 0 : POLICY.getFractionOfEqualComponents(one, other);
    }

    /**
     * One number for each group of {@code rows} components; two texts that share a part {@code j} of their pieces agree in
     * at least one with probability {@code 1-(1-j^rows)^(128/rows)}.
     */
    static int[] bands(byte[] sketch, int rows) {
        if (sketch.length == 0) {
            return new int[0];
        }
        int width = rows * COMPONENT_BYTES;
        var bands = new int[sketch.length / width];
        for (int band = 0; band < bands.length; band++) {
            byte[] slice = Arrays.copyOfRange(sketch, band * width, (band + 1) * width);
            bands[band] = (int) Hashing.komihash5_0(rows * 1_000L + band).hashBytesToLong(slice);
        }
        return bands;
    }
}
