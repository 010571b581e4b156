package org.hecha.review;

import java.io.InputStream;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hecha.organization.Directory;
import org.hecha.organization.Member;
import org.hecha.organization.MemberId;
import org.hecha.organization.PeopleTables;
import org.hecha.organization.Region;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.hecha.organization.UnknownMember;
import org.hecha.standard.Standards;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Kept in a table, by the parts' own words: a part of two editions that is called the same is the same. */
@Service
class StoredSpecialities implements Specialities {

    private final SpecialityTable table;
    private final Standards standards;
    private final Directory directory;
    private final PeopleTables tables;
    private final ApplicationEventPublisher events;

    StoredSpecialities(
            SpecialityTable table,
            Standards standards,
            Directory directory,
            PeopleTables tables,
            ApplicationEventPublisher events) {
        this.tables = tables;
        this.table = table;
        this.standards = standards;
        this.directory = directory;
        this.events = events;
    }

    @Override
    public List<String> parts() {
        return standards.editions().stream()
                .flatMap(edition -> edition.parts().stream())
                .distinct()
                .toList();
    }

    @Override
    public boolean maySet(Scope scope) {
        return national(scope) || scope.is(Role.PROVINCIAL_LEADER);
    }

    private static boolean national(Scope scope) {
        return scope.is(Role.NATIONAL_OFFICER) || scope.is(Role.NATIONAL_LEADER);
    }

    @Override
    public List<Person> people(Scope scope) {
        List<Member> people = ofOffice(scope);
        Map<MemberId, Set<String>> said =
                table.of(people.stream().map(Member::id).toList());
        return people.stream()
                .map(m -> new Person(m.id(), inOrder(said.getOrDefault(m.id(), Set.of()))))
                .toList();
    }

    private List<Member> ofOffice(Scope scope) {
        if (!maySet(scope)) {
            throw new NotAssigning();
        }
        var roles = national(scope)
                ? Stream.of(Role.PROVINCIAL_REVIEWER, Role.EXPERT)
                : Stream.of(Role.PROVINCIAL_REVIEWER);
        Map<MemberId, Member> found = new LinkedHashMap<>();
        roles.flatMap(role -> directory.members(role).stream())
                .filter(m -> within(scope, m.body().region()))
                .forEach(m -> found.put(m.id(), m));
        return found.values().stream()
                .sorted(Comparator.comparing((Member m) -> m.body().name())
                        .thenComparing(Member::name)
                        .thenComparing(Member::login))
                .toList();
    }

    private boolean within(Scope scope, String code) {
        int place = directory.region(code).map(Region::lo).orElse(-1);
        return scope.ranges().stream().anyMatch(range -> range.lo() <= place && place <= range.hi());
    }

    @Override
    public Map<MemberId, Set<String>> of(Set<MemberId> people) {
        return table.of(people);
    }

    @Override
    public List<String> columns() {
        return tables.columns(SpecialityImport.TABLE);
    }

    @Override
    @Transactional
    public Report take(Scope scope, String fileName, InputStream bytes, boolean dryRun) {
        Set<MemberId> settable = ofOffice(scope).stream().map(Member::id).collect(Collectors.toSet());
        var read = new SpecialityImport(tables, directory).read(fileName, bytes, settable, parts());
        if (dryRun || !read.problems().isEmpty()) {
            return new Report(read.rows(), 0, false, read.problems());
        }
        int changed = 0;
        for (var said : read.knows().entrySet()) {
            changed += put(scope, said.getKey(), said.getValue()) ? 1 : 0;
        }
        return new Report(read.rows(), changed, true, List.of());
    }

    @Override
    @Transactional
    public void set(Scope scope, MemberId person, Set<String> knows) {
        if (ofOffice(scope).stream().noneMatch(m -> m.id().equals(person))) {
            throw new UnknownMember(person);
        }
        put(scope, person, knows);
    }

    private boolean put(Scope scope, MemberId person, Set<String> knows) {
        List<String> before = inOrder(table.of(Set.of(person)).getOrDefault(person, Set.of()));
        List<String> after = inOrder(knows);
        if (before.equals(after)) {
            return false;
        }
        table.put(person, after);
        events.publishEvent(new Changed(person, words(before), words(after), scope.actor()));
        return true;
    }

    private List<String> inOrder(Collection<String> parts) {
        return parts().stream().filter(parts::contains).toList();
    }

    private static String words(List<String> parts) {
        return parts.isEmpty() ? "*" : String.join("、", parts);
    }
}
