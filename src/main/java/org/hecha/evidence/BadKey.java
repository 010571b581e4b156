package org.hecha.evidence;

import java.util.regex.Pattern;
import org.hecha.shared.Refused;

/** The idempotency key is not 8 to 100 visible ASCII characters. */
public final class BadKey extends Refused {
    private static final Pattern GOOD = Pattern.compile("[\\x21-\\x7e]{8,100}");

    public BadKey() {
        super(Kind.INVALID);
    }

    /** @throws BadKey for anything but no key or a good one */
    static void check(String key) {
        if (!key.isEmpty() && !GOOD.matcher(key).matches()) {
            throw new BadKey();
        }
    }
}
