package org.hecha.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.ProcessEngine;
import org.hecha.InApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Instances go on with the diagram they began with, also with steps the newest one has no more. */
@InApplication
class OlderDiagramsIT {

    private static final String DIAGRAM = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
              <bpmn:process id="of-older-times" isExecutable="true" camunda:historyTimeToLive="P1D">
                <bpmn:startEvent id="begun" />
                <bpmn:userTask id="%s" camunda:candidateGroups="COUNTY_CLERK" camunda:formRef="seal" camunda:formRefBinding="deployment" />
                <bpmn:userTask id="kept_step" camunda:candidateGroups="%s" camunda:formRef="seal" camunda:formRefBinding="deployment" />
                <bpmn:sequenceFlow id="a" sourceRef="begun" targetRef="%s" />
                <bpmn:sequenceFlow id="b" sourceRef="%s" targetRef="kept_step" />
              </bpmn:process>
            </bpmn:definitions>
            """;

    @Autowired
    ProcessEngine engine;

    @AfterEach
    void away() {
        engine.getRepositoryService()
                .createDeploymentQuery()
                .deploymentName("of older times")
                .list()
                .forEach(d -> engine.getRepositoryService().deleteDeployment(d.getId(), true));
    }

    private void deploy(String first, String role) {
        engine.getRepositoryService()
                .createDeployment()
                .name("of older times")
                .addString("older.bpmn", DIAGRAM.formatted(first, role, first, first))
                .deploy();
    }

    @Test
    void knowsEveryStepEverDeployedAsTheNewestDiagramThatHasItDeclaresIt() {
        deploy("dropped_step", "COUNTY_CLERK");
        deploy("new_step", "CITY_REVIEWER");
        var steps = StepReader.read(engine);
        assertThat(steps).containsKeys("dropped_step", "new_step");
        assertThat(steps.get("dropped_step").role()).isEqualTo("COUNTY_CLERK");
        assertThat(steps.get("kept_step").role()).isEqualTo("CITY_REVIEWER");
    }
}
