package org.hecha.web.dossier;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What is typed to find a file by its name: words that all stand in it or its folders, whatever their width and case. */
record NameFilter(String typed) {

    static NameFilter of(String typed) {
        return new NameFilter(typed.strip());
    }

    <T> List<T> choose(List<T> files, Function<T, String> path) {
        List<String> words = Arrays.stream(folded(typed).split("\\s+")).toList();
        return files.stream()
                .filter(file -> {
                    String name = folded(path.apply(file));
                    return words.stream().allMatch(name::contains);
                })
                .toList();
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
