package org.hecha.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hecha.workflow.Play.APPROVE;
import static org.hecha.workflow.Play.DEFECTS;
import static org.hecha.workflow.Play.RETURN;
import static org.hecha.workflow.Play.applicationForm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hecha.dossier.DossierId;
import org.hecha.organization.AScope;
import org.hecha.organization.Scope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@InProcessWorld
class WhyIT {

    private static final Why.Question ALL = new Why.Question("", "", "");

    @Autowired
    Play play;

    @Autowired
    Why why;

    private DossierId sentBack;

    @AfterEach
    void clock() {
        play.clock.reset();
    }

    @BeforeEach
    void oneGoesBackAndOneGoesThrough() {
        at(0);
        sentBack = sealed();
        at(2);
        play.done(sentBack, "city_check", play.people.city, RETURN, DEFECTS);
        at(4);
        var through = sealed();
        at(6);
        play.done(through, "city_check", play.people.city, APPROVE);
        play.done(through, "provincial_check", play.people.province, APPROVE);
    }

    private DossierId sealed() {
        var d = play.open();
        play.done(d, "draft", play.people.clerk, applicationForm()).done(d, "seal", play.people.leader, APPROVE);
        return d;
    }

    private void at(int day) {
        play.clock.moveTo(Instant.parse("2022-08-22T01:30:00Z").plus(Duration.ofDays(day)));
    }

    private void everyNumberEqualsItsList(Scope scope) {
        var answer = why.of(scope, ALL);
        List<Why.Count> counts = new ArrayList<>(List.of(answer.dossiers()));
        answer.rework().forEach(r -> {
            counts.addAll(List.of(r.decided(), r.first(), r.returned(), r.returns()));
            r.reasons().forEach(reason -> counts.add(reason.count()));
        });
        answer.handOvers().forEach(h -> counts.add(h.count()));
        answer.variants().forEach(v -> counts.add(v.dossiers()));
        for (var count : counts) {
            assertThat((long) why.items(scope, ALL, count.key()).size())
                    .as(count.key())
                    .isEqualTo(count.n());
        }
    }

    @Test
    void everyNumberIsTheLengthOfTheListItOpensForEveryReader() {
        for (var reader :
                List.of(play.people.provincialLeader, play.people.officer, play.people.city, play.people.clerk)) {
            everyNumberEqualsItsList(play.people.scope(reader));
        }
        assertThat(why.items(play.people.scope(play.people.city), ALL, "nothing/of/this"))
                .isEmpty();
    }

    @Test
    void aReturnIsCountedWithItsReasons() {
        var city = why.of(play.people.scope(play.people.city), ALL).rework().stream()
                .filter(r -> r.step().equals("city_check"))
                .findFirst()
                .orElseThrow();

        assertThat(city.reasons()).extracting(Why.Reason::code).contains("NO_EVIDENCE");
        assertThat(why.items(
                        play.people.scope(play.people.city), ALL, city.returns().key()))
                .extracting(Why.Item::dossier)
                .contains(sentBack);
    }

    @Test
    void theEngineKeepsToTheLegalWay() {
        assertThat(why.of(Play.everything(), ALL).departures()).isEmpty();
    }

    @Test
    void nobodyLearnsOfDossiersTheyMayNotSee() {
        var province = play.people.scope(play.people.provincialLeader);
        assertThat(why.items(province, ALL, "dossiers"))
                .as("it never reached the province")
                .noneMatch(item -> item.dossier().equals(sentBack));
        var seen = why.items(province, ALL, "dossiers").getFirst().dossier();
        assertThat(why.items(AScope.hiding(province, seen.value()), ALL, "dossiers"))
                .noneMatch(item -> item.dossier().equals(seen));
    }

    @Test
    void anotherRoundHasNothing() {
        assertThat(why.of(Play.everything(), new Why.Question("1999B1", "", ""))
                        .dossiers()
                        .n())
                .isZero();
    }
}
