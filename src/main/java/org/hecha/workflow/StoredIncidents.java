package org.hecha.workflow;

import java.util.List;
import java.util.UUID;
import org.hecha.dossier.DossierId;
import org.hecha.organization.AdministratorsOnly;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.hecha.workflow.engine.Engine;
import org.springframework.stereotype.Service;

/** Asks the engine what got stuck. */
@Service
class StoredIncidents implements Incidents {

    private final Engine engine;
    private final JourneyTable journeys;

    StoredIncidents(Engine engine, JourneyTable journeys) {
        this.engine = engine;
        this.journeys = journeys;
    }

    @Override
    public List<Incident> open(Scope scope) {
        only(scope);
        return engine.stuck().stream()
                .map(stuck -> new Incident(
                        stuck.id(),
                        stuck.dossier().isEmpty()
                                ? ""
                                : journeys.find(new DossierId(UUID.fromString(stuck.dossier())))
                                        .map(JourneyTable.Row::number)
                                        .orElse(""),
                        stuck.process(),
                        stuck.step(),
                        stuck.since(),
                        stuck.message()))
                .toList();
    }

    @Override
    public boolean again(Scope scope, String id) {
        only(scope);
        return engine.again(id);
    }

    private static void only(Scope scope) {
        if (!scope.is(Role.SYSTEM_ADMINISTRATOR)) {
            throw new AdministratorsOnly(Role.SYSTEM_ADMINISTRATOR);
        }
    }
}
