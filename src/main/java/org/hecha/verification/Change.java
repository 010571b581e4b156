package org.hecha.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A finding that would be another one if it were made now.
 *
 * @param criterion id
 * @param claim     key
 * @param row       label of the row in a table; empty for the claim itself
 * @param was       what is stored: {@code supported}, {@code contradicted}, {@code unsupported} or {@code not-checked}
 * @param would     what would be stored
 * @param passage   the first passage the new finding rests on; empty where it rests on none
 */
public record Change(String criterion, String claim, String row, String was, String would, String passage) {

    /** Differences between two reports of one dossier, in the standard's order. Passages that merely moved are none. */
    static List<Change> between(List<Report.Entry> stored, List<Report.Entry> made) {
        List<Change> changes = new ArrayList<>();
        for (Report.Entry now : made) {
            Optional<Report.Entry> before = stored.stream()
                    .filter(e ->
                            e.criterion().equals(now.criterion()) && e.claim().equals(now.claim()))
                    .findFirst();
            if (before.isEmpty()) {
                continue; // a claim the edition did not have then
            }
            add(now, "", before.get().finding(), now.finding(), changes);
            for (Report.Row row : now.rows()) {
                before.get().rows().stream()
                        .filter(r -> r.index() == row.index())
                        .findFirst()
                        .ifPresent(r -> add(now, row.label(), r.finding(), row.finding(), changes));
            }
        }
        return changes;
    }

    private static void add(Report.Entry entry, String row, Finding was, Finding would, List<Change> changes) {
        if (!kind(was).equals(kind(would))) {
            changes.add(new Change(entry.criterion(), entry.claim(), row, kind(was), kind(would), passage(would)));
        }
    }

    private static String kind(Finding finding) {
        return switch (finding) {
            case Finding.Supported supported -> "supported";
            case Finding.Contradicted contradicted -> "contradicted";
            case Finding.Unsupported unsupported -> "unsupported";
            case Finding.NotChecked unchecked -> "not-checked";
        };
    }

    private static String passage(Finding finding) {
        List<Finding.Citation> cited = switch (finding) {
            case Finding.Supported supported -> supported.citations();
            case Finding.Contradicted contradicted -> contradicted.citations();
            case Finding.Unsupported unsupported -> List.of();
            case Finding.NotChecked unchecked -> List.of();
        };
        return cited.stream()
                .findFirst()
                .map(c -> c.path() + "#" + c.page() + " " + c.quote())
                .orElse("");
    }
}
