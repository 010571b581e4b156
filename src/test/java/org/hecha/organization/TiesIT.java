package org.hecha.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hecha.InApplication;
import org.hecha.organization.OrganizationImport.MemberRow;
import org.hecha.organization.OrganizationImport.PostRow;
import org.hecha.organization.Ties.Kind;
import org.hecha.organization.Ties.Tie;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What ties people to counties. */
@InApplication
class TiesIT {

    private static final List<String> COUNTIES =
            List.of(Specimens.COUNTY, Specimens.NEIGHBOUR, Specimens.DIRECT_COUNTY, Specimens.FAR_COUNTY);

    @Autowired
    Directory directory;

    @Autowired
    OrganizationImport imports;

    @Autowired
    Ties ties;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @BeforeEach
    void settle() {
        Specimens.settle(directory, imports);
        jdbc.sql("delete from organization.post").update();
        jdbc.sql("update organization.member set phone = '', mail = ''").update();
        put("tied-990000", "省甲", "990000", "岚川省科协", Role.PROVINCIAL_REVIEWER, "", "");
    }

    private OrganizationImport.Report put(
            String login, String name, String region, String body, Role role, String mail, String phone) {
        return imports.members(
                directory.systemScope("a test of ties"),
                List.of(new MemberRow(
                        login,
                        name,
                        region,
                        body,
                        Set.of(role),
                        mail,
                        Locale.SIMPLIFIED_CHINESE,
                        "",
                        false,
                        true,
                        phone)),
                false);
    }

    private OrganizationImport.Report posts(PostRow... rows) {
        return imports.posts(directory.systemScope("a test of ties"), List.of(rows), false);
    }

    private List<Tie> ties(String login, Kind kind) {
        return ties.of(List.of(id(login)), COUNTIES).stream()
                .filter(tie -> tie.kind() == kind)
                .toList();
    }

    private MemberId id(String login) {
        return directory.memberByLogin(login).orElseThrow().id();
    }

    @Test
    void nobodyIsTiedByNothing() {
        assertThat(ties.of(List.of(id("tied-990000")), COUNTIES))
                .extracting(Tie::kind)
                .containsOnly(Kind.SAME_PROVINCE);
        assertThat(ties.of(List.of(), COUNTIES)).isEmpty();
        assertThat(ties.of(List.of(id("tied-990000")), List.of())).isEmpty();
        // a place that is no county
        assertThat(ties.of(List.of(id("tied-990000")), List.of("990000", "000000", "123456")))
                .isEmpty();
    }

    @Nested
    class AnOffice {
        @Test
        void ofTheCountyOrItsCityTies() {
            assertThat(ties("school-990226", Kind.SAME_BODY))
                    .extracting(Tie::county, Tie::units)
                    .containsExactly(tuple("990226", List.of("赭岭县教育局")));
            assertThat(ties("reviewer-990200", Kind.SAME_BODY))
                    .extracting(Tie::county)
                    .containsExactlyInAnyOrder("990226", "990224", "990223");
            assertThat(ties("tied-990000", Kind.SAME_BODY)).isEmpty();
        }

        @Test
        void ofTheProvinceTiesAtWhateverLevelItStands() {
            for (String login : List.of("tied-990000", "expert-990000", "reviewer-990100", "clerk-990105")) {
                assertThat(ties(login, Kind.SAME_PROVINCE))
                        .as(login)
                        .extracting(Tie::county)
                        .containsExactlyInAnyOrderElementsOf(COUNTIES);
            }
            assertThat(ties("officer-000000", Kind.SAME_PROVINCE)).isEmpty();
        }
    }

    @Nested
    class AnEarlierPost {
        @Test
        void isRememberedWhenSomebodyMoves() {
            put("moved-990226", "移者", "990226", "赭岭县财政局", Role.RESPONSIBLE_UNIT, "", "");
            put("moved-990226", "移者", "990000", "岚川省科协", Role.PROVINCIAL_REVIEWER, "", "");
            assertThat(ties("moved-990226", Kind.EARLIER_POST))
                    .extracting(Tie::county, Tie::units, Tie::from, Tie::until)
                    .containsExactly(
                            tuple("990226", List.of("赭岭县财政局"), Optional.empty(), Optional.of(LocalDate.now(clock))));
        }

        @Test
        void mayBeInAnOfficeThatIsNotKnownAndInTheCity() {
            var since = LocalDate.of(2015, 3, 1);
            var until = LocalDate.of(2018, 6, 30);
            var row = new PostRow("tied-990000", "990200", "望岫市教育局", Optional.of(since), Optional.of(until));
            assertThat(posts(row).created()).isEqualTo(1);
            assertThat(posts(row).unchanged()).isEqualTo(1);
            List<Tie> found = ties("tied-990000", Kind.EARLIER_POST);
            assertThat(found).extracting(Tie::county).containsExactlyInAnyOrder("990226", "990224", "990223");
            assertThat(found.getFirst().from()).contains(since);

            String before = found.getFirst().fact();
            posts(new PostRow("tied-990000", "990200", "望岫市教育局", Optional.of(since), Optional.empty()));
            assertThat(ties("tied-990000", Kind.EARLIER_POST).getFirst().fact())
                    .as("goes on: another fact")
                    .isNotEqualTo(before);
        }

        @Test
        void isRefusedAsAWholeWithEveryProblem() {
            var day = LocalDate.of(2020, 1, 1);
            var report = posts(
                    new PostRow("nobody", "990226", "县科协", Optional.empty(), Optional.empty()),
                    new PostRow("tied-990000", "123456", " ", Optional.of(day), Optional.of(day.minusDays(1))),
                    new PostRow("tied-990000", "990226", "赭岭县科协", Optional.empty(), Optional.empty()));
            assertThat(report.imported()).isFalse();
            assertThat(report.problems())
                    .extracting(OrganizationImport.Problem::key)
                    .containsExactlyInAnyOrder("unknown-login", "missing", "unknown-region", "ends-before-start");
            assertThat(ties("tied-990000", Kind.EARLIER_POST)).isEmpty();
        }
    }

    @Nested
    class APhone {
        @Test
        void tiesHoweverItIsWrittenAndSaysWhichOffice() {
            put("tied-990000", "省甲", "990000", "岚川省科协", Role.PROVINCIAL_REVIEWER, "", "+86 555-8800-1234");
            put("school-990226", "林荞", "990226", "赭岭县教育局", Role.RESPONSIBLE_UNIT, "", "(555) 88001234");
            assertThat(ties("tied-990000", Kind.PHONE))
                    .extracting(Tie::county, Tie::units)
                    .containsExactly(tuple("990226", List.of("赭岭县教育局")));
            String before = ties("tied-990000", Kind.PHONE).getFirst().fact();

            // empty keeps the number; another person who shares it is another fact
            put("finance-990226", "白术", "990226", "赭岭县财政局", Role.RESPONSIBLE_UNIT, "", "55588001234");
            put("school-990226", "林荞", "990226", "赭岭县教育局", Role.RESPONSIBLE_UNIT, "", "");
            Tie both = ties("tied-990000", Kind.PHONE).getFirst();
            assertThat(both.units()).containsExactlyInAnyOrder("赭岭县教育局", "赭岭县财政局");
            assertThat(both.fact()).isNotEqualTo(before);

            put("tied-990000", "省甲", "990000", "岚川省科协", Role.PROVINCIAL_REVIEWER, "", "-");
            assertThat(ties("tied-990000", Kind.PHONE)).isEmpty();
        }

        @Test
        void ofSomebodyWhoHasLeftStillTies() {
            put("school-990226", "林荞", "990226", "赭岭县教育局", Role.RESPONSIBLE_UNIT, "", "55588001234");
            jdbc.sql("update organization.member set active = false where login = 'school-990226'")
                    .update();
            put("tied-990000", "省甲", "990000", "岚川省科协", Role.PROVINCIAL_REVIEWER, "", "55588001234");
            assertThat(ties("tied-990000", Kind.PHONE)).hasSize(1);
            jdbc.sql("update organization.member set active = true where login = 'school-990226'")
                    .update();
        }

        @Test
        void thatIsNoneIsRefused() {
            var report = put("tied-990000", "省甲", "990000", "岚川省科协", Role.PROVINCIAL_REVIEWER, "", "见名片");
            assertThat(report.problems())
                    .extracting(OrganizationImport.Problem::field)
                    .containsExactly("phone");
        }
    }

    @Nested
    class AMailDomain {
        @Test
        void tiesUnlessAnybodyMayHaveAnAddressThere() {
            for (String domain : List.of("163.com", "VIP.QQ.com", "mail.zheling.example", "demo.invalid")) {
                mails(domain);
                assertThat(ties("tied-990000", Kind.MAIL_DOMAIN)).as(domain).isEmpty();
            }
            mails("Zheling.Gov.cn");
            assertThat(ties("tied-990000", Kind.MAIL_DOMAIN))
                    .extracting(Tie::county, Tie::units)
                    .containsExactly(tuple("990226", List.of("赭岭县科协")));
            // a colleague of the county is tied to others there, never to themself
            assertThat(ties("clerk-990226", Kind.MAIL_DOMAIN)).isEmpty();
        }

        private void mails(String domain) {
            put(
                    "tied-990000",
                    "省甲",
                    "990000",
                    "岚川省科协",
                    Role.PROVINCIAL_REVIEWER,
                    "a@" + domain.toLowerCase(Locale.ROOT),
                    "");
            put("clerk-990226", "苏禾", "990226", "赭岭县科协", Role.COUNTY_CLERK, "b@" + domain, "");
        }

        @Test
        void isPublicByTheDataFileAlone() {
            var shared = new SharedMailDomains(List.of("# note", " Post.example.cn ", ".invalid"));
            assertThat(shared.has("post.EXAMPLE.cn")).isTrue();
            assertThat(shared.has("sub.post.example.cn")).isFalse();
            assertThat(shared.has("invalid")).isTrue();
            assertThat(shared.has("a.b.invalid")).isTrue();
            assertThat(shared.has("notinvalid")).isFalse();
        }
    }
}
