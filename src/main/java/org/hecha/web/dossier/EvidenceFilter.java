package org.hecha.web.dossier;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.hecha.dossier.Exhibit;
import org.hecha.evidence.Evidence;

/** What the list of files can be narrowed to; message key {@code evidence-list.<name>}. */
enum EvidenceFilter {
    ALL(exhibit -> true),
    UNSORTED(exhibit ->
            exhibit.criteria().isEmpty() && exhibit.evidence().parent().isEmpty()),
    WAITING(exhibit -> !exhibit.evidence().state().terminal()),
    UNREADABLE(exhibit ->
            exhibit.evidence().state().terminal() && exhibit.evidence().unread() > 0),
    UNCITED(exhibit -> exhibit.citedBy().isEmpty()
            && exhibit.evidence().state() != Evidence.State.RECEIVED
            && exhibit.evidence().parent().isEmpty());

    private final Predicate<Exhibit> matches;

    EvidenceFilter(Predicate<Exhibit> matches) {
        this.matches = matches;
    }

    static EvidenceFilter of(String name) {
        for (EvidenceFilter filter : values()) {
            if (filter.name().equalsIgnoreCase(name)) {
                return filter;
            }
        }
        return ALL;
    }

    boolean takes(Exhibit exhibit) {
        return matches.test(exhibit);
    }

    List<Exhibit> choose(List<Exhibit> exhibits) {
        return exhibits.stream().filter(matches).toList();
    }

    static Map<EvidenceFilter, Integer> count(List<Exhibit> exhibits) {
        var counts = new EnumMap<EvidenceFilter, Integer>(EvidenceFilter.class);
        for (EvidenceFilter filter : values()) {
            counts.put(filter, filter.choose(exhibits).size());
        }
        return counts;
    }
}
