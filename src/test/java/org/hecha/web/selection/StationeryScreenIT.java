package org.hecha.web.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Set;
import org.hecha.InApplication;
import org.hecha.designation.APdf;
import org.hecha.designation.ATemplate;
import org.hecha.evidence.worker.Tools;
import org.hecha.organization.Body;
import org.hecha.organization.Directory;
import org.hecha.organization.Level;
import org.hecha.organization.OrganizationImport;
import org.hecha.organization.Role;
import org.hecha.organization.Specimens;
import org.hecha.web.Browser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** How an office brings a template and a seal, and what becomes of them. */
@InApplication
class StationeryScreenIT {

    private static final String PASSWORD = "xingzhi-2022";
    private static final String PROVINCE = "stationery.province";
    private static final String ELSEWHERE = "stationery.elsewhere";
    private static final String NATION = "stationery.nation";
    private static final String COUNTY = "stationery.county";

    @LocalServerPort
    int port;

    @Autowired
    Directory directory;

    @Autowired
    OrganizationImport imports;

    @BeforeEach
    void peopleMoveIn() {
        if (directory.memberByLogin(COUNTY).isPresent()) {
            return;
        }
        var scope = directory.systemScope("people for tests of stationery");
        Specimens.must(imports.regions(
                scope,
                List.of(
                        new OrganizationImport.RegionRow("970000", "青嶂省", Level.PROVINCE, "000000"),
                        new OrganizationImport.RegionRow("960000", "白浦省", Level.PROVINCE, "000000")),
                false));
        Specimens.must(imports.bodies(
                scope,
                List.of(
                        new OrganizationImport.BodyRow("970000", "青嶂省科协", Body.Kind.RECOMMENDING),
                        new OrganizationImport.BodyRow("960000", "白浦省科协", Body.Kind.RECOMMENDING),
                        new OrganizationImport.BodyRow("000000", "印章测试中心", Body.Kind.NATIONAL_ASSOCIATION)),
                false));
        Specimens.must(imports.members(
                scope,
                List.of(
                        person(PROVINCE, "970000", "青嶂省科协", Role.PROVINCIAL_REVIEWER),
                        person(ELSEWHERE, "960000", "白浦省科协", Role.PROVINCIAL_LEADER),
                        person(NATION, "000000", "印章测试中心", Role.NATIONAL_OFFICER),
                        person(COUNTY, "970000", "青嶂省科协", Role.OUTLINE_MEMBER)),
                false));
    }

    private static OrganizationImport.MemberRow person(String login, String region, String body, Role role) {
        return new OrganizationImport.MemberRow(login, login, region, body, Set.of(role), PASSWORD);
    }

    private Browser as(String login) {
        var browser = new Browser(port);
        browser.logIn(login, PASSWORD);
        browser.get("/stationery");
        return browser;
    }

    private static Browser.Page bring(Browser browser, String piece, String name, byte[] bytes) {
        return browser.upload("/stationery/" + piece, name, () -> new ByteArrayInputStream(bytes));
    }

    @Test
    void isNobodysWhoIssuesNoPapersAndEachOfficeHasItsOwn() {
        var refused = as(COUNTY).get("/stationery");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("公文模板不归您管").doesNotContainPattern("[0-9a-f]{8}-[0-9a-f]{4}-");
        assertThat(as(PROVINCE).get("/stationery/CERTIFICATE/shipped").status()).isEqualTo(403);
        assertThat(as(NATION).get("/stationery").body()).contains("证书模板").doesNotContain("推荐函模板");
    }

    @Test
    void aTemplateThatCannotBeUsedIsRefusedWithTheNameAndNothingChanges() {
        byte[] wrong = ATemplate.letter(
                document -> document.createParagraph().createRun().setText("密级：{{密级}}"));
        var page = bring(as(PROVINCE), "LETTER", "改过的函.docx", wrong);
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body()).contains("不认识的名称：“密级”").doesNotContain("??");
        assertThat(as(PROVINCE).get("/stationery").body()).doesNotContain("改过的函.docx");
    }

    @Test
    void aTemplateIsPreviewedPutToUseAndTheShippedOnePutBackByItsOwnOffice() throws Exception {
        assumeThat(Tools.find().soffice())
                .as("papers are made by the office suite")
                .isPresent();
        byte[] mine = ATemplate.letter(
                document -> document.createParagraph().createRun().setText("抄送：青嶂省教育厅。"));
        var browser = as(PROVINCE);
        var page = bring(browser, "LETTER", "青嶂省推荐函.docx", mine);
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        assertThat(page.body()).contains("青嶂省推荐函.docx", "还没有启用");
        String version = page.body().replaceAll("(?s).*?/stationery/LETTER/([0-9a-f-]{36})/preview.*", "$1");

        assertThat(browser.download("/stationery/LETTER/" + version).body()).isEqualTo(mine);
        assertThat(as(ELSEWHERE).get("/stationery/LETTER/" + version).status()).isEqualTo(404);
        assertThat(as(ELSEWHERE).get("/stationery").body()).doesNotContain("青嶂省推荐函.docx");

        byte[] preview = browser.download("/stationery/LETTER/" + version + "/preview.pdf")
                .body();
        assertThat(APdf.flaws(preview)).isEmpty();
        assertThat(APdf.text(preview)).contains("抄送：青嶂省教育厅。", "预览稿", "示例〔2022〕1号");

        browser.get("/stationery");
        assertThat(browser.post("/stationery/LETTER/" + version + "/use").body())
                .contains("已启用");
        page = browser.post("/stationery/LETTER/shipped/use");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("/stationery/LETTER/" + version + "/use")
                .doesNotContain("/shipped/use");
    }

    @Test
    void aSealStandsOnTheDateOfTheLastPage() throws Exception {
        assumeThat(Tools.find().soffice())
                .as("papers are made by the office suite")
                .isPresent();
        var browser = as(ELSEWHERE);
        var page = bring(browser, "SEAL", "印章.png", ATemplate.seal());
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        String version = page.body().replaceAll("(?s).*?/stationery/SEAL/([0-9a-f-]{36})/preview.*", "$1");

        byte[] preview =
                browser.download("/stationery/SEAL/" + version + "/preview.pdf").body();
        assertThat(APdf.flaws(preview)).isEmpty();
        APdf.assertSealedOn(preview, "2022年10月8日");
    }
}
