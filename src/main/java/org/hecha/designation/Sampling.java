package org.hecha.designation;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.DossierId;
import org.hecha.dossier.Dossiers;
import org.hecha.organization.Level;
import org.hecha.organization.Scope;
import org.hecha.programme.RoundId;
import org.hecha.programme.Stage;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which dossiers another province checks. Anybody can recompute it: the lot of a dossier is the SHA-256, in lower-case
 * hexadecimal, of {@code <seed>:<number of the dossier>} in UTF-8.
 *
 * <ul>
 *   <li>Drawn over everything that has arrived: the {@code ceil(n × percent / 100)} smallest lots.
 *   <li>Arriving one by one, where nobody has drawn, or after the draw: those whose first eight digits, as a number, are
 *       less than {@code percent / 100 × 2^32}. The seed is random, made when the round's first dossier arrives, and so
 *       unknown to everybody before.
 * </ul>
 */
@Component
class Sampling {

    private final JdbcClient jdbc;
    private final Dossiers dossiers;
    private final ProvincialList lists;
    private final DesignationSettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Sampling(
            JdbcClient jdbc,
            Dossiers dossiers,
            ProvincialList lists,
            DesignationSettings settings,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.dossiers = dossiers;
        this.lists = lists;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    private enum Method {
        DRAWN,
        ARRIVING
    }

    private record Draw(long id, long seed, int percent, Instant at) {}

    private record Lot(Dossier dossier, String digest) {}

    Designations.Sample draw(Scope scope, RoundId round, long seed, int percent) {
        Office.NATION.demand(scope, round.value());
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("a share lies between 0 and 100 percent: " + percent);
        }
        lock(round);
        Optional<Draw> before = find(round, Method.DRAWN);
        if (before.isPresent()) {
            Draw drawn = before.get();
            if (drawn.seed() != seed || drawn.percent() != percent) {
                throw new SampleDrawn(drawn.seed(), drawn.percent());
            }
            return sample(round, drawn);
        }
        Draw draw = add(round, Method.DRAWN, seed, percent, scope.actor());
        List<Lot> lots = lists.inRound(scope, round).stream()
                .filter(d -> d.reached() == Level.NATION
                        && d.stage().compareTo(Stage.NATIONAL_APPROVAL) >= 0
                        && d.outcome() == Dossier.Outcome.OPEN
                        && decided(d.id()).isEmpty())
                .map(d -> new Lot(d, lot(seed, d.number())))
                .sorted(Comparator.comparing(Lot::digest))
                .toList();
        int size = Math.ceilDiv(lots.size() * percent, 100);
        for (int i = 0; i < lots.size(); i++) {
            decide(draw, lots.get(i), i < size, scope.actor());
        }
        return sample(round, draw);
    }

    boolean sampled(Scope scope, DossierId id) {
        Dossier dossier = dossiers.get(scope, id);
        Optional<Boolean> decided = decided(id);
        if (decided.isPresent()) {
            return decided.get();
        }
        RoundId round = dossier.round();
        lock(round);
        Draw draw = find(round, Method.DRAWN)
                .or(() -> find(round, Method.ARRIVING))
                .orElseGet(
                        () -> add(round, Method.ARRIVING, random.nextLong(), settings.samplePercent(), scope.actor()));
        String digest = lot(draw.seed(), dossier.number());
        boolean chosen = below(digest, draw.percent());
        decide(draw, new Lot(dossier, digest), chosen, scope.actor());
        return chosen;
    }

    Optional<Designations.Sample> of(RoundId round) {
        return find(round, Method.DRAWN).or(() -> find(round, Method.ARRIVING)).map(draw -> sample(round, draw));
    }

    static String lot(long seed, String number) {
        return Papers.sha256(seed + ":" + number);
    }

    static boolean below(String digest, int percent) {
        return Long.parseLong(digest.substring(0, 8), 16) * 100 < (long) percent << 32;
    }

    private Designations.Sample sample(RoundId round, Draw draw) {
        List<DossierId> chosen = jdbc
                .sql("select dossier from designation.sampled where sample = :sample and chosen order by digest")
                .param("sample", draw.id())
                .query(UUID.class)
                .list()
                .stream()
                .map(DossierId::new)
                .toList();
        return new Designations.Sample(round, draw.seed(), draw.percent(), chosen, draw.at());
    }

    private Optional<Boolean> decided(DossierId dossier) {
        return jdbc.sql("select chosen from designation.sampled where dossier = :dossier")
                .param("dossier", dossier.value())
                .query(Boolean.class)
                .optional();
    }

    private void decide(Draw draw, Lot lot, boolean chosen, String actor) {
        DossierId id = lot.dossier().id();
        int written = jdbc.sql("""
                        insert into designation.sampled (dossier, sample, number, digest, chosen)
                        values (:dossier, :sample, :number, :digest, :chosen) on conflict do nothing""")
                .param("dossier", id.value())
                .param("sample", draw.id())
                .param("number", lot.dossier().number())
                .param("digest", lot.digest())
                .param("chosen", chosen)
                .update();
        if (written == 1) {
            events.publishEvent(new DesignationFact.Sampled(id, draw.seed(), draw.percent(), chosen, actor));
        }
    }

    private Optional<Draw> find(RoundId round, Method method) {
        return jdbc.sql("select * from designation.sample where round = :round and method = :method")
                .param("round", round.value())
                .param("method", method.name())
                .query((row, n) -> new Draw(
                        row.getLong("id"),
                        row.getLong("seed"),
                        row.getInt("percent"),
                        row.getObject("drawn_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    private Draw add(RoundId round, Method method, long seed, int percent, String actor) {
        jdbc.sql("""
                        insert into designation.sample (round, method, seed, percent, drawn_at, drawn_by)
                        values (:round, :method, :seed, :percent, :at, :by)""")
                .param("round", round.value())
                .param("method", method.name())
                .param("seed", seed)
                .param("percent", percent)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", actor)
                .update();
        return find(round, method).orElseThrow();
    }

    /** One draw at a time in a round. */
    private void lock(RoundId round) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('designation.sample'), hashtext(:round))")
                .param("round", round.value())
                .query((row, n) -> "")
                .list();
    }
}
