package org.hecha.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hecha.organization.Directory;
import org.hecha.organization.Member;
import org.hecha.organization.Scope;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Facts nobody has met with, in the places of those a letter tells. */
@Component
class LetterSamples implements Samples {

    /** What stands at a place; the words are those of {@code notification.sample.<name>}, a moment is one of these days. */
    private enum Fact {
        MOMENT,
        BEFORE,
        NAME,
        REASON,
        COUNT,
        LIMIT,
        CERTIFICATE,
        DAY,
        FIGURE,
        WEEK
    }

    /** Places from {4} on, kind by kind; a kind that is written and not listed here fails its test. */
    private static final List<Map.Entry<String, List<Fact>>> KINDS = List.of(
            Map.entry("arrived", List.of(Fact.MOMENT)),
            Map.entry("taken", List.of(Fact.NAME)),
            Map.entry("handed", List.of(Fact.MOMENT, Fact.REASON)),
            Map.entry("urged", List.of(Fact.MOMENT)),
            Map.entry("due", List.of(Fact.MOMENT, Fact.COUNT)),
            Map.entry("overdue", List.of(Fact.MOMENT, Fact.COUNT)),
            Map.entry("extended", List.of(Fact.MOMENT, Fact.BEFORE, Fact.REASON)),
            Map.entry("moved", List.of(Fact.MOMENT, Fact.BEFORE, Fact.REASON)),
            Map.entry("copied", List.of(Fact.REASON)),
            Map.entry("answered", List.of(Fact.NAME, Fact.REASON)),
            Map.entry("returned", List.of(Fact.COUNT)),
            Map.entry("follows", List.of(Fact.MOMENT)),
            Map.entry("replaced", List.of(Fact.NAME)),
            Map.entry("vacant", List.of()),
            Map.entry("struck", List.of()),
            Map.entry("waits", List.of(Fact.COUNT)),
            Map.entry("waits-above", List.of(Fact.COUNT)),
            Map.entry("taken-back", List.of()),
            Map.entry("named", List.of(Fact.CERTIFICATE, Fact.DAY)),
            Map.entry("refused", List.of(Fact.REASON)),
            Map.entry("excellent", List.of(Fact.CERTIFICATE, Fact.REASON)),
            Map.entry("passed", List.of(Fact.CERTIFICATE, Fact.REASON)),
            Map.entry("revoked", List.of(Fact.CERTIFICATE, Fact.REASON)),
            Map.entry("alert", List.of(Fact.FIGURE, Fact.COUNT, Fact.LIMIT)),
            Map.entry("well", List.of(Fact.FIGURE, Fact.LIMIT, Fact.COUNT)),
            Map.entry(
                    "week", List.of(Fact.COUNT, Fact.LIMIT, Fact.COUNT, Fact.COUNT, Fact.LIMIT, Fact.DAY, Fact.WEEK)));

    private final Letters letters;
    private final Directory directory;
    private final Clock clock;

    LetterSamples(Letters letters, Directory directory, Clock clock) {
        this.letters = letters;
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public List<Sample> all(Locale language) {
        return KINDS.stream()
                .map(kind -> {
                    Letters.Written written =
                            letters.written(kind.getKey(), "/tasks", facts(kind.getValue(), language), language);
                    return new Sample(
                            kind.getKey(), Letters.URGENT.contains(kind.getKey()), written.subject(), written.body());
                })
                .toList();
    }

    @Override
    @Transactional
    public void send(Scope scope, String kind) {
        List<Fact> facts = KINDS.stream()
                .filter(k -> k.getKey().equals(kind))
                .findFirst()
                .orElseThrow(() -> new UnknownLetter(kind))
                .getValue();
        Member reader = directory.member(scope.member()).orElseThrow(() -> new UnknownLetter(kind));
        letters.sample(kind, facts(facts, reader.language()), reader);
    }

    private Object[] facts(List<Fact> places, Locale language) {
        Object[] all = new Object[4 + places.size()];
        all[0] = letters.text("notification.sample.number", language);
        all[1] = letters.text("notification.sample.county", language);
        all[2] = letters.text("step.city_review", language);
        all[3] = "";
        for (int i = 0; i < places.size(); i++) {
            all[4 + i] = fact(places.get(i), language);
        }
        return all;
    }

    private Object fact(Fact place, Locale language) {
        Instant now = clock.instant();
        return switch (place) {
            case MOMENT -> letters.moment(now.plus(Duration.ofDays(7)), language);
            case BEFORE -> letters.moment(now.plus(Duration.ofDays(2)), language);
            default -> letters.text("notification.sample." + place.name().toLowerCase(Locale.ROOT), language);
        };
    }
}
