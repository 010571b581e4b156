package org.hecha.verification;

import java.math.BigDecimal;
import java.util.Optional;
import org.hecha.dossier.Answer;
import org.hecha.standard.Criterion;
import org.hecha.standard.Criterion.Checking;
import org.hecha.standard.Criterion.Claim;
import org.hecha.standard.Criterion.Window;

/** One claim to be looked into. */
record Question(Case about, Criterion criterion, Claim claim) {

    Checking checking() {
        return claim.checking();
    }

    Window window() {
        return checking().window().orElse(criterion.window());
    }

    /** What the county says, where it is a number. */
    Optional<BigDecimal> claimed() {
        return about.answer(criterion, claim.key())
                .filter(Answer.Amount.class::isInstance)
                .map(a -> ((Answer.Amount) a).value());
    }

    /** A number the edition sets for the platform's reader; it must be there. */
    BigDecimal limit(String name) {
        return checking()
                .platform()
                .flatMap(p -> Optional.ofNullable(p.limits().get(name)))
                .orElseThrow(() -> new IllegalStateException(
                        "the edition sets no “" + name + "” for the platform of " + claim.key()));
    }

    boolean tolerates(Finding.Why why) {
        return checking().tolerates().contains(why.name());
    }
}
