package org.hecha.web.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hecha.dossier.Claim;
import org.hecha.dossier.Completeness;
import org.hecha.dossier.Exhibit;
import org.hecha.organization.BodyId;
import org.hecha.standard.Criterion;
import org.hecha.standard.Standard;
import org.hecha.verification.Finding;
import org.hecha.verification.Report;

/**
 * One criterion of a dossier at a glance.
 *
 * @param filled   claims with an answer, of {@code claims} that apply
 * @param evidence files filed under it or cited by it
 * @param blocking things without which the dossier cannot be submitted
 */
record CriterionCard(
        String id,
        String title,
        boolean veto,
        int filled,
        int claims,
        long evidence,
        long supported,
        long contradicted,
        long unsupported,
        long unreadable,
        long blocking,
        long belowThreshold,
        String unit) {

    /** In the standard's order. */
    static List<CriterionCard> of(
            Standard standard,
            List<Claim> claims,
            List<Exhibit> exhibits,
            Report report,
            Completeness completeness,
            Map<String, BodyId> responsible,
            java.util.function.Function<BodyId, String> names) {
        var cards = new ArrayList<CriterionCard>();
        for (Criterion criterion : standard.criteria()) {
            String id = criterion.id();
            List<Claim> own =
                    claims.stream().filter(c -> c.criterion().equals(id)).toList();
            List<Report.Entry> entries = report.claims().stream()
                    .filter(e -> e.criterion().equals(id))
                    .toList();
            BodyId unit = responsible.get(id);
            cards.add(new CriterionCard(
                    id,
                    criterion.title(),
                    criterion.veto(),
                    (int) own.stream().filter(c -> c.answer().isPresent()).count(),
                    own.size(),
                    exhibits.stream().filter(e -> serves(e, id)).count(),
                    entries.stream()
                            .filter(e -> e.finding() instanceof Finding.Supported)
                            .count(),
                    entries.stream()
                            .filter(e -> e.finding() instanceof Finding.Contradicted)
                            .count(),
                    entries.stream()
                            .filter(e -> e.finding() instanceof Finding.Unsupported)
                            .count(),
                    exhibits.stream()
                            .filter(e -> serves(e, id) && EvidenceFilter.UNREADABLE.takes(e))
                            .count(),
                    completeness.gaps().stream()
                            .filter(g -> g.blocking() && g.criterion().equals(id))
                            .count(),
                    entries.stream()
                            .filter(e ->
                                    e.threshold().isPresent() && !e.threshold().get())
                            .count(),
                    unit == null ? "" : names.apply(unit)));
        }
        return cards;
    }

    static boolean serves(Exhibit exhibit, String criterion) {
        return exhibit.criteria().contains(criterion)
                || exhibit.citedBy().stream().anyMatch(claim -> claim.startsWith(criterion + "/"));
    }

    /** Style class of the card's state; message key {@code dossier.card.<name>}. */
    public String state() {
        if (filled == 0 && evidence == 0) {
            return "empty";
        }
        if (blocking > 0) {
            return "open";
        }
        return contradicted > 0 || belowThreshold > 0 ? "doubtful" : unsupported > 0 ? "thin" : "ready";
    }
}
