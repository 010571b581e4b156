package org.hecha.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import org.hecha.search.Hit;
import org.hecha.search.Hits;
import org.hecha.search.Query;
import org.hecha.search.Trial;

/** The product's own search, inside this process: whatever else this process does meanwhile is counted as well. */
final class EmbeddedEngine implements SearchEngine {

    private final Trial trial;

    EmbeddedEngine(Path directory) throws IOException {
        trial = Trial.in(directory);
    }

    @Override
    public void add(PageCollection.Page page) throws IOException {
        trial.add(page.id(), page.text());
    }

    @Override
    public void ready() throws IOException {
        trial.ready();
    }

    @Override
    public List<String> answers(String question, int limit) {
        return trial.find(Query.of(question), limit).hits().stream()
                .map(Hit::path)
                .toList();
    }

    @Override
    public List<String> holders(String quote, int limit) {
        Hits hits = trial.find(Query.quote(quote), limit);
        // people see what comes close where nobody has the quote, and that it is only that
        return hits.exact() ? hits.hits().stream().map(Hit::path).toList() : List.of();
    }

    @Override
    public long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    @Override
    public long bytes() throws IOException {
        return trial.bytes();
    }

    @Override
    public String how() {
        return "the product's own index and query, with exact total, facets, marks and snippets of every hit";
    }

    @Override
    public void close() throws IOException {
        trial.close();
    }
}
