package org.hecha.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hecha.organization.OrganizationImport.BodyRow;
import org.springframework.stereotype.Component;

/** Takes in offices and their dated review paths. */
@Component
class BodyImport {

    record Key(String region, String name) {}

    private final BodyTable table;
    private final RegionTable regions;

    BodyImport(BodyTable table, RegionTable regions) {
        this.table = table;
        this.regions = regions;
    }

    Supplier<StoredImport.Counts> take(List<BodyRow> rows, ImportLog log, String actor) {
        Map<Key, Body> known = new HashMap<>();
        table.all().forEach(b -> known.put(new Key(b.region(), b.name()), b));
        var wanted = new HashSet<Key>();
        for (int i = 0; i < rows.size(); i++) {
            BodyRow row = rows.get(i);
            if (row.name().isBlank()) {
                log.problem(i, "name", "missing");
            }
            if (!wanted.add(new Key(row.region(), row.name()))) {
                log.problem(i, "name", "twice", row.name());
            }
            Optional<Region> region = regions.find(row.region());
            if (region.isEmpty()) {
                log.problem(i, "region", "unknown-region", row.region());
            } else if (levelOf(row.kind())
                    .filter(l -> l != region.get().level())
                    .isPresent()) {
                log.problem(i, "kind", "kind-of-other-level", row.region());
            }
            if (row.path().isPresent() && row.kind() != Body.Kind.COUNTY_ASSOCIATION) {
                log.problem(i, "path", "path-only-for-county");
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            BodyRow row = rows.get(i);
            Key parent = new Key(row.parentRegion(), row.parentName());
            if (parent.equals(new Key(row.region(), row.name()))) {
                log.problem(i, "parentName", "own-parent", row.name());
            } else if (!row.parentName().isEmpty() && !known.containsKey(parent) && !wanted.contains(parent)) {
                log.problem(i, "parentName", "unknown-body", row.parentName(), row.parentRegion());
            }
        }
        return () -> write(rows, known);
    }

    /** The level of the places this kind works for; empty where any will do. */
    private static Optional<Level> levelOf(Body.Kind kind) {
        return switch (kind) {
            case COUNTY_ASSOCIATION, COUNTY_GOVERNMENT, RESPONSIBLE_UNIT -> Optional.of(Level.COUNTY);
            case CITY_ASSOCIATION -> Optional.of(Level.CITY);
            case OUTLINE_MEMBER -> Optional.of(Level.PROVINCE);
            case NATIONAL_ASSOCIATION -> Optional.of(Level.NATION);
            // 兵团 recommends although it is no province; institutes are anywhere
            case RECOMMENDING, INSTITUTE -> Optional.empty();
        };
    }

    private StoredImport.Counts write(List<BodyRow> rows, Map<Key, Body> known) {
        Map<Key, Body> bodies = new HashMap<>(known);
        var created = new HashSet<Key>();
        for (BodyRow row : rows) {
            Key key = new Key(row.region(), row.name());
            if (!known.containsKey(key)) {
                Body body =
                        new Body(new BodyId(UUID.randomUUID()), row.name(), row.kind(), row.region(), Optional.empty());
                table.insert(body);
                bodies.put(key, body);
                created.add(key);
            }
        }
        var changed = new ArrayList<Key>();
        for (BodyRow row : rows) {
            Key key = new Key(row.region(), row.name());
            Body old = body(bodies, key);
            Optional<BodyId> parent = row.parentName().isEmpty()
                    ? Optional.empty()
                    : Optional.of(body(bodies, new Key(row.parentRegion(), row.parentName()))
                            .id());
            Body body = new Body(old.id(), old.name(), row.kind(), old.region(), parent);
            boolean differs = !body.equals(old);
            if (differs) {
                table.update(body);
            }
            if (row.path().isPresent()) {
                LocalDate from = row.pathFrom().orElse(BodyTable.ALWAYS);
                if (!table.pathSince(body.id(), from).equals(row.path())) {
                    table.putPath(body.id(), from, row.path().get());
                    differs = true;
                }
            }
            if (differs && !created.contains(key)) {
                changed.add(key);
            }
        }
        return new StoredImport.Counts(created.size(), changed.size(), rows.size() - created.size() - changed.size());
    }

    private static Body body(Map<Key, Body> bodies, Key key) {
        Body body = bodies.get(key);
        if (body == null) {
            throw new IllegalStateException("no such body: " + key);
        }
        return body;
    }
}
