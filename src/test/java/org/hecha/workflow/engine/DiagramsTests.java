package org.hecha.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.hecha.organization.Role;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** What every diagram must have; a diagram drawn in Camunda Modeler is held to the same. */
class DiagramsTests {

    private static final Pattern READABLE = Pattern.compile("[a-z][a-z0-9]*([_-]+[a-z0-9]+)*");
    private static final Pattern GENERATED =
            Pattern.compile("(Activity|Gateway|Event|Flow|Process|Task|StartEvent|EndEvent)_.*");
    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{([^}]*)}");
    private static final Pattern CALLED = Pattern.compile("(?<![\\w.'])([a-zA-Z]\\w*)\\.");
    private static final Set<String> DELEGATES =
            Set.of("due", "route", "machine", "gateFacts", "notice", "term", "closing", "execution");

    record Diagram(String file, BpmnModelInstance model) {
        <T extends org.camunda.bpm.model.xml.instance.ModelElementInstance> Collection<T> all(Class<T> type) {
            return model.getModelElementsByType(type);
        }

        Process process() {
            return all(Process.class).iterator().next();
        }

        @Override
        public String toString() {
            return file;
        }
    }

    static Stream<Diagram> diagrams() throws IOException {
        return Stream.of(new PathMatchingResourcePatternResolver().getResources("classpath:bpmn/*.bpmn"))
                .map(DiagramsTests::read);
    }

    private static Diagram read(Resource resource) {
        try (var stream = resource.getInputStream()) {
            return new Diagram(String.valueOf(resource.getFilename()), Bpmn.readModelFromStream(stream));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void isNamedLikeItsFileAndIsForgottenInTheEnd(Diagram diagram) {
        assertThat(diagram.process().getId() + ".bpmn").isEqualTo(diagram.file());
        assertThat(diagram.process().isExecutable()).isTrue();
        assertThat(diagram.process().getCamundaHistoryTimeToLiveString()).isEqualTo("P3650D");
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void hasIdsThatReadAsWordsAndANameOnEverything(Diagram diagram) {
        for (var element : diagram.all(FlowElement.class)) {
            assertThat(element.getId()).matches(READABLE).doesNotMatch(GENERATED);
            if (element instanceof FlowNode) {
                assertThat(element.getName()).as(element.getId()).isNotBlank();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void asksAQuestionAtEveryGatewayAndAnswersItOnEveryBranch(Diagram diagram) {
        for (var gateway : diagram.all(Gateway.class)) {
            assertThat(gateway.getName()).as(gateway.getId()).endsWith("？");
            if (gateway instanceof ExclusiveGateway) {
                assertThat(gateway.getOutgoing()).hasSizeGreaterThan(1).allSatisfy(branch -> {
                    assertThat(branch.getName()).as(branch.getId()).isNotBlank();
                    assertThat(branch.getConditionExpression())
                            .as(branch.getId())
                            .isNotNull();
                });
            }
        }
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void givesEveryHumanStepADueRuleARoleAndAFormOfItsVersion(Diagram diagram) {
        for (var task : diagram.all(UserTask.class)) {
            assertThat(task.getCamundaDueDate())
                    .isEqualTo("${due.at(execution.processBusinessKey, '" + task.getId() + "')}");
            assertThat(Stream.of(Role.values()).map(Role::name)).contains(task.getCamundaCandidateGroups());
            assertThat(task.getCamundaFormRefBinding()).as(task.getId()).isEqualTo("deployment");
            assertThat(new ClassPathResource("forms/" + task.getCamundaFormRef() + ".form").exists())
                    .as("form of " + task.getId())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void offersInTheFormExactlyWhatTheDiagramDecides(Diagram diagram) throws IOException {
        for (var task : diagram.all(UserTask.class)) {
            Set<String> offered = new HashSet<>();
            for (JsonNode component : form(task).path("components")) {
                if (component.path("key").asText().equals("decision")) {
                    component
                            .path("values")
                            .forEach(v -> offered.add(v.path("value").asText()));
                }
            }
            assertThat(offered).as(task.getId()).isEqualTo(decisions(task));
        }
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void leadsEveryReturnOfAReviewerToACorrectionAndBack(Diagram diagram) {
        for (var task : diagram.all(UserTask.class)) {
            boolean alone = task.getLoopCharacteristics() == null;
            if (alone && decisions(task).contains("return") && decisions(task).contains("reject")) {
                var gateway = task.getOutgoing().iterator().next().getTarget();
                var branch = gateway.getOutgoing().stream()
                        .filter(f -> f.getConditionExpression().getTextContent().contains("'return'"))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(task.getId() + " cannot return"));
                assertThat(branch.getTarget()).isInstanceOf(CallActivity.class);
                assertThat(((CallActivity) branch.getTarget()).getCalledElement())
                        .isEqualTo("correction");
                assertThat(branch.getTarget().getOutgoing().iterator().next().getTarget())
                        .isEqualTo(task);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void callsNothingButOurDelegates(Diagram diagram) {
        var expressions =
                EXPRESSION.matcher(Bpmn.convertToString(diagram.model())).results();
        expressions.forEach(found -> CALLED.matcher(found.group(1))
                .results()
                .forEach(called -> assertThat(DELEGATES).as(found.group()).contains(called.group(1))));
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void pinsFormsTablesAndCalledProcessesToItsOwnVersion(Diagram diagram) {
        assertThat(diagram.all(CallActivity.class))
                .allMatch(call -> "deployment".equals(call.getCamundaCalledElementBinding()));
        assertThat(diagram.all(org.camunda.bpm.model.bpmn.instance.BusinessRuleTask.class))
                .allMatch(rule -> "deployment".equals(rule.getCamundaDecisionRefBinding()));
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void isDrawnWholeWithoutOverlaps(Diagram diagram) {
        Set<String> drawn = new HashSet<>();
        diagram.all(BpmnShape.class).forEach(s -> drawn.add(s.getBpmnElement().getId()));
        for (var edge : diagram.all(BpmnEdge.class)) {
            assertThat(edge.getWaypoints()).as(edge.getId()).hasSizeGreaterThan(1);
            drawn.add(edge.getBpmnElement().getId());
        }
        for (var element : diagram.all(FlowElement.class)) {
            if (element instanceof FlowNode || element instanceof SequenceFlow) {
                assertThat(drawn).contains(element.getId());
            }
        }
        List<BpmnShape> solid = new ArrayList<>(diagram.all(BpmnShape.class));
        solid.removeIf(s -> s.getBpmnElement() instanceof BoundaryEvent || s.getBpmnElement() instanceof SubProcess);
        for (var one : solid) {
            for (var other : solid) {
                assertThat(one == other || apart(one, other))
                        .as(one.getId() + " lies on " + other.getId())
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void saysEveryStepInBothLanguages(Diagram diagram) throws IOException {
        var chinese = messages("messages-workflow.properties");
        var english = messages("messages-workflow_en.properties");
        for (var task : diagram.all(UserTask.class)) {
            assertThat(chinese).containsKey("step." + task.getId());
            assertThat(english).containsKey("step." + task.getId());
            for (JsonNode component : form(task).path("components")) {
                String key = "forms." + task.getCamundaFormRef() + "."
                        + component.path("key").asText();
                assertThat(chinese.getProperty(key))
                        .as(key)
                        .isEqualTo(component.path("label").asText());
                assertThat(english.getProperty(key)).as(key).isNotBlank();
            }
        }
        assertThat(english.keySet()).isEqualTo(chinese.keySet());
    }

    private static boolean apart(BpmnShape one, BpmnShape other) {
        var a = one.getBounds();
        var b = other.getBounds();
        return a.getX() + a.getWidth() <= b.getX()
                || b.getX() + b.getWidth() <= a.getX()
                || a.getY() + a.getHeight() <= b.getY()
                || b.getY() + b.getHeight() <= a.getY();
    }

    private static Set<String> decisions(UserTask task) {
        if (task.getExtensionElements() == null) {
            return Set.of();
        }
        return task.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                .flatMap(p -> p.getCamundaProperties().stream())
                .filter(p -> p.getCamundaName().equals("decisions"))
                .findFirst()
                .map(p -> Set.of(p.getCamundaValue().split(" ")))
                .orElse(Set.of());
    }

    private static JsonNode form(UserTask task) throws IOException {
        return new ObjectMapper()
                .readTree(new ClassPathResource("forms/" + task.getCamundaFormRef() + ".form").getInputStream());
    }

    private static Properties messages(String file) throws IOException {
        var messages = new Properties();
        try (var reader = new InputStreamReader(new ClassPathResource(file).getInputStream(), StandardCharsets.UTF_8)) {
            messages.load(reader);
        }
        return messages;
    }
}
