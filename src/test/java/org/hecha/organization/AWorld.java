package org.hecha.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hecha.Fake;

/**
 * Two invented provinces for tests: 990000 with city 990200 and county 990226, and 980000; bodies and people as each test
 * adds them. {@link #directory()} answers from them and remembers what was granted and hidden.
 */
public final class AWorld {

    public static final Region COUNTRY = new Region("000000", "全国", Level.NATION, Optional.empty(), 1, 1000);
    public static final Region PROVINCE = new Region("990000", "岚川省", Level.PROVINCE, Optional.of("000000"), 10, 100);
    public static final Region CITY = new Region("990200", "望岫市", Level.CITY, Optional.of("990000"), 20, 60);
    public static final Region COUNTY = new Region("990226", "赭岭县", Level.COUNTY, Optional.of("990200"), 30, 30);
    public static final Region ELSEWHERE = new Region("980000", "碧水省", Level.PROVINCE, Optional.of("000000"), 200, 300);

    private final Map<String, Region> regions = new LinkedHashMap<>();
    private final List<Body> bodies = new ArrayList<>();
    private final List<Member> members = new ArrayList<>();
    public final Map<UUID, Set<MemberId>> granted = new HashMap<>();
    public final Map<UUID, Set<MemberId>> hidden = new HashMap<>();
    public final Map<MemberId, List<Member>> standIns = new HashMap<>();

    public AWorld() {
        for (Region region : List.of(COUNTRY, PROVINCE, CITY, COUNTY, ELSEWHERE)) {
            regions.put(region.code(), region);
        }
    }

    public Body body(String name, Body.Kind kind, Region region) {
        var body = new Body(new BodyId(UUID.randomUUID()), name, kind, region.code(), Optional.empty());
        bodies.add(body);
        return body;
    }

    public Member member(String name, Body body, Role... roles) {
        return member(name, body, name + "@example.org", Locale.SIMPLIFIED_CHINESE, roles);
    }

    public Member member(String name, Body body, String mail, Locale language, Role... roles) {
        var member =
                new Member(new MemberId(UUID.randomUUID()), name, name, body, Set.of(roles), mail, language, false);
        members.add(member);
        return member;
    }

    public Scope scope(Member member, Region region, Level level) {
        return AScope.of(member.id(), member.roles().iterator().next(), region.lo(), region.hi(), level);
    }

    public Directory directory() {
        return Fake.of(Directory.class, new Answers());
    }

    /** What is faked of {@link Directory}. */
    public final class Answers {

        public Scope systemScope(String reason) {
            return AScope.system(reason);
        }

        public List<Member> standInsOf(MemberId absent) {
            return standIns.getOrDefault(absent, List.of());
        }

        /** Everybody who has a stand-in is away for good. */
        public List<Directory.Substitution> substitutions() {
            return standIns.entrySet().stream()
                    .flatMap(entry -> entry.getValue().stream()
                            .map(there -> new Directory.Substitution(
                                    member(entry.getKey()).orElseThrow(), there, LocalDate.MIN, LocalDate.MAX)))
                    .toList();
        }

        public Optional<Member> member(MemberId id) {
            return members.stream().filter(m -> m.id().equals(id)).findFirst();
        }

        public List<Member> members(BodyId body, Role role) {
            return members(role).stream()
                    .filter(m -> m.body().id().equals(body))
                    .toList();
        }

        public List<Member> colleagues(MemberId person) {
            var body = member(person).map(m -> m.body().id());
            return members.stream()
                    .filter(m -> body.equals(Optional.of(m.body().id())) && !m.id().equals(person))
                    .toList();
        }

        public List<Member> members(Role role) {
            return members.stream()
                    .filter(m -> m.is(role))
                    .sorted(Comparator.comparing(Member::name))
                    .toList();
        }

        public Optional<Body> body(BodyId id) {
            return bodies.stream().filter(b -> b.id().equals(id)).findFirst();
        }

        public List<Body> bodies(String region, Body.Kind kind) {
            return bodies.stream()
                    .filter(b -> b.region().equals(region) && b.kind() == kind)
                    .toList();
        }

        public Optional<Region> region(String code) {
            return Optional.ofNullable(regions.get(code));
        }

        public List<Region> children(String code) {
            return regions.values().stream()
                    .filter(r -> r.parent().filter(code::equals).isPresent())
                    .sorted(Comparator.comparing(Region::code))
                    .toList();
        }

        public List<Region> lineage(String code) {
            List<Region> lineage = new ArrayList<>();
            for (var next = region(code);
                    next.isPresent();
                    next = next.get().parent().flatMap(this::region)) {
                lineage.add(next.get());
            }
            return lineage;
        }

        public Optional<Member> memberByLogin(String login) {
            return members.stream()
                    .filter(member -> member.login().equalsIgnoreCase(login))
                    .findFirst();
        }

        public void grant(MemberId member, UUID dossier, String reason) {
            granted.computeIfAbsent(dossier, d -> new HashSet<>()).add(member);
        }

        public void endGrant(MemberId member, UUID dossier, String reason) {
            granted.getOrDefault(dossier, new HashSet<>()).remove(member);
        }

        public void hide(MemberId member, UUID dossier, String reason) {
            hidden.computeIfAbsent(dossier, d -> new HashSet<>()).add(member);
        }

        public Set<MemberId> hiddenFrom(UUID dossier) {
            return Set.copyOf(hidden.getOrDefault(dossier, Set.of()));
        }
    }
}
