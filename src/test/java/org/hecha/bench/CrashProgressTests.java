package org.hecha.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashProgressTests {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir
    Path folder;

    @Test
    void goesOnWhereARunWasInterrupted() throws IOException {
        CrashProgress first = CrashProgress.in(folder, 4);
        first.begin();
        first.done(Optional.of(KillPoint.named("before-answer")), true, SECOND);
        first.begin();
        first.done(Optional.empty(), false, SECOND);
        first.begin();

        CrashProgress second = CrashProgress.in(folder, 4);

        assertThat(second.interrupted()).isEqualTo(1);
        assertThat(second.begin()).isEqualTo(4);
        second.done(Optional.of(KillPoint.named("before-answer")), true, SECOND);
        assertThat(second.answer())
                .containsEntry("cycles", 3)
                .containsEntry("runs", 2)
                .containsEntry("interrupted", 1)
                .containsEntry("killsByPoint", Map.of("before-answer", 2))
                .containsEntry("killsAtRandomMoments", 1)
                .containsEntry("seconds", 3.0);
    }

    @Test
    void neverForgetsWhatWasFoundBroken() throws IOException {
        CrashProgress first = CrashProgress.in(folder, 4);
        first.begin();
        first.found(new ObjectMapper().readTree("{\"acknowledged\": 7, \"lost\": [\"a\"], \"half\": []}"));
        first.settled(
                new ObjectMapper().readTree("{\"acknowledged\": 9, \"lost\": [\"a\"], \"stuckAfter60s\": 2}"), SECOND);

        CrashProgress second = CrashProgress.in(folder, 4);
        second.settled(
                new ObjectMapper().readTree("{\"acknowledged\": 12, \"lost\": [], \"stuckAfter60s\": 0}"), SECOND);

        assertThat(second.clean()).isFalse();
        assertThat(second.answer())
                .containsEntry("lost", 1)
                .containsEntry("half", 0)
                .containsEntry("which", List.of("a"))
                .containsEntry("stuckAfter60s", 2)
                .containsEntry("acknowledged", 12L);
    }

    @Test
    void aPlaceThatNoPathLedThroughIsNotCountedAsAKill() throws IOException {
        CrashProgress progress = CrashProgress.in(folder, 1);
        progress.begin();
        progress.done(Optional.of(KillPoint.named("before-answer")), false, SECOND);

        assertThat(progress.clean()).isFalse();
        assertThat(progress.answer()).containsEntry("killsByPoint", Map.of());
    }

    @Test
    void refusesToMixTwoSeeds() throws IOException {
        CrashProgress.in(folder, 1).begin();

        assertThatThrownBy(() -> CrashProgress.in(folder, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--seed 1");
    }
}
