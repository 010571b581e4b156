package org.hecha.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hecha.standard.AStandard;
import org.hecha.standard.Criterion;
import org.junit.jupiter.api.Test;

class EachCriterionTests {

    private static String form(String name) throws IOException {
        return Files.readString(Path.of("forms", name + ".form"));
    }

    @Test
    void leavesFormsAloneThatAskForNoCriterion() throws IOException {
        String form = form("city_review");

        assertThat(EachCriterion.of(form, () -> {
                    throw new AssertionError("the standard is not needed");
                }))
                .isSameAs(form);
    }

    @Test
    void asksForEveryCriterionOfTheDossiersEditionInItsOrder() throws IOException {
        var standard = AStandard.edition();

        var schema = new FormSchema(EachCriterion.of(form("on_site_check"), () -> standard));

        assertThat(schema.keys()).doesNotContain("finding_on");
        assertThat(schema.keys().stream().filter(key -> key.startsWith("finding_on_")))
                .containsExactlyElementsOf(standard.criteria().stream()
                        .map(Criterion::id)
                        .map("finding_on_"::concat)
                        .toList());
        var first = standard.criteria().getFirst();
        assertThat(EachCriterion.of(form("on_site_check"), () -> standard))
                .contains(first.id() + " " + first.title() + "：")
                .doesNotContain("{criterion}");
    }

    @Test
    void keepsWhatIsAskedOfOneCriterionTogether() {
        String form = """
                {"components":[{"id":"a","key":"before","type":"textfield","label":"a"},
                 {"id":"m","key":"met","type":"textfield","label":"{criterion}","properties":{"each":"criterion"}},
                 {"id":"g","key":"gap","type":"textfield","label":"{criterion}","properties":{"each":"criterion"},
                  "conditional":{"hide":"=met_{criterion} != \\"no\\""}},
                 {"id":"z","key":"after","type":"textfield","label":"z"}]}""";

        String each = EachCriterion.of(form, () -> org.hecha.dossier.ADossier.standard(2, 0));

        assertThat(new FormSchema(each).keys())
                .containsExactly("before", "met_S01", "gap_S01", "met_S02", "gap_S02", "after");
        assertThat(each).contains("=met_S02 != \\\"no\\\"").doesNotContain("{criterion}");
    }

    @Test
    void refusesACriterionTheEditionDoesNotHave() throws IOException {
        var schema = new FormSchema(EachCriterion.of(form("on_site_check"), AStandard::edition));
        Map<String, String> problems = new LinkedHashMap<>();

        schema.check(
                Map.of(
                        "visited_on",
                        "2022-09-21",
                        "team",
                        "孙宁",
                        "findings",
                        "与材料相符。",
                        "finding_on_S01",
                        "规划在墙上",
                        "finding_on_S99",
                        "？"),
                problems);

        assertThat(problems).containsExactly(entry("finding_on_S99", "unknown"));
    }
}
