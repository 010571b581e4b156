package org.hecha.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hecha.dossier.Dossier;
import org.hecha.organization.Body;
import org.hecha.organization.Directory;
import org.hecha.organization.Level;
import org.hecha.organization.Member;
import org.hecha.organization.MemberId;
import org.hecha.organization.Region;
import org.hecha.organization.Role;

/**
 * Who may judge a dossier: those free of conflicts of interest, those with the least open work first. Reads the people of an
 * office once, however many dossiers it is asked about: for one look at the directory, not for keeping.
 */
final class Candidates {

    private final Directory directory;
    private final Map<String, List<Member>> known = new HashMap<>();

    Candidates(Directory directory) {
        this.directory = directory;
    }

    /**
     * @param barred people who may not judge it: already assigned, taken part, hidden from
     * @param open   open assignments by person
     */
    List<Member> of(Dossier dossier, Assignment.Kind kind, Set<MemberId> barred, Map<MemberId, Integer> open) {
        return eligible(dossier, kind).stream()
                .filter(m -> !barred.contains(m.id()))
                .sorted(Comparator.comparingInt((Member m) -> open.getOrDefault(m.id(), 0))
                        .thenComparing(Member::name)
                        .thenComparing(Member::login))
                .toList();
    }

    /** Everybody whose office judges such dossiers, whether free or not. */
    List<Member> eligible(Dossier dossier, Assignment.Kind kind) {
        String province = province(dossier.region())
                .orElseThrow(() -> new IllegalStateException("no province above " + dossier.region()));
        return switch (kind) {
            case DESK -> ofRecommendingBodies(dossier, province);
            case SPOT_CHECK ->
                known.computeIfAbsent(
                        kind + province, key -> elsewhere(province, Role.PROVINCIAL_REVIEWER, Role.EXPERT));
            case PANEL, TERM -> known.computeIfAbsent(kind + province, key -> elsewhere(province, Role.EXPERT));
        };
    }

    /** The province's own reviewers, but nobody whose body works for the dossier's county or city. */
    private List<Member> ofRecommendingBodies(Dossier dossier, String province) {
        Set<String> below = new HashSet<>();
        directory.lineage(dossier.region()).stream()
                .filter(r -> r.level().compareTo(Level.PROVINCE) < 0)
                .map(Region::code)
                .forEach(below::add);
        return known.computeIfAbsent(province, key -> reviewers(province)).stream()
                .filter(m -> !below.contains(m.body().region()))
                .toList();
    }

    private List<Member> reviewers(String province) {
        List<Member> found = new ArrayList<>();
        for (Body body : directory.bodies(province, Body.Kind.RECOMMENDING)) {
            found.addAll(directory.members(body.id(), Role.PROVINCIAL_REVIEWER));
        }
        return found;
    }

    private List<Member> elsewhere(String province, Role... roles) {
        Map<MemberId, Member> found = new LinkedHashMap<>();
        for (Role role : roles) {
            directory.members(role).stream()
                    .filter(m -> !province(m.body().region()).equals(Optional.of(province)))
                    .forEach(m -> found.put(m.id(), m));
        }
        return List.copyOf(found.values());
    }

    /** Code of the province a region lies in; empty for the country itself. */
    private Optional<String> province(String region) {
        return directory.lineage(region).stream()
                .filter(r -> r.level() == Level.PROVINCE)
                .map(Region::code)
                .findFirst();
    }
}
