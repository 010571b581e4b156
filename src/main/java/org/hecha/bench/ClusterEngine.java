package org.hecha.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import org.hecha.search.Hit;
import org.hecha.search.Hits;
import org.hecha.search.Query;
import org.hecha.search.Trial;

/** The product's own search with its index in OpenSearch: what it costs to share one (decision 0043). */
final class ClusterEngine implements SearchEngine {

    private final OpenSearchServer server;
    private final Trial trial;

    ClusterEngine(Path classPath, Path home) throws IOException {
        server = OpenSearchServer.start(classPath, home, 1, "-Xms2g", "-Xmx2g");
        trial = Trial.in(server.addresses(), "pages", 1);
    }

    @Override
    public void add(PageCollection.Page page) throws IOException {
        trial.add(page.id(), page.text());
    }

    @Override
    public void ready() throws IOException {
        trial.ready();
        server.send("POST", "/pages/_flush", "");
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
        return hits.exact() ? hits.hits().stream().map(Hit::path).toList() : List.of();
    }

    /** Of both: queries are understood and passages marked on our side. */
    @Override
    public long cpu() throws IOException {
        return server.cpu()
                + ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime();
    }

    @Override
    public long bytes() throws IOException {
        return trial.bytes();
    }

    @Override
    public String how() {
        return "the product's own terms and queries on OpenSearch 3.8.0, one node of 2 GB in its own JVM, one shard, over HTTP;"
                + " exact total, facets, marks and snippets of every hit; processor time of both processes";
    }

    @Override
    public void close() throws IOException {
        trial.close();
        server.close();
    }
}
