package org.hecha.web.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hecha.dossier.DossierId;
import org.hecha.organization.AScope;
import org.hecha.organization.AWorld;
import org.hecha.organization.Level;
import org.hecha.organization.MemberId;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.hecha.web.Screens;
import org.hecha.workflow.Pace;
import org.hecha.workflow.Spent;
import org.hecha.workflow.Spent.Segment;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;

class SpentScreenTests {

    private final Accounts accounts = new Accounts();
    private final MockMvc mvc = Screens.of(
            new AWorld(),
            AScope.of(new MemberId(new UUID(0, 1)), Role.PROVINCIAL_LEADER, 1, 1000, Level.PROVINCE),
            List.of("org.hecha.web.overview", "org.hecha.web.task"),
            beans -> {
                OverviewSpecimens.put(beans, Spent.class);
                beans.put(Spent.class, accounts);
            });

    /** One dossier of a hundred days. */
    public static final class Accounts {
        final Map<Segment, Duration> sums = new EnumMap<>(Map.of(
                Segment.RETURNED, Duration.ofDays(10),
                Segment.WORKED, Duration.ofDays(20),
                Segment.HELD, Duration.ofDays(0),
                Segment.QUEUE, Duration.ofDays(70),
                Segment.EXTERNAL, Duration.ofDays(0)));

        final List<String> asked = new ArrayList<>();
        long dossiers = 1;

        public Spent.Answer of(Scope scope, Spent.Question question, Pace.Hours hours) {
            asked.add(question + " " + hours);
            return new Spent.Answer(dossiers, Duration.ofDays(100), sums);
        }

        public List<Spent.Line> dossiers(
                Scope scope, Spent.Question question, Pace.Hours hours, Segment most, int offset, int limit) {
            asked.add(most + " from " + offset);
            return List.of(new Spent.Line(
                    new DossierId(new UUID(0, 7)), "2021B2-990226", "赭岭县", true, Duration.ofDays(100), sums));
        }
    }

    private String page(String url) throws Exception {
        return mvc.perform(get(url)).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void everyPartHasItsShareAndItsLengthInTheBar() throws Exception {
        String page = page("/overview/spent");

        assertThat(page)
                .contains("赭岭县", "/dossiers/2021B2-990226/timeline", "70.0%", "20.0%", "10.0%")
                .contains("class=\"seg-QUEUE\" y=\"0\" height=\"20\" x=\"300\" width=\"700\"")
                .doesNotContain("class=\"seg-HELD\" y=");
    }

    @Test
    void whatIsAskedStandsInEveryLink() throws Exception {
        String page = page("/overview/spent?round=2021B2&region=990000&open=true&hours=WALL&most=RETURNED");

        assertThat(accounts.asked)
                .containsExactly("Question[round=2021B2, region=990000, open=true] WALL", "RETURNED from 0");
        assertThat(page)
                .contains(
                        "round=2021B2&amp;region=990000&amp;open=true&amp;hours=WALL&amp;most=QUEUE&amp;period=false&amp;offset=0#dossiers");
    }

    /** The bar is as long as what is left of it, and shares are told of that. */
    @Test
    void theWaitingPeriodCanBeLeftOut() throws Exception {
        accounts.sums.put(Segment.EXTERNAL, Duration.ofDays(100));
        String page = page("/overview/spent");

        assertThat(page("/overview/spent?period=true")).contains("class=\"seg-EXTERNAL\" y=", "35.0%");
        assertThat(page)
                .contains("class=\"seg-QUEUE\" y=", "70.0%", ">–<")
                .doesNotContain("class=\"seg-EXTERNAL\" y=", "35.0%");
    }

    @Test
    void moreThanOnePageIsTurnedAndNothingIsSaidInsteadOfAnEmptyTable() throws Exception {
        accounts.dossiers = 120;
        assertThat(page("/overview/spent?offset=50")).contains("offset=0#dossiers", "offset=100#dossiers");
        accounts.dossiers = 0;
        assertThat(page("/overview/spent")).contains("这里还没有卷宗").doesNotContain("id=\"dossiers\"");
    }
}
