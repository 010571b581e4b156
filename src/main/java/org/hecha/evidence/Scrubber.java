package org.hecha.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hecha.evidence.ScrubRepository.RunningRound;
import org.hecha.evidence.Scrubbing.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads every stored file again and compares both digests. Where the store keeps versions, the one that was received is made the
 * current one again; nothing is ever deleted.
 */
@Service
class Scrubber implements Scrubbing {
    private static final Logger log = LoggerFactory.getLogger(Scrubber.class);

    /** Digests fetched at a time. */
    private static final int ROWS = 100;

    /** Bytes of one bite in the background. */
    static final long BITE = 512L << 20;

    /** After a whole round the disk rests. */
    private static final Duration BETWEEN_ROUNDS = Duration.ofDays(7);

    private final ScrubRepository rounds;
    private final ObjectStore objects;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Scrubber(
            ScrubRepository rounds,
            ObjectStore objects,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.rounds = rounds;
        this.objects = objects;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Optional<Round> newest() {
        return rounds.newest().map(RunningRound::round);
    }

    @Override
    public Optional<Round> lastWhole() {
        return rounds.lastWhole().map(RunningRound::round);
    }

    @Override
    public List<Differing> differing() {
        return rounds.differing();
    }

    @Override
    public Round everything() {
        int id = rounds.begin(clock.instant()).id();
        go(id, "", Long.MAX_VALUE);
        return rounds.newest().orElseThrow().round();
    }

    /** Goes on with the round that is running, or begins the next one when it is time. */
    void bite(long bytes) {
        Optional<RunningRound> newest = rounds.newest();
        Instant now = clock.instant();
        boolean over = newest.flatMap(round -> round.round().ended()).isPresent();
        boolean rested = newest.flatMap(round -> round.round().ended())
                .map(ended -> ended.plus(BETWEEN_ROUNDS).isBefore(now))
                .orElse(true);
        if (over && !rested) {
            return;
        }
        RunningRound round = newest.filter(r -> !over).orElseGet(() -> rounds.begin(now));
        go(round.id(), round.after(), bytes);
    }

    private void go(int round, String from, long most) {
        String after = from;
        long read = 0;
        while (true) {
            List<EvidenceStore.Kept> next = rounds.after(after, ROWS);
            if (next.isEmpty()) {
                rounds.end(round, clock.instant());
                return;
            }
            for (EvidenceStore.Kept expected : next) {
                compare(round, expected);
                after = expected.sha256();
                read += expected.bytes();
                if (read >= most) {
                    return;
                }
            }
        }
    }

    private void compare(int round, EvidenceStore.Kept expected) {
        String digest = expected.sha256();
        Optional<Kind> found = difference(expected);
        Optional<Kind> mended = found.filter(kind -> broughtBack(kind, expected));
        Optional<Kind> left = mended.isPresent() ? Optional.empty() : found;
        transaction.executeWithoutResult(t -> {
            mended.ifPresent(kind -> events.publishEvent(new Evidence.BroughtBack(digest, kind.name())));
            left.ifPresentOrElse(kind -> tell(digest, kind), () -> rounds.fine(digest));
            rounds.progress(round, digest, expected.bytes(), left.isPresent());
        });
    }

    private Optional<Kind> difference(EvidenceStore.Kept expected) {
        String digest = expected.sha256();
        try (InputStream in = objects.open(ObjectStore.original(digest))) {
            EvidenceStore.Kept found = new Digests().over(in).kept();
            boolean same = found.sha256().equals(digest)
                    && (expected.sm3().isEmpty() || found.sm3().equals(expected.sm3()));
            if (same && expected.sm3().isEmpty()) {
                rounds.secondDigest(digest, found.sm3());
            }
            return same ? Optional.empty() : Optional.of(Kind.CHANGED);
        } catch (NoSuchFileException e) {
            return Optional.of(Kind.MISSING);
        } catch (IOException e) {
            log.warn("stored bytes {} could not be read", digest, e);
            return Optional.of(Kind.UNREADABLE);
        }
    }

    private boolean broughtBack(Kind kind, EvidenceStore.Kept expected) {
        String digest = expected.sha256();
        try {
            boolean back = kind != Kind.UNREADABLE
                    && objects.bringBack(ObjectStore.original(digest), digest)
                    && difference(expected).isEmpty();
            if (back) {
                log.error(
                        "stored bytes {} were {}: an older version of the store, which is what was received, is current again",
                        digest,
                        kind);
            }
            return back;
        } catch (IOException e) {
            log.warn("no older version of {} could be brought back", digest, e);
            return false;
        }
    }

    private void tell(String digest, Kind kind) {
        if (rounds.found(digest, kind, clock.instant())) {
            log.error("stored bytes {} are {}: they are not what was received", digest, kind);
            events.publishEvent(new Evidence.Damaged(digest, kind.name()));
        }
    }
}
