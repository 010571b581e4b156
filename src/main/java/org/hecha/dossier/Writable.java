package org.hecha.dossier;

import java.util.Set;

/**
 * What one person may change in a dossier now; what screens open and what saving checks.
 *
 * @param application whether the application form is open
 * @param claims      {@code criterion/key} of the claims that are open; computed ones never are
 * @param criteria    criteria under which files may be added, filed and withdrawn
 * @param submit      whether this person may submit it now
 */
public record Writable(boolean application, Set<String> claims, Set<String> criteria, boolean submit) {
    public static final Writable NOTHING = new Writable(false, Set.of(), Set.of(), false);

    public Writable {
        claims = Set.copyOf(claims);
        criteria = Set.copyOf(criteria);
    }

    public boolean claim(String criterion, String key) {
        return claims.contains(criterion + "/" + key);
    }

    public boolean criterion(String criterion) {
        return criteria.contains(criterion);
    }
}
