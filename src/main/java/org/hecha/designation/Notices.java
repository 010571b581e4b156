package org.hecha.designation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.DossierId;
import org.hecha.dossier.Dossiers;
import org.hecha.organization.Scope;
import org.hecha.programme.Rounds;
import org.hecha.programme.WorkingDays;
import org.hecha.review.ReasonMissing;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Public notices and what people object. Who objected is for the handlers alone. */
@Component
class Notices {

    /** Longest name, unit or contact, in characters. */
    private static final int LONGEST_LINE = 200;

    /** Longest reason, in characters. */
    private static final int LONGEST_TEXT = 5_000;

    private static final RowMapper<Designations.Notice> NOTICE = (row, n) -> new Designations.Notice(
            row.getObject("id", UUID.class),
            new DossierId(row.getObject("dossier", UUID.class)),
            row.getString("number"),
            row.getString("county"),
            row.getString("province"),
            row.getObject("starts", LocalDate.class),
            row.getObject("until", LocalDate.class));

    private static final RowMapper<Designations.Objection> OBJECTION = (row, n) -> new Designations.Objection(
            row.getObject("id", UUID.class),
            row.getObject("notice", UUID.class),
            new DossierId(row.getObject("dossier", UUID.class)),
            Designations.Objection.Kind.valueOf(row.getString("kind")),
            row.getString("name"),
            row.getString("unit"),
            row.getString("contact"),
            row.getString("text"),
            row.getObject("received", OffsetDateTime.class).toInstant(),
            Designations.Objection.State.valueOf(row.getString("state")),
            row.getString("answer"));

    private final JdbcClient jdbc;
    private final Dossiers dossiers;
    private final Rounds rounds;
    private final WorkingDays workingDays;
    private final ProvincialList lists;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Notices(
            JdbcClient jdbc,
            Dossiers dossiers,
            Rounds rounds,
            WorkingDays workingDays,
            ProvincialList lists,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.dossiers = dossiers;
        this.rounds = rounds;
        this.workingDays = workingDays;
        this.lists = lists;
        this.events = events;
        this.clock = clock;
    }

    Designations.Notice publish(Scope scope, DossierId id) {
        Dossier dossier = dossiers.get(scope, id);
        Office.NATION.demand(scope, dossier);
        int days = rounds.get(dossier.round()).noticeDays();
        Instant now = clock.instant();
        LocalDate today = now.atZone(clock.getZone()).toLocalDate();
        Instant ends = workingDays.due(now, days);
        var notice = new Designations.Notice(
                UUID.randomUUID(),
                id,
                dossier.number(),
                dossier.county(),
                lists.province(dossier.region()).name(),
                today,
                ends.atZone(clock.getZone()).toLocalDate());
        int written = jdbc.sql("""
                        insert into designation.notice
                            (id, dossier, number, county, province, starts, until, ends, published_by)
                        values (:id, :dossier, :number, :county, :province, :starts, :until, :ends, :by)
                        on conflict (dossier) do nothing""")
                .param("id", notice.id())
                .param("dossier", id.value())
                .param("number", notice.number())
                .param("county", notice.county())
                .param("province", notice.province())
                .param("starts", notice.from())
                .param("until", notice.until())
                .param("ends", ends.atOffset(ZoneOffset.UTC))
                .param("by", scope.actor())
                .update();
        if (written == 0) {
            return of(id).orElseThrow();
        }
        events.publishEvent(
                new DesignationFact.Published(id, notice.id(), notice.until().toString(), scope.actor()));
        return notice;
    }

    List<Designations.Notice> all(boolean running) {
        return jdbc.sql("""
                        select * from designation.notice where (ends >= :now) = :running
                        order by starts desc, number""")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("running", running)
                .query(NOTICE)
                .list();
    }

    Optional<Designations.Notice> find(UUID id) {
        return jdbc.sql("select * from designation.notice where id = :id")
                .param("id", id)
                .query(NOTICE)
                .optional();
    }

    Optional<Designations.Notice> of(DossierId dossier) {
        return jdbc.sql("select * from designation.notice where dossier = :dossier")
                .param("dossier", dossier.value())
                .query(NOTICE)
                .optional();
    }

    Designations.Objection object(
            UUID noticeId, Designations.Objection.Kind kind, String name, String unit, String contact, String text) {
        Designations.Notice notice = find(noticeId).orElseThrow(() -> new UnknownNotice(noticeId));
        if (over(notice)) {
            throw new NoticeOver(notice.until());
        }
        var objection = new Designations.Objection(
                UUID.randomUUID(),
                noticeId,
                notice.dossier(),
                kind,
                given("name", name, LONGEST_LINE),
                given("unit", unit, LONGEST_LINE),
                given("contact", contact, LONGEST_LINE),
                given("text", text, LONGEST_TEXT),
                clock.instant(),
                Designations.Objection.State.REGISTERED,
                "");
        jdbc.sql("""
                        insert into designation.objection
                            (id, notice, kind, name, unit, contact, text, received, state, answer)
                        values (:id, :notice, :kind, :name, :unit, :contact, :text, :received, 'REGISTERED', '')""")
                .param("id", objection.id())
                .param("notice", noticeId)
                .param("kind", kind.name())
                .param("name", objection.name())
                .param("unit", objection.unit())
                .param("contact", objection.contact())
                .param("text", objection.text())
                .param("received", objection.received().atOffset(ZoneOffset.UTC))
                .update();
        events.publishEvent(new DesignationFact.Objected(notice.dossier(), objection.id(), kind));
        return objection;
    }

    List<Designations.Objection> objections(Scope scope, DossierId dossier) {
        Office.NATION.demand(scope, dossiers.get(scope, dossier));
        return jdbc.sql("""
                        select o.*, n.dossier from designation.objection o join designation.notice n on n.id = o.notice
                        where n.dossier = :dossier order by o.received, o.id""").param("dossier", dossier.value()).query(OBJECTION).list();
    }

    void answer(Scope scope, UUID id, boolean upheld, String answer) {
        Designations.Objection objection =
                jdbc.sql("""
                        select o.*, n.dossier from designation.objection o join designation.notice n on n.id = o.notice
                        where o.id = :id for update of o""").param("id", id).query(OBJECTION).optional().orElseThrow(() -> new UnknownNotice(id));
        Office.NATION.demand(scope, dossiers.get(scope, objection.dossier()));
        if (objection.state() != Designations.Objection.State.REGISTERED) {
            throw new ObjectionAnswered(id);
        }
        if (answer.isBlank()) {
            throw new ReasonMissing("answer");
        }
        jdbc.sql("""
                        update designation.objection set state = :state, answer = :answer, answered_at = :at,
                            answered_by = :by where id = :id""")
                .param("state", upheld ? "UPHELD" : "REJECTED")
                .param("answer", answer.strip())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", scope.actor())
                .param("id", id)
                .update();
        events.publishEvent(new DesignationFact.Answered(objection.dossier(), id, upheld, scope.actor()));
    }

    /** Objections that stand in the way of the name: unanswered ones, and upheld ones that were about the substance. */
    long standing(DossierId dossier) {
        return jdbc.sql("""
                        select count(*) from designation.objection o join designation.notice n on n.id = o.notice
                        where n.dossier = :dossier and (o.state = 'REGISTERED'
                            or o.state = 'UPHELD' and o.kind = 'SUBSTANCE')""").param("dossier", dossier.value()).query(Long.class).single();
    }

    boolean over(Designations.Notice notice) {
        return jdbc.sql("select ends < :now from designation.notice where id = :id")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", notice.id())
                .query(Boolean.class)
                .single();
    }

    private static String given(String field, String value, int longest) {
        String text = value.strip();
        if (text.isEmpty() || text.length() > longest) {
            throw new ObjectionIncomplete(field);
        }
        return text;
    }
}
