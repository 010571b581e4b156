package org.hecha.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.hecha.evidence.ObjectStore.Promise;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.DefaultApplicationArguments;

class StorageCheckCommandTests {

    @TempDir
    Path directory;

    private StorageCheckCommand command() {
        return new StorageCheckCommand(new LocalObjects(directory));
    }

    @Test
    void refusesToRequireWhatNobodyKnows() {
        assertThatThrownBy(() -> command().run(new DefaultApplicationArguments("--required=speed")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("speed")
                .hasMessageContaining("conditional-writes");
    }

    @Test
    void endsWithOneWhenSomethingRequiredIsMissing() throws Exception {
        var command = command();
        assertThat(command.answer(Set.of(Promise.LOCKS))).containsEntry("wellEnough", false);
        assertThat(command.getExitCode()).isEqualTo(1);
    }

    @Test
    void saysWhatFollowsFromEveryMissingPromise() throws Exception {
        var command = command();
        var answer = command.answer(Set.of());
        assertThat(answer).containsEntry("wellEnough", true);
        assertThat(command.getExitCode()).isZero();
        assertThat(((Map<?, ?>) answer.get("promises")).keySet())
                .hasToString("[versions, locks, conditional-writes, checksums]");
        assertThat(answer.toString()).contains("keep a copy elsewhere");
    }
}
