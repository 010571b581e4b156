package org.hecha.web.overview;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.hecha.dossier.Dossiers;
import org.hecha.programme.Round;
import org.hecha.programme.RoundId;
import org.hecha.programme.Rounds;
import org.hecha.review.Allotments;
import org.hecha.review.Conflicts;
import org.hecha.review.Reviews;
import org.hecha.standard.Standard;
import org.hecha.web.Screens;
import org.hecha.web.task.TaskSpecimens;
import org.hecha.workflow.Alerts;
import org.hecha.workflow.Asks;
import org.hecha.workflow.Attention;
import org.hecha.workflow.Bottlenecks;
import org.hecha.workflow.Bulk;
import org.hecha.workflow.Calendars;
import org.hecha.workflow.Drafts;
import org.hecha.workflow.EventLog;
import org.hecha.workflow.Forecast;
import org.hecha.workflow.Journey;
import org.hecha.workflow.KeptForecasts;
import org.hecha.workflow.Load;
import org.hecha.workflow.Pace;
import org.hecha.workflow.Spent;
import org.hecha.workflow.Stuck;
import org.hecha.workflow.TaskNews;
import org.hecha.workflow.Why;
import org.hecha.workflow.Worklist;

/** What the screens of managers ask for and a test has nothing to say about; a test puts its own fakes afterwards. */
final class OverviewSpecimens {

    static final String LATEST = "2023B1";

    private OverviewSpecimens() {}

    /** @param fakes what this test itself fakes; nothing is put twice */
    static void put(Screens.Beans beans, Class<?>... fakes) {
        var own = java.util.Set.of(fakes);
        Map<Class<?>, Object> all = new java.util.LinkedHashMap<>();
        all.put(Stuck.class, new Object());
        all.put(Load.class, new Object());
        all.put(Why.class, new Object());
        all.put(Alerts.class, new Object());
        all.put(Forecast.class, new Object());
        all.put(KeptForecasts.class, new Object());
        all.put(Pace.class, new Object());
        all.put(Spent.class, new Object());
        all.put(EventLog.class, new Object());
        all.put(Bottlenecks.class, new PaceScreenTests.Nothing());
        all.put(Worklist.class, new PaceScreenTests.Nothing());
        all.put(Dossiers.class, new PaceScreenTests.Nothing());
        all.put(Allotments.class, new Object());
        all.put(Conflicts.class, new Object());
        all.put(org.hecha.review.Vacancies.class, new Object());
        all.put(org.hecha.dossier.TermPapers.class, new Object());
        all.put(org.hecha.designation.Designations.class, new Object());
        all.put(Reviews.class, new TaskSpecimens.ReviewAnswers());
        all.put(Attention.class, new TaskSpecimens.AttentionAnswers());
        all.put(TaskNews.class, new Object());
        all.put(Asks.class, new TaskSpecimens.AskAnswers());
        all.put(Drafts.class, new TaskSpecimens.DraftAnswers());
        all.put(Calendars.class, new Object());
        all.put(Bulk.class, new Object());
        all.put(Journey.class, new TaskSpecimens.JourneyAnswers());
        all.put(Rounds.class, new TwoRounds());
        all.forEach((type, fake) -> {
            if (!own.contains(type)) {
                beans.put(type, fake);
            }
        });
    }

    /** An earlier round and a later one. */
    public static final class TwoRounds {
        public List<Round> all() {
            return List.of(round(LATEST, 2023), round("2021B2", 2021));
        }

        public Standard standardFor(RoundId round, String county) {
            return new TaskSpecimens.RoundAnswers().standardFor(round, county);
        }

        private static Round round(String id, int year) {
            var day = LocalDate.of(year, 6, 1);
            return new Round(
                    new RoundId(id),
                    id,
                    "2021-2025",
                    Map.of(),
                    day,
                    day.plusYears(1),
                    Instant.parse(day.plusYears(1) + "T10:00:00Z"),
                    Map.of(),
                    Map.of(),
                    2,
                    5,
                    300);
        }
    }
}
