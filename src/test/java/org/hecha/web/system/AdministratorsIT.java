package org.hecha.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.hecha.InApplication;
import org.hecha.organization.Directory;
import org.hecha.organization.OrganizationImport;
import org.hecha.organization.Role;
import org.hecha.web.Browser;
import org.hecha.web.SomePeople;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the administrators press, with a session that is kept in the database. */
@InApplication
class AdministratorsIT {

    @LocalServerPort
    int port;

    @Autowired
    Directory directory;

    @Autowired
    OrganizationImport imports;

    @BeforeEach
    void theyAreThere() {
        SomePeople.moveIn(directory, imports);
    }

    @Test
    void theChainsAreRecomputedAndTheVerdictStandsOnTheNextPage() throws IOException {
        Browser audit = as(SomePeople.AUDIT);

        var verdict = audit.post("/system/audit");

        assertThat(verdict.status()).isEqualTo(200);
        assertThat(verdict.body()).contains("role=\"status\"").contains("审计记录");
    }

    @Test
    void lettersAreShownInBothLanguagesAndOneIsSentToOneself() throws IOException {
        Browser system = as(SomePeople.SYSTEM);
        assertThat(system.get("/system/letters").body())
                .contains("待办：市级审核（石桥县，2021B2-990226）")
                .contains("City review")
                .doesNotContain("??");
        assertThat(system.post("/system/letters", "kind", "arrived").body())
                .contains("样信已放进发件箱")
                .contains("待办：市级审核（石桥县，2021B2-990226）");
        assertThat(system.post("/system/letters", "kind", "nothing").status()).isEqualTo(404);
        assertThat(as(SomePeople.AUDIT).get("/system/letters").status()).isEqualTo(403);
    }

    @Test
    void aPersonsOfficeStandsInTheRecordInWords() throws IOException {
        Browser audit = as(SomePeople.AUDIT);
        String name = "何秋" + System.nanoTime();
        imports.members(
                directory.systemScope("people for tests of the screens"),
                List.of(new OrganizationImport.MemberRow(
                        "web.new" + System.nanoTime(), name, "000000", "全国科协", Set.of(Role.OBSERVER), "")),
                false);

        assertThat(audit.get("/system").body())
                .contains("变更了人员或权限")
                .contains(name)
                .contains("全国科协、观察员")
                .doesNotContain("OBSERVER");
    }

    @Test
    void theIndexAndTheListAreMadeAnew() throws IOException {
        Browser system = as(SomePeople.SYSTEM);
        system.get("/system");

        assertThat(system.post("/system/index").body()).contains("重建");
        assertThat(system.post("/system/worklist").body()).contains("任务列表已重建");
    }

    private Browser as(String login) throws IOException {
        var browser = new Browser(port);
        browser.logIn(login, SomePeople.PASSWORD);
        browser.get("/system");
        return browser;
    }
}
