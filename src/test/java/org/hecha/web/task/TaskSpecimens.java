package org.hecha.web.task;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hecha.dossier.Completeness;
import org.hecha.dossier.Defect;
import org.hecha.dossier.DossierId;
import org.hecha.dossier.Exhibit;
import org.hecha.organization.BodyId;
import org.hecha.organization.Level;
import org.hecha.organization.MemberId;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.hecha.programme.RoundId;
import org.hecha.programme.Stage;
import org.hecha.review.SideBySide;
import org.hecha.standard.Criterion;
import org.hecha.standard.Measure;
import org.hecha.standard.Standard;
import org.hecha.web.Screens;
import org.hecha.workflow.Journey;
import org.hecha.workflow.Task;
import org.hecha.workflow.TaskId;
import org.hecha.workflow.UnknownTask;

/** One dossier of an invented county with a task at the city, and what the modules behind the screens say of it. */
public final class TaskSpecimens {

    public static final DossierId DOSSIER = new DossierId(UUID.fromString("00000000-0000-0000-0000-00000000d055"));
    public static final String NUMBER = "2021B2-990226";

    private TaskSpecimens() {}

    public static Task task(String id, String step, Optional<MemberId> holder, long version) {
        return new Task(
                new TaskId(id),
                DOSSIER,
                NUMBER,
                "990226",
                "石桥县",
                "provincial-recommendation",
                step,
                step.equals("fill_criterion") ? "S07" : "",
                new BodyId(new UUID(0, 7)),
                Role.CITY_REVIEWER,
                holder,
                holder.isPresent() ? "钱进" : "",
                Screens.NOW.minusSeconds(86_400 * 3),
                Screens.NOW.plusSeconds(86_400 * 2),
                Optional.empty(),
                version,
                "石桥县科协");
    }

    public static Task done(Task task, Instant at) {
        return new Task(
                task.id(),
                task.dossier(),
                task.number(),
                task.region(),
                task.county(),
                task.process(),
                task.step(),
                task.criterion(),
                task.unit(),
                task.role(),
                task.assignee(),
                task.assigneeName(),
                task.created(),
                task.due(),
                Optional.of(at),
                task.version() + 1,
                task.from());
    }

    /** Of a catalogue of two criteria, one of them with points. */
    public static Standard standard() {
        var people = new Criterion.Claim(
                "vol_distinct",
                "注册科技志愿者人数",
                "",
                new Measure.Number(0, Optional.of(BigDecimal.valueOf(1000)), Optional.empty(), "", "", ""),
                "人",
                Criterion.Basis.STATED,
                "≥ 1000",
                false,
                true,
                "",
                Criterion.Checking.NONE);
        var brand = new Criterion.Claim(
                "brand_name",
                "常态化志愿服务品牌",
                "",
                new Measure.Words(200),
                "",
                Criterion.Basis.DEFAULT,
                "非空",
                false,
                true,
                "",
                Criterion.Checking.NONE);
        return new Standard(
                "2021-2025",
                "标准",
                "科协发普字〔2021〕24号",
                List.of(),
                "……",
                List.of(criterion("S07", "科技志愿服务", List.of(people, brand))));
    }

    private static Criterion criterion(String id, String title, List<Criterion.Claim> claims) {
        return new Criterion(
                id,
                title,
                "B",
                "有科技志愿服务队，注册科技志愿者 1000 人以上。",
                "数值",
                false,
                List.of("县科协"),
                new Criterion.Window(Criterion.Window.Kind.POINT_IN_TIME, 0, "时点"),
                claims,
                List.of(new Criterion.Slot("E07-2", "志愿者名册", List.of("XLSX"), 1, 5)),
                new Criterion.Search("科技志愿", List.of()),
                "",
                "",
                Optional.of(BigDecimal.TEN));
    }

    /** What is faked of {@link org.hecha.programme.Rounds}. */
    public static final class RoundAnswers {
        public Standard standardFor(RoundId round, String county) {
            return standard();
        }
    }

    /** What is faked of {@link org.hecha.dossier.Dossiers}. */
    public static class DossierAnswers {
        public Standard standardOf(Scope scope, DossierId id) {
            return standard();
        }

        public List<Exhibit> exhibits(Scope scope, DossierId id) {
            return List.of();
        }

        public int returns(Scope scope, DossierId id, Level by) {
            return 1;
        }

        public Completeness completeness(Scope scope, DossierId id) {
            return new Completeness(List.of(
                    new Completeness.Gap("S07", "vol_distinct", Completeness.Kind.NOT_FILLED, "", true),
                    new Completeness.Gap("S07", "", Completeness.Kind.SLOT_EMPTY, "E07-2", false)));
        }

        public List<Defect> openDefects(Scope scope, DossierId id) {
            return List.of(defect("请提交按人去重的名册"));
        }
    }

    public static Defect defect(String demand) {
        return new Defect("S07", "vol_distinct", Optional.empty(), Defect.ReasonCode.CONTRADICTED_BY_EVIDENCE, demand);
    }

    /** What is faked of {@link org.hecha.review.Reviews}. */
    public static final class ReviewAnswers {
        public List<Defect> draftedDefects(Scope scope, DossierId dossier) {
            return List.of(defect("名册合计 986 人，请说明"));
        }

        public List<SideBySide> sideBySide(Scope scope, DossierId dossier) {
            return List.of();
        }

        public List<org.hecha.review.StruckSheet> struck(Scope scope, DossierId dossier) {
            return List.of();
        }
    }

    /** What is faked of {@link Journey}. */
    public static final class JourneyAnswers {
        public Journey.Line line(Scope scope, DossierId dossier) {
            return new Journey.Line(
                    Arrays.stream(Stage.values())
                            .map(stage -> new Journey.Station(
                                    stage,
                                    stage.compareTo(Stage.CITY_REVIEW) < 0
                                            ? Journey.Progress.PASSED
                                            : stage == Stage.CITY_REVIEW
                                                    ? Journey.Progress.CURRENT
                                                    : Journey.Progress.AHEAD))
                            .toList(),
                    "临溪市科协",
                    "city_review",
                    Screens.NOW,
                    Optional.of(Screens.NOW));
        }
    }

    /** What is faked of {@link org.hecha.workflow.Attention}: nothing was looked at, kept or shown yet. */
    public static class AttentionAnswers {
        public final java.util.Set<TaskId> opened = new java.util.HashSet<>();
        public final List<String> kept = new java.util.ArrayList<>();
        public final List<MemberId> copied = new java.util.ArrayList<>();
        public boolean watching;

        public java.util.Set<TaskId> unread(Scope scope, java.util.Collection<Task> tasks) {
            return tasks.stream()
                    .map(Task::id)
                    .filter(id -> !opened.contains(id))
                    .collect(java.util.stream.Collectors.toSet());
        }

        public void opened(Scope scope, TaskId id) {
            opened.add(id);
        }

        public boolean watches(Scope scope, DossierId dossier) {
            return watching;
        }

        public void watch(Scope scope, TaskId id, boolean on) {
            watching = on;
        }

        public void copy(Scope scope, TaskId id, java.util.Collection<MemberId> to, String words) {
            copied.addAll(to);
        }

        public List<org.hecha.workflow.Attention.Copy> copies(Scope scope, TaskId id) {
            return copied.stream()
                    .map(person -> new org.hecha.workflow.Attention.Copy(
                            person, "李梅", "钱进", "请阅", Screens.NOW, Optional.of(Screens.NOW)))
                    .toList();
        }

        public List<org.hecha.workflow.Attention.View> views(Scope scope) {
            return kept.stream()
                    .map(query -> new org.hecha.workflow.Attention.View(new UUID(0, 3), "本周到期", query, true, true))
                    .toList();
        }

        public void keep(Scope scope, String name, String query, boolean unit) {
            kept.add(query);
        }

        public void drop(Scope scope, UUID view) {
            kept.clear();
        }
    }

    /** No step is done away from the desk. */
    public static final class DraftAnswers {
        public boolean keeps(Scope scope, Task task) {
            return false;
        }

        public boolean offered(Scope scope, Task task) {
            return false;
        }
    }

    /** What is faked of {@link org.hecha.workflow.Asks}: one countersignature is under way. */
    public static final class AskAnswers {
        public List<org.hecha.workflow.Asks.Ask> of(Scope scope, TaskId task) {
            return List.of(new org.hecha.workflow.Asks.Ask(
                    new UUID(0, 9),
                    task,
                    org.hecha.workflow.Asks.Kind.COUNTERSIGN,
                    1,
                    "请看第七条",
                    "钱进",
                    Screens.NOW,
                    org.hecha.workflow.Asks.State.OPEN,
                    List.of(new org.hecha.workflow.Asks.Answer(
                            new MemberId(new UUID(0, 5)), "李梅", Optional.empty(), "", Optional.empty()))));
        }

        public Optional<org.hecha.workflow.Asks.Ask> behind(Scope scope, TaskId own) {
            return Optional.empty();
        }

        public boolean waits(Scope scope, TaskId task) {
            return false;
        }
    }

    /** A form with every kind of field the house uses. */
    public static final String FORM = """
            {"type":"default","components":[
             {"id":"d","key":"decision","type":"radio","label":"意见","values":[
               {"label":"同意","value":"approve"},{"label":"退回补正","value":"return"},{"label":"不同意","value":"reject"}]},
             {"id":"n","key":"checked_files","type":"number","label":"抽查佐证件数","description":"至少一件","validate":{"required":true,"min":1}},
             {"id":"t","key":"truthful","type":"radio","label":"真实性结论","values":[{"label":"真实","value":"yes"},{"label":"不实","value":"no"}]},
             {"id":"v","key":"visited_on","type":"datetime","dateLabel":"核验日期","validate":{"required":true}},
             {"id":"c","key":"checked","type":"checkbox","label":"已核对"},
             {"id":"s","key":"pick","type":"select","label":"选择","values":[{"label":"一","value":"1"}]},
             {"id":"l","key":"many","type":"checklist","label":"多选","values":[{"label":"甲","value":"a"},{"label":"乙","value":"b"}]},
             {"id":"x","type":"text","text":"## 请**逐项**核对"},
             {"id":"o","key":"opinion","type":"textarea","label":"意见说明","validate":{"maxLength":2000}}]}
            """;

    /** What is faked of {@link org.hecha.workflow.Worklist}; a test changes what it needs. */
    public static class WorkAnswers {
        public Task task;

        public WorkAnswers(Task task) {
            this.task = task;
        }

        public Task get(Scope scope, TaskId id) {
            if (!task.id().equals(id)) {
                throw new UnknownTask(id);
            }
            return task;
        }

        public String form(Scope scope, TaskId id) {
            return FORM;
        }

        public Map<String, Object> formData(Scope scope, TaskId id) {
            return Map.of();
        }
    }
}
