package org.hecha.review;

import jakarta.validation.constraints.Min;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How reviewers' sheets are compared, whose word stays inside, and what experts on the end of a term are told.
 *
 * @param pointsApart hundredths of a point two sheets may lie apart on one criterion before they count as differing; smaller
 *                    means more third reviewers, larger means that real disagreement passes unseen
 * @param innerSteps  steps at which one of several people votes or judges: a word against the dossier is not told to all
 * @param termSteps   steps whose opinions experts assigned for {@link Assignment.Kind#TERM} read once they have declared to
 *                    be free of conflicts; a colleague's only after their own is in
 * @param replacementCap most open assignments with which somebody is put in the place of one who stepped back without a person
 *                    choosing; more means that fewer places wait, and that busy people get more
 */
@ConfigurationProperties("hecha.review")
@Validated
record ReviewSettings(
        @DefaultValue("200") @Min(0) int pointsApart,

        @DefaultValue({"desk_review", "third_review", "spot_check", "panel_review", "countersign"})
        Set<String> innerSteps,

        @DefaultValue({"summarize_term", "sign_term", "examine_term", "third_party", "term_review"})
        Set<String> termSteps,

        @DefaultValue("20") @Min(1) int replacementCap) {}
