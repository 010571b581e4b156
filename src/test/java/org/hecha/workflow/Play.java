package org.hecha.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.hecha.Time;
import org.hecha.dossier.Defect;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.DossierId;
import org.hecha.organization.AScope;
import org.hecha.organization.AWorld;
import org.hecha.organization.Level;
import org.hecha.organization.Member;
import org.hecha.organization.Scope;
import org.hecha.programme.Stage;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Plays a dossier through its steps as the people who do them. */
@TestComponent
class Play {

    static final Map<String, Object> APPROVE = Map.of("decision", "approve");
    static final Map<String, Object> REJECT = Map.of("decision", "reject", "opinion", "不符合条件");
    static final Map<String, Object> RETURN = Map.of("decision", "return", "opinion", "材料不全");
    static final Map<String, Object> RETURNED_SUMMARY = Map.of("decision", "return", "opinion", "请补充近两年的数据");
    static final List<Defect> DEFECTS =
            List.of(new Defect("S02", "a", Optional.empty(), Defect.ReasonCode.NO_EVIDENCE, "补充表彰文件"));

    private static final AtomicInteger NUMBER = new AtomicInteger();

    final Worklist worklist;
    final ProcessWorld.People people;
    final House house;
    final Time.Shiftable clock;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    Play(
            Worklist worklist,
            ProcessWorld.People people,
            House house,
            Clock clock,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.worklist = worklist;
        this.people = people;
        this.house = house;
        this.clock = (Time.Shiftable) clock;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        house.deskReviewers.addAll(
                List.of(people.province.id(), people.secondReviewer.id(), people.thirdReviewer.id()));
        house.experts.addAll(List.of(people.expert.id(), people.secondExpert.id(), people.thirdExpert.id()));
        house.experts.addAll(List.of(people.fourthExpert.id(), people.fifthExpert.id()));
    }

    /** A new dossier of the county, at its first step. */
    DossierId open() {
        var id = new DossierId(UUID.randomUUID());
        String number = "2021B2-990226-%03d".formatted(NUMBER.incrementAndGet());
        house.dossiers.put(
                id,
                new Dossier(
                        id,
                        number,
                        House.ROUND,
                        AWorld.COUNTY.code(),
                        AWorld.COUNTY.name(),
                        AWorld.COUNTY.lo(),
                        Dossier.Status.DRAFT,
                        Stage.APPLICATION,
                        Level.COUNTY,
                        Dossier.Outcome.OPEN,
                        0,
                        1,
                        clock.instant(),
                        false,
                        Optional.of(clock.instant())));
        house.responsible.put(id, Map.of("S02", people.school.body().id()));
        transaction.executeWithoutResult(t -> events.publishEvent(new Dossier.Opened(
                id, number, AWorld.COUNTY.code(), people.clerk.id().toString())));
        return id;
    }

    static Scope everything() {
        return AScope.system("test");
    }

    List<Task> openTasks(DossierId dossier) {
        return worklist.openOf(everything(), dossier);
    }

    List<String> openSteps(DossierId dossier) {
        return openTasks(dossier).stream().map(Task::step).sorted().toList();
    }

    Task task(DossierId dossier, String step) {
        return openTasks(dossier).stream()
                .filter(t -> t.step().equals(step))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not at " + step + " but at " + openSteps(dossier)));
    }

    Play done(DossierId dossier, String step, Member by, Map<String, Object> fields) {
        return done(dossier, step, by, fields, List.of());
    }

    Play done(DossierId dossier, String step, Member by, Map<String, Object> fields, List<Defect> defects) {
        var mine = openTasks(dossier).stream()
                .filter(t -> t.step().equals(step))
                .filter(t -> t.assignee().isEmpty() && t.unit().equals(by.body().id())
                        || t.assignee().equals(Optional.of(by.id())))
                .findFirst()
                .orElseThrow(() -> new AssertionError(by.name() + " has no " + step + " in " + openTasks(dossier)));
        worklist.complete(people.scope(by), mine.id(), mine.version(), fields, defects);
        return this;
    }

    static Map<String, Object> applicationForm() {
        return Map.ofEntries(
                Map.entry("reporter", "王芳"),
                Map.entry("phone", "0990-1234567"),
                Map.entry("association_head", "刘岩"),
                Map.entry("county_leader", "周正"),
                Map.entry("population", 412300),
                Map.entry("towns", 14),
                Map.entry("villages", 203),
                Map.entry("streets", 2),
                Map.entry("communities", 21),
                Map.entry("staff_full", 6),
                Map.entry("staff_part", 9),
                Map.entry("budget", "86.50"),
                Map.entry("vans", 1),
                Map.entry("foundation", "全县建有科普示范基地十二处，年均活动四百场次，覆盖所有乡镇。"),
                Map.entry("plan", "对照标准逐条补齐短板，重点是流动科技馆巡展和志愿服务队伍建设。"),
                Map.entry("pledge", true));
    }

    /** To the point where the county has become a candidate. */
    DossierId candidate() {
        var d = open();
        done(d, "draft", people.clerk, applicationForm()).done(d, "seal", people.leader, APPROVE);
        done(d, "city_check", people.city, APPROVE).done(d, "provincial_check", people.province, APPROVE);
        done(d, "countersign", people.education, APPROVE).done(d, "countersign", people.farming, APPROVE);
        done(d, "national_acceptance", people.officer, APPROVE);
        return d;
    }

    /** To the point where the self-check waits for the leader's signature. */
    DossierId consolidated() {
        var d = candidate();
        done(d, "start_self_check", people.clerk, Map.of()).done(d, "distribute", people.clerk, Map.of());
        for (var task : openTasks(d)) {
            done(
                    d,
                    "fill_criterion",
                    task.criterion().equals("S02") ? people.school : people.clerk,
                    Map.of("checked", true));
        }
        worklist.runDue();
        return done(d, "consolidate", people.clerk, APPROVE).at(d, "sign");
    }

    /** To the point where the first reviewing level has the self-check. */
    DossierId submitted() {
        var d = consolidated();
        done(d, "sign", people.leader, APPROVE);
        return d;
    }

    static Map<String, Object> cityReview(String decision) {
        return Map.of(
                "decision",
                decision,
                "checked_files",
                3,
                "truthful",
                "yes",
                "capability",
                "阵地齐全，队伍稳定。",
                "opinion",
                "见清单");
    }

    /** To the point where the desk reviewers have the dossier. */
    DossierId atTheDesk() {
        var d = submitted();
        done(d, "city_review", people.city, cityReview("approve"));
        done(d, "assign_reviewers", people.provincialLeader, APPROVE);
        return d;
    }

    static final Map<String, Object> SHEET = Map.of("decision", "approve", "summary", "十二条均达到标准。");

    /** To the point where the nation has it. */
    DossierId recommended() {
        var d = atTheDesk();
        deskReviews(d);
        done(d, "desk_conclusion", people.provincialLeader, APPROVE);
        fromSiteToRecommendation(d);
        return d;
    }

    void deskReviews(DossierId d) {
        for (var task : openTasks(d)) {
            var who = people.members.stream()
                    .filter(m -> task.assignee().equals(Optional.of(m.id())))
                    .findFirst()
                    .orElseThrow();
            done(d, task.step(), who, SHEET);
        }
    }

    void fromSiteToRecommendation(DossierId d) {
        done(
                d,
                "on_site_check",
                people.province,
                Map.of("visited_on", "2022-09-21", "team", "孙宁、郑可", "findings", "看点六处，与材料一致。"));
        done(
                d,
                "deliberate",
                people.provincialLeader,
                Map.of("decision", "approve", "votes_for", 7, "votes_against", 0));
        done(d, "recommend", people.provincialLeader, Map.of("decision", "approve", "opinion", "名额内推荐"));
    }

    /** To the running public notice. */
    DossierId inNotice() {
        var d = recommended();
        done(d, "format_check", people.officer, APPROVE);
        panel(d);
        return d;
    }

    void panel(DossierId d) {
        done(d, "form_panel", people.officer, Map.of("experts", 2));
        deskReviews(d);
        done(
                d,
                "national_deliberation",
                people.nationalLeader,
                Map.of("decision", "approve", "votes_for", 9, "votes_against", 1));
        done(d, "publish", people.officer, Map.of());
    }

    /** To the term that begins with the naming. */
    DossierId named() {
        var d = inNotice();
        clock.moveTo(clock.instant().plus(Duration.ofDays(9)));
        worklist.runDue();
        return done(d, "name_county", people.nationalLeader, APPROVE).at(d);
    }

    /** To the county's summary: five years have passed. */
    DossierId termOver() {
        var d = named();
        clock.moveTo(clock.instant().plus(Duration.ofDays(5 * 366)));
        worklist.runDue();
        return at(d, "summarize_term");
    }

    /** @param unmet criteria of the three that are no longer met, with the reason given */
    static Map<String, Object> summary(Map<String, String> unmet) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("summary", "五年来阵地、队伍和活动保持稳定，年均活动四百余场次，覆盖所有乡镇。");
        for (String criterion : List.of("S01", "S02", "S03")) {
            fields.put("met_" + criterion, unmet.containsKey(criterion) ? "no" : "yes");
        }
        unmet.forEach((criterion, why) -> fields.put("gap_" + criterion, why));
        return fields;
    }

    static Map<String, Object> grade(String grade) {
        return Map.of("grade", grade, "opinion", "各方意见一致，依据充分");
    }

    static Map<String, Object> recommendation(String grade) {
        return Map.of("decision", "approve", "grade", grade, "opinion", "经实地核查，与总结一致");
    }

    Map<String, Object> thirdParty() {
        return Map.of(
                "organisation",
                "碧水评估中心",
                "assessed_on",
                clock.instant().atZone(clock.getZone()).toLocalDate().toString(),
                "score",
                "91.50",
                "grade",
                "excellent",
                "findings",
                "实地走访六处阵地，问卷二百份，结果良好。",
                "experts",
                2);
    }

    DossierId summarized(DossierId d) {
        return done(d, "summarize_term", people.clerk, summary(Map.of()))
                .done(d, "sign_term", people.leader, APPROVE)
                .at(d, "examine_term");
    }

    /** From the summary to the conclusion. */
    DossierId proposed(DossierId d, String grade) {
        summarized(d);
        done(d, "examine_term", people.provincialLeader, recommendation(grade))
                .done(d, "third_party", people.officer, thirdParty());
        expertsOnTheTerm(d, grade);
        return done(d, "propose_grade", people.officer, grade(grade)).at(d, "conclude_term");
    }

    void expertsOnTheTerm(DossierId d, String grade) {
        for (var task : openTasks(d)) {
            var expert = people.members.stream()
                    .filter(m -> task.assignee().equals(Optional.of(m.id())))
                    .findFirst()
                    .orElseThrow();
            done(d, "term_review", expert, grade(grade));
        }
    }

    private DossierId at(DossierId dossier, String... steps) {
        assertThat(openSteps(dossier)).containsExactly(steps);
        return dossier;
    }

    List<Task> list(Member member, Worklist.Tab tab) {
        return list(people.scope(member), tab);
    }

    /** All pages of a tab, in their order. */
    List<Task> list(Scope scope, Worklist.Tab tab) {
        List<Task> all = new ArrayList<>();
        String after = "";
        do {
            var page = worklist.list(scope, tab, "", Worklist.Order.DUE, false, after, 50);
            all.addAll(page.tasks());
            after = page.next();
        } while (!after.isEmpty());
        return all;
    }
}
