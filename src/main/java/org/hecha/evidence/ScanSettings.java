package org.hecha.evidence;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings below {@code hecha.evidence.scan}.
 *
 * @param host     where clamd listens on TCP, mostly 127.0.0.1; empty for no scanner
 * @param patience longest silence of the scanner; past it the file counts as not scanned
 * @param largest  file that is sent to it; at most clamd's own {@code StreamMaxLength}
 * @param required with {@code true} a file is neither read nor opened by others until it was scanned
 */
@ConfigurationProperties("hecha.evidence.scan")
@Validated
record ScanSettings(
        @DefaultValue("") String host,
        @DefaultValue("3310") @Min(1) @Max(65535) int port,
        @DefaultValue("60s") Duration patience,
        @DefaultValue("100MB") DataSize largest,
        @DefaultValue("false") boolean required) {

    ScanSettings {
        if (required && host.isBlank()) {
            throw new IllegalArgumentException("hecha.evidence.scan.required=true, but no scanner is configured;"
                    + " set hecha.evidence.scan.host to where clamd listens, or required to false");
        }
    }

    boolean configured() {
        return !host.isBlank();
    }
}
