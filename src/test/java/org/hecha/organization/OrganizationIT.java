package org.hecha.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hecha.InApplication;
import org.hecha.Time;
import org.hecha.organization.OrganizationImport.MemberRow;
import org.hecha.organization.OrganizationImport.Problem;
import org.hecha.organization.OrganizationImport.RegionRow;
import org.hecha.organization.OrganizationImport.Table;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

@InApplication
class OrganizationIT {

    @Autowired
    Directory directory;

    @Autowired
    OrganizationImport imports;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Time.Shiftable clock;

    @BeforeEach
    void settle() {
        Specimens.settle(directory, imports);
    }

    @Nested
    class AScope {

        private final UUID dossier = UUID.randomUUID();

        @Test
        void ofACityDoesNotSeeDraftsNorCountiesThatGoStraightToTheProvince() {
            Scope city = scope("reviewer-990200");
            assertThat(sees(city, "990226", Level.COUNTY)).isFalse();
            assertThat(sees(city, "990226", Level.CITY)).isTrue();
            assertThat(sees(city, "990223", Level.NATION)).isFalse();
            assertThat(sees(city, "990105", Level.NATION)).isFalse();
        }

        @Test
        void ofACountySeesItsOwnDraftsAndNoNeighbour() {
            for (String login : List.of("clerk-990226", "leader-990226", "school-990226")) {
                assertThat(sees(scope(login), "990226", Level.COUNTY)).isTrue();
                assertThat(sees(scope(login), "990224", Level.NATION)).isFalse();
            }
        }

        @Test
        void ofAProvinceAndTheNationSeesWhatHasArrivedThere() {
            assertThat(sees(scope("reviewer-990000"), "990223", Level.CITY)).isFalse();
            assertThat(sees(scope("reviewer-990000"), "990223", Level.PROVINCE)).isTrue();
            assertThat(sees(scope("officer-000000"), "990223", Level.PROVINCE)).isFalse();
            assertThat(sees(scope("officer-000000"), "990223", Level.NATION)).isTrue();
            assertThat(sees(scope("observer-990200"), "990226", Level.CITY)).isTrue();
        }

        @Test
        void ofAnAdministratorSeesNothing() {
            for (String login : List.of("system-000000", "security-000000", "audit-000000")) {
                assertThat(sees(scope(login), "990226", Level.NATION)).isFalse();
            }
        }

        @Test
        void ofAnExpertSeesOnlyWhatWasGrantedAndHidingIsStronger() {
            MemberId expert = scope("expert-990000").member();
            assertThat(sees(scope("expert-990000"), "990226", Level.NATION)).isFalse();
            directory.grant(expert, dossier, "assigned");
            directory.grant(expert, dossier, "assigned again");
            assertThat(sees(scope("expert-990000"), "990226", Level.NATION)).isTrue();
            directory.hide(expert, dossier, "comes from there");
            assertThat(sees(scope("expert-990000"), "990226", Level.NATION)).isFalse();
            assertThat(directory.hiddenFrom(dossier)).containsExactly(expert);
        }

        @Test
        void isRefusedToSomebodyWhoHasLeft() {
            var row = new MemberRow("left-990226", "冬青", "990226", "赭岭县科协", Set.of(Role.COUNTY_CLERK), "");
            Specimens.must(imports.members(system(), List.of(row), false));
            assertThat(scope("left-990226").ranges()).hasSize(1);
            var left = new MemberRow(
                    row.login(),
                    row.name(),
                    row.region(),
                    row.body(),
                    row.roles(),
                    "",
                    row.language(),
                    "",
                    false,
                    false);
            Specimens.must(imports.members(system(), List.of(left), false));
            assertThatThrownBy(() -> scope("left-990226")).isInstanceOf(UnknownMember.class);
            assertThat(directory.members(Role.COUNTY_CLERK))
                    .extracting(Member::login)
                    .doesNotContain("left-990226");
        }

        private boolean sees(Scope scope, String county, Level reached) {
            return scope.sees(dossier, directory.region(county).orElseThrow().lo(), reached);
        }
    }

    @Nested
    class AnImport {

        @Test
        void isRefusedToEverybodyButTheSystemAdministrator() {
            for (MemberRow row : Specimens.MEMBERS) {
                if (!row.roles().contains(Role.SYSTEM_ADMINISTRATOR)) {
                    assertThatThrownBy(() -> imports.regions(scope(row.login()), List.of(), true))
                            .isInstanceOf(AdministratorsOnly.class);
                }
            }
            assertThat(imports.regions(scope("system-000000"), List.of(), true).ok())
                    .isTrue();
        }

        @Test
        void listsEveryProblemWithItsLineAndChangesNothing() {
            String csv = """
                    区划代码,名称,层级,上级代码,生效日期
                    940000,试省,省级,000000,
                    9801,试市,市级,940000,
                    940101,,县级,940100,2022-13-01
                    940102,试县,村级,940000,
                    940000,又一个试省,省级,000000,
                    """;
            var report = imports.file(system(), Table.REGIONS, "regions.csv", stream(csv), false);
            assertThat(report.imported()).isFalse();
            assertThat(report.problems())
                    .extracting(Problem::line, Problem::field, Problem::key)
                    .containsExactlyInAnyOrder(
                            tuple(3, "code", "region-code"),
                            tuple(4, "name", "missing"),
                            tuple(4, "parent", "unknown-region"),
                            tuple(4, "from", "date"),
                            tuple(5, "level", "unknown-word"),
                            tuple(6, "code", "twice"));
            assertThat(directory.region("940000")).isEmpty();
        }

        @Test
        void refusesATableWithoutTheColumnsItNeeds() {
            assertThatThrownBy(() -> imports.file(system(), Table.MEMBERS, "a.csv", stream("姓名,电话\n甲,1\n"), true))
                    .isInstanceOf(UnreadableTable.class);
        }

        @Test
        void refusesEveryUnionOfAnAdministratorsRoleWithAnother() {
            for (Role administrator : Role.values()) {
                for (Role other : Role.values()) {
                    if (administrator.administers() && other != administrator) {
                        var row = new MemberRow("both", "甲", "000000", "全国科普中心", Set.of(administrator, other), "");
                        assertThat(imports.members(system(), List.of(row), false)
                                        .problems())
                                .extracting(Problem::key)
                                .contains("administrators-stand-alone");
                        assertThatThrownBy(() -> jdbc.sql("""
                                        insert into organization.member (id, login, name, body, roles)
                                        select gen_random_uuid(), 'both', 'both', id, array[?, ?]
                                        from organization.body limit 1""")
                                        .params(administrator.name(), other.name())
                                        .update())
                                .isInstanceOf(DataIntegrityViolationException.class);
                    }
                }
            }
        }

        @Test
        void readsPeopleWithRolesInWords() {
            String csv = """
                    登录名,姓名,区划代码,单位,角色,初始密码
                    words-990224,紫菀,990224,东汊县科协,县级经办人、县级负责人,dongzhi-2022
                    """;
            var report = imports.file(scope("system-000000"), Table.MEMBERS, "a.csv", stream(csv), false);
            assertThat(report.problems()).isEmpty();
            Member member = accounts.authenticate("WORDS-990224", "dongzhi-2022");
            assertThat(member.roles()).containsExactlyInAnyOrder(Role.COUNTY_CLERK, Role.COUNTY_LEADER);
            var again = imports.file(
                    scope("system-000000"), Table.MEMBERS, "a.csv", stream(csv.replace("dongzhi-2022", "")), false);
            assertThat(again.unchanged()).isEqualTo(1);
        }

        @Test
        void keepsNumbersUnlessAPlaceMoves() {
            Region before = directory.region("990226").orElseThrow();
            Specimens.must(
                    imports.regions(system(), List.of(new RegionRow("990225", "新县", Level.COUNTY, "990200")), false));
            assertThat(directory.region("990226")).contains(before);
            assertThat(directory.lineage("990225"))
                    .extracting(Region::code)
                    .containsExactly("990225", "990200", "990000", "000000");
            Specimens.must(
                    imports.regions(system(), List.of(new RegionRow("990225", "新县", Level.COUNTY, "990100")), false));
            assertThat(directory.lineage("990225"))
                    .extracting(Region::code)
                    .containsExactly("990225", "990100", "990000", "000000");
        }
    }

    @Test
    void theReviewPathFollowsItsDates() {
        var path = new OrganizationImport.BodyRow(
                "990105",
                "泊云区科协",
                Body.Kind.COUNTY_ASSOCIATION,
                "990100",
                "栖河市科协",
                java.util.Optional.of(ReviewPath.DIRECT_TO_PROVINCE),
                java.util.Optional.of(LocalDate.of(2030, 1, 1)));
        Specimens.must(imports.bodies(system(), List.of(path), false));
        assertThat(directory.reviewPath("990105", LocalDate.of(2029, 12, 31))).isEqualTo(ReviewPath.VIA_CITY);
        assertThat(directory.reviewPath("990105", LocalDate.of(2030, 1, 1))).isEqualTo(ReviewPath.DIRECT_TO_PROVINCE);
        assertThat(directory.reviewPath("980199", LocalDate.of(2022, 1, 1))).isEqualTo(ReviewPath.VIA_CITY);
    }

    @Test
    void aSubstituteActsOnlyWithinThePeriod() {
        MemberId absent = scope("clerk-990226").member();
        MemberId substitute = scope("school-990226").member();
        LocalDate today = LocalDate.now(clock);
        directory.substitute(absent, substitute, today.plusDays(1), today.plusDays(9), "system");
        assertThat(directory.standsInFor(substitute)).isEmpty();
        assertThatThrownBy(() -> directory.scopeOf(substitute, absent)).isInstanceOf(NoSubstitution.class);

        directory.substitute(absent, substitute, today, today, "system");

        assertThat(directory.standsInFor(substitute)).extracting(Member::id).containsExactly(absent);
        Scope own = directory.scopeOf(absent);
        Scope lent = directory.scopeOf(substitute, absent);
        assertThat(lent.ranges()).isEqualTo(own.ranges());
        assertThat(lent.roles()).isEqualTo(own.roles());
        assertThat(lent.member()).isEqualTo(absent);
        assertThat(lent.actor()).isEqualTo(substitute.toString());

        directory.endSubstitution(absent, substitute, today, "system");

        assertThat(directory.standsInFor(substitute)).isEmpty();
        assertThatThrownBy(() -> directory.scopeOf(substitute, absent)).isInstanceOf(NoSubstitution.class);
    }

    @Test
    void aSubstituteIsNotShownWhatIsHiddenFromEither() {
        MemberId absent = scope("clerk-990226").member();
        MemberId substitute = scope("school-990226").member();
        LocalDate today = LocalDate.now(clock);
        directory.substitute(absent, substitute, today, today, "system");
        UUID fromAbsent = UUID.randomUUID();
        UUID fromSubstitute = UUID.randomUUID();
        directory.hide(absent, fromAbsent, "test");
        directory.hide(substitute, fromSubstitute, "test");

        assertThat(directory.scopeOf(substitute, absent).hidden()).contains(fromAbsent, fromSubstitute);

        directory.endSubstitution(absent, substitute, today, "system");
    }

    @Test
    void nobodyStandsInForThemselvesForAnotherPlaceOrForAnAdministrator() {
        MemberId clerk = scope("clerk-990226").member();
        LocalDate today = LocalDate.now(clock);
        assertThatThrownBy(() -> directory.substitute(clerk, clerk, today, today, "system"))
                .isInstanceOf(NoSubstitution.class);
        assertThatThrownBy(
                        () -> directory.substitute(clerk, scope("clerk-990224").member(), today, today, "system"))
                .isInstanceOf(NoSubstitution.class);
        MemberId colleague = scope("school-990226").member();
        assertThatThrownBy(() -> directory.substitute(clerk, colleague, today, today.minusDays(1), "system"))
                .isInstanceOf(NoSubstitution.class);
        assertThatThrownBy(() -> directory.substitute(clerk, colleague, today, today.plusDays(91), "system"))
                .isInstanceOf(NoSubstitution.class);
    }

    @Test
    void anAccountIsLockedAfterFiveWrongPasswordsAndOpensByItself() {
        var row =
                new MemberRow("locked-990226", "决明", "990226", "赭岭县科协", Set.of(Role.COUNTY_CLERK), Specimens.PASSWORD);
        Specimens.must(imports.members(system(), List.of(row), false));
        assertThatThrownBy(() -> accounts.authenticate("nobody", "x")).isInstanceOf(LoginRefused.class);
        assertThatThrownBy(() -> accounts.authenticate("clerk-990226", "")).isInstanceOf(LoginRefused.class);
        try {
            for (int i = 1; i <= 4; i++) {
                assertThatThrownBy(() -> accounts.authenticate("locked-990226", "wrong"))
                        .isInstanceOf(LoginRefused.class);
            }
            assertThatThrownBy(() -> accounts.authenticate("locked-990226", "wrong"))
                    .isInstanceOf(AccountLocked.class);
            assertThatThrownBy(() -> accounts.authenticate("locked-990226", Specimens.PASSWORD))
                    .isInstanceOf(AccountLocked.class);
            clock.moveTo(clock.instant().plus(Duration.ofMinutes(16)));
            assertThat(accounts.authenticate("locked-990226", Specimens.PASSWORD)
                            .name())
                    .isEqualTo("决明");
            assertThatThrownBy(() -> accounts.authenticate("locked-990226", "wrong"))
                    .isInstanceOf(LoginRefused.class);
        } finally {
            clock.reset();
        }
    }

    private Scope scope(String login) {
        return Specimens.scope(directory, login);
    }

    private Scope system() {
        return directory.systemScope("test");
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.api.Assertions.tuple(values);
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
