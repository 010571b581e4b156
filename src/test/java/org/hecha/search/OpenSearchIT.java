package org.hecha.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.hecha.search.Specimens.OCHRE;
import static org.hecha.search.Specimens.file;
import static org.hecha.search.Specimens.page;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.hecha.bench.OpenSearchServer;
import org.hecha.bench.Sample;
import org.hecha.dossier.DossierId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestClassOrder;
import org.junit.jupiter.api.io.TempDir;

/** Decision 0043: the same contract, the same ranking, in a cluster of three nodes in JVMs of their own. */
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class OpenSearchIT {

    /** written by the build before these tests, from src/main/opensearch/pom.xml */
    private static final Path LIBRARIES = Path.of("target/opensearch.classpath");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** For three nodes on one machine to copy what they have to each other, and to notice that one is gone. */
    private static final Duration RECOVERY = Duration.ofMinutes(2);

    private static final AtomicInteger NAMES = new AtomicInteger();

    @TempDir
    static Path home;

    static OpenSearchServer cluster;
    static OpenSearchClient client;

    @BeforeAll
    static void startThreeNodes() throws IOException {
        Assumptions.assumeTrue(
                Files.isReadable(LIBRARIES),
                "OpenSearch's libraries could not be resolved, so nothing is said about that backend: " + LIBRARIES
                        + " is missing (mvn -f src/main/opensearch/pom.xml dependency:build-classpath)");
        cluster = OpenSearchServer.start(
                LIBRARIES, home, 3, "-Xms400m", "-Xmx400m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
        client = new OpenSearchClient(cluster.addresses(), OpenSearchClient.Login.NONE);
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            client.close();
            cluster.close();
        }
    }

    private static String name() {
        return "t" + NAMES.incrementAndGet();
    }

    /** Turns among several nodes of the application that all live in this test. */
    static final class OneAtATime implements Turns {

        private final Map<What, Taken> taken = new EnumMap<>(What.class);

        @Override
        public synchronized Optional<Taken> take(What what) {
            if (taken.containsKey(what)) {
                return Optional.empty();
            }
            taken.put(what, () -> giveBack(what));
            return Optional.of(taken.get(what));
        }

        private synchronized void giveBack(What what) {
            taken.remove(what);
        }
    }

    // --- finding -----------------------------------------------------------------------------------------------------

    @Nested
    @Order(1)
    class Finds extends FinderContract {

        @Override
        Answering index(List<Passage> passages) throws IOException {
            // a handful of pages spread over all nodes, so that ranking must not depend on where one lies
            String name = name();
            var index = OpenSearchIndex.create(client, name, passages.size() > 3 ? 3 : 1, 0, name + "-current");
            for (Passage passage : passages) {
                index.put(passage, 1);
            }
            index.refresh();
            return new Answering() {
                @Override
                public Hits find(Query query, Map<DossierId, Integer> visible) throws IOException {
                    return Finder.find(
                            new OpenSearchReading(client, name, PATIENCE), query, Specimens::code, visible, 0, 50);
                }

                @Override
                public void close() throws IOException {
                    client.send("DELETE", "/" + name, "", PATIENCE);
                }
            };
        }

        @Override
        int randomTexts() {
            return 8;
        }
    }

    // --- ranking -----------------------------------------------------------------------------------------------------

    @Nested
    @Order(2)
    class Ranks {

        @Test
        void asTheEmbeddedIndexDoes(@TempDir Path directory) throws IOException {
            Sample sample = Sample.of(400, 100);
            try (Trial embedded = Trial.in(directory);
                    Trial remote = Trial.in(cluster.addresses(), name(), 3)) {
                for (Sample.Page page : sample.pages()) {
                    embedded.add(page.id(), page.text());
                    remote.add(page.id(), page.text());
                }
                embedded.ready();
                remote.ready();

                double ofEmbedded = 0;
                double ofRemote = 0;
                var scores = new ArrayList<Float>();
                var others = new ArrayList<Float>();
                for (Sample.Question question : sample.questions()) {
                    Hits hits = embedded.find(Query.of(question.text()), 10);
                    Hits same = remote.find(Query.of(question.text()), 10);
                    assertThat(same.total()).as(question.text()).isEqualTo(hits.total());
                    assertThat(same.hint()).as(question.text()).isEqualTo(hits.hint());
                    ofEmbedded += reciprocalRank(hits, question.answer());
                    ofRemote += reciprocalRank(same, question.answer());
                    hits.hits().forEach(hit -> scores.add(hit.score()));
                    same.hits().forEach(hit -> others.add(hit.score()));
                }

                int all = sample.questions().size();
                System.out.printf(
                        "MRR@10 of %d questions: embedded %.4f, OpenSearch %.4f%n",
                        all, ofEmbedded / all, ofRemote / all);
                assertThat(ofEmbedded / all).isGreaterThan(0.5);
                assertThat(ofRemote / all).isCloseTo(ofEmbedded / all, within(0.01 * ofEmbedded / all));
                assertThat(others).hasSameSizeAs(scores);
                for (int i = 0; i < scores.size(); i++) {
                    assertThat(others.get(i)).isCloseTo(scores.get(i), within(0.001f + 0.001f * scores.get(i)));
                }
            }
        }

        private double reciprocalRank(Hits hits, String answer) {
            for (int i = 0; i < hits.hits().size(); i++) {
                if (hits.hits().get(i).path().equals(answer)) {
                    return 1.0 / (i + 1);
                }
            }
            return 0;
        }
    }

    // --- following ---------------------------------------------------------------------------------------------------

    @Nested
    @Order(3)
    class Follows extends IndexerContract {

        private final String name = name();
        private final Turns turns = new OneAtATime();

        @Override
        AnIndex open(AHouse of) {
            return AnIndex.of(of, client, name, turns);
        }

        @Test
        void twoNodesShareOneIndexAndEachFindsWhatTheOtherWrote() throws Exception {
            index = open(house);
            try (AnIndex other = open(house)) {
                house.put(PLAN);
                assertThat(index.found("科普经费")).hasSize(1);
                assertThat(Specimens.places(other.find("“科普经费”"))).containsExactly("机制/方案.pdf#1");
                house.put(ARCHIVE, PHOTO);
                assertThat(other.found("夜校招生")).containsExactly("公告.jpg#1");
                house.withdraw(ARCHIVE.evidence().orElseThrow());
                assertThat(index.found("夜校招生")).isEmpty();
                assertThat(house.readWhole()).isEqualTo(1);

                // each goes on where the other one is, also after one has made it anew
                house.lookedAt();
                assertThat(other.search.rebuild().documents()).isEqualTo(1);
                house.put(REPORT);
                assertThat(index.found("科技志愿者")).containsExactly("志愿/报告.docx#1");
                assertThat(other.found("科普经费")).hasSize(1);
                assertThat(house.lookedAt())
                        .containsExactly(file(OCHRE, "志愿/报告.docx").toString());
            }
            assertThat(indexes()).hasSize(1);
        }

        private List<String> indexes() throws IOException {
            var names = new ArrayList<String>();
            client.send("GET", "/" + name + "-*/_alias", "", PATIENCE)
                    .body()
                    .fieldNames()
                    .forEachRemaining(names::add);
            return names;
        }

        @Test
        void whoAsksWhileTheIndexIsMadeForTheFirstTimeIsToldHowFarItIs() throws Exception {
            house.put(PLAN, REPORT);
            house.hold();
            index = open(house);
            assertThat(house.isBeingReadWhole()).isTrue();
            assertThatThrownBy(() -> index.find("科普经费"))
                    .isInstanceOfSatisfying(
                            IndexRebuilding.class, e -> assertThat(e.facts()).containsEntry("total", 2L));
            house.letGo();
            assertThat(index.found("科普经费")).hasSize(1);
        }

        @Test
        void aFileThatHasFewerPagesThanBeforeLosesTheOthers() throws IOException {
            house.put(PLAN, page(OCHRE, "机制/方案.pdf", 2, "人均不低于3元"));
            index = open(house);
            assertThat(index.found("人均不低于")).hasSize(1);
            house.remove(page(OCHRE, "机制/方案.pdf", 2, ""));
            assertThat(index.found("人均不低于")).isEmpty();
            assertThat(index.found("科普经费")).hasSize(1);
        }

        @Test
        void whileNothingAnswersSearchSaysSoAndAfterwardsNothingIsMissing() throws Exception {
            var silent = new OpenSearchClient(
                    List.of(URI.create("http://127.0.0.1:" + unused())), OpenSearchClient.Login.NONE);
            try (AnIndex alone = AnIndex.of(house, silent, name, turns)) {
                house.put(PLAN);
                assertThatThrownBy(() -> alone.find("科普经费")).isInstanceOf(SearchUnavailable.class);
                assertThatThrownBy(alone.search::rebuild).isInstanceOf(SearchUnavailable.class);
            }
            index = open(house);
            assertThat(index.found("科普经费")).hasSize(1);
        }

        private int unused() throws IOException {
            try (var socket = new java.net.ServerSocket(0)) {
                return socket.getLocalPort();
            }
        }
    }

    @Nested
    @Order(3)
    class Writes {

        private static final Passage PLAN = IndexerContract.PLAN;
        private static final Passage REPORT = IndexerContract.REPORT;

        @Test
        void anOlderWriteThatArrivesLateChangesNothing() throws IOException {
            String late = name();
            var one = OpenSearchIndex.create(client, late, 1, 0, late + "-current");
            var another = new OpenSearchIndex(client, late);
            String plan = file(OCHRE, "机制/方案.pdf").toString();
            one.replace(Documents.FILE, plan, List.of(PLAN), 7);
            one.replace(Documents.FILE, file(OCHRE, "志愿/报告.docx").toString(), List.of(REPORT), 7);
            one.replace(Documents.ROOT, plan, List.of(), 9);
            one.refresh();

            another.replace(Documents.FILE, plan, List.of(PLAN), 8);
            another.replace(Documents.ROOT, file(OCHRE, "志愿/报告.docx").toString(), List.of(), 6);
            another.refresh();

            assertThat(one.documents()).isEqualTo(1);
            var reading = new OpenSearchReading(client, late, PATIENCE);
            var left = Finder.find(reading, Query.of("科技志愿者"), Specimens::code, Specimens.dossiers(OCHRE), 0, 9);
            assertThat(Specimens.places(left)).containsExactly("志愿/报告.docx#1");
        }
    }

    // --- losing a node -----------------------------------------------------------------------------------------------

    @Nested
    @Order(4)
    class WithOneNodeLess {

        @Test
        void searchesAreAnsweredAndWhatIsWrittenIsFound() throws Exception {
            var house = new AHouse();
            house.put(IndexerContract.PLAN);
            for (int i = 0; i < 30; i++) {
                house.put(page(OCHRE, "附件" + i + ".txt", 1, "第" + i + "次科普夜校"));
            }
            try (AnIndex index = AnIndex.of(house, client, name(), new OneAtATime())) {
                assertThat(index.found("科普夜校")).hasSize(30);
                Awaitility.await()
                        .atMost(RECOVERY)
                        // green: every copy is there; one that is still being made would be lost with its node
                        .until(() -> cluster.send("GET", "/_cluster/health", "")
                                .path("status")
                                .asText()
                                .equals("green"));
                // the one that answers us
                cluster.kill(0);

                // until the others have noticed it may be said that the search does not answer, never that there is
                // nothing
                Awaitility.await()
                        .atMost(RECOVERY)
                        .ignoreException(SearchUnavailable.class)
                        .untilAsserted(
                                () -> assertThat(index.find("“科普夜校”").hits()).hasSize(30));
                house.put(IndexerContract.REPORT);
                CompletableFuture<List<String>> found = CompletableFuture.supplyAsync(() -> index.found("科技志愿者"));
                assertThat(found.get(30, TimeUnit.SECONDS)).containsExactly("志愿/报告.docx#1");
            }
        }
    }
}
