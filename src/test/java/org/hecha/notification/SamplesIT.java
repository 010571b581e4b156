package org.hecha.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import org.hecha.InDatabase;
import org.hecha.organization.AScope;
import org.hecha.organization.Level;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.junit.jupiter.api.Test;

/** Letters as whoever runs the installation sees them beforehand. */
@InDatabase
class SamplesIT extends OutboxCase {

    private Samples samples() {
        return new LetterSamples(letters(true), world.directory(), clock);
    }

    @Test
    void showEveryLetterInBothLanguagesWithAllItsFacts() throws IOException {
        for (Locale language : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            List<Samples.Sample> all = samples().all(language);
            assertThat(all).extracting(Samples.Sample::kind).containsExactlyInAnyOrderElementsOf(written());
            assertThat(all).allSatisfy(sample -> {
                assertThat(sample.subject() + sample.body()).doesNotContain("{").doesNotContain("null");
                assertThat(sample.body()).contains("https://hecha.example.org");
            });
        }
    }

    @Test
    void comeByMailAtOnceToWhoeverAskedAndEachTimeAnew() {
        settings = settings(java.time.Duration.ofMinutes(30), 0, 0);
        Scope reader = AScope.of(smith.id(), Role.SYSTEM_ADMINISTRATOR, 0, 0, Level.NATION);
        samples().send(reader, "arrived");
        samples().send(reader, "arrived");
        assertThat(postman(sender()).round())
                .as("both in one mail, without waiting for more")
                .isEqualTo(1);
        assertThat(received()).hasSize(1);
        assertThat(letters(smith))
                .hasSize(2)
                .allSatisfy(letter -> assertThat(letter).contains("invented").contains("City review"));
        assertThat(letters(wang)).isEmpty();
    }

    @Test
    void areRefusedForWhatNobodyIsEverTold() {
        Scope reader = AScope.of(smith.id(), Role.SYSTEM_ADMINISTRATOR, 0, 0, Level.NATION);
        assertThatThrownBy(() -> samples().send(reader, "together")).isInstanceOf(UnknownLetter.class);
    }

    /** Kinds that have a body in the message file. */
    private static TreeSet<String> written() throws IOException {
        var texts = new Properties();
        try (Reader file = new InputStreamReader(
                SamplesIT.class.getResourceAsStream("/messages-notification.properties"), StandardCharsets.UTF_8)) {
            texts.load(file);
        }
        var kinds = new TreeSet<String>();
        for (String key : texts.stringPropertyNames()) {
            if (key.startsWith("notification.") && key.endsWith(".body")) {
                kinds.add(key.substring("notification.".length(), key.length() - ".body".length()));
            }
        }
        return kinds;
    }
}
