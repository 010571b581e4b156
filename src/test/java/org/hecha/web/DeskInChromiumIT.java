package org.hecha.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hecha.InApplication;
import org.hecha.dossier.Defect;
import org.hecha.dossier.Dossiers;
import org.hecha.dossier.Specimens;
import org.hecha.organization.Directory;
import org.hecha.organization.OrganizationImport;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.hecha.review.Assignment;
import org.hecha.review.Judgement;
import org.hecha.review.Reviews;
import org.hecha.verification.Finding;
import org.hecha.verification.Report;
import org.hecha.verification.Verification;
import org.hecha.workflow.SiteVisit;
import org.hecha.workflow.Task;
import org.hecha.workflow.Worklist;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A reviewer at the desk with the keyboard: what is written there already, and what sends it. */
@InApplication
class DeskInChromiumIT {

    @LocalServerPort
    int port;

    @Autowired
    Worklist worklist;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Directory directory;

    @Autowired
    OrganizationImport imports;

    @Autowired
    Reviews reviews;

    @Autowired
    Specimens aDossier;

    @Autowired
    Verification verification;

    private Looking looking;
    private Task assigning;
    private Scope me;
    private Assignment mine;
    private Report.Entry unsupported;

    @BeforeEach
    void aReviewerSitsDown() throws Exception {
        looking = new Looking(port);
        var visit = new SiteVisit(worklist, dossiers, directory, imports, reviews, aDossier);
        assigning = visit.assigning();
        me = visit.scope(SiteVisit.REVIEWER);
        var member = directory.memberByLogin(SiteVisit.REVIEWER).orElseThrow();
        directory.members(member.body().id(), Role.PROVINCIAL_REVIEWER).stream()
                .filter(m -> !m.id().equals(member.id()) && !m.login().equals("reviewer-990000"))
                .forEach(m -> directory.hide(m.id(), assigning.dossier().value(), "a test"));
        visit.done(assigning.dossier(), "assign_reviewers", "leader-990000", Map.of("decision", "approve"));
        mine = reviews.mine(me, assigning.dossier(), Assignment.Kind.DESK).orElseThrow();
        reviews.declareConflict(me, mine.id(), false, "");
        Scope system = directory.systemScope("a test of the desk");
        unsupported = verification.verify(system, assigning.dossier()).claims().stream()
                .filter(entry -> entry.finding() instanceof Finding.Unsupported)
                .findFirst()
                .orElseThrow();
        looking.logIn(SiteVisit.REVIEWER, SiteVisit.PASSWORD);
        looking.open("/desk/" + assigning.number() + "?claim=" + claim());
    }

    @AfterEach
    void leave() {
        if (looking != null) {
            looking.close();
        }
    }

    private String claim() {
        return unsupported.criterion() + "/" + unsupported.claim();
    }

    private WebElement field(String id) {
        return looking.chromium.findElement(By.id(id));
    }

    private void key(CharSequence... keys) {
        looking.chromium.findElement(By.tagName("body")).sendKeys(keys);
    }

    @Test
    void asksTheCountyWithControlAndEnterAndGoesOnToTheNextClaim() {
        key("a");
        looking.until("return document.activeElement.id === 'ask-demand'");
        assertThat(field("ask-demand").getDomProperty("value"))
                .as("drafted from the finding")
                .isNotBlank();
        field("ask-demand").clear();
        field("ask-demand").sendKeys("请补交名册");
        assertThat(reviews.draftedDefects(me, assigning.dossier()))
                .as("Enter alone sends nothing")
                .isEmpty();
        field("ask-demand").sendKeys(Keys.ENTER, "和照片");
        field("ask-demand").sendKeys(Keys.chord(Keys.CONTROL, Keys.ENTER));
        looking.until("return document.querySelector('[data-current]').dataset.current !== '" + claim() + "'");
        assertThat(reviews.draftedDefects(me, assigning.dossier()))
                .extracting(Defect::criterion, Defect::claim, Defect::demand)
                .containsExactly(org.assertj.core.api.Assertions.tuple(
                        unsupported.criterion(), unsupported.claim(), "请补交名册\n和照片"));
    }

    @Test
    void writesThePlaceOfTheFindingWhereACriterionIsNotMetAndLeavesAnOwnOne() {
        String place =
                (String) looking.chromium.executeScript("return document.querySelector('#sheet-places option').value");
        assertThat(place).isNotBlank();
        key("m");
        assertThat(field("sheet-citation").getDomProperty("value"))
                .as("where it is met nothing need be seen")
                .isEmpty();
        // the key has put the cursor into the reason
        looking.until("return document.activeElement.id === 'sheet-reason'");
        looking.chromium.executeScript("document.activeElement.blur()");
        key("n");
        assertThat(field("sheet-citation").getDomProperty("value")).isEqualTo(place);
        field("sheet-citation").clear();
        field("sheet-citation").sendKeys("现场看到的");
        looking.chromium.executeScript("document.activeElement.blur()");
        key("m");
        looking.chromium.executeScript("document.activeElement.blur()");
        key("n");
        assertThat(field("sheet-citation").getDomProperty("value")).isEqualTo("现场看到的");

        field("sheet-reason").sendKeys("没有佐证");
        field("sheet-reason").sendKeys(Keys.chord(Keys.CONTROL, Keys.ENTER));
        looking.until("return !!document.querySelector('#sheet-title ~ .is-good')");
        assertThat(reviews.sheet(me, mine.id()))
                .containsEntry(
                        unsupported.criterion(),
                        new Judgement(unsupported.criterion(), false, Optional.empty(), "没有佐证", "现场看到的"));
    }

    @Test
    void stepsBackAfterHandingInOnPagesWithoutFaultAndTheLeaderSeesWhatIsStruckOut() throws Exception {
        for (var criterion : dossiers.standardOf(me, assigning.dossier()).criteria()) {
            reviews.judge(me, mine.id(), new Judgement(criterion.id(), true, Optional.empty(), "有佐证"));
        }
        Task task = worklist.openOf(me, assigning.dossier()).stream()
                .filter(open -> open.heldBy(me))
                .findFirst()
                .orElseThrow();
        worklist.complete(
                me, task.id(), task.version(), Map.of("decision", "approve", "summary", "十二条均达到标准。"), List.of());
        looking.open("/desk/" + assigning.number() + "/step-back");
        assertThat(looking.complaints("step-back")).isEmpty();
        field("conflict-reason").sendKeys("事后得知配偶在该县工作");
        looking.picture("desk", "step-back.png");
        field("conflict-reason").submit();
        looking.until("return location.pathname.startsWith('/tasks')");

        var leader = directory.memberByLogin("leader-990000").orElseThrow();
        imports.members(
                directory.systemScope("a test of the desk"),
                List.of(new OrganizationImport.MemberRow(
                        "leader-990000",
                        leader.name(),
                        "990000",
                        leader.body().name(),
                        leader.roles(),
                        SiteVisit.PASSWORD)),
                false);
        looking.logIn("leader-990000", SiteVisit.PASSWORD);
        looking.open("/desk/" + assigning.number() + "/sheets");
        looking.chromium
                .findElement(By.cssSelector("#struck-title ~ div summary"))
                .click();
        assertThat(looking.chromium.findElement(By.tagName("main")).getText())
                .contains("孟夏", "事后得知配偶在该县工作", "十二条均达到标准。");
        assertThat(looking.complaints("sheets")).isEmpty();
        looking.picture("desk", "struck.png");
        looking.open("/replacements");
        assertThat(looking.complaints("replacements")).isEmpty();
        looking.picture("desk", "replacements.png");
    }
}
