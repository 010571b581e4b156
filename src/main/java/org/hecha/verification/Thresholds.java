package org.hecha.verification;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hecha.dossier.Answer;
import org.hecha.standard.Criterion;
import org.hecha.standard.Criterion.Claim;
import org.hecha.standard.Measure;

/** Whether what is claimed meets the standard; says nothing about whether it is true. */
final class Thresholds {

    /** @param met empty where there is no threshold or not enough was said, @param derived computed value, or empty */
    record Judged(Optional<Boolean> met, String derived) {}

    private static final Judged NOTHING = new Judged(Optional.empty(), "");

    private Thresholds() {}

    /** The smallest number that meets the standard, as it is written in demands: shares in percent. */
    static Optional<BigDecimal> least(Claim claim) {
        return switch (claim.measure()) {
            case Measure.Number n -> n.least();
            case Measure.Ratio r -> r.least().map(l -> l.movePointRight(2));
            case Measure.Rank r -> Optional.of(r.share().movePointRight(2));
            default -> Optional.empty();
        };
    }

    static Judged of(Case about, Criterion criterion, Claim claim) {
        Optional<Answer> answer = about.answer(criterion, claim.key());
        if (answer.isEmpty()) {
            return NOTHING;
        }
        return switch (claim.measure()) {
            case Measure.YesNo yes -> yes(about, criterion, yes, answer.get());
            case Measure.Number n -> number(about, criterion, n, answer.get());
            case Measure.Quotient q ->
                new Judged(amount(answer).flatMap(v -> q.least().map(l -> v.compareTo(l) >= 0)), "");
            case Measure.Ratio r -> ratio(about, criterion, r, answer);
            case Measure.Rank r -> rank(about, criterion, r, answer);
            case Measure.Frequency f -> frequency(about, f, answer.get());
            case Measure.Day d ->
                answer.get() instanceof Answer.Day day && d.notAfterDeadline()
                        ? new Judged(Optional.of(!day.value().isAfter(about.deadline())), "")
                        : NOTHING;
            case Measure.Choice c -> choice(c, answer.get());
            case Measure.Table t -> table(about, t, answer.get());
            case Measure.CreditCode c ->
                answer.get() instanceof Answer.Text text
                        ? new Judged(
                                Optional.of(CreditCodes.valid(text.value())
                                        && text.value().startsWith(c.prefix())),
                                "")
                        : NOTHING;
            case Measure.DocumentNumber d ->
                answer.get() instanceof Answer.Text text
                        ? new Judged(Optional.of(DocNumber.parse(text.value()).isPresent()), "")
                        : NOTHING;
            case Measure.Moment m -> NOTHING;
            case Measure.Words w -> NOTHING;
        };
    }

    private static Judged yes(Case about, Criterion criterion, Measure.YesNo yes, Answer answer) {
        if (yes.expected().isEmpty() || !(answer instanceof Answer.YesNo given)) {
            return NOTHING;
        }
        boolean met = given.value() == yes.expected().get()
                || about.answer(criterion, yes.either())
                        .filter(a -> a instanceof Answer.YesNo other
                                && other.value() == yes.expected().get())
                        .isPresent();
        return new Judged(Optional.of(met), "");
    }

    private static Judged number(Case about, Criterion criterion, Measure.Number n, Answer answer) {
        if (!(answer instanceof Answer.Amount amount)) {
            return NOTHING;
        }
        BigDecimal value = amount.value();
        if (n.least().isEmpty() && n.most().isEmpty() && n.sameAs().isEmpty()) {
            return NOTHING;
        }
        boolean lifted = about.answer(criterion, n.unless())
                .filter(a -> a instanceof Answer.YesNo yes && yes.value())
                .isPresent();
        boolean met = (lifted || n.least().map(l -> value.compareTo(l) >= 0).orElse(true))
                && n.most().map(m -> value.compareTo(m) <= 0).orElse(true)
                && (n.sameAs().isEmpty()
                        || amount(about.answer(criterion, n.sameAs()))
                                .map(o -> o.compareTo(value) == 0)
                                .orElse(false));
        return new Judged(Optional.of(met), "");
    }

    private static Judged ratio(Case about, Criterion criterion, Measure.Ratio r, Optional<Answer> answer) {
        Optional<BigDecimal> part = amount(answer);
        Optional<BigDecimal> whole = amount(about.answer(criterion, r.of())).filter(w -> w.signum() > 0);
        if (part.isEmpty() || whole.isEmpty()) {
            return NOTHING;
        }
        BigDecimal share = part.get().divide(whole.get(), 6, RoundingMode.HALF_UP);
        Optional<Boolean> met = r.least().isEmpty() && r.most().isEmpty()
                ? Optional.empty()
                : Optional.of(r.least().map(l -> share.compareTo(l) >= 0).orElse(true)
                        && r.most().map(m -> share.compareTo(m) <= 0).orElse(true));
        return new Judged(met, percent(share));
    }

    private static Judged rank(Case about, Criterion criterion, Measure.Rank r, Optional<Answer> answer) {
        Optional<BigDecimal> rank = amount(answer);
        Optional<BigDecimal> total = amount(about.answer(criterion, r.total())).filter(t -> t.signum() > 0);
        if (rank.isEmpty() || total.isEmpty()) {
            return NOTHING;
        }
        BigDecimal last = total.get().multiply(r.share()).setScale(0, RoundingMode.FLOOR);
        return new Judged(
                Optional.of(rank.get().compareTo(last) <= 0),
                percent(rank.get().divide(total.get(), 6, RoundingMode.HALF_UP)));
    }

    private static Judged frequency(Case about, Measure.Frequency f, Answer answer) {
        if (!(answer instanceof Answer.Days days)) {
            return NOTHING;
        }
        int year = about.deadline().getYear() - 1;
        Map<Integer, Integer> weeks = new HashMap<>();
        for (LocalDate day : days.values()) {
            if (day.get(java.time.temporal.IsoFields.WEEK_BASED_YEAR) == year) {
                weeks.merge(day.get(java.time.temporal.IsoFields.WEEK_OF_WEEK_BASED_YEAR), 1, Integer::sum);
            }
        }
        long all = LocalDate.of(year, 6, 1)
                .range(java.time.temporal.IsoFields.WEEK_OF_WEEK_BASED_YEAR)
                .getMaximum();
        long dense = weeks.values().stream().filter(n -> n >= f.perWeek()).count();
        return new Judged(Optional.of(all - dense <= f.gapsAllowed()), dense + "/" + all);
    }

    private static Judged choice(Measure.Choice c, Answer answer) {
        if (answer instanceof Answer.Choices several) {
            return new Judged(Optional.of(!several.values().isEmpty()), "");
        }
        return answer instanceof Answer.Text text && c.expected().isPresent()
                ? new Judged(Optional.of(c.expected().get().equals(text.value())), "")
                : NOTHING;
    }

    private static Judged table(Case about, Measure.Table t, Answer answer) {
        if (!(answer instanceof Answer.Rows rows) || t.least() == 0) {
            return NOTHING;
        }
        List<Map<String, String>> good = rows.values().stream()
                .filter(r -> t.levels().isEmpty() || t.levels().contains(r.getOrDefault(t.levelColumn(), "")))
                .filter(r -> Cells.lastDay(r.getOrDefault(t.untilColumn(), ""))
                        .map(d -> !d.isBefore(about.deadline()))
                        .orElse(true))
                .distinct()
                .toList();
        return new Judged(Optional.of(good.size() >= t.least()), Integer.toString(good.size()));
    }

    private static Optional<BigDecimal> amount(Optional<Answer> answer) {
        return answer.filter(Answer.Amount.class::isInstance).map(a -> ((Answer.Amount) a).value());
    }

    private static String percent(BigDecimal share) {
        return share.movePointRight(2).setScale(1, RoundingMode.HALF_UP).toPlainString() + " %";
    }
}
