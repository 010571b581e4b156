package org.hecha.web.overview;

import java.time.LocalDate;
import java.util.Optional;
import org.hecha.workflow.Bottlenecks;
import org.hecha.workflow.Stuck;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What a manager asks about work that is stuck; all of it stands in the URL.
 *
 * @param region code; empty = everything the reader may see
 * @param step   empty = all
 * @param weeks  how many weeks back, this one included
 */
record StuckQuestion(String region, String process, String step, int weeks) {

    Stuck.Question question() {
        return new Stuck.Question(region, process, step, weeks);
    }

    Bottlenecks.Filter filter() {
        return new Bottlenecks.Filter(region, process, step, Bottlenecks.Due.ANY, "");
    }

    public StuckQuestion step(String ofProcess, String name) {
        return new StuckQuestion(region, ofProcess, name, weeks);
    }

    /** The open tasks behind a number. */
    public String open(boolean late) {
        return new Narrowing(region, process, step, late ? Bottlenecks.Due.LATE : Bottlenecks.Due.ANY, "", "").tasks();
    }

    /** The open tasks of one office. */
    public String open(String unit, boolean late) {
        return new Narrowing(region, process, step, late ? Bottlenecks.Due.LATE : Bottlenecks.Due.ANY, "", unit)
                .tasks();
    }

    public String here() {
        return url("/overview/stuck").encode().toUriString();
    }

    /** With the names of the reader's own office. */
    public String people() {
        return url("/overview/stuck").queryParam("people", true).encode().toUriString() + "#people";
    }

    public String after(String cursor) {
        return url("/overview/stuck").queryParam("after", cursor).encode().toUriString() + "#waiting";
    }

    /** The tasks that came or went. */
    public String flow(Stuck.Way way) {
        return flow(way, Optional.empty(), "");
    }

    public String flow(Stuck.Way way, LocalDate monday) {
        return flow(way, Optional.of(monday), "");
    }

    String flow(Stuck.Way way, Optional<LocalDate> monday, String cursor) {
        var uri = url("/overview/flow").queryParam("way", way);
        monday.ifPresent(day -> uri.queryParam("week", day));
        if (!cursor.isEmpty()) {
            uri.queryParam("after", cursor);
        }
        return uri.encode().toUriString();
    }

    private UriComponentsBuilder url(String path) {
        UriComponentsBuilder uri = UriComponentsBuilder.fromPath(path);
        add(uri, "region", region);
        add(uri, "process", process);
        add(uri, "step", step);
        return uri.queryParam("weeks", weeks);
    }

    private static void add(UriComponentsBuilder uri, String name, String value) {
        if (!value.isEmpty()) {
            uri.queryParam(name, value);
        }
    }
}
