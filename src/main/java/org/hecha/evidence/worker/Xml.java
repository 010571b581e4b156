package org.hecha.evidence.worker;

import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.stream.XMLInputFactory;
import javax.xml.transform.TransformerFactory;
import org.apache.poi.util.XMLHelper;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/**
 * The one place an XML parser comes from in what we write (kept by {@code LibraryHomesTests}): no DTD, no external entity, no
 * schema from elsewhere, and entities expanded only within bounds.
 */
final class Xml {
    /**
     * By the names under which they are looked up: the parsers of the platform, and the stream reader that is found anyway.
     * Unless a virtual machine is told, it searches its class path for them with every document, and the transformer that it
     * finds there takes a tenth of the time of reading.
     */
    static final Map<String, String> FOUND = Map.of(
            TransformerFactory.class.getName(), name(TransformerFactory.newDefaultInstance()),
            SAXParserFactory.class.getName(), name(SAXParserFactory.newDefaultInstance()),
            DocumentBuilderFactory.class.getName(), name(DocumentBuilderFactory.newDefaultInstance()),
            XMLInputFactory.class.getName(), name(XMLInputFactory.newFactory()));

    private Xml() {}

    private static String name(Object factory) {
        return factory.getClass().getName();
    }

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
