package org.hecha.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hecha.search.NormalText;

/**
 * Invented pages, the same for the same seed: reports of small activities, with facts that repeat in part from page to page,
 * line ends where a PDF would have them, some spaces, full width and traditional characters.
 */
final class MadeCollection {

    private static final int ASKED = 300;
    private static final int LINE = 31;
    private static final int LEAST_QUOTE = 2;
    private static final int LONGEST_QUOTE = 64;
    private static final Pattern SLOT = Pattern.compile("\\{(\\w+)}");
    private static final Map<Character, Character> TRADITIONAL = new HashMap<>();
    private static final Map<Character, Character> SIMPLIFIED = new HashMap<>();

    static {
        String pairs = Made.line("traditional");
        for (int i = 0; i + 1 < pairs.length(); i += 2) {
            TRADITIONAL.put(pairs.charAt(i), pairs.charAt(i + 1));
            SIMPLIFIED.put(pairs.charAt(i + 1), pairs.charAt(i));
        }
    }

    private final int pages;
    private final long seed;

    MadeCollection(int pages, long seed) {
        this.pages = pages;
        this.seed = seed;
    }

    PageCollection collection() throws IOException {
        var random = new Random(seed);
        var questions = new ArrayList<PageCollection.Asked>();
        var quotes = new LinkedHashMap<String, String>();
        for (int i = 0; i < ASKED; i++) {
            int page = random.nextInt(pages);
            questions.add(new PageCollection.Asked(question(page, random), List.of(id(page))));
            String exact = passage(plain(page), random);
            quotes.put(exact, disguised(exact, random));
        }
        return new PageCollection(this::each, questions, withHolders(quotes));
    }

    private void each(PageCollection.Taker taker) throws IOException {
        for (int page = 0; page < pages; page++) {
            taker.take(new PageCollection.Page(id(page), typeset(plain(page), of(page, 2))));
        }
    }

    private static String id(int page) {
        return "p" + page;
    }

    private Random of(int page, int use) {
        return new Random(seed * 1_000_003 + page * 31L + use);
    }

    // --- what a page says
    // ----------------------------------------------------------------------------------------------

    private Map<String, String> facts(int page) {
        var random = of(page, 1);
        var facts = new HashMap<String, String>();
        facts.put(
                "day",
                filled(
                        Made.line("day"),
                        Map.of(
                                "y", year(random),
                                "o", Integer.toString(1 + random.nextInt(12)),
                                "d", Integer.toString(1 + random.nextInt(28)))));
        facts.put("body", Made.oneOf("body", random));
        facts.put(
                "place",
                Made.character("place", random)
                        + Made.character("place", random)
                        + Made.character("place", random)
                        + Made.oneOf("places", random));
        facts.put("topic", Made.oneOf("topic", random));
        facts.put("activity", Made.oneOf("activity", random));
        facts.put("made", Made.oneOf("made", random));
        facts.put("unit", Made.oneOf("unit", random));
        facts.put(
                "person",
                Made.character("family", random) + Made.character("given", random) + Made.character("given", random));
        facts.put(
                "doc",
                filled(
                        Made.line("doc"),
                        Map.of(
                                "i", Made.character("place", random) + Made.oneOf("issuer", random),
                                "y", year(random),
                                "s", Integer.toString(1 + random.nextInt(99)))));
        facts.put("n", number(20 + random.nextInt(9_000), random));
        facts.put("m", number(20 + random.nextInt(900), random));
        facts.put("k", number(2 + random.nextInt(60), random));
        facts.put("j", number(1 + random.nextInt(7), random));
        return facts;
    }

    private static String year(Random random) {
        return Integer.toString(2018 + random.nextInt(6));
    }

    private static String number(int number, Random random) {
        return random.nextInt(4) == 0 ? NumberSigns.numerals(number) : Integer.toString(number);
    }

    private String plain(int page) {
        var random = of(page, 3);
        Map<String, String> facts = facts(page);
        var text = new StringBuilder();
        for (int i = 1; Made.has("sentence." + i); i++) {
            // what questions ask stands on every page; the rest on some
            if (Made.has("question." + i) || random.nextBoolean()) {
                text.append(filled(Made.line("sentence." + i), facts)).append('\n');
            }
        }
        return text.toString();
    }

    private String question(int page, Random random) {
        int i = 1 + random.nextInt(8);
        while (!Made.has("question." + i)) {
            i = 1 + random.nextInt(8);
        }
        return filled(Made.line("question." + i), facts(page));
    }

    private static String filled(String sentence, Map<String, String> facts) {
        Matcher slot = SLOT.matcher(sentence);
        return slot.replaceAll(found -> Matcher.quoteReplacement(facts.getOrDefault(found.group(1), "")));
    }

    // --- how it is written
    // ---------------------------------------------------------------------------------------------

    private static String typeset(String plain, Random random) {
        boolean wide = random.nextInt(10) == 0;
        boolean old = random.nextInt(10) == 0;
        boolean spaced = random.nextInt(10) == 0;
        var text = new StringBuilder();
        int inLine = 0;
        for (char c : plain.toCharArray()) {
            inLine = c == '\n' ? 0 : inLine + 1;
            if (inLine > LINE) {
                text.append('\n');
                inLine = 1;
            }
            text.append(written(c, wide, old));
            if (spaced && Character.isIdeographic(c)) {
                text.append(' ');
            }
        }
        return text.toString();
    }

    private static char written(char c, boolean wide, boolean old) {
        if (wide && c > ' ' && c < 127) {
            return (char) (c + 0xFEE0);
        }
        return old ? TRADITIONAL.getOrDefault(c, c) : c;
    }

    private static String passage(String plain, Random random) {
        int length = LEAST_QUOTE + random.nextInt(LONGEST_QUOTE - LEAST_QUOTE + 1);
        int from = random.nextInt(Math.max(1, plain.length() - length));
        String passage = plain.substring(from, Math.min(plain.length(), from + length));
        return bare(passage).length() < LEAST_QUOTE ? passage(plain, random) : passage;
    }

    /** The passage as somebody else would have typed it. */
    private static String disguised(String passage, Random random) {
        return typeset(passage.replace("\n", ""), random);
    }

    // --- who has a passage
    // ----------------------------------------------------------------------------------------------

    /** A page that says the same number in the other writing has the passage, too. */
    private List<PageCollection.Asked> withHolders(Map<String, String> quotes) throws IOException {
        List<Writing> writings = List.of(
                new Writing(quotes.keySet(), MadeCollection::bare),
                new Writing(quotes.keySet(), text -> NumberSigns.digits(bare(text))));
        var holders = new LinkedHashMap<String, List<String>>();
        quotes.keySet().forEach(exact -> holders.put(exact, new ArrayList<>()));
        for (int page = 0; page < pages; page++) {
            String text = plain(page);
            var here = new LinkedHashSet<String>();
            writings.forEach(writing -> writing.find(text, here));
            for (String exact : here) {
                holders.getOrDefault(exact, List.of()).add(id(page));
            }
        }
        var asked = new ArrayList<PageCollection.Asked>();
        quotes.forEach(
                (exact, typed) -> asked.add(new PageCollection.Asked(typed, holders.getOrDefault(exact, List.of()))));
        return asked;
    }

    /** Finds passages in texts that are all written alike; those of one character are left to the other writing. */
    private static final class Writing {

        private record Needle(String exact, String written) {}

        private final UnaryOperator<String> alike;
        private final Map<String, List<Needle>> byBeginning = new HashMap<>();

        Writing(Set<String> passages, UnaryOperator<String> alike) {
            this.alike = alike;
            for (String exact : passages) {
                String written = alike.apply(exact);
                if (written.length() >= LEAST_QUOTE) {
                    byBeginning
                            .computeIfAbsent(written.substring(0, LEAST_QUOTE), two -> new ArrayList<>())
                            .add(new Needle(exact, written));
                }
            }
        }

        void find(String page, Set<String> found) {
            String text = alike.apply(page);
            for (int i = 0; i + LEAST_QUOTE <= text.length(); i++) {
                for (Needle needle : byBeginning.getOrDefault(text.substring(i, i + LEAST_QUOTE), List.of())) {
                    if (text.startsWith(needle.written, i)) {
                        found.add(needle.exact);
                    }
                }
            }
        }
    }

    private static String bare(String text) {
        String normal = NormalText.normal(text);
        var bare = new StringBuilder();
        for (char c : normal.toCharArray()) {
            if (Character.isLetterOrDigit(c)) {
                bare.append(SIMPLIFIED.getOrDefault(c, c));
            }
        }
        return bare.toString();
    }
}
