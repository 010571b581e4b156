package org.hecha.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hecha.workflow.Stuck.Trend.FALLS;
import static org.hecha.workflow.Stuck.Trend.GROWS;
import static org.hecha.workflow.Stuck.Trend.STEADY;
import static org.hecha.workflow.Stuck.Trend.UNKNOWN;

import org.hecha.workflow.Stuck.Flow;
import org.junit.jupiter.api.Test;

class TrendTests {

    @Test
    void whatChangesByATenthOfWhatIsDoneIsSteady() {
        assertThat(StoredStuck.trend(new Flow(110, 100, 0, 0))).isEqualTo(STEADY);
        assertThat(StoredStuck.trend(new Flow(90, 60, 40, 0))).isEqualTo(STEADY);
        assertThat(StoredStuck.trend(new Flow(111, 100, 0, 0))).isEqualTo(GROWS);
        assertThat(StoredStuck.trend(new Flow(89, 60, 40, 0))).isEqualTo(FALLS);
    }

    @Test
    void nothingIsSaidOfNextToNothing() {
        assertThat(StoredStuck.trend(new Flow(400, 3, 1, 0))).isEqualTo(UNKNOWN);
        assertThat(StoredStuck.trend(new Flow(400, 3, 2, 0))).isEqualTo(GROWS);
    }
}
