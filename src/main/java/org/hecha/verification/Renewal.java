package org.hecha.verification;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.DossierId;
import org.hecha.dossier.Dossiers;
import org.hecha.dossier.UnknownDossier;
import org.hecha.evidence.CollectionId;
import org.hecha.evidence.Evidence;
import org.hecha.evidence.EvidenceStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Keeps reports up to date: whatever changes a dossier's claims or evidence marks its report as stale and asks for a new one,
 * in the same transaction. One job a dossier, however much changes: changes that come while it runs make it run once more.
 * When the county begins to write again, the report is put aside for those who go on seeing what it submitted.
 *
 * <p>While files of the dossier are being read, each of which would change its report, it is made every {@link #WHILE_READING}
 * and not after each of them: a dossier of three hundred files is verified a few times and not three hundred.
 */
@Component
class Renewal {

    private static final String TASK = "verification-renew";
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(20);

    /** Between two reports of a dossier whose files are being read. */
    static final Duration WHILE_READING = Duration.ofSeconds(20);

    /** How soon it is looked whether reading is over. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private final Reports reports;
    private final ObjectProvider<Dossiers> dossiers;
    private final ObjectProvider<RuleScope> scope;
    private final ObjectProvider<SchedulerClient> scheduler;
    private final Clock clock;

    Renewal(
            Reports reports,
            ObjectProvider<Dossiers> dossiers,
            ObjectProvider<RuleScope> scope,
            ObjectProvider<SchedulerClient> scheduler,
            Clock clock) {
        this.reports = reports;
        this.dossiers = dossiers;
        this.scope = scope;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    @EventListener
    void on(Evidence.Finished fact) {
        reports.touchSubmitted(new DossierId(fact.collection().value()));
        changed(fact.collection());
    }

    @EventListener
    void on(Evidence.Withdrawn fact) {
        changed(fact.collection());
    }

    @EventListener
    void on(Evidence.PutBack fact) {
        changed(fact.collection());
    }

    @EventListener
    void on(Dossier.ClaimSaved fact) {
        changed(fact.dossier());
    }

    @EventListener
    void on(Dossier.EvidenceFiled fact) {
        changed(fact.dossier());
    }

    @EventListener
    void on(Dossier.Returned fact) {
        opened(fact.dossier());
    }

    @EventListener
    void on(Dossier.Moved fact) {
        opened(fact.dossier());
    }

    /** Nothing has changed yet: the report of what stands there now is that of what was submitted. */
    private void opened(DossierId id) {
        Dossier dossier = dossiers.getObject().get(scope.getObject().get(), id);
        if (dossier.unsubmitted()) {
            reports.putAside(id, dossier.revision());
            if (!reports.settled(id, dossier.revision())) {
                scheduler.getObject().scheduleIfNotExists(task(id), due(clock));
            }
        }
    }

    private void changed(CollectionId collection) {
        changed(new DossierId(collection.value()));
    }

    private void changed(DossierId dossier) {
        reports.touch(dossier);
        scheduler.getObject().scheduleIfNotExists(task(dossier), due(clock));
    }

    private static com.github.kagkarlsson.scheduler.task.TaskInstance<Void> task(DossierId dossier) {
        return new com.github.kagkarlsson.scheduler.task.TaskInstance<>(TASK, dossier.toString());
    }

    /** Always due, whatever the clock of the house is set to, and in the order of asking. */
    private static Instant due(Clock clock) {
        return Instant.EPOCH.plusMillis(clock.millis() / 100);
    }

    /**
     * Whether a report is better made later.
     *
     * @param waits whether files of the dossier are being read
     * @param made  when its report was made; empty where it has none
     */
    static boolean later(boolean waits, Optional<Instant> made, Instant now) {
        return waits
                && made.filter(m -> Duration.between(m, now).abs().compareTo(WHILE_READING) < 0)
                        .isPresent();
    }

    /** The job. */
    @Configuration(proxyBeanMethods = false)
    static class Jobs {

        @Bean
        Task<Void> verificationRenewal(
                ObjectProvider<Verification> verification,
                ObjectProvider<RuleScope> scope,
                ObjectProvider<EvidenceStore> evidence,
                Reports reports,
                Clock clock) {
            CustomTask<Void> task = Tasks.custom(TASK, Void.class)
                    .onFailure(new FailureHandler.OnFailureRetryLater<>(AFTER_FAILURE))
                    .execute((instance, context) -> {
                        DossierId dossier = DossierId.of(instance.getId());
                        boolean waits = evidence.getObject().waits(dossier.collection());
                        if (later(waits, reports.made(dossier), clock.instant())) {
                            // the scheduler's own clock is never shifted
                            return (CompletionHandler<Void>) (done, operations) -> operations.reschedule(
                                    done, Clock.systemUTC().instant().plus(LOOK_AGAIN));
                        }
                        try {
                            verification.getObject().verify(scope.getObject().get(), dossier);
                        } catch (UnknownDossier none) {
                            reports.mark(dossier)
                                    .ifPresent(m -> reports.seen(dossier, m)); // a collection of other papers
                        }
                        return reports.mark(dossier).isPresent()
                                ? (CompletionHandler<Void>)
                                        (done, operations) -> operations.reschedule(done, due(clock))
                                : new CompletionHandler.OnCompleteRemove<>();
                    });
            return task;
        }
    }
}
