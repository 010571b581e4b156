package org.hecha.web.overview;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.hecha.Time;
import org.hecha.organization.Scope;
import org.hecha.workflow.EventLog;
import org.hecha.workflow.EventLog.Event;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The event log for tools of process analysis, streamed. People are pseudonyms that hold within one export only, and on
 * request places as well: what is analysed is the work, and no table of people comes of it.
 */
@Controller
class LogScreen {

    private final EventLog log;
    private final Clock clock;

    LogScreen(EventLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /** What the log is written as; the name is the end of the file's. */
    enum Format {
        CSV("csv", "text/csv;charset=UTF-8"),
        XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        XES("xes", "application/xml"),
        OCEL("jsonocel", "application/json");

        private final String ending;
        private final String type;

        Format(String ending, String type) {
            this.ending = ending;
            this.type = type;
        }

        static Format of(String ending) {
            for (Format format : values()) {
                if (format.ending.equals(ending)) {
                    return format;
                }
            }
            throw new IllegalArgumentException("no format ends in " + ending);
        }

        LogWriter to(OutputStream out) throws IOException {
            return switch (this) {
                case CSV -> new CsvLog(new OutputStreamWriter(out, StandardCharsets.UTF_8));
                case XLSX -> new SheetLog(out);
                case XES -> new XesLog(out);
                case OCEL -> new OcelLog(out);
            };
        }
    }

    /** @param months how many months back, this one included. @param places whether counties, dossiers and units stand in clear */
    @GetMapping("/overview/log.{ending:csv|xlsx|xes|jsonocel}")
    void log(
            Scope scope,
            @PathVariable String ending,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "12") int months,
            @RequestParam(defaultValue = "true") boolean places,
            HttpServletResponse answer)
            throws IOException {
        Format format = Format.of(ending);
        YearMonth now = YearMonth.from(clock.instant().atZone(Time.BEIJING));
        Instant from = start(now.minusMonths(Math.clamp(months, 1, PaceQuestion.LONGEST) - 1L));
        Instant to = start(now.plusMonths(1));
        log.taken(scope, region, from, to, format.ending);
        answer.setContentType(format.type);
        answer.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("hecha-" + now + "." + format.ending)
                        .build()
                        .toString());
        var people = new Pseudonyms(places);
        try (LogWriter writer = format.to(answer.getOutputStream())) {
            writer.begin();
            var dossiers = new Gathered(writer);
            log.each(scope, region, from, to, event -> dossiers.add(people.hide(event)));
            dossiers.finish();
            writer.end();
        }
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(Time.BEIJING).toInstant();
    }

    /** One dossier's events at a time. */
    private static final class Gathered {
        private final LogWriter writer;
        private final List<Event> events = new ArrayList<>();

        Gathered(LogWriter writer) {
            this.writer = writer;
        }

        void add(Event event) {
            if (!events.isEmpty() && !events.getFirst().dossier().equals(event.dossier())) {
                finish();
            }
            events.add(event);
        }

        void finish() {
            try {
                if (!events.isEmpty()) {
                    writer.dossier(List.copyOf(events));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            events.clear();
        }
    }
}
