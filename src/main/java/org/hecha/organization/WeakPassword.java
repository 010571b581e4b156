package org.hecha.organization;

import org.hecha.shared.Refused;

/** The password is shorter than this installation asks for, or is the login itself. */
public final class WeakPassword extends Refused {
    public WeakPassword(int shortest) {
        super(Kind.INVALID);
        fact("shortest", shortest);
    }
}
