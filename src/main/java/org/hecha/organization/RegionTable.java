package org.hecha.organization;

import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of places. */
@Repository
class RegionTable {

    private static final RowMapper<Region> REGION = (row, n) -> new Region(
            row.getString("code"),
            row.getString("name"),
            Level.valueOf(row.getString("level")),
            Optional.ofNullable(row.getString("parent")),
            row.getInt("lo"),
            row.getInt("hi"));

    private final JdbcClient jdbc;

    RegionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Region> find(String code) {
        return jdbc.sql("select * from organization.region where code = ?")
                .param(code)
                .query(REGION)
                .optional();
    }

    List<Region> children(String code, LocalDate on) {
        return jdbc.sql("""
                select * from organization.region
                where parent = :code and coalesce(valid_from, :on) <= :on and coalesce(valid_until, :on) >= :on
                order by code""")
                .param("code", code)
                .param("on", Date.valueOf(on))
                .query(REGION)
                .list();
    }

    List<Region> below(String code, LocalDate on) {
        return jdbc.sql("""
                select place.* from organization.region place
                join organization.region above on above.lo < place.lo and place.hi < above.hi
                where above.code = :code
                  and coalesce(place.valid_from, :on) <= :on and coalesce(place.valid_until, :on) >= :on
                order by place.lo""")
                .param("code", code)
                .param("on", Date.valueOf(on))
                .query(REGION)
                .list();
    }

    List<Region> lineage(String code) {
        return jdbc.sql("""
                select above.* from organization.region above
                join organization.region place on above.lo <= place.lo and place.hi <= above.hi
                where place.code = ? order by above.hi - above.lo, above.level""").param(code).query(REGION).list();
    }

    List<Region> all() {
        return jdbc.sql("select * from organization.region order by lo")
                .query(REGION)
                .list();
    }

    /** Rows with their dates, for comparing with what an import says. */
    List<OrganizationImport.RegionRow> rows() {
        return jdbc.sql("select * from organization.region where parent is not null")
                .query((row, n) -> new OrganizationImport.RegionRow(
                        row.getString("code"),
                        row.getString("name"),
                        Level.valueOf(row.getString("level")),
                        row.getString("parent"),
                        day(row.getDate("valid_from")),
                        day(row.getDate("valid_until"))))
                .list();
    }

    /** The nested set is unique while it is rewritten only if the moved rows step aside first. */
    void stepAside(List<String> codes) {
        jdbc.sql("update organization.region set lo = -lo - 1, hi = -lo - 1 where code = any (?)")
                .param(codes.toArray(String[]::new))
                .update();
    }

    void put(OrganizationImport.RegionRow row, RegionTree.Interval interval) {
        jdbc.sql("""
                insert into organization.region (code, name, level, parent, lo, hi, valid_from, valid_until)
                values (:code, :name, :level, :parent, :lo, :hi, :from, :until)
                on conflict (code) do update set name = excluded.name, level = excluded.level,
                    parent = excluded.parent, lo = excluded.lo, hi = excluded.hi,
                    valid_from = excluded.valid_from, valid_until = excluded.valid_until""")
                .param("code", row.code())
                .param("name", row.name())
                .param("level", row.level().name())
                .param("parent", row.parent().isEmpty() ? null : row.parent())
                .param("lo", interval.lo())
                .param("hi", interval.hi())
                .param("from", row.from().map(Date::valueOf).orElse(null), java.sql.Types.DATE)
                .param("until", row.until().map(Date::valueOf).orElse(null), java.sql.Types.DATE)
                .update();
    }

    void renumber(String code, RegionTree.Interval interval) {
        jdbc.sql("update organization.region set lo = ?, hi = ? where code = ?")
                .params(interval.lo(), interval.hi(), code)
                .update();
    }

    private static Optional<LocalDate> day(@org.jspecify.annotations.Nullable Date date) {
        return Optional.ofNullable(date).map(Date::toLocalDate);
    }
}
