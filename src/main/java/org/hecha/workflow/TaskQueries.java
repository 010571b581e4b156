package org.hecha.workflow;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Reads lists of tasks, as many columns as {@link TaskRow} wants: one index range a page, whatever lies before it. What is
 * passed over or counted is looked at in indexes alone (V195); a page fetches its own rows and no others.
 */
@Repository
class TaskQueries {

    private static final String[] APART = Task.JUDGED_APART.toArray(String[]::new);

    private final JdbcClient jdbc;

    private final TaskWords words;

    private final TransactionOperations transactions;

    TaskQueries(JdbcClient jdbc, TaskWords words, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.words = words;
    }

    record Page(List<TaskRow> rows, String next) {}

    Page list(
            Scope scope,
            Worklist.Tab tab,
            String text,
            Worklist.Order order,
            boolean descending,
            String after,
            int limit) {
        Sql sql = tab(scope, tab);
        words.and(sql, scope, text);
        String column = column(order, tab);
        String tables = switch (tab) {
            case AREA -> areaTables(scope, sql, column);
            case WATCHED -> WATCHED;
            case MINE, CLAIMABLE, UNIT, STARTED, DONE, COPIED -> "workflow.task t";
        };
        return page(sql, tables, column, descending, after, limit);
    }

    /** Orders in which the tasks of one area do not stand evenly among all others. */
    private static final Set<String> TOGETHER = Set.of("t.county", "t.origin", "t.unit_name");

    /**
     * An area is read either along the order, passing over what lies elsewhere, or place by place and then sorted; the exact
     * counts say which is shorter. The database cannot know: it takes every place for as likely as any other.
     */
    private String areaTables(Scope scope, Sql sql, String column) {
        if (scope.system()) {
            return "workflow.task t";
        }
        Map<String, Object> values = new HashMap<>();
        String inside = Sql.ranges(scope, "c", values);
        var sizes = jdbc.sql("select coalesce(sum(c.n) filter (where " + inside
                        + "), 0) as area, coalesce(sum(c.n), 0) as everywhere from workflow.open_count c")
                .params(values)
                .query((row, n) -> new long[] {row.getLong("area"), row.getLong("everywhere")})
                .single();
        long area = sizes[0];
        long everywhere = sizes[1];
        boolean along = TOGETHER.contains(column) ? area * 2 > everywhere : area * area > SORTED_FASTER * everywhere;
        if (along || !scope.granted().isEmpty() || scope.ranges().isEmpty()) {
            // the database must not guess how many rows pass, or it would not follow the order
            sql.inArea(scope, "case when %s then true else false end");
            return "workflow.task t";
        }
        sql.inArea(scope, "%s");
        return """
                (select t.* from (select distinct place from workflow.open_count c where n > 0 and (%s)) as p
                join workflow.task t on t.place = p.place and t.done is null offset 0) as t
                """.formatted(Sql.ranges(scope, "c", new HashMap<>()));
    }

    /**
     * {@code offset 0} as above: these few are found first and then put in order. From a page far down the database would
     * otherwise walk the order of all open tasks, since it takes the rest behind any place in it for short.
     */
    private static final String WATCHED = """
            (select t.* from (select distinct dossier from workflow.watched where person = :me) as w
            join workflow.task t on t.dossier = w.dossier and t.done is null offset 0) as t
            """;

    /** Passing over one row costs a third of sorting one; a page is fifty. */
    private static final long SORTED_FASTER = 17;

    /** One page of the tasks a condition selects; the cursor is the last row's key and id. */
    Page page(Sql sql, String tables, String column, boolean descending, String after, int limit) {
        boolean moments = column.equals("t.due") || column.equals("t.created") || column.equals("t.done");
        if (!after.isEmpty()) {
            var cursor = Cursor.read(after, moments);
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
        String order = column + way + ", t.id" + way;
        // which rows it is, an index can say alone; only those of the page are fetched
        var rows = jdbc.sql("select " + TaskRow.COLUMNS + " from workflow.task t where t.id in (select t.id from "
                        + tables + " where " + sql.where() + " order by " + order + " limit " + (size + 1)
                        + ") order by " + order)
                .params(sql.values())
                .query(TaskRow::of)
                .list();
        if (rows.size() <= size) {
            return new Page(rows, "");
        }
        var page = rows.subList(0, size);
        return new Page(List.copyOf(page), Cursor.of(page.getLast(), column));
    }

    /** All these tabs in one question to the database. */
    Map<Worklist.Tab, Long> counts(Scope scope, Set<Worklist.Tab> tabs) {
        if (tabs.isEmpty()) {
            return Map.of();
        }
        Map<String, Object> values = new HashMap<>();
        List<String> sums = new ArrayList<>();
        for (var tab : tabs) {
            sums.add(sum(scope, tab, values) + " as " + tab.name().toLowerCase(Locale.ROOT));
        }
        boolean ofUnit = tabs.contains(Worklist.Tab.UNIT) || tabs.contains(Worklist.Tab.CLAIMABLE);
        String question =
                "select " + String.join(", ", sums) + (ofUnit ? " from " + ofUnit(scope, values) + " as u" : "");
        return Objects.requireNonNull(transactions.execute(status -> {
            // every page asks it, and to plan it anew takes three times as long as to answer it
            jdbc.sql("select set_config('plan_cache_mode', 'force_generic_plan', true)")
                    .query(String.class)
                    .single();
            return jdbc.sql(question)
                    .params(values)
                    .query((row, n) -> {
                        Map<Worklist.Tab, Long> counts = new EnumMap<>(Worklist.Tab.class);
                        for (var tab : tabs) {
                            counts.put(tab, row.getLong(tab.name()));
                        }
                        return counts;
                    })
                    .single();
        }));
    }

    private static String sum(Scope scope, Worklist.Tab tab, Map<String, Object> values) {
        return switch (tab) {
            case AREA -> area(scope, values);
            case CLAIMABLE, UNIT -> "u." + tab.name().toLowerCase(Locale.ROOT);
            case MINE, STARTED, DONE, COPIED, WATCHED -> {
                Sql sql = tab(scope, tab);
                values.putAll(sql.values());
                yield "(select count(*) from workflow.task t where " + sql.where() + ")";
            }
        };
    }

    /** What an office could claim is part of what it has: both are counted in one go. */
    private static String ofUnit(Scope scope, Map<String, Object> values) {
        Sql unit = tab(scope, Worklist.Tab.UNIT);
        Sql claimable = tab(scope, Worklist.Tab.CLAIMABLE);
        values.putAll(unit.values());
        values.putAll(claimable.values());
        return "(select count(*) as unit, count(*) filter (where %s) as claimable from workflow.task t where %s)"
                .formatted(claimable.where(), unit.where());
    }

    /**
     * Places and levels are counted as tasks come and go (decision 0060); what was granted one by one outside of them is
     * counted task by task, and what is hidden is taken off.
     */
    private static String area(Scope scope, Map<String, Object> values) {
        String places = scope.system() ? "workflow.open_count" : Sql.counts(scope, values);
        String inside = Sql.ranges(scope, "t", values);
        String open =
                "(select count(*) from workflow.task t where t.done is null and t.dossier = any (cast(:%s as uuid[])) and ";
        String sum = "(select coalesce(sum(n), 0) from " + places + " as a)";
        if (!scope.granted().isEmpty()) {
            values.put("granted", Sql.texts(scope.granted()));
            sum += " + " + open.formatted("granted") + "not (" + inside + "))";
        }
        if (!scope.hidden().isEmpty()) {
            values.put("hidden", Sql.texts(scope.hidden()));
            values.putIfAbsent("granted", Sql.texts(scope.granted()));
            sum += " - " + open.formatted("hidden") + "(" + inside + " or t.dossier = any (cast(:granted as uuid[]))))";
        }
        if (Journey.keptFrom(scope, "fraud")) {
            values.putIfAbsent("granted", Sql.texts(scope.granted()));
            values.putIfAbsent("hidden", Sql.texts(scope.hidden()));
            sum += " - (select count(*) from workflow.task t where t.done is null and " + Sql.KEPT
                    + " and t.dossier <> all (cast(:hidden as uuid[])) and (" + inside
                    + " or t.dossier = any (cast(:granted as uuid[]))))";
        }
        return "(" + sum + ")";
    }

    private static Sql tab(Scope scope, Worklist.Tab tab) {
        var me = scope.member().value();
        var unit = scope.body().value();
        var sql = switch (tab) {
            case MINE -> new Sql().and("t.done is null and t.assignee = :me", "me", me);
            case CLAIMABLE ->
                new Sql()
                        .and(
                                "t.done is null and t.assignee is null and t.unit = :unit and t.role = any (:roles)",
                                "unit",
                                unit,
                                "roles",
                                roles(scope))
                        // who judges is chosen, also where a place has become free
                        .and("t.step <> all (:apart)", "apart", APART);
            case UNIT -> new Sql().and("t.done is null and t.unit = :unit", "unit", unit);
            case AREA -> new Sql().and("t.done is null");
            case STARTED -> new Sql().and("t.done is null and t.opener = :me", "me", me);
            case DONE -> new Sql().and("t.done is not null and t.done_by = :me", "me", me);
            case COPIED ->
                new Sql()
                        .and("t.id in (select c.task from workflow.copy c where c.person = :me)", "me", me)
                        .known(scope);
            case WATCHED ->
                new Sql()
                        .and(
                                "t.done is null and t.dossier in (select w.dossier from workflow.watched w where w.person = :me)",
                                "me",
                                me)
                        .known(scope);
        };
        return sql.notHidden(scope);
    }

    static String[] roles(Scope scope) {
        return scope.roles().stream().map(Role::name).toArray(String[]::new);
    }

    /** Who judges alone stays unnamed, also by the place of the row in the order. */
    static final String HOLDER = Task.JUDGED_APART.stream()
            .sorted()
            .collect(Collectors.joining("', '", "case when t.step in ('", "') then '' else t.assignee_name end"));

    private static String column(Worklist.Order order, Worklist.Tab tab) {
        return switch (order) {
            case DUE -> "t.due";
            case CREATED -> "t.created";
            case COUNTY -> "t.county";
            case STEP -> "t.step";
            case CRITERION -> "t.criterion";
            case FROM -> "t.origin";
            case HOLDER ->
                switch (tab) {
                    case MINE, CLAIMABLE, UNIT -> HOLDER;
                    case AREA, STARTED, DONE, COPIED, WATCHED -> "t.unit_name";
                };
            // what is open has no such moment: by when it is due
            case DONE -> tab == Worklist.Tab.DONE ? "t.done" : "t.due";
        };
    }

    private record Cursor(String key, String id) {
        static String of(TaskRow row, String column) {
            Task last = row.task();
            String key = switch (column) {
                case "t.due" -> stamp(last.due());
                case "t.created" -> stamp(last.created());
                case "t.done" -> stamp(last.done().orElseThrow());
                case "t.county" -> last.county();
                case "t.step" -> last.step();
                case "t.criterion" -> last.criterion();
                case "t.origin" -> last.from();
                case "t.unit_name" -> row.unitName();
                default -> {
                    if (!column.equals(HOLDER)) {
                        throw new IllegalArgumentException("no list is ordered by " + column);
                    }
                    yield Work.blind(last.step()) ? "" : last.assigneeName();
                }
            };
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((key + '\n' + last.id().value()).getBytes(StandardCharsets.UTF_8));
        }

        private static String stamp(java.time.Instant moment) {
            return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC).toString();
        }

        /** A cursor somebody made up begins at the start of the list. */
        static Cursor read(String text, boolean moment) {
            try {
                var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\n", 2);
                if (parts.length == 2) {
                    if (moment) {
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
