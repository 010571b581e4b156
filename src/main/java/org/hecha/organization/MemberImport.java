package org.hecha.organization;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hecha.organization.OrganizationImport.MemberChanged;
import org.hecha.organization.OrganizationImport.MemberRow;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Takes in people, their roles and first passwords. */
@Component
class MemberImport {

    private static final String PHONE = "\\+?[0-9() -]{5,30}";
    private static final String NONE = "-";

    private final MemberTable table;
    private final PostTable posts;
    private final Clock clock;
    private final BodyTable bodies;
    private final RegionTable regions;
    private final StoredAccounts accounts;
    private final ApplicationEventPublisher events;

    MemberImport(
            MemberTable table,
            BodyTable bodies,
            RegionTable regions,
            StoredAccounts accounts,
            PostTable posts,
            ApplicationEventPublisher events,
            Clock clock) {
        this.posts = posts;
        this.clock = clock;
        this.table = table;
        this.bodies = bodies;
        this.regions = regions;
        this.accounts = accounts;
        this.events = events;
    }

    Supplier<StoredImport.Counts> take(List<MemberRow> rows, ImportLog log, String actor) {
        Map<BodyImport.Key, Body> known = new HashMap<>();
        bodies.all().forEach(b -> known.put(new BodyImport.Key(b.region(), b.name()), b));
        Map<String, Level> levels = regions.all().stream().collect(Collectors.toMap(Region::code, Region::level));
        var logins = new HashSet<String>();
        for (int i = 0; i < rows.size(); i++) {
            MemberRow row = rows.get(i);
            if (!row.login().matches("[\\p{L}\\p{N}._@-]{2,60}")) {
                log.problem(i, "login", "login", row.login());
            } else if (!logins.add(row.login().toLowerCase(Locale.ROOT))) {
                log.problem(i, "login", "twice", row.login());
            }
            if (row.name().isBlank()) {
                log.problem(i, "name", "missing");
            }
            if (!row.mail().isEmpty() && !row.mail().matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
                log.problem(i, "mail", "mail", row.mail());
            }
            if (!row.phone().isEmpty()
                    && !row.phone().equals(NONE)
                    && !row.phone().matches(PHONE)) {
                log.problem(i, "phone", "phone", row.phone());
            }
            if (!row.password().isEmpty() && !accounts.longEnough(row.login(), row.password())) {
                log.problem(i, "password", "password");
            }
            Body body = known.get(new BodyImport.Key(row.region(), row.body()));
            if (body == null) {
                log.problem(i, "body", "unknown-body", row.body(), row.region());
            } else {
                checkRoles(i, row.roles(), Optional.ofNullable(levels.get(body.region())), log);
            }
        }
        return () -> write(rows, known, actor);
    }

    private static void checkRoles(int i, Set<Role> roles, Optional<Level> level, ImportLog log) {
        if (roles.isEmpty()) {
            log.problem(i, "roles", "missing");
        }
        if (roles.size() > 1 && roles.stream().anyMatch(Role::administers)) {
            log.problem(i, "roles", "administrators-stand-alone", names(roles));
        }
        for (Role role : roles) {
            boolean anywhere = role.administers() || role == Role.EXPERT || role == Role.OBSERVER;
            // bodies that recommend are not always provinces: 兵团
            boolean provincial = role.level() == Level.PROVINCE;
            if (!anywhere && !provincial && !level.equals(Optional.of(role.level()))) {
                log.problem(i, "roles", "role-of-other-level", role.name());
            }
        }
    }

    private StoredImport.Counts write(List<MemberRow> rows, Map<BodyImport.Key, Body> known, String actor) {
        int created = 0;
        int changed = 0;
        int order = 0;
        for (MemberRow row : rows) {
            order++;
            Body body = known.get(new BodyImport.Key(row.region(), row.body()));
            if (body == null) {
                throw new IllegalStateException("no such body: " + row.body());
            }
            Optional<Member> old = table.byLogin(row.login());
            Member member = new Member(
                    old.map(Member::id).orElseGet(() -> new MemberId(UUID.randomUUID())),
                    old.map(Member::login).orElse(row.login()),
                    row.name(),
                    body,
                    row.roles(),
                    row.mail(),
                    row.language(),
                    row.demo());
            String before = table.phone(member.id());
            String phone = row.phone().isEmpty() ? before : digits(row.phone());
            boolean differs = !old.equals(Optional.of(member))
                    || table.active(member.id()) != row.active()
                    || !before.equals(phone);
            if (differs) {
                table.put(member, phone, order, row.active());
                old.map(Member::body)
                        .filter(left -> !left.id().equals(body.id()))
                        .ifPresent(left -> posts.left(member.id(), left, LocalDate.now(clock)));
                events.publishEvent(new MemberChanged(
                        member.id(),
                        old.map(m -> m.body().id() + " " + names(m.roles())).orElse(""),
                        body.id() + " " + names(row.roles()) + (row.active() ? "" : " left"),
                        actor));
            }
            if (!row.password().isEmpty()) {
                accounts.setPassword(member.id(), row.password(), actor);
            }
            if (old.isEmpty()) {
                created++;
            } else if (differs || !row.password().isEmpty()) {
                changed++;
            }
        }
        return new StoredImport.Counts(created, changed, rows.size() - created - changed);
    }

    /** As it is compared: without signs, and without the country's own prefix. */
    static String digits(String phone) {
        return phone.replaceFirst("^(\\+|00)86", "").replaceAll("[^0-9]", "");
    }

    private static String names(Set<Role> roles) {
        return roles.stream().map(Role::name).sorted().collect(Collectors.joining(","));
    }
}
