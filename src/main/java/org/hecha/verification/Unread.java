package org.hecha.verification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.hecha.dossier.Exhibit;
import org.hecha.standard.Criterion;

/**
 * Pages nobody could read, where it may matter: those of a file that lies under a criterion, or is cited there, say something
 * about its claims only; those of an unsorted file may say something about every claim.
 */
final class Unread {

    private static final String ANYWHERE = "";

    private final Map<String, Integer> pages = new HashMap<>();

    private Unread() {}

    /** @param filed the upload a file came in, which says where it lies; itself for files that were uploaded alone */
    static Unread of(List<Exhibit> exhibits, UnaryOperator<Exhibit> filed) {
        var unread = new Unread();
        for (Exhibit exhibit : exhibits) {
            int pages = exhibit.evidence().unread();
            if (pages > 0) {
                criteria(exhibit, filed.apply(exhibit)).forEach(c -> unread.pages.merge(c, pages, Integer::sum));
            }
        }
        return unread;
    }

    private static Set<String> criteria(Exhibit exhibit, Exhibit filed) {
        Set<String> criteria = new TreeSet<>(exhibit.criteria());
        criteria.addAll(filed.criteria());
        exhibit.citedBy().forEach(claim -> criteria.add(claim.substring(0, claim.indexOf('/'))));
        return criteria.isEmpty() ? Set.of(ANYWHERE) : criteria;
    }

    /** How many such pages may say something about the claims of this criterion. */
    int about(Criterion criterion) {
        return pages.getOrDefault(criterion.id(), 0) + pages.getOrDefault(ANYWHERE, 0);
    }
}
