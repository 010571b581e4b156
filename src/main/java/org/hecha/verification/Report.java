package org.hecha.verification;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hecha.dossier.DossierId;

/**
 * The findings of one dossier.
 *
 * @param claims one entry a claim, in the standard's order
 * @param rules  version of the rules that made them
 * @param made   when
 * @param stale  true while newer evidence or claims wait to be looked at
 */
public record Report(DossierId dossier, List<Entry> claims, String rules, Instant made, boolean stale) {

    public Report {
        claims = List.copyOf(claims);
    }

    /**
     * @param threshold whether the claimed value meets the standard; empty where there is no threshold or no value
     * @param derived   computed values worth showing, such as {@code 66.1 %}; may be empty
     * @param rows      for tables: one finding a row, in the order of the rows; otherwise empty. The entry's own finding is
     *     the worst of them
     */
    public record Entry(
            String criterion,
            String claim,
            Finding finding,
            List<Finding.SetAside> setAside,
            Optional<Boolean> threshold,
            String derived,
            List<Row> rows) {
        public Entry {
            setAside = List.copyOf(setAside);
            rows = List.copyOf(rows);
        }

        /** The finding of the row that is called by one of these words; the entry's own where there is none. */
        public Finding about(java.util.Collection<String> words) {
            return rows.stream()
                    .filter(row -> words.stream()
                            .anyMatch(w -> !w.isBlank()
                                    && org.hecha.search.NormalText.normal(w).equals(row.label())))
                    .map(Row::finding)
                    .findFirst()
                    .orElse(finding);
        }

        /** An entry of a claim that is no table. */
        public Entry(
                String criterion,
                String claim,
                Finding finding,
                List<Finding.SetAside> setAside,
                Optional<Boolean> threshold,
                String derived) {
            this(criterion, claim, finding, setAside, threshold, derived, List.of());
        }
    }

    /**
     * One row of a table claim.
     *
     * @param index from 0, as in the answer
     * @param label what the row is about, in normal form
     */
    public record Row(int index, String label, Finding finding, List<Finding.SetAside> setAside) {
        public Row {
            setAside = List.copyOf(setAside);
        }
    }

    public Optional<Entry> entry(String criterion, String claim) {
        return claims.stream()
                .filter(e -> e.criterion().equals(criterion) && e.claim().equals(claim))
                .findFirst();
    }
}
