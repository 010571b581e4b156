package org.hecha.organization;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hecha.organization.OrganizationImport.RegionRow;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Takes in places; gives them their numbers. */
@Component
class RegionImport {

    private final RegionTable table;
    private final ApplicationEventPublisher events;

    RegionImport(RegionTable table, ApplicationEventPublisher events) {
        this.table = table;
        this.events = events;
    }

    Supplier<StoredImport.Counts> take(List<RegionRow> rows, ImportLog log, String actor) {
        Map<String, RegionRow> known =
                table.rows().stream().collect(Collectors.toMap(RegionRow::code, r -> r, (a, b) -> a, HashMap::new));
        Map<String, RegionRow> wanted = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            RegionRow row = rows.get(i);
            if (!row.code().matches("[0-9]{6}") || row.code().equals(Region.COUNTRY)) {
                log.problem(i, "code", "region-code", row.code());
            } else if (wanted.putIfAbsent(row.code(), row) != null) {
                log.problem(i, "code", "twice", row.code());
            }
            if (row.name().isBlank()) {
                log.problem(i, "name", "missing");
            }
            if (row.from().isPresent()
                    && row.until().isPresent()
                    && row.until().get().isBefore(row.from().get())) {
                log.problem(
                        i,
                        "until",
                        "ends-before-start",
                        row.from().get().toString(),
                        row.until().get().toString());
            }
        }
        RegionTree tree = tree();
        Map<String, RegionRow> all = new HashMap<>(known);
        all.putAll(wanted);
        for (int i = 0; i < rows.size(); i++) {
            checkParent(i, rows.get(i), all, log);
        }
        if (!log.problems().isEmpty()) {
            return () -> new StoredImport.Counts(0, 0, 0);
        }
        Map<String, RegionTree.Interval> before = new HashMap<>();
        table.all().forEach(r -> before.put(r.code(), new RegionTree.Interval(r.lo(), r.hi())));
        Map<String, RegionTree.Interval> after;
        try {
            after = tree.with(wanted.values().stream().map(RegionImport::node).toList());
        } catch (RegionTree.Full full) {
            int at = 0;
            while (at < rows.size() - 1 && !rows.get(at).code().equals(full.code)) {
                at++;
            }
            log.problem(at, "parent", "region-full", full.code);
            return () -> new StoredImport.Counts(0, 0, 0);
        }
        return () -> write(known, wanted, before, after, actor);
    }

    private void checkParent(int i, RegionRow row, Map<String, RegionRow> all, ImportLog log) {
        Optional<Level> parent = row.parent().equals(Region.COUNTRY)
                ? Optional.of(Level.NATION)
                : Optional.ofNullable(all.get(row.parent())).map(RegionRow::level);
        if (row.level() == Level.NATION) {
            log.problem(i, "level", "one-country");
        } else if (parent.isEmpty()) {
            log.problem(i, "parent", "unknown-region", row.parent());
        } else if (parent.get().compareTo(row.level()) <= 0) {
            log.problem(i, "parent", "parent-not-above", row.parent());
        }
        all.values().stream()
                .filter(below ->
                        below.parent().equals(row.code()) && below.level().compareTo(row.level()) >= 0)
                .findFirst()
                .ifPresent(below -> log.problem(i, "level", "not-above-its-parts", below.code()));
    }

    private RegionTree tree() {
        var tree = new RegionTree();
        for (Region region : table.all()) {
            tree.keep(
                    new RegionTree.Node(region.code(), region.level(), region.parent()),
                    new RegionTree.Interval(region.lo(), region.hi()));
        }
        return tree;
    }

    private static RegionTree.Node node(RegionRow row) {
        return new RegionTree.Node(row.code(), row.level(), Optional.of(row.parent()));
    }

    private StoredImport.Counts write(
            Map<String, RegionRow> known,
            Map<String, RegionRow> wanted,
            Map<String, RegionTree.Interval> before,
            Map<String, RegionTree.Interval> after,
            String actor) {
        List<String> moved = new ArrayList<>();
        before.forEach((code, interval) -> {
            if (!interval.equals(after.get(code))) {
                moved.add(code);
            }
        });
        table.stepAside(moved);
        int created = 0;
        int changed = 0;
        // parents first, for the reference to the place above
        List<RegionRow> order = wanted.values().stream()
                .sorted((a, b) -> b.level().compareTo(a.level()))
                .toList();
        for (RegionRow row : order) {
            RegionRow old = known.get(row.code());
            if (row.equals(old)) {
                continue;
            }
            if (old == null) {
                created++;
            } else {
                changed++;
            }
            table.put(row, interval(after, row.code()));
        }
        for (String code : moved) {
            RegionTree.Interval interval = interval(after, code);
            table.renumber(code, interval);
            events.publishEvent(new OrganizationImport.RegionMoved(code, interval.lo(), interval.hi(), actor));
        }
        return new StoredImport.Counts(created, changed, wanted.size() - created - changed);
    }

    private static RegionTree.Interval interval(Map<String, RegionTree.Interval> intervals, String code) {
        RegionTree.Interval interval = intervals.get(code);
        if (interval == null) {
            throw new IllegalStateException("region without numbers: " + code);
        }
        return interval;
    }
}
