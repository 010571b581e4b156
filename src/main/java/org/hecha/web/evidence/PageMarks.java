package org.hecha.web.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.Dossiers;
import org.hecha.dossier.Exhibit;
import org.hecha.evidence.EvidenceId;
import org.hecha.evidence.PageText;
import org.hecha.organization.Scope;
import org.hecha.search.Hit;
import org.hecha.search.IndexRebuilding;
import org.hecha.search.Query;
import org.hecha.search.Search;
import org.hecha.search.SearchUnavailable;
import org.hecha.verification.Finding;
import org.hecha.verification.Verification;
import org.springframework.stereotype.Component;

/** Collects what is to be marked on one page. Where marks overlap, the one named first here is shown. */
@Component
class PageMarks {

    private static final Pattern RANGE = Pattern.compile("(\\d{1,9})-(\\d{1,9})");

    private final Dossiers dossiers;
    private final Verification verification;
    private final Search search;

    PageMarks(Dossiers dossiers, Verification verification, Search search) {
        this.dossiers = dossiers;
        this.verification = verification;
        this.search = search;
    }

    List<Places.Mark> of(Dossier dossier, Exhibit exhibit, PageText page, String mark, String q, Scope scope) {
        EvidenceId id = exhibit.evidence().id();
        var marks = new ArrayList<Places.Mark>();
        Matcher range = RANGE.matcher(mark);
        if (range.matches()) {
            marks.add(new Places.Mark(Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2)), "here"));
        }
        List<Places.Mark> exact = Occurrences.on(page.text(), q);
        marks.addAll(exact.isEmpty() && !q.isBlank() ? ranked(dossier, id, page.number(), q, scope) : exact);
        dossiers.claims(scope, dossier.id()).stream()
                .flatMap(claim -> claim.citations().stream())
                .filter(c -> c.evidence().equals(id) && c.page() == page.number() && c.start() >= 0)
                .forEach(c -> marks.add(new Places.Mark(c.start(), c.end(), "cited")));
        verification.of(scope, dossier.id()).claims().stream()
                .flatMap(entry -> citations(entry.finding()).stream())
                .filter(c -> c.evidence().equals(id) && c.page() == page.number())
                .forEach(c -> marks.add(new Places.Mark(c.start(), c.end(), "found")));
        return marks.stream().filter(m -> m.start() < m.end()).distinct().toList();
    }

    /** What the search itself marked, where the words do not stand on the page as they were typed. */
    private List<Places.Mark> ranked(Dossier dossier, EvidenceId id, int page, String q, Scope scope) {
        try {
            return search.find(Query.of(q).inDossier(dossier.id().toString()), scope, 0, 100).hits().stream()
                    .filter(hit -> hit.evidence().filter(id::equals).isPresent() && hit.page() == page)
                    .flatMap(hit -> hit.marks().stream())
                    .map((Hit.Mark m) -> new Places.Mark(m.start(), m.end(), "hit"))
                    .toList();
        } catch (IndexRebuilding | SearchUnavailable later) {
            // the page can be read without its marks
            return List.of();
        }
    }

    private static List<Finding.Citation> citations(Finding finding) {
        return switch (finding) {
            case Finding.Supported supported -> supported.citations();
            case Finding.Contradicted contradicted -> contradicted.citations();
            case Finding.Unsupported unsupported -> List.of();
            case Finding.NotChecked notChecked -> List.of();
        };
    }
}
