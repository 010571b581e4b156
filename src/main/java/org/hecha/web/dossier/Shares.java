package org.hecha.web.dossier;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.hecha.dossier.Answer;
import org.hecha.dossier.Claim;
import org.hecha.standard.Criterion;
import org.hecha.standard.Measure;

/**
 * What stands under a number that is judged as a share of another: 66.1 %, and whether that meets the threshold. Shown
 * while typing; the finding itself is {@code verification}'s.
 *
 * @param percent in percent, one decimal place, rounded down so that 79.96 is not shown as 80
 * @param wanted  the threshold in percent as written; empty where none is set
 * @param met     whether the unrounded share meets it; true where none is set
 */
record Shares(String percent, String wanted, boolean met) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Shares of a criterion by claim key; claims without both numbers are missing. */
    static Map<String, Shares> of(Criterion criterion, Function<String, Optional<Claim>> claims) {
        Map<String, Shares> shares = new LinkedHashMap<>();
        for (Criterion.Claim claim : criterion.claims()) {
            Optional<BigDecimal> value = amount(claims.apply(claim.key()));
            if (claim.measure() instanceof Measure.Ratio ratio) {
                ratio(value, amount(claims.apply(ratio.of())), ratio).ifPresent(s -> shares.put(claim.key(), s));
            } else if (claim.measure() instanceof Measure.Rank rank) {
                rank(value, amount(claims.apply(rank.total())), rank).ifPresent(s -> shares.put(claim.key(), s));
            }
        }
        return shares;
    }

    private static Optional<Shares> ratio(Optional<BigDecimal> part, Optional<BigDecimal> whole, Measure.Ratio ratio) {
        if (part.isEmpty() || whole.isEmpty() || whole.get().signum() == 0) {
            return Optional.empty();
        }
        BigDecimal of = whole.get();
        boolean enough = ratio.least()
                .map(least -> part.get().compareTo(least.multiply(of)) >= 0)
                .orElse(true);
        boolean notTooMuch = ratio.most()
                .map(most -> part.get().compareTo(most.multiply(of)) <= 0)
                .orElse(true);
        String wanted = ratio.least()
                .map(least -> "≥ " + percent(least))
                .or(() -> ratio.most().map(most -> "≤ " + percent(most)))
                .orElse("");
        return Optional.of(new Shares(percent(part.get(), of), wanted, enough && notTooMuch));
    }

    private static Optional<Shares> rank(Optional<BigDecimal> rank, Optional<BigDecimal> total, Measure.Rank measure) {
        if (rank.isEmpty() || total.isEmpty() || total.get().signum() == 0) {
            return Optional.empty();
        }
        BigDecimal last = measure.share().multiply(total.get()).setScale(0, RoundingMode.FLOOR);
        return Optional.of(new Shares(
                percent(rank.get(), total.get()),
                "≤ " + percent(measure.share()),
                rank.get().compareTo(last) <= 0));
    }

    private static String percent(BigDecimal part, BigDecimal whole) {
        return part.multiply(HUNDRED).divide(whole, 1, RoundingMode.DOWN).toPlainString() + " %";
    }

    private static String percent(BigDecimal share) {
        return share.multiply(HUNDRED).stripTrailingZeros().toPlainString() + " %";
    }

    private static Optional<BigDecimal> amount(Optional<Claim> claim) {
        return claim.flatMap(Claim::answer)
                .filter(Answer.Amount.class::isInstance)
                .map(answer -> ((Answer.Amount) answer).value());
    }
}
