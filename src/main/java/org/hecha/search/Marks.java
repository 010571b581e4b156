package org.hecha.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.util.function.SingletonSupplier;

/** Where in a page's text the wanted words stand, found on the text itself and not taken from the index. */
final class Marks {

    /** nobody looks at more on one page */
    private static final int MOST = 200;

    private final NormalText normal;
    private final Bare bare;
    private final Supplier<Bare> reckoned;

    private Marks(String page) {
        this.normal = NormalText.of(page);
        this.bare = Bare.of(normal.text());
        this.reckoned = SingletonSupplier.of(() -> Bare.reckoned(normal.text()));
    }

    /**
     * Marks in order of place, none touching another.
     *
     * <p>A quote or word that stands there is marked whole; of one that does not, its pairs of characters are.
     */
    static List<Hit.Mark> of(String page, Wanted wanted) {
        return new Marks(page).all(wanted);
    }

    private List<Hit.Mark> all(Wanted wanted) {
        var found = new ArrayList<Hit.Mark>();
        wanted.exact().forEach(exact -> find(exact, found));
        wanted.either().forEach(group -> group.forEach(one -> find(one, found)));
        if (!wanted.whole().isEmpty()) {
            find(wanted.whole(), found);
        }
        if (wanted.whole().isEmpty() || found.isEmpty()) {
            wanted.words().forEach(word -> find(word, found));
        }
        if (found.isEmpty()) {
            wanted.words().forEach(word -> findValues(word, found));
        }
        if (found.isEmpty()) {
            for (String word : wanted.words()) {
                Grams.of(word).forEach(gram -> find(gram, found));
            }
        }
        return joined(found);
    }

    private void find(String wanted, List<Hit.Mark> to) {
        Bare needle = Bare.of(wanted);
        find(needle, bare, to);
        if (needle.hasDigits()) {
            find(Bare.reckoned(wanted), reckoned.get(), to);
        }
    }

    private void find(Bare needle, Bare in, List<Hit.Mark> to) {
        for (int at = in.find(needle, 0); at >= 0 && to.size() < MOST; at = in.find(needle, at + needle.length())) {
            int start = normal.origin(in.index(at));
            int end = normal.originEnd(in.indexAfter(at + needle.length() - 1) - 1);
            to.add(new Hit.Mark(start, end));
        }
    }

    private void findValues(String word, List<Hit.Mark> to) {
        Set<String> wanted = Values.in(word).stream().map(Values.Value::value).collect(Collectors.toSet());
        for (Values.Value value : wanted.isEmpty() ? List.<Values.Value>of() : Values.in(normal.text())) {
            if (to.size() < MOST && wanted.contains(value.value())) {
                to.add(new Hit.Mark(normal.origin(value.start()), normal.originEnd(value.end() - 1)));
            }
        }
    }

    private static List<Hit.Mark> joined(List<Hit.Mark> marks) {
        marks.sort(Comparator.comparingInt(Hit.Mark::start).thenComparing(Hit.Mark::end));
        var joined = new ArrayList<Hit.Mark>();
        for (Hit.Mark mark : marks) {
            if (!joined.isEmpty() && mark.start() <= joined.getLast().end()) {
                Hit.Mark last = joined.removeLast();
                joined.add(new Hit.Mark(last.start(), Math.max(last.end(), mark.end())));
            } else {
                joined.add(mark);
            }
        }
        return joined;
    }

    // --- snippet ---------------------------------------------------------------------------------------------------

    private static final int BEFORE = 36;
    private static final int LENGTH = 150;

    /** The part of the page with most marks, in pieces; the beginning where there are none. */
    static List<Hit.Piece> snippet(String page, List<Hit.Mark> marks) {
        int start = marks.isEmpty() ? 0 : startOf(page, densest(marks).start());
        int end = whole(page, Math.min(page.length(), start + LENGTH));
        var pieces = new ArrayList<Hit.Piece>();
        int at = start;
        for (Hit.Mark mark : marks) {
            if (mark.start() < at || mark.start() >= end) {
                continue;
            }
            if (mark.start() > at) {
                pieces.add(new Hit.Piece(page.substring(at, mark.start()), false));
            }
            // a long quote is shown to its end, but not past a second length
            at = whole(page, Math.min(mark.end(), Math.max(end, mark.start() + LENGTH)));
            pieces.add(new Hit.Piece(page.substring(mark.start(), at), true));
        }
        if (at < end) {
            pieces.add(new Hit.Piece(page.substring(at, end), false));
        }
        return pieces;
    }

    private static Hit.Mark densest(List<Hit.Mark> marks) {
        Hit.Mark best = marks.getFirst();
        int most = 0;
        for (int i = 0; i < marks.size(); i++) {
            int characters = 0;
            for (int k = i;
                    k < marks.size() && marks.get(k).end() - marks.get(i).start() <= LENGTH - BEFORE;
                    k++) {
                characters += marks.get(k).end() - marks.get(k).start();
            }
            if (characters > most) {
                most = characters;
                best = marks.get(i);
            }
        }
        return best;
    }

    /** A little before the mark, at the beginning of a line or sentence where one is near. */
    private static int startOf(String page, int mark) {
        for (int i = mark; i > Math.max(0, mark - BEFORE); i--) {
            if ("\n。；！？".indexOf(page.charAt(i - 1)) >= 0) {
                return i;
            }
        }
        return whole(page, Math.max(0, mark - BEFORE));
    }

    /** Never between the two halves of a character. */
    private static int whole(String page, int at) {
        boolean inPair = at > 0 && at < page.length() && Character.isLowSurrogate(page.charAt(at));
        return inPair ? at - 1 : at;
    }
}
