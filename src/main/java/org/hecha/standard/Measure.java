package org.hecha.standard;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What sort of value a claim has, and which values meet the standard. “以上” includes the number itself. */
public sealed interface Measure {

    /**
     * Yes or no.
     *
     * @param expected the answer that meets the standard; empty where either is fine
     * @param either   key of another yes/no claim that serves as well; empty if none
     * @param detail   label of a short text that goes with a yes (an address, a registration number); empty if none
     */
    record YesNo(Optional<Boolean> expected, String either, String detail) implements Measure {}

    /**
     * A number, whole where {@code decimals} is 0.
     *
     * @param decimals    digits after the point, 0 to 4
     * @param least       smallest value that meets the standard, itself included
     * @param most        largest value that meets the standard, itself included
     * @param notAbove    key of a claim of the same criterion this one cannot exceed; empty if none
     * @param sameAs      key of a claim of the same criterion this one must equal to meet the standard; empty if none
     * @param unless      key of a yes/no claim of the same criterion that lifts {@code least} when true; empty if none
     */
    record Number(
            int decimals,
            Optional<BigDecimal> least,
            Optional<BigDecimal> most,
            String notAbove,
            String sameAs,
            String unless)
            implements Measure {}

    /**
     * A number the system computes from two others and nobody types: {@code dividend × factor ÷ divisor}, rounded half up.
     *
     * @param dividend key of a number of the same criterion
     * @param divisor  key of a number of the same criterion; where it is 0 or missing there is no value
     * @param factor   turns the units, such as 10000 for 万元 into 元
     * @param decimals digits after the point, 0 to 4
     * @param least    smallest value that meets the standard; empty where none is set
     */
    record Quotient(String dividend, String divisor, BigDecimal factor, int decimals, Optional<BigDecimal> least)
            implements Measure {}

    /**
     * A number that is judged as a share of another claim; the share is computed, never typed.
     *
     * @param of       key of the claim that is the denominator
     * @param least    smallest share that meets the standard, as a fraction 0 to 1; empty where none is set
     * @param most     largest share that meets the standard; empty where none is set
     * @param basis    what the denominator counts, e.g. 常住人口; empty where there is no doubt
     */
    record Ratio(String of, Optional<BigDecimal> least, Optional<BigDecimal> most, String basis) implements Measure {}

    /**
     * A place in a ranking of the province, judged as rank ≤ floor(share × total).
     *
     * @param total key of the claim that holds how many were ranked
     * @param share fraction 0 to 1
     */
    record Rank(String total, BigDecimal share) implements Measure {}

    /**
     * A series of dates that must be dense enough.
     *
     * @param perWeek     issues wanted in each ISO week
     * @param gapsAllowed weeks a year that may be empty
     */
    record Frequency(int perWeek, int gapsAllowed) implements Measure {}

    /** A calendar day ({@code yyyy-MM-dd}), on or before the deadline where {@code notAfterDeadline}. */
    record Day(boolean notAfterDeadline) implements Measure {}

    /** A moment, or a day where the clock time is unknown. */
    record Moment() implements Measure {}

    /** The number of an official document, such as 〔2021〕 between issuer's code and serial number. */
    record DocumentNumber(String issuer) implements Measure {}

    /** An 18-character unified social credit code, with check character. */
    record CreditCode(String prefix) implements Measure {}

    /** Some of a list; {@code several} false = exactly one. Empty options mean free words. */
    record Choice(List<String> options, boolean several, Optional<String> expected) implements Measure {
        public Choice {
            options = List.copyOf(options);
        }
    }

    /** Words; judged by people. {@code longest} in characters. */
    record Words(int longest) implements Measure {}

    /**
     * Rows of cells; {@code least} distinct rows whose {@code levelColumn} is among {@code levels} (empty = all).
     *
     * @param columns     the columns in order
     * @param untilColumn column with the last day a row is good for; rows past it on the deadline do not count; empty = none
     */
    record Table(List<Column> columns, int least, String levelColumn, List<String> levels, String untilColumn)
            implements Measure {
        public Table {
            columns = List.copyOf(columns);
            levels = List.copyOf(levels);
        }

        /** A table whose rows never run out. */
        public Table(List<Column> columns, int least, String levelColumn, List<String> levels) {
            this(columns, least, levelColumn, levels, "");
        }

        /** kind is {@code text}, {@code number} or {@code date}. */
        public record Column(String name, String kind) {}
    }
}
