package org.hecha.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hecha.dossier.DossierId;
import org.hecha.organization.AScope;
import org.hecha.organization.MemberId;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.junit.jupiter.api.Test;

class TaskTests {

    private static final Instant NOW = Instant.parse("2022-09-14T01:00:00Z");
    private final Scope reviewer = person(Role.PROVINCIAL_REVIEWER);

    @Test
    void whoeverWorksAtItsUnitMayTakeWhatNobodyHolds() {
        assertThat(task("desk_conclusion", Optional.empty()).takableBy(reviewer))
                .isTrue();
        assertThat(task("desk_conclusion", Optional.of(reviewer.member())).takableBy(reviewer))
                .isFalse();
        assertThat(task("desk_conclusion", Optional.empty()).takableBy(person(Role.PROVINCIAL_LEADER)))
                .isFalse();
    }

    @Test
    void aPlaceOfThoseWhoJudgeApartIsGivenAndNotTaken() {
        assertThat(task("desk_review", Optional.empty()).takableBy(reviewer)).isFalse();
        assertThat(task("desk_review", Optional.of(reviewer.member())).heldBy(reviewer))
                .isTrue();
    }

    private static Scope person(Role role) {
        return AScope.granted(new MemberId(UUID.randomUUID()), role);
    }

    private Task task(String step, Optional<MemberId> holder) {
        return new Task(
                new TaskId("t"),
                new DossierId(UUID.randomUUID()),
                "2021B2-990105",
                "990105",
                "",
                "provincial-recommendation",
                step,
                "",
                reviewer.body(),
                Role.PROVINCIAL_REVIEWER,
                holder,
                "",
                NOW,
                NOW,
                Optional.empty(),
                0,
                "");
    }
}
