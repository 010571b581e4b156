package org.hecha.dossier;

import java.time.Instant;
import java.util.Optional;

/**
 * What one person may know of the personal numbers on one page.
 *
 * @param count     numbers found on the page, hidden or not
 * @param mayAsk    whether the person's role may ask to see them
 * @param openUntil when they will be hidden again; empty while they are
 */
public record PersonalNumbers(int count, boolean mayAsk, Optional<Instant> openUntil) {}
