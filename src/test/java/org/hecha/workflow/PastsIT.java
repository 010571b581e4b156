package org.hecha.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.hecha.organization.AWorld;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@InProcessWorld
// a world of its own: it counts everything there is
@TestPropertySource(properties = "spring.application.name=pasts")
class PastsIT {

    private static final int MANY = Pasts.OTHERS + 20;

    @Autowired
    Play play;

    @Autowired
    Pasts pasts;

    @Autowired
    WorkingTime workingTime;

    @Autowired
    JdbcClient jdbc;

    /** One a minute of an earlier round; two of the round itself are older than all of them. */
    @BeforeEach
    void manyDossiersOfAnEarlierRound() {
        play.clock.moveTo(java.time.Instant.parse("2022-09-07T01:30:00Z"));
        jdbc.sql("""
                        insert into workflow.journey (dossier, number, round, region, county, place, stage, reached, opened)
                        select gen_random_uuid(), 'past-' || n, case when n < 3 then 'P-NOW' else 'P-OLD' end,
                            :region, :county, :place, 'NATIONAL', 3, timestamptz '2022-03-01T01:00:00Z' + n * interval '1 minute'
                        from generate_series(1, :many) as n
                        """)
                .param("region", AWorld.COUNTY.code())
                .param("county", AWorld.COUNTY.name())
                .param("place", AWorld.COUNTY.lo())
                .param("many", MANY + 2)
                .update();
        jdbc.sql("""
                        insert into workflow.task
                            (id, dossier, number, region, county, place, process, step, criterion, unit, unit_name, role,
                             created, due, done, done_by, result, form, deployment)
                        select 'past-' || number || step, dossier, number, region, county, place, 'p', step, '',
                            gen_random_uuid(), 'past', 'CITY_REVIEWER', opened, opened, opened + interval '1 hour',
                            gen_random_uuid(), 'approve', step, 'past'
                        from workflow.journey cross join unnest(array['city_check', 'city_review']) as step
                        where number like 'past-%'
                        """).update();
    }

    @AfterEach
    void forget() {
        jdbc.sql("delete from workflow.task where number like 'past-%'").update();
        jdbc.sql("delete from workflow.journey where number like 'past-%'").update();
        play.clock.reset();
    }

    private Past read(Forecast.Question question) {
        return pasts.of(Play.everything(), question, workingTime.days());
    }

    @Test
    void allOfTheRoundIsReadAndOfOthersWhatWasOpenedLast() {
        var past = read(new Forecast.Question("P-NOW", "", "", 0));

        assertThat(past.round()).hasSize(2).isEqualTo(past.wanted());
        var all = past.spells().stream().map(Measured.Spell::dossier).distinct().toList();
        assertThat(all).hasSize(Pasts.OTHERS + 2);
        assertThat(past.spells()).hasSize(2 * all.size());
        var oldest = jdbc.sql(
                        "select dossier::text from workflow.journey where number like 'past-%' order by opened offset 2 limit 5")
                .query(String.class)
                .list();
        assertThat(all).doesNotContainAnyElementsOf(oldest);
    }

    @Test
    void whoSeesNothingIsReadNothing() {
        var nobody = org.hecha.organization.AScope.of(
                play.people.expert,
                -1,
                -1,
                org.hecha.organization.Level.NATION,
                java.util.Set.of(),
                java.util.Set.of());
        assertThat(pasts.of(nobody, new Forecast.Question("P-NOW", "", "", 0), workingTime.days())
                        .spells())
                .isEmpty();
    }

    @Test
    void aListOfOneStepReadsNothingElse() {
        var past = pasts.of(
                Play.everything(), new Forecast.Question("P-NOW", "", "", 0), "city_review", workingTime.days());
        assertThat(past.spells()).hasSize(2).allMatch(spell -> spell.step().equals("city_review"));
    }
}
