package org.hecha.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

class AssigningTests {

    private static JsonNode field(String step, String key) throws IOException {
        try (var in = new ClassPathResource("forms/" + step + ".form").getInputStream()) {
            for (JsonNode field : new ObjectMapper().readTree(in).path("components")) {
                if (field.path("key").asText().equals(key)) {
                    return field;
                }
            }
        }
        throw new AssertionError("no " + key + " in the form of " + step);
    }

    @Test
    void thePanelsFormAllowsAsManyExpertsAsMayBeAssigned() throws IOException {
        JsonNode limits = field(Assigning.PANEL.step(), "experts").path("validate");

        assertThat(limits.path("min").asInt()).isEqualTo(Assigning.PANEL.least());
        assertThat(limits.path("max").asInt()).isEqualTo(Assigning.PANEL.most());
    }

    @Test
    void isKnownByItsStepAndNoOtherStepAssigns() {
        assertThat(Assigning.at("assign_reviewers")).contains(Assigning.DESK);
        assertThat(Assigning.at("form_panel")).contains(Assigning.PANEL);
        assertThat(Assigning.at("city_review")).isEmpty();
    }
}
