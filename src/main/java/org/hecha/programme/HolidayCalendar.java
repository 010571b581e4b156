package org.hecha.programme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Working days from the data file of holidays and make-up days. Unknown years are Monday to Friday, provisionally. */
@Component
class HolidayCalendar extends CountedDays {

    private final Map<LocalDate, Boolean> works = new HashMap<>();
    private final Set<Integer> published = new HashSet<>();

    @Autowired
    HolidayCalendar(ProgrammeSettings settings) {
        this(builtIn(), settings.endOfDay());
        if (!settings.holidays().isEmpty()) {
            read(further(Path.of(settings.holidays())), settings.holidays());
        }
    }

    HolidayCalendar(List<String> lines, LocalTime endOfDay) {
        super(endOfDay);
        read(lines, "programme/holidays.csv");
    }

    static List<String> builtIn() {
        try {
            return new ClassPathResource("programme/holidays.csv")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> further(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("hecha.programme.holidays names a file that cannot be read: " + file, e);
        }
    }

    private void read(List<String> lines, String source) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String[] cells = line.split(",");
            try {
                boolean work = switch (cells[3]) {
                    case "work" -> true;
                    case "off" -> false;
                    default -> throw new IllegalArgumentException("neither off nor work");
                };
                LocalDate last = LocalDate.parse(cells[2]);
                for (LocalDate day = LocalDate.parse(cells[1]); !day.isAfter(last); day = day.plusDays(1)) {
                    works.put(day, work);
                }
                published.add(Integer.valueOf(cells[0]));
            } catch (DateTimeException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                throw new IllegalStateException(
                        source + ", line " + (i + 1) + ": wants year,first,last,off|work,name but says: " + line, e);
            }
        }
    }

    @Override
    public boolean isWorkingDay(LocalDate day) {
        Boolean special = works.get(day);
        return special != null ? special : day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
    }

    @Override
    public boolean published(int year) {
        return published.contains(year);
    }

    /** Special days by date, for the tests' oracle. */
    List<LocalDate> special() {
        var days = new ArrayList<>(works.keySet());
        days.sort(LocalDate::compareTo);
        return days;
    }
}
