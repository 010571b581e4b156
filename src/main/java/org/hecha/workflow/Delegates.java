package org.hecha.workflow;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.hecha.designation.Designations;
import org.hecha.dossier.Completeness;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.Dossiers;
import org.hecha.organization.Directory;
import org.hecha.review.Assignment;
import org.hecha.review.NotEnoughReviewers;
import org.hecha.review.Reviews;
import org.hecha.standard.Criterion;
import org.hecha.verification.Finding;
import org.hecha.verification.Verification;
import org.hecha.workflow.engine.DelegateBeans;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What diagrams may ask and do. Every name and method here may be called by an instance begun years ago: only add. */
@Component
class Delegates implements DelegateBeans {

    private static final Logger log = LoggerFactory.getLogger(Delegates.class);

    private final Map<String, Object> beans;

    Delegates(
            Deadlines.Due due,
            Route route,
            Machine machine,
            GateFacts gateFacts,
            Notices notice,
            Terms term,
            Closing closing) {
        this.beans = Map.of(
                "due", due,
                "route", route,
                "machine", machine,
                "gateFacts", gateFacts,
                "notice", notice,
                "term", term,
                "closing", closing);
    }

    @Override
    public Map<String, Object> byName() {
        return beans;
    }

    /** Where a dossier goes, and to how many. */
    @Component
    public static class Route {
        private final JourneyTable journeys;
        private final Directory directory;
        private final Routing routing;
        private final Dossiers dossiers;
        private final Reviews reviews;
        private final Acting acting;
        private final Clock clock;

        Route(
                JourneyTable journeys,
                Directory directory,
                Routing routing,
                @Lazy Dossiers dossiers,
                @Lazy Reviews reviews,
                Acting acting,
                Clock clock) {
            this.journeys = journeys;
            this.directory = directory;
            this.routing = routing;
            this.dossiers = dossiers;
            this.reviews = reviews;
            this.acting = acting;
            this.clock = clock;
        }

        /** The county's dated switch as the decision table names it. */
        public String path(String dossier) {
            var today = clock.instant().atZone(clock.getZone()).toLocalDate();
            return directory
                    .reviewPath(journeys.get(Routing.dossier(dossier)).region(), today)
                    .name();
        }

        public boolean hasCity(String dossier) {
            return routing.hasCity(journeys.get(Routing.dossier(dossier)).region());
        }

        public List<String> outlineMembers(String dossier) {
            return routing.outlineMembers(journeys.get(Routing.dossier(dossier)).region());
        }

        /** Ids of the criteria to fill, in the standard's order. @param again only these, divided by spaces; empty = all */
        public List<String> criteria(String dossier, @org.jspecify.annotations.Nullable String again) {
            var all = dossiers.standardOf(acting.background(), Routing.dossier(dossier)).criteria().stream()
                    .map(Criterion::id)
                    .toList();
            if (again == null || again.isBlank()) {
                return all;
            }
            var wanted = List.of(again.split(" "));
            return all.stream().filter(wanted::contains).toList();
        }

        /** Ids of the members whose sheet of this kind is still open, in a fixed order. */
        public List<String> reviewers(String dossier, String kind) {
            return reviews.assignments(acting.background(), Routing.dossier(dossier)).stream()
                    .filter(a -> a.kind() == Assignment.Kind.valueOf(kind) && !a.submitted())
                    .map(a -> a.reviewer().toString())
                    .sorted()
                    .toList();
        }

        /** Whether the two desk reviewers differ so far that a third must look. */
        public boolean differ(String dossier) {
            return reviews.agreement(acting.background(), Routing.dossier(dossier), Assignment.Kind.DESK)
                    .third();
        }

        /** Asks a third reviewer; where nobody is free, the conclusion is drawn with the differences in view. */
        public void thirdReviewer(String dossier) {
            try {
                reviews.assign(acting.background(), Routing.dossier(dossier), Assignment.Kind.DESK, 1);
            } catch (NotEnoughReviewers nobodyFree) {
                log.warn(
                        "no third desk reviewer is free for dossier {}; its leader decides on the differences",
                        dossier);
            }
        }
    }

    /** Findings before the county consolidates. */
    @Component
    public static class Machine {
        private final Verification verification;
        private final Acting acting;

        Machine(@Lazy Verification verification, Acting acting) {
            this.verification = verification;
            this.acting = acting;
        }

        public void verify(String dossier) {
            verification.verify(acting.background(), Routing.dossier(dossier));
        }
    }

    /** What the completeness gate looks at. */
    @Component
    public static class GateFacts {
        private final Dossiers dossiers;
        private final Verification verification;
        private final Acting acting;

        GateFacts(@Lazy Dossiers dossiers, @Lazy Verification verification, Acting acting) {
            this.dossiers = dossiers;
            this.verification = verification;
            this.acting = acting;
        }

        public long blocking(String dossier) {
            return gaps(dossier).stream().filter(Completeness.Gap::blocking).count();
        }

        public long unreadable(String dossier) {
            return gaps(dossier).stream()
                    .filter(g -> g.kind() == Completeness.Kind.EVIDENCE_UNREADABLE)
                    .count();
        }

        public long contradicted(String dossier) {
            return verification.of(acting.background(), Routing.dossier(dossier)).claims().stream()
                    .filter(e -> e.finding() instanceof Finding.Contradicted)
                    .count();
        }

        private List<Completeness.Gap> gaps(String dossier) {
            return dossiers.completeness(acting.background(), Routing.dossier(dossier))
                    .gaps();
        }
    }

    /** Ends a dossier the diagram has led to its end, unless the deciding module has done so already. */
    @Component
    public static class Closing {
        private final Dossiers dossiers;
        private final JourneyTable journeys;
        private final Acting acting;
        private final Clock clock;

        Closing(@Lazy Dossiers dossiers, JourneyTable journeys, Acting acting, Clock clock) {
            this.dossiers = dossiers;
            this.journeys = journeys;
            this.acting = acting;
            this.clock = clock;
        }

        public void named(String dossier) {
            close(dossier, Dossier.Outcome.NAMED);
        }

        public void refused(String dossier) {
            close(dossier, Dossier.Outcome.REFUSED);
        }

        public void withdrawn(String dossier) {
            close(dossier, Dossier.Outcome.WITHDRAWN);
        }

        private void close(String dossier, Dossier.Outcome outcome) {
            var id = Routing.dossier(dossier);
            if (dossiers.get(acting.background(), id).outcome() == Dossier.Outcome.OPEN) {
                dossiers.close(acting.scope(), id, outcome);
            }
            journeys.ended(id, clock.instant());
        }
    }

    /** When a notice ends, and what objections came to. */
    @Component
    public static class Notices {
        private final Designations designations;
        private final Acting acting;
        private final Clock clock;

        Notices(@Lazy Designations designations, Acting acting, Clock clock) {
            this.designations = designations;
            this.acting = acting;
            this.clock = clock;
        }

        /** The beginning of the day after the last one, Beijing time. @param until ISO date of the notice's last day */
        public Date end(String until) {
            return dayAfter(LocalDate.parse(until), clock);
        }

        public boolean upheld(String dossier) {
            return designations.objections(acting.background(), Routing.dossier(dossier)).stream()
                    .anyMatch(o -> o.state() == Designations.Objection.State.UPHELD
                            && o.kind() == Designations.Objection.Kind.SUBSTANCE);
        }
    }

    /** When a term ends. */
    @Component
    public static class Terms {
        private final Designations designations;
        private final Acting acting;
        private final Clock clock;

        Terms(@Lazy Designations designations, Acting acting, Clock clock) {
            this.designations = designations;
            this.acting = acting;
            this.clock = clock;
        }

        public Date end(String dossier) {
            var certificate = designations
                    .certificateOf(acting.background(), Routing.dossier(dossier))
                    .orElseThrow(() -> new IllegalStateException("dossier " + dossier + " has no certificate"));
            return dayAfter(certificate.until(), clock);
        }
    }

    private static Date dayAfter(LocalDate day, Clock clock) {
        return Date.from(day.plusDays(1).atStartOfDay(clock.getZone()).toInstant());
    }
}
