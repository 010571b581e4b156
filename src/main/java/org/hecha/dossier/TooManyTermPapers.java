package org.hecha.dossier;

import org.hecha.shared.Refused;

/** The summary has as many files as one may have. */
public final class TooManyTermPapers extends Refused {
    public TooManyTermPapers(String number, int most) {
        super(Kind.CONFLICT);
        fact("number", number);
        fact("most", Integer.toString(most));
    }
}
