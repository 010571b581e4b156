package org.hecha.verification;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a number in a text says, in the precision in which it was written: {@code 41.2万} means 411,500 to 412,500,
 * {@code 50余} 50 to 60, {@code 不足1000} less than 1000.
 *
 * @param written the number itself, multiplier applied
 * @param low     smallest value it is compatible with, inclusive
 * @param high    largest value it is compatible with, inclusive
 * @param open    whether it may be larger still: 以上, 超过
 * @param percent whether it is a share, {@code 83.5} for 83.5 %
 */
record Quantity(BigDecimal written, BigDecimal low, BigDecimal high, boolean open, boolean percent) {

    Quantity(BigDecimal written, BigDecimal low, BigDecimal high, boolean percent) {
        this(written, low, high, false, percent);
    }

    /** How a number is bounded by the words around it. */
    enum Bound {
        EXACT,
        /** 约, 左右 */
        ABOUT,
        /** 余, 多 */
        MORE,
        /** 以上, 不少于, 超过 */
        AT_LEAST,
        /** 近 */
        NEARLY,
        /** 不足, 以内 */
        AT_MOST
    }

    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal TWO = new BigDecimal(2);

    /** Whether it can be reckoned with: 50余, 近60 and 不少于70 leave open what a sum of them is. */
    boolean definite() {
        return !open && low.add(high).compareTo(written.multiply(TWO)) == 0;
    }

    /**
     * @param number     as written, without its multiplier
     * @param multiplier 1, 10,000 …
     */
    static Quantity of(BigDecimal number, BigDecimal multiplier, Bound bound, boolean percent) {
        BigDecimal written = number.multiply(multiplier);
        BigDecimal last = BigDecimal.ONE.movePointLeft(number.scale()).multiply(multiplier); // value of the last digit
        BigDecimal significant = significant(number).multiply(multiplier);
        boolean rounded = multiplier.compareTo(BigDecimal.ONE) > 0 || number.scale() > 0;
        BigDecimal half = rounded ? last.multiply(HALF) : BigDecimal.ZERO;
        return switch (bound) {
            case EXACT -> new Quantity(written, written.subtract(half), written.add(half), percent);
            case ABOUT -> {
                BigDecimal around = significant.multiply(HALF);
                yield new Quantity(written, written.subtract(around), written.add(around), percent);
            }
            case MORE -> new Quantity(written, written, written.add(significant), percent);
            case AT_LEAST -> new Quantity(written, written, written.add(significant), true, percent);
            case NEARLY -> new Quantity(written, written.subtract(significant), written.add(half), percent);
            case AT_MOST -> new Quantity(written, BigDecimal.ZERO, written.subtract(new BigDecimal("0.0001")), percent);
        };
    }

    /** The value of the last digit that is not zero: 100 for 1200, 0.1 for 0.5. */
    private static BigDecimal significant(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.signum() == 0 ? BigDecimal.ONE : BigDecimal.ONE.movePointLeft(stripped.scale());
    }

    boolean compatible(BigDecimal value) {
        return low.compareTo(value) <= 0 && value.compareTo(high) <= 0;
    }

    /** Whether the value cannot be true where this is. */
    boolean refutes(BigDecimal value) {
        return value.compareTo(low) < 0 || (!open && value.compareTo(high) > 0);
    }

    boolean exactly(BigDecimal value) {
        return written.compareTo(value) == 0;
    }

    /** The value without superfluous zeros. */
    String plain() {
        return plain(written);
    }

    static String plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0
                ? stripped.setScale(0, RoundingMode.UNNECESSARY).toPlainString()
                : stripped.toPlainString();
    }
}
