package org.hecha.reuse;

import java.util.Optional;
import org.hecha.evidence.EvidenceId;

/**
 * Something about a file that does not fit. Advice: there may be a good reason for each of them.
 *
 * @param file   where it was seen
 * @param path   of that file
 * @param page   from 1; 0 where it concerns the file as a whole
 * @param other  the other file or county, or the two days, where there are any; for people; may be empty
 * @param county of the other file, where it is another county's
 */
public record Signal(Kind kind, EvidenceId file, String path, int page, String other, Optional<String> county) {

    /** What does not fit; message key {@code signal.<name>}. */
    public enum Kind {
        /** a photograph was taken on another day than declared */
        TAKEN_ANOTHER_DAY,
        /** none of many photographs says when it was taken */
        NO_CAMERA_FACTS,
        /** the file was made after the day it is declared for */
        MADE_LATER,
        /** the same document of another county by its own properties */
        SAME_ORIGIN,
        /** a personal number whose check digit is wrong */
        NUMBER_WRONG,
        /** one person in several lists */
        PERSON_TWICE,
        /** a date of birth in the future */
        BORN_LATER,
        /** ten activities or more in one day */
        TEN_IN_A_DAY
    }
}
