package org.hecha.web.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.bouncycastle.jcajce.provider.digest.SM3;
import org.hecha.InApplication;
import org.hecha.dossier.Dossiers;
import org.hecha.organization.Directory;
import org.hecha.organization.OrganizationImport;
import org.hecha.programme.Rounds;
import org.hecha.web.Browser;
import org.hecha.web.SomeDossier;
import org.hecha.web.SomePeople;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Uploads over real HTTP: cut, gone on with, repeated, mistaken and forbidden. */
@InApplication
class UploadIT {

    private static final String FILES = "/dossiers/" + SomeDossier.NUMBER + "/evidence";
    private static final long SEED = 20221010;

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

    final Random random = new Random(SEED);
    Browser clerk;

    @BeforeEach
    void aClerkIsAtWork() throws IOException {
        SomePeople.moveIn(directory, imports);
        SomeDossier.open(directory, rounds, dossiers, clock);
        clerk = new Browser(port);
        clerk.logIn(SomePeople.CLERK, SomePeople.PASSWORD);
        clerk.get(FILES);
    }

    @Nested
    class ForThoseWhoMayNot {

        @Test
        void anUploadIsUnknownToEverybodyButItsSender() throws IOException {
            byte[] bytes = bytes(1000);
            String upload = begin("a.txt", 1000, key());
            patch(clerk, upload, 0, Arrays.copyOf(bytes, 400));

            for (String other : List.of(SomePeople.OTHER_CLERK, SomePeople.UNIT, SomePeople.SYSTEM)) {
                var stranger = new Browser(port);
                stranger.logIn(other, SomePeople.PASSWORD);
                stranger.get("/dossiers");
                assertThat(head(stranger, upload).status()).as(other).isEqualTo(404);
                Browser.Page page = patch(stranger, upload, 400, bytes);
                assertThat(page.status()).as(other).isEqualTo(404);
                assertThat(json(page).path("type").asText()).isEqualTo("/problems/unknown-upload");
                assertThat(delete(stranger, upload).status()).isEqualTo(404);
                assertThat(receipt(stranger, upload).status()).isEqualTo(404);
            }
            assertThat(head(clerk, upload).header("Upload-Offset")).isEqualTo("400");
        }

        @Test
        void nobodyBeginsAnUploadInADossierOutsideTheirScope() {
            var stranger = new Browser(port);
            stranger.logIn(SomePeople.OTHER_CLERK, SomePeople.PASSWORD);
            stranger.get("/dossiers");

            Browser.Page page = post(stranger, "a.txt", 10, key(), "", "");
            assertThat(page.status()).isEqualTo(404);
            assertThat(page.body()).doesNotContain("石桥");
        }

        @Test
        void whoeverHasNoLoginSendsNothing() throws IOException {
            String upload = begin("a.txt", 1000, key());
            clerk.forgetSession();

            Browser.Page page = patch(clerk, upload, 0, bytes(10));
            assertThat(page.status()).isEqualTo(401);
            assertThat(json(page).path("type").asText()).isEqualTo("/problems/session-expired");

            // the page was kept open, the person logs in and goes on
            clerk.logIn(SomePeople.CLERK, SomePeople.PASSWORD);
            assertThat(patch(clerk, upload, 0, bytes(10)).status()).isEqualTo(204);
        }

        @Test
        void aRequestWithoutTheTokenChangesNothing() {
            String upload = begin("a.txt", 1000, key());

            var without = clerk.script(
                    "PATCH",
                    upload,
                    BodyPublishers.ofByteArray(bytes(10)),
                    "X-XSRF-TOKEN",
                    "not-ours",
                    "Accept",
                    "application/json",
                    "Tus-Resumable",
                    "1.0.0",
                    "Upload-Offset",
                    "0",
                    "Content-Type",
                    "application/offset+octet-stream");
            assertThat(without.status()).isEqualTo(403);
            assertThat(head(clerk, upload).header("Upload-Offset")).isEqualTo("0");
        }
    }

    @Nested
    class Refused {

        @Test
        void filesThatAreEmptyOrTooLargeOrBadlyNamedBeforeAByteHasTravelled() throws IOException {
            assertThat(post(clerk, "empty.pdf", 0, key(), "", "").status()).isGreaterThanOrEqualTo(400);
            assertThat(type(post(clerk, "huge.mp4", (2L << 30) + 1, key(), "", "")))
                    .isEqualTo("file-too-large");
            assertThat(type(post(clerk, "a\r\nb.pdf", 10, key(), "", ""))).isEqualTo("bad-file-name");
            assertThat(type(post(clerk, "\u202Efdp.exe", 10, key(), "", ""))).isEqualTo("bad-file-name");
            assertThat(type(post(clerk, "a.pdf", 10, "short", "", ""))).isEqualTo("bad-key");
            assertThat(type(post(clerk, "a.pdf", 10, key(), "S99", ""))).isEqualTo("unknown-claim");
        }

        @Test
        void bytesThatDoNotFollowWhatIsHere() throws IOException {
            byte[] bytes = bytes(1000);
            String upload = begin("a.txt", 1000, key());
            patch(clerk, upload, 0, Arrays.copyOf(bytes, 300));

            assertThat(patch(clerk, upload, 0, bytes).status()).isEqualTo(409);
            assertThat(patch(clerk, upload, 299, bytes(1)).status()).isEqualTo(409);
            assertThat(patch(clerk, upload, 301, bytes(1)).status()).isEqualTo(409);
            assertThat(patch(clerk, upload, 300, bytes(701)).status()).isEqualTo(400);
            assertThat(receipt(clerk, upload).status()).isEqualTo(409);
            assertThat(head(clerk, upload).header("Upload-Offset")).isEqualTo("300");
        }

        @Test
        void aKeyThatStandsForAnotherFile() throws IOException {
            String key = key();
            String upload = begin("a.txt", 1000, key);

            assertThat(begin("a.txt", 1000, key)).isEqualTo(upload);
            assertThat(type(post(clerk, "b.txt", 1000, key, "", ""))).isEqualTo("key-reused");
            assertThat(post(clerk, "a.txt", 999, key, "", "").status()).isEqualTo(422);
        }

        @Test
        void theSameBytesTwiceWithTheFirstFileNamed() throws IOException {
            byte[] bytes = bytes(500);
            JsonNode first = send("first.txt", bytes);

            String upload = begin("second.txt", bytes.length, key());
            Browser.Page page = patch(clerk, upload, 0, bytes);
            assertThat(page.status()).isEqualTo(409);
            assertThat(json(page).path("first").asText())
                    .isEqualTo(first.path("id").asText());
            assertThat(head(clerk, upload).status()).isEqualTo(404);
        }

        @Test
        void aFourthFileOfOnePersonAtTheSameTime() throws Exception {
            var slow = new CountDownLatch(1);
            var begun = new CountDownLatch(3);
            String session = clerk.cookie("HECHA"), token = clerk.cookie("XSRF-TOKEN");
            String[] uploads = {begin("1", 100, key()), begin("2", 100, key()), begin("3", 100, key())};
            String fourth = begin("4", 100, key());
            try (ExecutorService senders = Executors.newFixedThreadPool(3)) {
                for (String upload : uploads) {
                    var unused = senders.submit(() -> {
                        try (var line = new Socket("localhost", port)) {
                            halfOf(line, upload, 100, session, token);
                            begun.countDown();
                            slow.await();
                        }
                        return null;
                    });
                }
                begun.await(10, TimeUnit.SECONDS);
                try {
                    Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
                        Browser.Page page = patch(clerk, fourth, 0, bytes(1));
                        assertThat(page.status()).isEqualTo(429);
                        assertThat(type(page)).isEqualTo("too-many-uploads");
                        assertThat(json(page).path("detail").asText()).contains("3");
                    });
                } finally {
                    slow.countDown();
                }
            }
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(patch(clerk, fourth, offset(fourth), bytes(1))
                                    .status())
                            .isEqualTo(204));
        }
    }

    @Test
    void givesAReceiptWithNumberAndBothDigestsThatAnybodyCanCheck() throws Exception {
        byte[] bytes = bytes(70_000);
        JsonNode receipt = send("../../通知 1.txt", bytes);

        assertThat(receipt.path("receipt").asText()).matches("\\d{8}-\\d{6}");
        assertThat(receipt.path("sha256").asText()).isEqualTo(sha256(bytes));
        assertThat(receipt.path("sm3").asText()).isEqualTo(HexFormat.of().formatHex(new SM3.Digest().digest(bytes)));
        assertThat(receipt.path("path").asText()).isEqualTo("../../通知 1.txt");

        String page = clerk.get("/evidence/" + receipt.path("id").asText() + "/receipt")
                .body();
        String text = clerk.get("/evidence/" + receipt.path("id").asText() + "/receipt.txt")
                .body();
        for (String proof : List.of("receipt", "sha256", "sm3")) {
            assertThat(page).contains(receipt.path(proof).asText());
            assertThat(text).contains(receipt.path(proof).asText());
        }
        assertThat(clerk.get(FILES).body()).contains(receipt.path("receipt").asText());
        var stranger = new Browser(port);
        stranger.logIn(SomePeople.OTHER_CLERK, SomePeople.PASSWORD);
        assertThat(stranger.get("/evidence/" + receipt.path("id").asText() + "/receipt")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void goesOnAfterTheLineWasCutAtAnyByte() throws Exception {
        for (int round = 0; round < 12; round++) {
            byte[] bytes = bytes(1 + random.nextInt(300_000));
            String upload = begin("cut-" + round + ".bin", bytes.length, key());
            int safe = 0;
            for (int cut = 0; cut < 3 && safe < bytes.length; cut++) {
                int sent = random.nextInt(bytes.length - safe);
                try (var line = new Socket("localhost", port)) {
                    line.setSoLinger(true, 0);
                    OutputStream out = line.getOutputStream();
                    out.write(header(
                            upload, safe, bytes.length - safe, clerk.cookie("HECHA"), clerk.cookie("XSRF-TOKEN")));
                    out.write(bytes, safe, sent);
                    out.flush();
                }
                safe = Awaitility.await()
                        .atMost(Duration.ofSeconds(20))
                        .until(() -> settled(upload), offset -> offset >= 0);
            }
            // what was cut may still be on its way through the server: whatever comes late finds itself in the wrong
            // place
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
                int from = offset(upload);
                return patch(clerk, upload, from, Arrays.copyOfRange(bytes, from, bytes.length))
                                .status()
                        == 204;
            });
            assertThat(json(receipt(clerk, upload)).path("sha256").asText())
                    .as("seed %d, round %d", SEED, round)
                    .isEqualTo(sha256(bytes));
        }
    }

    /** The offset once no request adds to the upload any more: an empty one is let in only then. */
    private int settled(String upload) throws IOException {
        int offset = offset(upload);
        Browser.Page nothing = patch(clerk, upload, offset, new byte[0]);
        return nothing.status() == 204 ? offset : -1;
    }

    @Test
    void showsWhatWasInterruptedAndForgetsItWhenAsked() throws IOException {
        byte[] bytes = bytes(1000);
        String upload = begin("视频/会议.mp4", 1000, key());
        patch(clerk, upload, 0, Arrays.copyOf(bytes, 250));

        String page = clerk.get(FILES).body();
        assertThat(page).contains("视频/会议.mp4").contains("25%").contains("王芳");
        assertThat(clerk.post(upload + "/cancellation").status()).isEqualTo(200);
        assertThat(head(clerk, upload).status()).isEqualTo(404);
        assertThat(clerk.get(FILES).body()).doesNotContain("data-path=\"视频/会议.mp4\"");
    }

    @Test
    void answersALostReceiptWithTheSameOne() throws IOException {
        byte[] bytes = bytes(2000);
        String key = key();
        String upload = begin("lost.txt", bytes.length, key);
        patch(clerk, upload, 0, bytes);

        JsonNode first = json(receipt(clerk, upload));
        assertThat(json(receipt(clerk, upload))).isEqualTo(first);
        assertThat(begin("lost.txt", bytes.length, key)).isEqualTo(upload);
        assertThat(head(clerk, upload).header("Upload-Offset")).isEqualTo("2000");
    }

    @Test
    void takesAFormThatIsSentTwiceInOnceAndRefusesItsKeyForAnotherFile() throws IOException {
        byte[] bytes = bytes(300);
        String key = key();

        Browser.Page first = form("form.txt", bytes, key);
        assertThat(first.status()).isEqualTo(200);
        assertThat(json(form("form.txt", bytes, key))).isEqualTo(json(first));
        assertThat(type(form("form.txt", bytes(300), key))).isEqualTo("key-reused");
        assertThat(type(form("other.txt", bytes, key))).isEqualTo("key-reused");
        assertThat(form("form.txt", bytes, key()).status()).isEqualTo(409);
    }

    @Test
    void keepsWhatWasSentWhenTheSlotIsFullAtTheEnd() throws IOException {
        // the dossier's standard says how many files the slot takes; fill it while one is on its way
        var slot = dossiers.standardOf(
                        directory.scopeOf(directory
                                .memberByLogin(SomePeople.CLERK)
                                .orElseThrow()
                                .id()),
                        SomeDossier.open(directory, rounds, dossiers, clock).id())
                .criterion("S05")
                .orElseThrow()
                .slots()
                .getFirst();
        byte[] late = bytes(100);
        Browser.Page begun = post(clerk, "late.txt", 100, key(), "S05", slot.code());
        String upload = begun.header("Location");
        JsonNode last = null;
        for (int i = 0; i < slot.cap(); i++) {
            byte[] bytes = bytes(50 + i);
            Browser.Page page = post(clerk, "in-time-" + i + ".txt", bytes.length, key(), "S05", slot.code());
            patch(clerk, page.header("Location"), 0, bytes);
            last = json(receipt(clerk, page.header("Location")));
        }

        Browser.Page refused = patch(clerk, upload, 0, late);
        assertThat(type(refused)).isEqualTo("slot-full");
        assertThat(head(clerk, upload).header("Upload-Offset")).isEqualTo("100");
        assertThat(post(clerk, "next.txt", 100, key(), "S05", slot.code()).status())
                .isEqualTo(409);

        clerk.get("/evidence/" + last.path("id").asText());
        clerk.post("/evidence/" + last.path("id").asText() + "/withdrawal");
        assertThat(json(receipt(clerk, upload)).path("sha256").asText()).isEqualTo(sha256(late));
    }

    private JsonNode send(String name, byte[] bytes) throws IOException {
        String upload = begin(name, bytes.length, key());
        patchTo(upload, bytes, 0);
        return json(receipt(clerk, upload));
    }

    private void patchTo(String upload, byte[] bytes, int from) {
        assertThat(patch(clerk, upload, from, Arrays.copyOfRange(bytes, from, bytes.length))
                        .status())
                .isEqualTo(204);
    }

    private String begin(String name, long length, String key) {
        Browser.Page page = post(clerk, name, length, key, "", "");
        assertThat(page.status()).as(page.body()).isEqualTo(201);
        return page.header("Location");
    }

    private Browser.Page post(Browser who, String name, long length, String key, String criterion, String slot) {
        String metadata = Map.of(
                        "dossier",
                        SomeDossier.NUMBER,
                        "filename",
                        name,
                        "key",
                        key,
                        "criterion",
                        criterion,
                        "slot",
                        slot)
                .entrySet()
                .stream()
                .map(said -> said.getKey() + " "
                        + Base64.getEncoder().encodeToString(said.getValue().getBytes(StandardCharsets.UTF_8)))
                .reduce((a, b) -> a + "," + b)
                .orElseThrow();
        return tus(
                who,
                "POST",
                "/uploads",
                BodyPublishers.noBody(),
                "Upload-Length",
                Long.toString(length),
                "Upload-Metadata",
                metadata);
    }

    private Browser.Page patch(Browser who, String upload, long offset, byte[] bytes) {
        return tus(
                who,
                "PATCH",
                upload,
                BodyPublishers.ofByteArray(bytes),
                "Upload-Offset",
                Long.toString(offset),
                "Content-Type",
                "application/offset+octet-stream");
    }

    private Browser.Page head(Browser who, String upload) {
        return tus(who, "HEAD", upload, BodyPublishers.noBody());
    }

    private Browser.Page delete(Browser who, String upload) {
        return tus(who, "DELETE", upload, BodyPublishers.noBody());
    }

    private int offset(String upload) {
        return Integer.parseInt(head(clerk, upload).header("Upload-Offset"));
    }

    private Browser.Page receipt(Browser who, String upload) {
        return who.get(upload + "/receipt", "Accept", "application/json");
    }

    private static Browser.Page tus(Browser who, String method, String path, BodyPublisher body, String... more) {
        String[] all = Arrays.copyOf(more, more.length + 4);
        all[more.length] = "Tus-Resumable";
        all[more.length + 1] = "1.0.0";
        all[more.length + 2] = "Accept";
        all[more.length + 3] = "application/json";
        return who.script(method, path, body, all);
    }

    private Browser.Page form(String name, byte[] bytes, String key) {
        String boundary = "----" + UUID.randomUUID();
        byte[] head = ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
        return clerk.script(
                "POST",
                FILES,
                BodyPublishers.ofByteArrays(List.of(head, bytes, tail)),
                "Content-Type",
                "multipart/form-data; boundary=" + boundary,
                "Accept",
                "application/json",
                "Idempotency-Key",
                key);
    }

    private static void halfOf(Socket line, String upload, int length, String session, String token)
            throws IOException {
        OutputStream out = line.getOutputStream();
        out.write(header(upload, 0, length, session, token));
        out.write(new byte[length / 2]);
        out.flush();
    }

    private static byte[] header(String upload, long offset, int length, String session, String token) {
        return ("PATCH " + upload + " HTTP/1.1\r\nHost: localhost\r\nCookie: HECHA=" + session + "; XSRF-TOKEN=" + token
                        + "\r\nX-XSRF-TOKEN: " + token + "\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: " + offset
                        + "\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: " + length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static JsonNode json(Browser.Page page) throws IOException {
        return new ObjectMapper().readTree(page.body());
    }

    private static String type(Browser.Page page) throws IOException {
        return json(page).path("type").asText().replace("/problems/", "");
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of()
                    .formatHex(
                            java.security.MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
