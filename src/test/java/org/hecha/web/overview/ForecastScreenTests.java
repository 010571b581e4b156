package org.hecha.web.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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
import org.hecha.workflow.Forecast;
import org.hecha.workflow.KeptForecasts;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;

class ForecastScreenTests {

    private static final Instant MADE = Instant.parse("2022-10-01T06:05:00Z");

    private final Told told = new Told();
    private final MockMvc mvc = Screens.of(
            new AWorld(),
            AScope.of(new MemberId(new UUID(0, 1)), Role.PROVINCIAL_LEADER, 1, 1000, Level.PROVINCE),
            List.of("org.hecha.web.overview", "org.hecha.web.task"),
            beans -> {
                OverviewSpecimens.put(beans, Forecast.class, KeptForecasts.class);
                beans.put(Forecast.class, told);
                beans.put(KeptForecasts.class, told);
            });

    /** One stage with a date, one without anything on its way. */
    public static final class Told {
        final List<Forecast.Question> asked = new ArrayList<>();
        boolean something = true;
        boolean there = true;
        Optional<Instant> then = Optional.empty();
        int held = 15;
        int heldDays = 13;
        Forecast.Effect effect = new Forecast.Effect(0, List.of());

        public Optional<KeptForecasts.Kept> of(Scope scope, Forecast.Question question) {
            asked.add(question);
            return there ? Optional.of(new KeptForecasts.Kept(answer(question), MADE)) : Optional.empty();
        }

        private Forecast.Answer answer(Forecast.Question question) {
            if (!something) {
                return new Forecast.Answer(
                        Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), Optional.empty(), List.of());
            }
            return new Forecast.Answer(
                    Optional.of(outlook(0.4)),
                    question.more() > 0 ? Optional.of(outlook(0.999)) : Optional.empty(),
                    question.more() > 0 ? Optional.of(effect) : Optional.empty(),
                    Map.of("city_review", new Forecast.Numbers(1, 3, 6)),
                    Optional.of(new Forecast.BackTest(
                            18, 4, List.of(5, 10, 20), 1.4, 12.5, held, 16, heldDays, 0.12, 1.25)),
                    List.of("city_review"));
        }

        public List<org.hecha.workflow.Why.Item> passed(
                Scope scope, Forecast.Question question, String step, Instant moment) {
            then = Optional.of(moment);
            return List.of(new org.hecha.workflow.Why.Item(
                    new org.hecha.dossier.DossierId(new UUID(0, 3)),
                    "2021B2-990226",
                    "赭岭县",
                    "",
                    java.time.Instant.EPOCH));
        }

        private static Forecast.Outlook outlook(double chance) {
            var numbers = new Forecast.Numbers(2, 4, 7);
            var day = LocalDate.of(2022, 11, 7);
            return new Forecast.Outlook(
                    List.of(
                            new Forecast.Station(
                                    "city_review",
                                    3,
                                    Optional.of(numbers),
                                    Optional.of(LocalDate.of(2022, 11, 10)),
                                    Optional.of(new Forecast.Days(day, day.plusDays(3), day.plusDays(9))),
                                    Optional.of(numbers),
                                    Optional.of(chance)),
                            new Forecast.Station(
                                    "recommend",
                                    0,
                                    Optional.of(new Forecast.Numbers(0, 0, 0)),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty()),
                            new Forecast.Station(
                                    "name_county",
                                    0,
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty())),
                    125,
                    Duration.ofMillis(1840));
        }
    }

    private String page(String address) throws Exception {
        String html = mvc.perform(get(address)).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(Screens.faults(html)).isEmpty();
        return html;
    }

    @Test
    void saysHowSureItIsWhatItCostAndHowGoodItWas() throws Exception {
        assertThat(page("/overview/forecast"))
                .contains("11月10日 周四（11月7日 周一 至 11月16日 周三）", "4（2–7）", "40%", "推演 125 次，用时 1.8 秒")
                .contains("平均差 1.4 份", "没有在途", "尚不能推算")
                .doesNotContain("style=");
        assertThat(page("/overview/forecast?lang=en")).contains("Played 125 times in 1.8 s");
    }

    @Test
    void drawsTheDaysWithTheDateOfTheRound() throws Exception {
        String html = page("/overview/forecast?step=city_review&more=2");
        // from 7 to 16 November: the target of the tenth lies a third of the way along
        assertThat(html)
                .contains("最后一份何时走完", "viewBox=\"0 -4 640 58\"")
                .contains(
                        "class=\"came\" height=\"9\" x=\"130\" y=\"5\" width=\"496\"",
                        "class=\"open\" x1=\"295\" x2=\"295\"")
                .containsOnlyOnce("class=\"of\"")
                .contains(">11-07</text>", ">11-14</text>");
        told.something = false;
        assertThat(page("/overview/forecast")).doesNotContain("最后一份何时走完");
    }

    @Test
    void morePeopleStandBesideThingsAsTheyAre() throws Exception {
        String html = page("/overview/forecast?step=city_review&more=2");
        assertThat(html).contains("现状", "每单位多 2 人", "40%", "几乎肯定");
        assertThat(told.asked).last().isEqualTo(new Forecast.Question(OverviewSpecimens.LATEST, "", "city_review", 2));
    }

    @Test
    void peopleWhoChangeNothingAreSaidToChangeNothing() throws Exception {
        assertThat(page("/overview/forecast?step=city_review&more=2")).contains("在这里加人没有作用");
        assertThat(page("/overview/forecast?step=city_review&more=2&lang=en"))
                .contains("No effect here: work does not queue for people at this step.");
        assertThat(page("/overview/forecast")).doesNotContain("在这里加人没有作用");
    }

    @Test
    void peopleWhoseWorkWaitsElsewhereAreSaidToMoveTheQueue() throws Exception {
        told.effect = new Forecast.Effect(3.25, List.of());
        assertThat(page("/overview/forecast?step=city_review&more=2&lang=en"))
                .contains("through this step 3.3 working days earlier", "no stage is through earlier");
    }

    @Test
    void peopleWhoHelpAreSaidToHelpWhere() throws Exception {
        told.effect = new Forecast.Effect(
                3.2, List.of(new Forecast.Gain("city_review", 3.2), new Forecast.Gain("recommend", -0.7)));
        assertThat(page("/overview/forecast?step=city_review&more=2"))
                .contains("市级审核：卷宗平均早 3.2 个工作日走完", "省级推荐：卷宗平均晚 0.7 个工作日走完")
                .doesNotContain("在这里加人没有作用");
    }

    @Test
    void whatIsNearIsToldInNumbers() throws Exception {
        assertThat(page("/overview/forecast")).contains("20 个工作日内到", "3（1–6）");
    }

    @Test
    void warnsOfRangesThatHeldTooSeldomOrTooOften() throws Exception {
        String fair = page("/overview/forecast");
        assertThat(fair).contains("5、10、20 个工作日", "放宽中间值的 12%", "快慢 25%").doesNotContain("is-warning");
        told.heldDays = 9;
        assertThat(page("/overview/forecast")).contains("is-warning", "说得太满");
        assertThat(page("/overview/forecast?lang=en")).contains("too sure of themselves", "5, 10, 20 working days");
        told.held = 18;
        told.heldDays = 16;
        assertThat(page("/overview/forecast")).contains("is-warning", "余地偏大");
    }

    @Test
    void whatHasPassedOpensItsList() throws Exception {
        assertThat(page("/overview/forecast?round=R1"))
                .contains("/overview/forecast/passed?round=R1&amp;region=&amp;step=city_review");
        assertThat(page("/overview/forecast?round=R1")).contains("then=2022-10-01T06:05:00Z");
        assertThat(page("/overview/forecast/passed?round=R1&step=city_review&then=2022-10-01T06:05:00Z"))
                .contains("赭岭县", "市级审核");
        assertThat(told.then).contains(MADE);
    }

    @Test
    void morePeopleThanAnyOfficeHasAreAsManyAsMayBeAsked() throws Exception {
        page("/overview/forecast?step=city_review&more=4000");
        assertThat(told.asked).last().extracting(Forecast.Question::more).isEqualTo(Forecast.MOST_MORE);
        page("/overview/forecast?more=-3");
        assertThat(told.asked).last().extracting(Forecast.Question::more).isEqualTo(0);
    }

    @Test
    void saysWhenItWasTold() throws Exception {
        assertThat(page("/overview/forecast")).contains("截至 10月1日 周六 14:05").doesNotContain("hx-get");
    }

    @Test
    void looksAgainWhileItIsPlayedForTheFirstTime() throws Exception {
        told.there = false;
        assertThat(page("/overview/forecast?round=R1&step=city_review&more=2&lang=en"))
                .contains("is being played", "load delay:2s", "step=city_review&amp;more=2")
                .containsPattern("value=\"city_review\"[^>]*selected")
                .doesNotContain("Nothing can be told yet");
    }

    @Test
    void saysWhatIsMissingWhereNothingCanBeTold() throws Exception {
        told.something = false;
        assertThat(page("/overview/forecast")).contains("还推演不了", "不少于 20 件");
    }
}
