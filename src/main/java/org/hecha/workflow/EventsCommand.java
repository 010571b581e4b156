package org.hecha.workflow;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hecha.audit.AuditTrail;
import org.hecha.dossier.DossierId;
import org.hecha.shared.StandardOutput;
import org.hecha.workflow.Retelling.Finding;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * {@code hecha.command=events check|rebuild}: holds what happened to tasks against the audit trail, or writes it anew from
 * there, and prints one JSON object. Ends with 0 when the events are those of the trail, otherwise with 1.
 */
@Component
@ConditionalOnProperty(name = "hecha.command", havingValue = "events")
class EventsCommand implements ApplicationRunner, ExitCodeGenerator {

    private final AuditTrail trail;
    private final Retelling retelling;
    private final JourneyTable journeys;
    // not compared is not the same
    private int exitCode = 1;

    EventsCommand(AuditTrail trail, Retelling retelling, JourneyTable journeys) {
        this.trail = trail;
        this.retelling = retelling;
        this.journeys = journeys;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        StandardOutput.print(answer(arguments.getNonOptionArgs().equals(List.of("rebuild"))));
    }

    /** Everything compared or written, and what is to be printed. A trail that does not hold gives nothing. */
    Map<String, Object> answer(boolean rebuild) {
        var answer = new LinkedHashMap<String, Object>();
        AuditTrail.Verdict verdict = trail.verify();
        answer.put("trailIntact", verdict.intact());
        if (!verdict.intact()) {
            answer.put("broken", verdict.broken());
            return answer;
        }
        long told = 0;
        long lost = 0;
        var apart = new ArrayList<Map<String, Object>>();
        var dossiers = journeys.all();
        for (DossierId dossier : dossiers) {
            Finding finding = rebuild ? retelling.rebuild(dossier) : retelling.check(dossier);
            told += finding.told();
            lost += finding.lost();
            boolean left = rebuild ? finding.unheard() > 0 : !finding.same();
            if (left) {
                apart.add(Map.of(
                        "dossier",
                        journeys.get(dossier).number(),
                        "lost",
                        finding.lost(),
                        "notInTrail",
                        finding.unheard()));
            }
        }
        answer.put("dossiers", dossiers.size());
        answer.put("eventsOfTheTrail", told);
        answer.put(rebuild ? "written" : "lost", lost);
        answer.put("dossiersApart", apart);
        exitCode = apart.isEmpty() ? 0 : 1;
        return answer;
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
