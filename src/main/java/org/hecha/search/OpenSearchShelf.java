package org.hecha.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link Shelf} in an OpenSearch cluster, shared by all nodes of the application (decision 0043). Each index has a name of its
 * own, an alias says which is the current one, another one which is being made. Both hold the schema, so that nodes of an
 * older and of a newer build each keep theirs while one after the other is upgraded.
 */
final class OpenSearchShelf implements Shelf {

    private static final Logger log = LoggerFactory.getLogger(OpenSearchShelf.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long WAIT_NS = 20_000_000;
    private static final long SECOND_NS = 1_000_000_000;
    private static final String PROGRESS = "progress";

    private final OpenSearchClient client;
    private final Turns turns;
    private final String alias;
    private final String beingMade;
    private final int shards;
    private final int replicas;
    private volatile @Nullable OpenSearchIndex current;

    OpenSearchShelf(OpenSearchClient client, Turns turns, SearchSettings.OpenSearch settings) {
        this.client = client;
        this.turns = turns;
        this.alias = settings.index() + "-v" + Documents.SCHEMA;
        this.beingMade = alias + "-being-made";
        this.shards = settings.shards();
        this.replicas = settings.replicas();
    }

    /** Name under which the current index answers. */
    String alias() {
        return alias;
    }

    // --- the current one ---------------------------------------------------------------------------------------------

    @Override
    public Optional<Index> current() {
        return Optional.ofNullable(current);
    }

    @Override
    public Optional<Index> open(Duration notOlderThan) throws IOException {
        var looked = OpenSearchIndex.look(client, alias, Optional.empty())
                .map(OpenSearchIndex.Looked::index)
                .filter(index -> !Shelf.sleptLongerThan(notOlderThan, index.facts()));
        current = looked.orElse(null);
        return looked.map(index -> index);
    }

    @Override
    public void drop() {
        current = null;
    }

    // --- whose turn it is --------------------------------------------------------------------------------------------

    @Override
    public Turn turn(BooleanSupplier going) throws IOException {
        var taken = turns.take(Turns.What.WRITE);
        while (taken.isEmpty() && going.getAsBoolean()) {
            LockSupport.parkNanos(WAIT_NS);
            if (Thread.currentThread().isInterrupted()) {
                throw new IOException("interrupted while waiting for another node");
            }
            taken = turns.take(Turns.What.WRITE);
        }
        Turns.Taken ours = taken.orElseThrow(() -> new IOException("another node writes, and this one stops"));
        try {
            OpenSearchIndex before = current;
            boolean changed = false;
            if (before != null) {
                var looked = OpenSearchIndex.look(client, alias, Optional.of(before));
                current = looked.map(OpenSearchIndex.Looked::index).orElse(null);
                changed = looked.map(OpenSearchIndex.Looked::changed).orElse(false);
            }
            return new NodesTurn(ours, changed);
        } catch (IOException | RuntimeException e) {
            ours.close();
            throw e;
        }
    }

    private record NodesTurn(Turns.Taken taken, boolean othersWrote) implements Turn {

        @Override
        public boolean handsOver() {
            return true;
        }

        @Override
        public void close() {
            taken.close();
        }
    }

    @Override
    public Optional<Turn> making() throws IOException {
        return turns.take(Turns.What.MAKE_ANEW).map(taken -> new NodesTurn(taken, false));
    }

    // --- making anew -------------------------------------------------------------------------------------------------

    @Override
    public Made make(Material material, long moment, Map<String, String> facts) throws IOException {
        sweep();
        // the machine's clock on purpose: a name like no other, also where demo time is shifted
        String name = alias + "-" + Clock.systemUTC().millis();
        OpenSearchIndex index = OpenSearchIndex.create(client, name, shards, replicas, beingMade);
        try {
            material.everything(new Filling(index, moment));
            index.refresh();
            index.commit(facts);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return new Made() {
            @Override
            public long documents() throws IOException {
                return index.documents();
            }

            @Override
            public Index takePlace() throws IOException {
                switchTo(index);
                return index;
            }
        };
    }

    /** Puts every passage into the index, and once a second how far it is, for those who wait at other nodes. */
    private final class Filling implements Material.Taker {

        private final OpenSearchIndex index;
        private final long moment;
        private long told = System.nanoTime() - SECOND_NS;

        Filling(OpenSearchIndex index, long moment) {
            this.index = index;
            this.moment = moment;
        }

        @Override
        public void take(Passage passage) {
            try {
                index.put(passage, moment);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void progress(long done, long total) {
            if (System.nanoTime() - told >= SECOND_NS) {
                told = System.nanoTime();
                ObjectNode progress = OpenSearchClient.JSON
                        .createObjectNode()
                        .put("done", done)
                        .put("total", total);
                try {
                    client.send("PUT", "/" + index.name() + "/_doc/" + PROGRESS, progress.toString(), PATIENCE);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void switchTo(OpenSearchIndex made) throws IOException {
        ArrayNode actions = OpenSearchClient.JSON.createArrayNode();
        action(actions, "remove", alias + "-*", alias).put("must_exist", false);
        action(actions, "remove", made.name(), beingMade);
        action(actions, "add", made.name(), alias);
        OpenSearchClient.Answer answer = client.send(
                "POST",
                "/_aliases",
                OpenSearchClient.JSON.createObjectNode().set("actions", actions).toString(),
                PATIENCE);
        if (answer.status() >= 300) {
            throw new IOException("the index was not switched to " + made.name() + ": " + answer.body());
        }
        current = made;
        sweep();
    }

    private static ObjectNode action(ArrayNode actions, String what, String index, String alias) {
        return actions.addObject().putObject(what).put("index", index).put("alias", alias);
    }

    /** Throws away what is not the current one: what was it before, and what was left half made. */
    private void sweep() throws IOException {
        OpenSearchClient.Answer all = client.send("GET", "/" + alias + "-*/_alias?expand_wildcards=open", "", PATIENCE);
        if (all.missing()) {
            return;
        }
        for (Map.Entry<String, JsonNode> index : all.body().properties()) {
            if (!index.getValue().path("aliases").has(alias)) {
                client.send("DELETE", "/" + index.getKey(), "", PATIENCE);
                log.info("threw away the index {}", index.getKey());
            }
        }
    }

    /** How far whichever node makes an index anew has come; zero of zero while none does. */
    IndexRebuilding rebuilding() throws IOException {
        JsonNode progress = client.send("GET", "/" + beingMade + "/_doc/" + PROGRESS, "", PATIENCE)
                .body()
                .path("_source");
        return new IndexRebuilding(
                progress.path("done").asLong(), progress.path("total").asLong());
    }
}
