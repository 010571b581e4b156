package org.hecha.workflow;

import org.hecha.dossier.TermPapers;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Files are added to a summary from the moment it is asked for until the leader has it to sign, and again after a return. */
@Component
class TermPaperWindow {

    private final TermPapers papers;
    private final Acting acting;

    TermPaperWindow(@Lazy TermPapers papers, Acting acting) {
        this.papers = papers;
        this.acting = acting;
    }

    @EventListener
    void arrived(Task.Arrived task) {
        switch (task.step()) {
            case TermWork.SUMMARIZE -> papers.open(acting.background(), task.dossier());
            case "sign_term" -> papers.handIn(acting.background(), task.dossier());
            default -> {} // of another part of the journey
        }
    }
}
