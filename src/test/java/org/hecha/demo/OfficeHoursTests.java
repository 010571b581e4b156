package org.hecha.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import org.hecha.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfficeHoursTests {

    private final OfficeHours hours = new OfficeHours(day -> day.getDayOfWeek().getValue() <= 5);

    // 2022-09-16 is a Friday
    @ParameterizedTest
    @CsvSource({
        "2022-09-16T10:00, 0,   2022-09-16T10:00",
        "2022-09-16T10:00, 3,   2022-09-16T13:00",
        "2022-09-16T07:00, 1,   2022-09-16T10:00",
        "2022-09-16T16:00, 1,   2022-09-16T17:00",
        "2022-09-16T16:00, 2,   2022-09-19T10:00",
        "2022-09-16T17:00, 0.5, 2022-09-19T09:30",
        "2022-09-17T12:00, 8,   2022-09-19T17:00",
        "2022-09-16T09:00, 41,  2022-09-23T10:00",
    })
    void countsOnlyHoursOfWork(LocalDateTime from, double work, LocalDateTime end) {
        assertThat(hours.after(beijing(from), work)).isEqualTo(beijing(end));
    }

    @Test
    void beginsWhereTheOfficeIsOpen() {
        assertThat(hours.open(beijing(LocalDateTime.parse("2022-09-17T12:00"))))
                .isEqualTo(beijing(LocalDateTime.parse("2022-09-19T09:00")));
    }

    private static Instant beijing(LocalDateTime time) {
        return time.atZone(Time.BEIJING).toInstant();
    }
}
