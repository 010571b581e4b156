package org.hecha.web.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.hecha.InApplication;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.Dossiers;
import org.hecha.evidence.EvidenceId;
import org.hecha.organization.Directory;
import org.hecha.organization.OrganizationImport;
import org.hecha.organization.Scope;
import org.hecha.programme.Rounds;
import org.hecha.web.Browser;
import org.hecha.web.SomeDossier;
import org.hecha.web.SomePeople;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whatever somebody uploads, no browser of ours ever shows or runs it: originals are downloads, previews are our pictures. */
@InApplication
class OriginalsIT {

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
    private Dossier dossier;
    private Scope clerk;

    @BeforeEach
    void theClerkIsThere() throws Exception {
        SomePeople.moveIn(directory, imports);
        dossier = SomeDossier.open(directory, rounds, dossiers, clock);
        clerk = directory.scopeOf(
                directory.memberByLogin(SomePeople.CLERK).orElseThrow().id());
        browser = new Browser(port);
        browser.logIn(SomePeople.CLERK, SomePeople.PASSWORD);
    }

    @Test
    void originalsAreDownloadsAndNothingElse() {
        UPLOADS.forEach((name, content) -> {
            byte[] bytes = (content + System.nanoTime()).getBytes(StandardCharsets.UTF_8);
            EvidenceId file = dossiers.add(clerk, dossier.id(), "S07", "", name, new ByteArrayInputStream(bytes))
                    .id();

            var original = browser.download("/evidence/" + file + "/original");
            assertThat(original.statusCode()).as(name).isEqualTo(200);
            assertThat(original.body()).as(name).isEqualTo(bytes);
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

            var preview = browser.download("/evidence/" + file + "/pages/1.png");
            assertThat(preview.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(preview.statusCode()).as(name).isIn(200, 204);
            if (preview.statusCode() == 200) {
                assertThat(preview.headers().firstValue("Content-Type")).hasValue("image/png");
                assertThat(preview.body()).startsWith(0x89, 'P', 'N', 'G');
            }
            assertThat(browser.get("/evidence/" + file).body()).as(name).doesNotContain(SCRIPT);
        });
    }
}
