package org.hecha.review;

import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hecha.dossier.Defect;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.DossierId;
import org.hecha.dossier.Dossiers;
import org.hecha.organization.Level;
import org.hecha.organization.MemberId;
import org.hecha.organization.Scope;
import org.hecha.standard.Standard;
import org.hecha.verification.Finding;
import org.hecha.verification.Report;
import org.hecha.verification.Verification;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks for every call whether this person may see the dossier at all, then what of others' words may be read. */
@Service
class ReviewDesk implements Reviews {

    private static final int LONGEST_REMARK = 2000;

    private final Opinions opinions;
    private final Sheets sheets;
    private final ComparedSheets compared;
    private final Notes notes;
    private final Assignments assignments;
    private final Dossiers dossiers;
    private final Verification verification;
    private final ReviewSettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReviewDesk(
            Opinions opinions,
            Sheets sheets,
            ComparedSheets compared,
            Notes notes,
            Assignments assignments,
            Dossiers dossiers,
            Verification verification,
            ReviewSettings settings,
            ApplicationEventPublisher events,
            Clock clock) {
        this.opinions = opinions;
        this.sheets = sheets;
        this.compared = compared;
        this.notes = notes;
        this.assignments = assignments;
        this.dossiers = dossiers;
        this.verification = verification;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    // --- opinions at a step ----------------------------------------------------------------------------------------

    @Override
    @Transactional
    public Opinion give(
            Scope scope,
            DossierId dossier,
            String step,
            Opinion.Decision decision,
            String text,
            Map<String, String> fields,
            List<Defect> defects) {
        Dossier judged = dossiers.get(scope, dossier);
        boolean returned = decision == Opinion.Decision.RETURN;
        // nothing of a closed dossier can be put right; what is returned then is the summary of the term
        boolean correctable = judged.status() != Dossier.Status.CLOSED;
        if (decision != Opinion.Decision.APPROVE && text.isBlank()
                || returned && correctable && defects.isEmpty()
                || defects.stream().anyMatch(d -> d.demand().isBlank())) {
            throw new ReasonMissing(step);
        }
        if (!returned && !defects.isEmpty()) {
            throw new DefectsWithoutReturn(step, defects.size());
        }
        var opinion = new Opinion(
                dossier,
                step,
                decision,
                scope.actor(),
                scope.standIn().map(there -> scope.member().toString()).orElse(""),
                clock.instant(),
                text.strip(),
                Map.copyOf(fields),
                List.copyOf(defects));
        opinions.add(opinion, Standing.writing(scope, judged));
        if (returned) {
            notes.dropAll(dossier, scope.actor());
        }
        events.publishEvent(new Opinion.Given(dossier, step, decision, scope.actor()));
        return opinion;
    }

    @Override
    public List<Opinion> opinions(Scope scope, DossierId dossier) {
        Dossier judged = dossiers.get(scope, dossier);
        Set<MemberId> hidden = compared.stillHidden(scope, dossier);
        List<Assignment> counting = assignments.of(dossier);
        boolean onTheTerm = counting.stream()
                .anyMatch(a -> a.kind() == Assignment.Kind.TERM && a.declared() && Sheets.own(scope, a));
        return opinions.of(dossier).stream()
                .filter(o -> toldToAll(o.opinion())
                        || mayRead(scope, judged, o.opinion().by(), o.level())
                        || onTheTerm
                                && settings.termSteps().contains(o.opinion().step()))
                .map(Opinions.Given::opinion)
                .filter(o -> hidden.stream().noneMatch(h -> h.toString().equals(o.by())))
                .filter(compared.opinionsHidden(scope, judged).negate())
                .toList();
    }

    // --- assignments and sheets ------------------------------------------------------------------------------------

    @Override
    @Transactional
    public List<Assignment> assign(Scope scope, DossierId dossier, Assignment.Kind kind, int howMany) {
        return sheets.assign(scope, dossier, kind, howMany, takenPart(scope, dossier));
    }

    @Override
    public List<Assignment> assignments(Scope scope, DossierId dossier) {
        return sheets.of(scope, dossier);
    }

    @Override
    public Optional<Assignment> mine(Scope scope, DossierId dossier, Assignment.Kind kind) {
        return sheets.of(scope, dossier).stream()
                .filter(a -> a.kind() == kind && a.reviewer().equals(scope.member()))
                .filter(a -> scope.standIn().isEmpty())
                .findFirst();
    }

    @Override
    @Transactional
    public void declareConflict(Scope scope, Assignment.Id assignment, boolean conflict, String reason) {
        sheets.declareConflict(scope, assignment, conflict, reason);
    }

    @Override
    public Map<String, Judgement> sheet(Scope scope, Assignment.Id assignment) {
        return compared.sheet(scope, assignment);
    }

    @Override
    @Transactional
    public void judge(Scope scope, Assignment.Id assignment, Judgement judgement) {
        sheets.judge(scope, assignment, judgement);
    }

    @Override
    @Transactional
    public void submit(Scope scope, Assignment.Id assignment, String summary) {
        sheets.submit(scope, assignment, summary);
    }

    @Override
    public Agreement agreement(Scope scope, DossierId dossier, Assignment.Kind kind) {
        return compared.agreement(scope, dossier, kind);
    }

    @Override
    public List<SideBySide> sideBySide(Scope scope, DossierId dossier) {
        return compared.sideBySide(scope, dossier);
    }

    @Override
    public List<StruckSheet> struck(Scope scope, DossierId dossier) {
        return compared.struck(scope, dossier);
    }

    // --- the reviewer's desk ---------------------------------------------------------------------------------------

    @Override
    @Transactional
    public void annotate(Scope scope, DossierId dossier, Annotation given) {
        Dossier judged = reviewed(scope, dossier, given.criterion(), given.claim());
        if (given.kind() != Annotation.Kind.CONFIRMED && given.reason().isBlank()) {
            throw new ReasonMissing(given.criterion() + "/" + given.claim());
        }
        var annotation = new Annotation(
                given.criterion(),
                given.claim(),
                given.kind(),
                scope.actor(),
                clock.instant(),
                given.reason().strip());
        notes.annotate(dossier, annotation, Standing.writing(scope, judged));
        if (annotation.kind() == Annotation.Kind.ASKED) {
            notes.draft(dossier, scope.actor(), question(scope, dossier, annotation));
        }
        events.publishEvent(new Annotation.Made(
                dossier, annotation.criterion(), annotation.claim(), annotation.kind(), scope.actor()));
    }

    @Override
    public Map<String, Annotation> annotations(Scope scope, DossierId dossier) {
        Dossier judged = dossiers.get(scope, dossier);
        Set<MemberId> hidden = compared.remarksHidden(scope, judged);
        Map<String, Annotation> newest = new LinkedHashMap<>();
        for (Notes.Made made : notes.annotations(dossier)) {
            Annotation a = made.annotation();
            if (mayRead(scope, judged, a.by(), made.level())
                    && hidden.stream().noneMatch(h -> h.toString().equals(a.by()))) {
                newest.put(a.criterion() + "/" + a.claim(), a);
            }
        }
        return newest;
    }

    @Override
    @Transactional
    public void seen(Scope scope, DossierId dossier, String criterion, String claim) {
        dossiers.get(scope, dossier);
        known(scope, dossier, criterion, claim);
        notes.seen(dossier, scope.actor(), criterion, claim, clock.instant());
    }

    @Override
    public Set<String> seen(Scope scope, DossierId dossier) {
        dossiers.get(scope, dossier);
        return notes.seen(dossier, scope.actor());
    }

    @Override
    public Map<String, String> remarks(Scope scope, DossierId dossier) {
        dossiers.get(scope, dossier);
        return notes.remarks(dossier, scope.actor());
    }

    @Override
    @Transactional
    public void remark(Scope scope, DossierId dossier, String criterion, String claim, String words) {
        reviewed(scope, dossier, criterion, claim);
        String kept = words.strip();
        notes.remark(
                dossier,
                scope.actor(),
                criterion,
                claim,
                kept.substring(0, Math.min(kept.length(), LONGEST_REMARK)),
                clock.instant());
    }

    @Override
    @Transactional
    public void draftDefect(Scope scope, DossierId dossier, Defect defect) {
        reviewed(scope, dossier, defect.criterion(), defect.claim());
        if (defect.demand().isBlank()) {
            throw new ReasonMissing(defect.criterion() + "/" + defect.claim());
        }
        notes.draft(dossier, scope.actor(), defect);
    }

    @Override
    @Transactional
    public void dropDefect(Scope scope, DossierId dossier, String criterion, String claim) {
        dossiers.get(scope, dossier);
        notes.drop(dossier, scope.actor(), criterion, claim);
    }

    @Override
    public List<Defect> draftedDefects(Scope scope, DossierId dossier) {
        dossiers.get(scope, dossier);
        return notes.drafted(dossier, scope.actor());
    }

    @Override
    public Set<MemberId> takenPart(Scope scope, DossierId dossier) {
        dossiers.get(scope, dossier);
        Set<MemberId> people = new HashSet<>();
        opinions.of(dossier).forEach(o -> add(people, o.opinion().by()));
        notes.annotations(dossier).forEach(a -> add(people, a.annotation().by()));
        assignments.of(dossier).forEach(a -> people.add(a.reviewer()));
        return people;
    }

    private static void add(Set<MemberId> people, String actor) {
        if (!actor.equals("system")) {
            people.add(MemberId.of(actor));
        }
    }

    /** A decision against the dossier is told to everybody who sees it; one person's vote among several is not. */
    private boolean toldToAll(Opinion opinion) {
        return opinion.decision() != Opinion.Decision.APPROVE
                && !settings.innerSteps().contains(opinion.step());
    }

    /** Own words, and those of people at the reader's level or below. */
    private static boolean mayRead(Scope scope, Dossier dossier, String by, Level writtenAt) {
        return by.equals(scope.actor()) || Standing.atLeast(scope, dossier, writtenAt);
    }

    /** The dossier, when this person reviews and its standard knows what is spoken of; empty ids mean the application form. */
    private Dossier reviewed(Scope scope, DossierId id, String criterion, String claim) {
        Dossier dossier = dossiers.get(scope, id);
        if (!Standing.reviews(scope)) {
            throw new NotAReviewer(dossier.number());
        }
        known(scope, id, criterion, claim);
        return dossier;
    }

    private void known(Scope scope, DossierId id, String criterion, String claim) {
        Standard standard = dossiers.standardOf(scope, id);
        boolean known = criterion.isEmpty()
                || (claim.isEmpty()
                        ? standard.criterion(criterion).isPresent()
                        : standard.claim(criterion, claim).isPresent());
        if (!known) {
            throw new UnknownCriterion(criterion, claim);
        }
    }

    /** The defect a question to the county becomes; its code follows what the machine saw, unless the person chose one. */
    private Defect question(Scope scope, DossierId dossier, Annotation asked) {
        Optional<Defect> drafted = notes.drafted(dossier, scope.actor()).stream()
                .filter(d ->
                        d.criterion().equals(asked.criterion()) && d.claim().equals(asked.claim()))
                .findFirst();
        return new Defect(
                asked.criterion(),
                asked.claim(),
                drafted.flatMap(Defect::evidence),
                drafted.map(Defect::reason)
                        .orElseGet(() -> verification
                                .of(scope, dossier)
                                .entry(asked.criterion(), asked.claim())
                                .map(Report.Entry::finding)
                                .map(ReviewDesk::code)
                                .orElse(Defect.ReasonCode.OTHER)),
                asked.reason());
    }

    private static Defect.ReasonCode code(Finding finding) {
        return switch (finding) {
            case Finding.Contradicted c -> Defect.ReasonCode.CONTRADICTED_BY_EVIDENCE;
            case Finding.Unsupported u ->
                u.pagesUnreadable() > 0 ? Defect.ReasonCode.UNREADABLE : Defect.ReasonCode.NO_EVIDENCE;
            case Finding.Supported s -> Defect.ReasonCode.OTHER;
            case Finding.NotChecked n -> Defect.ReasonCode.OTHER;
        };
    }
}
