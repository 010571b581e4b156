package org.hecha.designation;

import org.hecha.shared.Refused;

/** The term of this title has been assessed before. */
public final class AlreadyGraded extends Refused {
    public AlreadyGraded(String number) {
        super(Kind.CONFLICT);
        fact("number", number);
    }
}
