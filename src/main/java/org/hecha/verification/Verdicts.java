package org.hecha.verification;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hecha.evidence.PageText;
import org.hecha.shared.PersonalData;
import org.hecha.standard.Criterion;
import org.hecha.verification.Observation.Stance;

/** Weighs the passages found for a claim, and words the result. */
final class Verdicts {

    private static final int MOST = 5;
    private static final int MOST_DIFFERING = 2;
    private static final int AROUND = 60;

    /** @param finding the finding, @param setAside what looks like support and is none, best first */
    record Verdict(Finding finding, List<Finding.SetAside> setAside) {}

    private Verdicts() {}

    static Verdict of(Case about, Criterion criterion, List<Observation> found) {
        List<Observation> sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparingDouble(Observation::weight)
                .reversed()
                .thenComparing(o -> o.paper().path())
                .thenComparingInt(Observation::from));
        List<Observation> support = sorted.stream()
                .filter(o -> o.counts() && o.stance() == Stance.FOR)
                .toList();
        List<Observation> against = sorted.stream()
                .filter(o -> o.counts() && o.stance() == Stance.AGAINST)
                .toList();
        List<Finding.SetAside> aside = aside(sorted);
        if (!against.isEmpty()
                && (support.isEmpty()
                        || against.get(0).weight() > support.get(0).weight() + 1.2)) {
            String why = against.get(0).value().isEmpty() ? "denied" : "other-value";
            return new Verdict(new Finding.Contradicted(citations(against), why), aside);
        }
        if (!support.isEmpty()) {
            return new Verdict(new Finding.Supported(citations(support)), differing(support, against, aside));
        }
        return new Verdict(
                new Finding.Unsupported(about.pagesRead(), about.unread().about(criterion)), aside);
    }

    private static List<Finding.Citation> citations(List<Observation> sorted) {
        List<Finding.Citation> citations = new ArrayList<>();
        Set<String> pages = new HashSet<>();
        for (Observation each : sorted) {
            Finding.Citation citation = citation(each);
            if (pages.add(citation.evidence() + "#" + citation.page())) {
                citations.add(citation);
            }
            if (citations.size() == MOST) {
                break;
            }
        }
        return citations;
    }

    /** The same thing said differently in another paper of the dossier stands before what was set aside. */
    private static List<Finding.SetAside> differing(
            List<Observation> support, List<Observation> against, List<Finding.SetAside> aside) {
        Set<Paper> agreed = support.stream().map(Observation::paper).collect(Collectors.toSet());
        List<Finding.SetAside> all = new ArrayList<>();
        against.stream()
                .filter(o -> !agreed.contains(o.paper()))
                .limit(MOST_DIFFERING)
                .forEach(o -> all.add(new Finding.SetAside(citation(o), Finding.Why.DIFFERS)));
        all.addAll(aside);
        return all;
    }

    private static List<Finding.SetAside> aside(List<Observation> sorted) {
        List<Finding.SetAside> aside = new ArrayList<>();
        Set<String> pages = new HashSet<>();
        for (Observation each : sorted) {
            if (each.aside().isPresent() && each.stance() == Stance.FOR && aside.size() < MOST) {
                Finding.Citation citation = citation(each);
                if (pages.add(citation.evidence() + "#" + citation.page()
                        + each.aside().get())) {
                    aside.add(new Finding.SetAside(citation, each.aside().get()));
                }
            }
        }
        return aside;
    }

    /** The passage on the page where it ends: a number parted from its noun by the end of a page stands on the next one. */
    static Finding.Citation citation(Observation each) {
        Reading reading = each.paper().reading();
        int last = Math.max(each.from(), each.to() - 1);
        while (last > each.from() && Character.isWhitespace(reading.text().charAt(last))) {
            last--;
        }
        int page = reading.page(last);
        int first = each.from();
        while (first < last
                && (reading.page(first) != page
                        || Character.isWhitespace(reading.text().charAt(first)))) {
            first++;
        }
        PageText source = each.paper().pages().get(page);
        int start = reading.start(first);
        int end = Math.max(start, reading.end(last));
        for (int i = first; i <= last; i++) { // a number may stand on the page before the name it is read behind
            start = Math.min(start, reading.start(i));
            end = Math.max(end, reading.end(i));
        }
        // whoever reads a finding reads over the shoulder of the machine: what it quotes is masked before it is cut out
        String text = PersonalData.masked(source.text());
        return new Finding.Citation(
                each.paper().id(),
                each.paper().path(),
                source.number(),
                start,
                end,
                text.substring(start, end),
                each.value(),
                text.substring(Math.max(0, start - AROUND), Math.min(text.length(), end + AROUND)));
    }
}
