package org.hecha.web.dossier;

import java.util.List;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.Dossiers;
import org.hecha.dossier.TermPapers;
import org.hecha.organization.Scope;
import org.hecha.review.Assignment;
import org.hecha.review.Conflicts;
import org.hecha.review.Reviews;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What a page shows of the files beside a summary. */
@Component
public class TermPaperView {

    private final TermPapers papers;
    private final Reviews reviews;
    private final Conflicts conflicts;
    private final Dossiers dossiers;

    public TermPaperView(TermPapers papers, Reviews reviews, Conflicts conflicts, Dossiers dossiers) {
        this.papers = papers;
        this.reviews = reviews;
        this.conflicts = conflicts;
        this.dossiers = dossiers;
    }

    /** Those who write them, and those who may read the summary; not experts before they have answered for conflicts. */
    boolean mayRead(Scope scope, Dossier dossier) {
        return papers.writable(scope, dossier.id())
                || !sealed(scope, dossier)
                        && TermView.of(reviews.opinions(scope, dossier.id()), dossiers.standardOf(scope, dossier.id()))
                                .summary()
                                .isPresent();
    }

    private boolean sealed(Scope scope, Dossier dossier) {
        return reviews.mine(scope, dossier.id(), Assignment.Kind.TERM)
                .filter(mine -> !mine.submitted())
                .filter(mine -> !mine.declared()
                        || conflicts.mine(scope, dossier.id()).stream().anyMatch(Conflicts.Match::open))
                .isPresent();
    }

    /** Puts {@code papers}, {@code papersOpen} and {@code papersMost} on the page; nothing for those who may not read them. */
    public void fill(Scope scope, Dossier dossier, Model model) {
        boolean open = papers.writable(scope, dossier.id());
        List<TermPapers.Paper> shown = mayRead(scope, dossier) ? papers.of(scope, dossier.id()) : List.of();
        model.addAttribute("papers", shown);
        model.addAttribute("papersOpen", open);
        model.addAttribute("papersMost", papers.most());
    }
}
