package org.hecha.web.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.hecha.verification.Finding;
import org.hecha.verification.Report;
import org.junit.jupiter.api.Test;

class DeskTests {

    @Test
    void neverCallsSomethingUnsupportedWhilePagesCouldNotBeRead() {
        assertThat(badge(new Finding.Unsupported(120, 1), Optional.empty())).isEqualTo(Badge.UNREADABLE);
        assertThat(badge(new Finding.Unsupported(120, 0), Optional.empty())).isEqualTo(Badge.UNSUPPORTED);
    }

    @Test
    void callsSupportWeakWhenTheThresholdIsMissed() {
        assertThat(badge(new Finding.Supported(List.of()), Optional.of(false))).isEqualTo(Badge.WEAK);
        assertThat(badge(new Finding.Supported(List.of()), Optional.of(true))).isEqualTo(Badge.SUPPORTED);
    }

    @Test
    void putsContradictionsFirstAndSupportLast() {
        assertThat(Badge.values()[0]).isEqualTo(Badge.CONTRADICTED);
        assertThat(Badge.values()[Badge.values().length - 1]).isEqualTo(Badge.SUPPORTED);
    }

    private static Badge badge(Finding finding, Optional<Boolean> threshold) {
        return Badge.of(new Report.Entry("S07", "vol_distinct", finding, List.of(), threshold, ""));
    }
}
