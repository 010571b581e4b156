package org.hecha.shared;

import java.util.Map;
import java.util.Optional;

/**
 * A fact that has just become true, published with Spring's {@code ApplicationEventPublisher} inside the transaction
 * that made it true. {@code audit} writes every one of them into the chain named by {@link #chain()} in that same
 * transaction; other modules may listen as well.
 */
public interface DomainEvent {

    /** The audit chain this fact belongs to: a dossier's id, or {@code "system"} for facts that concern no dossier. */
    String chain();

    /** What happened, as {@code noun.verb} in the past tense: {@code dossier.submitted}. Also a message key. */
    String action();

    /** The id of the thing it happened to. */
    String subject();

    /** The id of the member who did it, or {@code "system"} with the reason among the facts. */
    String actor();

    /** The id of the member in whose place {@link #actor()} acted, where there is one. */
    default Optional<String> actingFor() {
        return Optional.empty();
    }

    /** Ids, numbers, before and after, in a fixed order; no names and no file contents. */
    Map<String, String> facts();
}
