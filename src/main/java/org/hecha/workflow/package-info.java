/**
 * Workflow: who is next, where a dossier stands, where dossiers wait. The engine lives in {@code workflow.engine} and is
 * seen by nobody else.
 *
 * <p>Gives {@link org.hecha.workflow.Worklist}, {@link org.hecha.workflow.Journey} and
 * {@link org.hecha.workflow.Bottlenecks}. Hides Camunda.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "audit",
            "standard",
            "organization",
            "programme",
            "dossier",
            "search",
            "verification",
            "review",
            "designation"
        })
package org.hecha.workflow;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
