package org.hecha.web.overview;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hecha.workflow.EventLog.Event;

/**
 * OCEL 2.0 in its JSON form. Objects are dossiers, tasks and units; an event belongs to those it touches. What miners discover a
 * process from is the type of an event, so a type is what happened to which step ({@code desk_review COMPLETED}). The format
 * wants types and objects too, which are known at the end only, so events go into a file first: memory holds one dossier, the
 * types and the units.
 */
final class OcelLog implements LogWriter {

    private static final String DOSSIER = "dossier";
    private static final String TASK = "task";
    private static final String UNIT = "unit";
    private static final List<String> EVENT_ATTRIBUTES =
            List.of("kind", "step", "process", "criterion", "role", "person", "result", "means", "standIn", "reasons");

    private final JsonFactory json = new JsonFactory();
    private final OutputStream out;
    private final Path events;
    private final Path objects;
    private final JsonGenerator eventsOut;
    private final JsonGenerator objectsOut;
    private final Set<String> types = new TreeSet<>();
    private final Map<String, String> units = new LinkedHashMap<>();

    OcelLog(OutputStream out) throws IOException {
        this.out = out;
        this.events = Files.createTempFile("ocel", ".json");
        this.objects = Files.createTempFile("ocel", ".json");
        this.eventsOut = json.createGenerator(Files.newOutputStream(events));
        this.objectsOut = json.createGenerator(Files.newOutputStream(objects));
    }

    @Override
    public void begin() throws IOException {
        eventsOut.writeStartArray();
        objectsOut.writeStartArray();
    }

    @Override
    public void dossier(List<Event> all) throws IOException {
        Event first = all.getFirst();
        String dossier = id(DOSSIER, first.dossier());
        object(dossier, DOSSIER, Map.of("county", first.county()), first, Map.of());
        Set<String> tasks = new LinkedHashSet<>();
        for (Event event : all) {
            types.add(type(event));
            String unit = event.unit().isEmpty() ? "" : unit(event.unit());
            if (!event.task().isEmpty() && tasks.add(event.task())) {
                object(
                        id(TASK, event.task()),
                        TASK,
                        Map.of(
                                "step",
                                event.step(),
                                "criterion",
                                event.criterion(),
                                "due",
                                event.detail().due().map(Instant::toString).orElse("")),
                        event,
                        unit.isEmpty() ? Map.of(dossier, "of") : Map.of(dossier, "of", unit, "of the unit"));
            }
            event(event, dossier, unit);
        }
    }

    private void event(Event event, String dossier, String unit) throws IOException {
        eventsOut.writeStartObject();
        eventsOut.writeStringField("id", "event-" + event.id());
        eventsOut.writeStringField("type", type(event));
        eventsOut.writeStringField("time", event.at().toString());
        eventsOut.writeArrayFieldStart("attributes");
        var values = List.of(
                event.kind(),
                event.step(),
                event.process(),
                event.criterion(),
                event.role(),
                event.person(),
                event.result(),
                event.detail().means().map(Enum::name).orElse(""),
                event.detail().standIn(),
                String.join(" ", event.detail().reasons()));
        for (int i = 0; i < values.size(); i++) {
            if (!values.get(i).isEmpty()) {
                eventsOut.writeStartObject();
                eventsOut.writeStringField("name", EVENT_ATTRIBUTES.get(i));
                eventsOut.writeStringField("value", values.get(i));
                eventsOut.writeEndObject();
            }
        }
        eventsOut.writeEndArray();
        var touched = new LinkedHashMap<String, String>();
        touched.put(dossier, DOSSIER);
        if (!event.task().isEmpty()) {
            touched.put(id(TASK, event.task()), TASK);
        }
        if (!unit.isEmpty()) {
            touched.put(unit, UNIT);
        }
        relationships(eventsOut, touched);
        eventsOut.writeEndObject();
    }

    /** @param since when its attributes became what they are */
    private void object(
            String id, String type, Map<String, String> attributes, Event since, Map<String, String> related)
            throws IOException {
        objectsOut.writeStartObject();
        objectsOut.writeStringField("id", id);
        objectsOut.writeStringField("type", type);
        objectsOut.writeArrayFieldStart("attributes");
        for (var attribute : attributes.entrySet()) {
            objectsOut.writeStartObject();
            objectsOut.writeStringField("name", attribute.getKey());
            objectsOut.writeStringField("time", since.at().toString());
            objectsOut.writeStringField("value", attribute.getValue());
            objectsOut.writeEndObject();
        }
        objectsOut.writeEndArray();
        relationships(objectsOut, related);
        objectsOut.writeEndObject();
    }

    private static void relationships(JsonGenerator to, Map<String, String> objects) throws IOException {
        to.writeArrayFieldStart("relationships");
        for (var object : objects.entrySet()) {
            to.writeStartObject();
            to.writeStringField("objectId", object.getKey());
            to.writeStringField("qualifier", object.getValue());
            to.writeEndObject();
        }
        to.writeEndArray();
    }

    private String unit(String name) {
        return units.computeIfAbsent(name, n -> id(UNIT, Integer.toString(units.size() + 1)));
    }

    private static String type(Event event) {
        return event.step().isEmpty() ? event.kind() : event.step() + ' ' + event.kind();
    }

    private static String id(String type, String of) {
        return type + "-" + of;
    }

    @Override
    public void end() throws IOException {
        for (var unit : units.entrySet()) {
            objectsOut.writeStartObject();
            objectsOut.writeStringField("id", unit.getValue());
            objectsOut.writeStringField("type", UNIT);
            objectsOut.writeArrayFieldStart("attributes");
            objectsOut.writeStartObject();
            objectsOut.writeStringField("name", "name");
            objectsOut.writeStringField("time", "1970-01-01T00:00:00Z");
            objectsOut.writeStringField("value", unit.getKey());
            objectsOut.writeEndObject();
            objectsOut.writeEndArray();
            relationships(objectsOut, Map.of());
            objectsOut.writeEndObject();
        }
        eventsOut.writeEndArray();
        objectsOut.writeEndArray();
        eventsOut.flush();
        objectsOut.flush();
        whole();
    }

    @Override
    public void close() throws IOException {
        eventsOut.close();
        objectsOut.close();
        Files.deleteIfExists(events);
        Files.deleteIfExists(objects);
    }

    private void whole() throws IOException {
        // closing the answer is not ours
        JsonGenerator to = json.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        to.writeStartObject();
        to.writeArrayFieldStart("objectTypes");
        type(to, DOSSIER, List.of("county"));
        type(to, TASK, List.of("step", "criterion", "due"));
        type(to, UNIT, List.of("name"));
        to.writeEndArray();
        to.writeArrayFieldStart("eventTypes");
        for (String type : types) {
            type(to, type, EVENT_ATTRIBUTES);
        }
        to.writeEndArray();
        for (var part : List.of(Map.entry("objects", objects), Map.entry("events", events))) {
            to.writeFieldName(part.getKey());
            to.writeRawValue("");
            to.flush();
            Files.copy(part.getValue(), out);
        }
        to.writeEndObject();
        to.close();
    }

    private static void type(JsonGenerator to, String name, List<String> attributes) throws IOException {
        to.writeStartObject();
        to.writeStringField("name", name);
        to.writeArrayFieldStart("attributes");
        for (String attribute : attributes) {
            to.writeStartObject();
            to.writeStringField("name", attribute);
            to.writeStringField("type", "string");
            to.writeEndObject();
        }
        to.writeEndArray();
        to.writeEndObject();
    }
}
