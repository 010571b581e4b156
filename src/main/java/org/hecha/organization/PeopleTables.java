package org.hecha.organization;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tables that other modules take in about people, from the same files as {@link OrganizationImport}: CSV in UTF-8 or GBK, XLSX,
 * XLS. Headings and words are data in {@code organization/import.properties}.
 */
public interface PeopleTables {

    /**
     * @param line  in the file, from 1; the heading is line 1
     * @param cells by field; fields without a column are missing
     */
    record Row(int line, Map<String, String> cells) {
        public Row {
            cells = Map.copyOf(cells);
        }

        /** Empty where nothing stands in it. */
        public String cell(String field) {
            return cells.getOrDefault(field, "").strip();
        }
    }

    /**
     * @param table  a name that {@code fields.<table>} has in the data
     * @param needed fields without whose columns it is not this table
     * @throws UnreadableTable when it is no table at all, or such a column is missing
     */
    List<Row> read(String table, List<String> needed, String fileName, InputStream bytes);

    /** What a word means within a group of the data; empty if it is unknown. */
    Optional<String> meaning(String group, String word);

    /** Column names in the order of a template, in the language of the source. */
    List<String> columns(String table);
}
