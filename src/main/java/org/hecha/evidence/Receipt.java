package org.hecha.evidence;

import java.time.Instant;

/**
 * What the sender gets once the bytes and the row are safe.
 *
 * @param received server time
 */
public record Receipt(EvidenceId id, String path, String sha256, long bytes, Instant received) {}
