package org.hecha.reuse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hecha.evidence.PageText;
import org.hecha.organization.Level;
import org.hecha.organization.Region;
import org.hecha.search.NormalText;

/** Names of places and the forms of papers; the forms stand in {@code reuse/words.txt}. */
final class Vocabulary {

    private static final Map<String, Pattern> RULES = load();

    /** Lines at the head and at the foot that say whose paper it is. */
    private static final int LINES = 4;

    /** Counties in a sheet from which on it is no county's own. */
    private static final int COUNTIES = 5;

    private final Set<String> places = new HashSet<>();
    private final List<String> above = new ArrayList<>();
    private final List<String> counties = new ArrayList<>();
    private int longest;

    Vocabulary(List<Region> regions) {
        for (Region region : regions) {
            if (region.level() == Level.NATION) {
                continue;
            }
            String name = NormalText.normal(region.name());
            String bare = rule("ending").matcher(name).replaceFirst("");
            add(name);
            if (bare.length() >= 2) {
                add(bare);
            }
            (region.level() == Level.COUNTY ? counties : above).add(name);
        }
    }

    private static Map<String, Pattern> load() {
        try (var in = Objects.requireNonNull(Vocabulary.class.getResourceAsStream("/reuse/words.txt"));
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" = ", 2))
                    .collect(Collectors.toUnmodifiableMap(rule -> rule[0], rule -> Pattern.compile(rule[1])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Pattern rule(String name) {
        return Objects.requireNonNull(RULES.get(name));
    }

    private void add(String name) {
        places.add(name);
        longest = Math.max(longest, name.length());
    }

    Pattern article() {
        return rule("article");
    }

    /** Whether a paper is itself made of articles, from the first one on: then they are its own and no law's. */
    boolean ownArticles(List<PageText> pages) {
        Pattern first = rule("first");
        return pages.stream()
                .limit(3)
                .anyMatch(page -> first.matcher(page.text()).find());
    }

    /** Whether these words stand above a list of activities. */
    boolean activities(String words) {
        return rule("activities").matcher(words).find();
    }

    /** Each name of a place as one sign; the longest name that stands there counts. */
    String masked(String text) {
        var masked = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int length = placeAt(text, i);
            masked.append(length == 0 ? text.charAt(i) : Written.PLACE);
            i += Math.max(1, length);
        }
        return masked.toString();
    }

    private int placeAt(String text, int at) {
        for (int length = Math.min(longest, text.length() - at); length >= 2; length--) {
            if (places.contains(text.substring(at, at + length))) {
                return length;
            }
        }
        return 0;
    }

    /**
     * Whether a paper was issued above the counties: its head or its signature names a city, a province or the nation and no
     * county; it lists many counties with their figures; or it only passes on what a law says.
     */
    boolean superior(String text) {
        List<String> lines = text.lines()
                .map(line -> line.replaceAll("\\s", ""))
                .filter(line -> !line.isEmpty())
                .toList();
        List<String> head = lines.subList(0, Math.min(LINES, lines.size()));
        List<String> foot = lines.subList(Math.max(0, lines.size() - LINES), lines.size()).stream()
                .filter(line -> !rule("sent").matcher(NormalText.normal(line)).find())
                .toList();
        return ofManyCounties(text)
                || head.stream().limit(2).anyMatch(rule("law").asPredicate())
                || head.stream().limit(2).anyMatch(this::issuer) && !namesCounty(head)
                || foot.stream().filter(line -> line.length() < 30).anyMatch(this::issuer) && !namesCounty(foot);
    }

    /** A sheet of counties with their figures is the province's or the city's, whoever left its letterhead out. */
    private boolean ofManyCounties(String text) {
        return rule("county-row")
                        .matcher(text)
                        .results()
                        .map(row -> row.group("county"))
                        .distinct()
                        .limit(COUNTIES)
                        .count()
                == COUNTIES;
    }

    private boolean namesCounty(List<String> lines) {
        return lines.stream()
                .map(NormalText::normal)
                .anyMatch(line -> counties.stream().anyMatch(line::contains));
    }

    private boolean issuer(String line) {
        String normal = NormalText.normal(line);
        if (rule("national").matcher(normal).find()) {
            return normal.length() < 30;
        }
        return above.stream().anyMatch(name -> {
            int at = normal.indexOf(name);
            Matcher body = rule("body").matcher(at < 0 ? "" : normal.substring(at + name.length()));
            return at >= 0 && at < 8 && body.find();
        });
    }
}
