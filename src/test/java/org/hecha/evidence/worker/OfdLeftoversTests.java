package org.hecha.evidence.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfdLeftoversTests {

    @Test
    void whatTheLibraryLeftGoesAndNothingElse(@TempDir Path temporary) throws IOException {
        Path left = Files.createDirectories(temporary.resolve("ofd-tmp-1/Doc_0/Pages"));
        Files.writeString(left.resolve("Content.xml"), "<ofd:Page/>");
        Files.writeString(temporary.resolve("ofd-tmp-1/OFD.xml"), "<ofd:OFD");
        Path other = Files.writeString(temporary.resolve("onnxruntime.so"), "a library in use");

        OfdReader.tidy(temporary);

        assertThat(temporary).isDirectoryContaining(path -> path.equals(other));
        assertThat(Files.list(temporary)).containsExactly(other);
    }
}
