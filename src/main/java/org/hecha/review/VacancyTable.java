package org.hecha.review;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.DossierId;
import org.hecha.organization.MemberId;
import org.hecha.organization.Scope;
import org.hecha.review.Vacancies.Filled;
import org.hecha.review.Vacancies.Obstacle;
import org.hecha.review.Vacancies.Vacancy;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code review.vacancy}. */
@Repository
class VacancyTable {

    private static final String ROWS = """
            select v.*, l.reviewer as left_by, r.reviewer as came, r.declared is not null as begun
            from review.vacancy v join review.assignment l on l.id = v.leaver
                left join review.assignment r on r.id = v.replacement
            """;

    private static final RowMapper<Vacancy> ROW = (row, n) -> new Vacancy(
            new Vacancies.Id(row.getObject("id", UUID.class)),
            new DossierId(row.getObject("dossier", UUID.class)),
            Assignment.Kind.valueOf(row.getString("kind")),
            new MemberId(row.getObject("left_by", UUID.class)),
            row.getObject("opened", OffsetDateTime.class).toInstant(),
            Optional.ofNullable(row.getObject("empty_since", OffsetDateTime.class))
                    .map(OffsetDateTime::toInstant),
            Optional.of(row.getString("obstacle"))
                    .filter(obstacle -> !obstacle.isEmpty())
                    .map(Obstacle::valueOf),
            row.getObject("replacement") == null
                    ? Optional.empty()
                    : Optional.of(new Filled(
                            new Assignment.Id(row.getObject("replacement", UUID.class)),
                            new MemberId(row.getObject("came", UUID.class)),
                            row.getBoolean("begun"),
                            row.getObject("filled", OffsetDateTime.class).toInstant(),
                            row.getString("filled_by"))));

    private final JdbcClient jdbc;

    VacancyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Vacancies.Id id, Dossier dossier, Assignment.Recused recused, Obstacle obstacle, Instant at) {
        jdbc.sql("""
                        insert into review.vacancy (id, dossier, place, kind, leaver, opened, obstacle, empty_since)
                        values (:id, :dossier, :place, :kind, :leaver, :at, :obstacle, :at)""")
                .param("id", id.value())
                .param("dossier", dossier.id().value())
                .param("place", dossier.place())
                .param("kind", recused.kind().name())
                .param("leaver", recused.assignment().value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("obstacle", obstacle.name())
                .update();
    }

    void fill(Vacancies.Id id, Assignment.Id by, String actor, Instant at) {
        jdbc.sql("""
                        update review.vacancy
                        set replacement = :by, filled = :at, filled_by = :actor, obstacle = '', empty_since = null where id = :id""")
                .param("by", by.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("actor", actor)
                .param("id", id.value())
                .update();
    }

    void reopen(Vacancies.Id id, Obstacle why, Instant at) {
        jdbc.sql("""
                        update review.vacancy
                        set replacement = null, filled = null, filled_by = null, obstacle = :why, empty_since = :at
                        where id = :id""")
                .param("why", why.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id.value())
                .update();
    }

    /** All of a dossier's places, whoever reads. */
    List<Vacancy> of(DossierId dossier) {
        return jdbc.sql(ROWS + " where v.dossier = :dossier order by v.opened, v.id")
                .param("dossier", dossier.value())
                .query(ROW)
                .list();
    }

    /** Assignments of this dossier in whose place somebody was asked for. */
    Set<Assignment.Id> leavers(DossierId dossier) {
        return jdbc
                .sql("select leaver from review.vacancy where dossier = :dossier")
                .param("dossier", dossier.value())
                .query(UUID.class)
                .list()
                .stream()
                .map(Assignment.Id::new)
                .collect(Collectors.toSet());
    }

    /** Empty outside the reader's area. */
    Optional<Vacancy> find(Scope scope, Vacancies.Id id) {
        return within(scope, " and v.id = :id", Map.of("id", id.value())).stream()
                .findFirst();
    }

    /** All empty ones, oldest first, whoever reads. */
    List<Vacancy> waiting() {
        return jdbc.sql(ROWS + " where v.filled is null order by v.empty_since, v.id")
                .query(ROW)
                .list();
    }

    /** Open ones first, then newest first, in the reader's area. */
    List<Vacancy> within(Scope scope, int most) {
        return within(scope, " order by v.filled is not null, v.opened desc, v.id limit :most", Map.of("most", most));
    }

    private List<Vacancy> within(Scope scope, String rest, Map<String, Object> asked) {
        Map<String, Object> bounds = new LinkedHashMap<>(asked);
        List<String> ranges = new ArrayList<>();
        for (Scope.Range range : scope.ranges()) {
            int i = ranges.size();
            ranges.add("v.place between :lo%d and :hi%d".formatted(i, i));
            bounds.put("lo" + i, range.lo());
            bounds.put("hi" + i, range.hi());
        }
        return ranges.isEmpty()
                ? List.of()
                : jdbc.sql(ROWS + " where (" + String.join(" or ", ranges) + ")" + rest)
                        .params(bounds)
                        .query(ROW)
                        .list();
    }
}
