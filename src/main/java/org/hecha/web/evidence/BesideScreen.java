package org.hecha.web.evidence;

import java.util.List;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.Dossiers;
import org.hecha.dossier.Exhibit;
import org.hecha.evidence.EvidenceId;
import org.hecha.organization.Scope;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Two files beside one another, each turned by itself; pictures only, as the viewer shows them. */
@Controller
class BesideScreen {

    private final Dossiers dossiers;

    BesideScreen(Dossiers dossiers) {
        this.dossiers = dossiers;
    }

    /**
     * One of the two.
     *
     * @param before page before this one; 0 where there is none
     * @param after  page after this one; 0 where there is none
     */
    record Side(Exhibit exhibit, Dossier dossier, int page, int pages, int before, int after) {}

    @GetMapping("/evidence/{id}/beside")
    String show(
            @PathVariable EvidenceId id,
            @RequestParam EvidenceId other,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "1") int beside,
            Scope scope,
            Model model) {
        model.addAttribute("sides", List.of(side(id, page, scope), side(other, beside, scope)));
        return "evidence/beside";
    }

    private Side side(EvidenceId id, int page, Scope scope) {
        Exhibit exhibit = dossiers.exhibit(scope, id);
        int pages = Math.max(1, exhibit.evidence().pages());
        int here = Math.clamp(page, 1, pages);
        return new Side(
                exhibit,
                dossiers.get(scope, exhibit.dossier()),
                here,
                pages,
                here > 1 ? here - 1 : 0,
                here < pages ? here + 1 : 0);
    }
}
