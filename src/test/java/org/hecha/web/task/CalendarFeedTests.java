package org.hecha.web.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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
import org.hecha.workflow.TaskNews;
import org.hecha.workflow.Worklist;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;

class CalendarFeedTests {

    private final MemberId me = new MemberId(new UUID(0, 1));
    private final Scope scope = AScope.of(me, Role.CITY_REVIEWER, 1, 1000, Level.CITY);
    private final Work work = new Work();
    private final MockMvc mvc = Screens.of(new AWorld(), scope, List.of("org.hecha.web.task"), beans -> {
        beans.put(Worklist.class, work);
        beans.put(Calendars.class, new Keys());
        beans.put(Attention.class, new TaskSpecimens.AttentionAnswers());
        beans.put(Asks.class, new TaskSpecimens.AskAnswers());
        beans.put(Drafts.class, new TaskSpecimens.DraftAnswers());
        beans.put(Allotments.class, new Object());
        beans.put(Conflicts.class, new Object());
        beans.put(org.hecha.review.Vacancies.class, new Object());
        beans.put(org.hecha.dossier.TermPapers.class, new Object());
        beans.put(org.hecha.designation.Designations.class, new Object());
        beans.put(Bulk.class, new Object());
        beans.put(TaskNews.class, new Object());
        beans.put(Dossiers.class, new TaskSpecimens.DossierAnswers());
        beans.put(Reviews.class, new TaskSpecimens.ReviewAnswers());
        beans.put(Journey.class, new TaskSpecimens.JourneyAnswers());
        beans.put(Rounds.class, new TaskSpecimens.RoundAnswers());
    });

    /** What is faked of {@link Worklist}. */
    public final class Work {
        final List<Task> tasks = new ArrayList<>();

        public Worklist.Page list(
                Scope scope,
                Worklist.Tab tab,
                String text,
                Worklist.Order order,
                boolean descending,
                String after,
                int limit) {
            return new Worklist.Page(tab == Worklist.Tab.MINE ? List.copyOf(tasks) : List.of(), "");
        }
    }

    /** What is faked of {@link Calendars}. */
    public final class Keys {
        public String subscribe(Scope scope) {
            return "secret";
        }

        public Optional<Scope> whose(String key) {
            return key.equals("secret") ? Optional.of(scope) : Optional.empty();
        }
    }

    @Test
    void answersAKeyThatOpensNothingLikeAnAddressThatDoesNotExist() throws Exception {
        assertThat(mvc.perform(get("/public/calendar/guessed.ics"))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void givesEveryTaskOnceAtItsDueMomentInLinesOfAtMostSeventyFiveBytes() throws Exception {
        work.tasks.add(TaskSpecimens.task("t1", "city_review", Optional.of(me), 4));
        work.tasks.add(TaskSpecimens.task("t2", "fill_criterion", Optional.of(me), 1));
        var answer = mvc.perform(get("/public/calendar/secret.ics")).andReturn().getResponse();
        String feed = new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
        assertThat(answer.getContentType()).startsWith("text/calendar");
        assertThat(feed).startsWith("BEGIN:VCALENDAR\r\n").endsWith("END:VCALENDAR\r\n");
        assertThat(feed.split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
        String unfolded = feed.replace("\r\n ", "");
        assertThat(unfolded)
                .contains("UID:t1@hecha", "SEQUENCE:4", "DTEND:20221012T020000Z", "石桥县", "市级审核", "S07")
                .contains("DESCRIPTION:" + TaskSpecimens.NUMBER)
                .containsOnlyOnce("UID:t2@hecha");
        // whoever sees the calendar over somebody's shoulder learns no person's name
        assertThat(unfolded).doesNotContain("钱进");
    }

    @Test
    void showsTheAddressOnce() throws Exception {
        assertThat(mvc.perform(post("/tasks/calendar"))
                        .andReturn()
                        .getFlashMap()
                        .get("calendar"))
                .isEqualTo("http://localhost/public/calendar/secret.ics");
    }
}
