package org.hecha.web.dossier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hecha.dossier.Answer;
import org.hecha.dossier.Claim;
import org.hecha.dossier.Defect;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.Dossiers;
import org.hecha.dossier.Exhibit;
import org.hecha.dossier.Incoming;
import org.hecha.dossier.UnknownClaim;
import org.hecha.dossier.UnknownDossier;
import org.hecha.dossier.Writable;
import org.hecha.evidence.EvidenceId;
import org.hecha.organization.Body;
import org.hecha.organization.Directory;
import org.hecha.organization.MemberId;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.hecha.standard.Criterion;
import org.hecha.standard.Standard;
import org.hecha.verification.Report;
import org.hecha.verification.Verification;
import org.hecha.web.page.Cells;
import org.hecha.workflow.Task;
import org.hecha.workflow.Worklist;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Gathers what the page of one criterion shows. */
@Component
class CriterionPage {

    private final Dossiers dossiers;
    private final Incoming incoming;
    private final Verification verification;
    private final Worklist worklist;
    private final Directory directory;

    CriterionPage(
            Dossiers dossiers, Incoming incoming, Verification verification, Worklist worklist, Directory directory) {
        this.worklist = worklist;
        this.dossiers = dossiers;
        this.incoming = incoming;
        this.verification = verification;
        this.directory = directory;
    }

    Dossier dossier(String number, Scope scope) {
        return dossiers.byNumber(scope, number).orElseThrow(() -> new UnknownDossier(number));
    }

    Criterion criterion(Dossier dossier, String id, Scope scope) {
        return dossiers.standardOf(scope, dossier.id()).criterion(id).orElseThrow(() -> new UnknownClaim(id));
    }

    /**
     * Everything on the page.
     *
     * @param typed    fields of claims whose value was refused, as typed, by claim key
     * @param problems sentences for those claims
     */
    void fill(
            Dossier dossier,
            String id,
            Map<String, Map<String, List<String>>> typed,
            Map<String, String> problems,
            Scope scope,
            Model model) {
        Standard standard = dossiers.standardOf(scope, dossier.id());
        Criterion criterion = standard.criterion(id).orElseThrow(() -> new UnknownClaim(id));
        Writable writable = dossiers.writable(scope, dossier.id());
        int place = standard.criteria().indexOf(criterion);
        model.addAttribute("dossier", dossier);
        model.addAttribute("standard", standard);
        model.addAttribute("criterion", criterion);
        model.addAttribute("previous", place > 0 ? standard.criteria().get(place - 1) : null);
        model.addAttribute(
                "next",
                place + 1 < standard.criteria().size() ? standard.criteria().get(place + 1) : null);
        model.addAttribute("fields", fields(dossier, criterion, typed, problems, writable, scope));
        model.addAttribute("cells", new Cells(dossiers, scope));
        model.addAttribute("writable", writable);
        model.addAttribute(
                "anyWritable", criterion.claims().stream().anyMatch(claim -> writable.claim(id, claim.key())));
        model.addAttribute(
                "defects",
                dossiers.openDefects(scope, dossier.id()).stream()
                        .filter(d -> d.criterion().equals(id) && d.claim().isEmpty())
                        .toList());
        model.addAttribute("stale", stale(dossier, scope));
        model.addAttribute(
                "submitted", dossiers.asSubmitted(scope, dossier.id()).orElse(null));
        List<Task> tasks = worklist.openOf(scope, dossier.id()).stream()
                .filter(task -> task.heldBy(scope))
                .filter(task -> task.criterion().isEmpty() || task.criterion().equals(id))
                .toList();
        model.addAttribute("tasks", tasks);
        model.addAttribute(
                "correcting", tasks.stream().anyMatch(task -> task.step().equals("correct")));
        files(dossier, criterion, scope, model);
        unit(dossier, id, writable, scope, model);
    }

    /** The fields alone, with their findings. */
    List<ClaimField> fields(
            Dossier dossier,
            Criterion criterion,
            Map<String, Map<String, List<String>>> typed,
            Map<String, String> problems,
            Writable writable,
            Scope scope) {
        Map<String, Claim> claims = claims(dossier, criterion.id(), scope);
        Report report = verification.of(scope, dossier.id());
        Map<EvidenceId, String> names = new LinkedHashMap<>();
        dossiers.exhibits(scope, dossier.id())
                .forEach(e -> names.put(e.evidence().id(), e.evidence().name()));
        List<Defect> defects = dossiers.openDefects(scope, dossier.id());
        Map<String, Shares> shares = Shares.of(criterion, key -> Optional.ofNullable(claims.get(key)));
        var fields = new ArrayList<ClaimField>();
        for (Criterion.Claim claim : criterion.claims()) {
            String key = claim.key();
            Claim said = claims.get(key);
            if (said == null) {
                continue;
            }
            fields.add(new ClaimField(
                    claim,
                    claim.computed() ? "computed" : AnswerFields.drawing(claim),
                    typed.getOrDefault(key, AnswerFields.write(claim, said.answer())),
                    said.answer().isPresent(),
                    said.version(),
                    said.savedAt(),
                    name(said.savedBy()),
                    writable.claim(criterion.id(), key),
                    applies(claim, claims),
                    Optional.ofNullable(shares.get(key)),
                    problems.getOrDefault(key, ""),
                    report.entry(criterion.id(), key),
                    said.citations().stream()
                            .map(c -> new ClaimField.Cited(c, names.getOrDefault(c.evidence(), "")))
                            .toList(),
                    defects.stream()
                            .filter(d -> d.criterion().equals(criterion.id())
                                    && d.claim().equals(key))
                            .toList()));
        }
        return fields;
    }

    /** Whether the machine has not yet looked at what is there now. */
    boolean stale(Dossier dossier, Scope scope) {
        return verification.of(scope, dossier.id()).stale();
    }

    Map<String, Claim> claims(Dossier dossier, String criterion, Scope scope) {
        Map<String, Claim> claims = new LinkedHashMap<>();
        dossiers.claims(scope, dossier.id()).stream()
                .filter(c -> c.criterion().equals(criterion))
                .forEach(c -> claims.put(c.key(), c));
        return claims;
    }

    /** The files of the criterion by slot, and whether some of them are still being read. */
    void files(Dossier dossier, Criterion criterion, Scope scope, Model model) {
        List<Exhibit> own = dossiers.exhibits(scope, dossier.id()).stream()
                .filter(e -> CriterionCard.serves(e, criterion.id()))
                .toList();
        var bySlot = new ArrayList<SlotFiles>();
        for (Criterion.Slot slot : criterion.slots()) {
            bySlot.add(new SlotFiles(
                    slot.code(),
                    slot.label(),
                    slot.wanted(),
                    slot.cap(),
                    slot.formats(),
                    own.stream().filter(e -> e.slot().equals(slot.code())).toList()));
        }
        List<String> known =
                criterion.slots().stream().map(Criterion.Slot::code).toList();
        List<Exhibit> rest = own.stream().filter(e -> !known.contains(e.slot())).toList();
        model.addAttribute("dossier", dossier);
        model.addAttribute("criterion", criterion);
        model.addAttribute("slots", bySlot);
        model.addAttribute("unslotted", rest);
        model.addAttribute("files", own.size());
        model.addAttribute(
                "unfinished",
                incoming.of(scope, dossier.id()).stream()
                        .filter(upload -> upload.criterion().equals(criterion.id()))
                        .toList());
        model.addAttribute(
                "reading", own.stream().anyMatch(e -> !e.evidence().state().terminal()));
        model.addAttribute("writable", dossiers.writable(scope, dossier.id()));
    }

    /** A kind of evidence and the files in it. */
    record SlotFiles(String code, String label, int wanted, int cap, List<String> formats, List<Exhibit> files) {
        public boolean full() {
            return files.stream().filter(e -> e.evidence().parent().isEmpty()).count() >= cap;
        }
    }

    /** Who answers for it, and for the county's clerk whom else it can be given to. */
    private void unit(Dossier dossier, String criterion, Writable writable, Scope scope, Model model) {
        var unit = Optional.ofNullable(dossiers.responsible(scope, dossier.id()).get(criterion));
        model.addAttribute("unit", unit.flatMap(directory::body).map(Body::name).orElse(""));
        model.addAttribute("unitId", unit.map(Object::toString).orElse(""));
        boolean clerk = scope.is(Role.COUNTY_CLERK) && writable.criterion(criterion);
        var units = new ArrayList<Body>();
        if (clerk) {
            units.addAll(directory.bodies(dossier.region(), Body.Kind.COUNTY_ASSOCIATION));
            units.addAll(directory.bodies(dossier.region(), Body.Kind.RESPONSIBLE_UNIT));
        }
        model.addAttribute("units", units);
    }

    String name(String member) {
        try {
            return member.isEmpty()
                    ? ""
                    : directory
                            .member(new MemberId(UUID.fromString(member)))
                            .map(org.hecha.organization.Member::name)
                            .orElse("");
        } catch (IllegalArgumentException background) {
            return "";
        }
    }

    private static boolean applies(Criterion.Claim claim, Map<String, Claim> claims) {
        if (claim.only().isEmpty()) {
            return true;
        }
        return Optional.ofNullable(claims.get(claim.only()))
                .flatMap(Claim::answer)
                .map(answer -> answer instanceof Answer.YesNo yes && yes.value())
                .orElse(false);
    }
}
