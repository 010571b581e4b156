package org.hecha.audit;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** {@code hecha.command=audit-verify}: prints the verdict and ends with 0 when every chain is intact, otherwise with 1. */
@Component
@ConditionalOnProperty(name = "hecha.command", havingValue = "audit-verify")
class VerifyCommand implements ApplicationRunner, ExitCodeGenerator {

    private final AuditTrail trail;
    private final PrintStream out;
    // not verified is not intact
    private int exitCode = 1;

    /** The verdict is the command's answer; System.out belongs to the log. */
    @Autowired
    VerifyCommand(AuditTrail trail) {
        this(trail, new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
    }

    VerifyCommand(AuditTrail trail, PrintStream out) {
        this.trail = trail;
        this.out = out;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        AuditTrail.Verdict verdict = trail.verify();
        verdict.broken().forEach(out::println);
        out.println((verdict.intact() ? "intact: " : "BROKEN: ") + verdict.entries() + " entries in " + verdict.chains()
                + " chains, " + verdict.broken().size() + " broken");
        exitCode = verdict.intact() ? 0 : 1;
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
