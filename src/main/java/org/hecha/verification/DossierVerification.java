package org.hecha.verification;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hecha.dossier.Answer;
import org.hecha.dossier.Claim;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.DossierId;
import org.hecha.dossier.Dossiers;
import org.hecha.dossier.Exhibit;
import org.hecha.dossier.Submission;
import org.hecha.evidence.Evidence;
import org.hecha.evidence.EvidenceId;
import org.hecha.evidence.EvidenceStore;
import org.hecha.evidence.PageText;
import org.hecha.organization.Directory;
import org.hecha.organization.Level;
import org.hecha.organization.Region;
import org.hecha.organization.Scope;
import org.hecha.programme.Rounds;
import org.hecha.standard.Standard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what a dossier says and shows, has it looked into, and keeps the report. */
@Service
class DossierVerification implements Verification {

    private static final Logger log = LoggerFactory.getLogger(DossierVerification.class);

    private final Dossiers dossiers;
    private final EvidenceStore evidence;
    private final Directory directory;
    private final Rounds rounds;
    private final Reports reports;
    private final Clock clock;

    DossierVerification(
            Dossiers dossiers,
            EvidenceStore evidence,
            Directory directory,
            Rounds rounds,
            Reports reports,
            Clock clock) {
        this.dossiers = dossiers;
        this.evidence = evidence;
        this.directory = directory;
        this.rounds = rounds;
        this.reports = reports;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Report of(Scope scope, DossierId id) {
        // what lies outside the scope does not exist
        return dossiers.asSubmitted(scope, id)
                .map(seen -> reports.submitted(id, seen.revision()))
                .orElseGet(() -> reports.find(id))
                .orElseGet(() -> new Report(id, List.of(), Engine.RULES, Instant.EPOCH, true));
    }

    @Override
    @Transactional
    public Report verify(Scope scope, DossierId id) {
        Optional<UUID> mark = reports.mark(id); // read before anything else: what comes later is looked at later
        // the clock of a demo may jump between the two
        long started = System.nanoTime();
        submitted(scope, id);
        List<Report.Entry> entries = Engine.findings(gather(scope, id));
        reports.put(id, entries, clock.instant());
        mark.ifPresent(m -> reports.seen(id, m));
        log.info(
                "made {} findings for dossier {} in {} ms",
                entries.size(),
                id,
                (System.nanoTime() - started) / 1_000_000);
        return reports.find(id).orElseThrow();
    }

    /** While the county writes, what it submitted last has a report of its own, which seldom has to be made anew. */
    private void submitted(Scope scope, DossierId id) {
        Dossier dossier = dossiers.get(scope, id);
        if (!dossier.unsubmitted() || reports.settled(id, dossier.revision())) {
            return;
        }
        Optional<UUID> mark = reports.markSubmitted(id);
        dossiers.submission(scope, id)
                .ifPresent(submission -> reports.putSubmitted(
                        id,
                        submission.revision(),
                        Engine.findings(gather(scope, id, submission)),
                        clock.instant(),
                        mark));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Change> preview(Scope scope, DossierId id) {
        Report stored = of(scope, id);
        return stored.claims().isEmpty()
                ? List.of()
                : Change.between(stored.claims(), Engine.findings(gather(scope, id)));
    }

    private Case gather(Scope scope, DossierId id) {
        return gather(
                scope, id, dossiers.claims(scope, id), dossiers.exhibits(scope, id), evidence.pagesOf(id.collection()));
    }

    private Case gather(Scope scope, DossierId id, Submission submission) {
        List<EvidenceId> uploads = submission.exhibits().stream()
                .map(Exhibit::evidence)
                .filter(file -> file.parent().isEmpty())
                .map(Evidence::id)
                .toList();
        return gather(scope, id, submission.claims(), submission.exhibits(), evidence.pagesOfFamilies(uploads));
    }

    private Case gather(
            Scope scope, DossierId id, List<Claim> claims, List<Exhibit> exhibits, List<PageText> pagesOfAll) {
        Dossier dossier = dossiers.get(scope, id);
        Standard standard = dossiers.standardOf(scope, id);
        Places places = places(dossier);
        Map<String, Answer> answers = new HashMap<>();
        for (Claim claim : claims) {
            claim.answer().ifPresent(a -> answers.put(claim.criterion() + "/" + claim.key(), a));
        }
        Map<EvidenceId, Exhibit> byId =
                exhibits.stream().collect(Collectors.toMap(e -> e.evidence().id(), e -> e, (a, b) -> a));
        Map<EvidenceId, List<PageText>> pages = pagesOfAll.stream().collect(Collectors.groupingBy(PageText::evidence));
        List<Paper> papers = new ArrayList<>();
        int read = 0;
        for (Exhibit exhibit : exhibits) {
            List<PageText> texts = pages.getOrDefault(exhibit.evidence().id(), List.of());
            int withText = (int) texts.stream().filter(p -> !p.text().isBlank()).count();
            read += withText;
            if (withText > 0) {
                papers.add(paper(exhibit, byId, texts, places));
            }
        }
        LocalDate deadline = rounds.get(dossier.round()).deadline();
        return new Case(
                standard,
                answers,
                papers,
                places,
                new StandardText(standard),
                Towns.foreign(papers, towns(answers)),
                Overtaken.of(papers, deadline),
                dossier.region(),
                deadline,
                read,
                Unread.of(exhibits, exhibit -> filed(exhibit, byId)));
    }

    private static int towns(Map<String, Answer> answers) {
        return answers.get("S04/town_total") instanceof Answer.Amount total
                ? total.value().intValue()
                : 0;
    }

    /** The upload it came in. */
    private static Exhibit filed(Exhibit exhibit, Map<EvidenceId, Exhibit> byId) {
        Exhibit outermost = exhibit;
        for (Exhibit each = exhibit;
                each != null;
                each = each.evidence().parent().map(byId::get).orElse(null)) {
            outermost = each;
        }
        return outermost;
    }

    /** Children of containers stand where their container was filed. */
    private static Paper paper(Exhibit exhibit, Map<EvidenceId, Exhibit> byId, List<PageText> texts, Places places) {
        Evidence file = exhibit.evidence();
        Exhibit filed = filed(exhibit, byId);
        String path = file.path();
        Optional<EvidenceId> parent = file.parent();
        while (parent.isPresent() && byId.containsKey(parent.get())) {
            Exhibit container = byId.get(parent.get());
            if (container == null) {
                break;
            }
            String outer = container.evidence().path();
            String inside = path.startsWith(outer + "/") ? path.substring(outer.length() + 1) : path;
            path = path.startsWith(outer + "!/") ? path : outer + "!/" + inside;
            parent = container.evidence().parent();
        }
        List<PageText> ordered = texts.stream()
                .sorted(java.util.Comparator.comparingInt(PageText::number))
                .toList();
        return new Paper(
                file.id(),
                path,
                exhibit.slot().isEmpty() ? filed.slot() : exhibit.slot(),
                exhibit.criteria().isEmpty() ? filed.criteria() : exhibit.criteria(),
                ordered,
                places);
    }

    /** The county, what it belongs to, and every other county of its province. */
    private Places places(Dossier dossier) {
        List<Region> lineage = directory.lineage(dossier.region());
        List<String> above = lineage.stream()
                .filter(r -> r.level() == Level.CITY || r.level() == Level.PROVINCE)
                .map(Region::name)
                .toList();
        List<String> others = lineage.stream()
                .filter(r -> r.level() == Level.PROVINCE)
                .flatMap(province -> directory.below(province.code()).stream())
                .filter(r -> r.level() == Level.COUNTY && !r.code().equals(dossier.region()))
                .map(Region::name)
                .toList();
        return new Places(dossier.county(), above, others);
    }
}
