package org.hecha.organization;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.hecha.organization.OrganizationImport.Problem;

/** Collects what is wrong, row by row; knows at which line of the file each row stands. */
final class ImportLog {

    private final List<Integer> lines;
    private final List<Problem> problems = new ArrayList<>();

    /** Rows that were never in a file: the line is the place in the list, from 1. */
    ImportLog(int rows) {
        this(IntStream.rangeClosed(1, rows).boxed().toList());
    }

    ImportLog(List<Integer> lines) {
        this.lines = lines;
    }

    /** @param row index of the row, from 0 */
    void problem(int row, String field, String key, String... arguments) {
        problems.add(new Problem(lines.get(row), field, key, List.of(arguments)));
    }

    boolean clean(int row) {
        return problems.stream().noneMatch(p -> p.line() == lines.get(row));
    }

    List<Problem> problems() {
        return problems.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
    }
}
