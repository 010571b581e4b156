package org.hecha.web.desk;

import java.util.Optional;
import org.hecha.dossier.Claim;
import org.hecha.dossier.Defect;
import org.hecha.review.Annotation;
import org.hecha.standard.Criterion;
import org.hecha.verification.Report;

/**
 * One claim on the desk.
 *
 * @param demand what the standard asks the county to say
 * @param claim  what the county said
 * @param note   what was said about the finding last
 * @param defect what this reviewer will ask the county
 * @param remark what this reviewer jotted down for nobody else; may be empty
 */
record DeskItem(
        Criterion criterion,
        Criterion.Claim demand,
        Claim claim,
        Report.Entry finding,
        Badge badge,
        boolean seen,
        Optional<Annotation> note,
        Optional<Defect> defect,
        String remark) {

    public String key() {
        return criterion.id() + "/" + demand.key();
    }

    /** As an id in the page. */
    public String anchor() {
        return "item-" + criterion.id() + "-" + demand.key();
    }
}
