package org.hecha.review;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds submitted sheets of one kind against each other. */
final class Comparison {

    private final int pointsApart;

    /** @param pointsApart hundredths by which two sheets may lie apart */
    Comparison(int pointsApart) {
        this.pointsApart = pointsApart;
    }

    /** @param criteria ids of the standard in its order; every sheet has a judgement for each */
    Reviews.Agreement of(Assignment.Kind kind, List<String> criteria, List<Map<String, Judgement>> sheets) {
        Set<String> differing = new LinkedHashSet<>();
        Map<String, Judgement> result = new LinkedHashMap<>();
        for (String criterion : criteria) {
            List<Judgement> judgements = sheets.stream()
                    .flatMap(sheet -> Optional.ofNullable(sheet.get(criterion)).stream())
                    .toList();
            if (judgements.isEmpty()) {
                continue;
            }
            if (differ(judgements)) {
                differing.add(criterion);
            }
            result.put(criterion, together(criterion, judgements));
        }
        boolean third = kind == Assignment.Kind.DESK && sheets.size() == 2 && !differing.isEmpty();
        return new Reviews.Agreement(sheets.size(), differing, third, result);
    }

    private boolean differ(List<Judgement> judgements) {
        if (judgements.stream().map(Judgement::met).distinct().count() > 1) {
            return true;
        }
        var points = hundredths(judgements);
        return !points.isEmpty()
                && points.stream().mapToInt(p -> p).max().getAsInt()
                                - points.stream().mapToInt(p -> p).min().getAsInt()
                        > pointsApart;
    }

    /** Met only by a majority: where opinions are even, nothing has been shown. Reasons are those of the side that prevails. */
    private static Judgement together(String criterion, List<Judgement> judgements) {
        long yes = judgements.stream().filter(Judgement::met).count();
        boolean met = 2 * yes > judgements.size();
        return new Judgement(
                criterion,
                met,
                mean(hundredths(judgements)),
                joined(judgements, met, Judgement::reason),
                joined(judgements, met, Judgement::citation));
    }

    private static List<Integer> hundredths(Collection<Judgement> judgements) {
        return judgements.stream()
                .flatMap(j -> j.points().stream())
                .map(Points::hundredths)
                .toList();
    }

    /** The mean in whole hundredths; half a hundredth counts as a whole one. Integer arithmetic, so it is exact. */
    private static Optional<Points> mean(List<Integer> hundredths) {
        if (hundredths.isEmpty()) {
            return Optional.empty();
        }
        long sum = hundredths.stream().mapToLong(h -> h).sum();
        long n = hundredths.size();
        return Optional.of(new Points(Math.toIntExact((2 * sum + n) / (2 * n))));
    }

    private static String joined(
            List<Judgement> judgements, boolean met, java.util.function.Function<Judgement, String> text) {
        return judgements.stream()
                .filter(j -> j.met() == met)
                .map(text)
                .filter(t -> !t.isBlank())
                .distinct()
                .collect(Collectors.joining("\n"));
    }
}
