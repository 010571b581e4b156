package org.hecha.organization;

import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads them with what the tables of this module are read with. */
@Component
class ReadTables implements PeopleTables {

    private final Spreadsheets spreadsheets;
    private final Vocabulary vocabulary;

    ReadTables(Spreadsheets spreadsheets, Vocabulary vocabulary) {
        this.spreadsheets = spreadsheets;
        this.vocabulary = vocabulary;
    }

    @Override
    public List<Row> read(String table, List<String> needed, String fileName, InputStream bytes) {
        List<Spreadsheets.Line> lines = spreadsheets.read(fileName, bytes);
        List<String> heading = lines.isEmpty() ? List.of() : lines.getFirst().cells();
        Map<String, Integer> columns = new HashMap<>();
        for (int c = 0; c < heading.size(); c++) {
            int at = c;
            vocabulary.meaning("column." + table, heading.get(c)).ifPresent(field -> columns.putIfAbsent(field, at));
        }
        if (!columns.keySet().containsAll(needed)) {
            throw new UnreadableTable(fileName, String.join(", ", columns(table)));
        }
        return lines.stream().skip(1).map(line -> row(line, columns)).toList();
    }

    private static Row row(Spreadsheets.Line line, Map<String, Integer> columns) {
        Map<String, String> cells = new HashMap<>();
        columns.forEach((field, at) -> {
            if (at < line.cells().size()) {
                cells.put(field, line.cells().get(at));
            }
        });
        return new Row(line.number(), cells);
    }

    @Override
    public Optional<String> meaning(String group, String word) {
        return vocabulary.meaning(group, word);
    }

    @Override
    public List<String> columns(String table) {
        return vocabulary.columns(table);
    }
}
