package org.hecha.web.dossier;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hecha.dossier.Claim;
import org.hecha.dossier.Defect;
import org.hecha.standard.Criterion;
import org.hecha.standard.Measure;
import org.hecha.verification.Finding;
import org.hecha.verification.Report;

/**
 * One claim on the criterion's page: the field, what was typed, what the machine observed, what a return demands.
 *
 * @param drawing  which part of the template draws it
 * @param values   what the fields show, by field name: as saved, or as typed where it was refused
 * @param version  what a save must name
 * @param writable whether this person may change it now
 * @param applies  false where it depends on a yes that was not said
 * @param problem  sentence under a refused field; empty when there is none
 * @param entry    empty until the machine has looked
 */
record ClaimField(
        Criterion.Claim claim,
        String drawing,
        Map<String, List<String>> values,
        boolean filled,
        long version,
        Optional<Instant> savedAt,
        String savedBy,
        boolean writable,
        boolean applies,
        Optional<Shares> share,
        String problem,
        Optional<Report.Entry> entry,
        List<Cited> citations,
        List<Defect> defects) {

    /** Evidence the county itself points to. */
    record Cited(Claim.Citation citation, String file) {}

    public String key() {
        return claim.key();
    }

    public String value() {
        return value(claim.key());
    }

    public String value(String field) {
        List<String> given = values.getOrDefault(field, List.of());
        return given.isEmpty() ? "" : given.getFirst();
    }

    public boolean chosen(String option) {
        return values.getOrDefault(claim.key(), List.of()).contains(option);
    }

    public List<Measure.Table.Column> columns() {
        return AnswerFields.columns(claim);
    }

    /** Rows a table shows: those that are filled and one spare for people without scripts. */
    public int rows() {
        return AnswerFields.rowsSent(claim.key(), values) + (writable ? 1 : 0);
    }

    public List<String> options() {
        return claim.measure() instanceof Measure.Choice choice ? choice.options() : List.of();
    }

    /** Most characters that may be typed; 0 where there is no such limit. */
    public int longest() {
        return claim.measure() instanceof Measure.Words words ? words.longest() : 0;
    }

    public int decimals() {
        return claim.measure() instanceof Measure.Number number ? number.decimals() : 0;
    }

    /** Label of the short text that goes with a yes; empty where none is asked for. */
    public String detail() {
        return claim.measure() instanceof Measure.YesNo yes ? yes.detail() : "";
    }

    /** The threshold in words; empty where the field itself says all there is to say. */
    public String rule() {
        return claim.measure() instanceof Measure.YesNo ? "" : claim.rule();
    }

    /** Style class and message key {@code finding.<name>} of what the machine observed. */
    public String sign() {
        return entry.map(e -> sign(e.finding())).orElse("unchecked");
    }

    /** A new kind of finding does not compile until it has a sign here. */
    static String sign(Finding finding) {
        return switch (finding) {
            case Finding.Supported supported -> "supported";
            case Finding.Contradicted contradicted -> "contradicted";
            case Finding.Unsupported unsupported -> "unsupported";
            case Finding.NotChecked notChecked -> "unchecked";
        };
    }

    /** Passages the finding rests on, best first; possibly none. */
    public List<Finding.Citation> passages() {
        return entry.map(e -> switch (e.finding()) {
                    case Finding.Supported supported -> supported.citations();
                    case Finding.Contradicted contradicted -> contradicted.citations();
                    case Finding.Unsupported unsupported -> List.<Finding.Citation>of();
                    case Finding.NotChecked notChecked -> List.<Finding.Citation>of();
                })
                .orElse(List.of());
    }

    /** Whether the machine found a passage the county has not pointed to and may point to now. */
    public boolean suggests(Finding.Citation found) {
        return writable
                && sign().equals("supported")
                && citations.stream()
                        .noneMatch(own -> own.citation().evidence().equals(found.evidence())
                                && own.citation().page() == found.page());
    }

    /** Message key below {@code verification.why.}; empty where there is none. */
    public String why() {
        return entry.map(e -> switch (e.finding()) {
                    case Finding.Contradicted contradicted -> contradicted.why();
                    case Finding.NotChecked notChecked -> notChecked.why();
                    case Finding.Supported supported -> "";
                    case Finding.Unsupported unsupported -> "";
                })
                .orElse("");
    }

    public int pagesRead() {
        return entry.filter(e -> e.finding() instanceof Finding.Unsupported)
                .map(e -> ((Finding.Unsupported) e.finding()).pagesRead())
                .orElse(0);
    }

    public int pagesUnreadable() {
        return entry.filter(e -> e.finding() instanceof Finding.Unsupported)
                .map(e -> ((Finding.Unsupported) e.finding()).pagesUnreadable())
                .orElse(0);
    }

    public boolean belowThreshold() {
        return entry.flatMap(Report.Entry::threshold).map(met -> !met).orElse(false);
    }

    public String derived() {
        return entry.map(Report.Entry::derived).orElse("");
    }

    public List<Finding.SetAside> setAside() {
        return entry.map(Report.Entry::setAside).orElse(List.of());
    }

    public String id() {
        return "claim-" + claim.key();
    }
}
