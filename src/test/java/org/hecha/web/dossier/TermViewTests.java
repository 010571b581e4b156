package org.hecha.web.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hecha.dossier.ADossier;
import org.hecha.dossier.DossierId;
import org.hecha.review.Opinion;
import org.hecha.review.Opinion.Decision;
import org.junit.jupiter.api.Test;

class TermViewTests {

    private final List<Opinion> said = new ArrayList<>();

    private void say(String step, Decision decision, String text, Map<String, String> fields) {
        said.add(new Opinion(
                new DossierId(new UUID(0, 1)),
                step,
                decision,
                "x",
                "",
                Instant.EPOCH.plusSeconds(said.size()),
                text,
                fields,
                List.of()));
    }

    private TermView view() {
        return TermView.of(said, ADossier.standard(3, 0));
    }

    @Test
    void isEmptyWhereNothingWasSaidOfTheTerm() {
        say("name_county", Decision.APPROVE, "命名", Map.of());
        assertThat(view().summary()).isEmpty();
        assertThat(view().judged()).isFalse();
    }

    @Test
    void showsTheLastSummaryWhichIsSignedOnlyAfterItWasWritten() {
        say("summarize_term", Decision.APPROVE, "第一稿", Map.of("met_S01", "yes", "met_S02", "no", "gap_S02", "经费已停"));
        say("sign_term", Decision.APPROVE, "", Map.of());
        assertThat(view().summary().orElseThrow().signed()).isTrue();
        say("examine_term", Decision.RETURN, "请补充", Map.of());
        say("summarize_term", Decision.APPROVE, "第二稿", Map.of("met_S01", "yes", "met_S02", "no", "gap_S02", "经费已停"));
        var summary = view().summary().orElseThrow();
        assertThat(summary.said().text()).isEqualTo("第二稿");
        assertThat(summary.signed()).isFalse();
        assertThat(summary.met()).isEqualTo(1);
        assertThat(summary.unmet())
                .extracting(TermView.Stand::criterion, TermView.Stand::gap)
                .as("what was not said to be met is not")
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("S02", "经费已停"),
                        org.assertj.core.api.Assertions.tuple("S03", ""));
        assertThat(view().returns()).extracting(Opinion::text).containsExactly("请补充");
        assertThat(view().recommendation()).isEmpty();
    }

    @Test
    void setsWhatEachSaysBesideTheOthers() {
        say("summarize_term", Decision.APPROVE, "总结", Map.of());
        say("examine_term", Decision.APPROVE, "省级", Map.of("grade", "passed"));
        say("third_party", Decision.APPROVE, "第三方", Map.of("grade", "excellent"));
        say("term_review", Decision.APPROVE, "甲", Map.of("grade", "passed"));
        say("term_review", Decision.APPROVE, "乙", Map.of("grade", "failed"));
        say("propose_grade", Decision.APPROVE, "拟", Map.of("grade", "passed"));
        assertThat(view().judged()).isTrue();
        assertThat(view().recommendation()).get().extracting(Opinion::text).isEqualTo("省级");
        assertThat(view().thirdParty()).get().extracting(Opinion::text).isEqualTo("第三方");
        assertThat(view().experts()).extracting(Opinion::text).containsExactly("甲", "乙");
        assertThat(view().proposal()).get().extracting(Opinion::text).isEqualTo("拟");
    }
}
