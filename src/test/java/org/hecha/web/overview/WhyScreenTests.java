package org.hecha.web.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hecha.dossier.DossierId;
import org.hecha.organization.AScope;
import org.hecha.organization.AWorld;
import org.hecha.organization.Level;
import org.hecha.organization.MemberId;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.hecha.web.Screens;
import org.hecha.workflow.Why;
import org.hecha.workflow.Why.Breach;
import org.hecha.workflow.Why.Circumstance;
import org.hecha.workflow.Why.Count;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;

class WhyScreenTests {

    private final Causes causes = new Causes();
    private final MockMvc mvc = Screens.of(
            new AWorld(),
            AScope.of(new MemberId(new UUID(0, 1)), Role.PROVINCIAL_LEADER, 1, 1000, Level.PROVINCE),
            List.of("org.hecha.web.overview", "org.hecha.web.task"),
            beans -> {
                OverviewSpecimens.put(beans, Why.class);
                beans.put(Why.class, causes);
            });

    /** Every kind of finding once. */
    public static final class Causes {
        final List<Why.Question> asked = new ArrayList<>();
        int items = 2;
        boolean something = true;

        public Why.Answer of(Scope scope, Why.Question question) {
            asked.add(question);
            if (!something) {
                return new Why.Answer(
                        new Count("dossiers", 0), List.of(), List.of(), List.of(), List.of(), List.of(), "", List.of());
            }
            List<Why.Factor> factors = new ArrayList<>();
            for (var circumstance : Circumstance.values()) {
                String value = switch (circumstance) {
                    case REASON -> "NO_EVIDENCE";
                    case MONTH -> "09";
                    case APPLICANT -> "district";
                    case CRITERION -> "S02";
                    case AGAIN, RETURNED, CROWDED -> "";
                };
                factors.add(new Why.Factor(
                        circumstance,
                        value,
                        new Count("with/" + circumstance + "/" + value, 31),
                        new Count("without/" + circumstance + "/" + value, 40),
                        Duration.ofHours(60),
                        Duration.ofHours(circumstance == Circumstance.MONTH ? -5 : 20),
                        Duration.ofDays(4)));
            }
            return new Why.Answer(
                    new Count("dossiers", 16),
                    List.of(new Why.Rework(
                            "city_check",
                            new Count("decided/city_check", 16),
                            new Count("first/city_check", 12),
                            new Count("returned/city_check", 4),
                            new Count("returns/city_check", 5),
                            List.of(new Why.Reason("NO_EVIDENCE", new Count("reason/city_check/NO_EVIDENCE", 7))))),
                    List.of(new Why.PingPong(
                            Role.CITY_REVIEWER,
                            Role.COUNTY_CLERK,
                            new Count("pingpong/CITY_REVIEWER/COUNTY_CLERK", 1))),
                    List.of(new Why.HandOver(
                            Role.COUNTY_LEADER,
                            Role.CITY_REVIEWER,
                            new Count("handover/COUNTY_LEADER/CITY_REVIEWER", 21))),
                    List.of(
                            new Why.Variant(
                                    List.of("draft", "seal", "city_check!"),
                                    false,
                                    new Count("variant/x", 4),
                                    Optional.empty()),
                            new Why.Variant(List.of(), false, new Count("variant/others", 2), Optional.empty())),
                    List.of(
                            new Why.Departure(Breach.SKIPPED, "recommend", new Count("departure/SKIPPED/recommend", 1)),
                            new Why.Departure(Breach.SAME_PERSON, "", new Count("departure/SAME_PERSON/", 1))),
                    "city_check",
                    factors);
        }

        public List<Why.Item> items(Scope scope, Why.Question question, String key) {
            return IntStream.range(0, items)
                    .mapToObj(i -> new Why.Item(
                            new DossierId(new UUID(0, i)), "2021B2-990226", "赭岭县", "city_check", Instant.EPOCH))
                    .toList();
        }
    }

    private String page(String address) throws Exception {
        String html = mvc.perform(get(address)).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(Screens.faults(html)).isEmpty();
        return html;
    }

    @Test
    void everyNumberOpensItsListAndChanceIsCalledChance() throws Exception {
        for (String language : List.of("", "&lang=en")) {
            assertThat(page("/overview/why?round=R1" + language))
                    .contains(
                            "key=dossiers",
                            "key=first/city_check",
                            "key=reason/city_check/NO_EVIDENCE",
                            "key=handover/COUNTY_LEADER/CITY_REVIEWER",
                            "key=variant/others",
                            "key=departure/SAME_PERSON/",
                            "key=with/MONTH/09")
                    .doesNotContain("style=");
        }
        assertThat(page("/overview/why")).contains("看不出差别", "明显较长", "+2.5 天", "市级初审（退回）");
    }

    @Test
    void theLatestRoundIsLookedAtFirst() throws Exception {
        page("/overview/why");
        assertThat(causes.asked).last().extracting(Why.Question::round).isEqualTo(OverviewSpecimens.LATEST);
    }

    @Test
    void aListSaysWhatItIsOfAndWhenItGoesOn() throws Exception {
        assertThat(page("/overview/why/items?key=returns/city_check")).contains("各次退回 · 市级初审", "共 2 条");
        causes.items = 900;
        assertThat(page("/overview/why/items?key=returns/city_check")).contains("共 900 条", "另有 400 条");
        assertThat(page("/overview/why/items?key=%3Cscript%3E/x")).doesNotContain("<script>/x");
    }

    @Test
    void saysWhatToDoWhereNothingWasDone() throws Exception {
        causes.something = false;
        assertThat(page("/overview/why")).contains("这个批次还没有办过的任务");
    }
}
