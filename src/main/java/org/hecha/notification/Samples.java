package org.hecha.notification;

import java.util.List;
import java.util.Locale;
import org.hecha.organization.Scope;

/** How letters look, filled with invented facts, for whoever runs the installation. */
public interface Samples {

    /**
     * One letter.
     *
     * @param kind    as {@link Outbox.Message#kind()}
     * @param urgent  whether it does not wait for other news to the same person
     * @param subject in the language asked for
     * @param body    with the address of this installation, where one is set
     */
    record Sample(String kind, boolean urgent, String subject, String body) {}

    /** Every letter that can be written, in a fixed order; none is missing. */
    List<Sample> all(Locale language);

    /**
     * Writes one of them to the reader, in the reader's language, to be sent at once: it comes, or the outbox says why not.
     *
     * @throws UnknownLetter for a kind that is none
     */
    void send(Scope scope, String kind);
}
