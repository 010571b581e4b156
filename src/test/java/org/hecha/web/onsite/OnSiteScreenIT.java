package org.hecha.web.onsite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hecha.InApplication;
import org.hecha.audit.AuditTrail;
import org.hecha.dossier.Dossiers;
import org.hecha.dossier.Specimens;
import org.hecha.organization.Directory;
import org.hecha.organization.OrganizationImport;
import org.hecha.review.Reviews;
import org.hecha.web.Browser;
import org.hecha.workflow.Drafts;
import org.hecha.workflow.SiteVisit;
import org.hecha.workflow.Task;
import org.hecha.workflow.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the page for the visit gets and sends, and who gets nothing. */
@InApplication
class OnSiteScreenIT {

    private static final String[] AS_JSON = {"Accept", "application/json", "Content-Type", "application/json"};

    @LocalServerPort
    int port;

    @Autowired
    Worklist worklist;

    @Autowired
    Drafts drafts;

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
    AuditTrail audit;

    @Autowired
    ObjectMapper json;

    private SiteVisit visit;
    private Task task;
    private String place;

    @BeforeEach
    void theVisitIsDue() {
        visit = new SiteVisit(worklist, dossiers, directory, imports, reviews, aDossier);
        task = visit.due();
        place = "/on-site/" + task.id();
    }

    private Browser as(String login) {
        var browser = new Browser(port);
        browser.logIn(login, SiteVisit.PASSWORD);
        return browser;
    }

    private Browser.Page bring(Browser browser, UUID ticket, String fields) {
        return browser.script(
                "POST",
                place + "/draft",
                BodyPublishers.ofString("{\"ticket\":\"%s\",\"fields\":%s}".formatted(ticket, fields)),
                AS_JSON);
    }

    private JsonNode read(Browser.Page page) throws Exception {
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        return json.readTree(page.body());
    }

    @Test
    void whoeverMayNotDoTheTaskGetsNothingOfIt() {
        var outsider = as(SiteVisit.OUTSIDER);

        assertThat(outsider.get(place).status()).isEqualTo(404);
        assertThat(outsider.get(place + "/draft", AS_JSON[0], AS_JSON[1]).status())
                .isEqualTo(404);
        var pack = outsider.script("POST", place + "/pack", BodyPublishers.ofString("{}"), AS_JSON);
        assertThat(pack.status()).isEqualTo(404);
        assertThat(pack.body()).doesNotContain("赭岭县");
        assertThat(bring(outsider, UUID.randomUUID(), "{\"team\":{\"from\":\"\",\"to\":\"x\"}}")
                        .status())
                .isEqualTo(404);
        assertThat(outsider.get("/tasks/" + task.id()).body()).doesNotContain(place);
    }

    @Test
    void whoeverHasAConflictOfInterestGetsNothingOfIt() {
        var reviewer = as(SiteVisit.REVIEWER);
        assertThat(reviewer.get("/tasks/" + task.id()).body()).contains(place);
        directory.hide(visit.scope(SiteVisit.REVIEWER).member(), task.dossier().value(), "a test declares a conflict");

        assertThat(reviewer.get(place).status()).isEqualTo(404);
        assertThat(reviewer.script("POST", place + "/pack", BodyPublishers.ofString("{}"), AS_JSON)
                        .status())
                .isEqualTo(404);
        assertThat(bring(reviewer, UUID.randomUUID(), "{\"team\":{\"from\":\"\",\"to\":\"x\"}}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void takesAlongTheFormWhatTheCountySaysAndWhatTheMachineFound() throws Exception {
        var reviewer = as(SiteVisit.REVIEWER);

        var pack = read(reviewer.script("POST", place + "/pack", BodyPublishers.ofString("{}"), AS_JSON));

        assertThat(pack.path("member").asText())
                .isEqualTo(visit.scope(SiteVisit.REVIEWER).member().toString());
        assertThat(pack.path("county").asText()).isEqualTo("赭岭县");
        assertThat(pack.path("form").path("components").findValuesAsText("key"))
                .contains("visited_on", "points", "questions", "feedback", "finding_on_S01", "finding_on_S12");
        assertThat(pack.path("criteria")).hasSize(12);
        var claims = pack.path("criteria").findValues("claims").stream()
                .flatMap(list -> java.util.stream.StreamSupport.stream(list.spliterator(), false))
                .toList();
        assertThat(claims)
                .isNotEmpty()
                .allSatisfy(claim -> assertThat(claim.path("verdict").asText()).isNotEmpty())
                .anySatisfy(claim -> assertThat(claim.path("value").asText()).isNotEmpty());
        assertThat(audit.of(task.dossier().toString(), Long.MAX_VALUE, 200))
                .anyMatch(entry -> entry.action().equals("task.taken_along"));
    }

    @Test
    void aDeliveryIsPutTogetherAndRepeatedOnesChangeNothing() throws Exception {
        var reviewer = as(SiteVisit.REVIEWER);
        worklist.claim(visit.scope(SiteVisit.REVIEWER), task.id());
        var colleague = visit.scope(SiteVisit.COLLEAGUE);
        drafts.bring(colleague, task.id(), UUID.randomUUID(), Map.of("points", new Drafts.Change("", "农技站")));
        var ticket = UUID.randomUUID();
        String fields = "{\"points\":{\"from\":\"\",\"to\":\"科技馆\"},\"feedback\":{\"from\":\"\",\"to\":\"台账要补\"},"
                + "\"salary\":{\"from\":\"\",\"to\":\"1\"}}";

        var first = read(bring(reviewer, ticket, fields));
        var again = read(bring(reviewer, ticket, fields));

        assertThat(first).isEqualTo(again);
        assertThat(first.path("apart")).extracting(JsonNode::asText).containsExactly("points");
        assertThat(first.path("fields").path("points").path("value").asText()).isEqualTo("农技站");
        assertThat(first.path("fields").path("points").path("byName").asText()).isEqualTo("季秋");
        assertThat(first.path("fields").path("feedback").path("value").asText()).isEqualTo("台账要补");
        assertThat(first.path("refused").path("salary").asText()).isNotEmpty();
        assertThat(reviewer.get("/tasks/" + task.id()).body()).contains("农技站").contains("台账要补");
    }

    @Test
    void whatIsNoDeliveryIsRefusedAndNothingElseHappens() {
        var reviewer = as(SiteVisit.REVIEWER);

        for (String body :
                List.of("", "[]", "{}", "{\"ticket\":\"x\",\"fields\":{}}", "{\"ticket\":null,\"fields\":{}}")) {
            assertThat(reviewer.script("POST", place + "/draft", BodyPublishers.ofString(body), AS_JSON)
                            .status())
                    .as(body)
                    .isEqualTo(400);
        }
        for (String fields :
                List.of("null", "{\"team\":null}", "{\"team\":{\"from\":\"\"}}", "{\"team\":{\"to\":\"x\"}}")) {
            assertThat(bring(reviewer, UUID.randomUUID(), fields).status())
                    .as(fields)
                    .isEqualTo(400);
        }
        String large = "\"" + "x".repeat(5 << 20) + "\"";
        assertThat(bring(reviewer, UUID.randomUUID(), "{\"team\":{\"from\":\"\",\"to\":" + large + "}}")
                        .status())
                .isEqualTo(413);
        assertThat(drafts.of(visit.scope(SiteVisit.REVIEWER), task.id()).fields())
                .isEmpty();
    }

    @Test
    void anExpiredSessionAndAStaleTokenAreSaidAndTheDeliveryCanFollow() throws Exception {
        var reviewer = as(SiteVisit.REVIEWER);
        var ticket = UUID.randomUUID();
        String fields = "{\"team\":{\"from\":\"\",\"to\":\"孟夏\"}}";
        reviewer.forgetSession();

        assertThat(bring(reviewer, ticket, fields).status()).isEqualTo(401);

        reviewer.logIn(SiteVisit.REVIEWER, SiteVisit.PASSWORD);
        var untrusted = new Browser(port);
        assertThat(untrusted
                        .script("POST", place + "/draft", BodyPublishers.ofString("{}"), AS_JSON)
                        .status())
                .isIn(401, 403);
        assertThat(read(bring(reviewer, ticket, fields))
                        .path("fields")
                        .path("team")
                        .path("value")
                        .asText())
                .isEqualTo("孟夏");
    }

    @Test
    void theDeviceKnowsItsOwnerFromTheLoginToTheLogout() {
        var reviewer = as(SiteVisit.REVIEWER);
        assertThat(reviewer.cookie("HECHA_OWNER"))
                .isEqualTo(visit.scope(SiteVisit.REVIEWER).member().toString());

        reviewer.get("/tasks");
        reviewer.post("/logout");

        assertThat(reviewer.cookie("HECHA_OWNER")).isEmpty();
    }

    @Test
    void thePageThatIsKeptHoldsNobodysDataAndTheHelperReachesNoFurther() throws Exception {
        var stranger = new Browser(port);

        var shell = stranger.get("/on-site/shell");
        var worker = stranger.get("/on-site/worker.js", "Accept", "*/*");
        var manifest = stranger.get("/on-site/manifest.webmanifest", "Accept", "*/*");

        assertThat(shell.status()).isEqualTo(200);
        assertThat(shell.body())
                .contains("on-site")
                .isEqualTo(as(SiteVisit.REVIEWER).get("/on-site/").body());
        assertThat(shell.header("Content-Security-Policy"))
                .contains("worker-src 'self'", "manifest-src 'self'")
                .doesNotContain("unsafe");
        assertThat(worker.header("Content-Type")).startsWith("text/javascript");
        assertThat(worker.header("Service-Worker-Allowed")).isEmpty();
        assertThat(worker.header("Cache-Control")).contains("no-cache");
        var told = json.readTree(manifest.body());
        assertThat(told.path("scope").asText()).isEqualTo("/on-site/");
        for (var icon : told.path("icons")) {
            assertThat(stranger.download(icon.path("src").asText()).statusCode())
                    .isEqualTo(200);
        }
        assertThat(stranger.get(place).path()).startsWith("/login");
    }

    @Test
    void whoeverTypedBesideTheVisitSeesWhatCameFromIt() {
        var reviewer = as(SiteVisit.REVIEWER);
        var page = reviewer.get("/tasks/" + task.id());
        String version = page.body().replaceAll("(?s).*name=\"version\" value=\"(\\d+)\".*", "$1");
        var claimed = reviewer.post("/tasks/" + task.id() + "/claim", "back", "/tasks/" + task.id());
        version = claimed.body().replaceAll("(?s).*name=\"version\" value=\"(\\d+)\".*", "$1");
        drafts.bring(
                visit.scope(SiteVisit.COLLEAGUE),
                task.id(),
                UUID.randomUUID(),
                Map.of("team", new Drafts.Change("", "孟夏、季秋"), "points", new Drafts.Change("", "农技站")));

        var stale = reviewer.post(
                "/tasks/" + task.id() + "/complete",
                "version",
                version,
                "visited_on",
                "2022-09-21",
                "team",
                "孟夏",
                "findings",
                "与材料相符。");

        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.body()).contains("现场送回的记录与您填写的不同").contains("孟夏、季秋").contains("农技站");
        assertThat(worklist.get(visit.scope(SiteVisit.REVIEWER), task.id()).done())
                .isEmpty();
    }

    @Test
    void whatWasNotedOnSiteStandsWhereItIsWeighed() {
        worklist.complete(
                visit.scope(SiteVisit.REVIEWER),
                task.id(),
                task.version(),
                Map.of(
                        "visited_on", "2022-09-21",
                        "team", "孟夏、季秋",
                        "points", "农技站：大门锁着",
                        "finding_on_S07", "名册与平台一致",
                        "findings", "与材料大体相符。"),
                List.of());
        String round = task.number().substring(0, task.number().indexOf('-'));

        var page = as(SiteVisit.REVIEWER).get("/selection/" + round + "/990000");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("与材料大体相符。")
                .contains("看点清单")
                .contains("农技站：大门锁着")
                .contains("S07")
                .contains("名册与平台一致");
    }
}
