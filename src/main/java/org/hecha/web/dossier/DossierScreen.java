package org.hecha.web.dossier;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hecha.audit.AuditTrail;
import org.hecha.designation.Designations;
import org.hecha.dossier.AsSubmitted;
import org.hecha.dossier.Claim;
import org.hecha.dossier.Completeness;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.Dossiers;
import org.hecha.dossier.Exhibit;
import org.hecha.dossier.Incoming;
import org.hecha.dossier.Incomplete;
import org.hecha.dossier.Revision;
import org.hecha.dossier.UnknownDossier;
import org.hecha.dossier.Withdrawn;
import org.hecha.organization.Body;
import org.hecha.organization.Directory;
import org.hecha.organization.Scope;
import org.hecha.review.Reviews;
import org.hecha.standard.Criterion;
import org.hecha.standard.Standard;
import org.hecha.verification.Finding;
import org.hecha.verification.Report;
import org.hecha.verification.Verification;
import org.hecha.web.page.Once;
import org.hecha.web.page.TimeBar;
import org.hecha.workflow.Journey;
import org.hecha.workflow.Spent;
import org.hecha.workflow.Worklist;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One dossier: where it stands, what is missing, and everything in it on tabs. */
@Controller
class DossierScreen {

    private static final int ENTRIES = 100;

    /** Beside the filters of what lies in the dossier. */
    private static final String WITHDRAWN = "WITHDRAWN";

    private final TermPaperView termPapers;
    private final Dossiers dossiers;
    private final Incoming incoming;
    private final Verification verification;
    private final Journey journey;
    private final Spent spent;
    private final Worklist worklist;
    private final Directory directory;
    private final AuditTrail trail;
    private final Designations designations;
    private final Reviews reviews;
    private final Once once;

    DossierScreen(
            Dossiers dossiers,
            Incoming incoming,
            Verification verification,
            Journey journey,
            Spent spent,
            Worklist worklist,
            Directory directory,
            AuditTrail trail,
            Designations designations,
            Reviews reviews,
            Once once,
            TermPaperView termPapers) {
        this.termPapers = termPapers;
        this.dossiers = dossiers;
        this.incoming = incoming;
        this.verification = verification;
        this.journey = journey;
        this.spent = spent;
        this.worklist = worklist;
        this.directory = directory;
        this.trail = trail;
        this.designations = designations;
        this.reviews = reviews;
        this.once = once;
    }

    @GetMapping("/dossiers/{number}")
    String criteria(@PathVariable String number, Scope scope, Model model) {
        Dossier dossier = head(number, scope, model, "criteria");
        Standard standard = dossiers.standardOf(scope, dossier.id());
        List<Claim> claims = dossiers.claims(scope, dossier.id());
        List<Exhibit> exhibits = dossiers.exhibits(scope, dossier.id());
        Report report = verification.of(scope, dossier.id());
        Completeness completeness = dossiers.completeness(scope, dossier.id());
        model.addAttribute(
                "cards",
                CriterionCard.of(
                        standard,
                        claims,
                        exhibits,
                        report,
                        completeness,
                        dossiers.responsible(scope, dossier.id()),
                        id -> directory.body(id).map(Body::name).orElse("")));
        List<Gaps.Shown> missing = Gaps.of(number, standard, completeness.gaps());
        model.addAttribute("gaps", missing);
        model.addAttribute("gapGroups", Gaps.groups(missing));
        model.addAttribute(
                "unread",
                exhibits.stream()
                        .filter(exhibit -> !exhibit.evidence().state().terminal())
                        .count());
        model.addAttribute("submittable", completeness.submittable());
        model.addAttribute("contradictions", Contradictions.of(report, standard));
        model.addAttribute(
                "unsupported",
                report.claims().stream()
                        .filter(entry -> entry.finding() instanceof Finding.Unsupported)
                        .count());
        model.addAttribute("report", report);
        model.addAttribute("defects", dossiers.openDefects(scope, dossier.id()));
        return "dossier/criteria";
    }

    @GetMapping("/dossiers/{number}/evidence")
    String evidence(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "") String q,
            Scope scope,
            Model model) {
        Dossier dossier = head(number, scope, model, "evidence");
        NameFilter named = NameFilter.of(q);
        List<Exhibit> all = dossiers.exhibits(scope, dossier.id());
        List<Exhibit> found = named.choose(all, exhibit -> exhibit.evidence().path());
        List<Withdrawn> gone = named.choose(
                dossiers.withdrawn(scope, dossier.id()),
                withdrawn -> withdrawn.file().path());
        boolean lookingBack = show.equalsIgnoreCase(WITHDRAWN);
        model.addAttribute("found", found.size());
        model.addAttribute("q", named.typed());
        model.addAttribute(
                "exhibits", lookingBack ? List.of() : EvidenceFilter.of(show).choose(found));
        model.addAttribute("gone", lookingBack ? gone : List.of());
        model.addAttribute("goneCount", gone.size());
        model.addAttribute("filters", EvidenceFilter.count(found));
        model.addAttribute("reading", !EvidenceFilter.WAITING.choose(all).isEmpty());
        model.addAttribute(
                "show", lookingBack ? WITHDRAWN : EvidenceFilter.of(show).name());
        model.addAttribute("undecided", dossiers.undecidedVersions(scope, dossier.id()));
        model.addAttribute("receipts", dossiers.receipts(scope, dossier.id()));
        model.addAttribute("unfinished", incoming.of(scope, dossier.id()));
        model.addAttribute("standard", dossiers.standardOf(scope, dossier.id()));
        return "dossier/evidence";
    }

    @GetMapping("/dossiers/{number}/revisions")
    String revisions(
            @PathVariable String number,
            @RequestParam(defaultValue = "-1") int from,
            @RequestParam(defaultValue = "0") int to,
            Scope scope,
            Model model) {
        Dossier dossier = head(number, scope, model, "revisions");
        List<Revision> revisions = dossiers.revisions(scope, dossier.id()).stream()
                .sorted(Comparator.comparingInt(Revision::number))
                .toList();
        model.addAttribute("revisions", revisions);
        int last = revisions.isEmpty() ? 0 : revisions.getLast().number();
        // while the county writes, what stands there now is its last revision for everybody else
        int seen = dossiers.asSubmitted(scope, dossier.id())
                .map(AsSubmitted::revision)
                .orElse(0);
        int first = from >= 0 ? from : seen > 0 ? last - 1 : last;
        int second = to == 0 ? seen : to;
        if (first > 0) {
            model.addAttribute("diff", dossiers.diff(scope, dossier.id(), first, second));
        }
        model.addAttribute("from", first);
        model.addAttribute("to", second);
        model.addAttribute("standard", dossiers.standardOf(scope, dossier.id()));
        return "dossier/revisions";
    }

    @GetMapping("/dossiers/{number}/term")
    String term(@PathVariable String number, Scope scope, Model model) {
        Dossier dossier = head(number, scope, model, "term");
        model.addAttribute("number", dossier.number());
        model.addAttribute(
                "term", TermView.of(reviews.opinions(scope, dossier.id()), dossiers.standardOf(scope, dossier.id())));
        model.addAttribute(
                "conclusion", designations.conclusionOf(scope, dossier.id()).orElse(null));
        termPapers.fill(scope, dossier, model);
        return "dossier/term";
    }

    @GetMapping("/dossiers/{number}/timeline")
    String timeline(@PathVariable String number, Scope scope, Model model) {
        Dossier dossier = head(number, scope, model, "timeline");
        model.addAttribute("visits", journey.timeline(scope, dossier.id()));
        Spent.Account account = spent.of(scope, dossier.id());
        model.addAttribute("account", account);
        model.addAttribute("whole", Duration.between(account.from(), account.to()));
        model.addAttribute("bar", TimeBar.of(account));
        return "dossier/timeline";
    }

    @GetMapping("/dossiers/{number}/diagram")
    String diagram(@PathVariable String number, Scope scope, Model model) {
        Dossier dossier = head(number, scope, model, "diagram");
        Map<String, List<String>> current = journey.current(scope, dossier.id());
        Map<String, List<String>> passed = journey.passed(scope, dossier.id());
        var diagrams = new LinkedHashMap<String, Diagram>();
        journey.diagrams(scope, dossier.id())
                .forEach((process, xml) -> diagrams.put(
                        process,
                        new Diagram(
                                xml,
                                current.getOrDefault(process, List.of()),
                                passed.getOrDefault(process, List.of()))));
        model.addAttribute("diagrams", diagrams);
        return "dossier/diagram";
    }

    /** One process as drawn, with what was passed and what is current. */
    record Diagram(String xml, List<String> current, List<String> passed) {

        /** What the element is called in the drawing; its id where it has no name. */
        public String name(String element) {
            Matcher tag = Pattern.compile("<[^>]*\\bid=\"" + Pattern.quote(element) + "\"[^>]*>")
                    .matcher(xml);
            if (!tag.find()) {
                return element;
            }
            Matcher name = Pattern.compile("\\bname=\"([^\"]+)\"").matcher(tag.group());
            return name.find() ? name.group(1) : element;
        }
    }

    @GetMapping("/dossiers/{number}/audit")
    String audit(@PathVariable String number, @RequestParam(defaultValue = "0") long before, Scope scope, Model model) {
        Dossier dossier = head(number, scope, model, "audit");
        List<AuditTrail.Entry> entries = Withheld.of(dossiers.asSubmitted(scope, dossier.id()), directory)
                .from(trail.of(dossier.id().toString(), before, ENTRIES));
        model.addAttribute("entries", entries);
        model.addAttribute("subjects", subjects(scope, dossier));
        model.addAttribute(
                "older",
                entries.size() == ENTRIES && entries.getLast().sequence() > 1
                        ? entries.getLast().sequence()
                        : 0);
        return "dossier/audit";
    }

    /** Where no task of the journey does it: the county submits, or reads everything that is missing. */
    @PostMapping("/dossiers/{number}/submission")
    String submit(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String once,
            Scope scope,
            RedirectAttributes flash) {
        Dossier dossier = find(number, scope);
        try {
            String to = this.once.only(once, scope, () -> {
                Revision revision = dossiers.submit(scope, dossier.id());
                return "redirect:/dossiers/" + number + "/revisions?from=" + revision.number();
            });
            flash.addFlashAttribute("said", "dossier.submitted");
            return to;
        } catch (Incomplete incomplete) {
            flash.addFlashAttribute("incomplete", true);
            return "redirect:/dossiers/" + number + "#gaps";
        }
    }

    /** What entries of the dossier's chain are about, in words: files by their path, claims by criterion and label. */
    private Map<String, String> subjects(Scope scope, Dossier dossier) {
        Map<String, String> subjects = new HashMap<>();
        dossiers.exhibits(scope, dossier.id())
                .forEach(exhibit -> subjects.put(
                        exhibit.evidence().id().toString(), exhibit.evidence().path()));
        dossiers.withdrawn(scope, dossier.id())
                .forEach(gone ->
                        subjects.put(gone.file().id().toString(), gone.file().path()));
        for (Criterion criterion : dossiers.standardOf(scope, dossier.id()).criteria()) {
            subjects.put(criterion.id(), criterion.id() + " " + criterion.title());
            criterion
                    .claims()
                    .forEach(claim ->
                            subjects.put(criterion.id() + "/" + claim.key(), criterion.id() + " " + claim.label()));
        }
        return subjects;
    }

    private Dossier head(String number, Scope scope, Model model, String tab) {
        Dossier dossier = find(number, scope);
        model.addAttribute("dossier", dossier);
        model.addAttribute("tab", tab);
        model.addAttribute(
                "submitted", dossiers.asSubmitted(scope, dossier.id()).orElse(null));
        model.addAttribute("line", journey.line(scope, dossier.id()));
        model.addAttribute("writable", dossiers.writable(scope, dossier.id()));
        model.addAttribute(
                "tasks",
                worklist.openOf(scope, dossier.id()).stream()
                        .filter(task -> task.heldBy(scope) || task.takableBy(scope))
                        .toList());
        model.addAttribute(
                "certificate", designations.certificateOf(scope, dossier.id()).orElse(null));
        return dossier;
    }

    private Dossier find(String number, Scope scope) {
        return dossiers.byNumber(scope, number).orElseThrow(() -> new UnknownDossier(number));
    }
}
