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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
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
        Optional<Alerts.Standing> untold = Optional.empty();

        public List<Alerts.Watched> mine(Scope scope) {
            List<Alerts.Watched> watched = new ArrayList<>();
            for (var rule : rules) {
                watched.add(new Alerts.Watched(
                        new UUID(0, watched.size()),
                        rule,
                        untold.isPresent() ? Optional.empty() : Optional.of(9L),
                        untold.orElse(Alerts.Standing.MEASURED),
                        Optional.of(Screens.NOW),
                        untold.isEmpty() && rule.raise() <= 9
                                ? Optional.of(Instant.parse("2022-10-09T01:00:00Z"))
                                : Optional.empty()));
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

    @ParameterizedTest
    @EnumSource(Alerts.Figure.class)
    void everyFigureIsExplainedAndOfferedWithALimitThatWouldBeKept(Alerts.Figure figure) throws Exception {
        String form = page("/overview/alerts?figure=" + figure);

        assertThat(form)
                .contains("name=\"raise\" type=\"number\"", "value=\"" + figure.raise() + "\"")
                .contains(figure.less() ? "越小越差" : "越大越差")
                .contains(figure.source().hourly() ? "每小时查看一次" : "每一刻钟查看一次");
        assertThat(form.contains("id=\"a-step\"")).isEqualTo(figure.step() != Alerts.Choice.NONE);
        assertThat(form.contains("id=\"a-round\"")).isEqualTo(figure.round() != Alerts.Choice.NONE);
        assertThat(page("/overview/alerts?lang=en&figure=" + figure))
                .contains(figure.less() ? "Less is worse" : "More is worse");
        page("/overview/alerts?lang=zh");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            LATE           | /overview/tasks?step=city_check&due=LATE
            SOON           | /overview/tasks?step=city_check&due=SOON
            OLDEST         | /overview/tasks?step=city_check
            FINISHED       | /overview/flow?step=city_check&weeks=4&way=FINISHED
            CLEAR          | /overview/stuck?step=city_check&weeks=4
            RETURN_SHARE   | /overview/finished?step=city_check&round=2021B2&months=3
            HANDLED_P90    | /overview/pace?step=city_check&round=2021B2&months=3&part=HANDLING
            FIRST_PASS     | /overview/why/items?round=2021B2&key=first/city_check
            DEPARTURES     | /overview/why?round=2021B2
            RETURNED_SHARE | /overview/spent?round=2021B2&region=&open=false&hours=WORKING&most=RETURNED
            BEHIND         | /overview/forecast?round=2021B2
            """)
    void everyLetterLeadsToTheCasesOfItsFigure(Alerts.Figure figure, String cases) throws Exception {
        kept.rules.add(new Alerts.Rule(figure, "", "", "city_check", "2021B2", figure.raise(), figure.clear()));

        assertThat(leadsTo(new UUID(0, 0))).startsWith(cases);
        assertThat(leadsTo(new UUID(0, 7))).as("gone, or somebody else's").isEqualTo("/overview/alerts");
    }

    private String leadsTo(UUID alert) throws Exception {
        return String.valueOf(mvc.perform(get("/overview/alerts/" + alert + "/cases"))
                .andReturn()
                .getResponse()
                .getRedirectedUrl());
    }

    @Test
    void saysWhyAFigureIsNotTold() throws Exception {
        kept.rules.add(new Alerts.Rule(Alerts.Figure.FIRST_PASS, "", "", "city_check", "2021B2", 60, 75));
        kept.untold = Optional.of(Alerts.Standing.TOO_FEW);

        assertThat(page("/overview/alerts")).contains("首次通过率（%）：2021B2 市级初审", "不足 20 件", "件数太少，暂不预警");
        kept.untold = Optional.of(Alerts.Standing.NO_DATE);
        assertThat(page("/overview/alerts")).contains("批次没有为这一步定时限，不预警");
    }

    @Test
    void watchesTheForecastOfARoundAndLeadsToItsPage() throws Exception {
        assertThat(page("/overview/alerts?figure=MISSING&step=city_review"))
                .contains("推演中赶不上时限的比例", "id=\"a-round\"")
                .containsPattern("value=\"city_review\"[^>]* selected")
                .doesNotContain("value=\"city_check\"");
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

        assertThat(kept.rules).extracting(Alerts.Rule::round).containsExactly("2021B2");
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
