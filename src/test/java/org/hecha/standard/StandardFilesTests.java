package org.hecha.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandardFilesTests {

    private final Standards standards = new StandardFiles(new StandardSettings(""));

    @Test
    void refusesAnEditionOrOverlayItDoesNotHave() {
        assertThatThrownBy(() -> standards.edition("1999")).isInstanceOf(UnknownEdition.class);
        assertThatThrownBy(() -> standards.edition("2021-2025", List.of("000000")))
                .isInstanceOf(UnknownEdition.class);
    }

    @Test
    void refusesToStartOnADirectoryThatIsNotThere() {
        assertThatThrownBy(() -> new StandardFiles(new StandardSettings("/nowhere/at/all")))
                .isInstanceOf(MalformedStandard.class)
                .hasMessageContaining("Create it or leave it empty");
    }

    @Nested
    class TheBuiltInEdition {

        private final Standard standard = standards.edition("2021-2025");

        @Test
        void hasTwelveCriteriaInTheWordsOfTheStandard() {
            assertThat(standard.criteria())
                    .extracting(Criterion::id)
                    .hasSize(12)
                    .startsWith("S01")
                    .endsWith("S12");
            assertThat(standard.fullText()).contains("注册科技志愿者人数不少于1000人").contains("年科普活动的覆盖面达到全县（市、区）常住人口的80%以上");
            assertThat(standard.overlays()).isEmpty();
        }

        /** A county reads them beside its answer and in the list of what is missing. */
        @Test
        void saysItsRulesInWords() {
            assertThat(standard.criteria().stream()
                            .flatMap(criterion -> criterion.claims().stream())
                            .map(Criterion.Claim::rule))
                    .hasSizeGreaterThan(70)
                    .allSatisfy(rule -> assertThat(rule.replace("ISO", "")).doesNotContainPattern("[A-Za-z]"));
        }

        @Test
        void excludesACountyOutrightInTwoCriteriaOnly() {
            assertThat(standard.criteria().stream().filter(Criterion::veto).map(Criterion::id))
                    .containsExactly("S01", "S09");
        }

        @Test
        void statesElevenHardThresholds() {
            assertThat(standard.claim("S07", "vol_distinct").orElseThrow().measure())
                    .isEqualTo(new Measure.Number(
                            0, java.util.Optional.of(new BigDecimal("1000")), java.util.Optional.empty(), "", "", ""));
            assertThat(standard.claim("S10", "active_rank").orElseThrow().measure())
                    .isEqualTo(new Measure.Rank("rank_total", new BigDecimal("0.3")));
            assertThat(standard.claim("S09", "covered_pop").orElseThrow().measure())
                    .isInstanceOfSatisfying(
                            Measure.Ratio.class, r -> assertThat(r.least()).contains(new BigDecimal("0.8")));
        }

        @Test
        void hasAKeyOfTheRightTypeForEverythingACountySays() throws IOException {
            try (InputStream in = getClass().getResourceAsStream("/standard/dossier-990122.json")) {
                JsonNode claims = new ObjectMapper().readTree(in).get("claims");
                assertThat(claims.size()).isEqualTo(12);
                for (Map.Entry<String, JsonNode> criterion : claims.properties()) {
                    for (Map.Entry<String, JsonNode> claim :
                            criterion.getValue().properties()) {
                        Measure measure = standard.claim(criterion.getKey(), claim.getKey())
                                .orElseThrow(() -> new AssertionError(criterion.getKey() + "/" + claim.getKey()))
                                .measure();
                        assertThat(fits(measure, claim.getValue()))
                                .as("%s/%s %s", criterion.getKey(), claim.getKey(), claim.getValue())
                                .isTrue();
                    }
                }
            }
        }

        private static boolean fits(Measure measure, JsonNode value) {
            return switch (measure) {
                case Measure.YesNo y -> value.isBoolean();
                case Measure.Number n ->
                    value.isNumber()
                            && value.decimalValue().stripTrailingZeros().scale() <= n.decimals();
                case Measure.Quotient q ->
                    value.isNumber()
                            && value.decimalValue().stripTrailingZeros().scale() <= q.decimals();
                case Measure.Ratio r -> value.isIntegralNumber();
                case Measure.Rank r -> value.isIntegralNumber();
                case Measure.Frequency f -> value.isArray() && value.get(0).isTextual();
                case Measure.Day d -> value.isTextual() && value.asText().matches("\\d{4}-\\d\\d-\\d\\d");
                case Measure.Moment m -> value.isTextual();
                case Measure.DocumentNumber d -> value.isTextual();
                case Measure.CreditCode c -> value.isTextual() && value.asText().startsWith(c.prefix());
                case Measure.Choice c ->
                    c.several() == value.isArray()
                            && (c.options().isEmpty()
                                    || (c.several()
                                            ? c.options()
                                                    .containsAll(java.util.stream.StreamSupport.stream(
                                                                    value.spliterator(), false)
                                                            .map(JsonNode::asText)
                                                            .toList())
                                            : c.options().contains(value.asText())));
                case Measure.Words w -> value.isTextual() && value.asText().length() <= w.longest();
                case Measure.Table t ->
                    value.isArray()
                            && value.get(0).properties().stream()
                                    .allMatch(cell -> t.columns().stream()
                                            .anyMatch(c -> c.name().equals(cell.getKey())));
            };
        }
    }

    @Nested
    class AnOverlay {

        @TempDir
        Path directory;

        @Test
        void raisesThresholdsAndAddsPointsWithoutTouchingTheNationalText() {
            Standard province = standards.edition("2021-2025", List.of("990000-2021-2025"));
            Criterion.Claim claim = province.claim("S07", "vol_distinct").orElseThrow();
            assertThat(((Measure.Number) claim.measure()).least()).contains(new BigDecimal("1200"));
            assertThat(claim.basis()).isEqualTo(Criterion.Basis.PROVINCE);
            assertThat(province.overlays()).containsExactly("990000-2021-2025");
            assertThat(province.criteria().stream()
                            .map(c -> c.points().orElseThrow())
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo("100");
            assertThat(standards
                            .edition("2021-2025")
                            .claim("S07", "vol_distinct")
                            .orElseThrow()
                            .basis())
                    .isEqualTo(Criterion.Basis.STATED);
        }

        @Test
        void cannotLowerWhatTheNationalTextStates() throws IOException {
            overlay("S07: {claims: {vol_distinct: {least: 800}}}");
            assertThatThrownBy(() -> new StandardFiles(new StandardSettings(directory.toString())))
                    .isInstanceOf(MalformedStandard.class)
                    .hasMessageContaining("overlays/x.yaml:4")
                    .hasMessageContaining("would become easier than the national text, which says 1000");
        }

        @Test
        void cannotNameAClaimThatDoesNotExist() throws IOException {
            overlay("S07: {claims: {volunteers: {least: 800}}}");
            assertThatThrownBy(() -> new StandardFiles(new StandardSettings(directory.toString())))
                    .isInstanceOf(MalformedStandard.class)
                    .hasMessageContaining("S07 has no claim “volunteers”");
        }

        @Test
        void mayComeFromADirectoryOfTheInstallation() throws IOException {
            overlay("S05: {claims: {per_capita: {least: 1}}}");
            Standard own = new StandardFiles(new StandardSettings(directory.toString()))
                    .edition("2021-2025", List.of("980000"));
            assertThat(((Measure.Quotient)
                                    own.claim("S05", "per_capita").orElseThrow().measure())
                            .least())
                    .contains(BigDecimal.ONE);
        }

        private void overlay(String criterion) throws IOException {
            Files.createDirectories(directory.resolve("overlays"));
            Files.writeString(
                    directory.resolve("overlays/x.yaml"),
                    "overlay: '980000'\nedition: 2021-2025\ncriteria:\n  " + criterion + "\n");
        }
    }
}
