package org.hecha.dossier;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hecha.evidence.Evidence;
import org.hecha.evidence.EvidenceId;
import org.hecha.evidence.EvidenceStore;
import org.hecha.evidence.PageText;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.hecha.shared.PersonalData;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who sees the numbers by which a person can be found: machines always, people never by themselves; those whose work is to
 * check rosters may ask for one page at a time, with a reason, a limited number an hour, and it is written down.
 */
@Repository
class Unmasking {

    /** Whoever fills in a roster or has to check one. */
    private static final Set<Role> MAY = EnumSet.of(
            Role.COUNTY_CLERK,
            Role.RESPONSIBLE_UNIT,
            Role.CITY_REVIEWER,
            Role.PROVINCIAL_REVIEWER,
            Role.EXPERT,
            Role.NATIONAL_OFFICER);

    private static final int SHORTEST_REASON = 4;
    private static final int LONGEST_REASON = 200;
    private static final Duration HOUR = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final EvidenceStore store;
    private final UnmaskingSettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Unmasking(
            JdbcClient jdbc,
            EvidenceStore store,
            UnmaskingSettings settings,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    static boolean may(Scope scope) {
        return scope.system() || scope.roles().stream().anyMatch(MAY::contains);
    }

    /** Until when the page stands open to this person. */
    Optional<Instant> openUntil(Scope scope, EvidenceId evidence, int page) {
        return jdbc.sql("""
                        select max(open_until) from dossier.unmasking
                        where evidence = ? and page = ? and member = ? and open_until > ?""")
                .params(evidence.value(), page, scope.actor(), Timestamp.from(clock.instant()))
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    boolean clear(Scope scope, EvidenceId evidence, int page) {
        return scope.system() || openUntil(scope, evidence, page).isPresent();
    }

    /** As this person may read it; as long as the page's text. */
    PageText shown(Scope scope, PageText page) {
        String masked = scope.system() ? page.text() : PersonalData.masked(page.text());
        return masked.equals(page.text()) || clear(scope, page.evidence(), page.number())
                ? page
                : new PageText(page.evidence(), page.number(), masked, page.ocr(), page.quality());
    }

    PersonalNumbers numbers(Scope scope, EvidenceId evidence, int page) {
        int count = store.pagesOf(evidence).stream()
                .filter(text -> text.number() == page)
                .mapToInt(text -> PersonalData.in(text.text()).size())
                .sum();
        return new PersonalNumbers(count, may(scope), openUntil(scope, evidence, page));
    }

    /**
     * Opens one page to this person.
     *
     * @return until when
     */
    @Transactional
    public Instant open(Scope scope, Dossier dossier, EvidenceId evidence, int page, String reason) {
        if (!may(scope)) {
            throw new NotWritable(dossier.number(), "personal-data");
        }
        String why = reason.strip();
        if (why.length() < SHORTEST_REASON || why.length() > LONGEST_REASON) {
            throw new UnmaskingWithoutReason(SHORTEST_REASON, LONGEST_REASON);
        }
        // one after the other, or two windows would count past the limit together
        jdbc.sql("select pg_advisory_xact_lock(hashtext('unmasking' || ?))")
                .param(scope.actor())
                .query(rs -> {});
        Instant now = clock.instant();
        int asked = jdbc.sql("select count(*) from dossier.unmasking where member = ? and asked > ?")
                .params(scope.actor(), Timestamp.from(now.minus(HOUR)))
                .query(Integer.class)
                .single();
        if (asked >= settings.perHour()) {
            throw new TooManyUnmaskings(settings.perHour());
        }
        Instant until = now.plus(settings.open());
        jdbc.sql("""
                        insert into dossier.unmasking (id, evidence, page, member, reason, asked, open_until)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        UUID.randomUUID(),
                        evidence.value(),
                        page,
                        scope.actor(),
                        PersonalData.masked(why),
                        Timestamp.from(now),
                        Timestamp.from(until))
                .update();
        events.publishEvent(new Dossier.PersonalDataShown(
                dossier.id(), evidence.toString(), page, PersonalData.masked(why), scope.actor()));
        return until;
    }

    /** Refuses the original to those who may not see what it shows, were it inside a container. */
    void mayDownload(Scope scope, Evidence file) {
        if (may(scope)) {
            return;
        }
        int numbers = inside(file).stream()
                .flatMap(one -> store.pagesOf(one).stream())
                .mapToInt(page -> PersonalData.in(page.text()).size())
                .sum();
        if (numbers > 0) {
            throw new PersonalDataInside(PersonalData.masked(file.path()), numbers);
        }
    }

    /** The file and what came out of it. */
    private List<EvidenceId> inside(Evidence file) {
        var all = new ArrayList<>(store.of(file.collection()));
        store.withdrawn(file.collection()).forEach(gone -> all.add(gone.file()));
        var found = new ArrayList<>(List.of(file.id()));
        for (int i = 0; i < found.size(); i++) {
            EvidenceId container = found.get(i);
            all.stream()
                    .filter(one -> one.parent().equals(Optional.of(container)))
                    .forEach(one -> found.add(one.id()));
        }
        return found;
    }
}
