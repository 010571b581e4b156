package org.hecha.web.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hecha.InApplication;
import org.hecha.evidence.EvidenceId;
import org.junit.jupiter.api.Test;

/** Whatever somebody uploads, no browser of ours ever shows or runs it: originals are downloads, previews are our pictures. */
@InApplication
class OriginalsIT extends AtTheClerksDesk {

    private static final String SCRIPT = "<script>document.title='x'</script>";
    private static final Map<String, String> UPLOADS = Map.ofEntries(
            Map.entry("页面.html", "<html><body>" + SCRIPT + "</body></html>"),
            Map.entry("页面.htm", "<html><body onload=alert(1)></body></html>"),
            Map.entry("页面.xhtml", "<html xmlns=\"http://www.w3.org/1999/xhtml\">" + SCRIPT + "</html>"),
            Map.entry("图.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"),
            Map.entry("数据.xml", "<?xml version=\"1.0\"?><?xml-stylesheet href=\"#s\" type=\"text/xsl\"?><a/>"),
            Map.entry("网页.mht", "MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n" + SCRIPT),
            Map.entry("邮件.eml", "From: a@example.org\r\nContent-Type: text/html\r\n\r\n" + SCRIPT),
            Map.entry("脚本.js", "alert(1)"),
            Map.entry("脚本.jsp", "<%= 1 %>"),
            Map.entry("通知.pdf", SCRIPT + "%PDF-1.4"),
            Map.entry("照片.gif", "GIF89a/*xxxx*/=1;alert(1)"),
            Map.entry("照片.jpg", "\u00FF\u00D8\u00FF" + SCRIPT),
            Map.entry("材料.zip", "PK\u0003\u0004" + SCRIPT),
            Map.entry("材料.docx", "PK\u0003\u0004" + SCRIPT),
            Map.entry("影片.mp4", "\u0000\u0000\u0000\u0018ftypmp42" + SCRIPT),
            Map.entry("说明.txt", SCRIPT),
            Map.entry("名册.csv", "=HYPERLINK(\"http://127.0.0.1\")," + SCRIPT),
            Map.entry("无扩展名", SCRIPT));

    @Test
    void originalsAreDownloadsAndNothingElse() {
        uploaded().forEach((name, file) -> {
            var original = browser.download("/evidence/" + file + "/original");
            assertThat(original.statusCode()).as(name).isEqualTo(200);
            assertThat(new String(original.body(), StandardCharsets.UTF_8))
                    .as(name)
                    .startsWith(Objects.requireNonNull(UPLOADS.get(name)));
            var headers = original.headers();
            assertThat(headers.firstValue("Content-Type")).as(name).hasValue("application/octet-stream");
            assertThat(headers.firstValue("X-Content-Type-Options")).as(name).hasValue("nosniff");
            assertThat(headers.firstValue("Content-Disposition"))
                    .as(name)
                    .hasValueSatisfying(value -> assertThat(value).startsWith("attachment;"));
            assertThat(headers.allValues("Content-Security-Policy"))
                    .as(name)
                    .singleElement()
                    .isEqualTo("default-src 'none'; sandbox");
        });
    }

    /** Only once a file was read is there a preview that could show what must not run. */
    @Test
    void previewsAreOurPicturesAndWords() {
        Map<String, EvidenceId> files = uploaded();
        await().atMost(Duration.ofMinutes(3))
                .until(() -> files.values().stream()
                        .allMatch(file ->
                                dossiers.exhibit(clerk, file).evidence().state().terminal()));
        Set<String> shown = new TreeSet<>();
        files.forEach((name, file) -> {
            var preview = browser.download("/evidence/" + file + "/pages/1.png");
            assertThat(preview.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(preview.statusCode()).as(name).isIn(200, 204);
            if (preview.statusCode() == 200) {
                assertThat(preview.headers().firstValue("Content-Type")).hasValue("image/png");
                assertThat(preview.body()).startsWith(0x89, 'P', 'N', 'G');
            }
            String page = browser.get("/evidence/" + file).body();
            assertThat(page).as(name).doesNotContain(SCRIPT);
            if (page.contains("&lt;script&gt;")) {
                shown.add(name);
            }
        });
        assertThat(shown).as("plain text is shown as text").contains("说明.txt", "名册.csv");
    }

    /** Bytes nobody has sent before: the same file twice is refused. */
    private Map<String, EvidenceId> uploaded() {
        Map<String, EvidenceId> files = new TreeMap<>();
        UPLOADS.forEach((name, content) -> {
            byte[] bytes = (content + System.nanoTime()).getBytes(StandardCharsets.UTF_8);
            files.put(
                    name,
                    dossiers.add(clerk, dossier.id(), "S07", "", name, new ByteArrayInputStream(bytes))
                            .id());
        });
        return files;
    }
}
