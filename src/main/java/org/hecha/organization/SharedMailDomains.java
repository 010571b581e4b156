package org.hecha.organization;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Mail domains that anybody may have an address at, from a data file: sharing one ties nobody to anybody. */
@Component
class SharedMailDomains {

    private static final String BUILT_IN = "organization/shared-mail-domains.txt";

    private final Set<String> names = new HashSet<>();
    private final Set<String> suffixes = new HashSet<>();

    @Autowired
    SharedMailDomains(OrganizationSettings settings) {
        this(builtIn());
        if (!settings.sharedMailDomains().isEmpty()) {
            read(further(Path.of(settings.sharedMailDomains())));
        }
    }

    SharedMailDomains(List<String> lines) {
        read(lines);
    }

    static List<String> builtIn() {
        try {
            return new ClassPathResource(BUILT_IN)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> further(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "hecha.organization.shared-mail-domains names a file that cannot be read: " + file, e);
        }
    }

    private void read(List<String> lines) {
        for (String line : lines) {
            String name = line.strip().toLowerCase(Locale.ROOT);
            if (name.startsWith(".")) {
                suffixes.add(name);
            } else if (!name.isEmpty() && !name.startsWith("#")) {
                names.add(name);
            }
        }
    }

    boolean has(String domain) {
        String name = domain.toLowerCase(Locale.ROOT);
        return names.contains(name) || suffixes.stream().anyMatch(("." + name)::endsWith);
    }

    /** Those of these domains that anybody may have an address at. */
    String[] among(Collection<String> domains) {
        return domains.stream().filter(this::has).toArray(String[]::new);
    }
}
