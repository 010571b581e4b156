package org.hecha.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * One index of an OpenSearch cluster, written in bulks. Everything that was answered is durable; nothing is visible before
 * {@link #refresh}. A write carries the moment at which its passage was read, and loses against a later one, whenever it
 * arrives.
 *
 * <p>How far the index is stands in a document of its own, {@code state}, which no query can match.
 */
final class OpenSearchIndex implements Index {

    /** A passage takes its key, which always has a slash. */
    static final String STATE = "state";

    private static final String FACTS = "facts";
    private static final String STAMP = "stamp";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int BULK = 4_000_000;
    private static final int MOST_IDS = 10_000;

    private final OpenSearchClient client;
    private final String name;
    private final StringBuilder bulk = new StringBuilder();
    private boolean unseen;
    private long moment;
    private State state = new State(Map.of(), "", 0);

    OpenSearchIndex(OpenSearchClient client, String name) {
        this.client = client;
        this.name = name;
    }

    /** How far an index is, and by whose hand: the stamp is another one each time it is written. */
    private record State(Map<String, String> facts, String stamp, long version) {}

    // --- being made --------------------------------------------------------------------------------------------------

    /** Makes an empty one with its alias for writing: when the index goes, a late write finds nothing to write to. */
    static OpenSearchIndex create(OpenSearchClient client, String name, int shards, int replicas, String alias)
            throws IOException {
        ObjectNode index = OpenSearchClient.JSON.createObjectNode();
        ObjectNode settings = index.putObject("settings");
        settings.put("number_of_shards", shards)
                .put("auto_expand_replicas", replicas == 0 ? "false" : "0-" + replicas)
                .put("number_of_replicas", Math.min(replicas, 1))
                // made visible by who wrote, and then at once
                .put("refresh_interval", "-1")
                .put("max_result_window", Finder.DEEPEST + Finder.MOST_HITS)
                // as many dossiers as there may ever be
                .put("max_terms_count", 1_000_000)
                // how late an old write may come after a deletion and still lose
                .put("gc_deletes", "1h");
        settings.set("analysis", OpenSearchQueries.analysis());
        index.set("mappings", mappings());
        index.putObject("aliases").putObject(writing(name));
        index.withObject("/aliases").putObject(alias);
        client.send("PUT", "/" + name, index.toString(), PATIENCE);
        return new OpenSearchIndex(client, name);
    }

    private static String writing(String name) {
        return name + "-writing";
    }

    private static ObjectNode mappings() {
        ObjectNode mappings = OpenSearchClient.JSON.createObjectNode();
        mappings.put("dynamic", false);
        ArrayNode excludes = mappings.putObject("_source").putArray("excludes");
        ObjectNode properties = mappings.putObject("properties");
        for (String field : List.of(
                Documents.KIND,
                Documents.FILE,
                Documents.ROOT,
                Documents.DOSSIER,
                Documents.PLACE,
                Documents.REGION,
                Documents.CRITERION,
                Documents.TYPE,
                Documents.LEGIBLE,
                Documents.SINCE,
                Documents.UNTIL)) {
            properties.putObject(field).put("type", "keyword").put("doc_values", Counting.FACETS.contains(field));
        }
        properties.putObject(Documents.DATE).put("type", "long").put("doc_values", false);
        for (String field : Documents.TERMS) {
            ObjectNode text = properties.putObject(field).put("type", "text").put("analyzer", "terms");
            if (Documents.WITH_POSITIONS.contains(field)) {
                text.put("index_options", "positions").put("position_increment_gap", Terms.FAR);
            } else {
                text.put("index_options", "freqs");
            }
            excludes.add(field);
        }
        return mappings;
    }

    String name() {
        return name;
    }

    // --- writing -----------------------------------------------------------------------------------------------------

    void put(Passage passage, long read) throws IOException {
        moment = Math.max(moment, read);
        ObjectNode document = OpenSearchClient.JSON.createObjectNode();
        Documents.stored(passage).forEach(document::put);
        Documents.exact(passage).forEach((field, values) -> {
            if (values.size() == 1) {
                document.put(field, values.getFirst());
            } else if (!values.isEmpty()) {
                values.forEach(document.putArray(field)::add);
            }
        });
        Documents.days(passage).forEach(document.withArray("/" + Documents.DATE)::add);
        Documents.terms(passage).forEach((field, terms) -> document.set(field, OpenSearchQueries.values(terms)));
        action("index", passage.key(), read);
        line(document);
    }

    private void delete(String key, long read) throws IOException {
        moment = Math.max(moment, read);
        action("delete", key, read);
    }

    private void action(String what, String key, long read) throws IOException {
        if (bulk.length() >= BULK) {
            flush();
        }
        ObjectNode action = OpenSearchClient.JSON.createObjectNode();
        action.putObject(what).put("_id", key).put("version", read).put("version_type", "external_gte");
        line(action);
    }

    private void line(ObjectNode object) {
        bulk.append(object).append('\n');
    }

    @Override
    public void replace(String field, String value, List<Passage> passages, long read) throws IOException {
        for (Passage passage : passages) {
            put(passage, read);
        }
        Set<String> keys = passages.stream().map(Passage::key).collect(Collectors.toSet());
        if (field.equals(Documents.KEY)) {
            if (passages.isEmpty()) {
                delete(value, read);
            }
            return;
        }
        if (passages.isEmpty() && (unseen || !bulk.isEmpty())) {
            // what was written just now goes as well
            refresh();
        }
        var gone = new HashSet<String>();
        List<String> stale = others(field, value, keys);
        while (gone.addAll(stale)) {
            for (String key : stale) {
                delete(key, read);
            }
            if (stale.size() < MOST_IDS) {
                return;
            }
            refresh();
            stale = others(field, value, keys);
        }
    }

    private List<String> others(String field, String value, Set<String> keys) throws IOException {
        ObjectNode request = OpenSearchClient.JSON.createObjectNode();
        request.put("size", MOST_IDS).put("_source", false);
        ObjectNode bool = request.putObject("query").putObject("bool");
        bool.putArray("filter").addObject().putObject("term").put(field, value);
        if (!keys.isEmpty()) {
            keys.forEach(bool.putArray("must_not").addObject().putObject("ids").putArray("values")::add);
        }
        JsonNode answer = ask("POST", "/" + name + "/_search", request.toString());
        JsonNode shards = answer.path("_shards");
        if (shards.path("successful").asInt() != shards.path("total").asInt()) {
            throw new OpenSearchSilent("not every shard of " + name + " answered: " + shards);
        }
        var others = new ArrayList<String>();
        answer.path("hits")
                .path("hits")
                .forEach(hit -> others.add(hit.path("_id").asText()));
        return others;
    }

    private void flush() throws IOException {
        if (bulk.isEmpty()) {
            return;
        }
        JsonNode answer = ask("POST", "/" + writing(name) + "/_bulk?require_alias=true", bulk.toString());
        bulk.setLength(0);
        unseen = true;
        for (JsonNode item : answer.path("items")) {
            JsonNode one = item.path(item.fieldNames().next());
            int status = one.path("status").asInt();
            // 409: what was read later stands there already; 404: what is to go was never there
            if (status >= 300 && status != 409 && status != 404
                    || one.path("error").isObject() && status == 404) {
                String what = one.path("_id").asText() + " was answered " + status + ": " + one.path("error");
                throw status == 429 || status >= 500 ? new OpenSearchSilent(what) : new IOException(what);
            }
        }
    }

    @Override
    public void refresh() throws IOException {
        flush();
        if (unseen) {
            JsonNode shards = ask("POST", "/" + name + "/_refresh", "").path("_shards");
            if (shards.path("failed").asInt() > 0) {
                throw new OpenSearchSilent("not every shard of " + name + " was refreshed: " + shards);
            }
            unseen = false;
        }
    }

    // --- how far it is -----------------------------------------------------------------------------------------------

    @Override
    public void commit(Map<String, String> facts) throws IOException {
        flush();
        var now = new State(Map.copyOf(facts), UUID.randomUUID().toString(), Math.max(moment, state.version));
        ObjectNode document = OpenSearchClient.JSON.createObjectNode().put(STAMP, now.stamp);
        ObjectNode object = document.putObject(FACTS);
        facts.forEach(object::put);
        OpenSearchClient.Answer answer = client.send(
                "PUT",
                "/" + writing(name) + "/_doc/" + STATE + "?require_alias=true&version_type=external_gte&version="
                        + now.version,
                document.toString(),
                PATIENCE);
        if (answer.missing()) {
            throw new IOException("the index " + name + " is gone");
        }
        // otherwise somebody who read later has written how far it is, and our next turn begins there
        state = answer.status() < 300 ? now : new State(Map.of(), "", 0);
    }

    /** As it was when last looked at. */
    @Override
    public Map<String, String> facts() {
        return state.facts;
    }

    /**
     * Looks what the index with this name or alias says about itself.
     *
     * @param known what was looked at before; the same object comes back where it is still that index
     * @return empty where there is no such index, or it does not know how far it is
     */
    static Optional<Looked> look(OpenSearchClient client, String alias, Optional<OpenSearchIndex> known)
            throws IOException {
        OpenSearchClient.Answer answer = client.send("GET", "/" + alias + "/_doc/" + STATE, "", PATIENCE);
        JsonNode body = answer.body();
        if (answer.missing() || !body.path("found").asBoolean()) {
            return Optional.empty();
        }
        var facts = new HashMap<String, String>();
        body.path("_source")
                .path(FACTS)
                .properties()
                .forEach(fact -> facts.put(fact.getKey(), fact.getValue().asText()));
        var state = new State(
                Map.copyOf(facts),
                body.path("_source").path(STAMP).asText(),
                body.path("_version").asLong());
        String name = body.path("_index").asText();
        OpenSearchIndex index =
                known.filter(one -> one.name.equals(name)).orElseGet(() -> new OpenSearchIndex(client, name));
        boolean changed = !index.state.stamp.equals(state.stamp);
        index.state = state;
        return Optional.of(new Looked(index, changed));
    }

    /** @param changed whether somebody else wrote how far it is */
    record Looked(OpenSearchIndex index, boolean changed) {}

    /** Passages in it, as far as they are visible. */
    long documents() throws IOException {
        ObjectNode request = OpenSearchClient.JSON.createObjectNode();
        ArrayNode kinds = request.putObject("query").putObject("terms").putArray(Documents.KIND);
        for (Hit.Kind kind : Hit.Kind.values()) {
            kinds.add(kind.name());
        }
        return ask("POST", "/" + name + "/_count", request.toString())
                .path("count")
                .asLong();
    }

    private JsonNode ask(String method, String path, String body) throws IOException {
        OpenSearchClient.Answer answer = client.send(method, path, body, PATIENCE);
        if (answer.status() >= 300) {
            throw new IOException(method + " " + path + " was answered " + answer.status() + ": " + answer.body());
        }
        return answer.body();
    }
}
