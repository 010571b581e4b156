package org.hecha.reuse;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.DossierId;
import org.hecha.dossier.Dossiers;
import org.hecha.dossier.Exhibit;
import org.hecha.evidence.Evidence;
import org.hecha.evidence.EvidenceId;
import org.hecha.evidence.EvidenceStore;
import org.hecha.evidence.PageText;
import org.hecha.organization.Level;
import org.hecha.organization.Scope;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Pairs as they were computed, shown only where both sides may be seen. */
@Service
class StoredReuse implements Reuse {

    private static final int LONGEST_REASON = 500;

    private final Traces traces;
    private final Tracing tracing;
    private final Dossiers dossiers;
    private final EvidenceStore store;
    private final StillSeen seen;
    private final DueTraces due;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StoredReuse(
            Traces traces,
            Tracing tracing,
            Dossiers dossiers,
            EvidenceStore store,
            StillSeen seen,
            DueTraces due,
            ApplicationEventPublisher events,
            Clock clock) {
        this.traces = traces;
        this.tracing = tracing;
        this.dossiers = dossiers;
        this.store = store;
        this.seen = seen;
        this.due = due;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Pair> of(Scope scope, DossierId id) {
        dossiers.get(scope, id); // what lies outside the scope does not exist
        return pairs(
                scope,
                traces.ofCollection(id.value()),
                side -> side.collection().value().equals(id.value()));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Pair> of(Scope scope, EvidenceId file) {
        dossiers.exhibit(scope, file);
        return pairs(scope, traces.ofFile(file), side -> side.id().equals(file));
    }

    private List<Pair> pairs(Scope scope, List<Kin> kin, java.util.function.Predicate<Evidence> mine) {
        var sight = new Sight(scope);
        Map<DossierId, Dossier> known = new HashMap<>();
        Map<Traces.Two, Judgement> judgements = traces.judgements(kin);
        var pairs = new ArrayList<Pair>();
        for (Kin found : kin) {
            Optional<Evidence> one = sight.find(found.one());
            Optional<Evidence> other = sight.find(found.other());
            if (one.isPresent() && other.isPresent()) {
                Side left = side(scope, one.get(), found.pageOfOne(), known);
                Side right = side(scope, other.get(), found.pageOfOther(), known);
                boolean asked = mine.test(one.get());
                pairs.add(new Pair(
                        found,
                        asked ? left : right,
                        asked ? right : left,
                        Optional.ofNullable(judgements.get(new Traces.Two(found.one(), found.other())))));
            }
        }
        pairs.sort(Comparator.comparing((Pair pair) -> pair.judgement().isPresent())
                .thenComparing(pair -> !pair.acrossCounties())
                .thenComparing(pair -> -pair.percent()));
        return pairs;
    }

    /** The files this person sees, dossier by dossier as it is seen. */
    private final class Sight {

        private final Scope scope;
        private final Map<DossierId, Integer> visible;
        private final Map<DossierId, Set<EvidenceId>> submitted = new HashMap<>();

        Sight(Scope scope) {
            this.scope = scope;
            this.visible = dossiers.visible(scope);
        }

        Optional<Evidence> find(EvidenceId id) {
            return store.find(id).filter(this::sees);
        }

        private boolean sees(Evidence file) {
            var dossier = new DossierId(file.collection().value());
            Integer revision = visible.get(dossier);
            if (revision == null) {
                return false;
            }
            return revision == 0
                    ? store.present(file.id()).isPresent()
                    : submitted
                            .computeIfAbsent(dossier, d -> dossiers.submitted(scope, d))
                            .contains(seen.upload(file).id());
        }
    }

    private Side side(Scope scope, Evidence file, int page, Map<DossierId, Dossier> known) {
        Dossier dossier =
                known.computeIfAbsent(new DossierId(file.collection().value()), id -> dossiers.get(scope, id));
        return new Side(
                file.id(),
                dossier.id(),
                dossier.number(),
                dossier.county(),
                file.path(),
                page,
                file.mediaType().startsWith("image/"));
    }

    @Override
    @Transactional(readOnly = true)
    public Pair pair(Scope scope, EvidenceId one, EvidenceId other) {
        return of(scope, one).stream()
                .filter(pair -> pair.yours().evidence().equals(other))
                .findFirst()
                .orElseThrow(() -> new UnknownPair(other.toString()));
    }

    /** Not read-only: that these pages were opened is written down. */
    @Override
    @Transactional
    public List<SideBySide.Row> sideBySide(Scope scope, EvidenceId one, EvidenceId other) {
        Pair pair = pair(scope, one, other);
        return switch (pair.kin().kind()) {
            case TEXT, PASSAGE -> SideBySide.rows(dossiers.pages(scope, one), dossiers.pages(scope, other));
            case EXACT, PICTURE -> List.of();
        };
    }

    @Override
    @Transactional
    public void judge(Scope scope, EvidenceId one, EvidenceId other, boolean confirmed, String reason) {
        Pair pair = pair(scope, one, other);
        if (!scope.system() && scope.roles().stream().noneMatch(role -> role.level() != Level.COUNTY)) {
            throw new NotForCounties(pair.mine().number());
        }
        String why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw new JudgementWithoutReason(pair.mine().name());
        }
        traces.judge(pair.kin(), new Judgement(confirmed, why, scope.actor(), clock.instant()));
        events.publishEvent(new Judged(pair.mine().dossier(), one, other, confirmed, scope.actor()));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Signal> signals(Scope scope, DossierId id) {
        List<Exhibit> exhibits = dossiers.exhibits(scope, id);
        List<PageText> pages = store.pagesOfFamilies(exhibits.stream()
                .map(Exhibit::evidence)
                .filter(file -> file.parent().isEmpty())
                .map(Evidence::id)
                .toList());
        var signals = new ArrayList<>(new Suspicion(tracing.words(), LocalDate.now(clock)).of(exhibits, pages));
        var sight = new Sight(scope);
        for (Traces.Two two : traces.sameOrigin(id.value())) {
            Optional<Evidence> own = sight.find(two.one());
            Optional<Evidence> other = sight.find(two.other());
            if (own.isPresent() && other.isPresent()) {
                String county = dossiers.get(
                                scope, new DossierId(other.get().collection().value()))
                        .county();
                signals.add(new Signal(
                        Signal.Kind.SAME_ORIGIN,
                        own.get().id(),
                        own.get().path(),
                        0,
                        other.get().name(),
                        Optional.of(county)));
            }
        }
        return signals;
    }

    @Override
    public boolean settled() {
        return due.none();
    }
}
