package org.hecha.evidence;

import java.time.Instant;

/**
 * What the sender gets once the bytes and the row are safe; years later it proves what was handed in and when.
 *
 * @param number   unique in this installation, such as {@code 20220826-000123}
 * @param path     the sender's name with folders
 * @param sha256   hex
 * @param sm3      hex; empty for files of the time before both digests were kept
 * @param received server time
 */
public record Receipt(
        EvidenceId id, String number, String path, String sha256, String sm3, long bytes, Instant received) {}
