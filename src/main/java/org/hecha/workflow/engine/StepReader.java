package org.hecha.workflow.engine;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;

/** Reads from the deployed diagrams what each human step declares. */
final class StepReader {

    private StepReader() {}

    /** Older versions first: what the newest says counts, and steps it has no more are still those of instances under way. */
    static Map<String, Step> read(ProcessEngine engine) {
        Map<String, Step> steps = new LinkedHashMap<>();
        engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .orderByProcessDefinitionVersion()
                .asc()
                .list()
                .forEach(process -> engine.getRepositoryService()
                        .getBpmnModelInstance(process.getId())
                        .getModelElementsByType(UserTask.class)
                        .forEach(task -> steps.put(task.getId(), step(process.getKey(), task))));
        return Collections.unmodifiableMap(steps);
    }

    private static Step step(String process, UserTask task) {
        Map<String, String> declared = new HashMap<>();
        Optional.ofNullable(task.getExtensionElements())
                .flatMap(e -> e.getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                        .findFirst())
                .ifPresent(all ->
                        all.getCamundaProperties().forEach(p -> declared.put(p.getCamundaName(), p.getCamundaValue())));
        return new Step(
                process,
                task.getId(),
                task.getCamundaCandidateGroups(),
                task.getCamundaFormRef(),
                declared.getOrDefault("stage", ""),
                declared.getOrDefault("level", ""),
                Boolean.parseBoolean(declared.getOrDefault("writable", "false")),
                words(declared.getOrDefault("not_by", "")),
                words(declared.getOrDefault("decisions", "")));
    }

    private static Set<String> words(String text) {
        return text.isBlank() ? Set.of() : Set.of(text.split(" "));
    }
}
