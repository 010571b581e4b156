package org.hecha.demo;

import java.nio.file.Path;
import java.time.Instant;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param directory where the sample dossiers lie; without it the demo has people and offices but no dossiers
 * @param now       the moment the demo stands at once it has been played; time goes on from there
 */
@ConfigurationProperties("hecha.demo")
@Validated
record DemoSettings(
        @DefaultValue("storage/demo") Path directory,
        @DefaultValue("2022-09-14T01:10:00Z") Instant now) {}
