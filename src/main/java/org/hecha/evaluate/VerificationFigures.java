package org.hecha.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hecha.search.NormalText;
import org.hecha.verification.Finding;

/** Counts findings against gold answers; see the semantics in the documentation of each figure. */
final class VerificationFigures {

    static final List<String> VERDICTS = List.of("SUPPORTED", "CONTRADICTED", "INSUFFICIENT");
    /** a finding shows that many before one must ask for more */
    private static final int SHOWN = 3;

    /**
     * One gold row and what was found.
     *
     * @param right    the verdict is right and, unless it is {@code INSUFFICIENT}, the gold page among the first three cited
     * @param accepted the row is a trap and its passage is cited as support
     */
    record Row(
            String county,
            Split.Gold gold,
            String found,
            List<Finding.Citation> cited,
            boolean right,
            boolean accepted) {
        boolean trap() {
            return gold.verdict().equals("INSUFFICIENT") && !gold.passage().isEmpty();
        }
    }

    private final List<Row> rows = new ArrayList<>();

    void add(String county, Split.Gold gold, Finding finding, Played played) {
        String found = verdict(finding);
        List<Finding.Citation> cited = citations(finding);
        boolean cites = cited.stream().limit(SHOWN).anyMatch(citation -> samePage(county, gold, citation, played));
        boolean right = found.equals(gold.verdict()) && (found.equals("INSUFFICIENT") || cites);
        boolean accepted = gold.verdict().equals("INSUFFICIENT")
                && !gold.passage().isEmpty()
                && found.equals("SUPPORTED")
                && cited.stream()
                        .anyMatch(citation ->
                                samePage(county, gold, citation, played) && overlap(gold.passage(), citation.quote()));
        rows.add(new Row(county, gold, found, cited, right, accepted));
    }

    List<Row> rows() {
        return List.copyOf(rows);
    }

    static String verdict(Finding finding) {
        return switch (finding) {
            case Finding.Supported supported -> "SUPPORTED";
            case Finding.Contradicted contradicted -> "CONTRADICTED";
            // nothing the machine would stand for
            case Finding.Unsupported unsupported -> "INSUFFICIENT";
            case Finding.NotChecked notChecked -> "INSUFFICIENT";
        };
    }

    private static List<Finding.Citation> citations(Finding finding) {
        return switch (finding) {
            case Finding.Supported supported -> supported.citations();
            case Finding.Contradicted contradicted -> contradicted.citations();
            case Finding.Unsupported unsupported -> List.of();
            case Finding.NotChecked notChecked -> List.of();
        };
    }

    private static boolean samePage(String county, Split.Gold gold, Finding.Citation citation, Played played) {
        return played.page(county, gold.file(), gold.page())
                .equals(played.page(county, citation.path(), citation.page()));
    }

    /** Whether two passages of one page share text: one in the other, or half of the shorter in a row. */
    static boolean overlap(String one, String other) {
        String a = NormalText.normal(one).replaceAll("\\s", "");
        String b = NormalText.normal(other).replaceAll("\\s", "");
        if (a.isEmpty() || b.isEmpty()) {
            return false;
        }
        String shorter = a.length() <= b.length() ? a : b;
        String longer = a.length() <= b.length() ? b : a;
        int length = Math.max(Math.min(4, shorter.length()), (shorter.length() + 1) / 2);
        for (int start = 0; start + length <= shorter.length(); start++) {
            if (longer.contains(shorter.substring(start, start + length))) {
                return true;
            }
        }
        return false;
    }

    // --- figures ---------------------------------------------------------------------------------------------------

    Map<String, Object> figures() {
        Map<String, Object> byVerdict = new LinkedHashMap<>();
        double f1 = 0;
        for (String verdict : VERDICTS) {
            double right = count(row -> row.right() && row.gold().verdict().equals(verdict));
            double precision = share(right, count(row -> row.found().equals(verdict)));
            double recall = share(right, count(row -> row.gold().verdict().equals(verdict)));
            f1 += share(2 * precision * recall, precision + recall) / VERDICTS.size();
            byVerdict.put(verdict, ordered("precision", round(precision), "recall", round(recall)));
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("rows", rows.size());
        figures.put("accuracy", round(share(count(Row::right), rows.size())));
        figures.put("f1", round(f1));
        figures.put("byVerdict", byVerdict);
        figures.put("trapsAccepted", count(Row::accepted));
        figures.put("traps", count(Row::trap));
        figures.put("byTrap", byTrap());
        return figures;
    }

    private Map<String, Object> byTrap() {
        Map<String, List<Row>> byTrap = new TreeMap<>();
        for (Row row : rows) {
            if (!row.gold().trap().isEmpty()) {
                byTrap.computeIfAbsent(row.gold().trap(), trap -> new ArrayList<>())
                        .add(row);
            }
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        byTrap.forEach((trap, of) -> figures.put(
                trap,
                ordered(
                        "rows", of.size(),
                        "right", (int) of.stream().filter(Row::right).count(),
                        "traps", (int) of.stream().filter(Row::trap).count(),
                        "accepted", (int) of.stream().filter(Row::accepted).count())));
        return figures;
    }

    private int count(java.util.function.Predicate<Row> which) {
        return (int) rows.stream().filter(which).count();
    }

    static double share(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }

    static double round(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }

    static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> ordered = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            ordered.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return ordered;
    }
}
