package org.hecha;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;

/** Starts the application; see the package documentation for the map of the house. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Modulithic(systemName = "Hecha", sharedModules = "shared")
public class Hecha {

    public static void main(String[] args) throws IOException {
        Optional<Command> command = Command.in(args);
        if (command.isPresent()) {
            System.exit(command.get().run());
        }
        var application = new SpringApplication(Hecha.class);
        application.addListeners(new EarlyDatabase());
        if (nobodyConfiguredADatabase(args)) {
            application.setDefaultProperties(Map.of("spring.profiles.default", "demo"));
        }
        application.run(args);
    }

    /** The demo belongs on a machine where somebody tries Hecha; a configured database is somebody's work. */
    private static boolean nobodyConfiguredADatabase(String[] args) {
        return System.getenv("SPRING_DATASOURCE_URL") == null
                && System.getProperty("spring.datasource.url") == null
                && Arrays.stream(args).noneMatch(arg -> arg.startsWith("--spring.datasource.url"));
    }
}
