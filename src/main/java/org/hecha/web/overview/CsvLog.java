package org.hecha.web.overview;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.hecha.web.page.CsvCells;
import org.hecha.workflow.EventLog.Event;

/** Comma-separated, one event a line, with the mark that lets WPS and Excel see that it is UTF-8. */
final class CsvLog implements LogWriter {

    static final List<String> COLUMNS = List.of(
            "event",
            "dossier",
            "county",
            "task",
            "process",
            "step",
            "criterion",
            "kind",
            "unit",
            "role",
            "person",
            "at",
            "result",
            "means",
            "stand_in",
            "reasons",
            "due");

    private final Writer out;

    CsvLog(Writer out) {
        this.out = out;
    }

    static List<String> cells(Event event) {
        return List.of(
                Long.toString(event.id()),
                event.dossier(),
                event.county(),
                event.task(),
                event.process(),
                event.step(),
                event.criterion(),
                event.kind(),
                event.unit(),
                event.role(),
                event.person(),
                event.at().toString(),
                event.result(),
                event.detail().means().map(Enum::name).orElse(""),
                event.detail().standIn(),
                String.join(" ", event.detail().reasons()),
                event.detail().due().map(Instant::toString).orElse(""));
    }

    @Override
    public void begin() throws IOException {
        out.write('\uFEFF');
        line(COLUMNS);
    }

    @Override
    public void dossier(List<Event> events) throws IOException {
        for (Event event : events) {
            line(cells(event));
        }
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }

    private void line(List<String> cells) throws IOException {
        out.write(cells.stream().map(CsvLog::quoted).collect(Collectors.joining(",")));
        out.write("\r\n");
    }

    private static String quoted(String cell) {
        String harmless = CsvCells.harmless(cell);
        return harmless.matches("[^\",\r\n]*") ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
