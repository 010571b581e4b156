package org.hecha.dossier;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hecha.dossier.Completeness.Gap;
import org.hecha.dossier.Completeness.Kind;
import org.hecha.evidence.Evidence;
import org.hecha.programme.Stage;
import org.hecha.standard.Criterion;
import org.hecha.standard.Standard;

/**
 * What is missing before a dossier can be submitted. Blocking: a field of the form or a claim that must be filled and is
 * not, a value that does not fit, and a criterion that says something without a single file. Everything else is only said:
 * thresholds are for people to judge, and evidence has no floor.
 */
final class Gate {

    private final Standard standard;
    private final LocalDate deadline;

    Gate(Standard standard, LocalDate deadline) {
        this.standard = standard;
        this.deadline = deadline;
    }

    /** For the application: only the form counts. */
    static Completeness form(Set<String> required, Map<String, String> fields) {
        return new Completeness(required.stream()
                .filter(field -> fields.getOrDefault(field, "").isBlank())
                .sorted()
                .map(field -> new Gap("", field, Kind.NOT_FILLED, field, true))
                .toList());
    }

    /** For the self-check. */
    Completeness selfCheck(Map<String, Claim> claims, List<Exhibit> exhibits) {
        var gaps = new ArrayList<Gap>();
        for (Criterion criterion : standard.criteria()) {
            criterion(criterion, claims, exhibits, gaps);
        }
        for (Exhibit exhibit : exhibits) {
            Evidence evidence = exhibit.evidence();
            if (evidence.parent().isEmpty()
                    && exhibit.criteria().isEmpty()
                    && exhibit.citedBy().isEmpty()) {
                gaps.add(new Gap("", "", Kind.UNSORTED_EVIDENCE, evidence.path(), false));
            }
        }
        return new Completeness(gaps);
    }

    private void criterion(Criterion criterion, Map<String, Claim> claims, List<Exhibit> exhibits, List<Gap> gaps) {
        Map<String, Answer> answers = new HashMap<>();
        for (Criterion.Claim claim : criterion.claims()) {
            answer(claims, criterion, claim).ifPresent(answer -> answers.put(claim.key(), answer));
        }
        boolean says = false;
        for (Criterion.Claim claim : criterion.claims()) {
            if (!applies(claim, answers) || claim.computed() && !answers.containsKey(claim.key())) {
                continue;
            }
            Answer answer = answers.get(claim.key());
            if (answer == null) {
                if (claim.required()) {
                    says = true;
                    gaps.add(new Gap(criterion.id(), claim.key(), Kind.NOT_FILLED, "", true));
                }
                continue;
            }
            says = true;
            if (!claim.computed() && malformed(claim, answer)) {
                gaps.add(new Gap(criterion.id(), claim.key(), Kind.MALFORMED, Answers.text(answer), true));
            } else {
                Thresholds.judge(claim, answer, answers, deadline)
                        .ifPresent(kind -> gaps.add(new Gap(criterion.id(), claim.key(), kind, claim.rule(), false)));
            }
        }
        evidence(criterion, says, exhibits, gaps);
    }

    private static void evidence(Criterion criterion, boolean says, List<Exhibit> exhibits, List<Gap> gaps) {
        List<Exhibit> own =
                exhibits.stream().filter(e -> serves(e, criterion.id())).toList();
        if (own.isEmpty()) {
            if (says) {
                gaps.add(new Gap(criterion.id(), "", Kind.NO_EVIDENCE, "", true));
            }
            return;
        }
        for (Criterion.Slot slot : criterion.slots()) {
            long filled = own.stream()
                    .filter(e -> e.evidence().parent().isEmpty() && e.slot().equals(slot.code()))
                    .count();
            if (filled == 0 && slot.wanted() > 0) {
                gaps.add(new Gap(criterion.id(), "", Kind.SLOT_EMPTY, slot.code(), false));
            } else if (filled > slot.cap()) {
                gaps.add(new Gap(criterion.id(), "", Kind.SLOT_OVER_CAP, slot.code(), false));
            }
        }
        for (Exhibit exhibit : own) {
            Evidence.State state = exhibit.evidence().state();
            if (!state.terminal()) {
                gaps.add(new Gap(
                        criterion.id(),
                        "",
                        Kind.EVIDENCE_STILL_READING,
                        exhibit.evidence().path(),
                        false));
            } else if (state == Evidence.State.UNREADABLE || state == Evidence.State.QUARANTINED) {
                gaps.add(new Gap(
                        criterion.id(),
                        "",
                        Kind.EVIDENCE_UNREADABLE,
                        exhibit.evidence().path(),
                        false));
            }
        }
    }

    private static boolean serves(Exhibit exhibit, String criterion) {
        return exhibit.criteria().contains(criterion)
                || exhibit.citedBy().stream().anyMatch(claim -> claim.startsWith(criterion + "/"));
    }

    /** A claim that depends on a yes counts only once that yes was said. */
    private static boolean applies(Criterion.Claim claim, Map<String, Answer> answers) {
        return claim.only().isEmpty()
                || answers.get(claim.only()) instanceof Answer.YesNo condition && condition.value();
    }

    private static boolean malformed(Criterion.Claim claim, Answer answer) {
        try {
            return Answers.check(claim, Optional.of(answer)).isEmpty();
        } catch (MalformedAnswer e) {
            // the catalogue of this county may have changed since the value was saved
            return true;
        }
    }

    private static Optional<Answer> answer(Map<String, Claim> claims, Criterion criterion, Criterion.Claim claim) {
        return Optional.ofNullable(claims.get(criterion.id() + "/" + claim.key()))
                .flatMap(Claim::answer);
    }

    /** Which gate is shut at a stage. */
    static boolean onlyForm(Stage stage) {
        return stage == Stage.APPLICATION;
    }
}
