package org.hecha.organization;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What one person may see: the ticket every read asks for. Only {@link Directory} can issue one, from a login or, for
 * background work, with a written reason; there is no other way to get hold of an instance.
 *
 * <p>A dossier is inside when its region lies in one of the {@link #ranges()} and it has reached the range's level
 * (a parent level does not see drafts), or when it was granted one by one (experts, spot checkers), and unless it was
 * hidden from this person (conflict of interest).
 */
public final class Scope {

    /**
     * Part of the region tree.
     *
     * @param lo    first number of the nested set, inclusive
     * @param hi    last number of the nested set, inclusive
     * @param level dossiers inside are visible once they have reached this level
     */
    public record Range(int lo, int hi, Level level) {}

    private final MemberId member;
    private final BodyId body;
    private final Set<Role> roles;
    private final List<Range> ranges;
    private final Set<UUID> granted;
    private final Set<UUID> hidden;
    private final String reason;
    private final Optional<MemberId> standIn;

    Scope(
            MemberId member,
            BodyId body,
            Set<Role> roles,
            List<Range> ranges,
            Set<UUID> granted,
            Set<UUID> hidden,
            String reason) {
        this(member, body, roles, ranges, granted, hidden, reason, Optional.empty());
    }

    Scope(
            MemberId member,
            BodyId body,
            Set<Role> roles,
            List<Range> ranges,
            Set<UUID> granted,
            Set<UUID> hidden,
            String reason,
            Optional<MemberId> standIn) {
        this.member = member;
        this.body = body;
        this.roles = Set.copyOf(roles);
        this.ranges = List.copyOf(ranges);
        this.granted = Set.copyOf(granted);
        this.hidden = Set.copyOf(hidden);
        this.reason = reason;
        this.standIn = standIn;
    }

    /** The person whose seat this is; for background work the all-zero id. */
    public MemberId member() {
        return member;
    }

    public BodyId body() {
        return body;
    }

    public Set<Role> roles() {
        return roles;
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** Parts of the region tree; possibly none. */
    public List<Range> ranges() {
        return ranges;
    }

    /** Ids of single dossiers that were granted. */
    public Set<UUID> granted() {
        return granted;
    }

    /** Ids of single dossiers this person must not know about. */
    public Set<UUID> hidden() {
        return hidden;
    }

    /** True for background work; {@link #reason()} says which. */
    public boolean system() {
        return !reason.isEmpty();
    }

    public String reason() {
        return reason;
    }

    /** Who in fact sits in {@link #member()}'s seat while that person is away; empty where people act for themselves. */
    public Optional<MemberId> standIn() {
        return standIn;
    }

    /** What {@link org.hecha.shared.DomainEvent#actor()} wants: the id of whoever acts, or {@code "system"}. */
    public String actor() {
        return system() ? "system" : standIn.orElse(member).toString();
    }

    /**
     * Whether a dossier is inside.
     *
     * @param id      the dossier's id
     * @param place   the {@code lo} of its region
     * @param reached the highest level that has received it
     */
    public boolean sees(UUID id, int place, Level reached) {
        if (hidden.contains(id)) {
            return false;
        }
        return granted.contains(id)
                || ranges.stream().anyMatch(r -> r.lo <= place && place <= r.hi && reached.compareTo(r.level) >= 0);
    }
}
