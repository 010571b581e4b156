package org.hecha.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hecha.workflow.Play.applicationForm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hecha.dossier.DossierId;
import org.hecha.organization.AScope;
import org.hecha.organization.AWorld;
import org.hecha.organization.Level;
import org.hecha.organization.ReviewPath;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;

@InProcessWorld
class AttentionIT {

    @Autowired
    Play play;

    @Autowired
    Attention attention;

    @Autowired
    TaskNews news;

    @Autowired
    ProcessWorld.Passages passages;

    ProcessWorld.People people;
    Scope city;

    @BeforeEach
    void begin() {
        people = play.people;
        people.path = ReviewPath.VIA_CITY;
        city = people.scope(people.city);
    }

    @AfterEach
    void end() {
        play.clock.reset();
        LocaleContextHolder.resetLocaleContext();
        passages.counties.clear();
        passages.rebuilding = false;
    }

    private Task atTheCity() {
        var d = play.open();
        play.done(d, "draft", people.clerk, applicationForm()).done(d, "seal", people.leader, Play.APPROVE);
        return play.task(d, "city_check");
    }

    private List<DossierId> found(Scope scope, Worklist.Tab tab, String text) {
        List<DossierId> all = new ArrayList<>();
        String after = "";
        // to the end: other tests work for the same offices
        do {
            var page = play.worklist.list(scope, tab, text, Worklist.Order.CREATED, true, after, 200);
            page.tasks().forEach(task -> all.add(task.dossier()));
            after = page.next();
        } while (!after.isEmpty());
        return all;
    }

    @Nested
    class TheSearchBox {

        @Test
        void understandsConditionsInBothLanguagesAndTheirOpposites() {
            play.clock.moveTo(Instant.parse("2022-09-05T02:00:00Z"));
            var task = atTheCity();
            var d = task.dossier();
            for (String text : List.of(
                    "step:city",
                    "环节:市级",
                    "环节：市级初审",
                    "is:free",
                    "状态:待领取",
                    "-is:mine",
                    "is:unread",
                    "due:<90d",
                    "due:>0d",
                    "-has:overdue",
                    "-含:抄送",
                    "number:" + task.number(),
                    "unit:临泽",
                    "from:石桥")) {
                assertThat(found(city, Worklist.Tab.UNIT, text)).as(text).contains(d);
                assertThat(play.worklist.hints(city, text)).as(text).isEmpty();
            }
            for (String text : List.of(
                    "step:seal",
                    "-step:city",
                    "is:mine",
                    "has:overdue",
                    "has:copies",
                    "due:<2022-09-01",
                    "due:>2030-01-01")) {
                assertThat(found(city, Worklist.Tab.UNIT, text)).as(text).doesNotContain(d);
            }
            play.clock.moveTo(task.due().plus(Duration.ofDays(1)));
            assertThat(found(city, Worklist.Tab.UNIT, "含:逾期 环节:市级")).contains(d);
        }

        @Test
        void searchesForWhatItDoesNotUnderstandAndSaysSo() {
            var task = atTheCity();
            assertThat(play.worklist.hints(city, "colour:red"))
                    .containsExactly(new Worklist.Hint("query.hint.key", "colour"));
            assertThat(play.worklist.hints(city, "due:soon 石桥"))
                    .containsExactly(new Worklist.Hint("query.hint.due", "soon"));
            assertThat(found(city, Worklist.Tab.UNIT, "county:" + task.number()))
                    .isEmpty();
            assertThat(found(city, Worklist.Tab.UNIT, "nothing:" + task.number()))
                    .isEmpty();
            assertThat(found(city, Worklist.Tab.UNIT, "due:" + task.number())).contains(task.dossier());
        }

        @Test
        void findsTasksByWhatStandsInClaimsAndEvidence() {
            var task = atTheCity();
            passages.counties.put("科普大篷车", Set.of(AWorld.COUNTY.code()));
            for (String text : List.of("text:科普大篷车", "内容：科普大篷车", "内文:\"科普大篷车\" 环节:市级", "-text:流动科技馆")) {
                assertThat(found(city, Worklist.Tab.UNIT, text)).as(text).contains(task.dossier());
                assertThat(play.worklist.hints(city, text)).as(text).isEmpty();
            }
            for (String text : List.of("text:流动科技馆", "-内容:科普大篷车")) {
                assertThat(found(city, Worklist.Tab.UNIT, text)).as(text).isEmpty();
            }
        }

        @Test
        void showsAllTasksAndSaysSoWhileTextCannotBeSearched() {
            var task = atTheCity();
            passages.rebuilding = true;
            assertThat(found(city, Worklist.Tab.UNIT, "text:科普大篷车")).contains(task.dossier());
            assertThat(play.worklist.hints(city, "text:科普大篷车"))
                    .containsExactly(new Worklist.Hint("query.hint.text.later", "科普大篷车"));
        }

        @Test
        void completesTheLastWordInTheReadersLanguage() {
            LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
            assertThat(play.worklist.completions("石桥 含:")).contains("石桥 含:逾期");
            assertThat(play.worklist.completions("环节:市级初")).contains("环节:市级初审");
            LocaleContextHolder.setLocale(Locale.ENGLISH);
            assertThat(play.worklist.completions("-d")).containsExactly("-due:");
            assertThat(play.worklist.completions("step:nowhere")).isEmpty();
            assertThat(play.worklist.completions("step:city")).contains("step:\"City check\"");
        }

        @Test
        void everyConditionHasItsWordsInBothLanguages() {
            var messages = new ResourceBundleMessageSource();
            messages.setBasename("messages-workflow");
            messages.setDefaultEncoding("UTF-8");
            for (String key : TaskWords.keys()) {
                for (Locale language : List.of(Locale.ROOT, Locale.ENGLISH)) {
                    assertThat(messages.getMessage(key, null, language)).as(key).isNotBlank();
                }
            }
        }
    }

    @Test
    void isUnreadUntilOpenedAndAgainForWhoeverGetsIt() {
        var task = atTheCity();
        assertThat(attention.unread(city, List.of(task))).containsExactly(task.id());
        attention.opened(city, task.id());
        assertThat(attention.unread(city, List.of(task))).isEmpty();
        var colleague = people.scope(people.cityColleague);
        assertThat(attention.unread(colleague, List.of(task))).hasSize(1);
        attention.opened(colleague, task.id());
        play.worklist.transfer(city, task.id(), people.cityColleague.id(), "出差");
        assertThat(attention.unread(colleague, List.of(task))).hasSize(1);
    }

    @Test
    void showsATaskOnlyToPeopleWhoMayKnowOfItAndTellsWhoHasReadIt() {
        var task = atTheCity();
        var colleague = people.scope(people.cityColleague);
        long before = play.worklist.counts(colleague).get(Worklist.Tab.COPIED);
        attention.copy(city, task.id(), List.of(people.cityColleague.id()), "请阅");
        attention.copy(city, task.id(), List.of(people.cityColleague.id()), "再阅");
        assertThat(play.worklist.counts(colleague).get(Worklist.Tab.COPIED)).isEqualTo(before + 1);
        assertThat(found(colleague, Worklist.Tab.COPIED, "")).contains(task.dossier());
        assertThat(attention.copies(city, task.id())).singleElement().satisfies(copy -> {
            assertThat(copy.words()).isEqualTo("请阅");
            assertThat(copy.read()).isEmpty();
        });
        attention.opened(colleague, task.id());
        assertThat(attention.copies(city, task.id()).getFirst().read()).isPresent();
        people.world.directory().hide(people.cityColleague.id(), task.dossier().value(), "回避");
        var next = atTheCity();
        people.world.directory().hide(people.cityColleague.id(), next.dossier().value(), "回避");
        assertThatThrownBy(() -> attention.copy(city, next.id(), List.of(people.cityColleague.id()), ""))
                .isInstanceOf(NotCopyable.class);
        assertThatThrownBy(() -> attention.copy(people.scope(people.expert), next.id(), List.of(people.city.id()), ""))
                .isInstanceOf(UnknownTask.class);
    }

    @Test
    void listsTheOpenTasksOfWatchedDossiersAndNothingAnyLongerHidden() {
        var task = atTheCity();
        attention.watch(city, task.id(), true);
        assertThat(attention.watches(city, task.dossier())).isTrue();
        assertThat(found(city, Worklist.Tab.WATCHED, "")).contains(task.dossier());
        var hidden = AScope.hiding(city, task.dossier().value());
        assertThat(found(hidden, Worklist.Tab.WATCHED, "")).doesNotContain(task.dossier());
        attention.watch(city, task.id(), false);
        assertThat(found(city, Worklist.Tab.WATCHED, "")).doesNotContain(task.dossier());
    }

    @Test
    void keepsViewsForOneselfAndForTheUnit() {
        attention.keep(city, "我的急件", "tab=mine&q=due:<3d", false);
        attention.keep(city, "全市逾期", "tab=area&q=has:overdue", true);
        var colleague = people.scope(people.cityColleague);
        assertThat(attention.views(colleague))
                .extracting(Attention.View::name)
                .contains("全市逾期")
                .doesNotContain("我的急件");
        for (var view : attention.views(colleague)) {
            attention.drop(colleague, view.id());
        }
        assertThat(attention.views(city)).extracting(Attention.View::name).contains("全市逾期", "我的急件");
        attention.views(city).forEach(view -> attention.drop(city, view.id()));
        assertThat(attention.views(city)).isEmpty();
        assertThatThrownBy(() -> attention.keep(city, " ", "tab=mine", false)).isInstanceOf(FormRejected.class);
    }

    @Test
    void ringsWithinTwoSecondsWhereTheListIsMeantAndNowhereElse() throws Exception {
        var rung = new CountDownLatch(1);
        var elsewhere = new CountDownLatch(1);
        // the bell rings for everybody once when it begins to listen
        Thread.sleep(200);
        var end = news.listen(city, rung::countDown);
        var far = AScope.of(people.expert, 5000, 5001, Level.CITY, java.util.Set.of(), java.util.Set.of());
        var other = news.listen(far, elsewhere::countDown);
        try {
            atTheCity();
            assertThat(rung.await(2, TimeUnit.SECONDS)).isTrue();
            assertThat(elsewhere.getCount()).isEqualTo(1);
        } finally {
            end.run();
            other.run();
        }
    }

    @Test
    void countsAnAreaAsItsListIsLongAlsoWithGrantedAndHiddenDossiers() {
        var here = atTheCity();
        var hidden = atTheCity();
        var scopes = List.of(
                city,
                people.scope(people.officer),
                // the whole country ends with the last number there is
                AScope.of(people.officer, 0, Integer.MAX_VALUE, Level.NATION, java.util.Set.of(), java.util.Set.of()),
                AScope.hiding(city, hidden.dossier().value()),
                AScope.granted(people.expert.id(), Role.EXPERT, here.dossier().value()),
                AScope.of(
                        people.city,
                        5000,
                        5001,
                        Level.CITY,
                        java.util.Set.of(
                                here.dossier().value(), hidden.dossier().value()),
                        java.util.Set.of(hidden.dossier().value())));
        for (var scope : scopes) {
            for (var order : Worklist.Order.values()) {
                int listed = 0;
                String after = "";
                do {
                    var page = play.worklist.list(scope, Worklist.Tab.AREA, "", order, true, after, 7);
                    listed += page.tasks().size();
                    after = page.next();
                } while (!after.isEmpty());
                assertThat((long) listed)
                        .as(order.name())
                        .isEqualTo(play.worklist.counts(scope).get(Worklist.Tab.AREA));
            }
        }
        assertThat(play.worklist.counts(city).get(Worklist.Tab.AREA)).isGreaterThanOrEqualTo(2);
    }
}
