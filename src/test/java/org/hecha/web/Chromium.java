package org.hecha.web;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LoggingPreferences;
import org.springframework.util.FileSystemUtils;

/** The real browser of this machine, without a window. */
public final class Chromium {

    private static final File PROGRAM = new File("/usr/bin/chromium");
    private static final File DRIVER = new File("/usr/bin/chromedriver");

    /** Whether the form of a task, if there is one, can be filled: form-js draws it after the page has come. */
    public static final String FORM_READY = "return !document.querySelector('[data-task-form]:not([data-ready])')";

    private Chromium() {}

    /**
     * With a profile of its own. Skips the test where there is no Chromium.
     *
     * @param logs kinds of {@link org.openqa.selenium.logging.LogType} to be kept
     */
    public static ChromeDriver start(List<String> logs) throws IOException {
        Path profile = Files.createTempDirectory("hecha-chromium");
        // browsers of other tests may still write into theirs, so nothing is removed before all is over
        Runtime.getRuntime().addShutdownHook(new Thread(() -> removed(profile)));
        return start(logs, Level.ALL, profile);
    }

    private static void removed(Path profile) {
        try {
            FileSystemUtils.deleteRecursively(profile);
        } catch (IOException stillWritten) {
            // a browser that was not closed
        }
    }

    /**
     * With this profile, and whatever its last start left there. Skips the test where there is no Chromium.
     *
     * @param logs kinds of {@link org.openqa.selenium.logging.LogType} to be kept
     * @param from the least that is kept of them
     * @param more of the browser's own options
     */
    public static ChromeDriver start(List<String> logs, Level from, Path profile, String... more) {
        assumeTrue(
                PROGRAM.canExecute() && DRIVER.canExecute(),
                "no Chromium on this machine: apt-get install chromium chromium-driver");
        var options = new ChromeOptions();
        options.setBinary(PROGRAM);
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                // the driver at times loses a page that is put aside or begun in a renderer kept in store, and waits
                // for ever
                "--disable-features=BackForwardCache,SpareRendererForSitePerProcess",
                "--window-size=1280,720",
                "--user-data-dir=" + profile.toAbsolutePath());
        options.addArguments(more);
        var kept = new LoggingPreferences();
        logs.forEach(log -> kept.enable(log, from));
        options.setCapability("goog:loggingPrefs", kept);
        var chromium = new ChromeDriver(
                new ChromeDriverService.Builder().usingDriverExecutable(DRIVER).build(), options);
        chromium.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(60));
        chromium.manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
        return chromium;
    }

    /**
     * Goes to a page. A browser that does not say that it is there, although the application answers at once, is asked once
     * more; an application that does not answer is not forgiven.
     */
    public static void go(ChromeDriver chromium, String root, String path) {
        try {
            chromium.get(root + path);
        } catch (TimeoutException lost) {
            answers(URI.create(root + "/login"), lost);
            chromium.get(root + path);
        }
    }

    private static void answers(URI page, TimeoutException lost) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(
                    HttpRequest.newBuilder(page).timeout(Duration.ofSeconds(5)).build(),
                    HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            lost.addSuppressed(e);
            throw lost;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw lost;
        }
    }
}
