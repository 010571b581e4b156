package org.hecha.audit;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/** {@code hecha.command=audit-verify}: prints the verdict and ends with 0 when every chain is intact, otherwise with 1. */
@Component
@ConditionalOnProperty(name = "hecha.command", havingValue = "audit-verify")
class VerifyCommand implements ApplicationRunner {

    private final AuditTrail trail;
    private final ApplicationContext context;

    VerifyCommand(AuditTrail trail, ApplicationContext context) {
        this.trail = trail;
        this.context = context;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        AuditTrail.Verdict verdict = trail.verify();
        verdict.broken().forEach(System.out::println);
        System.out.println((verdict.intact() ? "intact: " : "BROKEN: ") + verdict.entries() + " entries in "
                + verdict.chains() + " chains, " + verdict.broken().size() + " broken");
        int code = verdict.intact() ? 0 : 1;
        System.exit(SpringApplication.exit(context, () -> code));
    }
}
