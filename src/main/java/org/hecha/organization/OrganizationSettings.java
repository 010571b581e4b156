package org.hecha.organization;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param tries            wrong passwords in a row after which an account is locked; fewer stop guessers sooner and clumsy
 *                         clerks too
 * @param lock             how long it stays locked
 * @param shortestPassword characters a password must have
 * @param importRows       most rows of one import file
 * @param sharedMailDomains file with further mail domains that tie nobody to anybody, in the form of
 *                         {@code organization/shared-mail-domains.txt}, read at start; empty = only the built-in ones
 */
@ConfigurationProperties("hecha.organization")
@Validated
record OrganizationSettings(
        @DefaultValue("5") @Min(1) @Max(100) int tries,
        @DefaultValue("15m") Duration lock,
        @DefaultValue("8") @Min(4) @Max(100) int shortestPassword,
        @DefaultValue("20000") @Min(1) int importRows,
        @DefaultValue("") String sharedMailDomains) {}
