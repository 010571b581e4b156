package org.hecha.evidence;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings below {@code hecha.evidence.accept}.
 *
 * @param free       percent of the disk that uploads leave free; more keeps reading and deciding safe, less takes in more
 * @param unfinished time after its last byte for which an interrupted upload can be gone on with
 */
@ConfigurationProperties("hecha.evidence.accept")
@Validated
record AcceptSettings(
        @DefaultValue("5") @Min(0) @Max(90) int free,
        @DefaultValue("7d") Duration unfinished) {}
