package org.hecha.organization;

import java.time.Instant;
import org.hecha.shared.Refused;

/** Too many wrong passwords in a row; nobody gets in before {@code until}. */
public final class AccountLocked extends Refused {
    public AccountLocked(Instant until) {
        super(Kind.FORBIDDEN);
        fact("until", until);
    }
}
