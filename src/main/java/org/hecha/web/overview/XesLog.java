package org.hecha.web.overview;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.hecha.workflow.EventLog.Event;

/** XES (IEEE 1849-2016): a trace a dossier, the step as activity, the standard extensions only. */
final class XesLog implements LogWriter {

    private static final String EXTENSIONS = "http://www.xes-standard.org/";

    /** Our kinds in the standard lifecycle model of the extension. */
    private static final Map<String, String> LIFECYCLE = Map.of(
            "CREATED", "schedule",
            "ASSIGNED", "assign",
            "CLAIMED", "start",
            "RELEASED", "suspend",
            "TRANSFERRED", "reassign",
            "COMPLETED", "complete",
            "CANCELLED", "ate_abort",
            "TAKEN_BACK", "pi_abort");

    private final XMLStreamWriter xml;

    XesLog(OutputStream out) throws IOException {
        try {
            this.xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void begin() throws IOException {
        try {
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement("log");
            // the schema of the standard has no namespace, and its version is a decimal
            xml.writeAttribute("xes.version", "1849.2016");
            xml.writeAttribute("xes.features", "");
            for (String name : List.of("Concept", "Time", "Lifecycle", "Organizational")) {
                String prefix = name.equals("Organizational") ? "org" : name.toLowerCase(java.util.Locale.ROOT);
                xml.writeEmptyElement("extension");
                xml.writeAttribute("name", name);
                xml.writeAttribute("prefix", prefix);
                xml.writeAttribute("uri", EXTENSIONS + prefix + ".xesext");
            }
            xml.writeStartElement("global");
            xml.writeAttribute("scope", "trace");
            attribute("string", "concept:name", "");
            xml.writeEndElement();
            xml.writeStartElement("global");
            xml.writeAttribute("scope", "event");
            attribute("string", "concept:name", "");
            attribute("date", "time:timestamp", "1970-01-01T00:00:00Z");
            attribute("string", "lifecycle:transition", "");
            xml.writeEndElement();
            xml.writeEmptyElement("classifier");
            xml.writeAttribute("name", "step");
            xml.writeAttribute("keys", "concept:name lifecycle:transition");
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void dossier(List<Event> events) throws IOException {
        try {
            xml.writeStartElement("trace");
            attribute("string", "concept:name", events.getFirst().dossier());
            for (Event event : events) {
                xml.writeStartElement("event");
                attribute("string", "concept:name", event.step().isEmpty() ? event.kind() : event.step());
                attribute("date", "time:timestamp", event.at().toString());
                attribute("string", "lifecycle:transition", LIFECYCLE.getOrDefault(event.kind(), "unknown"));
                attribute("string", "kind", event.kind());
                optional("concept:instance", event.task());
                optional("org:resource", event.person());
                optional("org:role", event.role());
                optional("org:group", event.unit());
                optional("process", event.process());
                optional("criterion", event.criterion());
                optional("result", event.result());
                optional("means", event.detail().means().map(Enum::name).orElse(""));
                optional("standIn", event.detail().standIn());
                optional("reasons", String.join(" ", event.detail().reasons()));
                if (event.detail().due().isPresent()) {
                    attribute("date", "due", event.detail().due().get().toString());
                }
                xml.writeEndElement();
            }
            xml.writeEndElement();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void end() throws IOException {
        try {
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private void optional(String key, String value) throws XMLStreamException {
        if (!value.isEmpty()) {
            attribute("string", key, value);
        }
    }

    private void attribute(String type, String key, String value) throws XMLStreamException {
        xml.writeEmptyElement(type);
        xml.writeAttribute("key", key);
        xml.writeAttribute("value", value);
    }
}
