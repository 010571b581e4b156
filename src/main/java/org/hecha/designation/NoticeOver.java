package org.hecha.designation;

import java.time.LocalDate;
import org.hecha.shared.Refused;

/** The notice has ended. */
public final class NoticeOver extends Refused {
    public NoticeOver(LocalDate until) {
        super(Kind.CONFLICT);
        fact("until", until);
    }
}
