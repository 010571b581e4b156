package org.hecha.workflow;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.spring.boot.starter.CamundaBpmAutoConfiguration;
import org.hecha.Fake;
import org.hecha.designation.Designations;
import org.hecha.dossier.Dossiers;
import org.hecha.dossier.TermPapers;
import org.hecha.organization.AScope;
import org.hecha.organization.AWorld;
import org.hecha.organization.Body;
import org.hecha.organization.BodyId;
import org.hecha.organization.Directory;
import org.hecha.organization.Member;
import org.hecha.organization.MemberId;
import org.hecha.organization.Region;
import org.hecha.organization.ReviewPath;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.hecha.programme.Rounds;
import org.hecha.review.Reviews;
import org.hecha.review.Vacancies;
import org.hecha.search.Hits;
import org.hecha.search.Query;
import org.hecha.search.Search;
import org.hecha.search.SearchUnavailable;
import org.hecha.verification.Verification;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/**
 * The engine, its database and this module, with the rest of the house in memory: a path takes milliseconds. Carries no
 * stereotype, so that tests in the whole application do not find it among its components.
 */
@ImportAutoConfiguration({
    DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    FlywayAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    MessageSourceAutoConfiguration.class,
    CamundaBpmAutoConfiguration.class
})
@ComponentScan(
        basePackages = "org.hecha",
        useDefaultFilters = false,
        includeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern =
                                "org\\.hecha\\.(EmbeddedDatabase|EngineAfterSchema|Time|audit\\.(Behalf|EntryTable|Recorder|StoredTrail)|programme\\.(HolidayCalendar|StoredLocalDays))"))
@ComponentScan(
        basePackages = "org.hecha.workflow",
        excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*(IT|ProcessWorld)"))
@ConfigurationPropertiesScan({"org.hecha.workflow", "org.hecha.programme"})
class ProcessWorld {

    /** Everybody who takes part, by what they do. */
    static final class People {
        final AWorld world = new AWorld();
        final List<Body> bodies = new ArrayList<>();
        final List<Member> members = new ArrayList<>();
        ReviewPath path = ReviewPath.VIA_CITY;

        final Member clerk = member("王芳", "石桥县科协", Body.Kind.COUNTY_ASSOCIATION, AWorld.COUNTY, Role.COUNTY_CLERK);
        final Member leader = member("周正", "石桥县政府", Body.Kind.COUNTY_GOVERNMENT, AWorld.COUNTY, Role.COUNTY_LEADER);
        final Member school = member("李梅", "石桥县教育局", Body.Kind.RESPONSIBLE_UNIT, AWorld.COUNTY, Role.RESPONSIBLE_UNIT);
        final Member city = member("陈志", "临泽市科协", Body.Kind.CITY_ASSOCIATION, AWorld.CITY, Role.CITY_REVIEWER);
        final Member cityColleague = colleague(city, "吴敏");
        final Member province =
                member("孙宁", "赭山省科协", Body.Kind.RECOMMENDING, AWorld.PROVINCE, Role.PROVINCIAL_REVIEWER);
        final Member secondReviewer = colleague(province, "郑可");
        final Member thirdReviewer = colleague(province, "冯远");
        final Member provincialLeader = as(province, "何坚", Role.PROVINCIAL_LEADER);
        final Member education = member("蒋文", "赭山省教育厅", Body.Kind.OUTLINE_MEMBER, AWorld.PROVINCE, Role.OUTLINE_MEMBER);
        final Member farming = member("沈禾", "赭山省农业农村厅", Body.Kind.OUTLINE_MEMBER, AWorld.PROVINCE, Role.OUTLINE_MEMBER);
        final Member officer =
                member("韩立", "全国办公室", Body.Kind.NATIONAL_ASSOCIATION, AWorld.COUNTRY, Role.NATIONAL_OFFICER);
        final Member nationalLeader = as(officer, "杨帆", Role.NATIONAL_LEADER);
        final Member expert = member("朱明", "碧水大学", Body.Kind.INSTITUTE, AWorld.ELSEWHERE, Role.EXPERT);
        final Member secondExpert = colleague(expert, "秦岭");
        final Member thirdExpert = colleague(expert, "许诺");
        final Member fourthExpert = colleague(expert, "尤佳");
        final Member fifthExpert = colleague(expert, "何冰");

        private Member member(String name, String office, Body.Kind kind, Region region, Role role) {
            var body = world.body(office, kind, region);
            bodies.add(body);
            return add(world.member(name, body, role));
        }

        private Member colleague(Member of, String name) {
            return as(of, name, of.roles().iterator().next());
        }

        private Member as(Member of, String name, Role role) {
            return add(world.member(name, of.body(), role));
        }

        private Member add(Member member) {
            members.add(member);
            return member;
        }

        Scope scope(Member member) {
            var region = region(member.body().region()).orElseThrow();
            var role = member.roles().iterator().next();
            return AScope.of(
                    member,
                    region.lo(),
                    role == Role.EXPERT ? -1 : region.hi(),
                    role.level(),
                    Set.copyOf(grantedTo(member)),
                    Set.of());
        }

        private List<UUID> grantedTo(Member member) {
            return world.granted.entrySet().stream()
                    .filter(e -> e.getValue().contains(member.id()))
                    .map(java.util.Map.Entry::getKey)
                    .toList();
        }

        Optional<Region> region(String code) {
            return world.directory().region(code);
        }

        /** What is faked of {@code Directory} beyond {@link AWorld}. */
        public final class FakeDirectory {
            private final Directory plain = world.directory();

            public Scope systemScope(String reason) {
                return plain.systemScope(reason);
            }

            public Optional<Member> member(MemberId id) {
                return plain.member(id);
            }

            public List<Member> members(Role role) {
                return plain.members(role);
            }

            public List<Directory.Substitution> substitutions() {
                return plain.substitutions();
            }

            public List<Member> members(BodyId body, Role role) {
                return plain.members(body, role);
            }

            public Optional<Body> body(BodyId id) {
                return plain.body(id);
            }

            public List<Body> bodies(String region, Body.Kind kind) {
                return plain.bodies(region, kind);
            }

            public Optional<Region> region(String code) {
                return plain.region(code);
            }

            public List<Region> children(String code) {
                return List.of(AWorld.PROVINCE, AWorld.CITY, AWorld.COUNTY, AWorld.ELSEWHERE).stream()
                        .filter(r -> r.parent().equals(Optional.of(code)))
                        .toList();
            }

            public List<Region> below(String code) {
                var above = region(code);
                return List.of(AWorld.PROVINCE, AWorld.CITY, AWorld.COUNTY, AWorld.ELSEWHERE).stream()
                        .filter(r -> !r.code().equals(code)
                                && above.filter(a -> a.contains(r)).isPresent())
                        .toList();
            }

            public List<Region> lineage(String code) {
                return plain.lineage(code);
            }

            public ReviewPath reviewPath(String county, LocalDate on) {
                return path;
            }

            public Scope scopeOf(MemberId id) {
                return scope(member(id).orElseThrow());
            }

            public Set<MemberId> hiddenFrom(UUID dossier) {
                return plain.hiddenFrom(dossier);
            }
        }
    }

    /** What an expression must never reach. */
    static final class Canary {
        final java.util.concurrent.atomic.AtomicInteger fired = new java.util.concurrent.atomic.AtomicInteger();

        public String fire() {
            return Integer.toString(fired.incrementAndGet());
        }
    }

    /** What is faked of {@link Search}: the counties in whose dossiers a passage stands. */
    public static final class Passages {
        final Map<String, Set<String>> counties = new ConcurrentHashMap<>();
        volatile boolean rebuilding;

        public Hits find(Query query, Scope scope, int from, int limit) {
            if (rebuilding) {
                throw new SearchUnavailable();
            }
            Map<String, Long> found = counties.entrySet().stream()
                    .filter(entry -> Query.quote(entry.getKey()).equals(query))
                    .flatMap(entry -> entry.getValue().stream())
                    .collect(Collectors.toMap(county -> county, county -> 1L));
            return new Hits(List.of(), found.size(), found.size(), Map.of("region", found), 1, 0, "");
        }
    }

    @Bean
    Passages passages() {
        return new Passages();
    }

    @Bean
    Search search(Passages passages) {
        return Fake.of(Search.class, passages);
    }

    @Bean
    Canary canary() {
        return new Canary();
    }

    @Bean
    People people() {
        return new People();
    }

    @Bean
    House house(ApplicationEventPublisher events, Clock clock) {
        return new House(events, clock);
    }

    @Bean
    Directory directory(People people) {
        return Fake.of(Directory.class, people.new FakeDirectory());
    }

    @Bean
    Dossiers dossiers(House house) {
        return Fake.of(Dossiers.class, house.new FakeDossiers());
    }

    @Bean
    Reviews reviews(House house) {
        return Fake.of(Reviews.class, house.new FakeReviews());
    }

    @Bean
    Vacancies vacancies(House house) {
        return Fake.of(Vacancies.class, house.new FakeVacancies());
    }

    @Bean
    TermPapers termPapers(House house) {
        return Fake.of(TermPapers.class, house.new FakeTermPapers());
    }

    @Bean
    Designations designations(House house) {
        return Fake.of(Designations.class, house.new FakeDesignations());
    }

    @Bean
    Verification verification(House house) {
        return Fake.of(Verification.class, house.new FakeVerification());
    }

    @Bean
    Rounds rounds() {
        return Fake.of(Rounds.class, new House.FakeRounds());
    }
}
