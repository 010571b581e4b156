package org.hecha.web;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LoggingPreferences;

/** The real browser of this machine, without a window, with a profile of its own. */
public final class Chromium {

    private static final File PROGRAM = new File("/usr/bin/chromium");
    private static final File DRIVER = new File("/usr/bin/chromedriver");

    private Chromium() {}

    /**
     * Skips the test where there is none.
     *
     * @param logs kinds of {@link org.openqa.selenium.logging.LogType} to be kept
     */
    public static ChromeDriver start(List<String> logs) throws IOException {
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
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-features=BackForwardCache,SpareRendererForSitePerProcess",
                "--window-size=1280,720",
                "--user-data-dir=" + Files.createTempDirectory("hecha-chromium"));
        var kept = new LoggingPreferences();
        logs.forEach(log -> kept.enable(log, Level.ALL));
        options.setCapability("goog:loggingPrefs", kept);
        var chromium = new ChromeDriver(
                new ChromeDriverService.Builder().usingDriverExecutable(DRIVER).build(), options);
        chromium.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(60));
        chromium.manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
        return chromium;
    }
}
