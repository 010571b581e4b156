package org.hecha.evidence.worker;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** A saved web page as text: a line a block, cells of a table row apart, nothing that is not shown. */
final class HtmlReader {
    private static final int AT_MOST = 8 << 20;
    private static final Set<String> HIDDEN =
            Set.of("script", "style", "noscript", "template", "head", "svg", "iframe");
    private static final Pattern CHARSET =
            Pattern.compile("charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9_-]+)", Pattern.CASE_INSENSITIVE);

    private HtmlReader() {}

    static void read(Job job, Draft draft) throws IOException {
        byte[] bytes;
        try (var in = Files.newInputStream(job.file())) {
            bytes = in.readNBytes(AT_MOST);
        }
        Document document = Jsoup.parse(decoded(bytes));
        draft.property("title", document.title());
        String text = text(document);
        draft.pages(1);
        draft.page(1, text, false, Quality.of(text));
    }

    /** What is valid UTF-8 is UTF-8; only then is the page asked, which may be wrong about itself. */
    static String decoded(byte[] bytes) {
        Charset found = Decoding.charset(bytes);
        if (found.name().equals("GB18030")) {
            String head = new String(bytes, 0, Math.min(bytes.length, 4096), StandardCharsets.ISO_8859_1);
            Matcher declared = CHARSET.matcher(head);
            if (declared.find()) {
                return new String(bytes, named(declared.group(1)));
            }
        }
        return Decoding.text(bytes);
    }

    /** GBK and GB2312 are parts of GB18030; unknown names are most likely that as well. */
    static Charset named(String name) {
        boolean gb = name.toLowerCase(java.util.Locale.ROOT).startsWith("gb");
        if (!gb && !name.equalsIgnoreCase("utf-8") && Charset.isSupported(name)) {
            return Charset.forName(name);
        }
        return Charset.forName("GB18030");
    }

    static String text(Document document) {
        var text = new StringBuilder();
        document.traverse(new NodeVisitor() {
            private int hidden;
            private int cells;

            @Override
            public void head(Node node, int depth) {
                if (node instanceof Element element) {
                    if (skipped(element)) {
                        hidden++;
                    } else if (hidden == 0) {
                        begin(element, cells > 0, text);
                    }
                    cells += cell(element) ? 1 : 0;
                } else if (node instanceof TextNode words && hidden == 0) {
                    words(words.getWholeText(), text);
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (node instanceof Element element) {
                    cells -= cell(element) ? 1 : 0;
                    if (skipped(element)) {
                        hidden--;
                    } else if (hidden == 0 && line(element, cells > 0)) {
                        newLine(text);
                    }
                }
            }
        });
        return text.toString().strip();
    }

    private static boolean skipped(Element element) {
        String style = element.attr("style").replace(" ", "").toLowerCase(java.util.Locale.ROOT);
        return HIDDEN.contains(element.normalName())
                || element.hasAttr("hidden")
                || style.contains("display:none")
                || style.contains("visibility:hidden");
    }

    private static void begin(Element element, boolean inCell, StringBuilder text) {
        switch (element.normalName()) {
            case "br" -> newLine(text);
            case "td", "th" -> {
                if (element.previousElementSibling() != null) {
                    strip(text);
                    text.append('\t');
                }
            }
            case "img" -> words(element.attr("alt"), text);
            default -> {
                if (line(element, inCell)) {
                    newLine(text);
                }
            }
        }
    }

    /** Blocks stand on lines of their own; inside a cell they do not, the row is the line. */
    private static boolean line(Element element, boolean inCell) {
        return !cell(element) && element.isBlock() && (element.normalName().equals("tr") || !inCell);
    }

    private static boolean cell(Element element) {
        return element.normalName().equals("td") || element.normalName().equals("th");
    }

    private static void words(String words, StringBuilder text) {
        String joined = words.replaceAll("[ \\t\\r\\n\\f]+", " ");
        if (text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1))) {
            joined = joined.replaceAll("^ ", "");
        }
        text.append(joined);
    }

    private static void newLine(StringBuilder text) {
        strip(text);
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
    }

    private static void strip(StringBuilder text) {
        while (!text.isEmpty() && text.charAt(text.length() - 1) == ' ') {
            text.setLength(text.length() - 1);
        }
    }
}
