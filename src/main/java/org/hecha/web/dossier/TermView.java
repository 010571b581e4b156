package org.hecha.web.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hecha.review.Opinion;
import org.hecha.review.Opinion.Decision;
import org.hecha.standard.Standard;

/**
 * What was said at the end of a title's term, as far as one reader may read it: the last summary and what followed it.
 *
 * @param returns sent back to the county, the leader's own included, oldest first
 * @param experts in the order their opinions came
 */
public record TermView(
        Optional<Summary> summary,
        List<Opinion> returns,
        Optional<Opinion> recommendation,
        Optional<Opinion> thirdParty,
        List<Opinion> experts,
        Optional<Opinion> proposal) {

    public TermView {
        returns = List.copyOf(returns);
        experts = List.copyOf(experts);
    }

    /** @param gap why it is no longer met; empty where it is */
    public record Stand(String criterion, String title, boolean met, String gap) {}

    /** @param signed whether the county's leader has signed it since */
    public record Summary(Opinion said, boolean signed, List<Stand> stands) {
        public Summary {
            stands = List.copyOf(stands);
        }

        public long met() {
            return stands.stream().filter(Stand::met).count();
        }

        public List<Stand> unmet() {
            return stands.stream().filter(stand -> !stand.met()).toList();
        }
    }

    /** @param opinions oldest first; those of other steps are passed over */
    public static TermView of(List<Opinion> opinions, Standard standard) {
        Opinion summary = null;
        boolean signed = false;
        List<Opinion> returns = new ArrayList<>();
        List<Opinion> experts = new ArrayList<>();
        Opinion recommendation = null;
        Opinion thirdParty = null;
        Opinion proposal = null;
        for (Opinion said : opinions) {
            switch (said.step()) {
                case "summarize_term" -> {
                    summary = said;
                    signed = false;
                }
                case "sign_term", "examine_term" -> {
                    if (said.decision() == Decision.RETURN) {
                        returns.add(said);
                    } else if (said.step().equals("sign_term")) {
                        signed = true;
                    } else {
                        recommendation = said;
                    }
                }
                case "third_party" -> thirdParty = said;
                case "term_review" -> experts.add(said);
                case "propose_grade" -> proposal = said;
                default -> {} // of another part of the journey
            }
        }
        return new TermView(
                summary == null
                        ? Optional.empty()
                        : Optional.of(new Summary(summary, signed, stands(summary, standard))),
                returns,
                Optional.ofNullable(recommendation),
                Optional.ofNullable(thirdParty),
                experts,
                Optional.ofNullable(proposal));
    }

    private static List<Stand> stands(Opinion summary, Standard standard) {
        return standard.criteria().stream()
                .map(criterion -> new Stand(
                        criterion.id(),
                        criterion.title(),
                        "yes".equals(summary.fields().get("met_" + criterion.id())),
                        summary.fields().getOrDefault("gap_" + criterion.id(), "")))
                .toList();
    }

    /** Whether anything stands beside the summary. */
    public boolean judged() {
        return recommendation.isPresent() || thirdParty.isPresent() || !experts.isEmpty() || proposal.isPresent();
    }
}
