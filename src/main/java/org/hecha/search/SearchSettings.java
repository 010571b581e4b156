package org.hecha.search;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings below {@code hecha.search}.
 *
 * @param poll        how often to look for changes nobody announced (made by another node)
 * @param commit      how often to make the index durable; what was not comes again from the database
 * @param timeLimit   longest time one query may take; what was found by then is shown
 * @param keepChanges how long changes are kept for an index that is switched off
 */
@ConfigurationProperties("hecha.search")
@Validated
record SearchSettings(
        @DefaultValue("500ms") Duration poll,
        @DefaultValue("30s") Duration commit,
        @DefaultValue("2s") Duration timeLimit,
        @DefaultValue("7d") Duration keepChanges) {}
