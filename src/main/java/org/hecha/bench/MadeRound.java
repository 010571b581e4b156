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

    /** What a county's clerk fills in first. */
    static final Map<String, Object> APPLICATION = Map.ofEntries(
            Map.entry("reporter", "bench"),
            Map.entry("phone", "199 0000 0000"),
            Map.entry("association_head", "bench"),
            Map.entry("county_leader", "bench"),
            Map.entry("population", 400_000),
            Map.entry("towns", 15),
            Map.entry("villages", 172),
            Map.entry("streets", 1),
            Map.entry("communities", 15),
            Map.entry("staff_full", 8),
            Map.entry("staff_part", 46),
            Map.entry("budget", 126.8),
            Map.entry("vans", 1),
            Map.entry("foundation", "A bench measures how long it takes, and nobody reads what stands here."),
            Map.entry("plan", "A bench measures how long it takes, and nobody reads what stands here."),
            Map.entry("pledge", true));

    private MadeRound() {}

    /** @param county a code that is known */
    static DossierId open(Rounds rounds, Dossiers dossiers, Clock clock, Scope system, String id, String county) {
        open(rounds, clock, id);
        return dossier(dossiers, system, id, county);
    }

    static void open(Rounds rounds, Clock clock, String id) {
        LocalDate today = LocalDate.now(clock);
        rounds.put(new Round(
                new RoundId(id),
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
    }

    static DossierId dossier(Dossiers dossiers, Scope system, String round, String county) {
        return dossiers.open(system, new RoundId(round), county).id();
    }
}
