package org.hecha.web.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.Dossiers;
import org.hecha.organization.AScope;
import org.hecha.organization.AWorld;
import org.hecha.organization.Level;
import org.hecha.organization.MemberId;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.hecha.programme.RoundId;
import org.hecha.programme.Rounds;
import org.hecha.programme.Stage;
import org.hecha.review.Allotments;
import org.hecha.review.Conflicts;
import org.hecha.review.Reviews;
import org.hecha.web.Screens;
import org.hecha.workflow.Asks;
import org.hecha.workflow.Attention;
import org.hecha.workflow.Bulk;
import org.hecha.workflow.Calendars;
import org.hecha.workflow.Drafts;
import org.hecha.workflow.Journey;
import org.hecha.workflow.Task;
import org.hecha.workflow.TaskId;
import org.hecha.workflow.TaskNews;
import org.hecha.workflow.TaskTaken;
import org.hecha.workflow.Worklist;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;

class TaskListScreenTests {

    private final MemberId me = new MemberId(new UUID(0, 1));
    private final Work work = new Work();
    private final Many bulk = new Many();
    private final TaskSpecimens.AttentionAnswers attention = new TaskSpecimens.AttentionAnswers();
    private final MockMvc mvc = as(AScope.of(me, Role.CITY_REVIEWER, 1, 1000, Level.CITY));

    private MockMvc as(Scope scope) {
        return Screens.of(new AWorld(), scope, List.of("org.hecha.web.task"), beans -> {
            beans.put(Worklist.class, work);
            beans.put(Dossiers.class, new CountysDossier());
            beans.put(Reviews.class, new TaskSpecimens.ReviewAnswers());
            beans.put(Attention.class, attention);
            beans.put(TaskNews.class, new Object());
            beans.put(Asks.class, new TaskSpecimens.AskAnswers());
            beans.put(Drafts.class, new TaskSpecimens.DraftAnswers());
            beans.put(Calendars.class, new Object());
            beans.put(Allotments.class, new Object());
            beans.put(Conflicts.class, new Object());
            beans.put(org.hecha.review.Vacancies.class, new Object());
            beans.put(org.hecha.dossier.TermPapers.class, new Object());
            beans.put(org.hecha.designation.Designations.class, new Object());
            beans.put(Bulk.class, bulk);
            beans.put(Journey.class, new TaskSpecimens.JourneyAnswers());
            beans.put(Rounds.class, new TaskSpecimens.RoundAnswers());
        });
    }

    /** The county's one dossier, which waits at the city. */
    public static final class CountysDossier extends TaskSpecimens.DossierAnswers {
        public List<Dossier> list(Scope scope, String text, Optional<Stage> stage, String after, int limit) {
            return List.of(new Dossier(
                    TaskSpecimens.DOSSIER,
                    TaskSpecimens.NUMBER,
                    new RoundId("2021B2"),
                    "990226",
                    "石桥县",
                    1,
                    Dossier.Status.SUBMITTED,
                    Stage.CITY_REVIEW,
                    Level.CITY,
                    Dossier.Outcome.OPEN,
                    1,
                    1,
                    Screens.NOW,
                    false,
                    Optional.empty()));
        }
    }

    /** Whoever opens an empty list wants to know where the dossier is; a reviewer has too many to list them. */
    @Test
    void tellsACountyWhereItsDossierIsWhenNothingWaitsForIt() throws Exception {
        work.claimable = 0;
        var county = as(AScope.of(me, Role.COUNTY_CLERK, 5, 5, Level.COUNTY));
        for (String language : List.of("zh", "en")) {
            String page = county.perform(get("/tasks?lang=" + language))
                    .andReturn()
                    .getResponse()
                    .getContentAsString();
            assertThat(Screens.faults(page)).isEmpty();
            assertThat(page)
                    .contains("/dossiers/2021B2-990226", "临溪市科协", language.equals("zh") ? "市级审核" : "City review");
        }
        assertThat(county.perform(get("/tasks?q=x")).andReturn().getResponse().getContentAsString())
                .doesNotContain("临溪市科协");
        assertThat(mvc.perform(get("/tasks")).andReturn().getResponse().getContentAsString())
                .contains("本单位现在也没有待领取的任务")
                .doesNotContain("临溪市科协");
        work.tasks.add(TaskSpecimens.task("t1", "city_review", Optional.of(me), 1));
        assertThat(county.perform(get("/tasks")).andReturn().getResponse().getContentAsString())
                .doesNotContain("class=\"whereabouts\"");
    }

    @Test
    void offersToActOnManyOnlyWhereThereAreMany() throws Exception {
        work.tasks.add(TaskSpecimens.task("t1", "city_review", Optional.of(me), 1));
        assertThat(mvc.perform(get("/tasks")).andReturn().getResponse().getContentAsString())
                .doesNotContain("id=\"bulk\"");
        work.tasks.add(TaskSpecimens.task("t2", "city_review", Optional.of(me), 1));
        assertThat(mvc.perform(get("/tasks")).andReturn().getResponse().getContentAsString())
                .contains("id=\"bulk\"");
    }

    /** A list whose tasks a test can change between two looks. */
    public static final class Work {
        final List<Task> tasks = new ArrayList<>();
        String asked = "";
        long claimable = 7;

        public Map<Worklist.Tab, Long> counts(Scope scope) {
            return Map.of(Worklist.Tab.MINE, (long) tasks.size(), Worklist.Tab.CLAIMABLE, claimable);
        }

        public Worklist.Page list(
                Scope scope,
                Worklist.Tab tab,
                String text,
                Worklist.Order order,
                boolean descending,
                String after,
                int limit) {
            asked = tab + " " + text + " " + order + " " + descending + " " + after;
            return new Worklist.Page(List.copyOf(tasks), tasks.isEmpty() ? "" : "a+b/c=");
        }

        public List<Worklist.Hint> hints(Scope scope, String text) {
            return text.contains("颜色:") ? List.of(new Worklist.Hint("query.hint.key", "颜色")) : List.of();
        }

        public List<String> completions(String text) {
            return List.of(text + "期限:");
        }

        public Task claim(Scope scope, TaskId id) {
            throw new TaskTaken("李梅", Screens.NOW);
        }
    }

    /** Does every second task. */
    public static final class Many {
        final List<String> did = new ArrayList<>();

        public List<Bulk.Item> preview(Scope scope, java.util.Collection<TaskId> tasks, Bulk.Order order) {
            List<Bulk.Item> items = new ArrayList<>();
            for (TaskId id : tasks) {
                var task = TaskSpecimens.task(id.value(), "city_review", Optional.empty(), 4);
                items.add(new Bulk.Item(
                        id,
                        Optional.of(task),
                        items.size() % 2 == 0 ? Optional.empty() : Optional.of(new TaskTaken("李梅", Screens.NOW))));
            }
            return items;
        }

        public List<Bulk.Item> run(Scope scope, java.util.Collection<TaskId> tasks, Bulk.Order order) {
            did.add(order.move() + " " + tasks.size());
            return preview(scope, tasks, order);
        }

        public List<Bulk.Item> undo(Scope scope, java.util.Collection<Bulk.Left> tasks, Bulk.Move move, String reason) {
            did.add("back " + move + " " + tasks);
            return preview(scope, tasks.stream().map(Bulk.Left::id).toList(), null);
        }
    }

    @Test
    void showsWhatWouldComeOfEachTaskThenDoesItThenTakesItBack() throws Exception {
        for (String language : List.of("zh", "en")) {
            var preview = mvc.perform(post("/tasks/bulk?lang=" + language)
                            .param("move", "CLAIM")
                            .param("id", "t1", "t2", "t3")
                            .param("back", "/tasks?tab=claimable"))
                    .andReturn()
                    .getResponse()
                    .getContentAsString();
            assertThat(Screens.faults(preview)).isEmpty();
            assertThat(preview)
                    .contains("value=\"t1\"", "value=\"t3\"", "李梅")
                    .doesNotContain("name=\"id\" value=\"t2\"");
        }
        assertThat(bulk.did).isEmpty();
        var done = mvc.perform(post("/tasks/bulk/do").param("move", "CLAIM").param("id", "t1", "t3"))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(done).contains("已执行 1 项，未执行 1 项").contains("value=\"t1/4\"");
        mvc.perform(post("/tasks/bulk/undo").param("move", "CLAIM").param("left", "t1/4", "nonsense"));
        assertThat(bulk.did).hasSize(2).last().asString().contains("t1").doesNotContain("nonsense");
    }

    @Test
    void asksForAPersonAndAReasonBeforeItHandsManyTasksOver() throws Exception {
        work.tasks.add(TaskSpecimens.task("t1", "city_review", Optional.of(me), 1));
        var asked = mvc.perform(post("/tasks/bulk").param("move", "TRANSFER").param("id", "t1"))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(asked).contains("name=\"to\"").contains("name=\"words\"").doesNotContain("/tasks/bulk/do");
        assertThat(mvc.perform(post("/tasks/bulk").param("move", "CLAIM"))
                        .andReturn()
                        .getResponse()
                        .getRedirectedUrl())
                .isEqualTo("/tasks");
    }

    @Test
    void tellsWhoWasFasterInARaceForATask() throws Exception {
        MvcResult answer = mvc.perform(post("/tasks/t1/claim").param("back", "/tasks?tab=claimable"))
                .andReturn();
        assertThat(answer.getResponse().getRedirectedUrl()).isEqualTo("/tasks?tab=claimable");
        assertThat(answer.getFlashMap().keySet()).contains("refused");
    }

    @Test
    void goesBackOnlyToOurOwnPages() throws Exception {
        for (String back : List.of("https://example.org/", "//example.org", "/tasks\\..\\x", "/tasks//example.org")) {
            assertThat(mvc.perform(post("/tasks/t1/claim").param("back", back))
                            .andReturn()
                            .getResponse()
                            .getRedirectedUrl())
                    .isEqualTo("/tasks");
        }
    }

    @Test
    void understandsNonsenseInTheUrlAsNothingSaid() throws Exception {
        mvc.perform(get("/tasks").param("tab", "';--").param("order", "xxx").param("q", "  "));
        assertThat(work.asked).isEqualTo("CLAIMABLE  DUE false ");
    }

    @Test
    void keepsTheWholeStateInItsLinks() throws Exception {
        work.tasks.add(TaskSpecimens.task("t1", "city_review", Optional.of(me), 1));
        String page = mvc.perform(get("/tasks?tab=unit&q=石桥 县&order=county&desc=true"))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(work.asked).isEqualTo("UNIT 石桥 县 COUNTY true ");
        assertThat(page)
                .contains(
                        "tab=unit&amp;q=%E7%9F%B3%E6%A1%A5%20%E5%8E%BF&amp;order=county&amp;desc=true&amp;after=a%2Bb%2Fc%3D")
                .contains("aria-sort=\"descending\"")
                .contains("审核自评与佐证，给出意见");
    }

    @Test
    void announcesChangesWithoutMovingAnythingAndIsSilentOtherwise() throws Exception {
        work.tasks.add(TaskSpecimens.task("t1", "city_review", Optional.of(me), 1));
        String marks = "n1." + TaskRows.mark(work.tasks.getFirst());
        assertThat(changes(marks)).doesNotContain("btn").contains("data-fresh=\"MINE\"");
        work.tasks.add(TaskSpecimens.task("t2", "city_review", Optional.of(me), 1));
        work.tasks.set(0, TaskSpecimens.task("t1", "city_review", Optional.of(me), 2));
        assertThat(changes(marks)).contains("有 2 项更新");
    }

    @Test
    void saysWhatOfTheSearchItDidNotUnderstandAndOffersWhatItWould() throws Exception {
        assertThat(page("/tasks?q=颜色:红")).contains("没有“颜色”这个条件");
        assertThat(page("/tasks/completions?q=石桥 ")).contains("<option value=\"石桥 期限:\">");
    }

    @Test
    void marksWhatWasNotLookedAtYet() throws Exception {
        work.tasks.add(TaskSpecimens.task("t1", "city_review", Optional.of(me), 1));
        assertThat(page("/tasks")).contains("is-unread").contains("未读");
        attention.opened.add(new TaskId("t1"));
        assertThat(page("/tasks")).doesNotContain("is-unread");
    }

    @Test
    void keepsAViewUnderANameAndShowsItAgain() throws Exception {
        mvc.perform(post("/tasks/views").param("name", "本周到期").param("back", "/tasks?tab=unit&q=due:%3C3d"));
        assertThat(attention.kept).containsExactly("tab=unit&q=due:%3C3d");
        assertThat(page("/tasks")).contains("/tasks?tab=unit&amp;q=due:%3C3d").contains("本周到期（本单位）");
    }

    @Test
    void sortsByEveryColumnItShows() throws Exception {
        work.tasks.add(TaskSpecimens.task("t1", "city_review", Optional.of(me), 1));
        String page = page("/tasks?tab=area");
        for (String order : List.of("step", "county", "criterion", "from", "created", "holder")) {
            assertThat(page).contains("order=" + order);
        }
        assertThat(page("/tasks?tab=done&order=done&desc=true")).contains("aria-sort=\"descending\"");
    }

    private String page(String address) throws Exception {
        return mvc.perform(
                        get(java.net.URI.create(org.springframework.web.util.UriComponentsBuilder.fromUriString(address)
                                .encode()
                                .toUriString())))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private String changes(String marks) throws Exception {
        return mvc.perform(get("/tasks/changes?tab=mine&marks=" + marks))
                .andReturn()
                .getResponse()
                .getContentAsString()
                .strip();
    }

    @Test
    void saysInAnEmptyListWhatWillAppearThere() throws Exception {
        for (String language : List.of("zh", "en")) {
            for (Worklist.Tab tab : Worklist.Tab.values()) {
                String page = mvc.perform(get("/tasks?tab=" + tab + "&lang=" + language))
                        .andReturn()
                        .getResponse()
                        .getContentAsString();
                assertThat(page).contains("class=\"empty\"");
                assertThat(Screens.faults(page)).isEmpty();
            }
        }
    }
}
