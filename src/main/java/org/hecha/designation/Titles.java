package org.hecha.designation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hecha.Time;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.DossierId;
import org.hecha.dossier.Dossiers;
import org.hecha.organization.Region;
import org.hecha.organization.Scope;
import org.hecha.programme.Round;
import org.hecha.programme.RoundId;
import org.hecha.programme.Rounds;
import org.hecha.review.ReasonMissing;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Verdicts: the title given, refused, revoked; its certificate and the public register. */
@Component
class Titles {

    /** {@code 2021-2025}: titles of this edition last until the end of its period. */
    private static final Pattern PERIOD = Pattern.compile("\\d{4}-(\\d{4})");

    private static final RowMapper<Designations.Certificate> ROW = (row, n) -> new Designations.Certificate(
            row.getString("certificate"),
            new DossierId(row.getObject("dossier", UUID.class)),
            row.getString("county"),
            new RoundId(row.getString("round")),
            row.getObject("named", LocalDate.class),
            row.getObject("until", LocalDate.class),
            row.getObject("revoked_at") != null,
            row.getObject("graded_at") == null ? Optional.empty() : Optional.of(grading(row)));

    private static Designations.Grading grading(ResultSet row) throws SQLException {
        return new Designations.Grading(
                Grade.valueOf(row.getString("grade")),
                LocalDate.ofInstant(
                        row.getObject("graded_at", OffsetDateTime.class).toInstant(), Time.BEIJING));
    }

    private final JdbcClient jdbc;
    private final Dossiers dossiers;
    private final Rounds rounds;
    private final Notices notices;
    private final ProvincialList lists;
    private final Papers papers;
    private final NumberSeries numbers;
    private final PaperMaking making;
    private final Wording wording;
    private final DesignationSettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Titles(
            JdbcClient jdbc,
            Dossiers dossiers,
            Rounds rounds,
            Notices notices,
            ProvincialList lists,
            Papers papers,
            NumberSeries numbers,
            PaperMaking making,
            Wording wording,
            DesignationSettings settings,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.dossiers = dossiers;
        this.rounds = rounds;
        this.notices = notices;
        this.lists = lists;
        this.papers = papers;
        this.numbers = numbers;
        this.making = making;
        this.wording = wording;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    Designations.Certificate name(Scope scope, DossierId id) {
        Dossier dossier = dossiers.get(scope, id);
        Office.NATION.demand(scope, dossier);
        lock(id);
        Optional<Designations.Certificate> before = of(id);
        if (before.isPresent()) {
            return before.get();
        }
        undecided(dossier);
        Designations.Notice notice = notices.of(id).orElseThrow(() -> new NoticeMissing(dossier.number()));
        if (!notices.over(notice)) {
            throw new NoticeRunning(dossier.number(), notice.until());
        }
        long standing = notices.standing(id);
        if (standing > 0) {
            throw new ObjectionOpen(dossier.number(), standing);
        }
        LocalDate today = LocalDate.now(clock);
        LocalDate until = until(rounds.get(dossier.round()), today);
        // invented dossiers have a series of their own, so that they leave no gaps among real certificates
        String prefix = wording.text(dossier.demo() ? "certificate.demo-prefix" : "certificate.prefix");
        String number = wording.text(
                "certificate.number",
                prefix,
                Integer.toString(today.getYear()),
                String.format(Locale.ROOT, "%06d", numbers.next("certificate " + prefix, today.getYear())));
        write(dossier, "NAMED", "", scope.actor(), Optional.of(new Term(number, today, until)));
        events.publishEvent(new DesignationFact.Named(id, number, until.toString(), scope.actor()));
        return new Designations.Certificate(
                number, id, dossier.county(), dossier.round(), today, until, false, Optional.empty());
    }

    void refuse(Scope scope, DossierId id, String reason) {
        Dossier dossier = dossiers.get(scope, id);
        Office.EITHER.demand(scope, dossier);
        if (reason.isBlank()) {
            throw new ReasonMissing("refuse");
        }
        lock(id);
        undecided(dossier);
        write(dossier, "REFUSED", reason.strip(), scope.actor(), Optional.empty());
        events.publishEvent(new DesignationFact.NotNamed(id, reason.strip(), scope.actor()));
    }

    Optional<Designations.Certificate> certificateOf(Scope scope, DossierId id) {
        dossiers.get(scope, id);
        return of(id);
    }

    Designations.Document certificate(Scope scope, DossierId id) {
        Dossier dossier = dossiers.get(scope, id);
        lock(id);
        Designations.Certificate title = standing(dossier);
        return papers.current(Papers.Kind.CERTIFICATE, id.toString(), title.number())
                .orElseGet(() -> print(scope, dossier, title));
    }

    private Designations.Document print(Scope scope, Dossier dossier, Designations.Certificate title) {
        Round round = rounds.get(dossier.round());
        Map<Field, String> once = Map.of(
                Field.ISSUER, wording.text("certificate.issuer"),
                Field.NUMBER, title.number(),
                Field.ROUND, round.name(),
                Field.DATE, lists.date(title.named()),
                Field.PROVINCE, lists.province(dossier.region()).name(),
                Field.COUNTY, title.county(),
                Field.EDITION, round.edition(),
                Field.NAMED, lists.date(title.named()),
                Field.UNTIL, lists.date(title.until()));
        Papers.Made made = making.make(Papers.Kind.CERTIFICATE, Region.COUNTRY, once, List.of(), dossier.demo());
        var document = papers.keep(
                Papers.Kind.CERTIFICATE,
                dossier.id().toString(),
                title.number(),
                title.number(),
                made,
                clock.instant(),
                scope.actor());
        events.publishEvent(new DesignationFact.CertificateMade(
                dossier.id(), title.number(), document.pdf().sha256(), Papers.sha256(made.docx()), scope.actor()));
        return document;
    }

    Optional<Designations.Certificate> find(String number) {
        return jdbc.sql("select * from designation.verdict where certificate = :number")
                .param("number", number.strip())
                .query(ROW)
                .optional();
    }

    List<Designations.Certificate> all() {
        return jdbc.sql("select * from designation.verdict where outcome = 'NAMED' order by certificate")
                .query(ROW)
                .list();
    }

    void revoke(Scope scope, DossierId id, String reason) {
        Dossier dossier = dossiers.get(scope, id);
        Office.NATION.demand(scope, dossier);
        if (reason.isBlank()) {
            throw new ReasonMissing("revoke");
        }
        lock(id);
        Designations.Certificate title = standing(dossier);
        jdbc.sql("""
                        update designation.verdict set revoked_at = :at, revoked_by = :by, revoked_reason = :reason
                        where dossier = :dossier""")
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", scope.actor())
                .param("reason", reason.strip())
                .param("dossier", id.value())
                .update();
        events.publishEvent(new DesignationFact.Revoked(id, title.number(), reason.strip(), scope.actor()));
    }

    void grade(Scope scope, DossierId id, Grade grade, String reason) {
        Dossier dossier = dossiers.get(scope, id);
        Office.NATION.demand(scope, dossier);
        if (grade == Grade.FAILED && reason.isBlank()) {
            throw new ReasonMissing("grade");
        }
        lock(id);
        Designations.Certificate title = standing(dossier);
        if (title.grading().isPresent()) {
            throw new AlreadyGraded(dossier.number());
        }
        events.publishEvent(new DesignationFact.Graded(id, title.number(), grade, reason.strip(), scope.actor()));
        if (grade == Grade.FAILED) {
            revoke(scope, id, reason);
        }
        jdbc.sql("""
                        update designation.verdict set grade = :grade, graded_at = :at, graded_by = :by, grade_reason = :reason
                        where dossier = :dossier""")
                .param("grade", grade.name())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", scope.actor())
                .param("reason", reason.strip())
                .param("dossier", id.value())
                .update();
    }

    Optional<Designations.Conclusion> conclusionOf(Scope scope, DossierId id) {
        dossiers.get(scope, id);
        return jdbc.sql("select * from designation.verdict where dossier = :dossier and grade is not null")
                .param("dossier", id.value())
                .query((row, n) -> new Designations.Conclusion(
                        Grade.valueOf(row.getString("grade")),
                        row.getObject("graded_at", OffsetDateTime.class).toInstant(),
                        row.getString("graded_by"),
                        row.getString("grade_reason")))
                .optional();
    }

    private Designations.Certificate standing(Dossier dossier) {
        return of(dossier.id()).filter(c -> !c.revoked()).orElseThrow(() -> new NoTitle(dossier.number()));
    }

    private record Term(String number, LocalDate named, LocalDate until) {}

    private void write(Dossier dossier, String outcome, String reason, String by, Optional<Term> term) {
        jdbc.sql("""
                        insert into designation.verdict
                            (dossier, round, county, outcome, reason, decided_at, decided_by, certificate, named, until)
                        values (:dossier, :round, :county, :outcome, :reason, :at, :by, :certificate, :named, :until)""")
                .param("dossier", dossier.id().value())
                .param("round", dossier.round().value())
                .param("county", dossier.county())
                .param("outcome", outcome)
                .param("reason", reason)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("certificate", term.map(Term::number).orElse(null))
                .param("named", term.map(Term::named).orElse(null))
                .param("until", term.map(Term::until).orElse(null))
                .update();
    }

    /** The end of the edition's period where that still lies ahead; otherwise so many years from today. */
    private LocalDate until(Round round, LocalDate today) {
        Matcher period = PERIOD.matcher(round.edition());
        if (period.matches()) {
            LocalDate end = LocalDate.of(Integer.parseInt(period.group(1)), 12, 31);
            if (end.isAfter(today)) {
                return end;
            }
        }
        return today.plusYears(settings.termYears()).minusDays(1);
    }

    private Optional<Designations.Certificate> of(DossierId id) {
        return jdbc.sql("select * from designation.verdict where dossier = :dossier and outcome = 'NAMED'")
                .param("dossier", id.value())
                .query(ROW)
                .optional();
    }

    private void undecided(Dossier dossier) {
        boolean decided = jdbc.sql("select exists (select 1 from designation.verdict where dossier = :dossier)")
                .param("dossier", dossier.id().value())
                .query(Boolean.class)
                .single();
        if (decided) {
            throw new AlreadyDecided(dossier.number());
        }
    }

    /** One verdict at a time on a dossier. */
    private void lock(DossierId dossier) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('designation.verdict'), hashtext(:dossier))")
                .param("dossier", dossier.toString())
                .query((row, n) -> "")
                .list();
    }
}
