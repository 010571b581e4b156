package org.hecha.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * {@link Reading} of an OpenSearch cluster. Hits, total and facets of one query come from one request; two requests may see
 * two states of the index.
 */
final class OpenSearchReading implements Reading {

    /** more values than a facet has */
    private static final int ALL_VALUES = 20_000;

    /** beyond the time limit, which the cluster keeps itself: for the way there and back */
    private static final Duration ON_THE_WAY = Duration.ofSeconds(3);

    private static final List<String> STORED = List.of(
            Documents.KIND,
            Documents.FILE,
            Documents.DOSSIER,
            Documents.PATH,
            Documents.PAGE,
            Documents.CLAIM,
            Documents.TEXT,
            Documents.HOME,
            Documents.CRITERIA);

    private final OpenSearchClient client;
    private final String index;
    private final Duration timeLimit;
    private boolean timedOut;

    /** @param index its name or an alias */
    OpenSearchReading(OpenSearchClient client, String index, Duration timeLimit) {
        this.client = client;
        this.index = index;
        this.timeLimit = timeLimit;
    }

    /** There is no index of this name. */
    static final class NoIndex extends IOException {
        private static final long serialVersionUID = 1L;

        NoIndex(String name) {
            super("there is no index " + name);
        }
    }

    /** Kept by every shard until its next refresh, so that the same person's next query costs nothing. */
    @Override
    public long count(Query query) throws IOException {
        ObjectNode request = request(query).put("size", 0).put("track_total_hits", true);
        return total(search(request, "request_cache=true"));
    }

    @Override
    public int upTo(int enough, Query query) throws IOException {
        ObjectNode request =
                request(new ConstantScoreQuery(query)).put("size", 0).put("track_total_hits", enough);
        return (int) Math.min(enough, total(search(request, "request_cache=true")));
    }

    @Override
    public Best best(Query query, int from, int most) throws IOException {
        ObjectNode request = request(query).put("track_total_hits", true).put("size", most);
        if (most > 0) {
            request.put("from", from);
        }
        STORED.forEach(request.putArray("_source")::add);
        ObjectNode facets = request.putObject("aggs");
        for (String facet : Counting.FACETS) {
            facets.putObject(facet).putObject("terms").put("field", facet).put("size", ALL_VALUES);
        }
        // rare and frequent are counted over all shards, so that it does not matter where a page lies; the same query
        // is
        // answered by the same copies, so that its second page goes with its first
        JsonNode answer = search(
                request,
                "search_type=dfs_query_then_fetch&preference=q"
                        + Integer.toHexString(request.path("query").hashCode()));
        var found = new ArrayList<Found>();
        for (JsonNode hit : answer.path("hits").path("hits")) {
            JsonNode stored = hit.path("_source");
            found.add(new Found(
                    field -> stored.hasNonNull(field) ? stored.get(field).asText() : null,
                    hit.path("_score").floatValue()));
        }
        return new Best(found, new Counting.Counts(total(answer), facets(answer)));
    }

    private static Map<String, Map<String, Long>> facets(JsonNode answer) {
        var facets = new HashMap<String, Map<String, Long>>();
        for (String facet : Counting.FACETS) {
            var counts = new HashMap<String, Long>();
            for (JsonNode bucket : answer.path("aggregations").path(facet).path("buckets")) {
                counts.put(bucket.path("key").asText(), bucket.path("doc_count").asLong());
            }
            facets.put(facet, counts);
        }
        return facets;
    }

    @Override
    public List<String> telling(String field, List<String> terms, int most) throws IOException {
        if (terms.size() <= most) {
            return terms;
        }
        ObjectNode request = OpenSearchClient.JSON.createObjectNode().put("size", 0);
        ObjectNode filters =
                request.putObject("aggs").putObject("of").putObject("filters").putObject("filters");
        for (int i = 0; i < terms.size(); i++) {
            filters.set("t" + i, OpenSearchQueries.of(new TermQuery(new Term(field, terms.get(i)))));
        }
        JsonNode buckets = search(request, "request_cache=true")
                .path("aggregations")
                .path("of")
                .path("buckets");
        record Rated(String term, long documents) {}
        var rated = new ArrayList<Rated>();
        for (int i = 0; i < terms.size(); i++) {
            long documents = buckets.path("t" + i).path("doc_count").asLong();
            if (documents > 0) {
                rated.add(new Rated(terms.get(i), documents));
            }
        }
        return rated.stream()
                .sorted(Comparator.comparingLong(Rated::documents))
                .limit(most)
                .map(Rated::term)
                .toList();
    }

    @Override
    public boolean hasPictures() throws IOException {
        ObjectNode request =
                request(Queries.legible(Passage.Legible.PICTURE)).put("size", 0).put("terminate_after", 1);
        return total(search(request, "request_cache=true")) > 0;
    }

    @Override
    public boolean timedOut() {
        return timedOut;
    }

    private static ObjectNode request(Query query) {
        ObjectNode request = OpenSearchClient.JSON.createObjectNode();
        request.set("query", OpenSearchQueries.of(query));
        return request;
    }

    private static long total(JsonNode answer) {
        return answer.path("hits").path("total").path("value").asLong();
    }

    private JsonNode search(ObjectNode request, String how) throws IOException {
        request.put("timeout", timeLimit.toMillis() + "ms");
        OpenSearchClient.Answer answer =
                client.send("POST", "/" + index + "/_search?" + how, request.toString(), timeLimit.plus(ON_THE_WAY));
        if (answer.missing()) {
            throw new NoIndex(index);
        }
        JsonNode shards = answer.body().path("_shards");
        if (shards.path("successful").asInt() != shards.path("total").asInt()) {
            // an answer of some shards would find less without saying so
            throw new OpenSearchSilent("not every shard of " + index + " answered: " + shards);
        }
        timedOut |= answer.body().path("timed_out").asBoolean();
        return answer.body();
    }
}
