package org.hecha.web.overview;

import org.hecha.workflow.Bottlenecks;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What a manager has narrowed the overview down to; all of it stands in the URL.
 *
 * @param region  code; empty = everything the reader may see
 * @param process empty = all
 * @param step    empty = all
 * @param due     how it stands against its deadline
 * @param age     class of age such as {@code d6_10}; empty = any
 * @param unit    id of an office; empty = all
 */
record Narrowing(String region, String process, String step, Bottlenecks.Due due, String age, String unit) {

    Bottlenecks.Filter filter() {
        return new Bottlenecks.Filter(region, process, step, due, age, unit);
    }

    public boolean wide() {
        return region.isEmpty()
                && process.isEmpty()
                && step.isEmpty()
                && due == Bottlenecks.Due.ANY
                && age.isEmpty()
                && unit.isEmpty();
    }

    public Narrowing step(String ofProcess, String name) {
        return new Narrowing(region, ofProcess, name, due, age, unit);
    }

    public Narrowing region(String code) {
        return new Narrowing(code, process, step, due, age, unit);
    }

    public Narrowing due(Bottlenecks.Due other) {
        return new Narrowing(region, process, step, other, age, unit);
    }

    public Narrowing aged(String ageClass) {
        return new Narrowing(region, process, step, due, ageClass, unit);
    }

    public Narrowing unit(String id) {
        return new Narrowing(region, process, step, due, age, id);
    }

    /** The list of tasks this narrowing counts. */
    public String tasks() {
        return url("/overview/tasks", "", "");
    }

    public String tasksAfter(String cursor) {
        return url("/overview/tasks", "after", cursor);
    }

    public String here() {
        return url("/overview", "", "");
    }

    public String drawn(String diagram) {
        return url("/overview", "diagram", diagram);
    }

    private String url(String path, String name, String value) {
        UriComponentsBuilder uri = UriComponentsBuilder.fromPath(path);
        add(uri, "region", region);
        add(uri, "process", process);
        add(uri, "step", step);
        add(uri, "due", due == Bottlenecks.Due.ANY ? "" : due.name());
        add(uri, "age", age);
        add(uri, "unit", unit);
        add(uri, name, value);
        return uri.encode().toUriString();
    }

    private static void add(UriComponentsBuilder uri, String name, String value) {
        if (!value.isEmpty()) {
            uri.queryParam(name, value);
        }
    }
}
