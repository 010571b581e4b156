package org.hecha.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hecha.search.NormalText;
import org.hecha.shared.StandardOutput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * {@code ./hecha bench search [--corpus DIR | --pages N[,N…]] [--engines lucene,opensearch,postgres] [--seed S]
 * [--hostile true]}: the product's
 * search beside OpenSearch and PostgreSQL's full text, one after the other on the same pages, questions and quotes; with the
 * engine {@code cluster} also the product's search with its index in OpenSearch. With {@code --hostile true} the product's search
 * is then asked what {@link HostileQueries} ask, while somebody else asks ordinary questions.
 *
 * <p>Each engine is started empty, loaded, asked for up to a minute to warm up, since both compile while they run, and then
 * measured. Processor time is that of the engine's own processes. Nothing is tuned between two engines and no figure comes from an earlier run.
 */
@Component
@ConditionalOnProperty(name = "hecha.command", havingValue = "bench-search")
class SearchBench implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(SearchBench.class);
    private static final int DEPTH = 10;
    private static final int QUOTE_DEPTH = 100;
    private static final int WARM_UP = 10_000;
    /** processor time of other processes comes in steps of 10 ms */
    private static final int LEAST_QUERIES = 2_000;

    private static final long LONGEST_NS = 120_000_000_000L;

    private final Path storage;
    private final String openSearch;
    private boolean hostile;

    SearchBench(
            @Value("${hecha.storage:storage/local}") Path storage,
            @Value("${hecha.bench.opensearch:}") String openSearch) {
        this.storage = storage;
        this.openSearch = openSearch;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        Map<String, String> options = options(arguments.getSourceArgs());
        List<String> engines = Arrays.asList(
                options.getOrDefault("engines", "lucene,opensearch,postgres").split(","));
        hostile = Boolean.parseBoolean(options.getOrDefault("hostile", "false"));
        if (options.containsKey("corpus")) {
            StandardOutput.print(measure(ReadCollection.of(Path.of(options.get("corpus"))), engines));
            return;
        }
        long seed = Long.parseLong(options.getOrDefault("seed", "1"));
        var growth = new ArrayList<Map<String, Object>>();
        for (String pages : options.getOrDefault("pages", "10000").split(",")) {
            growth.add(measure(new MadeCollection(Integer.parseInt(pages), seed).collection(), engines));
        }
        var answer = new LinkedHashMap<>(growth.getLast());
        if (growth.size() > 1) {
            answer.put("growth", growth);
        }
        StandardOutput.print(answer);
    }

    /** {@code --name value} and {@code --name=value} alike. */
    private static Map<String, String> options(String[] arguments) {
        var options = new LinkedHashMap<String, String>();
        for (int i = 0; i < arguments.length; i++) {
            for (String name : List.of("corpus", "pages", "engines", "seed", "hostile")) {
                if (arguments[i].equals("--" + name) && i + 1 < arguments.length) {
                    options.put(name, arguments[i + 1]);
                } else if (arguments[i].startsWith("--" + name + "=")) {
                    options.put(name, arguments[i].substring(name.length() + 3));
                }
            }
        }
        return options;
    }

    private interface Starting {
        SearchEngine start(Path home) throws IOException;
    }

    private Map<String, Object> measure(PageCollection collection, List<String> wanted) throws IOException {
        Map<String, Starting> known = new LinkedHashMap<>();
        known.put("lucene", EmbeddedEngine::new);
        known.put("opensearch", this::openSearch);
        known.put("postgres", PostgresEngine::new);
        if (wanted.contains("cluster")) {
            known.put("cluster", home -> new ClusterEngine(openSearchLibraries(), home));
        }
        var engines = new LinkedHashMap<String, Object>();
        long pages = 0;
        for (Map.Entry<String, Starting> one : known.entrySet()) {
            if (!wanted.contains(one.getKey())) {
                engines.put(
                        one.getKey(), Map.of("notMeasured", "not asked for: --engines " + String.join(",", wanted)));
                continue;
            }
            Path home = Files.createTempDirectory(Files.createDirectories(storage), "bench-" + one.getKey());
            try (SearchEngine engine = one.getValue().start(home)) {
                log.info("measuring {}", one.getKey());
                var figures = new Figures();
                pages = load(engine, collection, figures);
                ask(engine, collection, figures);
                Map<String, Object> measured = figures.asMap(engine.how());
                if (hostile && engine instanceof EmbeddedEngine) {
                    measured.put(
                            "hostile", HostileQueries.against(engine, HostileQueries.made(1), collection.questions()));
                }
                engines.put(one.getKey(), measured);
            } catch (IOException e) {
                log.warn("{} was not measured", one.getKey(), e);
                engines.put(one.getKey(), Map.of("notMeasured", String.valueOf(e.getMessage())));
            }
        }
        var answer = new LinkedHashMap<String, Object>();
        answer.put("pages", pages);
        answer.put("queries", collection.questions().size());
        answer.put("quotes", collection.quotes().size());
        answer.put("engines", engines);
        ratio(engines, answer);
        return answer;
    }

    private SearchEngine openSearch(Path home) throws IOException {
        return new OpenSearchEngine(openSearchLibraries(), home);
    }

    private Path openSearchLibraries() throws IOException {
        if (openSearch.isEmpty() || !Files.isReadable(Path.of(openSearch))) {
            throw new IOException(
                    "OpenSearch's libraries are not there: Maven could not resolve src/main/opensearch/pom.xml");
        }
        return Path.of(openSearch);
    }

    private static void ratio(Map<String, Object> engines, Map<String, Object> answer) {
        if (engines.get("lucene") instanceof Map<?, ?> ours
                && engines.get("opensearch") instanceof Map<?, ?> theirs
                && ours.get("cpuMsPerQuery") instanceof Double mine
                && theirs.get("cpuMsPerQuery") instanceof Double other
                && mine > 0) {
            answer.put("queriesPerCpuSecondAgainstOpenSearch", round(other / mine));
        }
    }

    // --- one engine --------------------------------------------------------------------------------------------------

    private static long load(SearchEngine engine, PageCollection collection, Figures figures) throws IOException {
        long cpu = engine.cpu();
        var count = new long[1];
        collection.pages().each(page -> {
            engine.add(page);
            count[0]++;
        });
        engine.ready();
        figures.indexCpu = engine.cpu() - cpu;
        figures.bytes = engine.bytes();
        return count[0];
    }

    private static void ask(SearchEngine engine, PageCollection collection, Figures figures) throws IOException {
        List<PageCollection.Asked> questions = collection.questions();
        List<PageCollection.Asked> quotes = collection.quotes();
        long warmUntil = System.nanoTime() + LONGEST_NS / 2;
        for (int i = 0; i < WARM_UP && System.nanoTime() < warmUntil; i++) {
            if (!questions.isEmpty()) {
                engine.answers(questions.get(i % questions.size()).text(), DEPTH);
            }
            if (!quotes.isEmpty()) {
                engine.holders(quotes.get(i % quotes.size()).text(), DEPTH);
            }
        }
        measureQuestions(engine, questions, figures);
        measureQuotes(engine, quotes, figures);
        figures.falseHits = falseHits(collection.pages(), figures.suspicious);
    }

    private static void measureQuestions(SearchEngine engine, List<PageCollection.Asked> questions, Figures figures)
            throws IOException {
        long until = System.nanoTime() + LONGEST_NS;
        long cpu = engine.cpu();
        int rounds = rounds(questions.size());
        for (int round = 0; round < rounds && System.nanoTime() < until; round++) {
            for (PageCollection.Asked question : questions) {
                long begun = System.nanoTime();
                List<String> found = engine.answers(question.text(), DEPTH);
                figures.waits.add(System.nanoTime() - begun);
                if (round == 0) {
                    figures.rank(question, found);
                }
            }
        }
        figures.queryCpu = engine.cpu() - cpu;
    }

    private static void measureQuotes(SearchEngine engine, List<PageCollection.Asked> quotes, Figures figures)
            throws IOException {
        for (PageCollection.Asked quote : quotes) {
            figures.quote(quote, engine.holders(quote.text(), QUOTE_DEPTH));
        }
        // speed as people feel it: a list of ten
        long until = System.nanoTime() + LONGEST_NS;
        long cpu = engine.cpu();
        int rounds = rounds(quotes.size());
        for (int round = 0; round < rounds && System.nanoTime() < until; round++) {
            for (PageCollection.Asked quote : quotes) {
                long begun = System.nanoTime();
                engine.holders(quote.text(), DEPTH);
                figures.quoteWaits.add(System.nanoTime() - begun);
            }
        }
        figures.quoteCpu = engine.cpu() - cpu;
    }

    private static int rounds(int queries) {
        return queries == 0 ? 0 : Math.max(1, (LEAST_QUERIES + queries - 1) / queries);
    }

    /** Looks itself whether a page that was found but not expected has the quote: lists of relevant pages may have gaps. */
    private static long falseHits(PageCollection.Pages pages, Map<String, Set<String>> suspicious) throws IOException {
        var count = new long[1];
        if (!suspicious.isEmpty()) {
            pages.each(page -> {
                Set<String> quotes = suspicious.getOrDefault(page.id(), Set.of());
                if (!quotes.isEmpty()) {
                    String bare = bare(page.text());
                    String flat = flat(bare);
                    count[0] += quotes.stream()
                            .filter(quote -> !bare.contains(bare(quote)) && !flat.contains(flat(bare(quote))))
                            .count();
                }
            });
        }
        return count[0];
    }

    private static String bare(String text) {
        return NormalText.normal(text)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Every number by its digits alone, however it is written. */
    private static String flat(String bare) {
        return NumberSigns.digits(bare);
    }

    private static double round(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }

    /** What is known of one engine. */
    private static final class Figures {
        long indexCpu;
        long bytes;
        long queryCpu;
        long quoteCpu;
        long falseHits;
        final List<Long> waits = new ArrayList<>();
        final List<Long> quoteWaits = new ArrayList<>();
        /** page → quotes it was found for unexpectedly */
        final Map<String, Set<String>> suspicious = new LinkedHashMap<>();

        private int ranked;
        private double reciprocal;
        private double recall;
        private int quoted;
        private double quoteRecall;

        void rank(PageCollection.Asked question, List<String> found) {
            ranked++;
            var relevant = new HashSet<>(question.relevant());
            for (int i = 0; i < found.size(); i++) {
                if (relevant.contains(found.get(i))) {
                    reciprocal += 1.0 / (i + 1);
                    break;
                }
            }
            recall += share(found, relevant, DEPTH);
        }

        void quote(PageCollection.Asked quote, List<String> found) {
            quoted++;
            var relevant = new HashSet<>(quote.relevant());
            quoteRecall += share(found, relevant, QUOTE_DEPTH);
            found.stream()
                    .filter(id -> !relevant.contains(id))
                    .forEach(id -> suspicious
                            .computeIfAbsent(id, page -> new HashSet<>())
                            .add(quote.text()));
        }

        private static double share(List<String> found, Set<String> relevant, int depth) {
            int possible = Math.min(depth, relevant.size());
            return possible == 0
                    ? 0
                    : found.stream().filter(relevant::contains).distinct().count() / (double) possible;
        }

        Map<String, Object> asMap(String how) {
            var map = new LinkedHashMap<String, Object>();
            if (ranked > 0) {
                map.put("mrrAt10", round(reciprocal / ranked));
                map.put("recallAt10", round(recall / ranked));
            }
            if (quoted > 0) {
                map.put("quoteRecall", round(quoteRecall / quoted));
                map.put("quoteFalseHits", falseHits);
            }
            int all = waits.size() + quoteWaits.size();
            map.put("cpuMsPerQuery", round((queryCpu + quoteCpu) / 1e6 / Math.max(1, all)));
            if (!waits.isEmpty()) {
                map.put("questionCpuMs", round(queryCpu / 1e6 / waits.size()));
                map.put("questionP95Ms", p95(waits));
            }
            if (!quoteWaits.isEmpty()) {
                map.put("quoteCpuMs", round(quoteCpu / 1e6 / quoteWaits.size()));
                map.put("quoteP95Ms", p95(quoteWaits));
            }
            var both = new ArrayList<>(waits);
            both.addAll(quoteWaits);
            map.put("p95Ms", p95(both));
            map.put("indexCpuSeconds", round(indexCpu / 1e9));
            map.put("bytes", bytes);
            map.put("how", how);
            return map;
        }

        private static double p95(List<Long> waits) {
            long[] sorted = waits.stream().mapToLong(Long::longValue).sorted().toArray();
            return sorted.length == 0 ? 0 : round(sorted[(int) Math.ceil(sorted.length * 0.95) - 1] / 1e6);
        }
    }
}
