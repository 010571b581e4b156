package org.hecha.workflow;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hecha.organization.Directory;
import org.hecha.organization.Level;
import org.hecha.organization.Region;
import org.hecha.organization.Scope;

/** The parts of conditions that say what a person may see; every read of this module is built with them. */
final class Sql {

    /** The database writes a range with the number after its end, which must still be a number. */
    private static final int LAST_PLACE = Integer.MAX_VALUE - 1;

    /** {@link Journey#keptFrom} for rows {@code t}. */
    static final String KEPT = "t.step like '%fraud%'";

    /** Rows {@code t} that sent a dossier back; who judges apart says what somebody else decides. */
    static final String RETURNS = Task.JUDGED_APART.stream()
            .sorted()
            .collect(Collectors.joining("', '", "(t.result = 'return' and t.step not in ('", "'))"));

    /** Rows {@code t} finished after their deadline; a period can only be ended when its time is over, and is never late. */
    static final String LATE = Task.PERIODS.stream()
            .sorted()
            .collect(Collectors.joining("', '", "(t.done > t.due and t.step not in ('", "'))"));

    /** Tasks with their journeys, as {@link #within} wants them. */
    static final String TASKS = "workflow.task t join workflow.journey j on j.dossier = t.dossier";

    private final StringBuilder text = new StringBuilder();
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** @param condition with named parameters; @param pairs name, value, … */
    Sql and(String condition, Object... pairs) {
        text.append(text.isEmpty() ? "" : " and ").append('(').append(condition).append(')');
        for (int i = 0; i < pairs.length; i += 2) {
            values.put((String) pairs[i], pairs[i + 1]);
        }
        return this;
    }

    /** What must not be known to this person, whatever else allows it; needs rows {@code t} with a dossier and a step. */
    Sql notHidden(Scope scope) {
        if (Journey.keptFrom(scope, "fraud")) {
            and("not (" + KEPT + ")");
        }
        return scope.hidden().isEmpty()
                ? this
                : and("t.dossier <> all (cast(:hidden as uuid[]))", "hidden", texts(scope.hidden()));
    }

    /** Rows {@code t} of one region; none where there is no such region. @param code empty = wherever */
    Sql inRegion(Directory directory, String code) {
        if (code.isEmpty()) {
            return this;
        }
        var region = directory.region(code);
        return and(
                "t.place between :regionLo and :regionHi",
                "regionLo",
                region.map(Region::lo).orElse(-1),
                "regionHi",
                region.map(Region::hi).orElse(-1));
    }

    /** Dossiers inside the scope; needs {@code workflow.journey j}. */
    Sql within(Scope scope) {
        return within(scope, "t.dossier = any (cast(:granted as uuid[]))");
    }

    /**
     * The same where few dossiers are asked for, as those of a round: asked of journeys alone, so that the database finds them
     * before it looks at any task. The latest of all tasks are found the other way round.
     */
    Sql ofFew(Scope scope) {
        return within(scope, "j.dossier = any (cast(:granted as uuid[]))");
    }

    private Sql within(Scope scope, String granted) {
        notHidden(scope);
        if (scope.system()) {
            return this;
        }
        List<String> ways = new ArrayList<>();
        int n = 0;
        for (var range : scope.ranges()) {
            ways.add("j.place between :lo%1$d and :hi%1$d and j.reached >= :level%1$d".formatted(n));
            values.put("lo" + n, range.lo());
            values.put("hi" + n, range.hi());
            values.put("level" + n, range.level().ordinal());
            n++;
        }
        ways.add(granted);
        values.put("granted", texts(scope.granted()));
        return and(String.join(" or ", ways));
    }

    /** Open tasks inside the scope; what an open task knows of its dossier is enough. @param form {@code %s} or around it */
    Sql inArea(Scope scope, String form) {
        if (scope.system()) {
            return this;
        }
        String inside = ranges(scope, "t", values);
        if (!scope.granted().isEmpty()) {
            inside += " or t.dossier = any (cast(:granted as uuid[]))";
            values.put("granted", texts(scope.granted()));
        }
        return and(form.formatted("(" + inside + ")"));
    }

    /** Tasks, open or done, of dossiers this person may know of or that were this person's or the unit's own. */
    Sql known(Scope scope) {
        if (scope.system()) {
            return this;
        }
        Sql inside = new Sql().inArea(scope, "%s");
        values.putAll(inside.values());
        return and(
                "t.unit = :unit or t.assignee = :me or t.done_by = :me or " + inside.where()
                        + " or exists (select 1 from workflow.journey j where j.dossier = t.dossier and ("
                        + ranges(scope, "j", values) + "))",
                "unit",
                scope.body().value(),
                "me",
                scope.member().value());
    }

    /**
     * Places of the scope from the level on that each range begins at: one condition a level, however many ranges there are,
     * because the database plans a statement anew each time; and each a question of its own, because the database would
     * otherwise read the text of a hundred ranges at every row. @param row a table with place and reached
     */
    static String ranges(Scope scope, String row, Map<String, Object> values) {
        if (scope.system()) {
            return "true";
        }
        List<String> ways = new ArrayList<>();
        areas(scope).forEach((level, places) -> {
            ways.add("%1$s.place <@ (select cast(:area%2$d as int4multirange)) and %1$s.reached >= %2$d"
                    .formatted(row, level.ordinal()));
            values.put("area" + level.ordinal(), places);
        });
        return ways.isEmpty() ? "false" : String.join(" or ", ways);
    }

    /**
     * The rows of {@code workflow.open_count} of the same places and levels, found range by range in the order of places instead
     * of asking each place of the country; not for {@link Scope#system}.
     */
    static String counts(Scope scope, Map<String, Object> values) {
        List<String> parts = new ArrayList<>();
        areas(scope).forEach((level, places) -> {
            // offset 0: each range is looked up by itself, and not every place held against every range
            parts.add("""
                    select c.place, c.reached, c.n from unnest(cast(:area%1$d as int4multirange)) as r cross join lateral (
                        select place, reached, n from workflow.open_count
                        where place >= lower(r) and place < upper(r) and reached >= %1$d offset 0) as c
                    """.formatted(level.ordinal()));
            values.put("area" + level.ordinal(), places);
        });
        return parts.isEmpty()
                ? "(select place, reached, n from workflow.open_count where false)"
                // a place that a person sees from two levels on is counted once
                : "(" + String.join(" union ", parts) + ")";
    }

    /** Level → its ranges as one {@code int4multirange}. */
    private static Map<Level, String> areas(Scope scope) {
        Map<Level, String> areas = new EnumMap<>(Level.class);
        for (var level : Level.values()) {
            String places = scope.ranges().stream()
                    .filter(range -> range.level() == level && range.lo() <= range.hi())
                    .map(range -> "[" + range.lo() + "," + Math.min(range.hi(), LAST_PLACE) + "]")
                    .collect(Collectors.joining(",", "{", "}"));
            if (!places.equals("{}")) {
                areas.put(level, places);
            }
        }
        return areas;
    }

    static String[] texts(java.util.Set<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    String where() {
        return text.isEmpty() ? "true" : text.toString();
    }

    Map<String, Object> values() {
        return values;
    }
}
