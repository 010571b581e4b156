package org.hecha.web.onsite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.hecha.InApplication;
import org.hecha.dossier.Dossiers;
import org.hecha.dossier.Specimens;
import org.hecha.organization.Directory;
import org.hecha.organization.OrganizationImport;
import org.hecha.review.Reviews;
import org.hecha.web.Chromium;
import org.hecha.workflow.Drafts;
import org.hecha.workflow.Drafts.Change;
import org.hecha.workflow.SiteVisit;
import org.hecha.workflow.Task;
import org.hecha.workflow.Worklist;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The visit as it happens, on a phone: taken along, without signal, with an empty battery, and back. */
@InApplication
class OnSiteInChromiumIT {

    private static final Path PICTURES = Path.of("target", "pictures");

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

    @TempDir
    Path profile;

    private SiteVisit visit;
    private Task task;
    private Signal signal;
    private String place;
    private String axe;
    private @Nullable ChromeDriver phone;

    @BeforeEach
    void thePhoneIsThere() throws IOException {
        visit = new SiteVisit(worklist, dossiers, directory, imports, reviews, aDossier);
        task = visit.due();
        place = "/on-site/" + task.id();
        signal = new Signal(port);
        axe = axe();
        switchOn();
    }

    @AfterEach
    void thePhoneGoes() throws IOException {
        if (phone != null) {
            phone.quit();
        }
        if (signal != null) {
            signal.close();
        }
    }

    @Test
    void nothingIsLostBetweenTheOfficeTheValleyAndTheWayBack() throws Exception {
        logIn(SiteVisit.REVIEWER);
        open("/tasks/" + task.id());
        press(find("a[href='" + place + "']"));
        picture("on-site-empty.png");
        theScreenIsWithoutFault();
        takeAlong();
        assertThat(find("[data-kept-offline]").getText()).contains("本页可以打开");
        assertThat(find("[data-kept-size]").getText()).matches("\\d+ KB");
        type("points", "科技馆：展品完好");
        until("the note is kept", "return document.querySelector('[data-saved]').textContent.includes('已存本机')");
        pressHere(find("[data-sync]"));
        untilSent();
        theScreenIsWithoutFault();

        // into the valley; the browser was closed on the way, and with it the session
        phone.quit();
        signal.lost();
        switchOn();
        open(place);
        until("the form is drawn", "return !!document.querySelector('#record textarea')");
        type("points", "科技馆：展品完好\n农技站：大门锁着");
        type("questions", "问站长：多久开一次门？");
        phone.executeScript("const day = document.querySelector('#record input[type=date]'); day.value = '2022-09-21';"
                + " day.dispatchEvent(new Event('input', {bubbles: true}))");
        openCriterion("S07");
        type("finding_on_S07", "名册与平台一致");
        untilKept();
        assertThat(find("[data-signal]").getText()).isEqualTo("无信号");
        picture("on-site-valley.png");
        phone.navigate().refresh();
        theNotesAreThere();
        theScreenIsWithoutFault();

        // the battery ends in the middle of it
        type("feedback", "请补农技站开放记录");
        untilKept();
        dropDead();
        switchOn();
        open(place);
        theNotesAreThere();
        assertThat(value("feedback")).isEqualTo("请补农技站开放记录");
        pressHere(find("[data-sync]"));
        untilText("[data-problem]", "没有连上服务器");
        assertThat(find("[data-unsent]").getText()).startsWith("5 ");

        // meanwhile
        drafts.bring(
                visit.scope(SiteVisit.COLLEAGUE),
                task.id(),
                UUID.randomUUID(),
                Map.of(
                        "points", new Change("科技馆：展品完好", "科技馆：展品完好，缺讲解员"),
                        "team", new Change("", "孟夏、季秋")));

        // back with signal
        phone.manage().logs().get(LogType.BROWSER);
        signal.back();
        pressHere(find("[data-sync]"));
        untilText("[data-problem]", "登录已过期");
        assertThat(find("[data-unsent]").getText()).startsWith("5 ");
        phone.manage().logs().get(LogType.BROWSER);
        press(find("[data-problem] a"));
        typeLogin(SiteVisit.REVIEWER);
        until("it goes on by itself", "return !!document.querySelector('[data-conflict]')");
        assertThat(all("[data-conflict]")).hasSize(1);
        var conflict = find("[data-conflict='points']");
        assertThat(conflict.getText())
                .contains("看点清单")
                .contains("农技站：大门锁着")
                .contains("季秋")
                .contains("缺讲解员");
        assertThat(value("team")).isEqualTo("孟夏、季秋");
        picture("on-site-conflict.png");
        theScreenIsWithoutFault();
        var kept = drafts.of(visit.scope(SiteVisit.REVIEWER), task.id());
        assertThat(kept.value("questions")).isEqualTo("问站长：多久开一次门？");
        assertThat(kept.value("points")).isEqualTo("科技馆：展品完好，缺讲解员");

        pressHere(find("[data-conflict='points'] input[value='mine']"));
        pressHere(find("[data-conflict='points'] button"));
        untilSent();

        kept = drafts.of(visit.scope(SiteVisit.REVIEWER), task.id());
        assertThat(kept.value("points")).isEqualTo("科技馆：展品完好\n农技站：大门锁着");
        assertThat(kept.value("questions")).isEqualTo("问站长：多久开一次门？");
        assertThat(kept.value("finding_on_S07")).isEqualTo("名册与平台一致");
        assertThat(kept.value("feedback")).isEqualTo("请补农技站开放记录");
        assertThat(kept.value("team")).isEqualTo("孟夏、季秋");
        assertThat(kept.value("visited_on")).isEqualTo("2022-09-21");
        assertThat(all("[data-conflict]")).isEmpty();

        // the decision is made on the task's page
        worklist.claim(visit.scope(SiteVisit.REVIEWER), task.id());
        press(find("[data-finish]"));
        assertThat(find("#field-points").getDomProperty("value")).contains("农技站：大门锁着");
        assertThat(find("#field-team").getDomProperty("value")).isEqualTo("孟夏、季秋");
        theScreenIsWithoutFault();
        allInEnglish();
    }

    private void allInEnglish() throws IOException {
        open(place + "?lang=en");
        until("the form is drawn", "return !!document.querySelector('#record textarea')");
        until("it has looked for news", "return !document.querySelector('[data-sync]').disabled");
        assertThat(find("main").getText()).contains("Look into").contains("Kept on this device");
        pressHere(find("[data-remove]"));
        pressHere(find("[data-sure-yes]"));
        until("it is gone", "return !document.querySelector('[data-none]').hidden");
        pressHere(find("[data-none] [data-take]"));
        until("it is loaded in English", "return !!document.querySelector('#record textarea')");
        assertThat(find("#record").getText()).contains("Places seen");
        until("it has looked for news", "return !document.querySelector('[data-sync]').disabled");
        picture("on-site-english.png");
        theScreenIsWithoutFault();
        open("/on-site/");
        until("the task is listed", "return !!document.querySelector('[data-list-of] a')");
        theScreenIsWithoutFault();
    }

    @Test
    void aRepeatedDeliveryAfterALostAnswerChangesNothing() throws Exception {
        logIn(SiteVisit.REVIEWER);
        open(place);
        takeAlong();
        // the answer is lost on its way
        phone.executeScript(
                "const ask = window.fetch; window.fetch = async (path, options) => { const answer = await ask(path, options);"
                        + " if (options?.method === 'POST') { window.fetch = ask; throw new TypeError('lost'); } return answer; }");
        type("points", "科技馆");
        untilKept();
        pressHere(find("[data-sync]"));
        untilText("[data-problem]", "没有连上服务器");
        var reviewer = visit.scope(SiteVisit.REVIEWER);
        assertThat(drafts.of(reviewer, task.id()).value("points")).isEqualTo("科技馆");
        // a colleague takes it back, and the reviewer writes on
        drafts.bring(
                visit.scope(SiteVisit.COLLEAGUE),
                task.id(),
                UUID.randomUUID(),
                Map.of("points", new Change("科技馆", "")));
        type("questions", "问馆长");
        untilKept();

        pressHere(find("[data-sync]"));
        untilSent();

        assertThat(drafts.of(reviewer, task.id()).value("points"))
                .as("the colleague's word counts")
                .isEmpty();
        assertThat(value("points")).isEmpty();
        assertThat(drafts.of(reviewer, task.id()).value("questions")).isEqualTo("问馆长");
    }

    @Test
    void whatWasTypedWithoutSignalIsSentByItselfOnceItIsBack() throws Exception {
        logIn(SiteVisit.REVIEWER);
        open(place);
        takeAlong();
        connected(false);
        until("it says so", "return document.querySelector('[data-signal]').textContent === '无信号'");
        type("feedback", "请补开放记录");
        untilKept();
        assertThat(drafts.of(visit.scope(SiteVisit.REVIEWER), task.id()).fields())
                .isEmpty();

        connected(true);

        untilSent();
        assertThat(drafts.of(visit.scope(SiteVisit.REVIEWER), task.id()).value("feedback"))
                .isEqualTo("请补开放记录");
    }

    /** What the phone believes of its connection. */
    private void connected(boolean on) {
        phone.executeCdpCommand("Network.enable", Map.of());
        phone.executeCdpCommand(
                "Network.emulateNetworkConditions",
                Map.of("offline", !on, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    @Test
    void aLogoutAsksBeforeItRemovesAndNobodyElseIsShownAnything() throws Exception {
        logIn(SiteVisit.REVIEWER);
        open(place);
        takeAlong();
        signal.lost();
        type("questions", "问馆长：开放几天？");
        untilKept();
        phone.get("about:blank");
        signal.back();
        open("/tasks");
        pressHere(find("form[action='/logout'] button"));
        until("it asks", "return document.querySelector('[data-leaving]').open");
        assertThat(find("[data-leaving-list]").getText()).contains("赭岭县");
        theScreenIsWithoutFault();
        picture("on-site-leaving.png");
        pressHere(find("[data-leaving-stay]"));
        open("/tasks");
        assertThat(phone.getCurrentUrl()).endsWith("/tasks");

        // somebody else at the same phone, without a logout: it stays, and is not shown
        phone.manage().deleteCookieNamed("HECHA");
        logIn(SiteVisit.COLLEAGUE);
        signal.lost();
        open(place);
        until("nothing is shown", "return !document.querySelector('[data-none]').hidden");
        assertThat(phone.getPageSource()).doesNotContain("问馆长");
        signal.back();
        phone.manage().deleteCookieNamed("HECHA");
        logIn(SiteVisit.REVIEWER);
        signal.lost();
        open(place);
        until("it is there again", "return !!document.querySelector('#record textarea')");
        assertThat(value("questions")).isEqualTo("问馆长：开放几天？");

        phone.get("about:blank");
        signal.back();
        open("/tasks");
        pressHere(find("form[action='/logout'] button"));
        until("it asks", "return document.querySelector('[data-leaving]').open");
        press(find("[data-leaving-go]"));
        until("logged out", "return location.pathname === '/login'");
        signal.lost();
        open(place);
        until("nothing is shown", "return !document.querySelector('[data-locked]').hidden");
        assertThat(
                        phone.executeAsyncScript(
                                "const done = arguments[0];"
                                        + "idb.openDB('hecha-on-site').then(async db => done(await db.count('notes') + await db.count('packs')))"))
                .isEqualTo(0L);
    }

    @Test
    void onlyThePageForTheVisitIsKept() throws Exception {
        logIn(SiteVisit.REVIEWER);
        open(place);
        takeAlong();
        open("/tasks");
        open("/dossiers/" + task.number());

        Object kept = phone.executeAsyncScript("const done = arguments[0];"
                + "caches.keys().then(names => Promise.all(names.map(async name => (await (await caches.open(name)).keys())"
                + ".map(request => new URL(request.url).pathname)))).then(all => done(all.flat().sort()))");

        assertThat((List<?>) kept)
                .map(Object::toString)
                .contains("/on-site/shell")
                .allMatch(path -> path.equals("/on-site/shell") || path.matches("/(css|js|img|vendor)/.*"));
        signal.lost();
        open("/tasks");
        assertThat(phone.getPageSource()).doesNotContain(task.county());
    }

    // --- the phone -------------------------------------------------------------------------------------------------

    private void switchOn() {
        phone = Chromium.start(
                List.of(LogType.BROWSER),
                Level.ALL,
                profile,
                "--lang=zh-CN",
                "--user-agent=Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko)"
                        + " Chrome/140.0.0.0 Mobile Safari/537.36");
        phone.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 390, "height", 844, "deviceScaleFactor", 2, "mobile", true));
    }

    /** As when the battery is empty: no time for goodbyes. */
    private void dropDead() {
        ProcessHandle.current()
                .descendants()
                .filter(process -> process.info()
                        .arguments()
                        .map(List::of)
                        .orElse(List.of())
                        .contains("--user-data-dir=" + profile.toAbsolutePath()))
                .forEach(ProcessHandle::destroyForcibly);
        phone.quit();
    }

    private void takeAlong() {
        until("it is offered", "return !document.querySelector('[data-none]').hidden");
        pressHere(find("[data-none] [data-take]"));
        until("it is taken along", "return !!document.querySelector('#record textarea')");
        until("it has looked for news", "return !document.querySelector('[data-sync]').disabled");
        until(
                "it is known whether it opens",
                "return document.querySelector('[data-kept-offline]').textContent !== ''");
    }

    private void theNotesAreThere() {
        until("the form is drawn", "return !!document.querySelector('#record textarea')");
        assertThat(value("points")).isEqualTo("科技馆：展品完好\n农技站：大门锁着");
        assertThat(value("questions")).isEqualTo("问站长：多久开一次门？");
        openCriterion("S07");
        assertThat(value("finding_on_S07")).isEqualTo("名册与平台一致");
    }

    private void openCriterion(String criterion) {
        phone.executeScript("document.getElementById('criterion-" + criterion + "').open = true");
        until("its form is drawn", "return !!document.querySelector('#criterion-" + criterion + " textarea')");
    }

    private void logIn(String login) {
        open("/login");
        typeLogin(login);
        phone.manage().logs().get(LogType.BROWSER);
    }

    private void typeLogin(String login) {
        find("#login").sendKeys(login);
        find("#password").sendKeys(SiteVisit.PASSWORD + Keys.ENTER);
        until("logged in", "return !location.pathname.startsWith('/login')");
    }

    private void open(String path) {
        try {
            phone.get("http://localhost:" + signal.port() + path);
        } catch (org.openqa.selenium.WebDriverException withoutSignal) {
            if (!String.valueOf(withoutSignal.getMessage()).contains("net::ERR_")) {
                throw withoutSignal;
            }
        }
    }

    private WebElement field(String key) {
        return find("[id$='on_site_check_" + key + "']");
    }

    private String value(String key) {
        return String.valueOf(field(key).getDomProperty("value"));
    }

    private void type(String key, String text) {
        phone.executeScript(
                "const f = arguments[0]; f.focus(); Object.getOwnPropertyDescriptor(Object.getPrototypeOf(f), 'value').set.call(f,"
                        + " arguments[1]); f.dispatchEvent(new Event('input', {bubbles: true}))",
                field(key),
                text);
    }

    /** What was typed last is on the disk: the count of what is not sent is written after it. */
    private void untilKept() {
        until(
                "it is kept",
                "const [notes] = arguments; return hecha.kept.of(hecha.kept.owner()).then(all => all.some(n =>"
                        + " Object.entries(n.mine).every(([key, value]) => { const f = document.querySelector(`[id$='on_site_check_${key}']`);"
                        + " return !f || f.value === value || f.type !== 'textarea'; })"
                        + " && document.querySelector('[data-unsent]').textContent.startsWith(hecha.kept.unsent(n).length + ' ')))");
    }

    private void untilSent() {
        until(
                "everything is sent back",
                "return document.querySelector('[data-unsent]').textContent.startsWith('全部送回')"
                        + " && !document.querySelector('[data-sync]').disabled");
    }

    private void until(String what, String script) {
        new WebDriverWait(phone, Duration.ofSeconds(30), Duration.ofMillis(40))
                .withMessage(() -> what + " at " + phone.getCurrentUrl() + ":\n"
                        + phone.findElement(By.tagName("body")).getText() + "\n"
                        + phone.manage().logs().get(LogType.BROWSER).getAll())
                .ignoring(org.openqa.selenium.WebDriverException.class)
                .until(driver -> Boolean.TRUE.equals(phone.executeScript(script)));
    }

    private void untilText(String css, String text) {
        until(text, "return document.querySelector(\"" + css + "\").textContent.includes('" + text + "')");
    }

    private WebElement find(String css) {
        return new WebDriverWait(phone, Duration.ofSeconds(30), Duration.ofMillis(40))
                .until(driver -> driver.findElement(By.cssSelector(css)));
    }

    private List<WebElement> all(String css) {
        return phone.findElements(By.cssSelector(css));
    }

    private void pressHere(WebElement button) {
        phone.executeScript("arguments[0].click()", button);
    }

    /** Presses what leads to another page. */
    private void press(WebElement button) {
        phone.executeScript("window.hechaLeft = true");
        pressHere(button);
        until("another page", "return !window.hechaLeft && !!document.querySelector('main')");
    }

    private void theScreenIsWithoutFault() {
        var complaints = new ArrayList<String>();
        phone.manage().logs().get(LogType.BROWSER).forEach(entry -> {
            // without signal the browser itself says so
            if (!entry.getMessage().contains("net::ERR_")) {
                complaints.add(entry.getMessage());
            }
        });
        Object violations = phone.executeAsyncScript(
                axe
                        + ";const done = arguments[arguments.length - 1];"
                        + "axe.run().then(r => done(r.violations.map(v => v.id + ' ' + v.nodes.map(n => n.target).join(' ')).join('; ')))");
        if (violations != null && !violations.toString().isEmpty()) {
            complaints.add("axe: " + violations);
        }
        if (Boolean.TRUE.equals(phone.executeScript("return document.documentElement.scrollWidth > innerWidth + 1"))) {
            complaints.add("wider than the window");
        }
        assertThat(complaints).as(phone.getCurrentUrl()).isEmpty();
    }

    private void picture(String name) throws IOException {
        Files.createDirectories(PICTURES);
        Object height = phone.executeScript("return document.documentElement.scrollHeight");
        phone.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width",
                        390,
                        "height",
                        Math.clamp(((Number) height).intValue(), 844, 3200),
                        "deviceScaleFactor",
                        1,
                        "mobile",
                        true));
        Files.write(PICTURES.resolve(name), phone.getScreenshotAs(OutputType.BYTES));
        phone.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 390, "height", 844, "deviceScaleFactor", 2, "mobile", true));
    }

    private static String axe() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("target", "test-classes", "browser"))) {
            return Files.readString(files.filter(file -> file.endsWith("axe.min.js"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("run mvn generate-resources first")));
        }
    }
}
