package org.hecha.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxTests {

    @TempDir
    Path hidden;

    @Test
    void anUnpackedApplicationIsShownWithTheLibrariesBesideIt() throws Exception {
        Path jar = Files.createFile(hidden.resolve("hecha.jar"));
        Path libraries = Files.createDirectory(hidden.resolve("lib"));

        assertThat(Sandbox.shownIn(hidden, jar)).containsExactly(jar, libraries);

        Path cache = Files.createFile(hidden.resolve("readers.aot"));
        assertThat(Sandbox.shownIn(hidden, jar)).containsExactly(jar, libraries, cache);
    }

    @Test
    void aLibraryByItselfIsShownAlone() throws Exception {
        Path jar = Files.createFile(hidden.resolve("pdf.jar"));

        assertThat(Sandbox.shownIn(hidden, jar)).containsExactly(jar);
    }

    @Test
    void whatIsNotHiddenNeedsNotBeShown() {
        assertThat(Sandbox.shownIn(hidden, Path.of("/opt/hecha/hecha.jar"))).isEmpty();
    }
}
