package org.hecha.organization;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of earlier posts, and those besides the present one. */
@Repository
class PostTable {

    private final JdbcClient jdbc;

    PostTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The person no longer works there from this day on; since when is not known here. */
    void left(MemberId member, Body body, LocalDate last) {
        jdbc.sql("""
                insert into organization.post (member, region, unit, first_day, last_day)
                values (:member, :region, :unit, null, :last)
                on conflict (member, region, unit, first_day) do update set last_day = excluded.last_day""")
                .param("member", member.value())
                .param("region", body.region())
                .param("unit", body.name())
                .param("last", last)
                .update();
    }

    enum Put {
        NEW,
        CHANGED,
        SAME
    }

    Put put(MemberId member, String region, String unit, Optional<LocalDate> first, Optional<LocalDate> last) {
        return jdbc.sql("""
                insert into organization.post as p (member, region, unit, first_day, last_day)
                values (:member, :region, :unit, cast(:first as date), cast(:last as date))
                on conflict (member, region, unit, first_day) do update set last_day = excluded.last_day
                where p.last_day is distinct from excluded.last_day
                returning xmax = 0""")
                .param("member", member.value())
                .param("region", region)
                .param("unit", unit)
                .param("first", first.map(LocalDate::toString).orElse(null))
                .param("last", last.map(LocalDate::toString).orElse(null))
                .query(Boolean.class)
                .optional()
                .map(inserted -> inserted ? Put.NEW : Put.CHANGED)
                .orElse(Put.SAME);
    }
}
