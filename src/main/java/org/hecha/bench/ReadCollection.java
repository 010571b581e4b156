package org.hecha.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Reads a directory with pages, queries and quotes as JSON: lines, arrays or one object that holds the three, plain or
 * gzipped. What an object is shows by its keys ({@code quote}; {@code query}; {@code text}), whatever the file is called.
 */
final class ReadCollection {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> TEXT = List.of("text", "content", "passage", "body");
    private static final List<String> QUESTION = List.of("query", "question");
    private static final List<String> RELEVANT = List.of("relevant", "answers", "ids", "pages", "page", "id");
    private static final List<String> HOLDERS = List.of("pages", "queries", "quotes");

    private ReadCollection() {}

    /** @throws IllegalArgumentException where pages are missing, or both queries and quotes; says what was looked at */
    static PageCollection of(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new IllegalArgumentException("--corpus " + directory + " is not a directory");
        }
        List<Path> files = files(directory);
        var pages = new long[1];
        var questions = new ArrayList<PageCollection.Asked>();
        var quotes = new ArrayList<PageCollection.Asked>();
        for (Path file : files) {
            each(file, object -> {
                if (object.hasNonNull("quote")) {
                    quotes.add(asked(object, object.get("quote").asText()));
                } else if (!first(object, QUESTION).isEmpty()) {
                    questions.add(asked(object, first(object, QUESTION)));
                } else if (isPage(object)) {
                    pages[0]++;
                }
            });
        }
        if (pages[0] == 0) {
            throw new IllegalArgumentException(
                    "no pages in " + directory + ": expected JSON objects {\"id\":…,\"text\":…}"
                            + " in pages.jsonl; looked at " + names(directory, files));
        }
        if (questions.isEmpty() && quotes.isEmpty()) {
            throw new IllegalArgumentException(
                    "nothing to ask in " + directory + ": expected {\"query\":…,\"relevant\":[id]}"
                            + " in queries.jsonl or {\"quote\":…,\"relevant\":[id]} in quotes.jsonl; looked at "
                            + names(directory, files));
        }
        return new PageCollection(
                taker -> {
                    for (Path file : files) {
                        each(file, object -> {
                            if (isPage(object)) {
                                taker.take(
                                        new PageCollection.Page(object.get("id").asText(), first(object, TEXT)));
                            }
                        });
                    }
                },
                questions,
                quotes);
    }

    private static List<String> names(Path directory, List<Path> files) {
        return files.stream().map(file -> directory.relativize(file).toString()).toList();
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> below = Files.walk(directory)) {
            return below.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName()
                            .toString()
                            .toLowerCase(Locale.ROOT)
                            .matches(".*\\.(json|jsonl|ndjson)(\\.gz)?"))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isPage(JsonNode object) {
        return object.hasNonNull("id")
                && !object.has("quote")
                && first(object, QUESTION).isEmpty()
                && TEXT.stream().anyMatch(object::hasNonNull);
    }

    private static String first(JsonNode object, List<String> keys) {
        return keys.stream()
                .filter(object::hasNonNull)
                .map(key -> object.get(key).asText())
                .findFirst()
                .orElse("");
    }

    private static PageCollection.Asked asked(JsonNode object, String text) {
        var ids = new ArrayList<String>();
        for (String key : RELEVANT) {
            JsonNode relevant = object.get(key);
            if (relevant != null && ids.isEmpty()) {
                (relevant.isArray() ? relevant : JSON.createArrayNode().add(relevant))
                        .forEach(one -> ids.add((one.isObject() ? one.path("id") : one).asText()));
            }
        }
        return new PageCollection.Asked(text, ids);
    }

    private interface Objects {
        void take(JsonNode object) throws IOException;
    }

    private static void each(Path file, Objects objects) throws IOException {
        try (InputStream in = open(file);
                MappingIterator<JsonNode> values =
                        JSON.readerFor(JsonNode.class).readValues(in)) {
            while (values.hasNextValue()) {
                JsonNode value = values.nextValue();
                boolean held = false;
                for (String holder : HOLDERS) {
                    if (value.path(holder).isArray() && !value.has("query") && !value.has("quote")) {
                        held = true;
                        for (JsonNode one : value.get(holder)) {
                            objects.take(one);
                        }
                    }
                }
                if (!held) {
                    objects.take(value);
                }
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file + " is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static InputStream open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
    }
}
