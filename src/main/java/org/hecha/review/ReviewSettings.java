package org.hecha.review;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How reviewers' sheets are compared.
 *
 * @param pointsApart hundredths of a point two sheets may lie apart on one criterion before they count as differing; smaller
 *                    means more third reviewers, larger means that real disagreement passes unseen
 */
@ConfigurationProperties("hecha.review")
@Validated
record ReviewSettings(@DefaultValue("200") @Min(0) int pointsApart) {}
