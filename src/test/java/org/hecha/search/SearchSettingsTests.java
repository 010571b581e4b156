package org.hecha.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class SearchSettingsTests {

    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withUserConfiguration(Settings.class, ValidationAutoConfiguration.class);

    @EnableConfigurationProperties(SearchSettings.class)
    static class Settings {}

    @Test
    void aClusterWithoutAddressStopsTheStartAndSaysWhatIsMissing() {
        application
                .withPropertyValues("hecha.search.backend=opensearch")
                .run(context -> assertThat(context)
                        .hasFailed()
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("needs hecha.search.opensearch.urls"));
    }

    @Test
    void anUnknownBackendStopsTheStart() {
        application
                .withPropertyValues("hecha.search.backend=solr")
                .run(context ->
                        assertThat(context).hasFailed().getFailure().rootCause().hasMessageContaining("solr"));
    }

    @Test
    void withNothingSetTheIndexIsInTheNode() {
        application.run(context ->
                assertThat(context.getBean(SearchSettings.class).backend()).isEqualTo(SearchSettings.Backend.EMBEDDED));
    }

    @Test
    void addressesAreGivenByComma() {
        application
                .withPropertyValues(
                        "hecha.search.backend=opensearch",
                        "hecha.search.opensearch.urls=http://a:9200,https://b:9200",
                        "hecha.search.opensearch.password=secret")
                .run(context -> {
                    SearchSettings settings = context.getBean(SearchSettings.class);
                    assertThat(settings.opensearch().urls())
                            .containsExactly(URI.create("http://a:9200"), URI.create("https://b:9200"));
                    assertThat(settings.toString()).doesNotContain("secret");
                });
    }
}
