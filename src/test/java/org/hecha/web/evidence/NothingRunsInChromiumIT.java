package org.hecha.web.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.hecha.InApplication;
import org.hecha.dossier.Exhibit;
import org.hecha.evidence.Evidence.Reason;
import org.hecha.evidence.Evidence.State;
import org.hecha.evidence.EvidenceId;
import org.hecha.web.Browser;
import org.hecha.web.Chromium;
import org.hecha.web.SomeDossier;
import org.hecha.web.SomePeople;
import org.hecha.web.evidence.Polyglots.Polyglot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * Files with scripts of every kind are sent as a county sends them and opened as reviewers open them: no script runs, no dialog
 * opens, nothing is asked of anybody else. The same files served carelessly show that their scripts are alive.
 */
@InApplication
class NothingRunsInChromiumIT extends AtTheClerksDesk {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DOSSIER = "/dossiers/" + SomeDossier.NUMBER;

    private static final Set<Reason> WORKER_DIED =
            EnumSet.of(Reason.READER_CRASHED, Reason.TOOK_TOO_LONG, Reason.TOOK_TOO_MUCH_MEMORY);

    @TempDir
    Path downloads;

    /** Marks of scripts that ran. */
    final Set<String> ran = new ConcurrentSkipListSet<>();

    HttpServer listener;
    List<Polyglot> files;
    ChromeDriver chromium;

    private final Map<Polyglot, EvidenceId> sent = new LinkedHashMap<>();

    @BeforeEach
    void listen() throws IOException {
        listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        listener.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        listener.createContext("/", this::answer);
        listener.start();
        files = Polyglots.all(careless("/ran/"));
        chromium = Chromium.start(List.of(LogType.BROWSER, LogType.PERFORMANCE));
        chromium.executeCdpCommand(
                "Browser.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", downloads.toString()));
    }

    /** The dossier is everybody's; the next test finds it as it was. */
    @AfterEach
    void tidyUp() {
        sent.values().forEach(file -> dossiers.withdraw(clerk, file));
        if (chromium != null) {
            chromium.quit();
        }
        listener.stop(0);
    }

    private String careless(String path) {
        return "http://127.0.0.1:" + listener.getAddress().getPort() + path;
    }

    /** What a server does that believes the names of files; and who asks for a mark, ran. */
    private void answer(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/");
        if (path[1].equals("ran")) {
            ran.add(path[2]);
            send(exchange, "text/plain", new byte[0]);
        } else if (path[1].equals("file")) {
            Polyglot file = files.get(Integer.parseInt(path[2]));
            send(exchange, file.careless(), file.bytes());
        } else if (path[1].equals("alert")) {
            send(exchange, "text/html", "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));
        } else {
            var page = new StringBuilder("<!DOCTYPE html><html><body>");
            for (int i = 0; i < files.size(); i++) {
                if (files.get(i).careless().equals("text/javascript")) {
                    page.append("<script src=/file/").append(i).append("></script>");
                } else if (!files.get(i).careless().isEmpty()) {
                    page.append("<iframe src=/file/").append(i).append("></iframe>");
                }
            }
            send(exchange, "text/html", page.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void send(HttpExchange exchange, String type, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Test
    void theirScriptsRunWhereAServerIsCareless() {
        chromium.get(careless("/control"));
        Set<String> alive = files.stream()
                .filter(file -> !file.careless().isEmpty())
                .map(Polyglot::mark)
                .collect(Collectors.toSet());
        assertThat(alive).hasSizeGreaterThanOrEqualTo(75);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(ran).containsAll(alive));

        chromium.get(careless("/alert"));
        var seen = new Seen(careless("/"));
        seen.look();
        assertThat(seen.dialogs).isPositive();
        assertThat(seen.asked).anyMatch(url -> url.contains("/ran/"));
    }

    @Test
    void nothingRunsWhereverTheyAreOpened() throws IOException {
        assertThat(files).hasSizeGreaterThanOrEqualTo(120);
        send();
        eachHasEnded();
        sent.forEach(this::isAnAttachment);
        logIn();
        var seen = new Seen(home() + "/");
        seen.look();
        seen.forget();
        sent.forEach((file, id) -> {
            open("/evidence/" + id + "?q=words", seen);
            if (file.name().startsWith("动态/")) {
                chromium.get(home() + "/evidence/" + id + "/pages/1.png");
                seen.picture(file.name());
            }
            if (file.name().startsWith("名字/")) {
                open("/evidence/" + id + "/receipt", seen);
            }
            if (file.name().endsWith(".zip") || file.name().endsWith(".eml")) {
                open("/evidence/" + id + "/entries", seen);
            }
        });
        EvidenceId page = id("网页/页.html");
        for (String path : List.of(
                "/evidence/" + page + "/beside?other=" + id("动态/打开脚本.pdf"),
                "/evidence/" + page + "/beside?other=" + id("容器/表.xlsx"),
                DOSSIER + "/evidence",
                DOSSIER + "/criteria/S07",
                DOSSIER + "/audit",
                "/search?q=words",
                "/search?q=onerror")) {
            open(path, seen);
        }
        downloadEach(seen);
        assertThat(seen.faults).isEmpty();
        assertThat(seen.downloads).isEqualTo(sent.size());

        asPartsOfAPage();
        seen.look();
        assertThat(chromium.getTitle()).doesNotStartWith("ran");
        assertThat(seen.asked).isNotEmpty().allMatch(url -> url.startsWith(home() + "/"));
        assertThat(seen.asked).noneMatch(url -> url.contains("/ran/"));
        assertThat(seen.dialogs).isZero();
        assertThat(ran).isEmpty();
    }

    private String home() {
        return "http://localhost:" + port;
    }

    private EvidenceId id(String name) {
        return sent.entrySet().stream()
                .filter(file -> file.getKey().name().equals(name))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    /** As it was sent, and nothing but an attachment. */
    private void isAnAttachment(Polyglot file, EvidenceId id) {
        HttpResponse<byte[]> original = browser.download("/evidence/" + id + "/original");
        assertThat(original.statusCode()).as(file.name()).isEqualTo(200);
        assertThat(original.body()).as(file.name()).isEqualTo(file.bytes());
        Map<String, List<String>> headers = original.headers().map();
        assertThat(headers).as(file.name()).containsEntry("x-content-type-options", List.of("nosniff"));
        assertThat(headers).containsEntry("content-type", List.of("application/octet-stream"));
        assertThat(headers).containsEntry("content-security-policy", List.of("default-src 'none'; sandbox"));
        assertThat(headers.get("content-disposition"))
                .singleElement()
                .asString()
                .startsWith("attachment;");
    }

    /** Each by the link of its page: the page stays, what comes is kept as a file. */
    private void downloadEach(Seen seen) {
        open(DOSSIER + "/evidence", seen);
        int before = seen.downloads;
        for (EvidenceId id : sent.values()) {
            int next = ++before;
            chromium.executeScript(
                    "const a = document.createElement('a'); a.href = arguments[0]; document.body.append(a); a.click();",
                    "/evidence/" + id + "/original");
            await().pollInterval(Duration.ofMillis(20))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> {
                        seen.look();
                        return seen.downloads == next;
                    });
        }
        seen.page(DOSSIER + "/evidence");
    }

    /** A page of ours that an intruder had got a line into could ask for them as script, sheet, worker or picture. */
    private void asPartsOfAPage() {
        open(DOSSIER, new Seen(home() + "/"));
        chromium.executeAsyncScript(
                """
                const done = arguments[1];
                const part = (tag, set) => new Promise(end => {
                    const element = document.createElement(tag);
                    element.onload = element.onerror = end;
                    set(element);
                    document.head.append(element);
                });
                const worker = address => new Promise(end => {
                    try { const w = new Worker(address); w.onerror = end; w.onmessage = end; setTimeout(end, 300); } catch (e) { end(); }
                });
                Promise.all(arguments[0].flatMap(address => [
                    part('script', e => e.src = address),
                    part('script', e => { e.type = 'module'; e.src = address; }),
                    part('link', e => { e.rel = 'stylesheet'; e.href = address; }),
                    part('img', e => e.src = address),
                    worker(address)])).then(() => done());
                """,
                sent.entrySet().stream()
                        .filter(file -> file.getKey().careless().equals("text/javascript")
                                || file.getKey().name().endsWith(".css"))
                        .map(file -> "/evidence/" + file.getValue() + "/original")
                        .toList());
    }

    private void send() {
        browser.get(DOSSIER + "/evidence");
        for (Polyglot file : files) {
            String boundary = "----hecha" + file.mark();
            String head = "--%1$s\r\nContent-Disposition: form-data; name=\"criterion\"\r\n\r\nS07\r\n--%1$s\r\n"
                            .formatted(boundary)
                    + "Content-Disposition: form-data; name=\"path\"\r\nContent-Type: text/plain;charset=UTF-8\r\n\r\n"
                    + file.name() + "\r\n--" + boundary
                    + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\nContent-Type: text/html\r\n\r\n";
            Browser.Page answer = browser.script(
                    "POST",
                    DOSSIER + "/evidence",
                    BodyPublishers.concat(
                            BodyPublishers.ofString(head),
                            BodyPublishers.ofByteArray(file.bytes()),
                            BodyPublishers.ofString("\r\n--" + boundary + "--\r\n")),
                    "Content-Type",
                    "multipart/form-data; boundary=" + boundary,
                    "Accept",
                    "application/json");
            assertThat(answer.status()).as(file.name() + answer.body()).isEqualTo(200);
            sent.put(
                    file,
                    new EvidenceId(java.util.UUID.fromString(
                            json(answer.body()).path("id").asText())));
        }
        await().atMost(Duration.ofMinutes(3))
                .until(() -> dossiers.exhibits(clerk, dossier.id()).stream()
                        .map(Exhibit::evidence)
                        .allMatch(file -> file.state().terminal()));
    }

    /** Read, kept or refused; never waiting, and never dead with its worker. */
    private void eachHasEnded() {
        var ends = sent.values().stream()
                .map(id -> dossiers.exhibit(clerk, id).evidence())
                .toList();
        assertThat(ends).allMatch(file -> file.state().terminal());
        assertThat(ends)
                .noneMatch(file -> file.reason().filter(WORKER_DIED::contains).isPresent());
        assertThat(ends).filteredOn(file -> file.state() == State.READ).hasSizeGreaterThan(50);
        assertThat(ends)
                .filteredOn(file -> file.reason().equals(Optional.of(Reason.TWO_FORMATS)))
                .hasSizeGreaterThan(10);
        assertThat(ends)
                .filteredOn(file -> file.reason().equals(Optional.of(Reason.TYPE_MISMATCH)))
                .hasSizeGreaterThan(20);
        sent.forEach((file, id) -> {
            if (file.name().startsWith("动态/") && file.bytes()[0] == '%') {
                assertThat(dossiers.exhibit(clerk, id).evidence().state())
                        .as(file.name())
                        .isIn(State.READ, State.QUARANTINED);
            }
        });
    }

    private void logIn() {
        chromium.get(home() + "/login");
        chromium.findElement(By.id("login")).sendKeys(SomePeople.CLERK);
        chromium.findElement(By.id("password")).sendKeys(SomePeople.PASSWORD + Keys.ENTER);
        new WebDriverWait(chromium, Duration.ofSeconds(30))
                .until(driver -> !String.valueOf(driver.getCurrentUrl()).contains("/login"));
        chromium.manage().logs().get(LogType.BROWSER);
    }

    private void open(String path, Seen seen) {
        chromium.get(home() + path);
        seen.page(path);
    }

    /** What the browser did, as it tells itself. */
    private final class Seen {

        final Set<String> asked = new TreeSet<>();
        final List<String> faults = new ArrayList<>();
        int dialogs;
        int downloads;

        private final String home;

        Seen(String home) {
            this.home = home;
        }

        void forget() {
            asked.clear();
            faults.clear();
        }

        /** A page is where it was opened, called what we call it, and has nothing to complain of. */
        void page(String path) {
            String title = String.valueOf(chromium.getTitle());
            if (title.startsWith("ran")) {
                faults.add(path + " is called " + title);
            }
            String now = String.valueOf(chromium.getCurrentUrl());
            if (!now.equals(home + path.substring(1))) {
                faults.add(path + " became " + now);
            }
            chromium.manage().logs().get(LogType.BROWSER).getAll().stream()
                    .filter(entry -> !entry.getMessage().contains("/favicon.ico"))
                    .forEach(entry -> faults.add(path + ": " + entry.getMessage()));
            look();
        }

        /** A picture alone is a page of the browser's own, or, where there is none, the page before. */
        void picture(String name) {
            if (String.valueOf(chromium.getTitle()).startsWith("ran")) {
                faults.add(name + " ran");
            }
            chromium.manage().logs().get(LogType.BROWSER);
            look();
        }

        void look() {
            chromium.manage().logs().get(LogType.PERFORMANCE).forEach(entry -> {
                JsonNode message = json(entry.getMessage()).path("message");
                switch (message.path("method").asText()) {
                    case "Network.requestWillBeSent" -> {
                        String url = message.path("params")
                                .path("request")
                                .path("url")
                                .asText();
                        if (url.startsWith("http")) {
                            asked.add(url);
                        }
                    }
                    case "Page.javascriptDialogOpening" -> dialogs++;
                    case "Page.downloadWillBegin" -> downloads++;
                    default -> {}
                }
            });
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }
}
