package org.hecha.dossier;

import java.util.List;
import java.util.Map;

/**
 * What was submitted last, in the words of what stands there now.
 *
 * @param revision    its number
 * @param application fields of the form
 * @param claims      as {@link Dossiers#claims}; who saved them, and how often, is not known any more
 * @param exhibits    as {@link Dossiers#exhibits}; with what was taken out since, and all that came out of its containers
 */
public record Submission(int revision, Map<String, String> application, List<Claim> claims, List<Exhibit> exhibits) {
    public Submission {
        application = Map.copyOf(application);
        claims = List.copyOf(claims);
        exhibits = List.copyOf(exhibits);
    }
}
