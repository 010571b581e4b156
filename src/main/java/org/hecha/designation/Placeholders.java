package org.hecha.designation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Names between double braces in a text document, wherever an office puts them: text, tables, text boxes, content controls,
 * heads and feet of pages. A program may have cut one name into several pieces of differently formatted text; it is read as
 * one, and its value takes the format of the first piece.
 */
final class Placeholders {

    private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final Pattern NAME = Pattern.compile("\\{\\{\\s*([^{}]{1,40}?)\\s*}}");

    private Placeholders() {}

    /** Roots of all parts of the document that are printed. */
    static List<Element> parts(XWPFDocument document) {
        List<Element> parts = new ArrayList<>();
        parts.add((Element) document.getDocument().getDomNode());
        document.getHeaderList()
                .forEach(head -> parts.add((Element) head._getHdrFtr().getDomNode()));
        document.getFooterList()
                .forEach(foot -> parts.add((Element) foot._getHdrFtr().getDomNode()));
        document.getFootnotes()
                .forEach(note -> parts.add((Element) note.getCTFtnEdn().getDomNode()));
        document.getEndnotes()
                .forEach(note -> parts.add((Element) note.getCTFtnEdn().getDomNode()));
        return parts;
    }

    /** One name where it stands. */
    record Place(String name, Element paragraph) {

        /** The row of a table it stands in, the innermost one. */
        Optional<Element> row() {
            return above(paragraph, "tr");
        }

        boolean inTextBox() {
            return above(paragraph, "txbxContent").isPresent();
        }
    }

    static List<Place> in(Element root) {
        List<Place> places = new ArrayList<>();
        for (Element paragraph : all(root, "p")) {
            Matcher names = NAME.matcher(text(paragraph));
            while (names.find()) {
                places.add(new Place(names.group(1), paragraph));
            }
        }
        return places;
    }

    /** Paragraphs with braces that belong to no name. */
    static List<String> broken(Element root) {
        List<String> broken = new ArrayList<>();
        for (Element paragraph : all(root, "p")) {
            String rest = NAME.matcher(text(paragraph)).replaceAll("");
            if (rest.contains("{{") || rest.contains("}}")) {
                broken.add(text(paragraph));
            }
        }
        return broken;
    }

    /**
     * Puts values in the place of names. A paragraph that asks for a name without a value is left out.
     *
     * @param values by name
     */
    static void fill(Element root, Map<String, String> values) {
        fill(root, values, Set.of());
    }

    /** @param except rows that are left as they are */
    static void fill(Element root, Map<String, String> values, Set<Element> except) {
        for (Element paragraph : all(root, "p")) {
            if (above(paragraph, "tr").filter(except::contains).isPresent()) {
                continue;
            }
            List<MatchResult> names = NAME.matcher(text(paragraph)).results().toList();
            if (names.stream().anyMatch(name -> !values.containsKey(name.group(1)))) {
                leaveOut(paragraph);
                continue;
            }
            for (MatchResult name : names.reversed()) {
                replace(paragraph, name.start(), name.end(), values.getOrDefault(name.group(1), ""));
            }
        }
    }

    /** One row more for each of the values; the row that was filled is gone. */
    static void repeat(Element row, List<Map<String, String>> values) {
        Node table = row.getParentNode();
        for (Map<String, String> each : values) {
            Element copy = (Element) row.cloneNode(true);
            table.insertBefore(copy, row);
            fill(copy, each);
        }
        table.removeChild(row);
    }

    /** What the document's fields are told to do, such as {@code PAGE}. */
    static Stream<String> fields(Element root) {
        // an instruction may be cut into pieces, which stand in one paragraph
        return Stream.concat(
                all(root, "p").stream()
                        .map(paragraph -> all(paragraph, "instrText").stream()
                                .map(Placeholders::content)
                                .collect(Collectors.joining())),
                all(root, "fldSimple").stream().map(field -> field.getAttributeNS(WORD, "instr")));
    }

    /** Elements of that name at any depth, in the order of the document. */
    static List<Element> all(Element root, String name) {
        List<Element> found = new ArrayList<>();
        walk(root, element -> {
            if (isWord(element, name)) {
                found.add(element);
            }
        });
        return found;
    }

    static String text(Element paragraph) {
        var text = new StringBuilder();
        pieces(paragraph).forEach(piece -> text.append(content(piece)));
        return text.toString();
    }

    private static void replace(Element paragraph, int start, int end, String value) {
        int at = 0;
        boolean placed = false;
        for (Element piece : pieces(paragraph)) {
            String old = content(piece);
            int from = Math.max(start - at, 0);
            int to = Math.min(end - at, old.length());
            at += old.length();
            if (from < to) {
                content(piece, old.substring(0, from) + (placed ? "" : value) + old.substring(to));
                placed = true;
            }
        }
    }

    /** The last paragraph of a cell, and one that ends a section, are needed and only emptied. */
    private static void leaveOut(Element paragraph) {
        Node parent = paragraph.getParentNode();
        boolean alone = true;
        for (Node other = parent.getFirstChild(); other != null; other = other.getNextSibling()) {
            alone &= other == paragraph || !(other instanceof Element element && isWord(element, "p"));
        }
        if (alone || !all(paragraph, "sectPr").isEmpty()) {
            pieces(paragraph).forEach(piece -> content(piece, ""));
        } else {
            parent.removeChild(paragraph);
        }
    }

    /** The paragraph's own pieces of text, not those of a text box that is anchored in it. */
    private static List<Element> pieces(Element paragraph) {
        return all(paragraph, "t").stream()
                .filter(piece -> above(piece, "p").filter(p -> p == paragraph).isPresent())
                .toList();
    }

    private static Optional<Element> above(Element element, String name) {
        for (Node node = element.getParentNode(); node instanceof Element above; node = node.getParentNode()) {
            if (isWord(above, name)) {
                return Optional.of(above);
            }
        }
        return Optional.empty();
    }

    private static boolean isWord(Element element, String name) {
        return WORD.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
    }

    private static String content(Element piece) {
        var text = new StringBuilder();
        for (Node child = piece.getFirstChild(); child != null; child = child.getNextSibling()) {
            text.append(child.getNodeValue());
        }
        return text.toString();
    }

    private static void content(Element piece, String text) {
        while (piece.getFirstChild() != null) {
            piece.removeChild(piece.getFirstChild());
        }
        piece.appendChild(piece.getOwnerDocument().createTextNode(text));
        piece.setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:space", "preserve");
    }

    private static void walk(Node node, Consumer<Element> each) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                each.accept(element);
                walk(element, each);
            }
        }
    }
}
