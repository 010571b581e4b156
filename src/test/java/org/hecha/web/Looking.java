package org.hecha.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Looks at screens of one application in a real browser, and at what the browser and axe have to say about them. */
final class Looking {

    final ChromeDriver chromium;
    private final int port;
    private final String axe;

    /** Skips the test where there is no Chromium. */
    Looking(int port) throws IOException {
        this.port = port;
        this.chromium = Chromium.start(List.of(LogType.BROWSER));
        this.axe = axe();
    }

    void logIn(String login, String password) {
        chromium.manage().deleteAllCookies();
        open("/login");
        chromium.findElement(By.id("login")).sendKeys(login);
        chromium.findElement(By.id("password")).sendKeys(password + Keys.ENTER);
        until("return !location.pathname.startsWith('/login')");
        chromium.manage().logs().get(LogType.BROWSER);
    }

    void open(String path) {
        Chromium.go(chromium, "http://localhost:" + port, path);
        until(Chromium.FORM_READY);
    }

    void until(String script) {
        new WebDriverWait(chromium, Duration.ofSeconds(30))
                .until(driver -> Boolean.TRUE.equals(chromium.executeScript(script)));
    }

    /** Console, content security policy, axe, and whether the page is wider than the window; empty where all is well. */
    List<String> complaints(String path) {
        var complaints = new ArrayList<String>();
        chromium.manage()
                .logs()
                .get(LogType.BROWSER)
                .forEach(entry -> complaints.add(path + ": " + entry.getMessage()));
        Object violations = chromium.executeAsyncScript(
                axe
                        + ";const done = arguments[arguments.length - 1];"
                        + "axe.run().then(r => done(r.violations.map(v => v.id + ' ' + v.nodes.map(n => n.target).join(' ')).join('; ')))");
        if (violations != null && !violations.toString().isEmpty()) {
            complaints.add(path + ": axe: " + violations);
        }
        if (Boolean.TRUE.equals(
                chromium.executeScript("return document.documentElement.scrollWidth > innerWidth + 1"))) {
            complaints.add(path + ": wider than the window");
        }
        return complaints;
    }

    /** Of the window as it is, below {@code target}. */
    void picture(String folder, String name) throws IOException {
        Files.write(
                Files.createDirectories(Path.of("target", folder)).resolve(name),
                chromium.getScreenshotAs(OutputType.BYTES));
    }

    void close() {
        chromium.quit();
    }

    private static String axe() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("target", "test-classes", "browser"))) {
            return Files.readString(files.filter(file -> file.endsWith("axe.min.js"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("run mvn generate-resources first")));
        }
    }
}
