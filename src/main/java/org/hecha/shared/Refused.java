package org.hecha.shared;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Something a person asked for and may not have, understood and explained: never a fault of ours.
 *
 * <p>Subclasses are named after what happened ({@code DeadlinePassed}) and carry facts, not prose. The sentence is made
 * at the edge from the message {@code problem.<key>} (title) and {@code problem.<key>.detail} (with the facts as named
 * placeholders in the order given), the HTTP status from {@link #kind()}.
 */
public abstract class Refused extends RuntimeException {

    /** What sort of refusal this is; the edge turns it into a status code. */
    public enum Kind {
        /** the request itself cannot be understood or a field is wrong: 422 */
        INVALID,
        /** the thing does not exist for this person: 404 */
        NOT_FOUND,
        /** the person may see the thing, but not do this: 403 */
        FORBIDDEN,
        /** somebody was faster, or the thing is in another state by now: 409 */
        CONFLICT,
        /** too large: 413 */
        TOO_LARGE,
        /** more at the same time than one person may have: 429 */
        TOO_MANY,
        /** there is no room for it: 507 */
        FULL,
        /** not now; trying again later helps: 503 */
        LATER
    }

    private final Kind kind;
    private final Map<String, Object> facts = new LinkedHashMap<>();

    protected Refused(Kind kind) {
        super(null, null, false, false);
        this.kind = kind;
    }

    /** Adds one fact; the order of the calls is the order of the placeholders {0}, {1}, … of the message. */
    protected final void fact(String name, Object value) {
        facts.put(name, value);
    }

    public final Kind kind() {
        return kind;
    }

    /** The facts in the order of the message's placeholders. */
    public final Map<String, Object> facts() {
        return Map.copyOf(facts);
    }

    /** The facts' values in the order of the message's placeholders. */
    public final Object[] arguments() {
        return facts.values().toArray();
    }

    /** The message key: {@code DeadlinePassed} gives {@code deadline-passed}. */
    public final String key() {
        return getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-")
                .toLowerCase(Locale.ROOT);
    }

    @Override
    public String getMessage() {
        return key() + " " + facts;
    }
}
