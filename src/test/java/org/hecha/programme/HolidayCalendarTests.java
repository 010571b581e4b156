package org.hecha.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HolidayCalendarTests {

    private final HolidayCalendar calendar = new HolidayCalendar(HolidayCalendar.builtIn(), LocalTime.of(18, 0));

    @Test
    void refusesToCountBackwards() {
        assertThatThrownBy(() -> calendar.plus(LocalDate.of(2022, 9, 28), -1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesTheLineThatIsWrong() {
        assertThatThrownBy(() ->
                        new HolidayCalendar(List.of("# ok", "2027,2027-01-01,2027-01-03,holiday,x"), LocalTime.NOON))
                .hasMessageContaining("line 2");
    }

    /** The seven vectors of the domain study, each of which Monday to Friday gets wrong. */
    @ParameterizedTest
    @CsvSource({
        "2022-09-28,  5, 2022-10-10",
        "2022-01-26, 10, 2022-02-14",
        "2023-04-26,  5, 2023-05-06",
        "2024-09-29,  7, 2024-10-14",
        "2025-09-26,  5, 2025-10-10",
        "2026-02-11,  5, 2026-02-25",
        "2026-09-18,  5, 2026-09-24"
    })
    void countsHolidaysAndMakeUpDays(LocalDate from, int n, LocalDate to) {
        assertThat(calendar.plus(from, n)).isEqualTo(to);
        assertThat(calendar.between(from, to)).isEqualTo(n);
        assertThat(calendar.between(to, from)).isEqualTo(-n);
    }

    @ParameterizedTest
    @CsvSource({"2021, 7, 250", "2022, 7, 249", "2023, 7, 249", "2024, 8, 251", "2025, 5, 248", "2026, 6, 248"})
    void everyYearHasItsMakeUpDaysOnWeekendsAndTheWorkingDaysItShouldHave(int year, int makeUp, int working) {
        var made = calendar.special().stream()
                .filter(day -> day.getYear() == year && calendar.isWorkingDay(day))
                .toList();
        assertThat(made).hasSize(makeUp).allMatch(day -> day.getDayOfWeek().getValue() > 5);
        assertThat(calendar.between(LocalDate.of(year - 1, 12, 31), LocalDate.of(year, 12, 31)))
                .isEqualTo(working);
        assertThat(calendar.published(year)).isTrue();
    }

    @Test
    void anUnknownYearIsMondayToFridayAndProvisional() {
        assertThat(calendar.published(2027)).isFalse();
        assertThat(calendar.plus(LocalDate.of(2027, 9, 30), 1)).isEqualTo(LocalDate.of(2027, 10, 1));
    }

    @Test
    void zeroDaysGiveTheDayItselfOrTheNextWorkingDay() {
        assertThat(calendar.plus(LocalDate.of(2022, 9, 30), 0)).isEqualTo(LocalDate.of(2022, 9, 30));
        assertThat(calendar.plus(LocalDate.of(2022, 10, 1), 0)).isEqualTo(LocalDate.of(2022, 10, 8));
    }

    @Test
    void aDayEndsAtSixInBeijing() {
        // 17:00 UTC is the next day there
        assertThat(calendar.due(Instant.parse("2022-09-27T17:00:00Z"), 5)).isEqualTo("2022-10-10T10:00:00Z");
        assertThat(calendar.due(Instant.parse("2022-09-27T15:00:00Z"), 5)).isEqualTo("2022-10-09T10:00:00Z");
    }

    @Test
    void agreesWithPositionsInAListOfAllWorkingDays() {
        LocalDate first = LocalDate.of(2020, 12, 1);
        List<LocalDate> all = first.datesUntil(LocalDate.of(2028, 1, 1))
                .filter(calendar::isWorkingDay)
                .toList();
        var random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            LocalDate from = first.plusDays(random.nextInt(2_000));
            LocalDate to = first.plusDays(random.nextInt(2_000));
            // working days up to and including a day
            long before = all.stream().filter(d -> !d.isAfter(from)).count();
            long until = all.stream().filter(d -> !d.isAfter(to)).count();
            assertThat(calendar.between(from, to)).as("%s %s", from, to).isEqualTo((int) (until - before));
            int n = 1 + random.nextInt(300);
            assertThat(calendar.plus(from, n)).isEqualTo(all.get((int) before + n - 1));
        }
    }
}
