package org.hecha.organization;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hecha.organization.OrganizationImport.PostRow;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Takes in where people worked before, or work besides. */
@Component
class PostImport {

    private final PostTable table;
    private final MemberTable members;
    private final RegionTable regions;
    private final ApplicationEventPublisher events;

    PostImport(PostTable table, MemberTable members, RegionTable regions, ApplicationEventPublisher events) {
        this.table = table;
        this.members = members;
        this.regions = regions;
        this.events = events;
    }

    Supplier<StoredImport.Counts> take(List<PostRow> rows, ImportLog log, String actor) {
        List<Optional<Member>> people = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            PostRow row = rows.get(i);
            Optional<Member> person = members.byLogin(row.login());
            people.add(person);
            if (person.isEmpty()) {
                log.problem(i, "login", "unknown-login", row.login());
            }
            if (row.unit().isBlank()) {
                log.problem(i, "unit", "missing");
            }
            if (regions.find(row.region()).isEmpty()) {
                log.problem(i, "region", "unknown-region", row.region());
            }
            if (row.from().isPresent()
                    && row.until().filter(row.from().get()::isAfter).isPresent()) {
                log.problem(
                        i,
                        "until",
                        "ends-before-start",
                        row.from().get().toString(),
                        row.until().get().toString());
            }
        }
        return () -> write(rows, people, actor);
    }

    private StoredImport.Counts write(List<PostRow> rows, List<Optional<Member>> people, String actor) {
        int created = 0;
        int changed = 0;
        for (int i = 0; i < rows.size(); i++) {
            PostRow row = rows.get(i);
            MemberId person = people.get(i).orElseThrow().id();
            var put = table.put(person, row.region(), row.unit().strip(), row.from(), row.until());
            if (put != PostTable.Put.SAME) {
                created += put == PostTable.Put.NEW ? 1 : 0;
                changed += put == PostTable.Put.CHANGED ? 1 : 0;
                events.publishEvent(new OrganizationImport.PostRecorded(
                        person, row.region(), row.unit().strip(), actor));
            }
        }
        return new StoredImport.Counts(created, changed, rows.size() - created - changed);
    }
}
