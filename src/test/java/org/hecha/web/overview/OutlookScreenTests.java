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
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

class OutlookScreenTests {

    private final Told told = new Told();
    private final MockMvc mvc = Screens.of(
            new AWorld(),
            AScope.of(new MemberId(new UUID(0, 1)), Role.PROVINCIAL_LEADER, 1, 1000, Level.PROVINCE),
            List.of("org.hecha.web.overview", "org.hecha.web.task"),
            beans -> {
                OverviewSpecimens.put(beans, KeptForecasts.class);
                beans.put(KeptForecasts.class, told);
            });

    /** The city's review ends after its date; what nobody has been through yet cannot be told. */
    public static final class Told {
        final List<Forecast.Question> asked = new ArrayList<>();
        boolean enough = true;
        boolean there = true;
        Optional<Forecast.Days> later = Optional.empty();

        public Optional<KeptForecasts.Kept> of(Scope scope, Forecast.Question question) {
            asked.add(question);
            return there
                    ? Optional.of(new KeptForecasts.Kept(
                            new Forecast.Answer(
                                    outlook(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Map.of(),
                                    Optional.empty(),
                                    List.of()),
                            Instant.parse("2022-10-01T06:05:00Z")))
                    : Optional.empty();
        }

        private Optional<Forecast.Outlook> outlook() {
            var days = new Forecast.Days(
                    LocalDate.of(2022, 10, 12), LocalDate.of(2022, 10, 20), LocalDate.of(2022, 11, 1));
            return enough
                    ? Optional.of(new Forecast.Outlook(
                            List.of(
                                    station("city_review", Optional.of(LocalDate.of(2022, 10, 14)), Optional.of(days)),
                                    station("name_county", Optional.empty(), later)),
                            40,
                            Duration.ofMillis(90)))
                    : Optional.empty();
        }

        private static Forecast.Station station(String step, Optional<LocalDate> target, Optional<Forecast.Days> last) {
            return new Forecast.Station(step, 1, Optional.empty(), target, last, Optional.empty(), Optional.empty());
        }
    }

    private MockHttpServletResponse answer(String address) throws Exception {
        var answer = mvc.perform(get(address)).andReturn().getResponse();
        assertThat(Screens.faults(answer.getContentAsString(StandardCharsets.UTF_8)))
                .isEmpty();
        return answer;
    }

    @Test
    void saysOfTheLatestRoundWhatEndsWhenAndWhatIsLate() throws Exception {
        String line = answer("/overview/outlook?region=990000").getContentAsString(StandardCharsets.UTF_8);

        assertThat(line)
                .contains(OverviewSpecimens.LATEST, "市级审核", "10月20日", "晚于 10月14日", "class=\"due late\"", "截至", "14:05")
                .doesNotContain("命名");
        assertThat(told.asked).containsExactly(new Forecast.Question(OverviewSpecimens.LATEST, "990000", "", 0));
        assertThat(answer("/overview/outlook?lang=en").getContentAsString(StandardCharsets.UTF_8))
                .contains("after the date of");
    }

    @Test
    void saysWhyALaterStationMayBeThroughSooner() throws Exception {
        var middle = LocalDate.of(2022, 10, 20);
        told.later = Optional.of(new Forecast.Days(middle, middle.plusDays(1), middle.plusDays(2)));
        assertThat(answer("/overview/outlook").getContentAsString(StandardCharsets.UTF_8))
                .contains("命名")
                .doesNotContain("可能更早走完");
        told.later = Optional.of(new Forecast.Days(middle, middle.minusDays(1), middle.plusDays(2)));
        assertThat(answer("/overview/outlook").getContentAsString(StandardCharsets.UTF_8))
                .contains("后面的阶段可能更早走完");
    }

    @Test
    void saysThatNothingCanBeToldYet() throws Exception {
        told.enough = false;
        assertThat(answer("/overview/outlook").getContentAsString(StandardCharsets.UTF_8))
                .contains("尚不能推演");
    }

    @Test
    void looksAgainWhileItIsPlayedForTheFirstTimeAndNothingOfThatIsKept() throws Exception {
        told.there = false;
        var answer = answer("/overview/outlook?region=990000&lang=en");
        assertThat(answer.getContentAsString(StandardCharsets.UTF_8))
                .contains("load delay:2s", "/overview/outlook?region=990000", "Playing the rest")
                .doesNotContain("Too little was finished");
        assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void isKeptForAWhileByWhoeverAskedAndByNobodyElse() throws Exception {
        var answer = answer("/overview/outlook");
        assertThat(answer.getHeader("Cache-Control")).contains("max-age=300").contains("private");
        assertThat(answer.getHeaders("Vary")).contains("Cookie");
    }
}
