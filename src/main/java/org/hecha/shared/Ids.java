package org.hecha.shared;

import java.util.UUID;

/** Ids as they come from outside: in addresses, hidden fields and letters. */
public final class Ids {

    private Ids() {}

    /**
     * @param text 36 characters as in RFC 9562
     * @throws UnknownId where the text is none, which from outside looks like an id that names nothing
     */
    public static UUID parse(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw new UnknownId();
        }
    }
}
