package org.hecha.workflow;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hecha.dossier.DossierId;
import org.hecha.organization.MemberId;
import org.hecha.review.Signatures;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Seals and signatures of a county, and those of people who signed along with it, from the tasks in which they were given. */
@Repository
class StoredSignatures implements Signatures {

    private static final String COUNTY_STEPS = "'seal', 'sign', 'sign_correction'";

    private final JdbcClient jdbc;

    StoredSignatures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Signed> of(Collection<MemberId> people, Collection<String> counties) {
        if (people.isEmpty() || counties.isEmpty()) {
            return List.of();
        }
        // who signed along with a level above the county stands on that level's paper, not on the county's
        return jdbc.sql("""
                        with signed as (
                            select s.region, s.dossier, s.number, s.done_by, s.unit_name
                            from workflow.task s
                            where s.region = any (:counties) and s.done is not null and s.result = 'approve'
                                and s.step in ('seal', 'sign', 'sign_correction', 'sign_along')
                                and (s.step <> 'sign_along' or exists (
                                    select 1 from workflow.answer a
                                    join workflow.ask q on q.id = a.ask
                                    join workflow.task held on held.id = q.task
                                    where a.task = s.id and held.step in (%s))))
                        select me.done_by, me.region, me.dossier, me.number, array_agg(distinct other.unit_name) as units
                        from signed me
                        join signed other on other.dossier = me.dossier and other.done_by <> me.done_by
                        where me.done_by = any (:people)
                        group by me.done_by, me.region, me.dossier, me.number
                        order by me.done_by, me.region, me.dossier""".formatted(COUNTY_STEPS))
                .param("people", people.stream().map(MemberId::value).toArray(UUID[]::new))
                .param("counties", counties.stream().distinct().toArray(String[]::new))
                .query((row, n) -> new Signed(
                        new MemberId(row.getObject("done_by", UUID.class)),
                        row.getString("region"),
                        new DossierId(row.getObject("dossier", UUID.class)),
                        row.getString("number"),
                        Arrays.asList((String[]) row.getArray("units").getArray())))
                .list();
    }
}
