package org.hecha.verification;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hecha.dossier.DossierId;
import org.jspecify.annotations.Nullable;

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
     * @param advice  what platforms' exports come to, for people; never moves the finding. Possibly nothing
     */
    public record Entry(
            String criterion,
            String claim,
            Finding finding,
            List<Finding.SetAside> setAside,
            Optional<Boolean> threshold,
            String derived,
            List<Row> rows,
            @Nullable List<Advice> advice) {
        public Entry {
            setAside = List.copyOf(setAside);
            rows = List.copyOf(rows);
            advice = advice == null ? List.of() : List.copyOf(advice); // reports stored before had none
        }

        @Override
        public List<Advice> advice() {
            return advice == null ? List.of() : advice;
        }

        /** The finding of the row that is called by one of these words, and has most of them; the entry's own where there is none. */
        public Finding about(java.util.Collection<String> words) {
            List<String> wanted = words.stream()
                    .filter(w -> !w.isBlank())
                    .map(org.hecha.search.NormalText::normal)
                    .toList();
            return rows.stream()
                    .filter(row -> wanted.contains(row.label()))
                    .max(java.util.Comparator.<Row>comparingLong(row -> row.words().stream()
                                    .filter(wanted::contains)
                                    .count())
                            .thenComparing(java.util.Comparator.comparingInt(Row::index)
                                    .reversed()))
                    .map(Row::finding)
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
            this(criterion, claim, finding, setAside, threshold, derived, List.of(), List.of());
        }
    }

    /**
     * One row of a table claim.
     *
     * @param index from 0, as in the answer
     * @param label what the row is about, in normal form
     * @param words all its cells in normal form: several accounts may have one name
     */
    public record Row(
            int index,
            String label,
            Finding finding,
            List<Finding.SetAside> setAside,
            @Nullable List<String> words) {
        public Row {
            setAside = List.copyOf(setAside);
            words = words == null ? List.of() : List.copyOf(words); // reports stored before had none
        }

        @Override
        public List<String> words() {
            return words == null ? List.of() : words;
        }

        /** A row known by its label alone. */
        public Row(int index, String label, Finding finding, List<Finding.SetAside> setAside) {
            this(index, label, finding, setAside, List.of());
        }
    }

    public Optional<Entry> entry(String criterion, String claim) {
        return claims.stream()
                .filter(e -> e.criterion().equals(criterion) && e.claim().equals(claim))
                .findFirst();
    }
}
