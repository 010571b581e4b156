package org.hecha.organization;

import org.hecha.shared.Refused;

/** Login or password is wrong; which of the two is not said. */
public final class LoginRefused extends Refused {
    public LoginRefused() {
        super(Kind.FORBIDDEN);
    }
}
