package org.hecha.web.desk;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hecha.dossier.Dossier;
import org.hecha.review.Assignment;
import org.hecha.standard.Standard;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Everything of one dossier the reviewer works through, and where in it the reviewer is.
 *
 * @param all        every claim in the standard's order
 * @param list       what the filter lets through, in the order asked for
 * @param at         index in {@code list}; -1 when the list is empty
 * @param assignment the reviewer's own, where there is one
 */
record Desk(
        Dossier dossier,
        Standard standard,
        View view,
        List<DeskItem> all,
        List<DeskItem> list,
        int at,
        Optional<Assignment> assignment,
        boolean stale) {

    /**
     * What the URL says.
     *
     * @param show       a {@link Badge}, {@code unseen}, or empty for all
     * @param byStandard in the standard's order instead of the most pressing first
     * @param claim      {@code criterion/key}; empty = where to go on
     */
    record View(String show, boolean byStandard, String claim) {}

    static Desk of(
            Dossier dossier,
            Standard standard,
            View asked,
            List<DeskItem> all,
            Optional<Assignment> assignment,
            boolean stale) {
        Comparator<DeskItem> order =
                asked.byStandard() ? (a, b) -> 0 : Comparator.comparing((DeskItem item) -> item.badge());
        // the claim looked at stays in the list, though looking at it may have taken it out of "unseen"
        List<DeskItem> list = all.stream()
                .filter(item -> item.key().equals(asked.claim()) || passes(item, asked.show()))
                .sorted(order)
                .toList();
        int at = IntStream.range(0, list.size())
                .filter(i -> list.get(i).key().equals(asked.claim()))
                .findFirst()
                .orElseGet(() -> IntStream.range(0, list.size())
                        .filter(i -> !list.get(i).seen())
                        .findFirst()
                        .orElse(list.isEmpty() ? -1 : 0));
        return new Desk(dossier, standard, asked, all, list, at, assignment, stale);
    }

    private static boolean passes(DeskItem item, String show) {
        return show.isEmpty()
                || (show.equals("unseen") ? !item.seen() : item.badge().name().equalsIgnoreCase(show));
    }

    public Optional<DeskItem> current() {
        return at < 0 ? Optional.empty() : Optional.of(list.get(at));
    }

    public Optional<DeskItem> next() {
        return at + 1 < list.size() ? Optional.of(list.get(at + 1)) : Optional.empty();
    }

    public Optional<DeskItem> previous() {
        return at > 0 ? Optional.of(list.get(at - 1)) : Optional.empty();
    }

    /** Number of claims by what their finding means; kinds without any are 0. */
    public Map<Badge, Long> counts() {
        Map<Badge, Long> counts = new EnumMap<>(Badge.class);
        Arrays.stream(Badge.values()).forEach(badge -> counts.put(badge, 0L));
        all.forEach(item -> counts.merge(item.badge(), 1L, Long::sum));
        return counts;
    }

    public long seen() {
        return all.stream().filter(DeskItem::seen).count();
    }

    public long unseen() {
        return all.size() - seen();
    }

    public String url(DeskItem item) {
        return url(view.show(), view.byStandard(), item.key());
    }

    public String showing(String show) {
        return url(show.toLowerCase(Locale.ROOT), view.byStandard(), "");
    }

    public String reordered() {
        return url(view.show(), !view.byStandard(), current().map(DeskItem::key).orElse(""));
    }

    private String url(String show, boolean byStandard, String claim) {
        UriComponentsBuilder uri = UriComponentsBuilder.fromPath("/desk/" + dossier.number());
        if (!show.isEmpty()) {
            uri.queryParam("show", show);
        }
        if (byStandard) {
            uri.queryParam("order", "standard");
        }
        if (!claim.isEmpty()) {
            uri.queryParam("claim", claim);
        }
        return uri.encode().toUriString();
    }
}
