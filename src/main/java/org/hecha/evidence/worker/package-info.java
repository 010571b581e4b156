/**
 * Worker: reads one file at a time in a JVM of its own, so that a hostile file harms nothing but that JVM.
 *
 * <p>The application writes an {@link org.hecha.evidence.worker.Order} as one JSON line to the worker's standard input;
 * the worker answers with progress lines and leaves a {@link org.hecha.evidence.worker.Reading} as a file. Nothing here
 * knows Spring, the database or the store. Internal to {@code evidence}.
 */
@NullMarked
package org.hecha.evidence.worker;

import org.jspecify.annotations.NullMarked;
