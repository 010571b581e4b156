package org.hecha.verification;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The readers of what the platforms named by the standard export or show, by the names the edition has for them. */
final class Platforms {

    private static final Map<String, Function<Question, List<Advice>>> READERS = Map.ofEntries(
            Map.entry("volunteer-team", VolunteerTeam::advice),
            Map.entry("volunteer-roster", VolunteerRoster::advice),
            Map.entry("volunteer-activities", VolunteerActivities::advice),
            Map.entry("ranking-people", q -> RankingSheet.advice(q, "people")),
            Map.entry("ranking-active", q -> RankingSheet.advice(q, "active")),
            Map.entry("federation-code", FederationCode::advice),
            Map.entry("federation-page", FederationPage::advice),
            Map.entry("reposts", Reposts::advice),
            Map.entry("museum-year", MuseumYear::advice),
            Map.entry("tour-stations", TourStations::advice),
            Map.entry("caravan-trips", CaravanTrips::advice),
            Map.entry("rural-museums", RuralMuseums::advice),
            Map.entry("issue-dates", IssueDates::advice),
            Map.entry("account-posts", AccountPosts::advice));

    /** Things of one kind that are named; the others are counted. */
    static final int NAMED = 5;

    private Platforms() {}

    /** Whether there is such a reader. */
    static boolean known(String name) {
        return READERS.containsKey(name);
    }

    /** What the exports for this claim come to, the most pressing first; possibly nothing. */
    static List<Advice> advice(Question question) {
        return question
                .checking()
                .platform()
                .map(p -> READERS.getOrDefault(p.reads(), q -> List.of()).apply(question))
                .orElse(List.of())
                .stream()
                .sorted(java.util.Comparator.comparing(a -> a.outcome() != Advice.Outcome.LOOK))
                .toList();
    }

    /** The last calendar year before the deadline. */
    static int year(Question question) {
        return question.about().deadline().getYear() - 1;
    }

    /** Agrees where both numbers are the same, otherwise something to look at; a note where nothing was claimed. */
    static Advice.Outcome held(Question question, int counted) {
        return question.claimed()
                .map(c -> c.compareTo(java.math.BigDecimal.valueOf(counted)) == 0
                        ? Advice.Outcome.AGREES
                        : Advice.Outcome.LOOK)
                .orElse(Advice.Outcome.NOTE);
    }

    /** The claimed number for people; a dash where there is none. */
    static String claimed(Question question) {
        return question.claimed().map(Quantity::plain).orElse("—");
    }

    /** Whose row it is, by the places it names. */
    static Places.Whose whose(Question question, String row) {
        List<Places.Mention> mentions = question.about().places().mentions(row, false);
        if (mentions.stream().anyMatch(m -> m.whose() == Places.Whose.OWN)) {
            return Places.Whose.OWN;
        }
        return mentions.stream().anyMatch(m -> m.whose() == Places.Whose.OTHER)
                ? Places.Whose.OTHER
                : Places.Whose.NOBODY;
    }
}
