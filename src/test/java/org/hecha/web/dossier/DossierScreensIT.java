package org.hecha.web.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hecha.InApplication;
import org.hecha.dossier.Dossiers;
import org.hecha.organization.Directory;
import org.hecha.organization.OrganizationImport;
import org.hecha.programme.Rounds;
import org.hecha.web.Browser;
import org.hecha.web.SomeDossier;
import org.hecha.web.SomePeople;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@InApplication
class DossierScreensIT {

    private static final String DOSSIER = "/dossiers/" + SomeDossier.NUMBER;
    private static final String S07 = DOSSIER + "/criteria/S07";

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

    Browser browser;

    @BeforeEach
    void aDossierIsThere() throws Exception {
        SomePeople.moveIn(directory, imports);
        SomeDossier.open(directory, rounds, dossiers, clock);
        browser = new Browser(port);
    }

    @Nested
    class ForThoseWhoMayNot {

        @Test
        void aForeignDossierLooksLikeOneThatDoesNotExist() {
            browser.logIn(SomePeople.OTHER_CLERK, SomePeople.PASSWORD);

            for (String tab :
                    List.of("", "/evidence", "/revisions", "/timeline", "/diagram", "/audit", "/criteria/S07")) {
                assertThat(browser.get(DOSSIER + tab).status()).as(tab).isEqualTo(404);
            }
            assertThat(browser.get(DOSSIER).body()).doesNotContain("石桥");
            assertThat(browser.get("/dossiers").body()).doesNotContain(SomeDossier.NUMBER);
        }

        @Test
        void theCityDoesNotSeeADraft() {
            browser.logIn(SomePeople.CITY, SomePeople.PASSWORD);

            assertThat(browser.get(DOSSIER).status()).isEqualTo(404);
        }

        @Test
        void aFileOfAForeignDossierIsNotThereEither() {
            browser.logIn(SomePeople.CLERK, SomePeople.PASSWORD);
            String file = firstFile(browser.get(DOSSIER + "/evidence").body());
            var stranger = new Browser(port);
            stranger.logIn(SomePeople.OTHER_CLERK, SomePeople.PASSWORD);

            assertThat(stranger.get(file).status()).isEqualTo(404);
            assertThat(stranger.get(file + "/original").status()).isEqualTo(404);
            assertThat(stranger.get(file + "/pages/1.png").status()).isEqualTo(404);
        }

        @Test
        void administratorsReadNoDossier() {
            browser.logIn(SomePeople.SYSTEM, SomePeople.PASSWORD);

            assertThat(browser.get(DOSSIER).status()).isEqualTo(404);
        }

        @Test
        void onlyAdministratorsSeeTheTablesOfPeople() {
            browser.logIn(SomePeople.CLERK, SomePeople.PASSWORD);

            assertThat(browser.get("/organization").status()).isEqualTo(403);
            assertThat(browser.get("/system").status()).isEqualTo(403);
        }

        @Test
        void aUnitCannotSaveACriterionItDoesNotAnswerFor() {
            browser.logIn(SomePeople.UNIT, SomePeople.PASSWORD);
            browser.get(S07);

            var answer = browser.postWith(
                    List.of("Accept", "application/json"),
                    S07 + "/claims/brand_name",
                    "brand_name",
                    "别人的",
                    "version.brand_name",
                    "0");

            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body()).contains("/problems/not-writable");
        }
    }

    @Nested
    class ForTheCountysClerk {

        @BeforeEach
        void theClerkIsThere() {
            browser.logIn(SomePeople.CLERK, SomePeople.PASSWORD);
        }

        @Test
        void keepsWhatWasTypedWhenAValueIsRefused() {
            browser.get(S07);

            var page = browser.post(S07, "vol_distinct", "很多", "version.vol_distinct", version("vol_distinct"));

            assertThat(page.status()).isEqualTo(422);
            assertThat(page.body()).contains("value=\"很多\"").contains("请填写数字");
        }

        @Test
        void savesOneFieldForTheScript() {
            browser.get(S07);

            var saved = browser.postWith(
                    List.of("Accept", "application/json"),
                    S07 + "/claims/brand_name",
                    "brand_name",
                    "映山红科普夜校" + System.nanoTime(),
                    "version.brand_name",
                    version("brand_name"));

            assertThat(saved.status()).isEqualTo(200);
            assertThat(saved.body()).contains("\"version\":");
        }

        @Test
        void tellsTheSecondOfTwoWritersWhatTheFirstOneSaved() {
            browser.get(S07);
            String before = version("vol_distinct");
            browser.post(S07, "vol_distinct", "1,120", "version.vol_distinct", before);

            var late = browser.postWith(
                    List.of("Accept", "application/json"),
                    S07 + "/claims/vol_distinct",
                    "vol_distinct",
                    "1099",
                    "version.vol_distinct",
                    before);

            assertThat(late.status()).isEqualTo(409);
            assertThat(late.body()).contains("\"theirs\":\"1120\"").contains("\"version\":");
        }

        @Test
        void showsAllGapsInsteadOfSubmittingAnIncompleteDossier() {
            browser.get(DOSSIER);

            var page = browser.post(
                    DOSSIER + "/submission", "once", java.util.UUID.randomUUID().toString());

            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body()).contains("gap-list").contains("/criteria/S03");
        }

        @Test
        void opensASecondDossierForTheSameRoundOnlyInTheForm() {
            browser.get("/dossiers");

            var page = browser.post("/dossiers", "round", SomeDossier.ROUND, "once", "no ticket");

            assertThat(page.status()).isEqualTo(409);
            assertThat(page.body()).contains(SomeDossier.NUMBER);
        }

        private String version(String key) {
            String page = browser.get(S07).body();
            Matcher field = Pattern.compile("name=\"version." + key + "\" value=\"(\\d+)\"")
                    .matcher(page);
            assertThat(field.find()).as("version of %s", key).isTrue();
            return field.group(1);
        }
    }

    private static String firstFile(String page) {
        Matcher link = Pattern.compile("href=\"(/evidence/[0-9a-f-]{36})\"").matcher(page);
        assertThat(link.find()).isTrue();
        return link.group(1);
    }
}
