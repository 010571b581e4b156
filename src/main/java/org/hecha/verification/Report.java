package org.hecha.verification;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hecha.dossier.DossierId;

/**
 * The findings of one dossier.
 *
 * @param claims one entry a claim, in the standard's order
 * @param rules  version of the rules that made them
 * @param made   when
 * @param stale  true while newer evidence or claims wait to be looked at
 */
public record Report(DossierId dossier, List<Entry> claims, String rules, Instant made, boolean stale) {

    public Report {
        claims = List.copyOf(claims);
    }

    /**
     * @param threshold whether the claimed value meets the standard; empty where there is no threshold or no value
     * @param derived   computed values worth showing, such as {@code 66.1 %}; may be empty
     */
    public record Entry(
            String criterion,
            String claim,
            Finding finding,
            List<Finding.SetAside> setAside,
            Optional<Boolean> threshold,
            String derived) {
        public Entry {
            setAside = List.copyOf(setAside);
        }
    }

    public Optional<Entry> entry(String criterion, String claim) {
        return claims.stream()
                .filter(e -> e.criterion().equals(criterion) && e.claim().equals(claim))
                .findFirst();
    }
}
