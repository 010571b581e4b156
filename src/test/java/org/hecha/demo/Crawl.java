package org.hecha.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Follows every link that a person finds, one page of each kind, and notes what is wrong with it: a complaint in the browser's
 * console (a refused or missing resource, a script that failed, the content security policy), a violation axe knows, a text
 * nobody wrote, a page that must be pushed sideways on an old screen or a telephone.
 */
final class Crawl {

    /** What differs between two pages of one kind. */
    private static final Pattern NUMBERED = Pattern.compile(
            "[0-9a-f]{8}-[0-9a-f-]{27}|[0-9A-Z]{6}-[0-9]{6}|(?<=/)[0-9A-Z]{4,8}(?=[/?]|$)|(?<=/)S[0-9]{2}|[0-9]+");

    private static final int OLD_SCREEN = 1280;
    private static final int TELEPHONE = 390;

    private final Office office;
    private final String axe;
    private final Map<String, String> seen = new LinkedHashMap<>();
    private final List<String> complaints = new ArrayList<>();

    Crawl(Office office) throws IOException {
        this.office = office;
        try (Stream<Path> files = Files.walk(Path.of("target", "test-classes", "browser"))) {
            this.axe = Files.readString(files.filter(file -> file.endsWith("axe.min.js"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("run mvn generate-resources first")));
        }
    }

    /** Kind of page → the one that was looked at. */
    Map<String, String> seen() {
        return seen;
    }

    List<String> complaints() {
        return complaints;
    }

    /**
     * @param language in which the pages are read, {@code zh} or {@code en}
     * @param pictures where a picture of each page goes; null for none
     */
    void walk(String language, String start, Path pictures) {
        office.go(start + "?lang=" + language);
        office.complaints();
        var open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            String path = open.removeFirst();
            // the first page of a walk is another one for each person: it has the links of their work
            if (seen.putIfAbsent(kind(path), path) == null || path.equals(start)) {
                look(path, pictures);
                open.addAll(links());
            }
        }
    }

    private void look(String path, Path pictures) {
        office.go(path);
        Object violations = office.later(
                axe
                        + ";const done = arguments[arguments.length - 1];"
                        + "axe.run().then(r => done(r.violations.map(v => v.id + ' ' + v.nodes.map(n => n.target).join(' ')).join('; ')))");
        if (violations != null && !violations.toString().isEmpty()) {
            complaints.add(path + ": axe: " + violations);
        }
        if (office.shows("??")) {
            complaints.add(path + ": a text that nobody wrote");
        }
        wide(path, OLD_SCREEN);
        if (pictures != null) {
            office.picture(pictures.resolve(seen.size() + kind(path).replaceAll("[^a-z]+", "-") + ".png"));
        }
        office.width(TELEPHONE);
        wide(path, TELEPHONE);
        if (pictures != null) {
            office.picture(pictures.resolve(seen.size() + kind(path).replaceAll("[^a-z]+", "-") + "-phone.png"));
        }
        office.width(OLD_SCREEN);
        office.complaints().forEach(said -> complaints.add(path + ": " + said));
    }

    private void wide(String path, int width) {
        if (Boolean.TRUE.equals(office.script("return document.documentElement.scrollWidth > innerWidth + 1"))) {
            complaints.add(path + ": wider than " + width + " pixels");
        }
    }

    /** Where the page leads, without what is downloaded: that is asked for here, once of each kind. */
    @SuppressWarnings("unchecked")
    private List<String> links() {
        var found = (List<String>) office.script("return [...document.querySelectorAll('a[href]')]"
                + ".filter(a => a.origin === location.origin && !a.download && a.getAttribute('href')[0] !== '#')"
                // another language is another walk
                + ".filter(a => !new URLSearchParams(a.search).has('lang')).map(a => a.pathname + a.search)");
        var pages = new ArrayList<String>();
        var kinds = new HashSet<>(seen.keySet());
        for (String path : found) {
            if (!kinds.add(kind(path))) {
                continue;
            }
            String answer = (String) office.later(
                    "const done = arguments[arguments.length - 1];"
                            + "fetch(arguments[0]).then(r => { done(r.status + ' ' + r.headers.get('content-type')); r.body?.cancel(); })",
                    path);
            if (answer.startsWith("200 text/html")) {
                pages.add(path);
            } else {
                seen.put(kind(path), path);
                if (!answer.startsWith("2")) {
                    complaints.add(path + ": answers " + answer);
                }
            }
        }
        return pages;
    }

    static String kind(String path) {
        int query = path.indexOf('?');
        String place =
                NUMBERED.matcher(query < 0 ? path : path.substring(0, query)).replaceAll("*");
        if (query < 0) {
            return place;
        }
        // a filter, an order, a language: another view of the same page
        return Stream.of(path.substring(query + 1).split("&"))
                .filter(pair -> pair.startsWith("tab="))
                .findFirst()
                .map(tab -> place + "?" + tab)
                .orElse(place);
    }
}
