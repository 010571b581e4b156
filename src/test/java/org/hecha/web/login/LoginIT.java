package org.hecha.web.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hecha.InApplication;
import org.hecha.organization.Directory;
import org.hecha.organization.OrganizationImport;
import org.hecha.web.Browser;
import org.hecha.web.SomePeople;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@InApplication
class LoginIT {

    @LocalServerPort
    int port;

    @Autowired
    Directory directory;

    @Autowired
    OrganizationImport imports;

    @Autowired
    JdbcClient jdbc;

    Browser browser;

    @BeforeEach
    void peopleAreThere() {
        SomePeople.moveIn(directory, imports);
        browser = new Browser(port);
    }

    @Test
    void sendsStrangersToTheLoginPageAndBackToWhatTheyAskedFor() {
        assertThat(browser.get("/standard").path()).isEqualTo("/login");

        var after = browser.post("/login", "login", SomePeople.CLERK, "password", SomePeople.PASSWORD);

        assertThat(after.path()).startsWith("/standard");
        assertThat(after.body()).contains("王芳 · 石桥县科协");
    }

    @Test
    void strangersCostNoRowInTheSessionTable() {
        long before =
                jdbc.sql("select count(*) from web.session").query(Long.class).single();

        new Browser(port).get("/standard");

        assertThat(jdbc.sql("select count(*) from web.session")
                        .query(Long.class)
                        .single())
                .isEqualTo(before);
    }

    @Test
    void refusesAWrongPasswordInWordsAndKeepsTheLogin() {
        var page = browser.logIn(SomePeople.CLERK, "wrong-password");

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body()).contains("登录名或密码不正确").contains("value=\"web.clerk\"");
        assertThat(browser.get("/standard").path()).isEqualTo("/login");
    }

    @Test
    void refusesAFormWithoutTheToken() {
        browser.logIn(SomePeople.CLERK, SomePeople.PASSWORD);
        browser.forgetToken();

        var page = browser.postWith(List.of("Sec-Fetch-Site", "cross-site"), "/logout");

        assertThat(page.status()).isEqualTo(403);
        assertThat(browser.get("/standard").path()).isEqualTo("/standard");
    }

    @Test
    void refusesTheDemoDoorOutsideTheDemoProfile() {
        browser.get("/login");

        assertThat(browser.post("/login/demo", "login", SomePeople.CLERK).status())
                .isEqualTo(403);
    }

    @Test
    void keepsATypedFormOverAnExpiredSession() {
        browser.logIn(SomePeople.CLERK, SomePeople.PASSWORD);
        browser.forgetSession();

        var turnedAway = browser.post("/dossiers/2021B2-998126/note", "text", "志愿者名册已核对");
        assertThat(turnedAway.status()).isEqualTo(401);
        assertThat(turnedAway.body()).contains("name=\"resend.field.text\" value=\"志愿者名册已核对\"");

        var offered = browser.post(
                "/login",
                "login",
                SomePeople.CLERK,
                "password",
                SomePeople.PASSWORD,
                "resend.address",
                "/dossiers/2021B2-998126/note",
                "resend.field.text",
                "志愿者名册已核对");
        assertThat(offered.status()).isEqualTo(200);
        assertThat(offered.body())
                .contains("action=\"/dossiers/2021B2-998126/note\"")
                .contains("name=\"text\" value=\"志愿者名册已核对\"");
    }

    @Test
    void neverOffersToSendAFormToAnotherPlace() {
        browser.get("/login");

        var page = browser.post(
                "/login",
                "login",
                SomePeople.CLERK,
                "password",
                SomePeople.PASSWORD,
                "resend.address",
                "//elsewhere.example/steal",
                "resend.field.text",
                "x");

        assertThat(page.body()).doesNotContain("elsewhere.example");
    }

    @Test
    void tellsAScriptThatTheSessionIsOverWithoutReplacingItsPage() {
        var fragment = browser.get("/standard", "HX-Request", "true");
        assertThat(fragment.status()).isEqualTo(401);
        assertThat(fragment.header("HX-Retarget")).isEqualTo("#problem");
        assertThat(fragment.body()).contains("登录已过期").doesNotContain("<html");

        var json = browser.get("/standard", "Accept", "application/json");
        assertThat(json.status()).isEqualTo(401);
        assertThat(json.header("Content-Type")).startsWith("application/problem+json");
        assertThat(json.body()).contains("/problems/session-expired");
    }

    @Test
    void sendsTheHeadersThatKeepForeignScriptsOut() {
        var page = browser.get("/login");

        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'")
                .contains("script-src 'self'")
                .doesNotContain("unsafe");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.body()).doesNotContain("<script>").doesNotContain(" style=");
    }

    @Test
    void speaksEnglishWhenAskedAndRemembersIt() {
        assertThat(browser.get("/login?lang=en").body())
                .contains("<html lang=\"en\">")
                .contains("Log in");
        assertThat(browser.get("/login").body()).contains("Log in");
        assertThat(browser.get("/login?lang=zh").body()).contains("登录名");
    }

    @Test
    void explainsAnAddressThatLeadsNowhere() {
        browser.logIn(SomePeople.CLERK, SomePeople.PASSWORD);

        var page = browser.get("/nowhere");

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.body()).contains("这里没有内容").doesNotContain("Exception");
    }
}
