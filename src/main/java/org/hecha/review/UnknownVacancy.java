package org.hecha.review;

import org.hecha.shared.Refused;

/** There is no such place, or it is not this person's to fill. */
public final class UnknownVacancy extends Refused {
    public UnknownVacancy(Vacancies.Id id) {
        super(Kind.NOT_FOUND);
        fact("id", id);
    }
}
