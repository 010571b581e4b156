package org.hecha.designation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Date;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.openxml4j.opc.PackageProperties;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.xmlbeans.XmlCursor;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;

/** Fills a template that was inspected: values, rows of the list, the mark above, the seal. */
@Component
class Filling {

    private static final String GREY = "8C8C8C";

    private final Wording wording;

    Filling(Wording wording) {
        this.wording = wording;
    }

    /**
     * What goes into a paper.
     *
     * @param once of the whole paper; a field that is missing takes its paragraph with it
     * @param rows of the list, in its order
     * @param mark printed above the text; empty for a paper that is in force
     * @param at   when it is made
     */
    record Values(Map<Field, String> once, List<Map<Field, String>> rows, Optional<String> mark, Instant at) {
        Values {
            once = new EnumMap<>(once);
        }

        String of(Field field) {
            return once.getOrDefault(field, "");
        }
    }

    /** @param seal stands on the date; empty where there is none, or none may be set */
    byte[] fill(Papers.Kind kind, byte[] template, Values values, Optional<Seal> seal) {
        try (var document = new XWPFDocument(new ByteArrayInputStream(template))) {
            Map<String, String> once = named(values.once());
            List<Element> parts = Placeholders.parts(document);
            Element body = parts.getFirst();
            Element date = Placeholders.in(body).stream()
                    .filter(place -> place.name().equals(wording.name(Field.DATE)) && !place.inTextBox())
                    .map(Placeholders.Place::paragraph)
                    .reduce((earlier, later) -> later)
                    .orElseThrow(() -> new IllegalArgumentException("a template without a date was not inspected"));
            Set<Element> rows = rows(kind, body);
            parts.forEach(part -> Placeholders.fill(part, once, rows));
            List<Map<String, String>> lines = lines(values, once);
            rows.forEach(row -> Placeholders.repeat(row, lines));
            SealedDate place = new SealedDate(document, date);
            place.keepWithText();
            if (seal.isPresent()) {
                place.put(seal.get());
            }
            values.mark().ifPresent(mark -> mark(document, mark));
            describe(document, values);
            var bytes = new ByteArrayOutputStream();
            document.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rows that ask for values of the list. */
    private Set<Element> rows(Papers.Kind kind, Element body) {
        List<String> names = named(Field.inRows(kind));
        Set<Element> rows = new LinkedHashSet<>();
        Placeholders.in(body).stream()
                .filter(place -> names.contains(place.name()))
                .forEach(place -> place.row().ifPresent(rows::add));
        return rows;
    }

    private List<Map<String, String>> lines(Values values, Map<String, String> once) {
        return values.rows().stream()
                .map(line -> {
                    Map<String, String> all = new HashMap<>(once);
                    all.putAll(named(line));
                    return all;
                })
                .toList();
    }

    /** First thing in the text, so that no template can be without it. */
    private static void mark(XWPFDocument document, String mark) {
        try (XmlCursor start = document.getDocument().getBody().newCursor()) {
            start.toFirstChild();
            XWPFParagraph paragraph = document.insertNewParagraph(start);
            paragraph.setAlignment(ParagraphAlignment.CENTER);
            XWPFRun run = paragraph.createRun();
            run.setText(mark);
            run.setColor(GREY);
            run.setFontSize(16);
        }
    }

    /** What programs show as properties: of this paper, and not of whoever edited the template. */
    private void describe(XWPFDocument document, Values values) {
        try {
            PackageProperties about = document.getPackage().getPackageProperties();
            about.setTitleProperty(values.of(Field.NUMBER));
            about.setCreatorProperty(values.of(Field.ISSUER));
            about.setLastModifiedByProperty(values.of(Field.ISSUER));
            about.setSubjectProperty("");
            about.setDescriptionProperty("");
            about.setKeywordsProperty("");
            about.setCreatedProperty(Optional.of(Date.from(values.at())));
            about.setModifiedProperty(Optional.of(Date.from(values.at())));
        } catch (org.apache.poi.openxml4j.exceptions.InvalidFormatException e) {
            throw new IllegalStateException("a document without properties", e);
        }
    }

    private Map<String, String> named(Map<Field, String> values) {
        Map<String, String> named = new HashMap<>();
        values.forEach((field, value) -> named.put(wording.name(field), value));
        return named;
    }

    private List<String> named(Set<Field> fields) {
        return fields.stream().map(wording::name).toList();
    }
}
