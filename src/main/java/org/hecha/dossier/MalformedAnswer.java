package org.hecha.dossier;

import org.hecha.shared.Refused;

/** The value does not fit the claim; {@code problem} is a message key below {@code answer.}. */
public final class MalformedAnswer extends Refused {
    public MalformedAnswer(String claim, String problem, String given) {
        super(Kind.INVALID);
        fact("claim", claim);
        fact("problem", problem);
        fact("given", given);
    }
}
