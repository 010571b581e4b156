package org.hecha.review;

import jakarta.validation.constraints.Min;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How reviewers' sheets are compared, and whose word stays inside.
 *
 * @param pointsApart hundredths of a point two sheets may lie apart on one criterion before they count as differing; smaller
 *                    means more third reviewers, larger means that real disagreement passes unseen
 */
@ConfigurationProperties("hecha.review")
@Validated
record ReviewSettings(
        @DefaultValue("200") @Min(0) int pointsApart,

        @DefaultValue({"desk_review", "third_review", "spot_check", "panel_review", "countersign"})
        Set<String> innerSteps) {}
