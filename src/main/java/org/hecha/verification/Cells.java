package org.hecha.verification;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.hecha.search.NormalText;

/** Values of cells the county typed. */
final class Cells {

    private Cells() {}

    static Optional<BigDecimal> number(String cell) {
        try {
            return cell.isBlank()
                    ? Optional.empty()
                    : Optional.of(new BigDecimal(NormalText.normal(cell).strip()));
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    static Optional<PartialDate> date(String cell) {
        if (cell.isBlank()) {
            return Optional.empty();
        }
        return Scanner.scan(NormalText.normal(cell)).stream()
                .map(Scanner.Found::token)
                .filter(Token.Day.class::isInstance)
                .map(t -> ((Token.Day) t).date())
                .findFirst();
    }

    /** The last day a date such as 2024-07 can mean. */
    static Optional<LocalDate> lastDay(String cell) {
        return date(cell).flatMap(PartialDate::last);
    }
}
