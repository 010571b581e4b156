package org.hecha.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTests {

    @Test
    void readsWhatItWrote() {
        UUID id = UUID.randomUUID();

        assertThat(Ids.parse(id.toString())).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nope", "'; drop", "99999999999999999999999999999999999999"})
    void whatIsNoIdNamesNothing(String text) {
        assertThatThrownBy(() -> Ids.parse(text))
                .isInstanceOfSatisfying(
                        UnknownId.class, refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.NOT_FOUND));
    }
}
