package org.hecha.designation;

import static org.hecha.designation.Stationery.Flaw.BRACES;
import static org.hecha.designation.Stationery.Flaw.EMBEDDED;
import static org.hecha.designation.Stationery.Flaw.EXTERNAL;
import static org.hecha.designation.Stationery.Flaw.MACROS;
import static org.hecha.designation.Stationery.Flaw.MISSING;
import static org.hecha.designation.Stationery.Flaw.NOT_DOCX;
import static org.hecha.designation.Stationery.Flaw.OUTSIDE_THE_LIST;
import static org.hecha.designation.Stationery.Flaw.REVISIONS;
import static org.hecha.designation.Stationery.Flaw.TOO_LARGE;
import static org.hecha.designation.Stationery.Flaw.UNKNOWN;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.hecha.designation.Stationery.Fault;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;

/** Looks at a template before it is taken: what it is, what it brings along, and what it asks for. */
@Component
class Inspection {

    /** Bytes of a file; a template with a letterhead as picture has some hundred thousand. */
    static final int LARGEST = 5 << 20;

    private static final long LARGEST_UNPACKED = 50L << 20;
    private static final int MOST_PARTS = 1_000;
    private static final String DOCUMENT =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    /** Relations to what is no text: other programs' objects, controls, whole files in other formats. */
    private static final Pattern FOREIGN = Pattern.compile(".*/(oleObject|package|control|aFChunk|subDocument|frame)");

    private static final Pattern MACRO =
            Pattern.compile("(?i).*(vbaProject|vbaData|macroEnabled|macrosheet|activeX).*");

    /** Addresses that are only printed. */
    private static final Pattern LINK = Pattern.compile("(?i)(https?|mailto):.*");

    /** Fields that take in something from elsewhere. */
    private static final Pattern FETCHING =
            Pattern.compile("(?i)\\b(INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|DDE|DDEAUTO|DATABASE|RD)\\b");

    private final Wording wording;

    Inspection(Wording wording) {
        this.wording = wording;
    }

    /** Everything that is wrong with it, at once; empty for a template that can be used. */
    List<Fault> faults(Papers.Kind kind, byte[] file) {
        Optional<Fault> unfit = size(file);
        if (unfit.isPresent()) {
            return List.of(unfit.get());
        }
        try (OPCPackage parts = OPCPackage.open(new ByteArrayInputStream(file))) {
            List<Fault> faults = new ArrayList<>(carried(parts));
            if (faults.isEmpty() && parts.getPartsByContentType(DOCUMENT).isEmpty()) {
                faults.add(new Fault(NOT_DOCX, ""));
            }
            if (faults.isEmpty()) {
                faults.addAll(asked(kind, new XWPFDocument(parts)));
            }
            return faults;
        } catch (IOException
                | OpenXML4JException
                | OpenXML4JRuntimeException
                | POIXMLException
                | IllegalArgumentException
                | IllegalStateException damaged) {
            return List.of(new Fault(NOT_DOCX, ""));
        }
    }

    /** Counted while unpacking, before a library takes it all into memory. */
    private static Optional<Fault> size(byte[] file) {
        if (file.length > LARGEST) {
            return Optional.of(new Fault(TOO_LARGE, ""));
        }
        long unpacked = 0;
        int parts = 0;
        var buffer = new byte[1 << 16];
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts++;
                for (int n = zip.read(buffer); n >= 0; n = zip.read(buffer)) {
                    unpacked += n;
                    if (unpacked > LARGEST_UNPACKED || parts > MOST_PARTS) {
                        return Optional.of(new Fault(TOO_LARGE, ""));
                    }
                }
            }
        } catch (IOException | IllegalArgumentException damaged) {
            return Optional.of(new Fault(NOT_DOCX, ""));
        }
        return parts == 0 ? Optional.of(new Fault(NOT_DOCX, "")) : Optional.empty();
    }

    /** What the file brings along besides words and pictures. */
    private static List<Fault> carried(OPCPackage parts) throws OpenXML4JException {
        List<Fault> faults = new ArrayList<>();
        look(parts.getRelationships(), faults);
        for (PackagePart part : parts.getParts()) {
            if (MACRO.matcher(part.getContentType() + " " + part.getPartName()).matches()) {
                faults.add(new Fault(MACROS, part.getPartName().getName()));
            }
            if (!part.isRelationshipPart()) {
                look(part.getRelationships(), faults);
            }
        }
        return faults.stream().distinct().toList();
    }

    private static void look(Iterable<PackageRelationship> relations, List<Fault> faults) {
        for (PackageRelationship relation : relations) {
            String target = relation.getTargetURI().toString();
            boolean outside = relation.getTargetMode() == TargetMode.EXTERNAL;
            boolean printed = relation.getRelationshipType().endsWith("/hyperlink")
                    && LINK.matcher(target).matches();
            if (outside && !printed) {
                faults.add(new Fault(EXTERNAL, target));
            } else if (FOREIGN.matcher(relation.getRelationshipType()).matches()) {
                faults.add(new Fault(EMBEDDED, target));
            }
        }
    }

    private List<Fault> asked(Papers.Kind kind, XWPFDocument document) {
        Map<String, Field> once = names(Field.of(kind));
        Map<String, Field> inRows = names(Field.inRows(kind));
        Set<Field> found = EnumSet.noneOf(Field.class);
        List<Fault> faults = new ArrayList<>();
        boolean body = true;
        for (Element part : Placeholders.parts(document)) {
            faults.addAll(foreign(part));
            for (Placeholders.Place place : Placeholders.in(part)) {
                Field field = once.getOrDefault(place.name(), inRows.get(place.name()));
                if (field == null) {
                    faults.add(new Fault(UNKNOWN, place.name()));
                } else if (inRows.containsKey(place.name())
                        && (!body || place.row().isEmpty())) {
                    faults.add(new Fault(OUTSIDE_THE_LIST, place.name()));
                } else if (field != Field.DATE || body && !place.inTextBox()) {
                    // the seal stands on the date, and nothing can stand on a text box or at the foot of each page
                    found.add(field);
                }
            }
            body = false;
        }
        Field.required(kind).stream()
                .filter(field -> !found.contains(field))
                .forEach(field -> faults.add(new Fault(MISSING, wording.name(field))));
        return faults.stream().distinct().toList();
    }

    private static List<Fault> foreign(Element part) {
        List<Fault> faults = new ArrayList<>();
        for (String change : List.of("ins", "del", "moveFrom", "moveTo")) {
            if (!Placeholders.all(part, change).isEmpty()) {
                faults.add(new Fault(REVISIONS, ""));
            }
        }
        Placeholders.fields(part)
                .filter(field -> FETCHING.matcher(field).find())
                .forEach(field -> faults.add(new Fault(EXTERNAL, field.strip())));
        Placeholders.broken(part).forEach(text -> faults.add(new Fault(BRACES, text)));
        return faults;
    }

    private Map<String, Field> names(Set<Field> fields) {
        Map<String, Field> names = new HashMap<>();
        fields.forEach(field -> names.put(wording.name(field), field));
        return names;
    }
}
