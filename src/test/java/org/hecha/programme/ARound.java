package org.hecha.programme;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.hecha.Fake;
import org.hecha.standard.Standard;

/** Rounds and a calendar for tests that do not need the whole module. */
public final class ARound {

    private ARound() {}

    /** With this quota for each province and five days of public notice. */
    public static Round of(String id, Map<String, Integer> quotas) {
        return new Round(
                new RoundId(id),
                "2021-2025年度第二批",
                "2021-2025",
                Map.of(),
                LocalDate.of(2022, 1, 26),
                LocalDate.of(2022, 9, 20),
                Instant.parse("2022-09-20T10:00:00Z"),
                Map.of(),
                quotas,
                2,
                5,
                300);
    }

    public static Rounds rounds(Standard standard, Round round) {
        return Fake.of(Rounds.class, new Object() {
            public Round get(RoundId id) {
                return round;
            }

            public Standard standardFor(RoundId id, String county) {
                return standard;
            }
        });
    }

    /** The calendar the application uses, holidays and make-up days included. */
    public static WorkingDays calendar() {
        return new HolidayCalendar(HolidayCalendar.builtIn(), LocalTime.of(18, 0));
    }

    /** Monday to Friday; holidays are another module's business. */
    public static WorkingDays weekdays() {
        return Fake.of(WorkingDays.class, new Object() {
            public LocalDate plus(LocalDate day, int n) {
                LocalDate reached = day;
                for (int left = n; left > 0; ) {
                    reached = reached.plusDays(1);
                    left -= reached.getDayOfWeek().getValue() <= 5 ? 1 : 0;
                }
                return reached;
            }

            public Instant due(Instant from, int n) {
                ZoneId beijing = ZoneId.of("Asia/Shanghai");
                return plus(from.atZone(beijing).toLocalDate(), n)
                        .atTime(18, 0)
                        .atZone(beijing)
                        .toInstant();
            }
        });
    }
}
