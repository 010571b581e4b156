package org.hecha.programme;

import java.util.List;
import org.hecha.standard.Standard;

/** The rounds this installation runs or has run. */
public interface Rounds {

    /** All rounds, newest first; possibly none. */
    List<Round> all();

    /** @throws UnknownRound if there is none with this id */
    Round get(RoundId id);

    /** The edition with the overlays of the county's province applied, as this round judges by it. */
    Standard standardFor(RoundId round, String county);

    /** Stores a round; an existing one with the same id is replaced only while no dossier uses it. */
    void put(Round round);
}
