package org.hecha.evidence.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hecha.evidence.worker.Odd.bytes;
import static org.hecha.evidence.worker.Odd.zip;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that ask their reader for something outside of them: a file of the server, an address. Read in this JVM, without the
 * sandbox: nothing is fetched and nothing of the server's comes into the text, the properties or what is unpacked.
 */
class ForeignReferencesTests {

    private static final String CANARY = "the-canary-sings-7c1f";

    @TempDir
    Path directory;

    private final AtomicInteger calls = new AtomicInteger();
    private ServerSocket listener;
    private String secret;
    private String address;

    @BeforeEach
    void listen() throws IOException {
        secret = Files.writeString(directory.resolve("canary.txt"), CANARY)
                .toUri()
                .toString();
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        address = "http://127.0.0.1:" + listener.getLocalPort() + "/x";
        Thread.ofPlatform().daemon().start(() -> {
            while (!listener.isClosed()) {
                try (var caller = listener.accept()) {
                    calls.incrementAndGet();
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    @AfterEach
    void close() throws IOException {
        listener.close();
    }

    /** What an attacker writes before a root element, and what refers to it inside; the expansion would be seen in the text. */
    private record Way(String doctype, String reference) {}

    private Map<String, Way> ways() {
        var ways = new LinkedHashMap<String, Way>();
        ways.put("file", new Way("<!DOCTYPE r [<!ENTITY e SYSTEM \"" + secret + "\">]>", "&e;"));
        ways.put("address", new Way("<!DOCTYPE r [<!ENTITY e SYSTEM \"" + address + "\">]>", "&e;"));
        ways.put("outer DTD", new Way("<!DOCTYPE r SYSTEM \"" + address + ".dtd\">", ""));
        ways.put("public DTD", new Way("<!DOCTYPE r PUBLIC \"-//x//y\" \"" + address + ".dtd\">", ""));
        ways.put("parameter", new Way("<!DOCTYPE r [<!ENTITY % p SYSTEM \"" + address + "\"> %p;]>", ""));
        ways.put(
                "laughs",
                new Way(
                        "<!DOCTYPE r [<!ENTITY a \"" + CANARY.repeat(20) + "\">"
                                + "<!ENTITY b \"" + "&a;".repeat(60) + "\"><!ENTITY c \"" + "&b;".repeat(60)
                                + "\"><!ENTITY e \"" + "&c;".repeat(60) + "\">]>",
                        "&e;"));
        ways.put("style", new Way("<?xml-stylesheet type=\"text/xsl\" href=\"" + address + ".xsl\"?>", ""));
        return ways;
    }

    private Map<String, byte[]> carriers() {
        var carriers = new LinkedHashMap<String, byte[]>();
        ways().forEach((how, way) -> {
            carriers.put(how + ".docx", part(Odd.docx(), "word/document.xml", "words", way));
            carriers.put(how + " kinds.docx", part(Odd.docx(), "[Content_Types].xml", "", way));
            carriers.put(how + " relations.docx", part(Odd.docx(), "_rels/.rels", "", way));
            carriers.put(how + " properties.docx", part(Odd.docx(), "docProps/core.xml", "Apache POI", way));
            carriers.put(how + " sheet.xlsx", part(Odd.xlsx(), "xl/worksheets/sheet1.xml", "", way));
            carriers.put(how + " strings.xlsx", part(Odd.xlsx(), "xl/sharedStrings.xml", "words", way));
            carriers.put(how + " workbook.xlsx", part(Odd.xlsx(), "xl/workbook.xml", "", way));
            carriers.put(how + ".pptx", part(Odd.pptx(), "ppt/slides/slide1.xml", "words", way));
            carriers.put(
                    how + ".ofd",
                    zip(
                            "OFD.xml",
                            xml(
                                    way,
                                    "<ofd:OFD xmlns:ofd=\"http://www.ofdspec.org/2016\"><ofd:DocBody><ofd:DocInfo><ofd:Title>"
                                            + way.reference() + "</ofd:Title></ofd:DocInfo></ofd:DocBody></ofd:OFD>")));
            carriers.put(
                    how + ".svg",
                    xml(way, "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>" + way.reference() + "</text></svg>"));
            carriers.put(
                    how + ".xhtml",
                    xml(
                            way,
                            "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body>" + way.reference()
                                    + "</body></html>"));
            carriers.put(how + ".xml", xml(way, "<r>" + way.reference() + "</r>"));
            carriers.put(
                    how + ".rss", xml(way, "<rss><channel><title>" + way.reference() + "</title></channel></rss>"));
            carriers.put(how + ".bpmn", xml(way, "<definitions name=\"\">" + way.reference() + "</definitions>"));
            carriers.put(
                    how + " form.pdf",
                    form(new String(xml(way, "<xdp>" + way.reference() + "</xdp>"), StandardCharsets.UTF_8)));
            carriers.put(
                    how + ".jpg",
                    xmp(new String(
                            xml(way, "<x:xmpmeta>" + way.reference() + "</x:xmpmeta>"), StandardCharsets.UTF_8)));
        });
        carriers.put(
                "include.xml",
                bytes("<r xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include href=\"" + secret
                        + "\" parse=\"text\"/><xi:include href=\"" + address + "\"/></r>"));
        carriers.put("template.docx", relation(Odd.docx(), "attachedTemplate"));
        carriers.put("picture.docx", relation(Odd.docx(), "image"));
        carriers.put("object.docx", relation(Odd.docx(), "oleObject"));
        carriers.put(
                "page.html",
                bytes("<html><head><base href=\"" + address + "\"><link rel=stylesheet href=\"" + address
                        + "\"><meta http-equiv=refresh content=\"0;url=" + address + "\"></head><body><img src=\""
                        + address
                        + "\"><iframe src=\"" + secret + "\"></iframe><object data=\"" + secret
                        + "\"></object>words</body></html>"));
        carriers.put(
                "page.mht",
                bytes("MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<img src=\"" + address + "\">words"));
        carriers.put(
                "outer body.eml",
                bytes("From: a@example.org\r\nMIME-Version: 1.0\r\nContent-Type: message/external-body;"
                        + " access-type=URL; URL=\"" + address + "\"\r\n\r\nContent-Type: text/plain\r\n\r\n"));
        carriers.put("table.csv", bytes("a,b\n=WEBSERVICE(\"" + address + "\"),=HYPERLINK(\"" + address + "\")\n"));
        carriers.put("go.pdf", action("<</S/GoToR/F(" + secret + ")/D[0/Fit]>>"));
        carriers.put("open.pdf", action("<</S/URI/URI(" + address + ")>>"));
        carriers.put("start.pdf", action("<</S/Launch/F(/bin/sh)>>"));
        carriers.put("send.pdf", action("<</S/SubmitForm/F(" + address + ")>>"));
        carriers.put("script.pdf", action("<</S/JavaScript/JS(app.launchURL\\(\"" + address + "\"\\))>>"));
        return carriers;
    }

    @Test
    void nothingIsFetchedAndNothingOfTheServerIsTold() throws IOException {
        Map<String, byte[]> carriers = carriers();
        assertThat(carriers).hasSizeGreaterThanOrEqualTo(60);
        var told = new ArrayList<String>();
        for (var carrier : carriers.entrySet()) {
            Path place = Files.createTempDirectory(directory, "carrier");
            var reads = new Reads(place);
            Reading reading = reads.bytes(carrier.getKey(), carrier.getValue());
            String all = Worker.json().writeValueAsString(reading);
            boolean asIs = carrier.getKey().matches("laughs.*\\.(xml|rss|bpmn|xhtml|jpg)");
            if (all.contains(CANARY) && !asIs || all.length() > 1_000_000) {
                told.add(carrier.getKey() + " " + all.substring(0, Math.min(300, all.length())));
            }
            // what is unpacked is the file's own, too
            try (var files = Files.walk(place)) {
                for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                    boolean itself = java.util.Arrays.equals(Files.readAllBytes(file), carrier.getValue());
                    if (!itself
                            && Files.readString(file, StandardCharsets.ISO_8859_1)
                                    .contains(CANARY)
                            && !asIs) {
                        told.add(carrier.getKey() + " in " + file.getFileName());
                    }
                }
            }
        }
        assertThat(told).isEmpty();
        assertThat(calls).hasValue(0);
        // somebody was listening all the while
        new Socket(InetAddress.getLoopbackAddress(), listener.getLocalPort()).close();
        await().untilAsserted(() -> assertThat(calls).hasValue(1));
    }

    private static byte[] xml(Way way, String root) {
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + way.doctype() + root).getBytes(StandardCharsets.UTF_8);
    }

    /** One part of an honest file with the attack before its root and, where there are such words, in place of them. */
    private static byte[] part(byte[] honest, String part, String words, Way way) {
        return rewritten(honest, (name, text) -> {
            if (!name.equals(part)) {
                return text;
            }
            int root = text.startsWith("<?xml") ? text.indexOf("?>") + 2 : 0;
            String body = text.substring(root);
            if (!words.isEmpty()) {
                if (!body.contains(words)) {
                    throw new IllegalStateException(words + " is not in " + body);
                }
                body = body.replace(words, "words" + way.reference());
            }
            return text.substring(0, root) + way.doctype() + body;
        });
    }

    private byte[] relation(byte[] honest, String type) {
        return rewritten(
                honest,
                (name, text) -> name.equals("_rels/.rels")
                        ? text.replace(
                                "</Relationships>",
                                "<Relationship Id=\"foreign\" TargetMode=\"External\" Target=\"" + address
                                        + "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
                                        + type
                                        + "\"/></Relationships>")
                        : text);
    }

    private interface Rewriting {
        String of(String name, String text);
    }

    private static byte[] rewritten(byte[] honest, Rewriting rewriting) {
        return Odd.made(out -> {
            try (var in = new ZipInputStream(new ByteArrayInputStream(honest));
                    var zip = new ZipOutputStream(out)) {
                for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                    zip.putNextEntry(new ZipEntry(entry.getName()));
                    byte[] content = in.readAllBytes();
                    String name = entry.getName();
                    zip.write(
                            name.endsWith(".xml") || name.endsWith(".rels")
                                    ? rewriting
                                            .of(name, new String(content, StandardCharsets.UTF_8))
                                            .getBytes(StandardCharsets.UTF_8)
                                    : content);
                }
            }
        });
    }

    private static byte[] form(String xfa) {
        return pdf(
                "/AcroForm<</Fields[]/XFA 5 0 R>>",
                "5 0 obj<</Length " + xfa.length() + ">>stream\n" + xfa + "\nendstream endobj\n");
    }

    private static byte[] action(String action) {
        return pdf("/OpenAction" + action, "");
    }

    private static byte[] pdf(String inCatalog, String objects) {
        return bytes("%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R" + inCatalog
                + ">>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n" + objects
                + "trailer<</Root 1 0 R>>\n%%EOF");
    }

    /** A photo whose description is XML. */
    private static byte[] xmp(String xml) {
        byte[] honest = Odd.picture("jpg");
        byte[] segment = bytes("http://ns.adobe.com/xap/1.0/\u0000" + xml);
        int length = segment.length + 2;
        return Odd.join(
                java.util.Arrays.copyOf(honest, 2),
                new byte[] {(byte) 0xFF, (byte) 0xE1, (byte) (length >> 8), (byte) length},
                segment,
                java.util.Arrays.copyOfRange(honest, 2, honest.length));
    }
}
