package org.hecha.designation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.hecha.evidence.OddNames;
import org.hecha.evidence.worker.NameCharacters;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.ContentDisposition;

/** Whatever an office calls its template, it is shown as it reads and downloaded under one header. */
class StationeryNamesTests {

    static java.util.stream.Stream<String> names() {
        return OddNames.all().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void showNothingThatIsNotThereAndMakeOneHeader(String sent) {
        String name = OfficeStationery.named(sent);
        String header = ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString();

        assertThat(name.codePoints()).noneMatch(NameCharacters::forbidden);
        assertThat(name).doesNotContain("/", "\\");
        assertThat(header).startsWith("attachment;").matches("[\\x20-\\x7E]+");
        assertThat(ContentDisposition.parse(header).getFilename()).isEqualTo(name);
    }
}
