package org.hecha.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hecha.Fake;
import org.junit.jupiter.api.Test;
import org.springframework.boot.DefaultApplicationArguments;

class VerifyCommandTests {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void endsWithOneAndNamesWhatIsBroken() {
        assertThat(exitCode(new AuditTrail.Verdict(1, 3, List.of("990226/2: content"))))
                .isEqualTo(1);
        assertThat(printed()).contains("990226/2: content").contains("BROKEN: 3 entries in 1 chains, 1 broken");
    }

    @Test
    void endsWithOneBeforeAnythingWasVerified() {
        assertThat(command(new AuditTrail.Verdict(0, 0, List.of())).getExitCode())
                .isEqualTo(1);
    }

    @Test
    void endsWithZeroWhenEveryChainIsIntact() {
        assertThat(exitCode(new AuditTrail.Verdict(2, 10, List.of()))).isZero();
        assertThat(printed()).startsWith("intact: 10 entries in 2 chains");
    }

    private int exitCode(AuditTrail.Verdict verdict) {
        VerifyCommand command = command(verdict);
        command.run(new DefaultApplicationArguments());
        return command.getExitCode();
    }

    private VerifyCommand command(AuditTrail.Verdict verdict) {
        return new VerifyCommand(
                Fake.of(AuditTrail.class, new Answers(verdict)),
                new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    /** What is faked of the trail. */
    public record Answers(AuditTrail.Verdict verdict) {
        public AuditTrail.Verdict verify() {
            return verdict;
        }
    }
}
