package org.hecha.evidence.worker;

import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import org.apache.poi.hpsf.PropertySetFactory;
import org.apache.poi.hpsf.SummaryInformation;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.xmlbeans.XmlException;
import org.jspecify.annotations.Nullable;

/** Who made an office file, with what, when: as the file itself says. */
final class OfficeProperties {
    private static final Instant FIRST = Instant.parse("1980-01-01T00:00:00Z");

    private OfficeProperties() {}

    static void of(OPCPackage file, Draft draft) {
        try {
            var properties = new POIXMLProperties(file);
            var core = properties.getCoreProperties();
            draft.property("title", core.getTitle());
            draft.property("creator", core.getCreator());
            draft.property("lastModifiedBy", core.getLastModifiedByUser());
            draft.property("created", instant(core.getCreated()));
            draft.property("modified", instant(core.getModified()));
            draft.property("application", properties.getExtendedProperties().getApplication());
        } catch (IOException | OpenXML4JException | XmlException | RuntimeException unreadable) {
            // a file without properties is still a file with text
            draft.property("properties", "unreadable");
        }
    }

    static void of(POIFSFileSystem file, Draft draft) {
        try {
            if (!file.getRoot().hasEntry(SummaryInformation.DEFAULT_STREAM_NAME)) {
                return;
            }
            var stream = file.createDocumentInputStream(SummaryInformation.DEFAULT_STREAM_NAME);
            if (PropertySetFactory.create(stream) instanceof SummaryInformation summary) {
                draft.property("title", summary.getTitle());
                draft.property("creator", summary.getAuthor());
                draft.property("lastModifiedBy", summary.getLastAuthor());
                draft.property("created", instant(summary.getCreateDateTime()));
                draft.property("modified", instant(summary.getLastSaveDateTime()));
                draft.property("application", summary.getApplicationName());
            }
        } catch (Exception unreadable) {
            draft.property("properties", "unreadable");
        }
    }

    private static @Nullable String instant(@Nullable Date date) {
        // the zero of a binary file's clock is 1601, which no office program has seen
        return date == null || date.toInstant().isBefore(FIRST)
                ? null
                : date.toInstant().toString();
    }
}
