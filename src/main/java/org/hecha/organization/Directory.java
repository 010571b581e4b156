package org.hecha.organization;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Looks up people, bodies and regions, and issues the {@link Scope} without which nothing can be read. */
public interface Directory {

    /** The scope of a person who has just logged in or whose session goes on; rights are read afresh at each call. */
    Scope scopeOf(MemberId member);

    /**
     * The scope of work nobody in particular asked for. At most ten places may call this (kept by a test).
     *
     * @param reason written into every audit entry such work makes; never empty
     */
    Scope systemScope(String reason);

    Optional<Member> member(MemberId id);

    Optional<Member> memberByLogin(String login);

    /** People who hold the role for this body, by name; possibly none. */
    List<Member> members(BodyId body, Role role);

    /** All people with the role anywhere, by name. */
    List<Member> members(Role role);

    /** The demo people shown on the login page, in the order of the journey; empty outside the demo profile. */
    List<Member> demoMembers();

    Optional<Body> body(BodyId id);

    /** Bodies of this kind that work for exactly this region, by name. */
    List<Body> bodies(String region, Body.Kind kind);

    /** Every body, by region code and name; for administrators' tables. */
    List<Body> bodies();

    Optional<Region> region(String code);

    /** Regions directly below, by code. */
    List<Region> children(String code);

    /** The region itself and everything it belongs to, lowest first. */
    List<Region> lineage(String code);

    /** The dated switch of the county's association; {@link ReviewPath#VIA_CITY} where nothing was set. */
    ReviewPath reviewPath(String county, LocalDate on);

    /** Lets one person see one dossier, and says why; repeated calls change nothing. */
    void grant(MemberId member, UUID dossier, String reason);

    /** Hides one dossier from one person everywhere (conflict of interest); stronger than any range or grant. */
    void hide(MemberId member, UUID dossier, String reason);

    /** Ids of people a dossier is hidden from. */
    Set<MemberId> hiddenFrom(UUID dossier);
}
