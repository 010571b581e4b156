package org.hecha.evidence;

import java.time.Instant;
import java.util.Optional;

/**
 * What the malware scanner said of a file.
 *
 * @param why      of {@link State#NOT_SCANNED}, otherwise empty
 * @param found    the scanner's name for what it found; empty unless infected
 * @param at       when it was said; empty while nobody has looked
 * @param required whether this installation lets nobody but the sender's own unit open a file that was not scanned
 */
public record Scan(State state, Optional<Why> why, String found, Optional<Instant> at, boolean required) {

    /** Each has a sentence for people ({@code scan.state.<name>}). */
    public enum State {
        CLEAN,
        INFECTED,
        NOT_SCANNED
    }

    /** Why nobody looked ({@code scan.why.<name>}). */
    public enum Why {
        /** none is configured */
        NO_SCANNER,
        /** configured, but it does not answer; the file is looked at again when it does */
        SCANNER_DOWN,
        /** larger than the scanner takes */
        TOO_LARGE,
        /** the file's turn has not come */
        WAITING
    }

    /**
     * Whether a person may open the file.
     *
     * @param own whether the person's unit is the one that sent it
     */
    public boolean opens(boolean own) {
        return switch (state) {
            case CLEAN -> true;
            case INFECTED -> false;
            case NOT_SCANNED -> own || !required;
        };
    }

    static Scan clean(Instant at, boolean required) {
        return new Scan(State.CLEAN, Optional.empty(), "", Optional.of(at), required);
    }

    static Scan infected(String found, Instant at, boolean required) {
        return new Scan(State.INFECTED, Optional.empty(), found, Optional.of(at), required);
    }

    static Scan not(Why why, Instant at, boolean required) {
        return new Scan(State.NOT_SCANNED, Optional.of(why), "", Optional.of(at), required);
    }
}
