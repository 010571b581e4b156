package org.hecha.web.allotment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hecha.dossier.ADossier;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.DossierId;
import org.hecha.dossier.Dossiers;
import org.hecha.organization.AScope;
import org.hecha.organization.AWorld;
import org.hecha.organization.Body;
import org.hecha.organization.Level;
import org.hecha.organization.Member;
import org.hecha.organization.MemberId;
import org.hecha.organization.OrganizationImport;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.hecha.organization.UnreadableTable;
import org.hecha.programme.RoundId;
import org.hecha.programme.Stage;
import org.hecha.review.AllotmentChanged;
import org.hecha.review.Allotments;
import org.hecha.review.Assignment;
import org.hecha.review.Conflicts;
import org.hecha.review.ReasonMissing;
import org.hecha.review.Specialities;
import org.hecha.web.Screens;
import org.hecha.web.task.TaskSpecimens;
import org.hecha.workflow.Task;
import org.hecha.workflow.Worklist;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

class AllotmentScreenTests {

    private final AWorld world = new AWorld();
    private final Body association = world.body("岚川省科协", Body.Kind.RECOMMENDING, AWorld.PROVINCE);
    private final Member leader = world.member("盛怀安", association, Role.PROVINCIAL_LEADER);
    private final Member one = world.member("项南乔", association, Role.PROVINCIAL_REVIEWER);
    private final Member other = world.member("雷知非", association, Role.PROVINCIAL_REVIEWER);
    private final Scope scope = AScope.of(leader.id(), Role.PROVINCIAL_LEADER, 1, 1000, Level.PROVINCE);
    private final List<Task> waiting = new ArrayList<>(List.of(
            TaskSpecimens.task("t1", "assign_reviewers", Optional.empty(), 1),
            TaskSpecimens.task("t2", "city_review", Optional.empty(), 1)));
    private final Answers answers = new Answers();
    private final Supposed supposed = new Supposed();
    private final Known known = new Known();
    private final MockMvc mvc = Screens.of(world, scope, List.of("org.hecha.web.allotment"), beans -> {
        beans.put(Allotments.class, answers);
        beans.put(Dossiers.class, new Object() {
            public Optional<Dossier> byNumber(Scope reader, String number) {
                return Optional.of(ADossier.of(
                        new RoundId("2021B2"), AWorld.COUNTY, number, Level.PROVINCE, Stage.PROVINCIAL_RECOMMENDATION));
            }
        });
        beans.put(Conflicts.class, supposed);
        beans.put(org.hecha.review.Vacancies.class, new Object());
        beans.put(Specialities.class, known);
        beans.put(Worklist.class, new Object() {
            public Worklist.Page list(
                    Scope reader,
                    Worklist.Tab tab,
                    String text,
                    Worklist.Order order,
                    boolean descending,
                    String after,
                    int limit) {
                return new Worklist.Page(tab == Worklist.Tab.UNIT ? waiting : List.of(), "");
            }
        });
    });

    /** One dossier, one of two places filled. */
    public final class Answers {
        Allotments.Question asked = new Allotments.Question(Assignment.Kind.DESK, Set.of(), 1, 1, 0);
        boolean changed;
        int kept;
        int dropped;
        Optional<Allotments.Unknown> unknown = Optional.empty();

        public Allotments.Draft draft(Scope reader, Allotments.Question question) {
            asked = question;
            return new Allotments.Draft(
                    question,
                    List.of(new Allotments.Row(
                            TaskSpecimens.DOSSIER,
                            List.of(one.id()),
                            List.of(other.id()),
                            1,
                            2,
                            unknown.isPresent() ? 2 : 1,
                            0,
                            List.of(one.id()),
                            unknown)),
                    List.of(new Allotments.Load(one.id(), 4, 1)),
                    "k1");
        }

        public void keep(Scope reader, Allotments.Question question, String key) {
            if (changed) {
                throw new AllotmentChanged();
            }
            asked = question;
            kept++;
        }

        public Map<DossierId, List<MemberId>> kept(Scope reader, Assignment.Kind kind, Set<DossierId> dossiers) {
            return Map.of(TaskSpecimens.DOSSIER, List.of(other.id()));
        }

        public void drop(Scope reader, Assignment.Kind kind, Set<DossierId> dossiers) {
            dropped += dossiers.size();
        }
    }

    /** Three parts; one of two people knows the second of them only. */
    public final class Known {
        final Map<MemberId, Set<String>> set = new LinkedHashMap<>();

        public List<String> parts() {
            return List.of("重视", "能力", "成效");
        }

        public boolean maySet(Scope reader) {
            return true;
        }

        public List<Specialities.Person> people(Scope reader) {
            return List.of(
                    new Specialities.Person(one.id(), List.of("能力")), new Specialities.Person(other.id(), List.of()));
        }

        public Map<MemberId, Set<String>> of(Set<MemberId> people) {
            return Map.of(one.id(), Set.of("能力"));
        }

        public void set(Scope reader, MemberId person, Set<String> knows) {
            set.put(person, knows);
        }

        public List<String> columns() {
            return List.of("登录名", "姓名", "熟悉的部分");
        }

        public Specialities.Report take(Scope reader, String name, InputStream bytes, boolean dryRun) {
            if (name.endsWith(".pdf")) {
                throw new UnreadableTable(name, "登录名");
            }
            return name.equals("错.csv")
                    ? new Specialities.Report(
                            1,
                            0,
                            false,
                            List.of(new OrganizationImport.Problem(
                                    2, "parts", "unknown-part", List.of("科普经费", "重视、能力、成效"))))
                    : new Specialities.Report(1, dryRun ? 0 : 1, !dryRun, List.of());
        }
    }

    private MockHttpServletResponse take(String file, String deed, String language) throws Exception {
        return mvc.perform(multipart("/specialities/import?lang=" + language)
                        .file(new MockMultipartFile("file", file, "text/csv", new byte[] {1}))
                        .param("deed", deed))
                .andReturn()
                .getResponse();
    }

    @Test
    void saysOfEveryLineOfATableWhatIsWrongWithIt() throws Exception {
        for (String language : List.of("zh", "en")) {
            var wrong = take("错.csv", "import", language);
            assertThat(wrong.getStatus()).isEqualTo(422);
            assertThat(Screens.faults(wrong.getContentAsString())).isEmpty();
            assertThat(wrong.getContentAsString()).contains("科普经费", "重视、能力、成效", "name=\"file\"");
            assertThat(Screens.faults(take("对.csv", "check", language).getContentAsString()))
                    .isEmpty();
        }
        assertThat(take("对.csv", "check", "zh").getContentAsString()).contains("没有问题，可以导入");
        assertThat(take("对.csv", "import", "zh").getContentAsString()).contains("1 人的专长有变化");
        assertThat(take("信.pdf", "import", "zh").getStatus()).isEqualTo(422);
    }

    @Test
    void showsWhatEverybodyKnowsAndSetsOnlyWhatWasChangedOnThePage() throws Exception {
        String page = page("/specialities");
        assertThat(page).contains("项南乔", "岚川省科协", "value=\"1\" checked").contains(">成效</label>");
        assertThat(page.split("checked=", -1)).hasSize(2);
        assertThat(Screens.faults(page)).isEmpty();
        assertThat(Screens.faults(page("/specialities?lang=en"))).isEmpty();

        mvc.perform(post("/specialities")
                .param("was." + one.id(), "1")
                .param("knows." + one.id(), "1")
                .param("was." + other.id(), "")
                .param("knows." + other.id(), "0", "2"));
        assertThat(known.set).isEqualTo(Map.of(other.id(), Set.of("重视", "成效")));
        mvc.perform(post("/specialities").param("was." + one.id(), "1"));
        assertThat(known.set).containsEntry(one.id(), Set.of());
    }

    @Test
    void saysThatNobodyFreeKnowsAPart() throws Exception {
        answers.unknown = Optional.of(new Allotments.Unknown(Allotments.Obstacle.NOBODY_KNOWS, List.of("能力", "成效")));
        assertThat(page("/allotment/desk")).contains("没有人熟悉“能力、成效”", "<td>能力</td>", "/specialities");
        assertThat(page("/allotment/desk?lang=en")).contains("nobody knows");
        for (var why : List.of(Allotments.Obstacle.NOT_TOGETHER, Allotments.Obstacle.KNOWING_AT_CAP)) {
            answers.unknown = Optional.of(new Allotments.Unknown(why, List.of("成效")));
            assertThat(page("/allotment/desk")).contains("“成效”");
            assertThat(Screens.faults(page("/allotment/desk?lang=en"))).isEmpty();
        }
    }

    /** One match of every reason with the same person, the first of them denied. */
    public final class Supposed {
        final List<String> answered = new ArrayList<>();

        public Map<DossierId, List<Conflicts.Match>> of(Scope reader, Assignment.Kind kind, Set<DossierId> dossiers) {
            var id = dossiers.iterator().next();
            return Map.of(
                    id,
                    Arrays.stream(Conflicts.Reason.values())
                            .map(reason -> new Conflicts.Match(
                                    id,
                                    one.id(),
                                    reason,
                                    "f" + reason.ordinal(),
                                    List.of("赭岭县教育局"),
                                    "2021B2-990226",
                                    Optional.of(LocalDate.of(2015, 3, 1)),
                                    Optional.empty(),
                                    reason.ordinal() == 0 ? Conflicts.State.DENIED : Conflicts.State.OPEN,
                                    reason.ordinal() == 0
                                            ? Optional.of(new Conflicts.Said(
                                                    leader.id().toString(), Screens.NOW, "总机号码"))
                                            : Optional.empty()))
                            .toList());
        }

        public void answer(
                Scope reader,
                Assignment.Kind kind,
                DossierId dossier,
                MemberId person,
                Conflicts.Reason reason,
                String fact,
                boolean confirmed,
                String words) {
            if (words.isBlank()) {
                throw new ReasonMissing("2021B2-990226");
            }
            answered.add(kind + " " + person + " " + reason + " " + fact + " " + confirmed + " " + words);
        }
    }

    @Test
    void saysWhoIsChosenAlthoughAMatchIsUnansweredAndLeadsThere() throws Exception {
        assertThat(page("/allotment/desk?each=2")).contains("1 条人员线索待核实", "线索待核实而仍排入（否则名额会空）：项南乔", "/conflicts/desk/");
    }

    @Test
    void showsEveryMatchWithItsReasonInBothLanguages() throws Exception {
        String page = page("/conflicts/desk/2021B2-990226");
        assertThat(page)
                .contains("有 5 条线索尚待核实", "曾任职或兼职于 赭岭县教育局（2015-03-01 起）", "登记的电话与", "卷宗 2021B2-990226 上共同签署")
                .contains("盛怀安", "总机号码");
        assertThat(page.split("value=\"false\"", -1))
                .as("what was denied is not denied again")
                .hasSize(6);
        assertThat(Screens.faults(page)).isEmpty();
        String english = page("/conflicts/panel/2021B2-990226?lang=en");
        assertThat(english).contains("Has the same phone number", "since 2015-03-01");
        assertThat(Screens.faults(english)).isEmpty();
    }

    @Test
    void takesAnAnswerOnlyWithWords() throws Exception {
        var form = post("/conflicts/spot_check/2021B2-990226")
                .param("person", one.id().toString())
                .param("reason", "PHONE")
                .param("fact", "f2")
                .param("confirmed", "true");
        var refused = mvc.perform(form.param("words", " ")).andReturn().getResponse();
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString()).contains("请写明理由");
        assertThat(supposed.answered).isEmpty();

        var taken = mvc.perform(post("/conflicts/spot_check/2021B2-990226")
                        .param("person", one.id().toString())
                        .param("reason", "PHONE")
                        .param("fact", "f2")
                        .param("confirmed", "true")
                        .param("words", "两人合用一部电话"))
                .andReturn()
                .getResponse();
        assertThat(taken.getRedirectedUrl()).isEqualTo("/conflicts/spot_check/2021B2-990226");
        assertThat(supposed.answered).containsExactly("SPOT_CHECK " + one.id() + " PHONE f2 true 两人合用一部电话");
        assertThat(mvc.perform(get("/conflicts/other/2021B2-990226"))
                        .andReturn()
                        .getResolvedException())
                .isInstanceOf(NoSuchAllotment.class);
    }

    private String page(String url) throws Exception {
        return mvc.perform(get(url)).andReturn().getResponse().getContentAsString();
    }

    @Test
    void showsWhoWouldJudgeWhatIsMissingAndWhyAndWhatWasKept() throws Exception {
        String page = page("/allotment/desk?each=2&cap=7&seed=42");

        assertThat(answers.asked.dossiers()).containsExactly(TaskSpecimens.DOSSIER);
        assertThat(answers.asked.each()).isEqualTo(2);
        assertThat(answers.asked.cap()).isEqualTo(7);
        assertThat(answers.asked.seed()).isEqualTo(42);
        assertThat(page)
                .contains("项南乔", "雷知非", "有变化", "石桥县", "排除回避和已审人员后只有 1 名")
                .contains("name=\"key\" value=\"k1\"");
        assertThat(Screens.faults(page)).isEmpty();
        assertThat(Screens.faults(page("/allotment/desk?lang=en"))).isEmpty();
    }

    @Test
    void asksForAsManyAsWillBeAssignedAndForNoOthers() throws Exception {
        assertThat(page("/allotment/desk?each=5")).doesNotContain("id=\"each\"");
        assertThat(answers.asked.each()).isEqualTo(2);

        waiting.add(TaskSpecimens.task("t3", "form_panel", Optional.empty(), 1));
        assertThat(page("/allotment/panel")).contains("id=\"each\"");
        assertThat(answers.asked.each()).isEqualTo(3);
        page("/allotment/panel?each=1&cap=0");
        assertThat(answers.asked.each()).isEqualTo(2);
        assertThat(answers.asked.cap()).isEqualTo(1);
    }

    @Test
    void keepsTheDraftThatWasLookedAtAndDropsIt() throws Exception {
        var answer = mvc.perform(post("/allotment/desk")
                        .param("each", "2")
                        .param("cap", "7")
                        .param("seed", "42")
                        .param("key", "k1"))
                .andReturn()
                .getResponse();
        assertThat(answer.getRedirectedUrl()).isEqualTo("/allotment/desk?each=2&cap=7&seed=42");
        assertThat(answers.kept).isEqualTo(1);

        mvc.perform(post("/allotment/desk/removal"));
        assertThat(answers.dropped).isEqualTo(1);
    }

    @Test
    void showsTheNewDraftWhereTheAnswerHasChangedAndKeepsNothing() throws Exception {
        answers.changed = true;

        var answer = mvc.perform(post("/allotment/desk")
                        .param("each", "2")
                        .param("cap", "7")
                        .param("seed", "42")
                        .param("key", "old"))
                .andReturn()
                .getResponse();

        assertThat(answer.getStatus()).isEqualTo(409);
        assertThat(answer.getContentAsString()).contains("下面是新的方案", "value=\"k1\"");
        assertThat(answers.kept).isZero();
    }

    @Test
    void saysWhatToDoWhereNothingWaitsAndRefusesWhatIsNoSeed() throws Exception {
        waiting.clear();
        assertThat(page("/allotment/panel")).contains("现在没有等待排定的卷宗");
        assertThat(mvc.perform(get("/allotment/desk?seed=abc"))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(422);
        assertThat(mvc.perform(get("/allotment/spot")).andReturn().getResponse().getStatus())
                .isEqualTo(404);
    }
}
