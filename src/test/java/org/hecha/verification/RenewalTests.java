package org.hecha.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RenewalTests {

    private static final Instant NOW = Instant.parse("2022-08-01T02:00:00Z");

    @Test
    void madeSeldomWhileFilesAreRead() {
        assertThat(Renewal.later(true, Optional.of(NOW.minusSeconds(3)), NOW)).isTrue();
        assertThat(Renewal.later(true, Optional.of(NOW.minus(Renewal.WHILE_READING)), NOW))
                .isFalse();
    }

    @Test
    void madeAtOnceWhereNothingWaitsOrNothingWasMade() {
        assertThat(Renewal.later(false, Optional.of(NOW.minusSeconds(3)), NOW)).isFalse();
        assertThat(Renewal.later(true, Optional.empty(), NOW)).isFalse();
    }

    @Test
    void aShiftedClockKeepsNobodyWaiting() {
        assertThat(Renewal.later(true, Optional.of(NOW.plusSeconds(86_400)), NOW))
                .isFalse();
    }
}
