package org.hecha.workflow;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param countersignQuorum member units of the outline office that must countersign; 0 = all of them. Fewer makes the
 *     collective decision quicker and weaker
 * @param nameHolders whether whoever leads a unit sees the names of those who hold its late work; the audit trail then says
 *     that it was looked at. Without it everybody sees units only
 */
@ConfigurationProperties("hecha.workflow")
@Validated
record WorkflowSettings(
        @DefaultValue("0") @Min(0) int countersignQuorum,
        @DefaultValue("true") boolean nameHolders) {}
