package org.hecha.web.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hecha.InApplication;
import org.hecha.dossier.Answer;
import org.hecha.dossier.Claim;
import org.hecha.dossier.Defect;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.Dossiers;
import org.hecha.evidence.EvidenceId;
import org.hecha.organization.Directory;
import org.hecha.organization.Level;
import org.hecha.organization.OrganizationImport;
import org.hecha.organization.Scope;
import org.hecha.programme.Round;
import org.hecha.programme.RoundId;
import org.hecha.programme.Rounds;
import org.hecha.programme.Stage;
import org.hecha.web.Browser;
import org.hecha.web.SomePeople;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages of a dossier whose county writes again, for the city and for the county. */
@InApplication
class LastSubmissionScreensIT {

    private static final String ROUND = "W2027";
    private static final String DOSSIER = "/dossiers/" + ROUND + "-" + SomePeople.COUNTY;

    @LocalServerPort
    int port;

    @Autowired
    Directory directory;

    @Autowired
    OrganizationImport imports;

    @Autowired
    Rounds rounds;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Clock clock;

    Dossier dossier;
    EvidenceId added;

    @BeforeEach
    void aCountyWritesAgain() {
        SomePeople.moveIn(directory, imports);
        Scope clerk = scope(SomePeople.CLERK);
        if (dossiers.byNumber(clerk, ROUND + "-" + SomePeople.COUNTY).isPresent()) {
            dossier = dossiers.byNumber(clerk, ROUND + "-" + SomePeople.COUNTY).orElseThrow();
            added = dossiers.exhibits(clerk, dossier.id()).getFirst().evidence().id();
            return;
        }
        rounds.put(new Round(
                new RoundId(ROUND),
                "2021—2025年度第三批",
                "2021-2025",
                Map.of(),
                LocalDate.now(clock).minusMonths(3),
                LocalDate.now(clock).plusMonths(1),
                clock.instant().plus(Duration.ofDays(30)),
                Map.of("city_review", 10, "provincial_check", 10),
                Map.of("998000", 4),
                2,
                5,
                300));
        dossier = dossiers.open(clerk, new RoundId(ROUND), SomePeople.COUNTY);
        Scope system = directory.systemScope("dossier for tests of the screens");
        // all that can be asked of an application is its form
        dossiers.saveApplication(
                clerk,
                dossier.id(),
                dossiers.completeness(clerk, dossier.id()).gaps().stream()
                        .collect(java.util.stream.Collectors.toMap(gap -> gap.claim(), gap -> "填好了")));
        dossiers.submit(clerk, dossier.id());
        dossiers.move(system, dossier.id(), Stage.CITY_REVIEW, Level.CITY, false);
        dossiers.returnForCorrection(
                scope(SomePeople.CITY),
                dossier.id(),
                Level.CITY,
                List.of(
                        new Defect("", "", Optional.empty(), Defect.ReasonCode.UNREADABLE, "请补正"),
                        new Defect("S07", "", Optional.empty(), Defect.ReasonCode.UNREADABLE, "请补正")));
        long version = dossiers.claims(clerk, dossier.id()).stream()
                .filter(claim -> claim.key().equals("brand_name"))
                .mapToLong(Claim::version)
                .findFirst()
                .orElseThrow();
        dossiers.save(clerk, dossier.id(), "S07", "brand_name", Optional.of(new Answer.Text("蓝田岗科学集市")), version);
        added = dossiers.add(
                        clerk,
                        dossier.id(),
                        "S07",
                        "",
                        "刚放进来.txt",
                        new ByteArrayInputStream("刚写好".getBytes(StandardCharsets.UTF_8)))
                .id();
    }

    @Test
    void aboveEveryPageSaysWhatItShowsAndShowsNothingElse() {
        Browser browser = new Browser(port);
        browser.logIn(SomePeople.CITY, SomePeople.PASSWORD);

        for (String tab : List.of("", "/evidence", "/revisions", "/timeline", "/audit", "/matters")) {
            var page = browser.get(DOSSIER + tab);
            assertThat(page.status()).as(tab).isEqualTo(200);
            assertThat(page.body())
                    .as(tab)
                    .contains("正在填写。您看到的是本县", "（第 1 版）")
                    .doesNotContain("刚放进来", "蓝田岗", added.toString());
        }
        assertThat(browser.get(DOSSIER + "/criteria/S07").body())
                .contains("（第 1 版）")
                .doesNotContain("刚放进来", "蓝田岗", added.toString());
        assertThat(browser.get(DOSSIER + "/audit").body()).contains("暂不公开的事项");
        assertThat(browser.get("/evidence/" + added).status()).isEqualTo(404);
        assertThat(browser.get("/evidence/" + added + "/original").status()).isEqualTo(404);
        assertThat(browser.get("/evidence/" + added + "/pages/1.png").status()).isEqualTo(404);
        assertThat(browser.get("/search?q=蓝田岗科学集市").body()).doesNotContain("蓝田岗科学集市</mark>");
    }

    @Test
    void theCountySeesWhatItWrites() {
        Browser browser = new Browser(port);
        browser.logIn(SomePeople.CLERK, SomePeople.PASSWORD);

        assertThat(browser.get(DOSSIER + "/evidence").body()).contains("刚放进来").doesNotContain("您看到的是本县");
        assertThat(browser.get(DOSSIER + "/audit").body())
                .contains("蓝田岗", "刚放进来")
                .doesNotContain("暂不公开的事项");
    }

    private Scope scope(String login) {
        return directory.scopeOf(directory.memberByLogin(login).orElseThrow().id());
    }
}
