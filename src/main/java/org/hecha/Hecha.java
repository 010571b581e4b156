package org.hecha;

import java.io.IOException;
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
        SpringApplication.run(Hecha.class, args);
    }
}
