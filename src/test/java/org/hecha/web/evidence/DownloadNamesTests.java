package org.hecha.web.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.hecha.evidence.OddNames;
import org.hecha.evidence.worker.NameCharacters;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.ContentDisposition;

/** The name of a download is one header, whatever the file is called. */
class DownloadNamesTests {

    static java.util.stream.Stream<String> names() {
        return OddNames.all().stream()
                .filter(name -> name.codePoints().noneMatch(NameCharacters::forbidden))
                .map(name -> name.substring(name.lastIndexOf('/') + 1))
                .filter(name -> !name.isBlank());
    }

    @ParameterizedTest
    @MethodSource("names")
    void isAsciiOnOneLineAndComesBack(String name) {
        String header = EvidenceScreen.disposition(name);

        assertThat(header).startsWith("attachment;").matches("[\\x20-\\x7E]+");
        ContentDisposition parsed = ContentDisposition.parse(header);
        assertThat(parsed.isAttachment()).isTrue();
        assertThat(parsed.getFilename()).isEqualTo(name);
    }
}
