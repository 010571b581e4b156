package org.hecha.programme;

import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param holidays file with calendars of further years in the format of {@code programme/holidays.csv}, read at start;
 *                 empty = only the built-in years
 * @param endOfDay when a working day ends for deadlines, Beijing time
 */
@ConfigurationProperties("hecha.programme")
@Validated
record ProgrammeSettings(
        @DefaultValue("") String holidays,
        @DefaultValue("18:00") LocalTime endOfDay) {}
