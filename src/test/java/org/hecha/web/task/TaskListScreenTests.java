package org.hecha.web.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hecha.dossier.Dossiers;
import org.hecha.organization.AScope;
import org.hecha.organization.AWorld;
import org.hecha.organization.Level;
import org.hecha.organization.MemberId;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.hecha.programme.Rounds;
import org.hecha.review.Reviews;
import org.hecha.web.Screens;
import org.hecha.workflow.Journey;
import org.hecha.workflow.Task;
import org.hecha.workflow.TaskId;
import org.hecha.workflow.TaskTaken;
import org.hecha.workflow.Worklist;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;

class TaskListScreenTests {

    private final MemberId me = new MemberId(new UUID(0, 1));
    private final Work work = new Work();
    private final MockMvc mvc = Screens.of(
            new AWorld(),
            AScope.of(me, Role.CITY_REVIEWER, 1, 1000, Level.CITY),
            List.of("org.hecha.web.task"),
            beans -> {
                beans.put(Worklist.class, work);
                beans.put(Dossiers.class, new TaskSpecimens.DossierAnswers());
                beans.put(Reviews.class, new TaskSpecimens.ReviewAnswers());
                beans.put(Journey.class, new TaskSpecimens.JourneyAnswers());
                beans.put(Rounds.class, new TaskSpecimens.RoundAnswers());
            });

    /** A list whose tasks a test can change between two looks. */
    public static final class Work {
        final List<Task> tasks = new ArrayList<>();
        String asked = "";

        public Map<Worklist.Tab, Long> counts(Scope scope) {
            return Map.of(Worklist.Tab.MINE, (long) tasks.size(), Worklist.Tab.CLAIMABLE, 7L);
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

        public Task claim(Scope scope, TaskId id) {
            throw new TaskTaken("李梅", Screens.NOW);
        }
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
        assertThat(changes(marks)).isEmpty();
        work.tasks.add(TaskSpecimens.task("t2", "city_review", Optional.of(me), 1));
        work.tasks.set(0, TaskSpecimens.task("t1", "city_review", Optional.of(me), 2));
        assertThat(changes(marks)).contains("有 2 项更新");
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
