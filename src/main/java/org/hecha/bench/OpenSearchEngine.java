package org.hecha.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * OpenSearch as somebody who knows it would set it up for Chinese: bigrams for ranking, single characters with positions for
 * exact phrases, width and case folded, one shard, no replica, no refresh while loading; offsets stored so that it need not
 * analyse again to highlight. A query asks for what the product's answer holds too: ids, a total and a highlighted piece.
 */
final class OpenSearchEngine implements SearchEngine {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BATCH = 1_000;

    private static final String INDEX = """
            {"settings":{"number_of_shards":1,"number_of_replicas":0,"refresh_interval":"-1",
              "analysis":{"analyzer":{
                "pairs":{"tokenizer":"standard","filter":["cjk_width","lowercase","cjk_bigram"]},
                "singles":{"tokenizer":"standard","filter":["cjk_width","lowercase"]}}}},
             "mappings":{"dynamic":false,"_source":{"excludes":[]},"properties":{
               "id":{"type":"keyword"},
               "text":{"type":"text","analyzer":"pairs","index_options":"offsets",
                 "fields":{"singles":{"type":"text","analyzer":"singles"}}}}}}
            """;

    private final OpenSearchServer server;
    private final Path home;
    private final StringBuilder batch = new StringBuilder();
    private int batched;

    OpenSearchEngine(Path classPath, Path home) throws IOException {
        this.home = home;
        server = OpenSearchServer.start(classPath, home, 1, "-Xms2g", "-Xmx2g");
        server.send("PUT", "/pages", INDEX);
    }

    @Override
    public void add(PageCollection.Page page) throws IOException {
        batch.append("{\"index\":{\"_index\":\"pages\"}}\n");
        batch.append(JSON.createObjectNode().put("id", page.id()).put("text", page.text()))
                .append('\n');
        if (++batched == BATCH) {
            send();
        }
    }

    private void send() throws IOException {
        if (batched > 0
                && server.send("POST", "/_bulk", batch.toString())
                        .path("errors")
                        .asBoolean()) {
            throw new IOException("OpenSearch did not take every page");
        }
        batch.setLength(0);
        batched = 0;
    }

    @Override
    public void ready() throws IOException {
        send();
        server.send("POST", "/pages/_refresh", "");
        server.send("POST", "/pages/_flush", "");
    }

    @Override
    public List<String> answers(String question, int limit) throws IOException {
        ObjectNode match = JSON.createObjectNode();
        match.putObject("match").put("text", question);
        return find(match, "text", limit);
    }

    @Override
    public List<String> holders(String quote, int limit) throws IOException {
        ObjectNode match = JSON.createObjectNode();
        match.putObject("match_phrase").put("text.singles", quote);
        return find(match, "text.singles", limit);
    }

    private List<String> find(ObjectNode query, String highlighted, int limit) throws IOException {
        ObjectNode request = JSON.createObjectNode();
        request.set("query", query);
        request.put("size", limit).put("_source", false).put("track_total_hits", 10_000);
        request.putArray("docvalue_fields").add("id");
        request.putObject("highlight")
                .putObject("fields")
                .putObject(highlighted)
                .put("number_of_fragments", 1)
                .put("fragment_size", 150);
        JsonNode answer = server.send("POST", "/pages/_search", request.toString());
        var ids = new ArrayList<String>();
        answer.path("hits")
                .path("hits")
                .forEach(hit -> ids.add(hit.path("fields").path("id").path(0).asText()));
        return ids;
    }

    @Override
    public long cpu() throws IOException {
        return server.cpu();
    }

    @Override
    public long bytes() throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(file -> file.toString().contains("/indices/") && Files.isRegularFile(file))
                    // what was written is in the index; the journal of it would be thrown away
                    .filter(file -> !file.toString().contains("/translog/"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    @Override
    public String how() {
        return "OpenSearch 3.8.0, one node of 2 GB in its own JVM, over HTTP: standard tokenizer, cjk_width, lowercase, cjk_bigram"
                + " for match, single characters for match_phrase, one shard; total to 10,000 and a highlighted piece of every hit";
    }

    @Override
    public void close() {
        server.close();
    }
}
