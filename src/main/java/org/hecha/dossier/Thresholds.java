package org.hecha.dossier;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hecha.standard.Criterion;
import org.hecha.standard.Measure;

/** Whether an answer meets the standard. Only ever said, never a reason to refuse: people judge. */
final class Thresholds {

    private Thresholds() {}

    /**
     * @param answers other answers of the same criterion, by key
     * @return what is amiss; empty where the answer meets the standard or nothing can be said yet
     */
    static Optional<Completeness.Kind> judge(
            Criterion.Claim claim, Answer answer, Map<String, Answer> answers, LocalDate deadline) {
        return switch (claim.measure()) {
            case Measure.YesNo yes -> {
                boolean right = !(answer instanceof Answer.YesNo given)
                        || yes.expected().isEmpty()
                        || yes.expected().get() == given.value()
                        || answers.get(yes.either()) instanceof Answer.YesNo other
                                && yes.expected().get() == other.value();
                yield right ? Optional.empty() : Optional.of(Completeness.Kind.NOT_AS_EXPECTED);
            }
            case Measure.Number number -> number(number, amount(answer), answers);
            case Measure.Quotient quotient -> limits(amount(answer), quotient.least(), Optional.empty());
            case Measure.Ratio ratio -> share(amount(answer), amount(answers.get(ratio.of())), ratio);
            case Measure.Rank rank -> {
                Optional<BigDecimal> total = amount(answers.get(rank.total()));
                yield limits(
                        amount(answer),
                        Optional.empty(),
                        total.map(t -> t.multiply(rank.share()).setScale(0, RoundingMode.FLOOR)));
            }
            case Measure.Frequency frequency ->
                answer instanceof Answer.Days days && gaps(days.values(), frequency.perWeek()) > frequency.gapsAllowed()
                        ? Optional.of(Completeness.Kind.BELOW_THRESHOLD)
                        : Optional.empty();
            case Measure.Day day ->
                day.notAfterDeadline()
                                && answer instanceof Answer.Day given
                                && given.value().isAfter(deadline)
                        ? Optional.of(Completeness.Kind.NOT_AS_EXPECTED)
                        : Optional.empty();
            case Measure.CreditCode code ->
                answer instanceof Answer.Text given && !given.value().startsWith(code.prefix())
                        ? Optional.of(Completeness.Kind.NOT_AS_EXPECTED)
                        : Optional.empty();
            case Measure.Choice choice ->
                choice.expected().isPresent()
                                && answer instanceof Answer.Text given
                                && !given.value().equals(choice.expected().get())
                        ? Optional.of(Completeness.Kind.NOT_AS_EXPECTED)
                        : Optional.empty();
            case Measure.Table table ->
                answer instanceof Answer.Rows rows && distinct(table, rows) < table.least()
                        ? Optional.of(Completeness.Kind.BELOW_THRESHOLD)
                        : Optional.empty();
            case Measure.Moment moment -> Optional.empty();
            case Measure.DocumentNumber number -> Optional.empty();
            case Measure.Words words -> Optional.empty();
        };
    }

    private static Optional<Completeness.Kind> number(
            Measure.Number number, Optional<BigDecimal> value, Map<String, Answer> answers) {
        boolean lifted = answers.get(number.unless()) instanceof Answer.YesNo other && other.value();
        Optional<Completeness.Kind> limits = limits(value, lifted ? Optional.empty() : number.least(), number.most());
        if (limits.isPresent() || value.isEmpty()) {
            return limits;
        }
        Optional<BigDecimal> above = amount(answers.get(number.notAbove()));
        if (above.isPresent() && value.get().compareTo(above.get()) > 0) {
            return Optional.of(Completeness.Kind.ABOVE_THRESHOLD);
        }
        Optional<BigDecimal> same = amount(answers.get(number.sameAs()));
        return same.isPresent() && value.get().compareTo(same.get()) < 0
                ? Optional.of(Completeness.Kind.BELOW_THRESHOLD)
                : Optional.empty();
    }

    private static Optional<Completeness.Kind> share(
            Optional<BigDecimal> value, Optional<BigDecimal> whole, Measure.Ratio ratio) {
        if (whole.isEmpty() || whole.get().signum() == 0) {
            return Optional.empty();
        }
        // multiplied out instead of divided: 50 % of 33 is decided without rounding
        Optional<BigDecimal> least = ratio.least().map(l -> l.multiply(whole.get()));
        Optional<BigDecimal> most =
                Optional.of(ratio.most().orElse(BigDecimal.ONE).multiply(whole.get()));
        return limits(value, least, most);
    }

    private static Optional<Completeness.Kind> limits(
            Optional<BigDecimal> value, Optional<BigDecimal> least, Optional<BigDecimal> most) {
        if (value.isPresent() && least.isPresent() && value.get().compareTo(least.get()) < 0) {
            return Optional.of(Completeness.Kind.BELOW_THRESHOLD);
        }
        if (value.isPresent() && most.isPresent() && value.get().compareTo(most.get()) > 0) {
            return Optional.of(Completeness.Kind.ABOVE_THRESHOLD);
        }
        return Optional.empty();
    }

    private static Optional<BigDecimal> amount(@org.jspecify.annotations.Nullable Answer answer) {
        return answer instanceof Answer.Amount amount ? Optional.of(amount.value()) : Optional.empty();
    }

    private static long distinct(Measure.Table table, Answer.Rows rows) {
        return rows.values().stream()
                .filter(row ->
                        table.levels().isEmpty() || table.levels().contains(row.getOrDefault(table.levelColumn(), "")))
                .distinct()
                .count();
    }

    /** ISO weeks between the first and the last day that have fewer days than wanted. */
    private static long gaps(List<LocalDate> days, int perWeek) {
        if (days.isEmpty()) {
            return 0;
        }
        Map<Long, Long> weeks = new java.util.HashMap<>();
        for (LocalDate day : new HashSet<>(days)) {
            weeks.merge(week(day), 1L, Long::sum);
        }
        long first = weeks.keySet().stream().mapToLong(Long::longValue).min().orElseThrow();
        long last = weeks.keySet().stream().mapToLong(Long::longValue).max().orElseThrow();
        long gaps = 0;
        for (long week = first; week <= last; week++) {
            gaps += weeks.getOrDefault(week, 0L) < perWeek ? 1 : 0;
        }
        return gaps;
    }

    private static long week(LocalDate day) {
        LocalDate monday = day.minusDays(day.getDayOfWeek().getValue() - 1L);
        return ChronoUnit.WEEKS.between(LocalDate.of(1970, 1, 5), monday);
    }
}
