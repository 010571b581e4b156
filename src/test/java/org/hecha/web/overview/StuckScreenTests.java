package org.hecha.web.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hecha.dossier.DossierId;
import org.hecha.organization.AScope;
import org.hecha.organization.AWorld;
import org.hecha.organization.Body;
import org.hecha.organization.Level;
import org.hecha.organization.Member;
import org.hecha.organization.MemberId;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.hecha.web.Screens;
import org.hecha.workflow.Asks;
import org.hecha.workflow.Bottlenecks;
import org.hecha.workflow.FormRejected;
import org.hecha.workflow.Load;
import org.hecha.workflow.Stuck;
import org.hecha.workflow.Task;
import org.hecha.workflow.TaskId;
import org.hecha.workflow.UrgedRecently;
import org.hecha.workflow.Worklist;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;

class StuckScreenTests {

    private final AWorld world = new AWorld();
    private final Body province = world.body("赭山省科协", Body.Kind.RECOMMENDING, AWorld.PROVINCE);
    private final Member holder = world.member("孙宁", province, Role.PROVINCIAL_REVIEWER);
    private final Member colleague = world.member("郑可", province, Role.PROVINCIAL_REVIEWER);
    private final Member leader = world.member("何坚", province, Role.PROVINCIAL_LEADER);
    private final Lists lists = new Lists();
    private final Loads loads = new Loads();
    private final Moves moves = new Moves();
    private final MockMvc mvc = Screens.of(
            world,
            AScope.of(leader.id(), Role.PROVINCIAL_LEADER, 1, 1000, Level.PROVINCE),
            List.of("org.hecha.web.overview", "org.hecha.web.task"),
            beans -> {
                OverviewSpecimens.put(beans, Stuck.class, Load.class, Worklist.class, Asks.class);
                beans.put(Stuck.class, lists);
                beans.put(Load.class, loads);
                beans.put(Worklist.class, moves);
                beans.put(Asks.class, moves);
            });

    private Task task() {
        return new Task(
                new TaskId("t1"),
                new DossierId(new UUID(0, 7)),
                "2021B2-990226",
                "990226",
                "石桥县",
                "application",
                "provincial_check",
                "",
                province.id(),
                Role.PROVINCIAL_REVIEWER,
                Optional.of(holder.id()),
                holder.name(),
                Instant.parse("2022-09-20T02:00:00Z"),
                Instant.parse("2022-09-27T10:00:00Z"),
                Optional.empty(),
                3,
                "");
    }

    /** One task of a provincial office waits, past its deadline. */
    public final class Lists {
        EnumSet<Stuck.Move> allowed = EnumSet.allOf(Stuck.Move.class);
        boolean empty;
        final List<Stuck.Question> asked = new ArrayList<>();

        public Stuck.Answer of(Scope scope, Stuck.Question question) {
            asked.add(question);
            var flow = new Stuck.Flow(9, 6, 1, 2);
            return new Stuck.Answer(
                    List.of(
                            new Stuck.Step(
                                    "application",
                                    "provincial_check",
                                    1,
                                    1,
                                    new Stuck.Estimate(Optional.of(Duration.ofDays(4)), Optional.empty(), 6, 1),
                                    flow,
                                    Stuck.Trend.GROWS,
                                    Optional.empty(),
                                    Optional.of(LocalDate.of(2022, 10, 12))),
                            new Stuck.Step(
                                    "application",
                                    "seal",
                                    0,
                                    0,
                                    new Stuck.Estimate(
                                            Optional.of(Duration.ofHours(5)), Optional.of(Duration.ofDays(2)), 6, 0),
                                    new Stuck.Flow(1, 3, 0, 0),
                                    Stuck.Trend.UNKNOWN,
                                    Optional.empty(),
                                    Optional.empty())),
                    List.of(new Stuck.Week(LocalDate.of(2022, 10, 10), flow, 1)),
                    1,
                    1);
        }

        public Stuck.Page waiting(Scope scope, Bottlenecks.Filter filter, Stuck.Order order, String after, int limit) {
            if (empty) {
                return new Stuck.Page(List.of(), "");
            }
            return new Stuck.Page(
                    List.of(new Stuck.Waiting(
                            task(), province.name(), true, Duration.ofDays(9), Duration.ofDays(5), allowed)),
                    "");
        }

        public Worklist.Page flow(
                Scope scope,
                Stuck.Question question,
                Stuck.Way way,
                Optional<LocalDate> monday,
                String after,
                int limit) {
            return new Worklist.Page(List.of(task()), "");
        }
    }

    /** Remembers what was done. */
    public final class Moves {
        final List<String> done = new ArrayList<>();

        public Task get(Scope scope, TaskId id) {
            return task();
        }

        public void urge(Scope scope, TaskId id) {
            throw new UrgedRecently(Instant.parse("2022-10-10T01:00:00Z"));
        }

        public Task extend(Scope scope, TaskId id, int days, String reason) {
            if (days > Worklist.LONGEST_EXTENSION) {
                throw new FormRejected(Map.of("days", "too_large"));
            }
            done.add("extend " + days + " " + reason);
            return task();
        }

        public Task transfer(Scope scope, TaskId id, MemberId to, String reason) {
            done.add("transfer " + to.equals(colleague.id()) + " " + reason);
            return task();
        }

        public void ask(Scope scope, TaskId task, Asks.Kind kind, Collection<MemberId> who, int needed, String words) {
            done.add("ask " + kind + " " + who.contains(colleague.id()));
        }

        public Map<Worklist.Tab, Long> counts(Scope scope) {
            return Map.of();
        }
    }

    private String page(String address) throws Exception {
        String html = mvc.perform(get(address)).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(Screens.faults(html)).isEmpty();
        return html;
    }

    @Test
    void numbersOpenTheirListsAndAnEstimateIsNotMadeUp() throws Exception {
        for (String language : List.of("", "&lang=en")) {
            String html = page("/overview/stuck?weeks=4" + language);

            assertThat(html)
                    .contains(
                            "/overview/flow?process=application&amp;step=provincial_check&amp;weeks=4&amp;way=ARRIVED")
                    .contains("/overview/flow?weeks=4&amp;way=FINISHED&amp;week=2022-10-10")
                    .contains("/overview/tasks?process=application&amp;step=provincial_check&amp;due=LATE")
                    .contains("赭山省科协")
                    .doesNotContainIgnoringCase("style=");
        }
        assertThat(page("/overview/stuck")).contains("尚不能估计", "越积越多", "9.0 / 5.0 天", "没有在办的 1 个环节");
        assertThat(lists.asked).last().extracting(Stuck.Question::weeks).isEqualTo(8);
    }

    /** One office of two people, of whom one is away. */
    public static final class Loads {
        int named;

        public List<Load.Office> offices(Scope scope, Stuck.Question question) {
            return List.of(new Load.Office(
                    "u1",
                    "赭岭县科协",
                    2,
                    1,
                    6,
                    4,
                    1,
                    Duration.ofDays(3),
                    new Load.Rate(10, 20),
                    new Load.Rate(8, 20),
                    new Load.Rate(15, 20)));
        }

        public boolean shows(Scope scope, Stuck.Question question) {
            return question.step().equals("provincial_check");
        }

        public List<Load.Person> people(Scope scope, Stuck.Question question) {
            named++;
            return List.of(
                    new Load.Person(
                            new MemberId(new UUID(0, 1)),
                            "孙宁",
                            List.of("郑可"),
                            2,
                            1,
                            5,
                            new Load.Rate(4, 20),
                            new Load.Rate(0, 20)),
                    new Load.Person(
                            new MemberId(new UUID(0, 2)),
                            "郑可",
                            List.of(),
                            0,
                            0,
                            0,
                            new Load.Rate(4, 20),
                            new Load.Rate(4, 20)));
        }
    }

    @Test
    void theOfficesOfAStepStandBelowItWithTheirPeopleAndLoad() throws Exception {
        assertThat(page("/overview/stuck?step=city_review"))
                .contains("赭岭县科协", "step=city_review&amp;unit=u1", "step=city_review&amp;due=LATE&amp;unit=u1")
                .contains("能办的人", "今天有人代办", ">0.5<", ">0.4<", ">0.75<", ">15<")
                .doesNotContain("看本单位每个人");
        assertThat(page("/overview/stuck")).doesNotContain("unit=u1");
    }

    @Test
    void peopleAreNamedOnlyWhenAskedFor() throws Exception {
        assertThat(page("/overview/stuck?step=provincial_check"))
                .contains("看本单位每个人", "people=true#people")
                .doesNotContain("由 郑可 代办");
        assertThat(loads.named).isZero();
        assertThat(page("/overview/stuck?step=provincial_check&people=true")).contains("由 郑可 代办", "此次查看已记入审计");
        assertThat(page("/overview/stuck?step=provincial_check&people=true&lang=en"))
                .contains("郑可 stands in", "People of my office who can do it");
        assertThat(loads.named).isEqualTo(2);
        page("/overview/stuck?step=city_review&people=true&lang=zh");
        assertThat(loads.named).as("not theirs to see").isEqualTo(2);
    }

    @Test
    void weeksOutOfReachAreTheNearestInReach() throws Exception {
        page("/overview/stuck?weeks=9999");
        assertThat(lists.asked).last().extracting(Stuck.Question::weeks).isEqualTo(26);
    }

    @Test
    void onlyMovesThatGoThroughAreOffered() throws Exception {
        assertThat(page("/overview/tasks")).contains("t1/urge", "t1/extend", "t1/transfer", "t1/reviewer", "郑可");
        lists.allowed = EnumSet.of(Stuck.Move.URGE);
        assertThat(page("/overview/tasks"))
                .contains("t1/urge")
                .doesNotContain("t1/extend", "t1/transfer", "t1/reviewer");
    }

    @Test
    void flowListsSayWhatTheyList() throws Exception {
        for (var way : Stuck.Way.values()) {
            assertThat(page("/overview/flow?way=" + way + "&week=2022-10-10")).contains("石桥县", "10月10日");
            page("/overview/flow?week=no-day&way=" + way);
        }
    }

    private String move(String move, String... pairs) throws Exception {
        var request = post("/overview/tasks/t1/" + move);
        for (int i = 0; i < pairs.length; i += 2) {
            request.param(pairs[i], pairs[i + 1]);
        }
        var result = mvc.perform(request).andReturn();
        var moved = (MovesScreen.Moved) result.getFlashMap().get("moved");
        return result.getResponse().getRedirectedUrl() + " " + moved.said() + moved.refused();
    }

    @Test
    void movesAreMadeThroughTheWorklistAndLeadBackToTheList() throws Exception {
        assertThat(move("extend", "days", "5", "reason", "人手不足", "back", "/overview/stuck?weeks=4"))
                .isEqualTo("/overview/stuck?weeks=4#w-t1 moves.extended");
        assertThat(move(
                        "transfer",
                        "to",
                        colleague.id().toString(),
                        "reason",
                        "休假",
                        "back",
                        "https://elsewhere.example"))
                .isEqualTo("/overview/stuck#w-t1 moves.transferred");
        assertThat(move("reviewer", "who", colleague.id().toString(), "back", "/overview//elsewhere.example"))
                .isEqualTo("/overview/stuck#w-t1 moves.reviewer-added");
        assertThat(moves.done).containsExactly("extend 5 人手不足", "transfer true 休假", "ask PARALLEL true");
    }

    @Test
    void aRefusedMoveSaysWhy() throws Exception {
        assertThat(move("urge")).contains("一个工作日");
        assertThat(move("extend", "days", "99", "reason", "x")).endsWith("moves.wrong.days");
        assertThat(move("transfer", "reason", "x")).endsWith("task.transfer.whom");
        assertThat(moves.done).isEmpty();
    }

    @Test
    void whatCameOfAMoveIsSaidAtItsTaskAndAboveTheListWhereTheTaskIsGone() throws Exception {
        var done = mvc.perform(
                        post("/overview/tasks/t1/extend").param("days", "5").param("reason", "人手不足"))
                .andReturn();
        for (String path : List.of("/overview/tasks", "/overview/stuck")) {
            String page = page(path, done.getFlashMap());
            assertThat(page).containsOnlyOnce("的时限，并告知承办人");
            assertThat(page.indexOf("id=\"w-t1\"")).isLessThan(page.indexOf("的时限，并告知承办人"));
            assertThat(page.indexOf("的时限，并告知承办人")).isLessThan(page.indexOf("t1/urge"));
        }
        lists.empty = true;
        assertThat(page("/overview/tasks", done.getFlashMap())).containsOnlyOnce("的时限，并告知承办人");
    }

    private String page(String path, Map<String, ?> flash) throws Exception {
        return mvc.perform(get(path).flashAttrs(new HashMap<>(flash)))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void aRefusedMoveLosesNoWord() throws Exception {
        var refused = mvc.perform(
                        post("/overview/tasks/t1/extend").param("days", "99").param("reason", "主办人休假"))
                .andReturn();

        var again = mvc.perform(get("/overview/tasks").flashAttrs(refused.getFlashMap()))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);

        assertThat(again)
                .containsOnlyOnce("value=\"主办人休假\"")
                .contains("value=\"99\"", "max=\"30\"")
                .containsPattern("<details class=\"moves\"[^>]*open");
    }
}
