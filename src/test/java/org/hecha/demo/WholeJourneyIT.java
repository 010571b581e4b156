package org.hecha.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.hecha.InApplication;
import org.hecha.Time;
import org.hecha.dossier.Answers;
import org.hecha.dossier.Claim;
import org.hecha.dossier.Dossiers;
import org.hecha.evaluate.Split;
import org.hecha.organization.Directory;
import org.hecha.organization.OrganizationImport;
import org.hecha.organization.Scope;
import org.hecha.programme.Round;
import org.hecha.programme.RoundId;
import org.hecha.programme.Rounds;
import org.hecha.review.Assignment;
import org.hecha.review.Judgement;
import org.hecha.review.Reviews;
import org.hecha.standard.Criterion;
import org.hecha.standard.Measure;
import org.hecha.standard.Standards;
import org.hecha.web.Chromium;
import org.hecha.workflow.Worklist;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.MessageSource;
import org.springframework.test.context.TestPropertySource;

/**
 * A county's dossier from the first draft to the name, through the pages of a real browser, by the people whose tasks it is,
 * with a return by the city on the way.
 */
@InApplication
// an application of its own: other tests' offices work for the same places; every dossier is spot-checked, not one in
// five
@TestPropertySource(properties = {"spring.application.name=journey", "hecha.designation.sample-percent=100"})
class WholeJourneyIT {

    private static final Path SAMPLES = Path.of("storage", "demo");
    /** Where the pictures of the README come from. */
    private static final Path PICTURES = Path.of("target", "pictures");

    private static final String COUNTY = "990122";
    private static final String NUMBER = "2022T1-990122";
    private static final String PASSWORD = "long-way-to-the-name";

    @LocalServerPort
    int port;

    @Autowired
    Directory directory;

    @Autowired
    OrganizationImport imports;

    @Autowired
    Rounds rounds;

    @Autowired
    Standards standards;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Reviews reviews;

    @Autowired
    Worklist worklist;

    @Autowired
    Time.Shiftable clock;

    @Autowired
    MessageSource texts;

    private Office office;
    private String seated = "";
    private final TreeSet<String> people = new TreeSet<>();
    private final HashSet<Path> uploaded = new HashSet<>();

    @Test
    void leadsFromTheFirstDraftToTheNameThroughThePagesOfMoreThanNinePeople(@TempDir Path profile) throws Exception {
        Split.County county = Split.read(SAMPLES).counties().stream()
                .filter(c -> c.code().equals(COUNTY))
                .findFirst()
                .orElseThrow();
        clock.moveTo(moment(2022, 5, 9));
        moveIn(county);
        try (Office desk = Office.open(port, profile)) {
            office = desk;
            apply();
            check();
            selfCheck(county);
            returnOnce();
            recommend();
            approve();
            assertThat(office.complaints())
                    .filteredOn(said -> !said.contains("beforeunload"))
                    .isEmpty();
            lookAround();
        } finally {
            clock.reset();
        }
        assertThat(people).hasSizeGreaterThanOrEqualTo(9);
    }

    // --- the journey -----------------------------------------------------------------------------------------------

    private void apply() {
        sitDown("qingruo-clerk");
        office.go("/dossiers");
        office.press(office.find("form[action='/dossiers'] button.btn-primary"));
        finish("qingruo-clerk", "draft", application(), null);
        finish("qingruo-leader", "seal", Map.of(), "approve");
    }

    private void check() {
        finish("qihe-reviewer", "city_check", Map.of(), "approve");
        finish("lanchuan-reviewer-a", "provincial_check", Map.of(), "approve");
        whoever(
                List.of("lanchuan-edu", "lanchuan-agri", "lanchuan-health"),
                "countersign",
                member -> finish(member, "countersign", Map.of(), "approve"),
                "nation-officer",
                "national_acceptance");
        finish("nation-officer", "national_acceptance", Map.of(), "approve");
    }

    private void selfCheck(Split.County county) throws Exception {
        clock.moveTo(moment(2022, 7, 11));
        finish("qingruo-clerk", "start_self_check", Map.of(), null);
        sitDown("qingruo-clerk");
        office.go("/dossiers/" + NUMBER + "/criteria/S06");
        chooseByText(office.find("#unit"), "青箬县教育局");
        office.press(office.find("form.assign button"));
        finish("qingruo-clerk", "distribute", Map.of(), null);
        for (Criterion criterion : standards.edition("2021-2025").criteria()) {
            String who = criterion.id().equals("S06") ? "qingruo-education" : "qingruo-clerk";
            fill(who, criterion, county);
            finish(who, "fill_criterion", Map.of("checked", "true"), null);
        }
        finish("qingruo-clerk", "consolidate", Map.of("summary", "12条标准全部自评完成"), "approve");
        finish("qingruo-leader", "sign", Map.of(), "approve");
    }

    /** The city finds fault once, the county mends it, and the dossier comes back to the city. */
    private void returnOnce() {
        openTask("qihe-reviewer", "city_review");
        whatIsTypedOutlivesTheDrawingOfAnotherField();
        fillForm(Map.of("checked_files", "12", "truthful", "partly", "capability", "总体较好，志愿者人数需补充材料"));
        office.script("document.querySelector('#defects').open = true");
        chooseByValue(office.find("#defect-target-0"), "S07/vol_distinct");
        chooseByValue(office.find("#defect-reason-0"), "NO_EVIDENCE");
        office.type(office.find("#defect-demand-0"), "请补充去重后的志愿者名册");
        office.key(opinion(), "志愿者人数依据不足");
        office.press(office.find("#decision button[value='return']"));

        sitDown("qingruo-clerk");
        office.go("/dossiers/" + NUMBER + "/criteria/S07");
        assertThat(office.shows("请补充去重后的志愿者名册")).isTrue();
        office.picture("fieldset[data-claim='vol_distinct']", PICTURES.resolve("criterion.png"));
        assertThat(office.all("fieldset[data-claim='vol_distinct'] input:enabled"))
                .isNotEmpty();
        finish("qingruo-clerk", "correct", Map.of("reply", "已核对名册，人数无误"), null);
        finish("qingruo-leader", "sign_correction", Map.of(), "approve");
        decideByKeyboard("qihe-reviewer", "city_review");
    }

    /**
     * From the list to the decision without a mouse: give the task back to the office and claim it again, look at the desk,
     * confirm, come back, fill in the form, approve.
     */
    private void decideByKeyboard(String login, String step) {
        openRow(login, step);
        office.tabTo("form[action$='/release'] button");
        office.enter();
        openRow(login, step);
        office.tabTo("form[action$='/claim'] button");
        office.enter();
        office.tabTo("a[href^='/desk/']");
        office.enter();
        office.waitFor("a claim is shown", () -> !office.all("[data-current]").isEmpty());
        String first = shown();
        office.key("j");
        office.waitFor("the next claim", () -> !shown().equals(first));
        String second = shown();
        office.key("c");
        office.waitFor("it is confirmed and left", () -> !shown().equals(second));
        office.key("k");
        office.waitFor(
                "it is found confirmed", () -> shown().equals(second) && office.shows(text("desk.noted.CONFIRMED")));

        openRow(login, step);
        String task = office.path();
        office.key(Keys.ESCAPE);
        office.waitFor("Escape leads back to the list", () -> office.path().startsWith("/tasks?"));
        openRow(login, step);
        assertThat(office.path()).isEqualTo(task);
        office.waitFor("the form is drawn", this::formReady);
        office.tabTo("[data-drawn] input[type=text], [data-drawn] input[type=number]");
        office.key("12");
        office.tabTo("[data-drawn] input[type=radio]");
        office.key(Keys.SPACE);
        office.tabTo("[data-drawn] textarea");
        office.key("补正后属实");
        office.tabTo("#decision button[value='approve']");
        office.enter();
        assertThat(office.all("[role=alert]"))
                .extracting(WebElement::getText)
                .allSatisfy(said -> assertThat(said).isBlank());
    }

    /** Choosing draws the whole form anew, and somebody may have typed the first letters of the next answer by then. */
    private void whatIsTypedOutlivesTheDrawingOfAnotherField() {
        office.waitFor("the form is drawn", this::formReady);
        office.script("""
                const field = document.querySelector('[data-drawn] textarea');
                Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set.call(field, '总体较好');
                field.dispatchEvent(new Event('input', {bubbles: true}));
                document.querySelector('[data-drawn] input[type=radio]').click();
                requestAnimationFrame(() => requestAnimationFrame(() => { field.dataset.drawnAgain = field.value; }));
                """);
        office.waitFor(
                "the form is drawn again",
                () -> office.find("[data-drawn] textarea").getDomAttribute("data-drawn-again") != null);
        assertThat(office.find("[data-drawn] textarea").getDomAttribute("data-drawn-again"))
                .isEqualTo("总体较好");
    }

    private String shown() {
        // in one go: the claim is drawn anew when another one is shown
        return String.valueOf(office.script("return document.querySelector('[data-current]')?.dataset.current"));
    }

    /** By the keys of the list. */
    private void openRow(String login, String step) {
        sitDown(login);
        office.waitFor(login + " finds " + step, () -> {
            worklist.runDue();
            return row(step).isPresent();
        });
        String wanted = text("step." + step);
        for (int row = 0; row < 20; row++) {
            office.key("j");
            if (office.script("return document.activeElement.textContent.trim()")
                    .equals(wanted)) {
                office.enter();
                return;
            }
        }
        fail("j does not lead to " + step);
    }

    private void recommend() {
        openTask("lanchuan-leader", "assign_reviewers");
        office.press(office.find("a[href='/allotment/desk']"));
        office.press(office.find("form[action='/allotment/desk'] button.btn-primary"));
        assertThat(office.shows(text("allotment.said.kept"))).isTrue();
        office.picture("main", PICTURES.resolve("allotment.png"));
        finish("lanchuan-leader", "assign_reviewers", Map.of(), "approve");
        whoever(
                List.of("lanchuan-reviewer-a", "lanchuan-reviewer-b", "lanchuan-reviewer-c", "lanchuan-reviewer-d"),
                "desk_review",
                reviewer -> {
                    judge(reviewer, Assignment.Kind.DESK);
                    finish(reviewer, "desk_review", Map.of("summary", "逐条核对，均有佐证"), "approve");
                },
                "lanchuan-leader",
                "desk_conclusion");
        office.go("/search?q=科技志愿者 类型:pdf");
        office.press(office.find("a[data-passage][href^='/evidence/']"));
        office.waitFor(
                "the page is drawn",
                () -> office.all("main img").stream()
                        .anyMatch(picture -> (Boolean) office.script("return arguments[0].complete", picture)));
        office.picture("main", PICTURES.resolve("viewer.png"));
        sitDown("lanchuan-leader");
        office.go("/overview");
        office.find(".djs-container");
        office.picture(".djs-container", PICTURES.resolve("overview.png"));
        theHeatMapLeavesThePageAsAPicture();
        finish("lanchuan-leader", "desk_conclusion", Map.of(), "approve");
        finish(
                "lanchuan-reviewer-a",
                "on_site_check",
                Map.of("visited_on", "2022-07-18", "team", "省科协三人", "findings", "现场与材料相符"),
                null);
        finish("lanchuan-leader", "deliberate", Map.of("votes_for", "7", "votes_against", "0"), "approve");
        finish("lanchuan-leader", "recommend", Map.of(), "approve");
    }

    /** Title, shapes and signs: more than a white sheet with one colour on it. */
    private void theHeatMapLeavesThePageAsAPicture() {
        office.script("""
                window.hecha.painted(document.querySelector('[data-chart]')).then(createImageBitmap).then(image => {
                  const canvas = document.createElement('canvas');
                  canvas.width = image.width;
                  canvas.height = image.height;
                  const pen = canvas.getContext('2d');
                  pen.drawImage(image, 0, 0);
                  const colours = new Set(), points = pen.getImageData(0, 0, image.width, image.height).data;
                  for (let at = 0; at < points.length; at += 4) colours.add(points.slice(at, at + 3).join());
                  document.body.dataset.painted = image.width > 1000 ? colours.size : 0;
                }, error => { document.body.dataset.painted = error.message; });
                """);
        office.waitFor("the picture is painted", () -> office.find("body").getDomAttribute("data-painted") != null);
        assertThat(office.find("body").getDomAttribute("data-painted")).matches("[1-9]\\d+");
    }

    private void approve() {
        finish("nation-officer", "format_check", Map.of(), "approve");
        whoever(
                List.of(
                        "jiyuan-reviewer",
                        "tingnan-reviewer",
                        "jiyuan-expert-a",
                        "jiyuan-expert-b",
                        "tingnan-expert-a",
                        "tingnan-expert-b"),
                "spot_check",
                checker -> {
                    judge(checker, Assignment.Kind.SPOT_CHECK);
                    finish(checker, "spot_check", Map.of("summary", "随机抽查的各项材料均属实", "truthful", "yes"), "approve");
                },
                "nation-officer",
                "form_panel");
        finish("nation-officer", "form_panel", Map.of("experts", "2"), null);
        whoever(
                List.of("jiyuan-expert-a", "jiyuan-expert-b", "tingnan-expert-a", "tingnan-expert-b"),
                "panel_review",
                expert -> {
                    judge(expert, Assignment.Kind.PANEL);
                    finish(expert, "panel_review", Map.of("summary", "各条均达到标准"), "approve");
                },
                "nation-leader",
                "national_deliberation");
        finish("nation-leader", "national_deliberation", Map.of("votes_for", "9", "votes_against", "0"), "approve");
        finish("nation-officer", "publish", Map.of(), null);

        office.go("/public/notices");
        assertThat(office.shows("青箬县")).isTrue();
        clock.moveTo(moment(2022, 8, 8));
        worklist.runDue();

        finish("nation-leader", "name_county", Map.of(), "approve");
        office.go("/public/register");
        assertThat(office.shows("青箬县")).isTrue();
        sitDown("qingruo-clerk");
        office.go("/dossiers/" + NUMBER);
        assertThat(office.shows(text("dossier.outcome.NAMED"))).isTrue();
        assertThat(office.all(
                        ".dossier-head a[href$='/certificate.pdf'], .dossier-head a[href^='/public/register?number=']"))
                .hasSize(2);
    }

    /** Every kind of page that the journey's people can reach, on an old screen and on a telephone, in both languages. */
    private void lookAround() throws IOException {
        var crawl = new Crawl(office);
        for (var reader : List.of(
                Map.entry("qingruo-clerk", "zh"),
                Map.entry("qihe-reviewer", "en"),
                Map.entry("lanchuan-leader", "zh"),
                Map.entry("nation-officer", "en"))) {
            sitDown(reader.getKey());
            crawl.walk(reader.getValue(), "/tasks", null);
        }
        assertThat(crawl.complaints())
                .filteredOn(said -> !said.contains("beforeunload"))
                .isEmpty();
        assertThat(crawl.seen().keySet())
                .contains(
                        "/dossiers/*",
                        "/dossiers/*/criteria/*",
                        "/evidence/*",
                        "/overview",
                        "/overview/stuck",
                        "/search",
                        "/standard/*");
    }

    // --- what people do --------------------------------------------------------------------------------------------

    /** Whoever sits there already stays. */
    private void sitDown(String login) {
        if (login.equals(seated)) {
            return;
        }
        people.add(login);
        seated = login;
        office.logIn(login, PASSWORD);
        assertThat(office.path())
                .as(() -> login + " is let in: " + office.find("main").getText())
                .doesNotContain("/login");
    }

    /** The task's row in one of the lists; background steps of the engine may take a moment. */
    private Optional<WebElement> row(String step) {
        for (String tab : List.of("mine", "claimable")) {
            office.go("/tasks?tab=" + tab);
            List<WebElement> rows = office.allByXpath(
                    "//a[contains(@class,'row-step')][normalize-space(.)='" + text("step." + step) + "']");
            if (!rows.isEmpty()) {
                return Optional.of(rows.getFirst());
            }
        }
        return Optional.empty();
    }

    /** Whoever of these people gets the step does it, until the next step has come to its person: who is asked is drawn by lot. */
    private void whoever(List<String> people, String step, Consumer<String> does, String next, String nextStep) {
        for (int round = 0; round < 20; round++) {
            people.stream().filter(person -> waits(person, step)).forEach(does);
            if (waits(next, nextStep)) {
                return;
            }
        }
        fail("after %s there is no %s for %s".formatted(step, nextStep, next));
    }

    private boolean waits(String login, String step) {
        sitDown(login);
        worklist.runDue();
        return row(step).isPresent();
    }

    private void openTask(String login, String step) {
        sitDown(login);
        var found = new WebElement[1];
        office.waitFor(login + " finds " + step, () -> {
            worklist.runDue();
            row(step).ifPresent(row -> found[0] = row);
            return found[0] != null;
        });
        office.press(found[0]);
        List<WebElement> claim = office.all("form[action$='/claim'] button");
        if (!claim.isEmpty()) {
            office.press(claim.getFirst());
        }
    }

    private void finish(String login, String step, Map<String, String> fields, String decision) {
        openTask(login, step);
        String task = office.path();
        fillForm(fields);
        office.press(
                decision == null
                        ? office.find("form[data-task-form] .actions button")
                        : office.find("#decision button[value='" + decision + "']"));
        assertThat(office.all("[role=alert]").stream()
                        .map(WebElement::getText)
                        .filter(text -> !text.isBlank())
                        .toList())
                .as(() -> login + " finishes " + step + " at " + task + ", missing: "
                        + office.all(".missing").stream()
                                .map(WebElement::getText)
                                .toList())
                .isEmpty();
    }

    /** form-js draws the form; where a field is not drawn the plain one is filled. */
    private void fillForm(Map<String, String> fields) {
        office.waitFor("the form is drawn", this::formReady);
        fields.forEach((key, value) -> {
            WebElement plain = office.find("[data-plain] [name='" + key + "']");
            String kind = plain.getDomAttribute("type") == null ? "" : plain.getDomAttribute("type");
            String label = (String) office.script(
                    "const f = arguments[0]; return (f.closest('fieldset')?.querySelector('legend span')"
                            + " ?? document.querySelector(`label[for='${f.id}'] span`)).textContent.trim()",
                    plain);
            WebElement drawn = (WebElement) office.script(
                    "return [...document.querySelectorAll('[data-drawn] .fjs-form-field')].find(f =>"
                            + " f.querySelector('.fjs-form-field-label, label, legend')?.textContent.trim().startsWith(arguments[0]))",
                    label);
            assertThat(drawn).as("form-js draws " + label).isNotNull();
            switch (kind) {
                case "radio" -> {
                    String option = (String) office.script(
                            "const f = document.querySelector(`[data-plain] [name='${arguments[0]}'][value='${arguments[1]}']`);"
                                    + " return document.querySelector(`label[for='${f.id}']`).textContent.trim()",
                            key,
                            value);
                    office.pressHere((WebElement) office.script(
                            "return document.getElementById([...arguments[0].querySelectorAll('label')]"
                                    + ".find(l => l.textContent.trim() === arguments[1]).htmlFor)",
                            drawn,
                            option));
                }
                case "checkbox" -> office.tick(drawn.findElement(By.cssSelector("input[type=checkbox]")));
                case "date" -> {
                    WebElement day = drawn.findElement(By.cssSelector("input"));
                    day.clear();
                    LocalDate date = LocalDate.parse(value);
                    day.sendKeys("%d/%d/%d".formatted(date.getMonthValue(), date.getDayOfMonth(), date.getYear()));
                    day.sendKeys(Keys.TAB);
                }
                default -> office.key(drawn.findElement(By.cssSelector("input, textarea")), value);
            }
        });
    }

    private boolean formReady() {
        return Boolean.TRUE.equals(office.script(Chromium.FORM_READY));
    }

    private WebElement opinion() {
        String label = (String)
                office.script(
                        "return document.querySelector(\"label[for='\" + document.querySelector(\"[data-plain] [name='opinion']\").id + \"'] span\").textContent.trim()");
        WebElement drawn = (WebElement) office.script(
                "return [...document.querySelectorAll('[data-drawn] .fjs-form-field')].find(f => f.textContent.trim().startsWith(arguments[0]))",
                label);
        return drawn.findElement(By.cssSelector("textarea, input"));
    }

    /** Every kind of answer that there is, and a criterion of another office. */
    private static final Set<String> BY_HAND = Set.of("S04", "S05", "S06", "S07", "S08", "S10");

    /** Fills every claim of a criterion, some of them on its page, and uploads its files. */
    private void fill(String login, Criterion criterion, Split.County county) {
        sitDown(login);
        Map<String, JsonNode> values = county.claims().getOrDefault(criterion.id(), Map.of());
        boolean byHand = BY_HAND.contains(criterion.id());
        if (!byHand) {
            save(scope(login), criterion, values);
        }
        office.go("/dossiers/" + NUMBER + "/criteria/" + criterion.id());
        for (Criterion.Claim claim : criterion.claims()) {
            JsonNode value = values.get(claim.key());
            if (byHand && value != null && !claim.computed()) {
                fill(claim, value);
            }
        }
        upload(criterion, county);
        office.waitFor(
                "everything of " + criterion.id() + " is saved",
                () -> office.all("[data-state]").stream()
                        .map(WebElement::getText)
                        .noneMatch(state -> state.equals(text("criterion.saving"))));
        // leave the page, and with it whatever it still asks the server, before the next one sits down
        office.go("/tasks");
    }

    private void save(Scope clerk, Criterion criterion, Map<String, JsonNode> values) {
        var dossier = dossiers.byNumber(clerk, NUMBER).orElseThrow().id();
        Map<String, Claim> there = dossiers.claims(clerk, dossier).stream()
                .filter(claim -> claim.criterion().equals(criterion.id()))
                .collect(Collectors.toMap(Claim::key, claim -> claim));
        for (Criterion.Claim claim : criterion.claims()) {
            JsonNode value = values.get(claim.key());
            if (value != null && !claim.computed()) {
                dossiers.save(
                        clerk,
                        dossier,
                        criterion.id(),
                        claim.key(),
                        Answers.fromJson(claim, value.toString()),
                        there.get(claim.key()).version());
            }
        }
    }

    private Scope scope(String login) {
        return directory.scopeOf(directory.memberByLogin(login).orElseThrow().id());
    }

    private void fill(Criterion.Claim claim, JsonNode value) {
        String claimBox = "fieldset[data-claim='" + claim.key() + "'] ";
        String named = claimBox + "[name='" + claim.key() + "']";
        switch (claim.measure()) {
            case Measure.YesNo yesNo ->
                office.tick(office.find(named + "[value='" + (value.asBoolean() ? "yes" : "no") + "']"));
            case Measure.Choice choice -> {
                if (choice.options().isEmpty()) {
                    office.type(office.find(named), lines(value));
                } else {
                    for (String option : lines(value).split("\n")) {
                        office.tick(office.find(named + "[value='" + option + "']"));
                    }
                }
            }
            case Measure.Table table -> {
                for (int row = 0; row < value.size(); row++) {
                    if (office.all(claimBox + "[name='" + claim.key() + "." + row + ".0']")
                            .isEmpty()) {
                        office.pressHere(office.find(claimBox + "[data-add-row]"));
                    }
                    for (int column = 0; column < table.columns().size(); column++) {
                        office.type(
                                office.find(claimBox + "[name='" + claim.key() + "." + row + "." + column + "']"),
                                value.get(row)
                                        .path(table.columns().get(column).name())
                                        .asText());
                    }
                }
            }
            default -> office.type(office.find(named), lines(value));
        }
    }

    private static String lines(JsonNode value) {
        if (!value.isArray()) {
            return value.asText();
        }
        var lines = new ArrayList<String>();
        value.forEach(line -> lines.add(line.asText()));
        return String.join("\n", lines);
    }

    /** Two small files a criterion are enough to make the point. */
    private void upload(Criterion criterion, Split.County county) {
        List<Path> files = county.uploads().stream()
                .filter(upload -> upload.criteria().contains(criterion.id()))
                .map(Split.Upload::file)
                .filter(file -> file.toString().matches(".*\\.(pdf|txt|docx|xlsx|csv|html|wps|jpg)"))
                // the same file twice would be refused with a link to the first
                .filter(uploaded::add)
                .limit(2)
                .toList();
        for (Path file : files) {
            office.find("input[type=file]").sendKeys(file.toAbsolutePath().toString());
        }
        for (Path file : files) {
            office.waitFor(
                    file.getFileName() + " arrives",
                    () -> office.shows(file.getFileName().toString()));
        }
    }

    /** The reviewer's desk: no conflict, every criterion met, each with a reason; the first two on their pages. */
    private void judge(String login, Assignment.Kind kind) {
        sitDown(login);
        office.go("/desk/" + NUMBER);
        List<WebElement> declaration = office.all("form[action$='/declare'] button.btn-primary");
        if (!declaration.isEmpty()) {
            office.press(declaration.getFirst());
        }
        office.go("/desk/" + NUMBER);
        office.picture("main", PICTURES.resolve("desk.png"));
        List<Criterion> criteria = standards.edition("2021-2025").criteria();
        for (Criterion criterion : criteria.subList(0, 2)) {
            office.go("/desk/" + NUMBER + "?order=standard&claim=" + criterion.id() + "/"
                    + criterion.claims().getFirst().key());
            office.tick(office.find("#met-yes"));
            office.type(office.find("#sheet-reason"), "佐证与自评一致");
            office.pressHere(office.find("form[action$='/judge'] button"));
            office.waitFor(criterion.id() + " is judged", () -> office.shows(text("desk.sheet.saved")));
        }
        Scope scope = scope(login);
        var dossier = dossiers.byNumber(scope, NUMBER).orElseThrow().id();
        var sheet = reviews.mine(scope, dossier, kind).orElseThrow().id();
        criteria.subList(2, criteria.size())
                .forEach(criterion ->
                        reviews.judge(scope, sheet, new Judgement(criterion.id(), true, Optional.empty(), "佐证与自评一致")));
    }

    private void chooseByText(WebElement select, String text) {
        new Select(select).selectByVisibleText(text);
    }

    private void chooseByValue(WebElement select, String value) {
        office.script(
                "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('change', {bubbles: true}))",
                select,
                value);
    }

    private String text(String key) {
        return texts.getMessage(key, null, Locale.SIMPLIFIED_CHINESE);
    }

    // --- who is there ----------------------------------------------------------------------------------------------

    private static Map<String, String> application() {
        return Map.ofEntries(
                Map.entry("reporter", "祝闻笙"),
                Map.entry("phone", "199 0000 0122"),
                Map.entry("association_head", "祝闻笙"),
                Map.entry("county_leader", "柯望舒"),
                Map.entry("population", "411720"),
                Map.entry("towns", "15"),
                Map.entry("villages", "172"),
                Map.entry("streets", "0"),
                Map.entry("communities", "15"),
                Map.entry("staff_full", "8"),
                Map.entry("staff_part", "46"),
                Map.entry("budget", "126.8"),
                Map.entry("vans", "1"),
                Map.entry("foundation", "县科协组织健全，已建立全民科学素质工作领导机制，科普阵地和队伍初具规模。"),
                Map.entry("plan", "对照标准逐条分解任务，责任到部门和乡镇，一年内完成创建并如实自评。"),
                Map.entry("pledge", "true"));
    }

    private static Instant moment(int year, int month, int day) {
        return LocalDate.of(year, month, day).atTime(9, 0).atZone(Time.BEIJING).toInstant();
    }

    private void moveIn(Split.County county) throws Exception {
        DemoCast cast = DemoCast.read(SAMPLES);
        var scope = directory.systemScope("people of a test");
        assertThat(imports.regions(scope, cast.regions(), false).problems()).isEmpty();
        assertThat(imports.bodies(scope, cast.bodies(), false).problems()).isEmpty();
        var members = cast.members().stream()
                .map(m -> new OrganizationImport.MemberRow(
                        m.login(), m.name(), m.region(), m.body(), m.roles(), PASSWORD))
                .toList();
        assertThat(imports.members(scope, members, false).problems()).isEmpty();
        rounds.put(new Round(
                new RoundId("2022T1"),
                "2022年测试批次",
                "2021-2025",
                Map.of(),
                LocalDate.of(2022, 5, 1),
                county.deadline(),
                moment(2022, 12, 30),
                Map.of(),
                Map.of("990000", 2),
                2,
                5,
                300));
    }
}
