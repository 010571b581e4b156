package org.hecha.web.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hecha.organization.AScope;
import org.hecha.organization.AWorld;
import org.hecha.organization.Level;
import org.hecha.organization.MemberId;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.hecha.web.Screens;
import org.hecha.workflow.Alerts;
import org.hecha.workflow.FormRejected;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;

class AlertsScreenTests {

    private final Kept kept = new Kept();
    private final MockMvc mvc = Screens.of(
            new AWorld(),
            AScope.of(new MemberId(new UUID(0, 1)), Role.PROVINCIAL_LEADER, 1, 1000, Level.PROVINCE),
            List.of("org.hecha.web.overview", "org.hecha.web.task"),
            beans -> {
                OverviewSpecimens.put(beans, Alerts.class);
                beans.put(Alerts.class, kept);
            });

    /** Remembers what was set. */
    public static final class Kept {
        final List<Alerts.Rule> rules = new ArrayList<>();
        boolean weekly;

        public List<Alerts.Watched> mine(Scope scope) {
            List<Alerts.Watched> watched = new ArrayList<>();
            for (var rule : rules) {
                watched.add(new Alerts.Watched(
                        new UUID(0, watched.size()),
                        rule,
                        Optional.of(9L),
                        Optional.of(Screens.NOW),
                        rule.raise() <= 9 ? Optional.of(Instant.parse("2022-10-09T01:00:00Z")) : Optional.empty()));
            }
            return watched;
        }

        public UUID keep(Scope scope, Alerts.Rule rule) {
            if (rule.clear() >= rule.raise()) {
                throw new FormRejected(Map.of("clear", "too_large"));
            }
            rules.add(rule);
            return new UUID(0, 0);
        }

        public void drop(Scope scope, UUID id) {
            rules.remove((int) id.getLeastSignificantBits());
        }

        public boolean weekly(Scope scope) {
            return weekly;
        }

        public void weekly(Scope scope, boolean on) {
            weekly = on;
        }
    }

    private String page(String address) throws Exception {
        String html = mvc.perform(get(address)).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(Screens.faults(html)).isEmpty();
        return html;
    }

    private String said(String address, String... pairs) throws Exception {
        var request = post(address);
        for (int i = 0; i < pairs.length; i += 2) {
            request.param(pairs[i], pairs[i + 1]);
        }
        return String.valueOf(mvc.perform(request).andReturn().getFlashMap().get("said"));
    }

    @Test
    void saysHowToBeginAndShowsWhatIsReached() throws Exception {
        assertThat(page("/overview/alerts")).contains("还没有预警", "您没有订周报");
        assertThat(said("/overview/alerts", "figure", "LATE", "step", "city_check", "raise", "5", "clear", "2"))
                .isEqualTo("alerts.kept");
        assertThat(said("/overview/alerts", "figure", "P90", "step", "city_check", "raise", "50", "clear", "2"))
                .isEqualTo("alerts.kept");

        assertThat(page("/overview/alerts")).contains("超期件数：市级初审", "自 10月9日", "正常", "step=city_check");
        assertThat(page("/overview/alerts?lang=en")).contains("overdue tasks");
        assertThat(said("/overview/alerts/" + new UUID(0, 0) + "/drop")).isEqualTo("alerts.dropped");
        assertThat(kept.rules).hasSize(1);
    }

    @Test
    void saysWhatIsWrongWithALimit() throws Exception {
        assertThat(said("/overview/alerts", "figure", "OPEN", "raise", "5", "clear", "5"))
                .isEqualTo("alerts.wrong.clear");
    }

    @Test
    void aRefusedLimitLosesNothing() throws Exception {
        var refused = mvc.perform(post("/overview/alerts")
                        .param("figure", "LATE")
                        .param("step", "city_review")
                        .param("raise", "77")
                        .param("clear", "78"))
                .andReturn();

        String again = mvc.perform(get("/overview/alerts").flashAttrs(refused.getFlashMap()))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);

        assertThat(again).contains("value=\"77\"", "value=\"78\"").containsPattern("value=\"LATE\"[^>]* selected");
    }

    @Test
    void watchesTheForecastOfARoundAndLeadsToItsPage() throws Exception {
        assertThat(page("/overview/alerts")).contains("推演中赶不上时限的比例", "value=\"city_review\"", "id=\"a-round\"");
        said(
                "/overview/alerts",
                "figure",
                "MISSING",
                "step",
                "city_review",
                "round",
                "2021B2",
                "raise",
                "50",
                "clear",
                "20");
        said("/overview/alerts", "figure", "OPEN", "round", "2021B2", "raise", "5", "clear", "2");

        assertThat(kept.rules).extracting(Alerts.Rule::round).containsExactly("2021B2", "");
        assertThat(page("/overview/alerts")).contains("推演中赶不上时限的比例（%）：2021B2 市级审核", "/overview/forecast?round=2021B2");
        assertThat(page("/overview/alerts?lang=en")).contains("plays that miss the date");
    }

    @Test
    void theLetterOfTheWeekIsWantedAndNotWanted() throws Exception {
        assertThat(said("/overview/alerts/weekly", "on", "true")).isEqualTo("alerts.weekly.on");
        assertThat(page("/overview/alerts")).contains("退订");
        assertThat(said("/overview/alerts/weekly", "on", "false")).isEqualTo("alerts.weekly.off");
    }
}
