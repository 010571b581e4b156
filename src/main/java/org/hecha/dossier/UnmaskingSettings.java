package org.hecha.dossier;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings below {@code hecha.unmasking}.
 *
 * @param open    how long the numbers of a page stay readable for the one person who asked
 * @param perHour pages one person may ask for within an hour; fewer makes copying rosters slower and checking them as well
 */
@ConfigurationProperties("hecha.unmasking")
@Validated
record UnmaskingSettings(
        @DefaultValue("15m") Duration open,
        @DefaultValue("20") @Min(1) int perHour) {}
