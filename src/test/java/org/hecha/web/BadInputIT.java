package org.hecha.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.hecha.InApplication;
import org.hecha.dossier.Dossiers;
import org.hecha.organization.Directory;
import org.hecha.organization.OrganizationImport;
import org.hecha.programme.Rounds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a new user does wrong, in the running application: a sentence each time, nothing typed is lost, never a fault. */
@InApplication
class BadInputIT {

    private static final String DOSSIER = "/dossiers/" + SomeDossier.NUMBER;
    private static final String S07 = DOSSIER + "/criteria/S07";

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

    private Browser browser;

    @BeforeEach
    void theClerkIsThere() throws IOException {
        SomePeople.moveIn(directory, imports);
        SomeDossier.open(directory, rounds, dossiers, clock);
        browser = new Browser(port);
        browser.logIn(SomePeople.CLERK, SomePeople.PASSWORD);
        browser.get(S07);
    }

    @Test
    void anEmptyFileIsRefusedByName() {
        var page = upload("空的.pdf", new byte[0]);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("空的.pdf").contains("空");
    }

    /** A browser sends the brackets of a document's number as they were typed behind the address. */
    @Test
    void anAddressWithBracketsInItIsNoFault() throws IOException {
        try (var line = new Socket("localhost", port)) {
            line.getOutputStream()
                    .write("GET /login?q=[2019]26{}|^`\\ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(line.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void theSameFileTwiceLeadsToTheFirst() {
        byte[] bytes = ("同一份材料 " + System.nanoTime()).getBytes(StandardCharsets.UTF_8);
        upload("第一次.txt", bytes);

        var page = upload("第二次.txt", bytes);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("第二次.txt").contains("第一次.txt");
    }

    @Test
    void threeHundredMegabytesArriveOrAreRefusedWithASentence() {
        var page = browser.upload(
                DOSSIER + "/evidence", "很大.mp4", () -> new Endless(300L << 20), "criterion", "S07", "slot", "");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("很大.mp4");
    }

    @Test
    void anEncryptedDocumentEndsInAStateThatSaysSo() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            document.protect(new StandardProtectionPolicy("owner", "reader", new AccessPermission()));
            document.save(bytes);
        }

        assertThat(afterReading("加密.pdf", bytes.toByteArray())).contains("密码");
    }

    @Test
    void aWordDocumentCalledPdfIsReadAsWhatItIs() throws IOException {
        byte[] word = Files.readAllBytes(
                Path.of("storage", "demo", "990122", "evidence", "01 党委政府重视", "动员社会力量参与科普工作实施办法.doc"));

        String file = afterReading("其实是Word.pdf", word);

        assertThat(file).contains("state-READ").doesNotContain("state-UNREADABLE");
    }

    @Test
    void anArchiveWithinAnArchiveIsOpened() throws IOException {
        byte[] inner = zip("里面.txt", ("压缩包里的压缩包 " + System.nanoTime()).getBytes(StandardCharsets.UTF_8));

        afterReading("外层.zip", zip("内层.zip", inner));

        await().atMost(Duration.ofMinutes(3))
                .untilAsserted(() ->
                        assertThat(browser.get(DOSSIER + "/evidence").body()).contains("里面.txt"));
    }

    @Test
    void aDayThatIsNoneIsNamedAndNothingIsSaved() {
        String file = fileCalled("state-", browser.get(DOSSIER + "/evidence").body());
        browser.get(file);

        var page = browser.post(file + "/filing", "criteria", "S07", "declared", "去年十月", "caption", "x");

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body()).contains("去年十月").contains("后退");
    }

    @Test
    void aFormSentTwiceCountsOnce() {
        String ticket = UUID.randomUUID().toString();
        browser.get("/dossiers");
        var first = browser.post("/dossiers", "round", SomeDossier.ROUND, "once", ticket);
        var second = browser.post("/dossiers", "round", SomeDossier.ROUND, "once", ticket);

        assertThat(first.status()).isEqualTo(409);
        assertThat(second.status()).isEqualTo(409);
        assertThat(count(browser.get("/dossiers").body(), "href=\"" + DOSSIER + "\""))
                .isEqualTo(1);
    }

    @Test
    void whatWasTypedSurvivesASessionThatEndedMeanwhile() {
        String version = version("brand_name");
        String typed = "科普夜校" + System.nanoTime();
        browser.forgetSession();

        var away = browser.post(S07, "brand_name", typed, "version.brand_name", version);
        assertThat(away.status()).isEqualTo(401);
        assertThat(away.body()).contains(typed);
        var offered = browser.post(
                "/login",
                "login",
                SomePeople.CLERK,
                "password",
                SomePeople.PASSWORD,
                "resend.address",
                S07,
                "resend.field.brand_name",
                typed,
                "resend.field.version.brand_name",
                version);
        assertThat(offered.body()).contains("action=\"" + S07 + "\"").contains(typed);
        browser.post(S07, "brand_name", typed, "version.brand_name", version);

        assertThat(browser.get(S07).body()).contains("value=\"" + typed + "\"");
    }

    /** No database text can hold it; whoever pasted it never saw it. */
    @Test
    void aCharacterThatNobodySeesIsLeftOut() {
        assertThat(browser.get("/dossiers?q=%00" + SomeDossier.NUMBER).body()).contains(DOSSIER);
        assertThat(browser.get("/tasks?q=%00").status()).isEqualTo(200);
    }

    @Test
    void anIdThatIsNoneNamesNothing() {
        assertThat(browser.get("/evidence/nope").status()).isEqualTo(404);
        assertThat(browser.post("/tasks/nope/copy", "to", "nobody", "note", "x").status())
                .isEqualTo(404);
    }

    @Test
    void aFormWithoutItsFileSaysWhatIsMissing() {
        String body = "--b\r\nContent-Disposition: form-data; name=\"criterion\"\r\n\r\nS07\r\n--b--\r\n";

        var page = browser.script(
                "POST",
                DOSSIER + "/evidence",
                HttpRequest.BodyPublishers.ofString(body),
                "Content-Type",
                "multipart/form-data; boundary=b");

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body()).contains("选择");
    }

    /** A folder goes as one form where there is no script; that each is empty keeps this dossier as it is for others. */
    @Test
    void sixtyFilesOfOneFormAreEachAnsweredByName() {
        var body = new StringBuilder("--b\r\nContent-Disposition: form-data; name=\"criterion\"\r\n\r\nS07\r\n");
        for (int i = 1; i <= 60; i++) {
            body.append("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"空的%d.txt\"\r\n\r\n\r\n"
                    .formatted(i));
        }

        var page = browser.script(
                "POST",
                DOSSIER + "/evidence",
                HttpRequest.BodyPublishers.ofString(body + "--b--\r\n"),
                "Content-Type",
                "multipart/form-data; boundary=b");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("空的1.txt", "空的60.txt");
    }

    @Test
    void aStepThatIsNoneIsShownAsItWasWritten() {
        var reviewer = new Browser(port);
        reviewer.logIn(SomePeople.CITY, SomePeople.PASSWORD);

        var page = reviewer.get("/overview/stuck?step=nope");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("value=\"nope\"").doesNotContain("??step");
    }

    @Test
    void figuresOfAnAreaAreForThoseWhoAnswerForIt() {
        var clerk = new Browser(port);
        clerk.logIn(SomePeople.CLERK, SomePeople.PASSWORD);

        for (String page : List.of("/overview", "/overview/pace", "/overview/log.csv", "/overview/tasks")) {
            assertThat(clerk.get(page).status()).as(page).isEqualTo(403);
        }
    }

    @Test
    void aPlaceThatIsNotMineLooksLikeNone() {
        var stranger = new Browser(port);
        stranger.logIn(SomePeople.OTHER_CLERK, SomePeople.PASSWORD);

        var foreign = stranger.get(DOSSIER);
        var none = stranger.get("/dossiers/" + SomeDossier.ROUND + "-999999");

        assertThat(foreign.status()).isEqualTo(404).isEqualTo(none.status());
        assertThat(foreign.body().replace(SomeDossier.NUMBER, "*"))
                .contains("<h1")
                .doesNotContain("石桥")
                .hasSize(none.body().replace(SomeDossier.ROUND + "-999999", "*").length());
    }

    private Browser.Page upload(String name, byte[] bytes) {
        return browser.upload(
                DOSSIER + "/evidence", name, () -> new ByteArrayInputStream(bytes), "criterion", "S07", "slot", "");
    }

    /** @return the file's own page, once it says what became of the file */
    private String afterReading(String name, byte[] bytes) {
        var page = upload(name, bytes);
        assertThat(page.status()).isEqualTo(200);
        String file = fileCalled(name, browser.get(DOSSIER + "/evidence").body());
        var latest = new String[1];
        await().atMost(Duration.ofMinutes(3)).until(() -> {
            latest[0] = browser.get(file).body();
            return !latest[0].contains("state-RECEIVED") && !latest[0].contains("state-READING");
        });
        return latest[0];
    }

    private static String fileCalled(String name, String page) {
        Matcher link = Pattern.compile("href=\"(/evidence/[0-9a-f-]{36})\"(?=[^<]*" + Pattern.quote(name) + ")")
                .matcher(page);
        if (link.find()) {
            return link.group(1);
        }
        Matcher any = Pattern.compile("href=\"(/evidence/[0-9a-f-]{36})\"").matcher(page);
        assertThat(any.find()).as("a file on the page").isTrue();
        assertThat(name).as("no file of this name").startsWith("state-");
        return any.group(1);
    }

    private String version(String key) {
        Matcher field = Pattern.compile("name=\"version." + key + "\" value=\"(\\d+)\"")
                .matcher(browser.get(S07).body());
        assertThat(field.find()).as("version of %s", key).isTrue();
        return field.group(1);
    }

    private static int count(String page, String what) {
        return page.split(Pattern.quote(what), -1).length - 1;
    }

    private static byte[] zip(String name, byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(packed, StandardCharsets.UTF_8)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(bytes);
        }
        return packed.toByteArray();
    }

    /** So many bytes, made as they are asked for. */
    private static final class Endless extends InputStream {
        private final long seed = System.nanoTime();
        private long left;

        Endless(long bytes) {
            this.left = bytes;
        }

        @Override
        public int read() {
            return left-- > 0 ? (int) ((left * 31 + seed) & 0xff) : -1;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (left <= 0) {
                return -1;
            }
            int n = (int) Math.min(length, left);
            java.util.Arrays.fill(into, from, from + n, (byte) (seed + left));
            left -= n;
            return n;
        }
    }
}
