package org.hecha.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hecha.InApplication;
import org.hecha.designation.ATemplate;
import org.hecha.dossier.Dossiers;
import org.hecha.organization.Directory;
import org.hecha.organization.OrganizationImport;
import org.hecha.programme.Rounds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.logging.LogType;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every screen in a real browser: no complaint in the console, none of the content security policy, none of axe. */
@InApplication
class ScreensInChromiumIT {

    private static final String DOSSIER = "/dossiers/" + SomeDossier.NUMBER;

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
    Clock clock;

    @TempDir
    Path stationery;

    Looking looking;

    @BeforeEach
    void aBrowserIsThere() throws Exception {
        looking = new Looking(port);
        SomePeople.moveIn(directory, imports);
        SomeDossier.open(directory, rounds, dossiers, clock);
    }

    @AfterEach
    void theBrowserGoes() {
        if (looking != null) {
            looking.close();
        }
    }

    @Test
    void theClerksScreensAreWithoutFault() {
        logIn(SomePeople.CLERK);
        var complaints = new ArrayList<String>();
        for (String path : List.of(
                "/dossiers",
                DOSSIER,
                DOSSIER + "/evidence",
                DOSSIER + "/revisions",
                DOSSIER + "/timeline",
                DOSSIER + "/diagram",
                DOSSIER + "/audit",
                DOSSIER + "/application",
                DOSSIER + "/criteria/S07",
                "/search",
                "/search?q=%E5%BF%97%E6%84%BF%E8%80%85",
                "/standard",
                "/standard/S09",
                "/rounds",
                "/rounds/" + SomeDossier.ROUND,
                DOSSIER + "?lang=en",
                DOSSIER + "/criteria/S05?lang=zh")) {
            open(path);
            complaints.addAll(complaints(path));
        }
        open(DOSSIER + "/evidence");
        String file = looking.chromium
                .findElement(By.cssSelector("table.list a[href*='/evidence/']"))
                .getDomProperty("href");
        looking.chromium.get(file);
        complaints.addAll(complaints(file));
        assertThat(complaints).isEmpty();
    }

    @Test
    void theAdministratorsScreensAreWithoutFault() {
        logIn(SomePeople.SYSTEM);
        var complaints = new ArrayList<String>();
        for (String path : List.of(
                "/organization",
                "/organization?tab=bodies",
                "/organization?tab=people",
                "/organization?tab=import",
                "/system")) {
            open(path);
            complaints.addAll(complaints(path));
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void aFolderComesWithoutWhatSystemsLeaveInItAndIsListedAtOnce(@TempDir Path folder) throws IOException {
        logIn(SomePeople.CLERK);
        Path sub = Files.createDirectories(folder.resolve("2021"));
        Files.writeString(sub.resolve("folder-" + folder.getFileName() + ".txt"), "folder " + folder);
        Files.write(folder.resolve("Thumbs.db"), new byte[64]);
        Files.write(sub.resolve("~$report.docx"), new byte[162]);
        Files.write(folder.resolve("empty.txt"), new byte[0]);
        open(DOSSIER + "/evidence");
        looking.chromium.executeScript("document.querySelector('.upload-card').open = true");

        looking.chromium.findElement(By.cssSelector("input[data-folder]")).sendKeys(folder.toString());

        until("return [...document.querySelectorAll('#files table.list a')].some(a => a.textContent === 'folder-"
                + folder.getFileName() + ".txt')");
        var rows = looking.chromium.findElements(By.cssSelector("[data-queue] li .upload-name"));
        assertThat(rows)
                .extracting(WebElement::getText)
                .hasSize(2)
                .first()
                .asString()
                .endsWith("/empty.txt");
        assertThat(looking.chromium.findElement(By.cssSelector("[data-sum]")).getText())
                .contains("2", "Thumbs.db");
        assertThat(complaints(DOSSIER + "/evidence")).isEmpty();
    }

    @Test
    void aHitInATableIsInSightAlthoughTheTableHasNoPicture(@TempDir Path folder) throws IOException {
        logIn(SomePeople.CLERK);
        String rows = IntStream.rangeClosed(1, 300)
                .mapToObj(row -> "row" + row + ",a rather long sentence that wraps beside a picture," + folder)
                .collect(Collectors.joining("\n"));
        Path table = Files.writeString(folder.resolve("table-" + folder.getFileName() + ".csv"), rows);
        open(DOSSIER + "/evidence");
        looking.chromium.findElement(By.cssSelector("input[name=file]")).sendKeys(table.toString());
        String read = "[...document.querySelectorAll('#files table.list tr')].find(r => r.textContent.includes('"
                + table.getFileName() + "') && r.querySelector('.state-READ'))";
        until("return " + read + " !== undefined");
        String file = String.valueOf(
                looking.chromium.executeScript("return " + read + ".querySelector('a').getAttribute('href')"));

        open(file + "?q=row150");

        until("return document.querySelector('.has-no-picture') !== null");
        until("const m = document.querySelector('mark.is-at').getBoundingClientRect(),"
                + " t = document.querySelector('[data-text]').getBoundingClientRect();"
                + " return m.top >= t.top && m.bottom <= t.bottom");
    }

    @Test
    void aFieldIsSavedWhileTypingAndStaysSaved() {
        logIn(SomePeople.CLERK);
        open(DOSSIER + "/criteria/S12");
        var field = looking.chromium.findElement(By.id("in-brand_title"));
        field.clear();
        field.sendKeys("映山红科普夜校");
        until("return document.querySelector('#claim-brand_title [data-version]').value !== '0'");

        open(DOSSIER + "/criteria/S12");

        assertThat(looking.chromium.findElement(By.id("in-brand_title")).getDomProperty("value"))
                .isEqualTo("映山红科普夜校");
    }

    @Test
    void anOfficesTemplatesAndSealAreWithoutFault() throws IOException {
        logIn(SomePeople.NATION);
        open("/stationery");
        var complaints = complaints("/stationery");
        bring("CERTIFICATE", "证书.docx", ATemplate.letter());
        until("return document.querySelector('[role=alert] li') !== null");
        // that it was refused is an answer of 422, which a browser notes as well
        looking.chromium.manage().logs().get(LogType.BROWSER);
        complaints.addAll(complaints("/stationery/CERTIFICATE"));
        picture("refused.png");
        open("/stationery?lang=en");
        bring("SEAL", "seal.png", ATemplate.seal());
        until("return document.querySelector('[role=status]') !== null");
        complaints.addAll(complaints("/stationery?lang=en"));
        picture("stationery.png");
        assertThat(complaints).isEmpty();
    }

    private void bring(String piece, String name, byte[] bytes) throws IOException {
        Path file = Files.write(stationery.resolve(name), bytes);
        looking.chromium.findElement(By.id("file-" + piece)).sendKeys(file.toString());
        looking.chromium
                .findElement(By.cssSelector("form[action='/stationery/" + piece + "'] button"))
                .sendKeys(Keys.ENTER);
    }

    private void picture(String name) throws IOException {
        looking.picture("papers", name);
    }

    private void logIn(String login) {
        looking.logIn(login, SomePeople.PASSWORD);
    }

    private void open(String path) {
        looking.open(path);
    }

    private void until(String script) {
        looking.until(script);
    }

    private List<String> complaints(String path) {
        return looking.complaints(path);
    }
}
