package org.hecha.workflow;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads lists of tasks, as many columns as {@link TaskRow} wants: one index range a page, whatever lies before it. */
@Repository
class TaskQueries {

    private final JdbcClient jdbc;

    TaskQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param steps ids of the steps whose name contains the text, besides number and county */
    record Page(List<TaskRow> rows, String next) {}

    Page list(
            Scope scope,
            Worklist.Tab tab,
            String text,
            List<String> steps,
            Worklist.Order order,
            boolean descending,
            String after,
            int limit) {
        Sql sql = tab(scope, tab);
        if (!text.isBlank()) {
            sql.and(
                    "t.county ilike :text or t.number ilike :text or t.step = any (:steps)",
                    "text",
                    "%" + text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%",
                    "steps",
                    steps.toArray(String[]::new));
        }
        return page(sql, "workflow.task t", column(order), descending, after, limit);
    }

    /** One page of the tasks a condition selects; the cursor is the last row's key and id. */
    Page page(Sql sql, String tables, String column, boolean descending, String after, int limit) {
        boolean moments = column.equals("t.due") || column.equals("t.created") || column.equals("t.done");
        if (!after.isEmpty()) {
            var cursor = Cursor.read(after);
            sql.and(
                    "(%s, t.id) %s (%s, :afterId)"
                            .formatted(
                                    column, descending ? "<" : ">", moments ? ":afterKey::timestamptz" : ":afterKey"),
                    "afterKey",
                    cursor.key(),
                    "afterId",
                    cursor.id());
        }
        String way = descending ? " desc" : "";
        int size = Math.clamp(limit, 1, 200);
        var rows = jdbc.sql("select " + TaskRow.COLUMNS + " from " + tables + " where " + sql.where() + " order by "
                        + column + way + ", t.id" + way + " limit " + (size + 1))
                .params(sql.values())
                .query(TaskRow::of)
                .list();
        if (rows.size() <= size) {
            return new Page(rows, "");
        }
        var page = rows.subList(0, size);
        return new Page(List.copyOf(page), Cursor.of(page.getLast().task(), column));
    }

    Map<Worklist.Tab, Long> counts(Scope scope) {
        Map<Worklist.Tab, Long> counts = new EnumMap<>(Worklist.Tab.class);
        for (var tab : Worklist.Tab.values()) {
            Sql sql = tab(scope, tab);
            counts.put(
                    tab,
                    jdbc.sql("select count(*) from workflow.task t where " + sql.where())
                            .params(sql.values())
                            .query(Long.class)
                            .single());
        }
        return counts;
    }

    private static Sql tab(Scope scope, Worklist.Tab tab) {
        var sql = switch (tab) {
            case MINE ->
                new Sql()
                        .and(
                                "t.done is null and t.assignee = :me",
                                "me",
                                scope.member().value());
            case CLAIMABLE ->
                new Sql()
                        .and(
                                "t.done is null and t.assignee is null and t.unit = :unit and t.role = any (:roles)",
                                "unit",
                                scope.body().value(),
                                "roles",
                                roles(scope));
            case UNIT ->
                new Sql()
                        .and(
                                "t.done is null and t.unit = :unit",
                                "unit",
                                scope.body().value());
            case STARTED ->
                new Sql()
                        .and(
                                "t.done is null and t.opener = :me",
                                "me",
                                scope.member().value());
            case DONE ->
                new Sql()
                        .and(
                                "t.done is not null and t.done_by = :me",
                                "me",
                                scope.member().value());
        };
        return sql.notHidden(scope);
    }

    static String[] roles(Scope scope) {
        return scope.roles().stream().map(Role::name).toArray(String[]::new);
    }

    private static String column(Worklist.Order order) {
        return switch (order) {
            case DUE -> "t.due";
            case CREATED -> "t.created";
            case COUNTY -> "t.county";
            case STEP -> "t.step";
        };
    }

    private record Cursor(String key, String id) {
        static String of(Task last, String column) {
            String key = switch (column) {
                case "t.due" -> stamp(last.due());
                case "t.created" -> stamp(last.created());
                case "t.done" -> stamp(last.done().orElseThrow());
                case "t.county" -> last.county();
                default -> last.step();
            };
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((key + '\n' + last.id().value()).getBytes(StandardCharsets.UTF_8));
        }

        private static String stamp(java.time.Instant moment) {
            return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC).toString();
        }

        /** A cursor somebody made up begins at the start of the list. */
        static Cursor read(String text) {
            try {
                var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\n", 2);
                if (parts.length == 2) {
                    if (Character.isDigit(parts[0].isEmpty() ? ' ' : parts[0].charAt(0))) {
                        OffsetDateTime.parse(parts[0]);
                    }
                    return new Cursor(parts[0], parts[1]);
                }
            } catch (IllegalArgumentException | java.time.DateTimeException madeUp) {
                // falls through
            }
            throw new MalformedCursor();
        }
    }
}
