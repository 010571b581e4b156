package org.hecha.reuse;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hecha.evidence.Evidence;
import org.hecha.evidence.EvidenceId;
import org.hecha.evidence.EvidenceStore;
import org.hecha.evidence.Likeness;
import org.hecha.organization.Directory;
import org.hecha.organization.Region;
import org.hecha.reuse.Traces.Trace;
import org.hecha.standard.Criterion;
import org.hecha.standard.Standard;
import org.hecha.standard.Standards;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes the trace of one file that has been read, and looks for files that have much in common with it. */
@Component
class Tracing {

    /** Rises when the same files would give other pairs. */
    static final String RULES = "3";

    /** Components in a band: two find a third in common, four find a passage with a few words changed. */
    private static final int ROWS_OF_TEXTS = 2;

    private static final int ROWS_OF_PASSAGES = 4;
    private static final int MOST_PASSAGES = 2_000;

    private final EvidenceStore store;
    private final StillSeen seen;
    private final Traces traces;
    private final Directory directory;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Pieces common;

    Tracing(
            EvidenceStore store,
            StillSeen seen,
            Traces traces,
            Directory directory,
            Standards standards,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.seen = seen;
        this.traces = traces;
        this.directory = directory;
        this.transaction = transaction;
        this.clock = clock;
        this.common = demands(standards);
    }

    /** Words of the standard: whoever forwards, quotes or answers it has them. */
    private static Pieces demands(Standards standards) {
        Pieces all = Pieces.of("");
        var nowhere = new Vocabulary(List.of());
        for (Standard standard : standards.editions()) {
            for (Criterion criterion : standard.criteria()) {
                var said = new StringBuilder(criterion.text());
                criterion.claims().forEach(claim -> said.append('\n').append(claim.label()));
                criterion.slots().forEach(slot -> said.append('\n').append(slot.label()));
                all = all.and(Written.of(said.toString(), nowhere).pieces());
            }
        }
        return all;
    }

    /**
     * Two files may be traced at once: each shows its trace to everybody before it looks for others, so that the one that
     * looks last sees both.
     */
    void trace(EvidenceId id) {
        Optional.ofNullable(transaction.execute(status -> shown(id)))
                .flatMap(shown -> shown)
                .ifPresent(this::findKin);
    }

    /** A file with its trace, on its way to those it resembles. */
    private record Shown(Trace trace, Written text, Pieces pieces, List<Likeness> looks, Vocabulary words) {}

    /** @return empty for a file that nobody sees any more: its trace goes */
    private Optional<Shown> shown(EvidenceId id) {
        traces.alone(id);
        Optional<Evidence> found = seen.find(id).filter(file -> file.state().terminal());
        if (found.isEmpty()) {
            traces.remove(id);
            return Optional.empty();
        }
        Evidence file = found.get();
        Vocabulary words = words();
        var pages = store.pagesOf(id);
        Written text = Written.of(pages, words);
        Pieces pieces = text.pieces().without(common);
        byte[] sketch = pieces.size() < Pieces.FEWEST ? new byte[0] : pieces.sketch();
        var trace = new Trace(
                id,
                file.collection().value(),
                seen.upload(file).id().value(),
                file.sha256(),
                pieces.size(),
                sketch,
                words.superior(
                        String.join("\n", pages.stream().map(p -> p.text()).toList())),
                text.complete(),
                origin(file));
        List<int[]> passages = text.passages().stream()
                .limit(MOST_PASSAGES)
                .map(passage -> Pieces.of(passage).without(common))
                .filter(part -> part.size() >= 30)
                .map(part -> Pieces.bands(part.sketch(), ROWS_OF_PASSAGES))
                .toList();
        List<Likeness> looks = store.looks(id);
        traces.put(
                trace,
                Pieces.bands(sketch, ROWS_OF_TEXTS),
                passages,
                looks.stream()
                        .map(look -> new Traces.Picture(look.page(), look.number(), tokens(look)))
                        .toList(),
                RULES,
                clock.instant());
        return Optional.of(new Shown(trace, text, pieces, looks, words));
    }

    /** Empty where the file does not say who made it, with what, and when to the second. */
    private static String origin(Evidence file) {
        var said = List.of("creator", "lastModifiedBy", "application", "created");
        return said.stream().allMatch(file.properties()::containsKey)
                ? said.stream()
                        .map(key -> String.valueOf(file.properties().get(key)))
                        .collect(Collectors.joining("\n"))
                : "";
    }

    /** Three numbers a spot, each a third of its hash. */
    private static int[] tokens(Likeness look) {
        return look.spots().stream()
                .flatMapToInt(spot -> IntStream.range(0, 3)
                        .map(third -> third << 21 | (int) (spot.hash() >>> (21 * third) & 0x1F_FFFF)))
                .distinct()
                .toArray();
    }

    /** Names of places as they are now, and the forms of papers. */
    Vocabulary words() {
        return new Vocabulary(directory.below(Region.COUNTRY));
    }

    // --- pairs -----------------------------------------------------------------------------------------------------

    private void findKin(Shown shown) {
        Trace own = shown.trace();
        List<Likeness> looks = shown.looks();
        Set<EvidenceId> done = new LinkedHashSet<>();
        for (Trace other : traces.sameBytes(own)) {
            if (fit(own, other) && !borrowed(shown) && done.add(other.file())) {
                traces.put(ordered(own, other, Kin.Kind.EXACT, 1, 1, Math.max(1, own.pieces()), 1, 1), clock.instant());
            }
        }
        if (!looks.isEmpty()) {
            for (Trace other : traces.seen(own.file())) {
                if (fit(own, other) && !done.contains(other.file()) && pictures(own.file(), other)) {
                    picture(own, looks, other).ifPresent(kin -> {
                        done.add(other.file());
                        traces.put(kin, clock.instant());
                    });
                }
            }
        }
        for (Trace other : traces.alike(own.file())) {
            if (fit(own, other) && !done.contains(other.file())) {
                texts(shown, other).ifPresent(kin -> {
                    done.add(other.file());
                    traces.put(kin, clock.instant());
                });
            }
        }
    }

    /** Papers from above are forwarded; what lies in one upload belongs together. */
    private static boolean fit(Trace own, Trace other) {
        return !own.superior() && !other.superior() && !own.root().equals(other.root()) && handedIn(own, other);
    }

    /** Next to nothing is left of it without the words of the standard and of laws: two counties may both copy those. */
    private static boolean borrowed(Shown shown) {
        return shown.looks().isEmpty()
                && shown.trace().pieces() < Pieces.FEWEST
                && shown.trace().pieces() * 4 < shown.text().pieces().size();
    }

    /** The same bytes in a parcel and beside it, in one dossier, are a matter of packing. */
    private static boolean handedIn(Trace own, Trace other) {
        boolean parcel = !own.root().equals(own.file().value())
                || !other.root().equals(other.file().value());
        return !parcel
                || !own.collection().equals(other.collection())
                || !own.sha256().equals(other.sha256());
    }

    private Optional<Kin> texts(Shown own, Trace other) {
        Written otherText = Written.of(store.pagesOf(other.file()), own.words());
        Pieces otherPieces = otherText.pieces().without(common);
        return Comparing.texts(own.text(), own.pieces(), otherText, otherPieces)
                .map(found -> ordered(
                        own.trace(),
                        other,
                        found.kind(),
                        found.jaccard(),
                        found.containment(),
                        found.common(),
                        found.page(),
                        found.otherPage()));
    }

    /** Inside one dossier a report may well show the photograph that is handed in beside it. */
    private boolean pictures(EvidenceId own, Trace other) {
        Evidence one = store.find(own).orElseThrow();
        return !one.collection().value().equals(other.collection())
                || image(one) && store.find(other.file()).filter(Tracing::image).isPresent();
    }

    private static boolean image(Evidence file) {
        return file.mediaType().startsWith("image/");
    }

    private Optional<Kin> picture(Trace own, List<Likeness> looks, Trace other) {
        List<Likeness> others = store.looks(other.file());
        for (Likeness one : looks) {
            for (Likeness two : others) {
                Optional<Resemblance.Match> match = Resemblance.of(one, two).filter(Resemblance.Match::same);
                if (match.isPresent()) {
                    double alike = match.get().alike();
                    return Optional.of(ordered(
                            own,
                            other,
                            Kin.Kind.PICTURE,
                            alike,
                            alike,
                            (int) Math.round(100 * alike),
                            one.page(),
                            two.page()));
                }
            }
        }
        return Optional.empty();
    }

    private static Kin ordered(
            Trace own, Trace other, Kin.Kind kind, double jaccard, double containment, int common, int page, int its) {
        // as the database orders them
        boolean first = own.file().toString().compareTo(other.file().toString()) < 0;
        return first
                ? new Kin(own.file(), other.file(), kind, jaccard, containment, common, page, its)
                : new Kin(other.file(), own.file(), kind, jaccard, containment, common, its, page);
    }
}
