package org.hecha.search;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words with which people ask and which no evidence answers with; the list is {@code search/question-words.txt}. */
final class QuestionWords {

    private static final List<String> ALL = load();

    /** longest first, so that a longer one is never cut in two */
    private static final Pattern WORDS = Pattern.compile(ALL.stream()
            .filter(word -> word.length() > 1)
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(Pattern::quote)
            .collect(Collectors.joining("|")));

    private static final String PARTICLES =
            ALL.stream().filter(word -> word.length() == 1).collect(Collectors.joining());

    private QuestionWords() {}

    private static List<String> load() {
        try (var in = Objects.requireNonNull(QuestionWords.class.getResourceAsStream("/search/question-words.txt"));
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(NormalText::normal)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands between the question words of a normal text; possibly nothing. */
    static List<String> around(String normal) {
        return WORDS.splitAsStream(normal).filter(part -> !part.isEmpty()).toList();
    }

    static boolean isParticle(int character) {
        return PARTICLES.indexOf(character) >= 0;
    }
}
