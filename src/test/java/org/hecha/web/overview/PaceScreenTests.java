package org.hecha.web.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.hecha.dossier.Dossiers;
import org.hecha.organization.AScope;
import org.hecha.organization.AWorld;
import org.hecha.organization.Level;
import org.hecha.organization.MemberId;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.hecha.programme.Stage;
import org.hecha.web.Screens;
import org.hecha.web.task.TaskSpecimens;
import org.hecha.workflow.Attention;
import org.hecha.workflow.Bottlenecks;
import org.hecha.workflow.EventLog;
import org.hecha.workflow.Pace;
import org.hecha.workflow.Worklist;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;

class PaceScreenTests {

    private final Finished finished = new Finished();
    private final Log log = new Log();
    private final TaskSpecimens.AttentionAnswers attention = new TaskSpecimens.AttentionAnswers();
    private final MockMvc mvc = Screens.of(
            new AWorld(),
            AScope.of(new MemberId(new UUID(0, 1)), Role.PROVINCIAL_LEADER, 1, 1000, Level.PROVINCE),
            List.of("org.hecha.web.overview", "org.hecha.web.task"),
            beans -> {
                OverviewSpecimens.put(beans, Pace.class, EventLog.class, Attention.class);
                beans.put(Pace.class, finished);
                beans.put(EventLog.class, log);
                beans.put(Attention.class, attention);
            });

    /** One person finishes two tasks. */
    public static final class Log {
        static final String PERSON = "6d9b3a52-0000-0000-0000-000000000001";

        final List<String> taken = new ArrayList<>();

        public void taken(Scope scope, String region, Instant from, Instant to, String format) {
            taken.add(format);
        }

        public void each(Scope scope, String region, Instant from, Instant to, Consumer<EventLog.Event> reader) {
            for (long id = 1; id <= 2; id++) {
                reader.accept(new EventLog.Event(
                        id,
                        "2021B2-990226",
                        "赭岭县",
                        "t" + id,
                        "application",
                        "seal",
                        "",
                        "COMPLETED",
                        "赭岭县人民政府",
                        "COUNTY_LEADER",
                        PERSON,
                        Instant.EPOCH,
                        "approve",
                        EventLog.Detail.NONE));
            }
        }
    }

    @Test
    void theEventLogNamesNobodyAndOtherFormatsAreNotThere() throws Exception {
        var answer = mvc.perform(get("/overview/log.csv")).andReturn().getResponse();

        assertThat(answer.getHeader("Content-Disposition")).contains("hecha-", ".csv");
        assertThat(answer.getContentAsString(StandardCharsets.UTF_8))
                .contains(",P1,")
                .doesNotContain(Log.PERSON)
                .hasLineCount(3);
        assertThat(mvc.perform(get("/overview/log.exe"))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
    }

    /** Remembers what it was asked. */
    public static final class Finished {
        final List<Pace.Question> asked = new ArrayList<>();
        boolean something = true;

        public Pace.Answer of(Scope scope, Pace.Question question) {
            asked.add(question);
            if (!something) {
                return new Pace.Answer(List.of(), List.of(), 0, 0, 0);
            }
            var wall = spread(12);
            var working = spread(7);
            var times = Map.of(Pace.Hours.WALL, wall, Pace.Hours.WORKING, working);
            var step = new Pace.Step(
                    "provincial-recommendation",
                    "city_review",
                    40,
                    5,
                    2,
                    Map.of(Pace.Hours.WORKING, Duration.ofDays(3), Pace.Hours.WALL, Duration.ofDays(4)),
                    Map.of(Pace.Part.TOTAL, times, Pace.Part.WAITING, times, Pace.Part.HANDLING, times));
            return new Pace.Answer(
                    List.of(step), List.of(new Pace.Month(YearMonth.of(2022, 9), 40, 5, working)), 40, 5, 2);
        }

        public Worklist.Page tasks(Scope scope, Pace.Question question, Pace.Only only, String after, int limit) {
            asked.add(question);
            return new Worklist.Page(List.of(), "");
        }

        private static Pace.Spread spread(int days) {
            var p90 = Duration.ofDays(days);
            return new Pace.Spread(Duration.ofHours(5), Duration.ofDays(2), p90, p90, Duration.ofHours(60), p90);
        }
    }

    /** What is faked of everything that has nothing to say here. */
    public static final class Nothing {
        public Bottlenecks.Overview overview(Scope scope, Bottlenecks.Filter filter) {
            return new Bottlenecks.Overview(List.of(), List.of(), 0, 0, 0);
        }

        public List<String> steps() {
            return List.of("city_review", "desk_review");
        }

        public List<String> processes() {
            return List.of("application", "provincial-recommendation");
        }

        public Map<Worklist.Tab, Long> counts(Scope scope) {
            return Map.of();
        }

        public Map<Stage, Long> countByStage(Scope scope, Dossiers.Standing standing) {
            return Map.of();
        }
    }

    private String page(String address) throws Exception {
        var html = mvc.perform(get(address)).andReturn().getResponse().getContentAsString();
        assertThat(Screens.faults(html)).isEmpty();
        return html;
    }

    @Test
    void aMonthThatIsNoneNarrowsNothing() throws Exception {
        page("/overview/pace?from=2022-13&months=3");
        assertThat(finished.asked.getFirst().from()).isEqualTo(YearMonth.of(2022, 8));
        assertThat(finished.asked.getFirst().to()).isEqualTo(YearMonth.of(2022, 10));
    }

    @Test
    void saysWhatToDoWhereNothingWasFinished() throws Exception {
        finished.something = false;
        assertThat(page("/overview/pace?lang=zh")).contains("class=\"empty\"").doesNotContain("<table");
    }

    @Test
    void everyCountOpensTheListItCounts() throws Exception {
        String html = page("/overview/pace");
        assertThat(html)
                .contains("/overview/finished?process=provincial-recommendation&amp;step=city_review&amp;months=12")
                .contains("from=2022-09&amp;to=2022-09")
                .contains("only=RETURNED", "only=LATE");
        page("/overview/finished?process=provincial-recommendation&step=city_review&from=2022-09&to=2022-09&only=LATE");
        var last = finished.asked.getLast();
        assertThat(last.step()).isEqualTo("city_review");
        assertThat(last.from()).isEqualTo(last.to()).isEqualTo(YearMonth.of(2022, 9));
    }

    @Test
    void theSwitchesDecideWhichTimeIsShown() throws Exception {
        assertThat(page("/overview/pace?hours=WORKING")).contains("is-warm");
        assertThat(page("/overview/pace?hours=WALL&figure=P90"))
                .contains("is-warm")
                .doesNotContain("is-hot");
        assertThat(page("/overview/pace?hours=WALL&figure=P50"))
                .contains("is-cool")
                .doesNotContain("is-warm", "is-hot");
        // the only step has most of what is added up
        assertThat(page("/overview/pace?figure=DELAY")).contains("is-hot");
    }

    @Test
    void oneRoundAndOneCriterionCanBeAskedFor() throws Exception {
        page("/overview/pace?round=2023B1&criterion=S07");
        assertThat(finished.asked)
                .last()
                .extracting(Pace.Question::round, Pace.Question::criterion)
                .containsExactly("2023B1", "S07");
    }

    @Test
    void placesStayUnknownOnRequest() throws Exception {
        String hidden = mvc.perform(get("/overview/log.csv?places=false"))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);

        assertThat(hidden).contains(",D1,C1,", ",U1,").doesNotContain("赭岭县", "990226");
        assertThat(log.taken).containsExactly("csv");
    }
}
