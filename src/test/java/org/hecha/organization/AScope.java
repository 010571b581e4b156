package org.hecha.organization;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Scopes for tests that do not start the application; in the application only {@link Directory} gives them out. */
public final class AScope {

    private static final UUID BODY = UUID.fromString("00000000-0000-0000-0000-00000000b0d1");

    private AScope() {}

    /** A person with one role whose body works for the part of the region tree from {@code lo} to {@code hi}. */
    public static Scope of(MemberId member, Role role, int lo, int hi, Level level) {
        return new Scope(
                member,
                new BodyId(BODY),
                Set.of(role),
                List.of(new Scope.Range(lo, hi, level)),
                Set.of(),
                Set.of(),
                "");
    }

    /** A person as the directory knows them, whose body works for the part of the region tree from {@code lo} to {@code hi}. */
    public static Scope of(Member member, int lo, int hi, Level level, Set<UUID> granted, Set<UUID> hidden) {
        return new Scope(
                member.id(),
                member.body().id(),
                member.roles(),
                List.of(new Scope.Range(lo, hi, level)),
                granted,
                hidden,
                "");
    }

    /** The same person, who works for these parts of the region tree instead. */
    public static Scope ranging(Scope scope, List<Scope.Range> ranges) {
        return new Scope(
                scope.member(), scope.body(), scope.roles(), ranges, scope.granted(), scope.hidden(), scope.reason());
    }

    /** A person who sees nothing but what was granted. */
    public static Scope granted(MemberId member, Role role, UUID... dossiers) {
        return new Scope(member, new BodyId(BODY), Set.of(role), List.of(), Set.of(dossiers), Set.of(), "");
    }

    /** Background work that sees everything. */
    public static Scope system(String reason) {
        return new Scope(
                new MemberId(new UUID(0, 0)),
                new BodyId(BODY),
                Set.of(),
                List.of(new Scope.Range(0, Integer.MAX_VALUE, Level.COUNTY)),
                Set.of(),
                Set.of(),
                reason);
    }

    /** The same person, from whom one more dossier is hidden. */
    public static Scope hiding(Scope scope, UUID dossier) {
        var hidden = new java.util.HashSet<>(scope.hidden());
        hidden.add(dossier);
        return new Scope(
                scope.member(), scope.body(), scope.roles(), scope.ranges(), scope.granted(), hidden, scope.reason());
    }
}
