package org.hecha.web.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hecha.audit.AuditTrail;
import org.hecha.dossier.AsSubmitted;
import org.hecha.organization.AWorld;
import org.hecha.organization.Body;
import org.hecha.organization.Member;
import org.hecha.organization.Role;
import org.hecha.web.page.AuditWords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the audit tab says above of what a county does while it writes. */
class WithheldTests {

    private static final Instant SUBMITTED = Instant.parse("2022-09-01T01:00:00Z");
    private static final Instant WRITING = Instant.parse("2022-09-20T01:00:00Z");

    private final AWorld world = new AWorld();
    private final Member clerk =
            world.member("王芳", world.body("赭岭县科协", Body.Kind.COUNTY_ASSOCIATION, AWorld.COUNTY), Role.COUNTY_CLERK);
    private final Member reviewer =
            world.member("项南乔", world.body("岚川省科协", Body.Kind.RECOMMENDING, AWorld.PROVINCE), Role.PROVINCIAL_REVIEWER);
    private final Withheld above = Withheld.of(Optional.of(new AsSubmitted(1, SUBMITTED, WRITING)), world.directory());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "claim.saved",
                "form.saved",
                "criterion.assigned",
                "evidence.received",
                "evidence.finished",
                "evidence.filed",
                "evidence.version",
                "evidence.withdrawn",
                "evidence.put-back",
                "evidence.opened"
            })
    void whatTheCountyDoesWhileItWritesKeepsItsPlaceAndSaysNothing(String action) {
        for (String actor : List.of(clerk.id().toString(), "system")) {
            var entry = entry(action, actor, WRITING.plusSeconds(60));
            assertThat(above.from(List.of(entry))).singleElement().satisfies(shown -> {
                assertThat(shown.action()).isEqualTo(AuditWords.WITHHELD);
                assertThat(shown.facts()).isEmpty();
                assertThat(shown.subject() + shown.actor() + shown.actingFor()).isEmpty();
                assertThat(shown.sequence()).isEqualTo(entry.sequence());
                assertThat(shown.hash()).isEqualTo(entry.hash());
            });
        }
    }

    @Test
    void whatWasBeforeAndWhatIsDoneAboveIsRead() {
        var before = entry("claim.saved", clerk.id().toString(), WRITING.minusSeconds(1));
        var opened = entry("evidence.opened", reviewer.id().toString(), WRITING.plusSeconds(60));
        var returned = entry("dossier.returned", reviewer.id().toString(), WRITING);

        assertThat(above.from(List.of(before, opened, returned))).containsExactly(before, opened, returned);
    }

    @Test
    void theCountyReadsEverything() {
        var entry = entry("claim.saved", clerk.id().toString(), WRITING.plusSeconds(60));

        assertThat(Withheld.of(Optional.empty(), world.directory()).from(List.of(entry)))
                .containsExactly(entry);
    }

    private static AuditTrail.Entry entry(String action, String actor, Instant at) {
        return new AuditTrail.Entry(
                "chain", 7, at, actor, "", action, "S07/brand_name", Map.of("after", "\"new\""), "abc");
    }
}
