package org.hecha.web.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hecha.dossier.Defect;
import org.hecha.dossier.Dossiers;
import org.hecha.organization.AScope;
import org.hecha.organization.AWorld;
import org.hecha.organization.Body;
import org.hecha.organization.Level;
import org.hecha.organization.Member;
import org.hecha.organization.MemberId;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.hecha.programme.Rounds;
import org.hecha.review.Allotments;
import org.hecha.review.Conflicts;
import org.hecha.review.Reviews;
import org.hecha.shared.Refused;
import org.hecha.web.Screens;
import org.hecha.workflow.Asks;
import org.hecha.workflow.Attention;
import org.hecha.workflow.Bulk;
import org.hecha.workflow.Calendars;
import org.hecha.workflow.Drafts;
import org.hecha.workflow.FormRejected;
import org.hecha.workflow.Journey;
import org.hecha.workflow.Task;
import org.hecha.workflow.TaskGone;
import org.hecha.workflow.TaskId;
import org.hecha.workflow.TaskNews;
import org.hecha.workflow.Worklist;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

class TaskScreenTests {

    private final AWorld world = new AWorld();
    private final Body city = world.body("临溪市科协", Body.Kind.CITY_ASSOCIATION, AWorld.CITY);
    private final Member me = world.member("钱进", city, Role.CITY_REVIEWER);
    private final Scope scope = AScope.of(me.id(), Role.CITY_REVIEWER, 1, 1000, Level.CITY);
    private final Work work = new Work(TaskSpecimens.task("t1", "city_review", Optional.of(me.id()), 3));
    private final TaskSpecimens.AttentionAnswers attention = new TaskSpecimens.AttentionAnswers();
    private final MockMvc mvc = Screens.of(world, scope, List.of("org.hecha.web.task"), beans -> {
        beans.put(Worklist.class, work);
        beans.put(Dossiers.class, new TaskSpecimens.DossierAnswers());
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
        beans.put(Bulk.class, new Object());
        beans.put(Journey.class, new TaskSpecimens.JourneyAnswers());
        beans.put(Rounds.class, new TaskSpecimens.RoundAnswers());
    });

    /** A worklist that refuses or accepts what is sent, as the test says, and remembers it. */
    public static final class Work extends TaskSpecimens.WorkAnswers {
        Optional<Refused> refusal = Optional.empty();
        final Map<String, Object> fields = new LinkedHashMap<>();
        final List<Defect> defects = new ArrayList<>();
        int completed;

        Work(Task task) {
            super(task);
        }

        public Optional<Task> complete(
                Scope scope, TaskId id, long version, Map<String, Object> given, List<Defect> told) {
            if (refusal.isPresent()) {
                throw refusal.get();
            }
            fields.putAll(given);
            defects.addAll(told);
            completed++;
            task = TaskSpecimens.done(task, Screens.NOW);
            return Optional.of(TaskSpecimens.task("t2", "city_review", Optional.empty(), 1));
        }
    }

    @Test
    void answersAForeignTaskLikeOneThatDoesNotExist() throws Exception {
        MockHttpServletResponse answer =
                mvc.perform(get("/tasks/somebody-elses")).andReturn().getResponse();
        assertThat(answer.getStatus()).isEqualTo(404);
        assertThat(answer.getContentAsString()).doesNotContain("石桥县");
    }

    @Test
    void keepsEverythingTypedWhenTheFormIsWrongAndSaysSoAtTheField() throws Exception {
        work.refusal = Optional.of(new FormRejected(Map.of("checked_files", "required")));
        MockHttpServletResponse answer = mvc.perform(post("/tasks/t1/complete")
                        .param("version", "3")
                        .param("decision", "return")
                        .param("checked_files", "很多")
                        .param("truthful", "no")
                        .param("many", "b")
                        .param("visited_on", "2022-10-08")
                        .param("opinion", "<b>名册</b>对不上")
                        .param("defect.target", "S07/vol_distinct")
                        .param("defect.reason", "NO_EVIDENCE")
                        .param("defect.file", "")
                        .param("defect.demand", "请补名册"))
                .andReturn()
                .getResponse();
        String page = answer.getContentAsString();
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(page)
                .contains("value=\"很多\"")
                .contains("&lt;b&gt;名册&lt;/b&gt;对不上")
                .contains("value=\"2022-10-08\"")
                .contains("请补名册")
                .contains("id=\"field-checked_files-problem\"")
                .containsPattern("value=\"no\"[^>]*checked")
                .containsPattern("value=\"b\"[^>]*checked");
    }

    @Test
    void refusesAReturnWhoseDefectsAreIncompleteBeforeAnybodyIsTold() throws Exception {
        MockHttpServletResponse answer = mvc.perform(post("/tasks/t1/complete")
                        .param("version", "3")
                        .param("decision", "return")
                        .param("defect.target", "S07/vol_distinct")
                        .param("defect.reason", "")
                        .param("defect.file", "没有这个.pdf")
                        .param("defect.demand", "请补名册"))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString()).contains("请选择原因").contains("卷宗里没有这个文件");
        assertThat(work.completed).isZero();
    }

    @Test
    void keepsWhatWasTypedOnAPageThatHasBecomeStale() throws Exception {
        work.refusal = Optional.of(new TaskGone("city_review"));
        MockHttpServletResponse answer = mvc.perform(post("/tasks/t1/complete")
                        .param("version", "2")
                        .param("decision", "approve")
                        .param("opinion", "写了很久的意见"))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(409);
        assertThat(answer.getContentAsString()).contains("写了很久的意见").contains("没有丢失");
    }

    @Test
    void doesNothingTheSecondTimeAFormIsSent() throws Exception {
        mvc.perform(post("/tasks/t1/complete").param("version", "3").param("decision", "approve"));
        MockHttpServletResponse again = mvc.perform(
                        post("/tasks/t1/complete").param("version", "3").param("decision", "approve"))
                .andReturn()
                .getResponse();
        assertThat(work.completed).isEqualTo(1);
        assertThat(again.getRedirectedUrl()).isEqualTo("/tasks");
    }

    @Test
    void sendsTypedValuesAndTheWholeListOfDefectsAndGoesOnToTheNextTask() throws Exception {
        MockHttpServletResponse answer = mvc.perform(post("/tasks/t1/complete")
                        .param("version", "3")
                        .param("decision", "return")
                        .param("checked_files", "12")
                        .param("checked", "true")
                        .param("many", "a", "b")
                        .param("opinion", " ")
                        .param("not_in_the_form", "x")
                        .param("defect.target", "S07/vol_distinct", "S07", "")
                        .param("defect.reason", "NO_EVIDENCE", "OTHER", "")
                        .param("defect.file", "", "", "")
                        .param("defect.demand", "请补名册", "请补品牌", ""))
                .andReturn()
                .getResponse();
        assertThat(answer.getRedirectedUrl()).isEqualTo("/tasks/t2");
        assertThat(work.fields)
                .containsEntry("decision", "return")
                .containsEntry("checked_files", new java.math.BigDecimal("12"))
                .containsEntry("checked", true)
                .containsEntry("many", List.of("a", "b"))
                .containsEntry("not_in_the_form", "x")
                .doesNotContainKeys("opinion", "version", "_csrf");
        assertThat(work.defects).extracting(Defect::claim).containsExactly("vol_distinct", "");
    }

    @Test
    void namesTheButtonsWithTheVerbsOfTheForm() throws Exception {
        String page = mvc.perform(get("/tasks/t1")).andReturn().getResponse().getContentAsString();
        assertThat(page)
                .containsPattern("name=\"decision\" value=\"approve\"[^>]*>同意<")
                .containsPattern("name=\"decision\" value=\"return\"[^>]*>退回补正<")
                .contains("名册合计 986 人，请说明");
        assertThat(Screens.faults(page)).allMatch(fault -> fault.contains("step.") || fault.contains("stage."));
    }

    @Test
    void tellsTheCountyWhatIsStillMissing() throws Exception {
        work.task = TaskSpecimens.task("t1", "fill_criterion", Optional.of(me.id()), 1);
        String page = mvc.perform(get("/tasks/t1")).andReturn().getResponse().getContentAsString();
        assertThat(page)
                .contains("/dossiers/2021B2-990226/criteria/S07#claim-vol_distinct")
                .contains("S07 注册科技志愿者人数", "退回时要求补正的 1 项")
                .contains("E07-2 志愿者名册")
                .contains("请提交按人去重的名册");
    }

    /** Nobody else could do it: the page says what to do instead of offering what is refused. */
    @Test
    void offersNoWayToPassOnWhatIsJudgedApart() throws Exception {
        work.task = TaskSpecimens.task("t1", "desk_review", Optional.of(me.id()), 1);
        assertThat(mvc.perform(get("/tasks/t1")).andReturn().getResponse().getContentAsString())
                .doesNotContain("/tasks/t1/release", "/tasks/t1/transfer")
                .contains("到审核台申请回避");
        work.task = TaskSpecimens.task("t1", "city_review", Optional.of(me.id()), 1);
        assertThat(mvc.perform(get("/tasks/t1")).andReturn().getResponse().getContentAsString())
                .contains("/tasks/t1/release")
                .doesNotContain("到审核台申请回避");
    }

    @Test
    void offersNoFormToSomebodyWhoDoesNotHoldTheTask() throws Exception {
        work.task = TaskSpecimens.task("t1", "city_review", Optional.of(new MemberId(new java.util.UUID(1, 1))), 1);
        assertThat(mvc.perform(get("/tasks/t1")).andReturn().getResponse().getContentAsString())
                .doesNotContain("/tasks/t1/complete")
                .contains("催办");
    }

    @Test
    void readsInEnglishWithoutMissingATextOfItsOwn() throws Exception {
        String page = mvc.perform(get("/tasks/t1").param("lang", "en"))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page).contains("Give back for others to claim");
        assertThat(Screens.faults(page)).noneMatch(fault -> fault.contains("task") || fault.contains("defects."));
    }
}
