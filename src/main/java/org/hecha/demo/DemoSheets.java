package org.hecha.demo;

import java.util.Optional;
import java.util.Set;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.Dossiers;
import org.hecha.organization.Scope;
import org.hecha.review.Assignment;
import org.hecha.review.Judgement;
import org.hecha.review.Reviews;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Sheets of invented reviewers. */
@Component
@Profile("demo")
class DemoSheets {

    private final Reviews reviews;
    private final Dossiers dossiers;
    private final DemoForms forms;

    DemoSheets(Reviews reviews, Dossiers dossiers, DemoForms forms) {
        this.reviews = reviews;
        this.dossiers = dossiers;
        this.forms = forms;
    }

    /** Judges every criterion; those of {@code unmet} are not met. */
    void fill(Scope scope, Dossier dossier, Assignment.Kind kind, Set<String> unmet) {
        Assignment assignment = reviews.mine(scope, dossier.id(), kind).orElseThrow();
        reviews.declareConflict(scope, assignment.id(), false, "");
        for (var criterion : dossiers.standardOf(scope, dossier.id()).criteria()) {
            boolean met = !unmet.contains(criterion.id());
            reviews.judge(
                    scope,
                    assignment.id(),
                    new Judgement(
                            criterion.id(), met, Optional.empty(), forms.judgement(met), met ? "" : forms.lookedFor()));
        }
    }
}
