package org.hecha.web.evidence;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hecha.search.NormalText;

/** Finds what somebody searched for on the pages of one file, by the normal form of text, so that no hit on a page is missed. */
final class Occurrences {

    private static final Pattern TERM = Pattern.compile("\"([^\"]+)\"|[“「]([^”」]+)[”」]|(\\S+)");
    private static final int MOST = 200;

    private Occurrences() {}

    /** Exact occurrences of every quoted part and every word, in the order of the page. */
    static List<Places.Mark> on(String pageText, String query) {
        var marks = new ArrayList<Places.Mark>();
        if (query.isBlank() || pageText.isEmpty()) {
            return marks;
        }
        NormalText page = NormalText.of(pageText);
        for (String term : terms(query)) {
            for (int at = page.indexOf(term, 0); at >= 0 && marks.size() < MOST; at = page.indexOf(term, at + 1)) {
                marks.add(new Places.Mark(page.origin(at), page.originEnd(at + term.length() - 1), "hit"));
            }
        }
        return marks.stream()
                .distinct()
                .sorted(java.util.Comparator.comparingInt(Places.Mark::start))
                .toList();
    }

    private static Set<String> terms(String query) {
        var terms = new HashSet<String>();
        Matcher parts = TERM.matcher(query);
        while (parts.find()) {
            String part =
                    parts.group(1) != null ? parts.group(1) : parts.group(2) != null ? parts.group(2) : parts.group(3);
            String normal = NormalText.normal(part).strip();
            if (!normal.isEmpty()) {
                terms.add(normal);
            }
        }
        return terms;
    }
}
