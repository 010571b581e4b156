package org.hecha.designation;

import java.time.LocalDate;
import org.hecha.shared.Refused;

/** The dossier cannot be named before its public notice has ended. */
public final class NoticeRunning extends Refused {
    public NoticeRunning(String number, LocalDate until) {
        super(Kind.CONFLICT);
        fact("number", number);
        fact("until", until);
    }
}
