package org.hecha.dossier;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hecha.evidence.Evidence;
import org.hecha.organization.Directory;
import org.hecha.organization.Level;
import org.hecha.organization.Region;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.hecha.programme.Round;
import org.hecha.programme.RoundId;
import org.hecha.programme.Rounds;
import org.hecha.programme.Stage;
import org.hecha.standard.Standard;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** The life of a dossier: opened, submitted, returned, moved on, closed. Runs inside the caller's transaction. */
@Component
class Moves {

    /** The profile in which everything is invented. */
    private static final Profiles DEMO = Profiles.of("demo");

    private final Cases cases;
    private final DossierTable table;
    private final RevisionTable revisions;
    private final Claims claims;
    private final Exhibits exhibits;
    private final ApplicationForm form;
    private final Rounds rounds;
    private final Directory directory;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Environment environment;

    Moves(
            Cases cases,
            DossierTable table,
            RevisionTable revisions,
            Claims claims,
            Exhibits exhibits,
            ApplicationForm form,
            Rounds rounds,
            Directory directory,
            ApplicationEventPublisher events,
            Clock clock,
            Environment environment) {
        this.cases = cases;
        this.table = table;
        this.revisions = revisions;
        this.claims = claims;
        this.exhibits = exhibits;
        this.form = form;
        this.rounds = rounds;
        this.directory = directory;
        this.events = events;
        this.clock = clock;
        this.environment = environment;
    }

    Dossier open(Scope scope, RoundId id, String county) {
        Round round = rounds.get(id);
        Region region = directory
                .region(county)
                .filter(r -> r.level() == Level.COUNTY)
                .orElseThrow(() -> new UnknownDossier(id + "-" + county));
        DossierId dossierId = new DossierId(UUID.randomUUID());
        Instant opened = clock.instant();
        Dossier dossier = new Dossier(
                dossierId,
                round.id() + "-" + county,
                round.id(),
                county,
                region.name(),
                region.lo(),
                Dossier.Status.DRAFT,
                Stage.APPLICATION,
                Level.COUNTY,
                Dossier.Outcome.OPEN,
                0,
                1,
                opened,
                environment.acceptsProfiles(DEMO),
                Optional.of(opened));
        // somebody who would not see the draft cannot open it either
        if (!scope.sees(dossierId.value(), region.lo(), Level.COUNTY)) {
            throw new UnknownDossier(dossier.number());
        }
        if (!scope.system() && !scope.is(Role.COUNTY_CLERK) && !scope.is(Role.COUNTY_LEADER)) {
            throw new NotWritable(dossier.number(), "dossier");
        }
        if (!table.insert(dossier)) {
            throw new AlreadyOpened(dossier.number());
        }
        rounds.use(id);
        events.publishEvent(new Dossier.Opened(dossierId, dossier.number(), county, scope.actor()));
        return cases.get(scope, dossierId);
    }

    Completeness completeness(Dossier dossier) {
        return Gate.onlyForm(dossier.stage())
                ? Gate.form(form.required(), table.application(dossier.id()))
                : selfCheck(dossier, claims.all(dossier), exhibits.all(dossier));
    }

    /** Of what was submitted last; what holds nothing but the application is measured as that. */
    Completeness completeness(Dossier dossier, Submission submission) {
        boolean application = submission.exhibits().isEmpty()
                && submission.claims().stream().allMatch(claim -> claim.answer().isEmpty());
        return application || Gate.onlyForm(dossier.stage())
                ? Gate.form(form.required(), submission.application())
                : selfCheck(dossier, submission.claims(), submission.exhibits());
    }

    private Completeness selfCheck(Dossier dossier, List<Claim> said, List<Exhibit> shown) {
        Map<String, Claim> byKey = new LinkedHashMap<>();
        said.forEach(c -> byKey.put(c.criterion() + "/" + c.key(), c));
        return new Gate(cases.standard(dossier), cases.round(dossier).deadline()).selfCheck(byKey, shown);
    }

    Revision submit(Scope scope, Dossier dossier) {
        if (!cases.writable(scope, dossier).submit()) {
            throw new NotWritable(dossier.number(), "submission");
        }
        Round round = cases.round(dossier);
        boolean late = dossier.stage() == Stage.SELF_CHECK
                && dossier.status() == Dossier.Status.DRAFT
                && clock.instant().isAfter(round.closes());
        if (late) {
            throw new DeadlinePassed(dossier.number(), round.closes());
        }
        Completeness completeness = completeness(dossier);
        if (!completeness.submittable()) {
            throw new Incomplete(dossier.number(), completeness);
        }
        String content = snapshot(dossier).json();
        Revision revision = new Revision(
                dossier.id(), dossier.revision() + 1, clock.instant(), scope.actor(), Snapshot.digest(content));
        revisions.insert(revision, content);
        revisions.insertFiles(
                revision,
                exhibits.all(dossier).stream()
                        .map(Exhibit::evidence)
                        .filter(file -> file.parent().isEmpty())
                        .map(Evidence::id)
                        .toList());
        revisions.answered(dossier.id());
        table.update(
                dossier.id(),
                Dossier.Status.SUBMITTED,
                dossier.stage(),
                dossier.reached(),
                Dossier.Outcome.OPEN,
                revision.number(),
                revision.at());
        events.publishEvent(new Dossier.Submitted(dossier.id(), revision.number(), revision.digest(), scope.actor()));
        return revision;
    }

    /** What stands there now. */
    Snapshot snapshot(Dossier dossier) {
        Standard standard = cases.standard(dossier);
        return Snapshot.of(
                dossier, standard, table.application(dossier.id()), claims.all(dossier), exhibits.all(dossier));
    }

    void returnForCorrection(Scope scope, Dossier dossier, Level by, List<Defect> defects) {
        if (dossier.status() != Dossier.Status.SUBMITTED) {
            throw new NotWritable(dossier.number(), dossier.status().name());
        }
        check(dossier, defects);
        int before = revisions.returns(dossier.id(), by);
        int limit = cases.round(dossier).returns();
        if (before >= limit) {
            throw new TooManyReturns(dossier.number(), limit);
        }
        revisions.addReturn(dossier.id(), by, before + 1, clock.instant(), scope.actor(), cases.stored(defects));
        table.update(
                dossier.id(),
                Dossier.Status.RETURNED,
                dossier.stage(),
                dossier.reached(),
                Dossier.Outcome.OPEN,
                dossier.revision(),
                clock.instant());
        events.publishEvent(
                new Dossier.Returned(dossier.id(), by, before + 1, new ArrayList<>(defects), scope.actor()));
    }

    private void check(Dossier dossier, List<Defect> defects) {
        if (defects.isEmpty()) {
            throw new DefectsIncomplete(dossier.number(), "0");
        }
        Standard standard = cases.standard(dossier);
        for (Defect defect : defects) {
            boolean known = defect.criterion().isEmpty()
                    || (defect.claim().isEmpty()
                            ? standard.criterion(defect.criterion()).isPresent()
                            : standard.claim(defect.criterion(), defect.claim()).isPresent());
            if (!known || defect.demand().isBlank()) {
                throw new DefectsIncomplete(dossier.number(), defect.criterion() + "/" + defect.claim());
            }
        }
    }

    void move(Scope scope, Dossier dossier, Stage stage, Level reached, boolean writable) {
        if (dossier.status() == Dossier.Status.CLOSED) {
            throw new NotWritable(dossier.number(), dossier.status().name());
        }
        table.update(
                dossier.id(),
                writable ? Dossier.Status.DRAFT : Dossier.Status.SUBMITTED,
                stage,
                reached,
                Dossier.Outcome.OPEN,
                dossier.revision(),
                clock.instant());
        Level highest = reached.compareTo(dossier.reached()) > 0 ? reached : dossier.reached();
        events.publishEvent(new Dossier.Moved(dossier.id(), stage, highest, scope.actor()));
    }

    void close(Scope scope, Dossier dossier, Dossier.Outcome outcome) {
        if (outcome == Dossier.Outcome.OPEN) {
            throw new IllegalArgumentException("a closed dossier has an outcome");
        }
        if (dossier.status() == Dossier.Status.CLOSED) {
            throw new NotWritable(dossier.number(), dossier.status().name());
        }
        table.update(
                dossier.id(),
                Dossier.Status.CLOSED,
                dossier.stage(),
                dossier.reached(),
                outcome,
                dossier.revision(),
                clock.instant());
        events.publishEvent(new Dossier.Closed(dossier.id(), outcome, scope.actor()));
    }

    String content(Dossier dossier, int revision) {
        return revisions
                .content(dossier.id(), revision)
                .orElseThrow(() -> new UnknownDossier(dossier.number() + " r" + revision));
    }

    /** @param seen number of the revision this person sees in place of what stands there now; 0 for that itself */
    Revision.Diff diff(Dossier dossier, int seen, int from, int to) {
        Snapshot before = state(dossier, from == 0 ? seen : from);
        Snapshot after = state(dossier, to == 0 ? seen : to);
        return new Revision.Diff(from, to, before.changesTo(after));
    }

    private Snapshot state(Dossier dossier, int revision) {
        return revision == 0 ? snapshot(dossier) : Snapshot.read(content(dossier, revision));
    }
}
