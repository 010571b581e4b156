package org.hecha;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The start after a build whose only purpose is the AOT cache: it asks for the pages that everybody sees first, so that what
 * they need is in the cache too, and ends. {@code ./hecha} starts it; nobody else sets the profile.
 */
@Component
@Profile("training")
class Training implements ApplicationRunner {

    private static final List<String> FIRST_PAGES =
            List.of("/login", "/login?lang=en", "/public/register", "/public/notices");

    /** Often enough for the compiler to take note of what is hot. */
    private static final int ROUNDS = 25;

    private final ConfigurableApplicationContext application;

    Training(ConfigurableApplicationContext application) {
        this.application = application;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        String address = "http://localhost:" + application.getEnvironment().getRequiredProperty("local.server.port");
        for (int round = 0; round < ROUNDS; round++) {
            for (String page : FIRST_PAGES) {
                try (InputStream answer = URI.create(address + page).toURL().openStream()) {
                    answer.readAllBytes();
                }
            }
        }
        // not on this thread: it is the one that the end waits for
        Thread.ofPlatform().start(() -> System.exit(SpringApplication.exit(application)));
    }
}
