package org.hecha.web.dossier;

import java.util.List;
import org.hecha.standard.Criterion;
import org.hecha.standard.Standard;
import org.hecha.verification.Finding;
import org.hecha.verification.Report;

/** Claims that the county's own evidence contradicts, with the page that does. */
final class Contradictions {

    private Contradictions() {}

    record Shown(String criterion, String claim, String label, String file, int page, String quote) {}

    static List<Shown> of(Report report, Standard standard) {
        return report.claims().stream()
                .filter(entry -> entry.finding() instanceof Finding.Contradicted)
                .map(entry -> {
                    Finding.Citation best =
                            ((Finding.Contradicted) entry.finding()).citations().getFirst();
                    String label = standard.claim(entry.criterion(), entry.claim())
                            .map(Criterion.Claim::label)
                            .orElse(entry.claim());
                    return new Shown(
                            entry.criterion(),
                            entry.claim(),
                            label,
                            best.path().substring(best.path().lastIndexOf('/') + 1),
                            best.page(),
                            best.quote());
                })
                .toList();
    }
}
