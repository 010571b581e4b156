package org.hecha;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.util.FileSystemUtils;

/**
 * A start that does one thing and ends: {@code --hecha.command=evaluate}, {@code reindex}, {@code audit-verify}. The thing is
 * an {@code ApplicationRunner} of the module that owns it; here is only what must be known before there is an application:
 * no web server, everything but the answer on standard error, and a throw-away store for {@code evaluate}.
 */
record Command(String name, String[] arguments) {

    private static final String OPTION = "--hecha.command=";

    static Optional<Command> in(String[] arguments) {
        return Arrays.stream(arguments)
                .filter(argument -> argument.startsWith(OPTION))
                .map(argument -> new Command(argument.substring(OPTION.length()), arguments))
                .findFirst();
    }

    /** @return exit code: 0 when all went well */
    int run() throws IOException {
        // what answers on standard output writes to the file descriptor itself
        System.setOut(System.err);
        Optional<Path> throwAway =
                name.equals("evaluate") ? Optional.of(Files.createTempDirectory("hecha-evaluate")) : Optional.empty();
        try {
            var application = new SpringApplication(Hecha.class);
            application.setWebApplicationType(WebApplicationType.NONE);
            String[] all = throwAway.isEmpty() ? arguments : append("--hecha.storage=" + throwAway.get());
            return SpringApplication.exit(application.run(all));
        } catch (RuntimeException e) {
            // Spring has reported it already, with what to do
            return 1;
        } finally {
            if (throwAway.isPresent()) {
                FileSystemUtils.deleteRecursively(throwAway.get());
            }
        }
    }

    private String[] append(String argument) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = argument;
        return all;
    }
}
