package org.hecha.standard;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One edition of the standard, overlays already applied.
 *
 * @param edition   id of the edition, such as {@code 2021-2025}
 * @param title     the official title, in the language of the source
 * @param source    who issued it, with document number
 * @param overlays  ids of the overlays applied, in order; empty for the national text alone
 * @param fullText  the standard's own wording, whole; evidence that merely repeats it supports nothing
 * @param criteria  in the standard's order, ids unique
 */
public record Standard(
        String edition, String title, String source, List<String> overlays, String fullText, List<Criterion> criteria) {

    public Standard {
        overlays = List.copyOf(overlays);
        criteria = List.copyOf(criteria);
    }

    public Optional<Criterion> criterion(String id) {
        return criteria.stream().filter(c -> c.id().equals(id)).findFirst();
    }

    /** The parts its criteria stand in, in its order, each once; none where the edition names none. */
    public List<String> parts() {
        return criteria.stream()
                .map(Criterion::category)
                .filter(part -> !part.isBlank())
                .distinct()
                .toList();
    }

    /** The claim with this key in this criterion; keys are unique within a criterion only. */
    public Optional<Criterion.Claim> claim(String criterion, String key) {
        return criterion(criterion).flatMap(c -> c.claim(key));
    }

    public Stream<Criterion.Slot> slots() {
        return criteria.stream().flatMap(c -> c.slots().stream());
    }
}
