package org.hecha.web.desk;

import java.util.Optional;
import org.hecha.review.Judgement;

/**
 * One criterion of the reviewer's sheet as it stands in the form: as noted last, or as typed when that was refused.
 *
 * @param met {@code true}, {@code false} or empty while nothing was chosen
 */
record SheetForm(String met, String points, String reason, String citation) {

    static SheetForm of(Optional<Judgement> given) {
        return given.map(judgement -> new SheetForm(
                        Boolean.toString(judgement.met()),
                        judgement.points().map(Object::toString).orElse(""),
                        judgement.reason(),
                        judgement.citation()))
                .orElse(new SheetForm("", "", "", ""));
    }
}
