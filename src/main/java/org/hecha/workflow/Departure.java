package org.hecha.workflow;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.hecha.designation.DesignationFact;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.Dossiers;
import org.hecha.organization.MemberId;
import org.hecha.organization.OrganizationImport;
import org.hecha.workflow.engine.Engine;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A dossier that was opened begins its journey in the same transaction. */
@Component
class Departure {

    private final Dossiers dossiers;
    private final JourneyTable journeys;
    private final PaceTable pace;
    private final Engine engine;
    private final Acting acting;
    private final Clock clock;

    Departure(
            @Lazy Dossiers dossiers, JourneyTable journeys, PaceTable pace, Engine engine, Acting acting, Clock clock) {
        this.dossiers = dossiers;
        this.journeys = journeys;
        this.pace = pace;
        this.engine = engine;
        this.acting = acting;
        this.clock = clock;
    }

    @EventListener
    void opened(Dossier.Opened opened) {
        Optional<MemberId> opener =
                opened.actor().equals("system") ? Optional.empty() : Optional.of(MemberId.of(opened.actor()));
        journeys.begin(dossiers.get(acting.background(), opened.dossier()), opener, clock.instant());
        engine.start(opened.dossier().toString());
    }

    /** Whoever moves a dossier, lists and figures go by where it is. */
    @EventListener
    void moved(Dossier.Moved moved) {
        pace.reaches(moved.dossier(), moved.reached());
        journeys.moved(moved.dossier(), moved.stage(), moved.reached());
    }

    /** The county belongs to another city now: lists and figures of both must say so at once, sums of provinces soon after. */
    @EventListener
    void follow(OrganizationImport.RegionMoved moved) {
        if (journeys.follow(moved.code(), moved.lo())) {
            pace.stale();
        }
    }

    /** Somebody objects while the notice runs: the process handles each objection by itself. */
    @EventListener
    void objected(DesignationFact.Objected objected) {
        engine.tell(
                "objection_received",
                objected.dossier().toString(),
                Map.of("objection", objected.objection().toString()));
    }

    @EventListener
    void closed(Dossier.Closed closed) {
        journeys.ended(closed.dossier(), clock.instant());
    }
}
