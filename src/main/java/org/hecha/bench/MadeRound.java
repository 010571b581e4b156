package org.hecha.bench;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.hecha.dossier.DossierId;
import org.hecha.dossier.Dossiers;
import org.hecha.organization.Scope;
import org.hecha.programme.Round;
import org.hecha.programme.RoundId;
import org.hecha.programme.Rounds;

/** A round that is open for a month, and a county's dossier in it, with room for as many files as anybody sends. */
final class MadeRound {

    private static final int FILES = 100_000;

    private MadeRound() {}

    /** @param county a code that is known */
    static DossierId open(Rounds rounds, Dossiers dossiers, Clock clock, Scope system, String id, String county) {
        var round = new RoundId(id);
        LocalDate today = LocalDate.now(clock);
        rounds.put(new Round(
                round,
                id,
                "2021-2025",
                Map.of(),
                today.minusMonths(1),
                today.plusMonths(1),
                clock.instant().plus(Duration.ofDays(30)),
                Map.of(),
                Map.of(),
                2,
                5,
                FILES));
        return dossiers.open(system, round, county).id();
    }
}
