package org.hecha.organization;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The directory on our tables; works out scopes from roles. */
@Service
class StoredDirectory implements Directory {

    /** Whoever is away for longer needs a successor, not a stand-in. */
    private static final Period LONGEST_SUBSTITUTION = Period.ofDays(90);

    private static final UUID NOBODY = new UUID(0, 0);

    private final RegionTable regions;
    private final BodyTable bodies;
    private final MemberTable members;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Environment environment;

    StoredDirectory(
            RegionTable regions,
            BodyTable bodies,
            MemberTable members,
            ApplicationEventPublisher events,
            Clock clock,
            Environment environment) {
        this.regions = regions;
        this.bodies = bodies;
        this.members = members;
        this.events = events;
        this.clock = clock;
        this.environment = environment;
    }

    @Override
    @Transactional(readOnly = true)
    public Scope scopeOf(MemberId id) {
        Member member = members.find(id).filter(m -> members.active(id)).orElseThrow(() -> new UnknownMember(id));
        var ranges = new ArrayList<Scope.Range>();
        for (Role role : EnumSet.copyOf(member.roles())) {
            for (Scope.Range range : ranges(role, member.body())) {
                if (!ranges.contains(range)) {
                    ranges.add(range);
                }
            }
        }
        return new Scope(
                id,
                member.body().id(),
                member.roles(),
                ranges,
                members.dossiers(id, false),
                members.dossiers(id, true),
                "");
    }

    /** Which part of the tree a role sees for its office, and from which level on. */
    private List<Scope.Range> ranges(Role role, Body body) {
        Region region = regions.find(body.region()).orElseThrow();
        return switch (role) {
            case COUNTY_CLERK, COUNTY_LEADER, RESPONSIBLE_UNIT -> whole(region, Level.COUNTY);
            case CITY_REVIEWER -> city(region);
            case PROVINCIAL_REVIEWER, PROVINCIAL_LEADER, OUTLINE_MEMBER -> whole(region, Level.PROVINCE);
            case NATIONAL_OFFICER, NATIONAL_LEADER -> whole(country(), Level.NATION);
            case OBSERVER -> region.level() == Level.CITY ? city(region) : whole(region, region.level());
            case EXPERT, SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR, AUDIT_ADMINISTRATOR -> List.of();
        };
    }

    private static List<Scope.Range> whole(Region region, Level level) {
        return List.of(new Scope.Range(region.lo(), region.hi(), level));
    }

    /** The city without the counties that go straight to the province. */
    private List<Scope.Range> city(Region city) {
        var ranges = new ArrayList<Scope.Range>();
        int from = city.lo();
        for (RegionTree.Interval gap : bodies.direct(city.lo(), city.hi(), today())) {
            if (from < gap.lo()) {
                ranges.add(new Scope.Range(from, gap.lo() - 1, Level.CITY));
            }
            from = gap.hi() + 1;
        }
        if (from <= city.hi()) {
            ranges.add(new Scope.Range(from, city.hi(), Level.CITY));
        }
        return ranges;
    }

    private Region country() {
        return regions.find(Region.COUNTRY).orElseThrow();
    }

    @Override
    public Scope systemScope(String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("background work must say why");
        }
        return new Scope(
                new MemberId(NOBODY),
                new BodyId(NOBODY),
                Set.of(),
                List.of(new Scope.Range(0, Integer.MAX_VALUE, Level.COUNTY)),
                Set.of(),
                Set.of(),
                reason);
    }

    @Override
    public Optional<Member> member(MemberId id) {
        return members.find(id);
    }

    @Override
    public Optional<Member> memberByLogin(String login) {
        return members.byLogin(login);
    }

    @Override
    public List<Member> members(BodyId body, Role role) {
        return members.with(body, role);
    }

    @Override
    public List<Member> members(Role role) {
        return members.with(role);
    }

    @Override
    public List<Member> members() {
        return members.all();
    }

    @Override
    public List<Member> colleagues(MemberId person) {
        return members.find(person)
                .map(me -> members.at(me.body().region()).stream()
                        .filter(m -> !m.id().equals(person))
                        .filter(m -> m.roles().stream().noneMatch(StoredDirectory::personal))
                        .toList())
                .orElse(List.of());
    }

    @Override
    public List<Member> demoMembers() {
        // a list of people that marks one as a demo person must not open a door without a password
        return environment.matchesProfiles("demo") ? members.demo() : List.of();
    }

    @Override
    public Optional<Body> body(BodyId id) {
        return bodies.find(id);
    }

    @Override
    public List<Body> bodies(String region, Body.Kind kind) {
        return bodies.of(region, kind);
    }

    @Override
    public List<Body> bodies() {
        return bodies.all();
    }

    @Override
    public Optional<Region> region(String code) {
        return regions.find(code);
    }

    @Override
    public List<Region> children(String code) {
        return regions.children(code, today());
    }

    @Override
    public List<Region> below(String code) {
        return regions.below(code, today());
    }

    @Override
    public List<Region> lineage(String code) {
        return regions.lineage(code);
    }

    @Override
    public ReviewPath reviewPath(String county, LocalDate on) {
        return bodies.path(county, on).orElse(ReviewPath.VIA_CITY);
    }

    @Override
    @Transactional
    public void grant(MemberId member, UUID dossier, String reason) {
        right(member, dossier, false, reason);
    }

    @Override
    @Transactional
    public void endGrant(MemberId member, UUID dossier, String reason) {
        if (members.dropGrant(member, dossier, reason)) {
            events.publishEvent(new GrantEnded(member, dossier, reason));
        }
    }

    @Override
    @Transactional
    public void hide(MemberId member, UUID dossier, String reason) {
        right(member, dossier, true, reason);
    }

    private void right(MemberId member, UUID dossier, boolean hidden, String reason) {
        mustExist(member);
        if (members.putRight(member, dossier, hidden, reason, clock.instant())) {
            events.publishEvent(new RightChanged(member, dossier, hidden, reason));
        }
    }

    private void mustExist(MemberId member) {
        if (members.find(member).isEmpty()) {
            throw new UnknownMember(member);
        }
    }

    @Override
    public Set<MemberId> hiddenFrom(UUID dossier) {
        return members.hiddenFrom(dossier).stream().map(MemberId::new).collect(Collectors.toSet());
    }

    @Override
    @Transactional
    public void substitute(MemberId absent, MemberId substitute, LocalDate first, LocalDate last, String actor) {
        if (absent.equals(substitute)) {
            throw new NoSubstitution(NoSubstitution.Reason.ONESELF);
        }
        if (last.isBefore(first) || last.isBefore(today())) {
            throw new NoSubstitution(NoSubstitution.Reason.PERIOD);
        }
        if (last.isAfter(first.plus(LONGEST_SUBSTITUTION))) {
            throw new NoSubstitution(NoSubstitution.Reason.TOO_LONG);
        }
        Member away = members.find(absent).orElseThrow(() -> new UnknownMember(absent));
        Member there = members.find(substitute).orElseThrow(() -> new UnknownMember(substitute));
        if (!away.body().region().equals(there.body().region())) {
            throw new NoSubstitution(NoSubstitution.Reason.OTHER_OFFICE);
        }
        if (Stream.of(away, there).flatMap(m -> m.roles().stream()).anyMatch(StoredDirectory::personal)) {
            throw new NoSubstitution(NoSubstitution.Reason.PERSONAL_SEAT);
        }
        members.substitute(absent, substitute, first, last);
        events.publishEvent(new Substituted(absent, substitute, first, last, actor));
    }

    /** An expert judges as a person, an administrator is watched as one. */
    private static boolean personal(Role role) {
        return role == Role.EXPERT || role.administers();
    }

    @Override
    public List<Member> standsInFor(MemberId substitute) {
        return members.absentees(substitute, today());
    }

    @Override
    public List<Member> standInsOf(MemberId absent) {
        return members.standIns(absent, today());
    }

    @Override
    @Transactional(readOnly = true)
    public Scope scopeOf(MemberId substitute, MemberId absent) {
        if (members.absentees(substitute, today()).stream().noneMatch(m -> m.id().equals(absent))) {
            throw new NoSubstitution(NoSubstitution.Reason.NOT_IN_FORCE);
        }
        Scope seat = scopeOf(absent);
        var hidden = new HashSet<>(seat.hidden());
        hidden.addAll(members.dossiers(substitute, true));
        return new Scope(
                absent, seat.body(), seat.roles(), seat.ranges(), seat.granted(), hidden, "", Optional.of(substitute));
    }

    @Override
    public List<Substitution> substitutions(MemberId person) {
        return substitutions().stream()
                .filter(s ->
                        s.absent().id().equals(person) || s.substitute().id().equals(person))
                .toList();
    }

    @Override
    public List<Substitution> substitutions() {
        return members.substitutions(today()).stream()
                .flatMap(row -> members.find(row.absent()).stream()
                        .flatMap(absent -> members.find(row.substitute()).stream()
                                .map(there -> new Substitution(absent, there, row.first(), row.last()))))
                .toList();
    }

    @Override
    @Transactional
    public void endSubstitution(MemberId absent, MemberId substitute, LocalDate first, String actor) {
        if (members.endSubstitution(absent, substitute, first, today())) {
            events.publishEvent(new SubstitutionEnded(absent, substitute, first, actor));
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
