package org.hecha.web.dossier;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.hecha.audit.AuditTrail;
import org.hecha.dossier.AsSubmitted;
import org.hecha.organization.Directory;
import org.hecha.organization.Level;
import org.hecha.organization.MemberId;
import org.hecha.web.page.AuditWords;

/**
 * Entries about what a county has written since it submitted: whoever sees what was submitted sees them in their place, so that
 * the chain can be followed without a gap, and without what they say (decision 0127).
 */
final class Withheld {

    /** What a county does while it writes, and what reading its files adds. */
    private static final Set<String> WRITING = Set.of(
            "claim.saved",
            "form.saved",
            "criterion.assigned",
            "evidence.received",
            "evidence.finished",
            "evidence.requeued",
            "evidence.filed",
            "evidence.version",
            "evidence.withdrawn",
            "evidence.put-back",
            "evidence.opened",
            "evidence.unmasked");

    private final Optional<AsSubmitted> seen;
    private final Directory directory;

    private Withheld(Optional<AsSubmitted> seen, Directory directory) {
        this.seen = seen;
        this.directory = directory;
    }

    /** @param seen what the reader sees in place of what stands there now; empty where nothing is withheld */
    static Withheld of(Optional<AsSubmitted> seen, Directory directory) {
        return new Withheld(seen, directory);
    }

    List<AuditTrail.Entry> from(List<AuditTrail.Entry> entries) {
        UnaryOperator<AuditTrail.Entry> shown = entry -> withholds(entry) ? bare(entry) : entry;
        return seen.isEmpty() ? entries : entries.stream().map(shown).toList();
    }

    private boolean withholds(AuditTrail.Entry entry) {
        return WRITING.contains(entry.action())
                && seen.filter(submitted -> !entry.at().isBefore(submitted.writing()))
                        .isPresent()
                && !above(entry.actor());
    }

    /** Whoever looks into a file from above writes nothing; it may be the reader. */
    private boolean above(String actor) {
        try {
            return directory
                    .member(new MemberId(UUID.fromString(actor)))
                    .filter(member -> member.roles().stream().noneMatch(role -> role.level() == Level.COUNTY))
                    .isPresent();
        } catch (IllegalArgumentException background) {
            return false;
        }
    }

    private static AuditTrail.Entry bare(AuditTrail.Entry entry) {
        return new AuditTrail.Entry(
                entry.chain(), entry.sequence(), entry.at(), "", "", AuditWords.WITHHELD, "", Map.of(), entry.hash());
    }
}
