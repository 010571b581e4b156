package org.hecha.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hecha.InApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@InApplication
class RoundsIT {

    @Autowired
    Rounds rounds;

    @Test
    void refusesARoundNobodyHasHeardOf() {
        assertThatThrownBy(() -> rounds.get(new RoundId("1958"))).isInstanceOf(UnknownRound.class);
        assertThatThrownBy(() -> rounds.use(new RoundId("1958"))).isInstanceOf(UnknownRound.class);
    }

    @Test
    void refusesToChangeARoundThatDossiersAreJudgedBy() {
        Round round = Specimens.aRound();
        rounds.put(round);
        Round changed = Specimens.with(round, 3, 100);
        rounds.put(changed);
        assertThat(rounds.get(round.id())).isEqualTo(changed);
        rounds.use(round.id());
        rounds.use(round.id());
        assertThatThrownBy(() -> rounds.put(round)).isInstanceOf(RoundInUse.class);
        rounds.put(changed);
        assertThat(rounds.all()).contains(changed);
    }

    @Test
    void judgesACountyWithoutOverlaysByTheNationalText() {
        Round round = Specimens.aRound();
        rounds.put(round);
        assertThat(rounds.standardFor(round.id(), "990226").overlays()).isEmpty();
        assertThat(rounds.standardFor(round.id(), "990226").criteria()).hasSize(12);
    }
}
