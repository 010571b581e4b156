package org.hecha.organization;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.hecha.organization.OrganizationImport.BodyRow;
import org.hecha.organization.OrganizationImport.MemberRow;
import org.hecha.organization.OrganizationImport.PostRow;
import org.hecha.organization.OrganizationImport.RegionRow;
import org.hecha.organization.OrganizationImport.Table;

/** Turns the lines of a file into rows of a table, logging every cell that cannot be understood. */
final class ImportSheet {

    private static final Pattern DATE = Pattern.compile("(\\d{4})\\D(\\d{1,2})\\D(\\d{1,2})\\D?");
    private static final Set<String> NEEDED =
            Set.of("code", "name", "level", "parent", "region", "kind", "login", "body", "roles", "unit");

    private final List<Spreadsheets.Line> lines;
    private final Map<String, Integer> columns = new HashMap<>();
    private final Vocabulary vocabulary;

    /** @throws UnreadableTable when the heading lacks a column that is needed */
    ImportSheet(Table table, String fileName, List<Spreadsheets.Line> all, Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        List<String> heading = all.isEmpty() ? List.of() : all.get(0).cells();
        for (int c = 0; c < heading.size(); c++) {
            int at = c;
            vocabulary
                    .meaning(Vocabulary.group(table), heading.get(c))
                    .ifPresent(field -> columns.putIfAbsent(field, at));
        }
        for (String field : vocabulary.fields(table)) {
            if (NEEDED.contains(field) && !columns.containsKey(field)) {
                throw new UnreadableTable(fileName, String.join(", ", vocabulary.columns(table)));
            }
        }
        lines = all.subList(1, all.size());
    }

    /** Line numbers of the rows. */
    List<Integer> lines() {
        return lines.stream().map(Spreadsheets.Line::number).toList();
    }

    List<RegionRow> regions(ImportLog log) {
        return rows(i -> new RegionRow(
                cell(i, "code"),
                cell(i, "name"),
                word(i, "level", Level.class, log).orElse(Level.COUNTY),
                cell(i, "parent"),
                day(i, "from", log),
                day(i, "until", log)));
    }

    List<BodyRow> bodies(ImportLog log) {
        return rows(i -> new BodyRow(
                cell(i, "region"),
                cell(i, "name"),
                word(i, "kind", Body.Kind.class, log).orElse(Body.Kind.INSTITUTE),
                cell(i, "parentRegion"),
                cell(i, "parentName"),
                cell(i, "path").isEmpty() ? Optional.empty() : word(i, "path", ReviewPath.class, log),
                day(i, "pathFrom", log)));
    }

    List<MemberRow> members(ImportLog log) {
        return rows(i -> new MemberRow(
                cell(i, "login"),
                cell(i, "name"),
                cell(i, "region"),
                cell(i, "body"),
                roles(i, log),
                cell(i, "mail"),
                cell(i, "language").startsWith("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE,
                cell(i, "password"),
                false,
                cell(i, "left").isEmpty()
                        || vocabulary.meaning("yes", cell(i, "left")).isEmpty(),
                cell(i, "phone")));
    }

    List<PostRow> posts(ImportLog log) {
        return rows(i -> new PostRow(
                cell(i, "login"), cell(i, "region"), cell(i, "unit"), day(i, "from", log), day(i, "until", log)));
    }

    private <R> List<R> rows(IntFunction<R> row) {
        return IntStream.range(0, lines.size()).mapToObj(row).toList();
    }

    private String cell(int row, String field) {
        Integer column = columns.get(field);
        List<String> cells = lines.get(row).cells();
        return column == null || column >= cells.size() ? "" : cells.get(column);
    }

    private <E extends Enum<E>> Optional<E> word(int row, String field, Class<E> type, ImportLog log) {
        Optional<E> value = vocabulary.meaning(field, cell(row, field)).map(name -> Enum.valueOf(type, name));
        if (value.isEmpty()) {
            log.problem(row, field, cell(row, field).isEmpty() ? "missing" : "unknown-word", cell(row, field));
        }
        return value;
    }

    private Set<Role> roles(int row, ImportLog log) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Arrays.stream(cell(row, "roles").split("[,，;；、|]"))
                .filter(word -> !word.isBlank())
                .forEach(word -> vocabulary
                        .meaning("role", word)
                        .ifPresentOrElse(
                                name -> roles.add(Role.valueOf(name)),
                                () -> log.problem(row, "roles", "unknown-word", word)));
        return roles;
    }

    private Optional<LocalDate> day(int row, String field, ImportLog log) {
        String text = cell(row, field);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Matcher date = DATE.matcher(text);
        if (date.matches()) {
            try {
                return Optional.of(LocalDate.of(
                        Integer.parseInt(date.group(1)),
                        Integer.parseInt(date.group(2)),
                        Integer.parseInt(date.group(3))));
            } catch (DateTimeException e) {
                // no such day: told below like any other text that is no date
            }
        }
        log.problem(row, field, "date", text);
        return Optional.empty();
    }
}
