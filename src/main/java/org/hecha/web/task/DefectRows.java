package org.hecha.web.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hecha.dossier.Defect;
import org.hecha.dossier.Exhibit;
import org.springframework.util.MultiValueMap;

/**
 * The list of defects as typed: one row says what is meant ({@code S07/volunteers}, {@code S07} or nothing for the
 * application form), which file, why, and what is asked for. Rows without a demand and without a target were not used.
 */
final class DefectRows {

    static final String PREFIX = "defect.";

    /** @param target criterion, or criterion and claim; @param file path in the dossier; may be empty */
    record Row(String target, String file, String reason, String demand) {
        static final Row EMPTY = new Row("", "", "", "");

        boolean unused() {
            return target.isBlank() && file.isBlank() && demand.isBlank();
        }
    }

    /** @param row from 0; @param problem message key below {@code defects.problem.} */
    record Problem(int row, String problem) {}

    private DefectRows() {}

    static List<Row> read(MultiValueMap<String, String> sent) {
        List<Row> rows = new ArrayList<>();
        List<String> demands = sent.getOrDefault(PREFIX + "demand", List.of());
        for (int i = 0; i < demands.size(); i++) {
            Row row = new Row(
                    at(sent, "target", i),
                    at(sent, "file", i).strip(),
                    at(sent, "reason", i),
                    demands.get(i).strip());
            if (!row.unused()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static String at(MultiValueMap<String, String> sent, String column, int row) {
        List<String> values = sent.getOrDefault(PREFIX + column, List.of());
        return row < values.size() ? values.get(row) : "";
    }

    static Row row(Defect defect, List<Exhibit> exhibits) {
        String file = defect.evidence()
                .flatMap(id -> exhibits.stream()
                        .filter(exhibit -> exhibit.evidence().id().equals(id))
                        .findFirst())
                .map(exhibit -> exhibit.evidence().path())
                .orElse("");
        String target = defect.claim().isEmpty() ? defect.criterion() : defect.criterion() + "/" + defect.claim();
        return new Row(target, file, defect.reason().name(), defect.demand());
    }

    /** @return what is wrong with the rows; empty when {@link #defects} can be made of them */
    static List<Problem> problems(List<Row> rows, List<Exhibit> exhibits) {
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            if (row.demand().isBlank()) {
                problems.add(new Problem(i, "demand"));
            }
            if (reason(row).isEmpty()) {
                problems.add(new Problem(i, "reason"));
            }
            if (!row.file().isBlank() && exhibit(row, exhibits).isEmpty()) {
                problems.add(new Problem(i, "file"));
            }
        }
        return problems;
    }

    static List<Defect> defects(List<Row> rows, List<Exhibit> exhibits) {
        return rows.stream()
                .map(row -> {
                    String[] target = row.target().split("/", 2);
                    return new Defect(
                            target[0],
                            target.length > 1 ? target[1] : "",
                            exhibit(row, exhibits).map(found -> found.evidence().id()),
                            reason(row).orElse(Defect.ReasonCode.OTHER),
                            row.demand());
                })
                .toList();
    }

    private static Optional<Exhibit> exhibit(Row row, List<Exhibit> exhibits) {
        return exhibits.stream()
                .filter(exhibit -> exhibit.evidence().path().equals(row.file()))
                .findFirst();
    }

    private static Optional<Defect.ReasonCode> reason(Row row) {
        for (Defect.ReasonCode code : Defect.ReasonCode.values()) {
            if (code.name().equals(row.reason())) {
                return Optional.of(code);
            }
        }
        return Optional.empty();
    }
}
