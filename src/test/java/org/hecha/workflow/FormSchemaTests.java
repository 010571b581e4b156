package org.hecha.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;

class FormSchemaTests {

    final Map<String, String> problems = new LinkedHashMap<>();

    static FormSchema form(String name) {
        try {
            return new FormSchema(
                    new ClassPathResource("forms/" + name + ".form").getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void namesEveryMissingFieldAtOnce() {
        form("application").check(Map.of(), problems);
        assertThat(problems)
                .containsEntry("reporter", "required")
                .containsEntry("population", "required")
                .containsEntry("pledge", "must_be_confirmed")
                .doesNotContainKey("website")
                .hasSize(16);
    }

    @Test
    void refusesAFieldTheFormDoesNotHave() {
        form("countersign").check(Map.of("decision", "approve", "salary", "1"), problems);
        assertThat(problems).containsExactly(Map.entry("salary", "unknown"));
    }

    @ParameterizedTest
    @CsvSource({
        "population, twelve, not_a_number",
        "population, 1e9, not_a_number",
        "population, 0, too_small",
        "population, 20000001, too_large",
        "population, 412300.5, too_many_decimals",
        "budget, 86.505, too_many_decimals",
        "phone, 拨打前台, bad_format",
        "foundation, 太短, too_short",
        "pledge, perhaps, not_an_option",
        "pledge, false, must_be_confirmed",
    })
    void saysWhatIsWrongWithAValue(String field, String value, String problem) {
        var sent = new HashMap<>(Play.applicationForm());
        sent.put(field, value);
        form("application").check(sent, problems);
        assertThat(problems).containsExactly(Map.entry(field, problem));
    }

    @Test
    void refusesADecisionTheStepDoesNotOffer() {
        form("countersign").check(Map.of("decision", "return"), problems);
        assertThat(problems).containsExactly(Map.entry("decision", "not_an_option"));
    }

    @Test
    void refusesADayThatDoesNotExist() {
        form("on_site_check").check(Map.of("visited_on", "2022-02-30", "team", "孙宁", "findings", "看点六处。"), problems);
        assertThat(problems).containsExactly(Map.entry("visited_on", "not_a_date"));
    }

    @Test
    void countsCharactersAsPeopleDo() {
        form("correct").check(Map.of("reply", "𠮷".repeat(2000)), problems);
        assertThat(problems).isEmpty();
        form("correct").check(Map.of("reply", "𠮷".repeat(2001)), problems);
        assertThat(problems).containsExactly(Map.entry("reply", "too_long"));
    }

    @Test
    void takesWhatABrowserAndAPlainFormSendAsTheSame() {
        var sent = new HashMap<>(Play.applicationForm());
        sent.put("population", "412300");
        sent.put("pledge", "on");
        var clean = form("application").check(sent, problems);
        assertThat(problems).isEmpty();
        assertThat(clean).containsEntry("population", new BigDecimal("412300")).containsEntry("pledge", true);
        assertThat(form("application").values(FormSchema.texts(clean))).isEqualTo(clean);
    }
}
