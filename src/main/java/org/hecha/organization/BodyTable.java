package org.hecha.organization;

import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of offices, with their dated review paths. */
@Repository
class BodyTable {

    static final LocalDate ALWAYS = LocalDate.of(1900, 1, 1);

    private static final RowMapper<Body> BODY = (row, n) -> new Body(
            new BodyId(row.getObject("id", UUID.class)),
            row.getString("name"),
            Body.Kind.valueOf(row.getString("kind")),
            row.getString("region"),
            Optional.ofNullable(row.getObject("parent", UUID.class)).map(BodyId::new));

    private final JdbcClient jdbc;

    BodyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Body> find(BodyId id) {
        return jdbc.sql("select * from organization.body where id = ?")
                .param(id.value())
                .query(BODY)
                .optional();
    }

    List<Body> of(String region, Body.Kind kind) {
        return jdbc.sql("select * from organization.body where region = ? and kind = ? order by name")
                .params(region, kind.name())
                .query(BODY)
                .list();
    }

    List<Body> all() {
        return jdbc.sql("select * from organization.body order by region, name")
                .query(BODY)
                .list();
    }

    void insert(Body body) {
        jdbc.sql("insert into organization.body (id, name, kind, region) values (?, ?, ?, ?)")
                .params(body.id().value(), body.name(), body.kind().name(), body.region())
                .update();
    }

    void update(Body body) {
        jdbc.sql("update organization.body set kind = :kind, parent = :parent where id = :id")
                .param("kind", body.kind().name())
                .param("parent", body.parent().map(BodyId::value).orElse(null), java.sql.Types.OTHER)
                .param("id", body.id().value())
                .update();
    }

    void putPath(BodyId body, LocalDate from, ReviewPath path) {
        jdbc.sql("""
                insert into organization.review_path (body, valid_from, path) values (?, ?, ?)
                on conflict (body, valid_from) do update set path = excluded.path""").params(body.value(), Date.valueOf(from), path.name()).update();
    }

    /** The path of the county's association on a day; empty where nothing was set. */
    Optional<ReviewPath> path(String county, LocalDate on) {
        return jdbc.sql("""
                select path from organization.review_path
                join organization.body on body.id = review_path.body
                where body.region = ? and body.kind = 'COUNTY_ASSOCIATION' and valid_from <= ?
                order by valid_from desc limit 1""")
                .params(county, Date.valueOf(on))
                .query((row, n) -> ReviewPath.valueOf(row.getString(1)))
                .optional();
    }

    Optional<ReviewPath> pathSince(BodyId body, LocalDate from) {
        return jdbc.sql("select path from organization.review_path where body = ? and valid_from = ?")
                .params(body.value(), Date.valueOf(from))
                .query((row, n) -> ReviewPath.valueOf(row.getString(1)))
                .optional();
    }

    /** Intervals of the counties inside {@code lo..hi} whose dossiers do not pass the city on this day, by {@code lo}. */
    List<RegionTree.Interval> direct(int lo, int hi, LocalDate on) {
        return jdbc.sql("""
                select place.lo, place.hi from organization.region place
                where place.lo >= :lo and place.hi <= :hi and place.level = 'COUNTY' and 'DIRECT_TO_PROVINCE' = (
                    select path from organization.review_path
                    join organization.body on body.id = review_path.body
                    where body.region = place.code and body.kind = 'COUNTY_ASSOCIATION' and valid_from <= :on
                    order by valid_from desc limit 1)
                order by place.lo""")
                .param("lo", lo)
                .param("hi", hi)
                .param("on", Date.valueOf(on))
                .query((row, n) -> new RegionTree.Interval(row.getInt(1), row.getInt(2)))
                .list();
    }
}
