package org.hecha.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.hecha.InApplication;
import org.hecha.Time;
import org.hecha.designation.Designations;
import org.hecha.designation.Grade;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.Dossiers;
import org.hecha.organization.Body;
import org.hecha.organization.Directory;
import org.hecha.organization.Level;
import org.hecha.organization.OrganizationImport;
import org.hecha.organization.OrganizationImport.BodyRow;
import org.hecha.organization.OrganizationImport.MemberRow;
import org.hecha.organization.OrganizationImport.RegionRow;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.hecha.programme.Round;
import org.hecha.programme.RoundId;
import org.hecha.programme.Rounds;
import org.hecha.programme.Stage;
import org.hecha.workflow.Task;
import org.hecha.workflow.Worklist;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.logging.LogType;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** A county whose term is over, from its summary to the register, on the pages of everybody who has a part in it. */
@InApplication
@TestPropertySource(properties = "spring.application.name=term")
class TermInChromiumIT {

    private static final String PASSWORD = "five-years-went-by";
    private static final String COUNTY = "997126";
    private static final String NUMBER = "T2021-" + COUNTY;

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
    Designations designations;

    @Autowired
    Worklist worklist;

    @Autowired
    ProcessEngine engine;

    @Autowired
    Time.Shiftable clock;

    private final List<String> complaints = new ArrayList<>();
    private Looking looking;
    private Dossier dossier;

    @BeforeEach
    void aCountyHoldsTheTitle() throws Exception {
        looking = new Looking(port);
        looking.chromium.manage().window().setSize(new Dimension(1280, 2600));
        moveIn();
        dossier = named();
    }

    @AfterEach
    void leave() {
        clock.reset();
        if (looking != null) {
            looking.close();
        }
    }

    @Test
    void isAssessedOnPagesWithoutFault() throws Exception {
        look("clerk", "/dossiers/" + NUMBER + "/term", "before");
        assertThat(text()).contains("还没有期满评估");
        clock.moveTo(Instant.parse("2026-01-05T01:30:00Z"));
        worklist.runDue();

        // the county
        openTask("clerk", "summarize_term", "summarize");
        assertThat(drawn("不再达到的原因"))
                .as("asked only where a criterion is no longer met")
                .isEmpty();
        choose("S05", "不再达到");
        assertThat(drawn("不再达到的原因")).hasSize(1);
        type("自查总结", "五年来，沐川县坚持科普工作列入县政府年度考核，建成县科技馆并常年开放。");
        looking.until("return document.querySelector('[data-draft-state]').textContent.startsWith('草稿已自动保存')");
        looking.open("/tasks/" + task("summarize_term").id());
        assertThat(drawn("自查总结")
                        .getFirst()
                        .findElement(By.cssSelector("textarea"))
                        .getDomProperty("value"))
                .as("kept without a press of a button")
                .contains("建成县科技馆并常年开放");
        assertThat(drawn("不再达到的原因")).hasSize(1);
        press("保存草稿");
        complaints.addAll(looking.complaints("draft"));
        assertThat(text()).contains("草稿由文静保存于");
        choose("S05", "不再达到");
        for (String criterion : criteria()) {
            if (!criterion.equals("S05")) {
                choose(criterion, "仍然达到");
            }
        }
        // without a reason the form comes back with everything typed
        press("提交");
        assertThat(text()).contains("不再达到的指标须写明原因");
        // that it was refused is an answer of 422, which a browser notes as well
        looking.chromium.manage().logs().get(LogType.BROWSER);
        complaints.addAll(looking.complaints("summary refused"));
        looking.picture("term", "refused.png");
        type("不再达到的原因", "2024年起专项经费压减，人均低于全省平均；已列入今年预算追加。");
        press("提交");
        openTask("leader", "sign_term", "sign");
        assertThat(text()).contains("12 条中仍达到 11 条").contains("坚持科普工作列入");
        press("同意上报");

        // the province returns it once
        openTask("province", "examine_term", "examine");
        assertThat(text()).contains("证书编号").contains("2024年起专项经费压减");
        type("推荐或退回的理由", "请补充近两年流动科技馆巡展的数据。");
        press("退回县级");
        openTask("clerk", "summarize_term", "again");
        assertThat(text()).contains("请补充近两年流动科技馆巡展的数据");
        press("提交");
        openTask("leader", "sign_term", "sign-again");
        press("同意上报");
        openTask("province", "examine_term", "examine-again");
        choose("推荐等次", "优秀");
        type("推荐或退回的理由", "经实地核查，总结与台账一致，品牌活动在全省推广。");
        press("推荐这一等次");

        // the nation records the third party
        openTask("officer", "third_party", "third-party");
        type("评估机构", "澄江评估中心");
        day("评估日期", LocalDate.of(2026, 1, 4));
        type("评估得分", "91.5");
        choose("评估结论", "优秀");
        type("评估意见", "走访阵地六处，回收问卷三百份，满意度高；经费一项有所下降。");
        type("专家人数", "2");
        press("提交");

        // experts: shut until they have declared
        for (String expert : List.of("expert.a", "expert.b")) {
            openTask(expert, "term_review", expert + "-shut");
            assertThat(text()).contains("先声明是否需要回避").doesNotContain("坚持科普工作列入");
            press("去声明");
            complaints.addAll(looking.complaints("declare"));
            press("没有需要回避");
            look(expert + "-review");
            assertThat(text()).contains("坚持科普工作列入").contains("91.5").contains("经实地核查");
            assertThat(text()).contains("已签批");
            assertThat(text()).as("blind").doesNotContain("专家 1");
            choose("建议等次", expert.equals("expert.a") ? "优秀" : "合格");
            type("评议理由", expert + "：阵地和队伍稳定，经费需要补足。");
            press("提交");
        }
        looking.open("/dossiers/" + NUMBER + "/term");
        assertThat(text()).as("after the own opinion is in").contains("专家 2").contains("expert.a：阵地");

        // side by side, then the conclusion
        openTask("officer", "propose_grade", "propose");
        assertThat(text()).contains("省级推荐").contains("澄江评估中心").contains("专家 1").contains("专家 2");
        looking.open("/tasks/" + task("propose_grade").id() + "?lang=en");
        look("propose-en");
        assertThat(text())
                .contains("The province recommends")
                .contains("Grade proposed")
                .contains("Expert 2");
        looking.open("/tasks/" + task("propose_grade").id() + "?lang=zh");
        choose("拟定等次", "优秀");
        type("拟定理由", "省级、第三方和多数专家意见一致。");
        press("提交");
        openTask("chief", "conclude_term", "conclude");
        choose("评估等次", "优秀");
        type("结论理由", "达到优秀标准；请县级补足经费。");
        press("提交");

        // what everybody sees of it
        assertThat(designations
                        .certificateOf(everything(), dossier.id())
                        .orElseThrow()
                        .graded(Grade.EXCELLENT))
                .isTrue();
        look("clerk", "/dossiers/" + NUMBER + "/term", "county-after");
        assertThat(text())
                .contains("达到优秀标准；请县级补足经费。")
                .doesNotContain("澄江评估中心")
                .doesNotContain("专家 1")
                .doesNotContain("经实地核查")
                .doesNotContain("杨帆")
                .doesNotContain("何坚");
        look("chief", "/dossiers/" + NUMBER + "/term", "nation-after");
        assertThat(text()).contains("澄江评估中心").contains("专家 2");
        for (String tab : List.of("", "/diagram", "/timeline", "/audit")) {
            look("chief", "/dossiers/" + NUMBER + tab, "dossier" + tab.replace('/', '-'));
        }
        assertThat(text()).contains("作出期满评估结论").contains("优秀");
        String certificate = designations
                .certificateOf(everything(), dossier.id())
                .orElseThrow()
                .number();
        looking.chromium.manage().deleteAllCookies();
        for (String path : List.of(
                "/public/register",
                "/public/register?show=excellent",
                "/public/register?number=" + certificate,
                "/public/register?show=excellent&lang=en")) {
            looking.open(path);
            look("register-" + path.replaceAll("\\W+", "-"));
            assertThat(text()).contains("沐川县").doesNotContain("请县级补足经费");
        }
        assertThat(text()).contains("Counties assessed as excellent, 1");
        assertThat(complaints).isEmpty();
    }

    // --- hands and eyes --------------------------------------------------------------------------------------------

    private void look(String login, String path, String name) throws IOException {
        looking.logIn(login, PASSWORD);
        looking.open(path);
        look(name);
    }

    private void look(String name) throws IOException {
        complaints.addAll(looking.complaints(name));
        looking.picture("term", name + ".png");
    }

    private void openTask(String login, String step, String name) throws IOException {
        looking.logIn(login, PASSWORD);
        var scope = scope(login);
        var task = worklist.openOf(everything(), dossier.id()).stream()
                .filter(t -> t.step().equals(step))
                .filter(t ->
                        t.assignee().map(scope.member()::equals).orElse(t.unit().equals(scope.body())))
                .findFirst()
                .orElseThrow(() -> new AssertionError(login + " has no " + step));
        if (task.assignee().isEmpty()) {
            worklist.claim(scope, task.id());
        }
        looking.open("/tasks/" + task.id());
        look(name);
    }

    private Task task(String step) {
        return worklist.openOf(everything(), dossier.id()).stream()
                .filter(t -> t.step().equals(step))
                .findFirst()
                .orElseThrow();
    }

    private String text() {
        return looking.chromium.findElement(By.tagName("main")).getText();
    }

    private List<WebElement> drawn(String label) {
        return looking.chromium.findElements(By.cssSelector("[data-drawn] .fjs-form-field")).stream()
                .filter(field -> field.isDisplayed() && field.getText().contains(label))
                .toList();
    }

    private void choose(String label, String option) {
        WebElement field = drawn(label).getFirst();
        field.findElements(By.tagName("label")).stream()
                .filter(one -> one.getText().strip().equals(option))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + option + " in " + field.getText()))
                .click();
    }

    private void type(String label, String words) {
        WebElement field = drawn(label).getFirst().findElement(By.cssSelector("input, textarea"));
        field.clear();
        field.sendKeys(words);
    }

    private void day(String label, LocalDate day) {
        drawn(label)
                .getFirst()
                .findElement(By.cssSelector("input"))
                .sendKeys("%d/%d/%d\t".formatted(day.getMonthValue(), day.getDayOfMonth(), day.getYear()));
    }

    private void press(String words) {
        WebElement button = looking.chromium.findElements(By.cssSelector("main button, main a.btn")).stream()
                .filter(one -> one.isDisplayed() && one.getText().strip().startsWith(words))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button " + words));
        looking.chromium.executeScript("window.before = true; arguments[0].click()", button);
        looking.until("return window.before === undefined && document.readyState === 'complete'");
        looking.until(Chromium.FORM_READY);
    }

    // --- who and what is there -------------------------------------------------------------------------------------

    private List<String> criteria() {
        return dossiers.standardOf(everything(), dossier.id()).criteria().stream()
                .map(criterion -> criterion.id())
                .toList();
    }

    private Scope everything() {
        return directory.systemScope("a test looks at everything");
    }

    private Scope scope(String login) {
        return directory.scopeOf(directory.memberByLogin(login).orElseThrow().id());
    }

    /** Named at the end of 2022 by the real decisions, without the year of steps that leads there. */
    private Dossier named() {
        clock.moveTo(Instant.parse("2022-12-12T01:30:00Z"));
        rounds.put(new Round(
                new RoundId("T2021"),
                "2021—2025年度第二批",
                "2021-2025",
                Map.of(),
                LocalDate.of(2022, 1, 1),
                LocalDate.of(2022, 9, 20),
                Instant.parse("2022-12-30T10:00:00Z"),
                Map.of(),
                Map.of("997000", 2),
                2,
                5,
                300));
        var opened = dossiers.open(scope("clerk"), new RoundId("T2021"), COUNTY);
        engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(opened.id().toString())
                .rootProcessInstances()
                .list()
                .forEach(run -> engine.getRuntimeService()
                        .deleteProcessInstance(run.getId(), "begins with the name already given", false, true));
        dossiers.move(everything(), opened.id(), Stage.DESIGNATION, Level.NATION, false);
        designations.publish(scope("officer"), opened.id());
        clock.moveTo(Instant.parse("2022-12-28T01:30:00Z"));
        designations.name(scope("chief"), opened.id());
        dossiers.close(everything(), opened.id(), Dossier.Outcome.NAMED);
        engine.getRuntimeService()
                .startProcessInstanceByKey("designation-term", opened.id().toString());
        return opened;
    }

    private void moveIn() {
        var scope = directory.systemScope("people of a test");
        ok(imports.regions(
                scope,
                List.of(
                        new RegionRow("997000", "岚川省", Level.PROVINCE, "000000"),
                        new RegionRow("997100", "临溪市", Level.CITY, "997000"),
                        new RegionRow(COUNTY, "沐川县", Level.COUNTY, "997100"),
                        new RegionRow("996000", "澄江省", Level.PROVINCE, "000000")),
                false));
        ok(imports.bodies(
                scope,
                List.of(
                        new BodyRow(COUNTY, "沐川县科协", Body.Kind.COUNTY_ASSOCIATION),
                        new BodyRow(COUNTY, "沐川县人民政府", Body.Kind.COUNTY_GOVERNMENT),
                        new BodyRow("997100", "临溪市科协", Body.Kind.CITY_ASSOCIATION),
                        new BodyRow("997000", "岚川省科协", Body.Kind.RECOMMENDING),
                        new BodyRow("996000", "澄江大学", Body.Kind.INSTITUTE),
                        new BodyRow("996000", "澄江科学院", Body.Kind.INSTITUTE),
                        new BodyRow("000000", "全国科普示范工作办公室", Body.Kind.NATIONAL_ASSOCIATION)),
                false));
        ok(imports.members(
                scope,
                List.of(
                        person("clerk", "文静", COUNTY, "沐川县科协", Role.COUNTY_CLERK),
                        person("leader", "周正", COUNTY, "沐川县人民政府", Role.COUNTY_LEADER),
                        person("city", "钱进", "997100", "临溪市科协", Role.CITY_REVIEWER),
                        person("province", "何坚", "997000", "岚川省科协", Role.PROVINCIAL_LEADER),
                        person("officer", "韩立", "000000", "全国科普示范工作办公室", Role.NATIONAL_OFFICER),
                        person("chief", "杨帆", "000000", "全国科普示范工作办公室", Role.NATIONAL_LEADER),
                        person("expert.a", "朱明", "996000", "澄江大学", Role.EXPERT),
                        person("expert.b", "秦岭", "996000", "澄江科学院", Role.EXPERT)),
                false));
    }

    private static MemberRow person(String login, String name, String region, String body, Role role) {
        return new MemberRow(login, name, region, body, Set.of(role), PASSWORD);
    }

    private static void ok(OrganizationImport.Report report) {
        assertThat(report.problems()).isEmpty();
    }
}
