package org.hecha.programme;

import java.util.List;
import java.util.Map;
import org.hecha.shared.DomainEvent;
import org.hecha.standard.Standard;

/** The rounds this installation runs or has run. */
public interface Rounds {

    /** All rounds, newest first; possibly none. */
    List<Round> all();

    /** @throws UnknownRound if there is none with this id */
    Round get(RoundId id);

    /** The edition with the overlays of the county's province applied, as this round judges by it. */
    Standard standardFor(RoundId round, String county);

    /**
     * Stores a round; an existing one with the same id is replaced only while no dossier uses it.
     *
     * @throws RoundInUse when it differs from what dossiers are judged by already
     * @throws org.hecha.standard.UnknownEdition when the edition or an overlay is missing
     */
    void put(Round round, String actor);

    /** Stores a round that nobody in particular made: sample data, set-up. */
    default void put(Round round) {
        put(round, "system");
    }

    /** The first dossier was opened: from now on the round never changes. */
    void use(RoundId round);

    /** A round was made or changed. */
    record Saved(RoundId round, String edition, boolean created, String actor) implements DomainEvent {
        @Override
        public String chain() {
            return "system";
        }

        @Override
        public String action() {
            return "round.saved";
        }

        @Override
        public String subject() {
            return round.value();
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("edition", edition, "created", Boolean.toString(created));
        }
    }
}
