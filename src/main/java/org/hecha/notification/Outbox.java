package org.hecha.notification;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hecha.dossier.DossierId;
import org.hecha.organization.MemberId;
import org.hecha.organization.Scope;

/**
 * What people were told, for reading only. A system administrator sees every message, everybody else their own.
 */
public interface Outbox {

    /** What a message of no dossier carries. */
    DossierId NO_DOSSIER = new DossierId(new UUID(0, 0));

    enum State {
        /** to be sent, perhaps after failed attempts */
        WAITING,
        SENT,
        /** given up; the reason says why */
        FAILED,
        /** never to be sent, because no mail server is configured or the person has no address: read it here */
        KEPT
    }

    /**
     * @param event   what happened and to what; unique together with the person
     * @param kind    message key below {@code notification.}: {@code arrived}, {@code returned}, {@code due} …
     * @param address empty where the person has none
     * @param reason  why it was not sent yet, or not at all; empty otherwise
     * @param attempts failed ones and the one that succeeded
     */
    record Message(
            UUID id,
            String event,
            MemberId person,
            String kind,
            DossierId dossier,
            String address,
            String subject,
            String body,
            Instant created,
            State state,
            String reason,
            int attempts,
            Optional<Instant> sent) {}

    /** @param next cursor of the next page; empty at the end */
    record Page(List<Message> messages, String next) {}

    /**
     * Newest first.
     *
     * @param state only these, where given
     * @param after cursor of the page before; empty for the first
     * @param limit 1 to 200
     */
    Page list(Scope scope, Optional<State> state, String after, int limit);

    /** Exact counts of what {@link #list} shows, every state included. */
    Map<State, Long> counts(Scope scope);
}
