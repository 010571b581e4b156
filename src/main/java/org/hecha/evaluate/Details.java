package org.hecha.evaluate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hecha.dossier.Exhibit;
import org.hecha.evidence.Evidence;
import org.hecha.verification.Finding;

/** What {@code --details} writes: every row with what was expected and what was found. */
final class Details {

    private Details() {}

    static Map<String, Object> of(
            List<VerificationFigures.Row> findings,
            List<SearchFigures.Row> answers,
            List<Exhibit> unread,
            List<Map<String, Object>> nearDuplicates) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("verification", findings.stream().map(Details::finding).toList());
        details.put("search", answers.stream().map(Details::answer).toList());
        details.put("files", unread.stream().map(Details::file).toList());
        details.put("nearDuplicates", nearDuplicates);
        return details;
    }

    private static Map<String, Object> finding(VerificationFigures.Row row) {
        Split.Gold gold = row.gold();
        return VerificationFigures.ordered(
                "county", row.county(),
                "criterion", gold.criterion(),
                "claim", gold.claim(),
                "right", row.right(),
                "trapAccepted", row.accepted(),
                "expected",
                        VerificationFigures.ordered(
                                "verdict", gold.verdict(),
                                "file", gold.file(),
                                "page", gold.page(),
                                "passage", gold.passage(),
                                "trap", gold.trap()),
                "found",
                        VerificationFigures.ordered(
                                "verdict", row.found(),
                                "citations",
                                        row.cited().stream()
                                                .map(Details::citation)
                                                .toList()));
    }

    private static Map<String, Object> citation(Finding.Citation citation) {
        return VerificationFigures.ordered(
                "file", citation.path(),
                "page", citation.page(),
                "quote", citation.quote(),
                "value", citation.value());
    }

    private static Map<String, Object> answer(SearchFigures.Row row) {
        return VerificationFigures.ordered(
                "id", row.question().id(),
                "query", row.question().text(),
                "scope", row.question().scope(),
                "recall", VerificationFigures.round(row.recall()),
                "firstAt", VerificationFigures.round(row.firstAt()),
                "missing",
                        row.relevant().stream()
                                .filter(page -> !row.found().contains(page))
                                .toList(),
                "found", row.found());
    }

    private static Map<String, Object> file(Exhibit exhibit) {
        Evidence file = exhibit.evidence();
        return VerificationFigures.ordered(
                "file", file.path(),
                "state", file.state().name(),
                "reason", file.reason().map(Enum::name).orElse(""),
                "pages", file.pages(),
                "readable", file.readable());
    }
}
