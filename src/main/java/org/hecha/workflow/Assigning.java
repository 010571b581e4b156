package org.hecha.workflow;

import java.util.Arrays;
import java.util.Optional;
import org.hecha.review.Assignment;

/** The steps at whose end the reviewers of a dossier are assigned, and how many it gets. */
public enum Assigning {
    /** always two, who judge apart */
    DESK("assign_reviewers", Assignment.Kind.DESK, 2, 2),
    /** whoever forms the panel says how many; the step's form allows the same */
    PANEL("form_panel", Assignment.Kind.PANEL, 2, 3),
    /** with the third party's assessment, which they read; that step's form asks how many */
    TERM("third_party", Assignment.Kind.TERM, 2, 3);

    private final String step;
    private final Assignment.Kind kind;
    private final int least;
    private final int most;

    Assigning(String step, Assignment.Kind kind, int least, int most) {
        this.step = step;
        this.kind = kind;
        this.least = least;
        this.most = most;
    }

    /** Empty for steps that assign nobody. */
    public static Optional<Assigning> at(String step) {
        return Arrays.stream(values()).filter(one -> one.step.equals(step)).findFirst();
    }

    /** What the people are assigned for at the end of a step; also where one person is drawn for a spot check. */
    public static Optional<Assignment.Kind> assigned(String step) {
        return step.equals("format_check") ? Optional.of(Assignment.Kind.SPOT_CHECK) : at(step).map(Assigning::kind);
    }

    public String step() {
        return step;
    }

    public Assignment.Kind kind() {
        return kind;
    }

    public int least() {
        return least;
    }

    public int most() {
        return most;
    }
}
