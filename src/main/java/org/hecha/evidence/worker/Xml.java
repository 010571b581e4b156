package org.hecha.evidence.worker;

import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.util.XMLHelper;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/**
 * The one place an XML parser comes from in what we write (kept by {@code LibraryHomesTests}): no DTD, no external entity, no
 * schema from elsewhere, and entities expanded only within bounds.
 */
final class Xml {
    private Xml() {}

    static XMLReader reader() throws SAXException {
        try {
            XMLReader reader = XMLHelper.newXMLReader();
            reader.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return reader;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this JVM has no XML parser that can be made safe", e);
        }
    }
}
