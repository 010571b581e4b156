package org.hecha.web.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hecha.designation.TablePaper;
import org.hecha.dossier.Answer;
import org.hecha.dossier.Claim;
import org.hecha.dossier.Defect;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.DossierId;
import org.hecha.dossier.Dossiers;
import org.hecha.dossier.Exhibit;
import org.hecha.evidence.EvidenceId;
import org.hecha.organization.AScope;
import org.hecha.organization.AWorld;
import org.hecha.organization.Level;
import org.hecha.organization.MemberId;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.hecha.programme.RoundId;
import org.hecha.programme.Stage;
import org.hecha.reuse.Reuse;
import org.hecha.review.Annotation;
import org.hecha.review.Assignment;
import org.hecha.review.ConflictUndeclared;
import org.hecha.review.Conflicts;
import org.hecha.review.Judgement;
import org.hecha.review.Opinion;
import org.hecha.review.ReasonMissing;
import org.hecha.review.Reviews;
import org.hecha.review.SideBySide;
import org.hecha.review.StruckSheet;
import org.hecha.standard.Standard;
import org.hecha.verification.Advice;
import org.hecha.verification.Finding;
import org.hecha.verification.Report;
import org.hecha.verification.Verification;
import org.hecha.web.Screens;
import org.hecha.web.task.TaskSpecimens;
import org.hecha.workflow.Task;
import org.hecha.workflow.Worklist;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

class DeskScreenTests {

    private static final String DESK = "/desk/" + TaskSpecimens.NUMBER;

    private final MemberId me = new MemberId(new UUID(0, 1));
    private final Desked desked = new Desked();
    private final Supposed supposed = new Supposed();
    private final MockMvc mvc = Screens.of(
            new AWorld(),
            AScope.of(me, Role.PROVINCIAL_REVIEWER, 1, 1000, Level.CITY),
            List.of("org.hecha.web.desk"),
            beans -> {
                beans.put(Dossiers.class, new Said());
                beans.put(Verification.class, new Found());
                beans.put(Reviews.class, desked);
                beans.put(Conflicts.class, supposed);
                beans.put(Worklist.class, new Waiting());
                beans.put(Reuse.class, new Unlike());
                beans.put(TablePaper.class, new Object());
            });

    /** What is faked of {@link Reuse}: nothing is alike. */
    public static final class Unlike {
        public List<Reuse.Pair> of(Scope scope, DossierId dossier) {
            return List.of();
        }
    }

    /** What is faked of {@link Dossiers}: two claims, one with a number that its evidence denies. */
    public static final class Said {
        public Optional<Dossier> byNumber(Scope scope, String number) {
            return number.equals(TaskSpecimens.NUMBER)
                    ? Optional.of(new Dossier(
                            TaskSpecimens.DOSSIER,
                            number,
                            new RoundId("2021B2"),
                            "990226",
                            "石桥县",
                            30,
                            Dossier.Status.SUBMITTED,
                            Stage.PROVINCIAL_RECOMMENDATION,
                            Level.PROVINCE,
                            Dossier.Outcome.OPEN,
                            1,
                            1,
                            Screens.NOW,
                            false,
                            Optional.empty()))
                    : Optional.empty();
        }

        public Optional<String> cell(Scope scope, EvidenceId evidence, int page, int start) {
            return Optional.of("志愿者名册!C17");
        }

        public Standard standardOf(Scope scope, DossierId id) {
            return TaskSpecimens.standard();
        }

        public List<Claim> claims(Scope scope, DossierId id) {
            return List.of(
                    new Claim(
                            "S07",
                            "vol_distinct",
                            Optional.of(new Answer.Amount(BigDecimal.valueOf(1086))),
                            1,
                            Optional.of(Screens.NOW),
                            me(),
                            List.of()),
                    new Claim("S07", "brand_name", Optional.empty(), 0, Optional.empty(), "", List.of()));
        }

        private static String me() {
            return new UUID(0, 1).toString();
        }

        public List<Exhibit> exhibits(Scope scope, DossierId id) {
            return List.of();
        }
    }

    /** What is faked of {@link Verification}. */
    public static final class Found {
        public Report of(Scope scope, DossierId dossier) {
            var citation = new Finding.Citation(
                    new EvidenceId(new UUID(0, 9)),
                    "志愿/名册.xlsx",
                    3,
                    4,
                    15,
                    "<注册>科技志愿者 986 人",
                    "986 人",
                    "截至九月，<注册>科技志愿者 986 人，分布在");
            return new Report(
                    dossier,
                    List.of(
                            new Report.Entry(
                                    "S07",
                                    "vol_distinct",
                                    new Finding.Contradicted(List.of(citation), "other-value"),
                                    List.of(new Finding.SetAside(citation, Finding.Why.PLAN)),
                                    Optional.of(true),
                                    "",
                                    List.of(),
                                    List.of(new Advice(
                                            "roster",
                                            List.of("1100", "986", "9", "40", "1086"),
                                            Advice.Outcome.LOOK,
                                            List.of(citation)))),
                            new Report.Entry(
                                    "S07",
                                    "brand_name",
                                    new Finding.Unsupported(120, 3),
                                    List.of(),
                                    Optional.empty(),
                                    "")),
                    "1",
                    Screens.NOW,
                    false);
        }
    }

    /** What is faked of {@link Reviews}: remembers what the reviewer does. */
    public static final class Desked {
        Optional<Assignment> assignment = Optional.empty();
        final Map<String, Annotation> notes = new LinkedHashMap<>();
        final Set<String> looked = new LinkedHashSet<>();
        final List<Defect> drafted = new ArrayList<>();
        final Map<String, Judgement> sheet = new LinkedHashMap<>();
        List<SideBySide> beside = List.of();
        final Map<String, String> remarks = new LinkedHashMap<>();

        public Map<String, String> remarks(Scope scope, DossierId dossier) {
            return remarks;
        }

        public void remark(Scope scope, DossierId dossier, String criterion, String claim, String words) {
            remarks.put(criterion + "/" + claim, words);
        }

        boolean conflict;

        public List<SideBySide> sideBySide(Scope scope, DossierId dossier) {
            return beside;
        }

        List<StruckSheet> struck = List.of();

        public List<StruckSheet> struck(Scope scope, DossierId dossier) {
            return struck;
        }

        public Optional<Assignment> mine(Scope scope, DossierId dossier, Assignment.Kind kind) {
            return assignment.filter(a -> a.kind() == kind);
        }

        public Map<String, Annotation> annotations(Scope scope, DossierId dossier) {
            return notes;
        }

        public Set<String> seen(Scope scope, DossierId dossier) {
            return looked;
        }

        public void seen(Scope scope, DossierId dossier, String criterion, String claim) {
            looked.add(criterion + "/" + claim);
        }

        public List<Defect> draftedDefects(Scope scope, DossierId dossier) {
            return drafted;
        }

        public void draftDefect(Scope scope, DossierId dossier, Defect defect) {
            drafted.add(defect);
        }

        public void annotate(Scope scope, DossierId dossier, Annotation annotation) {
            if (annotation.kind() != Annotation.Kind.CONFIRMED
                    && annotation.reason().isEmpty()) {
                throw new ReasonMissing("desk");
            }
            notes.put(annotation.criterion() + "/" + annotation.claim(), annotation);
        }

        public Map<String, Judgement> sheet(Scope scope, Assignment.Id id) {
            return sheet;
        }

        public void judge(Scope scope, Assignment.Id id, Judgement judgement) {
            if (!judgement.met() && judgement.reason().isEmpty()) {
                throw new ReasonMissing(judgement.criterion());
            }
            sheet.put(judgement.criterion(), judgement);
        }

        public void declareConflict(Scope scope, Assignment.Id id, boolean declared, String reason) {
            conflict = declared;
        }

        public List<Opinion> opinions(Scope scope, DossierId dossier) {
            return List.of();
        }
    }

    /** What is faked of {@link Worklist}. */
    public static final class Waiting {
        public List<Task> openOf(Scope scope, DossierId dossier) {
            return List.of(TaskSpecimens.task("t1", "desk_review", Optional.of(new MemberId(new UUID(0, 1))), 1));
        }
    }

    /** What is faked of {@link Conflicts}. */
    public static final class Supposed {
        final List<Conflicts.Match> mine = new ArrayList<>();
        final List<String> answered = new ArrayList<>();

        public List<Conflicts.Match> mine(Scope scope, DossierId dossier) {
            return mine;
        }

        public void answer(
                Scope scope,
                Assignment.Kind kind,
                DossierId dossier,
                MemberId person,
                Conflicts.Reason reason,
                String fact,
                boolean confirmed,
                String words) {
            answered.add(kind + " " + person + " " + reason + " " + fact + " " + confirmed + " " + words);
        }
    }

    private void supposed() {
        supposed.mine.add(new Conflicts.Match(
                TaskSpecimens.DOSSIER,
                me,
                Conflicts.Reason.MAIL_DOMAIN,
                "f1",
                List.of("石桥县教育局"),
                "",
                Optional.empty(),
                Optional.empty(),
                Conflicts.State.OPEN,
                Optional.empty()));
    }

    @Test
    void keepsTheDeskShutWhileAMatchIsUnansweredEvenAfterDeclaring() throws Exception {
        assigned(true);
        supposed();
        String page = page(DESK);
        assertThat(page).contains("邮箱域名与 石桥县教育局 人员的邮箱域名相同", "还有 1 条线索没有说明").doesNotContain("志愿/名册.xlsx");
        assertThat(page).doesNotContain("没有需要回避的情形，开始审核");
        assertThat(Screens.faults(page)).isEmpty();
        assertThat(mvc.perform(get(DESK + "/summary")).andReturn().getResponse().getRedirectedUrl())
                .isEqualTo(DESK);
        assertThat(mvc.perform(post(DESK + "/note")
                                .param("claim", "S07/vol_distinct")
                                .param("kind", "CONFIRMED"))
                        .andReturn()
                        .getResolvedException())
                .isInstanceOf(ConflictUndeclared.class);
    }

    @Test
    void takesTheReviewersOwnWordOnAMatchOnlyWithAReason() throws Exception {
        assigned(false);
        supposed();
        var bare = mvc.perform(post(DESK + "/match")
                        .param("reason", "MAIL_DOMAIN")
                        .param("fact", "f1")
                        .param("confirmed", "false"))
                .andReturn()
                .getResponse();
        assertThat(bare.getStatus()).isEqualTo(422);
        assertThat(bare.getContentAsString()).contains("请写明理由");
        assertThat(supposed.answered).isEmpty();
        mvc.perform(post(DESK + "/match")
                .param("reason", "MAIL_DOMAIN")
                .param("fact", "f1")
                .param("confirmed", "false")
                .param("words", "全省共用域名"));
        assertThat(supposed.answered).containsExactly("DESK " + me + " MAIL_DOMAIN f1 false 全省共用域名");
    }

    private void assigned(boolean declared) {
        desked.assignment = Optional.of(new Assignment(
                new Assignment.Id(new UUID(0, 5)), TaskSpecimens.DOSSIER, Assignment.Kind.DESK, me, declared, false));
    }

    private String page(String address) throws Exception {
        return mvc.perform(get(address)).andReturn().getResponse().getContentAsString();
    }

    @Test
    void givesTheReportAsAWorkbookWithEveryClaimAndItsPassage() throws Exception {
        byte[] bytes = mvc.perform(get(DESK + "/report.xlsx"))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();

        try (var workbook = new org.apache.poi.xssf.usermodel.XSSFWorkbook(new java.io.ByteArrayInputStream(bytes))) {
            var written = new java.util.ArrayList<String>();
            workbook.getSheetAt(0).forEach(row -> row.forEach(cell -> written.add(cell.getStringCellValue())));
            assertThat(written).anyMatch(text -> text.startsWith("名册 1100 行"));
            assertThat(written).contains("志愿/名册.xlsx").noneMatch(text -> text.contains("??"));
        }
    }

    @Test
    void answersADossierOutsideTheScopeLikeNone() throws Exception {
        assertThat(mvc.perform(get("/desk/2021B2-990999"))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void showsNothingToAnAssignedReviewerBeforeTheDeclaration() throws Exception {
        assigned(false);
        assertThat(page(DESK)).contains("回避声明").doesNotContain("986").doesNotContain("注册科技志愿者人数");
        assertThat(mvc.perform(get(DESK + "/summary")).andReturn().getResponse().getRedirectedUrl())
                .isEqualTo(DESK);
    }

    @Test
    void wantsAReasonForAConflict() throws Exception {
        assigned(false);
        MockHttpServletResponse answer = mvc.perform(post(DESK + "/declare")
                        .param("assignment", new UUID(0, 5).toString())
                        .param("conflict", "true")
                        .param("reason", " "))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(desked.conflict).isFalse();
    }

    @Test
    void beginsWithTheMostPressingClaimAndShowsThePassageInItsContext() throws Exception {
        String page = page(DESK);
        assertThat(page)
                .contains("1086 人")
                .contains("<span>截至九月，</span><mark>&lt;注册&gt;科技志愿者 986 人</mark><span>，分布在</span>")
                .contains("data-current=\"S07/vol_distinct\"")
                .contains("志愿者名册!C17")
                .contains("已看 1/2");
        assertThat(Screens.faults(page)).noneMatch(fault -> fault.contains("desk.") || fault.contains("defects."));
    }

    @Test
    void showsWhatPlatformsExportsComeToWithTheirPassages() throws Exception {
        assertThat(page(DESK))
                .contains("按平台导出数据复算（1 条，仅供参考）")
                .contains("名册 1100 行，按证件或编号去重 986 人，9 支队，40 人在一支以上；填报 1086 人。")
                .contains(">出处 1 处</summary>")
                .contains("/evidence/" + new UUID(0, 9) + "?page=3&amp;from=4&amp;to=15");
        assertThat(page(DESK + "?claim=S07/brand_name")).doesNotContain("按平台导出数据复算");
    }

    @Test
    void saysHowManyPagesWereReadAndHowManyCouldNotBe() throws Exception {
        assertThat(page(DESK + "?claim=S07/brand_name"))
                .contains("读了 120 页")
                .contains("3 页读不出")
                .contains("没有填写");
    }

    @Test
    void draftsWhatTheCountyIsAskedFromTheFinding() throws Exception {
        assertThat(page(DESK + "?claim=S07/vol_distinct"))
                .contains("名册.xlsx 第 3 页写明“&lt;注册&gt;科技志愿者 986 人”，与所填“1086 人”不符。")
                .contains("按机器发现草拟");
        assertThat(page(DESK + "?claim=S07/brand_name")).contains("另有材料读不出。请换交");
    }

    @Test
    void offersThePlacesOfTheFindingsOfACriterionTheOneBeforeTheEyesFirst() throws Exception {
        desked.assignment = Optional.of(new Assignment(
                new Assignment.Id(new UUID(0, 7)), TaskSpecimens.DOSSIER, Assignment.Kind.DESK, me, true, false));
        String contradicted = page(DESK + "?claim=S07/vol_distinct");
        assertThat(contradicted).contains("<option value=\"名册.xlsx 第 3 页\">");
        String none = page(DESK + "?claim=S07/brand_name");
        assertThat(none).containsPattern("<option value=\"读了 \\d+ 页，未见“[^\"]+”的佐证\">");
        assertThat(contradicted.indexOf("<option value=\"名册.xlsx"))
                .isLessThan(contradicted.indexOf("<option value=\"读了"));
        assertThat(none.indexOf("<option value=\"读了")).isLessThan(none.indexOf("<option value=\"名册.xlsx"));
    }

    @Test
    void whatWasDraftedByAPersonStays() throws Exception {
        desked.drafted.add(new Defect(
                "S07", "vol_distinct", Optional.empty(), Defect.ReasonCode.CONTRADICTED_BY_EVIDENCE, "名册合计 986 人，请说明"));
        assertThat(page(DESK + "?claim=S07/vol_distinct"))
                .contains("名册合计 986 人，请说明")
                .doesNotContain("写明“986 人”");
    }

    @Test
    void keepsTheReasonTypedWhenItIsRefused() throws Exception {
        MockHttpServletResponse answer = mvc.perform(post(DESK + "/note")
                        .header("HX-Request", "true")
                        .param("claim", "S07/vol_distinct")
                        .param("kind", "OVERRIDDEN")
                        .param("reason", "  "))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString()).contains("data-current=\"S07/vol_distinct\"");
        assertThat(desked.notes).isEmpty();
    }

    @Test
    void asksTheCountyByDraftingADefectAndGoesOn() throws Exception {
        MockHttpServletResponse answer = mvc.perform(post(DESK + "/note")
                        .header("HX-Request", "true")
                        .param("claim", "S07/vol_distinct")
                        .param("kind", "ASKED")
                        .param("code", "CONTRADICTED_BY_EVIDENCE")
                        .param("reason", "名册合计 986 人，请说明"))
                .andReturn()
                .getResponse();
        assertThat(desked.drafted).extracting(Defect::demand).containsExactly("名册合计 986 人，请说明");
        assertThat(desked.drafted.getFirst().evidence())
                .as("the file that says otherwise")
                .isPresent();
        assertThat(answer.getHeader("HX-Push-Url")).endsWith("claim=S07/brand_name");
        assertThat(answer.getContentAsString())
                .contains("data-current=\"S07/brand_name\"")
                .contains("hx-swap-oob");
    }

    @Test
    void keepsARemarkForOneselfAndStaysAtTheClaim() throws Exception {
        MockHttpServletResponse answer = mvc.perform(post(DESK + "/remark")
                        .header("HX-Request", "true")
                        .param("claim", "S07/vol_distinct")
                        .param("words", "问一下附件二"))
                .andReturn()
                .getResponse();
        assertThat(answer.getContentAsString())
                .contains("已存。")
                .contains("hx-swap-oob")
                .contains("有备注")
                .doesNotContain("ask-demand");
        assertThat(desked.remarks).containsExactly(Map.entry("S07/vol_distinct", "问一下附件二"));
        assertThat(page(DESK + "?claim=S07/vol_distinct")).contains(">问一下附件二</textarea>");
        assertThat(mvc.perform(post(DESK + "/remark").param("claim", "S07/vol_distinct"))
                        .andReturn()
                        .getResponse()
                        .getRedirectedUrl())
                .contains("S07/vol_distinct");
    }

    @Test
    void worksWithoutScriptsByGoingToTheNextAddress() throws Exception {
        assertThat(mvc.perform(post(DESK + "/note")
                                .param("claim", "S07/vol_distinct")
                                .param("kind", "CONFIRMED"))
                        .andReturn()
                        .getResponse()
                        .getRedirectedUrl())
                .endsWith("claim=S07/brand_name");
    }

    @Test
    void takesPointsInHundredthsAndRefusesWhatIsNoNumber() throws Exception {
        assigned(true);
        assertThat(judge("true", "8,5").getStatus()).isEqualTo(422);
        assertThat(judge("", "8").getContentAsString()).contains("达标或不达标");
        assertThat(judge("true", "8,5").getContentAsString())
                .as("what was typed")
                .contains("value=\"8,5\"")
                .contains("value=\"名册.xlsx 第 3 页\"");
        assertThat(judge("true", "8.5").getStatus()).isEqualTo(200);
        assertThat(desked.sheet.get("S07").points()).hasToString("Optional[8.50]");
    }

    @Test
    void offersWhereItIsSeenThatTheCriterionIsNotMet() throws Exception {
        assigned(true);
        assertThat(page(DESK + "?claim=S07/brand_name"))
                .contains("<option value=\"名册.xlsx 第 3 页\">")
                .containsPattern("<datalist[^>]*><option value=\"读了 120 页，未见");
    }

    private MockHttpServletResponse judge(String met, String points) throws Exception {
        return mvc.perform(post(DESK + "/judge")
                        .header("HX-Request", "true")
                        .param("claim", "S07/vol_distinct")
                        .param("criterion", "S07")
                        .param("met", met)
                        .param("points", points)
                        .param("citation", "名册.xlsx 第 3 页"))
                .andReturn()
                .getResponse();
    }

    @Test
    void saysThatNoSheetsCanBeComparedYetAndWhy() throws Exception {
        assertThat(page(DESK + "/sheets")).contains("没有可以对照的评审表").contains("各自独立评定");
        assertThat(page(DESK + "/summary")).doesNotContain("/sheets");
    }

    @Test
    void showsSheetsBesideEachOtherWithoutNamesForColleagues() throws Exception {
        desked.beside = List.of(differing());
        for (String language : List.of("zh", "en")) {
            assertThat(Screens.faults(page(DESK + "/sheets?lang=" + language))).isEmpty();
        }
        String all = page(DESK + "/sheets?lang=zh");
        assertThat(all)
                .contains("我的评审表")
                .contains("评审人 2")
                .contains("依据：名册.xlsx 第 3 页")
                .contains("须请第三人评定")
                .contains("总体较好");
        assertThat(page(DESK + "/sheets?show=differing")).contains(">S07 ");
        assertThat(page(DESK + "/summary")).contains("已交评审表 2 份，1 条指标意见不一。");
    }

    @Test
    void leavesOutCriteriaOnWhichTheyAgree() throws Exception {
        var met = new Judgement("S07", true, Optional.empty(), "属实", "");
        desked.beside = List.of(new SideBySide(
                Assignment.Kind.DESK,
                1,
                List.of(new SideBySide.Sheet(me, true, Map.of("S07", met), "总体较好")),
                new Reviews.Agreement(1, Set.of(), false, Map.of("S07", met)),
                false));
        assertThat(page(DESK + "/sheets")).contains(">S07 ").contains("还有 1 人未交");
        assertThat(page(DESK + "/sheets?show=differing"))
                .doesNotContain(">S07 ")
                .contains("各条指标意见一致");
    }

    @Test
    void showsAStruckSheetWithItsReasonAndOutOfTheTable() throws Exception {
        var notMet = new Judgement("S07", false, Optional.empty(), "名册重复", "名册.xlsx 第 3 页");
        desked.beside = List.of(differing());
        desked.struck = List.of(new StruckSheet(
                Assignment.Kind.DESK, me, false, Screens.NOW, "配偶在该县工作", Map.of("S07", notMet), "总体尚可"));
        for (String language : List.of("zh", "en")) {
            assertThat(Screens.faults(page(DESK + "/sheets?lang=" + language))).isEmpty();
        }
        assertThat(page(DESK + "/sheets?lang=zh"))
                .contains("已划去的评审表", "一名评审人", "回避原因：配偶在该县工作", "<del>总体尚可</del>")
                .contains("已交 2 份");
        assertThat(page(DESK + "/summary")).contains("另有 1 份评审表因评审人回避已划去");
    }

    @Test
    void letsAReviewerStepBackAfterHandingInWithAReason() throws Exception {
        desked.assignment = Optional.of(new Assignment(
                new Assignment.Id(new UUID(0, 7)), TaskSpecimens.DOSSIER, Assignment.Kind.DESK, me, true, true));
        for (String language : List.of("zh", "en")) {
            assertThat(Screens.faults(page(DESK + "/step-back?lang=" + language)))
                    .isEmpty();
        }
        assertThat(page(DESK + "/summary?lang=zh")).contains(DESK + "/step-back");
        assertThat(page(DESK + "/step-back")).contains("您的评审表已经提交");
        var wordless = mvc.perform(post(DESK + "/step-back")).andReturn().getResponse();
        assertThat(wordless.getStatus()).isEqualTo(422);
        assertThat(wordless.getContentAsString()).contains("请写明回避的原因");
        assertThat(desked.conflict).isFalse();
        mvc.perform(post(DESK + "/step-back").param("reason", "配偶在该县工作"));
        assertThat(desked.conflict).isTrue();
    }

    private SideBySide differing() {
        var met = new Judgement("S07", true, Optional.empty(), "属实", "");
        var notMet = new Judgement("S07", false, Optional.empty(), "名册重复", "名册.xlsx 第 3 页");
        return new SideBySide(
                Assignment.Kind.DESK,
                0,
                List.of(
                        new SideBySide.Sheet(me, true, Map.of("S07", met), "总体较好"),
                        new SideBySide.Sheet(new MemberId(new UUID(0, 9)), false, Map.of("S07", notMet), "需补正")),
                new Reviews.Agreement(2, Set.of("S07"), true, Map.of("S07", notMet)),
                false);
    }

    @Test
    void sumsUpWithALinkToTheTask() throws Exception {
        assigned(true);
        desked.drafted.add(TaskSpecimens.defect("请补名册"));
        for (String language : List.of("zh", "en")) {
            String page = page(DESK + "/summary?lang=" + language);
            assertThat(page).contains("/tasks/t1").contains("请补名册");
            assertThat(Screens.faults(page)).noneMatch(fault -> fault.contains("desk."));
        }
    }
}
