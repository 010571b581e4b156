package org.hecha.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What somebody types who wants a search to suffer: wildcards before a word, expressions that never end, thousands of words,
 * brackets within brackets, one character five hundred times, half a character, other people's query languages.
 */
final class HostileQueries {

    static final int QUERIES = 300;
    private static final int AT_ONCE = 4;
    private static final int LONG = 10_000;
    private static final int DEPTH = 10;

    private HostileQueries() {}

    /** The same for the same seed. */
    static List<String> made(long seed) {
        var random = new Random(seed);
        List<String> kinds = new ArrayList<>(lines());
        // what no text file holds well: nothing, half a character, the other direction, a mark of byte order, blanks
        kinds.addAll(List.of("\u0000", "\ud840", "\udc00", "\u202e1", "\ufeff", "\ufffd", "\u3000", "\t\n\r"));
        var queries = new LinkedHashSet<>(kinds);
        for (String kind : kinds) {
            queries.add(kind.repeat(1 + LONG / kind.length()));
        }
        for (String part : kinds.stream().filter(kind -> kind.length() == 1).toList()) {
            queries.add(part.repeat(500));
            queries.add("(".repeat(2_000) + part + ")".repeat(2_000));
            queries.add("\"" + part.repeat(500) + "\"");
        }
        queries.add(String.join(" OR ", Collections.nCopies(LONG, "a")));
        queries.add(String.join(" ", Collections.nCopies(LONG, "-1")));
        queries.add(String.join(" ", Collections.nCopies(LONG, "\"1\"")));
        while (queries.size() < QUERIES) {
            var words = new StringBuilder();
            int length = 1 + random.nextInt(600);
            for (int i = 0; i < length; i++) {
                words.append(kinds.get(random.nextInt(kinds.size()))).append(random.nextBoolean() ? " " : "");
            }
            queries.add(words.toString());
        }
        return queries.stream().limit(QUERIES).toList();
    }

    private static List<String> lines() {
        try (InputStream file =
                Objects.requireNonNull(HostileQueries.class.getResourceAsStream("/bench/hostile.txt"), "hostile.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** These, four at a time, while an ordinary person asks ordinary questions. */
    static Map<String, Object> against(SearchEngine engine, List<String> queries, List<PageCollection.Asked> ordinary) {
        long heap = usedHeapMb();
        List<Double> others = Collections.synchronizedList(new ArrayList<>());
        List<Double> waits = Collections.synchronizedList(new ArrayList<>());
        List<String> failed = Collections.synchronizedList(new ArrayList<>());
        var going = new AtomicBoolean(true);
        try (var people = Executors.newFixedThreadPool(AT_ONCE + 1)) {
            var ordinaryPerson = people.submit((Callable<Void>) () -> {
                for (int i = 0; going.get(); i = (i + 1) % ordinary.size()) {
                    String question = ordinary.get(i).text();
                    others.add(ms(() -> engine.answers(question, DEPTH)));
                }
                return null;
            });
            var hostile = queries.stream()
                    .map(query -> people.submit(() -> {
                        try {
                            waits.add(ms(() -> engine.answers(query, DEPTH)));
                            waits.add(ms(() -> engine.holders(query, DEPTH)));
                        } catch (Exception e) {
                            failed.add(query.substring(0, Math.min(40, query.length())) + ": " + e);
                        }
                    }))
                    .toList();
            for (var each : hostile) {
                each.get();
            }
            going.set(false);
            ordinaryPerson.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        var answer = new LinkedHashMap<String, Object>();
        answer.put("queries", queries.size());
        answer.put("atOnce", AT_ONCE);
        answer.put("failed", failed);
        answer.put(
                "slowestMs",
                Stopwatch.round(waits.stream().mapToDouble(n -> n).max().orElse(0)));
        answer.put("othersP99Ms", Stopwatch.round(p99(others)));
        answer.put("heapGrowthMb", usedHeapMb() - heap);
        return answer;
    }

    private static double p99(List<Double> waits) {
        List<Double> sorted = waits.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.ceil(sorted.size() * 0.99) - 1);
    }

    private static double ms(Callable<?> what) throws Exception {
        long begin = System.nanoTime();
        Object unused = what.call();
        return (System.nanoTime() - begin) / 1e6;
    }

    private static long usedHeapMb() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1_000_000;
    }
}
