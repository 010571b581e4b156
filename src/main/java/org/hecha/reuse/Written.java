package org.hecha.reuse;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hecha.evidence.EvidenceId;
import org.hecha.evidence.PageText;
import org.hecha.search.NormalText;

/**
 * The text of a whole file as it is compared: in normal form, letters, figures and Han characters only, each name of a place
 * replaced by one sign, articles of laws it quotes left out. Every character knows its page.
 */
final class Written {

    /** What is compared of one file; a book is enough. */
    static final int LONGEST = 400_000;

    /** Stands for the name of any place: renaming a county hides nothing. */
    static final char PLACE = '\uE000';

    /** Parts what must not be joined. */
    private static final char GAP = '\uE001';

    private final String text;
    private final int[] pages;
    private final String quoted;
    private final boolean complete;

    private Written(String text, int[] pages, String quoted, boolean complete) {
        this.text = text;
        this.pages = pages;
        this.quoted = quoted;
        this.complete = complete;
    }

    static Written of(List<PageText> pages, Vocabulary words) {
        var text = new StringBuilder();
        var numbers = new ArrayList<Integer>();
        var quoted = new StringBuilder();
        boolean complete = true;
        boolean own = words.ownArticles(pages);
        for (PageText page : pages) {
            if (text.length() >= LONGEST) {
                complete = false;
                break;
            }
            // a sentence runs on over the end of a page, a paragraph does not: laws are cut out page by page
            String said =
                    own ? page.text() : words.article().matcher(page.text()).replaceAll("\n" + GAP + "\n");
            if (!own) {
                words.article()
                        .matcher(page.text())
                        .results()
                        .forEach(a -> quoted.append(a.group()).append('\n'));
            }
            String compared = words.masked(bare(said));
            text.append(compared);
            for (int i = 0; i < compared.length(); i++) {
                numbers.add(page.number());
            }
        }
        return new Written(
                text.toString(),
                numbers.stream().mapToInt(Integer::intValue).toArray(),
                words.masked(bare(quoted.toString())).replace(String.valueOf(STOP), ""),
                complete);
    }

    /** A text that stands on no page. */
    static Written of(String text, Vocabulary words) {
        return of(List.of(new PageText(new EvidenceId(new UUID(0, 0)), 1, text, false, 1)), words);
    }

    /** Without what is set differently from one copy to the next. */
    private static String bare(String text) {
        String normal = NormalText.normal(text);
        var bare = new StringBuilder(normal.length());
        for (int i = 0; i < normal.length(); i++) {
            char c = normal.charAt(i);
            if (Character.isLetterOrDigit(c) || c == PLACE || c == GAP) {
                bare.append(c);
            } else if (ENDS.indexOf(c) >= 0 && (bare.isEmpty() || bare.charAt(bare.length() - 1) != STOP)) {
                bare.append(STOP);
            }
        }
        return bare.toString();
    }

    private static final char STOP = '\uE002';
    private static final String ENDS = "\u3002\uFF1B;\uFF01!\uFF1F?\n\t";

    String text() {
        return text;
    }

    boolean complete() {
        return complete;
    }

    int page(int index) {
        return pages.length == 0 ? 1 : pages[Math.clamp(index, 0, pages.length - 1)];
    }

    /** Pieces of the whole, of what can be copied. */
    Pieces pieces() {
        return Pieces.of(withoutSigns());
    }

    /** Pieces of the articles of laws it quotes. */
    Pieces quoted() {
        return Pieces.of(quoted);
    }

    private String withoutSigns() {
        return text.replace(String.valueOf(STOP), "");
    }

    /** Lists and tables: cells, not sentences. */
    boolean tabular() {
        long stops = text.chars().filter(c -> c == STOP).count();
        long words = text.codePoints().filter(Character::isIdeographic).count();
        return stops * SENTENCE > text.length() || 2 * words < text.length();
    }

    private static final int SENTENCE = 9;

    /** Whether figures are what it says, and the words are those of a form. */
    boolean figures() {
        long digits = text.chars().filter(Character::isDigit).count();
        return digits * FIGURE > text.length() || tabular();
    }

    private static final int FIGURE = 9;

    /** Figures of two digits or more, years left out. */
    Set<String> numbers() {
        return NUMBERS.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(number -> !(number.length() == 4 && number.startsWith("20")))
                .collect(Collectors.toSet());
    }

    private static final Pattern NUMBERS = Pattern.compile("[0-9]{2,}");

    /**
     * Parts of about a paragraph, cut where the text itself says so: a copy is cut at the same places wherever it stands.
     */
    List<String> passages() {
        var passages = new ArrayList<String>();
        var passage = new StringBuilder();
        for (String sentence : text.split("[" + STOP + GAP + "]")) {
            passage.append(sentence);
            boolean cut = passage.length() >= 60 && Math.floorMod(sentence.hashCode(), 3) == 0;
            if (cut || passage.length() >= 260) {
                passages.add(passage.toString());
                passage.setLength(0);
            }
        }
        passages.add(passage.toString());
        return passages.stream().filter(part -> part.length() >= 40).toList();
    }

    /** What of this text stands in the other one as well, in runs of some length. */
    Shared shared(Written other, Pieces others) {
        String own = withoutSigns();
        int[] at = positions();
        int total = 0;
        int longest = 0;
        int longestAt = 0;
        int from = -1;
        int last = -1;
        for (int i = 0; i + Pieces.LENGTH <= own.length(); i++) {
            if (others.has(Pieces.at(own, i))) {
                if (from < 0 || i - last > GAP_IN_RUN) {
                    total += run(from, last);
                    from = i;
                }
                last = i;
                if (last + Pieces.LENGTH - from > longest) {
                    longest = last + Pieces.LENGTH - from;
                    longestAt = from;
                }
            }
        }
        total += run(from, last);
        return new Shared(total, longest, page(at.length == 0 ? 0 : at[Math.min(longestAt, at.length - 1)]));
    }

    private static final int GAP_IN_RUN = 12;
    private static final int SHORTEST_RUN = 40;

    private static int run(int from, int last) {
        int length = from < 0 ? 0 : last + Pieces.LENGTH - from;
        return length >= SHORTEST_RUN ? length : 0;
    }

    private int[] positions() {
        var positions = new int[(int) text.chars().filter(c -> c != STOP).count()];
        int n = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != STOP) {
                positions[n++] = i;
            }
        }
        return positions;
    }

    /**
     * @param characters in runs of at least forty
     * @param longest    the longest run
     * @param page       where the longest run begins
     */
    record Shared(int characters, int longest, int page) {}
}
