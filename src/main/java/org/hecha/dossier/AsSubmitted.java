package org.hecha.dossier;

import java.time.Instant;

/**
 * What a person sees of a dossier whose county is writing: what was submitted last.
 *
 * @param revision its number
 * @param at       when it was submitted
 * @param writing  since when the county writes
 */
public record AsSubmitted(int revision, Instant at, Instant writing) {}
