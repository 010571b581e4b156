package org.hecha.verification;

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

    boolean tolerates(Finding.Why why) {
        return checking().tolerates().contains(why.name());
    }
}
