package org.hecha.organization;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hecha.shared.DomainEvent;

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

    /** Everybody who works for the same place as this person, by office and name; without experts and administrators. */
    List<Member> colleagues(MemberId person);

    /** Everybody who works here now, by office and name; for administrators' tables. */
    List<Member> members();

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

    /** Regions of today at any depth below one, each before those it holds; one question, 3,200 answers for the country. */
    List<Region> below(String code);

    /** The region itself and everything it belongs to, lowest first. */
    List<Region> lineage(String code);

    /** The dated switch of the county's association; {@link ReviewPath#VIA_CITY} where nothing was set. */
    ReviewPath reviewPath(String county, LocalDate on);

    /** Lets one person see one dossier, and says why; repeated calls change nothing. */
    void grant(MemberId member, UUID dossier, String reason);

    /** Ends what {@link #grant} gave for this very reason; what was given for another stays. */
    void endGrant(MemberId member, UUID dossier, String reason);

    /** Hides one dossier from one person everywhere (conflict of interest); stronger than any range or grant. */
    void hide(MemberId member, UUID dossier, String reason);

    /** Ids of people a dossier is hidden from. */
    Set<MemberId> hiddenFrom(UUID dossier);

    /**
     * Lets one person act for another in a period, both days included.
     *
     * @throws NoSubstitution for oneself, for a period that ends before it begins or has passed, between offices, and for
     *     experts and administrators, whose seats are not handed on
     */
    void substitute(MemberId absent, MemberId substitute, LocalDate first, LocalDate last, String actor);

    /** The people this person may act for today, by name. */
    List<Member> standsInFor(MemberId substitute);

    /** The people who act for this person today, by name. */
    List<Member> standInsOf(MemberId absent);

    /**
     * The absent person's scope as the stand-in has it: the same part of the tree, the same office and roles; what is hidden
     * from either stays hidden; sheets that people judge apart are not handed on.
     *
     * @throws NoSubstitution where none is in force today
     */
    Scope scopeOf(MemberId substitute, MemberId absent);

    /** Who stands in for whom, both days included. */
    record Substitution(Member absent, Member substitute, LocalDate first, LocalDate last) {}

    /** Substitutions this person gave or was given and that are not over, by first day. */
    List<Substitution> substitutions(MemberId person);

    /** All that are not over, by first day; for the security administrator. */
    List<Substitution> substitutions();

    /** Ends a substitution today; one that has not begun is dropped. Nothing happens where there is none. */
    void endSubstitution(MemberId absent, MemberId substitute, LocalDate first, String actor);

    /** A single dossier was opened to, or hidden from, one person. */
    record RightChanged(MemberId member, UUID dossier, boolean hidden, String reason) implements DomainEvent {
        @Override
        public String chain() {
            return dossier.toString();
        }

        @Override
        public String action() {
            return hidden ? "dossier.hidden" : "dossier.granted";
        }

        @Override
        public String subject() {
            return member.toString();
        }

        @Override
        public String actor() {
            return "system";
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("reason", reason);
        }
    }

    /** A dossier is no longer shown to somebody for this reason. */
    record GrantEnded(MemberId member, UUID dossier, String reason) implements DomainEvent {
        @Override
        public String chain() {
            return dossier.toString();
        }

        @Override
        public String action() {
            return "dossier.grant-ended";
        }

        @Override
        public String subject() {
            return member.toString();
        }

        @Override
        public String actor() {
            return "system";
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("reason", reason);
        }
    }

    /** A substitution was ended before its last day. */
    record SubstitutionEnded(MemberId absent, MemberId substitute, LocalDate first, String actor)
            implements DomainEvent {
        @Override
        public String chain() {
            return "system";
        }

        @Override
        public String action() {
            return "member.substitution_ended";
        }

        @Override
        public String subject() {
            return absent.toString();
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("substitute", substitute.toString(), "first", first.toString());
        }
    }

    /** One person may act for another in a period. */
    record Substituted(MemberId absent, MemberId substitute, LocalDate first, LocalDate last, String actor)
            implements DomainEvent {
        @Override
        public String chain() {
            return "system";
        }

        @Override
        public String action() {
            return "member.substituted";
        }

        @Override
        public String subject() {
            return absent.toString();
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("substitute", substitute.toString(), "first", first.toString(), "last", last.toString());
        }
    }
}
