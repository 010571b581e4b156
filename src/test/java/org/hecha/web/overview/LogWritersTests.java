package org.hecha.web.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.hecha.workflow.EventLog;
import org.hecha.workflow.EventLog.Event;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXParseException;

/** The same three events in every format. */
class LogWritersTests {

    private static final Instant AT = Instant.parse("2022-09-01T01:30:00Z");
    private static final List<Event> ONE = List.of(
            event(1, "2021B2-990226", "t1", "seal", "CREATED", ""),
            event(2, "2021B2-990226", "t1", "seal", "COMPLETED", "approve"));
    private static final List<Event> OTHER = List.of(event(3, "2021B2-990122", "", "", "TAKEN_BACK", ""));

    private final ObjectMapper json = new ObjectMapper();

    private static Event event(long id, String dossier, String task, String step, String kind, String result) {
        return new Event(
                id,
                dossier,
                "赭岭县",
                task,
                step.isEmpty() ? "" : "application",
                step,
                "",
                kind,
                step.isEmpty() ? "" : "=赭岭县,\"人民政府\"",
                step.isEmpty() ? "" : "COUNTY_LEADER",
                "P1",
                AT.plusSeconds(60 * id),
                result,
                result.isEmpty()
                        ? EventLog.Detail.NONE
                        : new EventLog.Detail(
                                Optional.of(EventLog.Means.SUBMITTED),
                                "P2",
                                List.of("NO_EVIDENCE", "UNREADABLE"),
                                Optional.of(AT)));
    }

    private interface Writing {
        LogWriter to(OutputStream out) throws IOException;
    }

    private static byte[] written(Writing writing) throws IOException {
        var out = new ByteArrayOutputStream();
        try (LogWriter writer = writing.to(out)) {
            writer.begin();
            writer.dossier(ONE);
            writer.dossier(OTHER);
            writer.end();
        }
        return out.toByteArray();
    }

    @Test
    void commaSeparatedNamesAreNeverFormulas() throws Exception {
        String csv = new String(
                written(out -> new CsvLog(new java.io.OutputStreamWriter(out, StandardCharsets.UTF_8))),
                StandardCharsets.UTF_8);

        assertThat(csv).startsWith("\uFEFFevent,dossier,");
        assertThat(csv.lines().toList()).hasSize(4);
        assertThat(csv.lines().toList().get(2))
                .isEqualTo("2,2021B2-990226,赭岭县,t1,application,seal,,COMPLETED,\"'=赭岭县,\"\"人民政府\"\"\",COUNTY_LEADER,P1,"
                        + "2022-09-01T01:32:00Z,approve,SUBMITTED,P2,NO_EVIDENCE UNREADABLE,2022-09-01T01:30:00Z");
    }

    @Test
    void aWorkbookHoldsEveryEventAsText() throws Exception {
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(written(SheetLog::new)))) {
            var sheet = workbook.getSheetAt(0);
            assertThat(sheet.getPhysicalNumberOfRows()).isEqualTo(4);
            assertThat(sheet.getRow(1).getCell(8).getStringCellValue()).isEqualTo("=赭岭县,\"人民政府\"");
        }
    }

    @Test
    void aTraceADossierWithTheStandardExtensions() throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Element log = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(written(XesLog::new)))
                .getDocumentElement();

        assertThat(log.getNamespaceURI()).isNull();
        assertThat(log.getAttribute("xes.version")).isEqualTo("1849.2016");
        // the order the schema asks for
        assertThat(names(log.getChildNodes()))
                .containsExactly(
                        "extension",
                        "extension",
                        "extension",
                        "extension",
                        "global",
                        "global",
                        "classifier",
                        "trace",
                        "trace");
        Element finished = (Element) log.getElementsByTagName("event").item(1);
        assertThat(value(finished, "concept:name")).isEqualTo("seal");
        assertThat(value(finished, "lifecycle:transition")).isEqualTo("complete");
        assertThat(value(finished, "time:timestamp")).isEqualTo("2022-09-01T01:32:00Z");
        assertThat(value(finished, "org:resource")).isEqualTo("P1");
    }

    @Test
    void everyRelationLeadsToAnObjectAndEveryTypeIsDeclared() throws Exception {
        JsonNode log = json.readTree(written(OcelLog::new));

        assertThat(log.fieldNames()).toIterable().containsExactly("objectTypes", "eventTypes", "objects", "events");
        Set<String> objects = texts(log.get("objects"), "id");
        assertThat(objects).hasSize(4);
        assertThat(texts(log.get("objectTypes"), "name")).containsAll(texts(log.get("objects"), "type"));
        assertThat(texts(log.get("eventTypes"), "name")).isEqualTo(texts(log.get("events"), "type"));
        for (JsonNode event : log.get("events")) {
            assertThat(event.get("relationships")).isNotEmpty();
            assertThat(objects).containsAll(texts(event.get("relationships"), "objectId"));
        }
        for (JsonNode object : log.get("objects")) {
            assertThat(objects).containsAll(texts(object.get("relationships"), "objectId"));
        }
    }

    /** What miners draw is made of the types, so a step is told from another by them. */
    @Test
    void aTypeIsWhatHappenedToWhichStep() throws Exception {
        JsonNode log = json.readTree(written(OcelLog::new));

        assertThat(texts(log.get("eventTypes"), "name"))
                .containsExactlyInAnyOrder("seal CREATED", "seal COMPLETED", "TAKEN_BACK");
    }

    @Test
    void kindsThatTheStandardLifecycleDoesNotKnowAreStillTold() throws Exception {
        assertThat(new String(written(XesLog::new), StandardCharsets.UTF_8))
                .contains(
                        "key=\"lifecycle:transition\" value=\"pi_abort\"/><string key=\"kind\" value=\"TAKEN_BACK\"/>");
    }

    @Test
    void anExtensibleEventStreamIsWhatTheStandardAsksFor() throws Exception {
        var schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(getClass().getResource("/eventlog/xes.xsd"));
        String log = new String(written(XesLog::new), StandardCharsets.UTF_8);

        schema.newValidator().validate(source(log));
        String late = log.replace("</log>", "<extension name=\"Cost\" prefix=\"cost\" uri=\"urn:cost\"/></log>");
        assertThatThrownBy(() -> schema.newValidator().validate(source(late))).isInstanceOf(SAXParseException.class);
        String undated = log.replace("2022-09-01T01:31:00Z", "1 September");
        assertThatThrownBy(() -> schema.newValidator().validate(source(undated)))
                .isInstanceOf(SAXParseException.class);
    }

    @Test
    void anObjectCentricLogIsWhatTheFormatAsksFor() throws Exception {
        var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(
                        getClass().getResourceAsStream("/eventlog/ocel.schema.json"),
                        SchemaValidatorsConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build());
        String log = new String(written(OcelLog::new), StandardCharsets.UTF_8);

        assertThat(schema.validate(json.readTree(log))).isEmpty();
        assertThat(schema.validate(json.readTree(log.replace("2022-09-01T01:31:00Z", "1 September"))))
                .isNotEmpty();
        assertThat(schema.validate(json.readTree(log.replace("\"qualifier\"", "\"role\""))))
                .isNotEmpty();
    }

    private static StreamSource source(String log) {
        return new StreamSource(new StringReader(log));
    }

    private static Set<String> texts(JsonNode list, String field) {
        var texts = new HashSet<String>();
        list.forEach(node -> texts.add(node.get(field).asText()));
        return texts;
    }

    private static List<String> names(NodeList nodes) {
        return java.util.stream.IntStream.range(0, nodes.getLength())
                .mapToObj(i -> nodes.item(i).getNodeName())
                .toList();
    }

    private static String value(Element event, String key) {
        NodeList attributes = event.getChildNodes();
        for (int i = 0; i < attributes.getLength(); i++) {
            if (((Element) attributes.item(i)).getAttribute("key").equals(key)) {
                return ((Element) attributes.item(i)).getAttribute("value");
            }
        }
        return "";
    }
}
