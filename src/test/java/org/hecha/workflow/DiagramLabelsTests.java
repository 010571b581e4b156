package org.hecha.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DiagramLabelsTests {

    private static final String LONG = "what is asked at this gate of them";

    private static String shape(int x, int y, int width, int height, String label) {
        return """
                <bpmndi:BPMNShape id="gate_shape" bpmnElement="gate" isMarkerVisible="true">
                  <dc:Bounds x="%d" y="%d" width="%d" height="%d" />
                  <bpmndi:BPMNLabel>
                    <dc:Bounds %s />
                  </bpmndi:BPMNLabel>
                </bpmndi:BPMNShape>
                """.formatted(x, y, width, height, label);
    }

    private static String edge(String label) {
        return """
                <bpmndi:BPMNEdge id="flow_edge" bpmnElement="flow">
                  <di:waypoint x="475" y="240" />
                  <di:waypoint x="558" y="240" />
                  <bpmndi:BPMNLabel>
                    <dc:Bounds %s />
                  </bpmndi:BPMNLabel>
                </bpmndi:BPMNEdge>
                """.formatted(label);
    }

    @Test
    void leftOfItsShapeALabelKeepsItsRightEdgeAndGrowsUpwards() {
        String drawn = shape(425, 215, 50, 50, "x=\"363\" y=\"207\" width=\"76\" height=\"14\"");

        // three lines of 88: right edge still at 439, bottom still at 221
        assertThat(DiagramLabels.fitted(drawn, Map.of("gate", LONG)))
                .isEqualTo(shape(425, 215, 50, 50, "x=\"351\" y=\"182\" width=\"88\" height=\"39\""));
    }

    @Test
    void aboveItsShapeALabelStaysCentredAndItsBottomWhereItIs() {
        String drawn = shape(772, 92, 36, 36, "x=\"758\" y=\"74\" width=\"64\" height=\"14\"");

        assertThat(DiagramLabels.fitted(drawn, Map.of("gate", LONG)))
                .isEqualTo(shape(772, 92, 36, 36, "x=\"715\" y=\"62\" width=\"150\" height=\"26\""));
    }

    @Test
    void belowItsShapeALabelGrowsDownwards() {
        String drawn = shape(92, 222, 36, 36, "x=\"78\" y=\"262\" width=\"64\" height=\"14\"");

        assertThat(DiagramLabels.fitted(drawn, Map.of("gate", LONG)))
                .isEqualTo(shape(92, 222, 36, 36, "x=\"35\" y=\"262\" width=\"150\" height=\"26\""));
    }

    @Test
    void aFlowsLabelGrowsToTheRightInOneLine() {
        assertThat(DiagramLabels.fitted(
                        edge("x=\"483\" y=\"223\" width=\"16\" height=\"14\""), Map.of("flow", "approve")))
                .isEqualTo(edge("x=\"483\" y=\"223\" width=\"45\" height=\"14\""));
    }

    @Test
    void whatFitsStaysAsItIsDrawn() {
        String drawn = edge("x=\"483\" y=\"223\" width=\"46\" height=\"14\"");

        assertThat(DiagramLabels.fitted(drawn, Map.of("flow", "approve"))).isEqualTo(drawn);
    }

    /** A pattern that does not know how our diagrams are written would leave labels as they are, and say nothing. */
    @Test
    void everyLabelOfOurDiagramsIsKnown() throws IOException {
        try (DirectoryStream<Path> diagrams = Files.newDirectoryStream(Path.of("bpmn"), "*.bpmn")) {
            for (Path diagram : diagrams) {
                String xml = Files.readString(diagram);
                var names = new HashMap<String, String>();
                Pattern.compile("bpmnElement=\"([\\w-]+)\"")
                        .matcher(xml)
                        .results()
                        .forEach(of -> names.put(of.group(1), LONG));
                String fitted = DiagramLabels.fitted(xml, names);
                long labels = xml.lines()
                        .filter(line -> line.contains("<bpmndi:BPMNLabel>"))
                        .count();
                String[] before = xml.split("\n");
                String[] after = fitted.split("\n");
                long moved = 0;
                for (int i = 0; i < before.length; i++) {
                    moved += before[i].equals(after[i]) ? 0 : 1;
                }
                assertThat(moved).as(diagram.toString()).isEqualTo(labels);
            }
        }
    }
}
