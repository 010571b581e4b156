package org.hecha.evidence;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hecha.evidence.worker.Limits;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings below {@code hecha.evidence}.
 *
 * @param largest file accepted
 * @param workers JVMs that read files at the same time; each needs up to 1 GB with its networks and the programs it starts
 * @param stall   time without a sign of life after which a worker is killed
 * @param total   time for one file, its conversion and OCR together
 * @param memory  heap of a worker, as for {@code -Xmx}
 * @param sandbox {@code auto} uses bubblewrap where it works, {@code required} refuses to read without, {@code off} never
 * @param depth   containers within containers that are opened
 * @param entries files that may come out of one upload
 * @param unpacked bytes that may come out of one upload
 * @param ratio   unpacked bytes for one packed byte, past 50 MB
 * @param pixels  of one picture
 * @param characters of one page; the rest is cut off and said to be
 * @param text    characters of all pages of one file; what lies beyond is not kept and said to be missing
 * @param pages   of one file; the rest is cut off and said to be
 * @param helpers {@code auto} uses OCR, the office suite and film programs where they are; {@code none} reads only what the
 *                worker can read by itself
 * @param s3      where files are kept instead of the local disk
 */
@ConfigurationProperties("hecha.evidence")
@Validated
record EvidenceSettings(
        @DefaultValue("2GB") DataSize largest,
        @DefaultValue("2") @Min(1) @Max(32) int workers,
        @DefaultValue("60s") Duration stall,
        @DefaultValue("5m") Duration total,
        @DefaultValue("512m") String memory,
        @DefaultValue("auto") Sandbox.Mode sandbox,
        @DefaultValue("5") @Min(0) int depth,
        @DefaultValue("1000") @Min(1) int entries,
        @DefaultValue("1GB") DataSize unpacked,
        @DefaultValue("200") @Min(2) int ratio,
        @DefaultValue("50000000") @Min(1_000_000) long pixels,
        @DefaultValue("200000") @Min(1000) int characters,
        @DefaultValue("5000000") @Min(1000) int text,
        @DefaultValue("2000") @Min(1) int pages,
        @DefaultValue("auto") Helpers helpers,
        @DefaultValue S3 s3) {

    /** Whether workers may use more than their own parsers. */
    enum Helpers {
        AUTO,
        NONE
    }

    /**
     * Any S3 server.
     *
     * @param endpoint with scheme; empty for the local disk
     * @param bucket   made when missing
     */
    record S3(
            @DefaultValue("") String endpoint,
            @DefaultValue("hecha") String bucket,
            @DefaultValue("") String accessKey,
            @DefaultValue("") String secretKey,
            @DefaultValue("us-east-1") String region) {}

    Limits limits() {
        return new Limits(depth, entries, unpacked.toBytes(), ratio, pixels, characters, text, pages);
    }
}
