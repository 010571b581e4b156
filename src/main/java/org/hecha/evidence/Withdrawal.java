package org.hecha.evidence;

import java.time.Instant;

/**
 * A file that was taken out of its collection.
 *
 * @param by id of the member; empty where that was not kept yet
 */
public record Withdrawal(Evidence file, Instant at, String by) {}
