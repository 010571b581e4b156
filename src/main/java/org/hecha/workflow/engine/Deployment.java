package org.hecha.workflow.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.ProcessEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys diagrams, tables and forms as one unit under names that do not depend on where the application lies, so that
 * only a change of content makes a new version; instances under way keep the version they began with.
 */
@Component
class Deployment {

    private static final Logger log = LoggerFactory.getLogger(Deployment.class);
    private static final Set<String> PROCESSES = Set.of(
            "demonstration-county",
            "application",
            "correction",
            "county-self-check",
            "provincial-recommendation",
            "national-approval",
            "objection",
            "designation-term");
    private static final Set<String> TABLES =
            Set.of("review-path", "completeness-gate", "due-dates", "escalation", "veto");

    private final ProcessEngine engine;

    Deployment(ProcessEngine engine) {
        this.engine = engine;
        deploy();
        refuseToRunIncomplete();
    }

    private void deploy() {
        var deployment = engine.getRepositoryService()
                .createDeployment()
                .name("hecha")
                .source("class path")
                .enableDuplicateFiltering(false);
        var finder = new PathMatchingResourcePatternResolver();
        try {
            for (String pattern : Set.of("bpmn/*.bpmn", "bpmn/*.dmn", "forms/*.form")) {
                String folder = pattern.substring(0, pattern.indexOf('/') + 1);
                for (Resource resource : finder.getResources("classpath:" + pattern)) {
                    try (InputStream bytes = resource.getInputStream()) {
                        deployment.addInputStream(folder + resource.getFilename(), bytes);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        log.info("processes are deployed as {}", deployment.deploy().getId());
    }

    private void refuseToRunIncomplete() {
        var missing = new TreeSet<>(PROCESSES);
        engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .latestVersion()
                .list()
                .forEach(p -> missing.remove(p.getKey()));
        var tables = new TreeSet<>(TABLES);
        engine.getRepositoryService()
                .createDecisionDefinitionQuery()
                .latestVersion()
                .list()
                .forEach(d -> tables.remove(d.getKey()));
        missing.addAll(tables);
        if (!missing.isEmpty()) {
            throw new IllegalStateException("these processes or decision tables are not deployed: " + missing
                    + "; put them back into bpmn/ and build again");
        }
    }
}
