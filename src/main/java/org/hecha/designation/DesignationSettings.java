package org.hecha.designation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How letters and certificates are made, and how much is checked by sample.
 *
 * @param font          file of a font with Chinese characters, with {@code ,<index>} for a collection; empty = look for one
 *                      in the usual places of the machine
 * @param issuers       code before the year in the number of a province's letters, by region code; adds to and overrides
 *                      {@code documents/designation.properties}
 * @param samplePercent share of dossiers checked by another province where nobody drew a sample, 0 to 100; more means
 *                      more travelling, fewer means that less is found
 * @param termYears     how long a title lasts where the edition's own period is over, in years
 */
@ConfigurationProperties("hecha.designation")
@Validated
record DesignationSettings(
        @DefaultValue("") String font,
        @DefaultValue Map<String, String> issuers,
        @DefaultValue("20") @Min(0) @Max(100) int samplePercent,
        @DefaultValue("5") @Min(1) int termYears) {}
