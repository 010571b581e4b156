package org.hecha.dossier;

import org.hecha.shared.Refused;

/** The original shows numbers by which people can be found, and this person's role sees them hidden. */
public final class PersonalDataInside extends Refused {
    PersonalDataInside(String file, int numbers) {
        super(Kind.FORBIDDEN);
        fact("file", file);
        fact("numbers", numbers);
    }
}
