package org.hecha.web.dossier;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hecha.dossier.Completeness;
import org.hecha.standard.Criterion;
import org.hecha.standard.Standard;
import org.springframework.web.util.UriComponentsBuilder;

/** What is missing, as sentences with a link to the place where it can be put right. */
public final class Gaps {

    private Gaps() {}

    /**
     * @param where   criterion and claim as people call them
     * @param kind    name of {@link Completeness.Kind}; message key {@code gap.<name>}
     * @param detail  threshold, slot or file; may be empty
     * @param address page and place
     */
    public record Shown(String criterion, String where, String kind, String detail, boolean blocking, String address) {}

    /** In the order they are given. @param number of the dossier */
    public static List<Shown> of(String number, Standard standard, List<Completeness.Gap> gaps) {
        return gaps.stream().map(gap -> shown(number, standard, gap)).toList();
    }

    /** What is missing of one kind, so that a bar can say how much and lead to each. */
    record Group(String kind, boolean blocking, List<Shown> all) {}

    /** What blocks the submission first, otherwise in the order of the kinds. */
    static List<Group> groups(List<Shown> gaps) {
        return Stream.of(true, false)
                .flatMap(blocking -> Arrays.stream(Completeness.Kind.values())
                        .map(kind -> new Group(
                                kind.name(),
                                blocking,
                                gaps.stream()
                                        .filter(gap -> gap.blocking() == blocking
                                                && gap.kind().equals(kind.name()))
                                        .toList())))
                .filter(group -> !group.all().isEmpty())
                .toList();
    }

    private static Shown shown(String number, Standard standard, Completeness.Gap gap) {
        String where = gap.criterion().isEmpty()
                ? gap.claim()
                : standard.claim(gap.criterion(), gap.claim())
                        .map(Criterion.Claim::label)
                        .orElseGet(() -> standard.criterion(gap.criterion())
                                .map(Criterion::title)
                                .orElse(gap.criterion()));
        return new Shown(
                gap.criterion(), where, gap.kind().name(), detail(standard, gap), gap.blocking(), address(number, gap));
    }

    /** A slot's code says little to anybody. */
    private static String detail(Standard standard, Completeness.Gap gap) {
        return standard.slots()
                .filter(slot -> slot.code().equals(gap.detail()))
                .findFirst()
                .map(slot -> slot.code() + " " + slot.label())
                .orElse(gap.detail());
    }

    private static String address(String number, Completeness.Gap gap) {
        var address = UriComponentsBuilder.fromPath("/dossiers/").pathSegment(number);
        if (gap.criterion().isEmpty()) {
            return gap.kind() == Completeness.Kind.UNSORTED_EVIDENCE
                    ? address.pathSegment("evidence").build().toUriString()
                    : address.pathSegment("application")
                            .fragment(gap.claim())
                            .build()
                            .toUriString();
        }
        address.pathSegment("criteria", gap.criterion());
        return switch (gap.kind()) {
            case SLOT_EMPTY, SLOT_OVER_CAP, NO_EVIDENCE, EVIDENCE_UNREADABLE, EVIDENCE_STILL_READING ->
                address.fragment("evidence").build().toUriString();
            default -> address.fragment("claim-" + gap.claim()).build().toUriString();
        };
    }
}
