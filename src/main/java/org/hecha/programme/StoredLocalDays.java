package org.hecha.programme;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hecha.organization.Body;
import org.hecha.organization.BodyId;
import org.hecha.organization.Directory;
import org.hecha.organization.Region;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Rows of {@code programme.local_day} over the national calendar. */
@Service
class StoredLocalDays implements LocalDays {

    private static final RowMapper<Special> ROW = (row, n) -> new Special(
            row.getString("owner"),
            row.getObject("day", LocalDate.class),
            row.getBoolean("working"),
            row.getString("name"),
            row.getString("entered_by"));

    private final JdbcClient jdbc;
    private final Directory directory;
    private final WorkingDays national;
    private final LocalTime endOfDay;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StoredLocalDays(
            JdbcClient jdbc,
            Directory directory,
            WorkingDays national,
            ProgrammeSettings settings,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.national = national;
        this.endOfDay = settings.endOfDay();
        this.events = events;
        this.clock = clock;
    }

    /** The national calendar with some days otherwise. */
    private final class Differing extends CountedDays {
        private final Map<LocalDate, Boolean> days;

        Differing(Map<LocalDate, Boolean> days) {
            super(endOfDay);
            this.days = days;
        }

        @Override
        public boolean isWorkingDay(LocalDate day) {
            Boolean special = days.get(day);
            return special != null ? special : national.isWorkingDay(day);
        }

        @Override
        public boolean published(int year) {
            return national.published(year);
        }
    }

    @Override
    public WorkingDays of(BodyId office) {
        SortedMap<LocalDate, Boolean> days = differing(List.of(office)).get(office);
        return days == null ? national : new Differing(days);
    }

    @Override
    public WorkingDays with(BodyId office, String owner, Collection<Special> instead) {
        List<String> line = line(office);
        List<Special> said = new ArrayList<>(said(line).stream()
                .filter(special -> !special.owner().equals(owner))
                .toList());
        said.addAll(instead);
        return new Differing(merged(line, said));
    }

    @Override
    public Map<BodyId, SortedMap<LocalDate, Boolean>> differing(Collection<BodyId> offices) {
        if (!any()) {
            return Map.of();
        }
        Map<BodyId, List<String>> lines = new LinkedHashMap<>();
        Map<String, List<String>> places = new HashMap<>();
        Set<String> owners = new HashSet<>();
        for (BodyId office : offices) {
            List<String> line = line(office, places);
            lines.put(office, line);
            owners.addAll(line);
        }
        Map<String, List<Special>> said = said(owners).stream().collect(Collectors.groupingBy(Special::owner));
        Map<BodyId, SortedMap<LocalDate, Boolean>> differing = new LinkedHashMap<>();
        lines.forEach((office, line) -> {
            List<Special> here = line.stream()
                    .flatMap(owner -> said.getOrDefault(owner, List.of()).stream())
                    .toList();
            if (!here.isEmpty()) {
                differing.put(office, merged(line, here));
            }
        });
        return differing;
    }

    @Override
    public boolean any() {
        return jdbc.sql("select exists (select 1 from programme.local_day)")
                .query(Boolean.class)
                .single();
    }

    @Override
    public List<Special> own(String owner) {
        return said(List.of(owner));
    }

    @Override
    public List<Special> inherited(String owner) {
        List<String> line = new ArrayList<>(office(owner).map(id -> line(id)).orElseGet(() -> places(owner)));
        line.remove(owner);
        Map<LocalDate, Special> nearest = new TreeMap<>();
        List<Special> said = said(line);
        // the nearest last, so that it stays
        Collections.reverse(line);
        for (String each : line) {
            said.stream().filter(s -> s.owner().equals(each)).forEach(s -> nearest.put(s.day(), s));
        }
        own(owner).forEach(s -> nearest.remove(s.day()));
        return List.copyOf(nearest.values());
    }

    @Override
    @Transactional
    public void put(String owner, Collection<Special> days, String actor) {
        Map<LocalDate, Special> before = byDay(own(owner));
        Map<LocalDate, Special> after = byDay(days);
        Set<LocalDate> all = new HashSet<>(before.keySet());
        all.addAll(after.keySet());
        List<LocalDate> changed = all.stream()
                .filter(day -> !Objects.equals(before.get(day), after.get(day)))
                .sorted()
                .toList();
        for (LocalDate day : changed) {
            jdbc.sql("delete from programme.local_day where owner = ? and day = ?")
                    .params(owner, day)
                    .update();
            Special special = after.get(day);
            if (special != null) {
                jdbc.sql("""
                        insert into programme.local_day (owner, day, working, name, entered_by, entered)
                        values (?, ?, ?, ?, ?, ?)""")
                        .params(
                                owner,
                                day,
                                special.working(),
                                special.name(),
                                special.by(),
                                clock.instant().atOffset(ZoneOffset.UTC))
                        .update();
            }
        }
        if (!changed.isEmpty()) {
            String name = changed.stream()
                    .map(day -> after.getOrDefault(day, before.get(day)))
                    .filter(Objects::nonNull)
                    .map(Special::name)
                    .distinct()
                    .collect(Collectors.joining("; "));
            events.publishEvent(new Changed(owner, changed, name, actor));
        }
    }

    private static Map<LocalDate, Special> byDay(Collection<Special> days) {
        Map<LocalDate, Special> byDay = new TreeMap<>();
        days.forEach(special -> byDay.put(special.day(), special));
        return byDay;
    }

    private List<Special> said(Collection<String> owners) {
        return jdbc.sql("select * from programme.local_day where owner = any (:owners) order by day, owner")
                .param("owners", owners.toArray(String[]::new))
                .query(ROW)
                .list();
    }

    /** @param line nearest first */
    private static SortedMap<LocalDate, Boolean> merged(List<String> line, Collection<Special> said) {
        SortedMap<LocalDate, Boolean> days = new TreeMap<>();
        for (String owner : line) {
            said.stream()
                    .filter(special -> special.owner().equals(owner))
                    .forEach(special -> days.putIfAbsent(special.day(), special.working()));
        }
        return days;
    }

    private List<String> line(BodyId office) {
        return line(office, new HashMap<>());
    }

    /** The office, its place, and what that belongs to, nearest first. */
    private List<String> line(BodyId office, Map<String, List<String>> places) {
        List<String> line = new ArrayList<>();
        line.add(office.toString());
        directory
                .body(office)
                .map(Body::region)
                .ifPresent(region -> line.addAll(places.computeIfAbsent(region, this::places)));
        return line;
    }

    private List<String> places(String region) {
        return directory.lineage(region).stream().map(Region::code).toList();
    }

    private static Optional<BodyId> office(String owner) {
        return owner.length() == 36 ? Optional.of(new BodyId(UUID.fromString(owner))) : Optional.empty();
    }
}
