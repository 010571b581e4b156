package org.hecha.dossier;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings below {@code hecha.term-papers}.
 *
 * @param most files a county may add to its summary; more lets it show more, and gives those who assess more to read
 */
@ConfigurationProperties("hecha.term-papers")
@Validated
record TermPaperSettings(@DefaultValue("20") @Min(0) int most) {}
