package org.hecha.search;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings below {@code hecha.search}.
 *
 * @param poll        how often to look for changes nobody announced (made by another node)
 * @param commit      how often to make the index durable; what was not comes again from the database
 * @param timeLimit   longest time one query may take; what was found by then is shown
 * @param keepChanges how long changes are kept for an index that is switched off
 * @param backend     where the index is: in each node, on its own disk; or in an OpenSearch cluster all nodes share, when one
 *     machine is too small for it
 * @param opensearch  the cluster, for the second
 */
@ConfigurationProperties("hecha.search")
@Validated
record SearchSettings(
        @DefaultValue("500ms") Duration poll,
        @DefaultValue("30s") Duration commit,
        @DefaultValue("2s") Duration timeLimit,
        @DefaultValue("7d") Duration keepChanges,
        @DefaultValue("embedded") Backend backend,
        @DefaultValue @Valid OpenSearch opensearch) {

    enum Backend {
        EMBEDDED,
        OPENSEARCH
    }

    @AssertTrue(
            message =
                    "hecha.search.backend=opensearch needs hecha.search.opensearch.urls, e.g. http://node1:9200,http://node2:9200")
    boolean isReachable() {
        return backend == Backend.EMBEDDED || !opensearch.urls().isEmpty();
    }

    /**
     * Settings below {@code hecha.search.opensearch}.
     *
     * @param urls     addresses of its nodes, {@code http://} or {@code https://}; one is enough, several keep searching while
     *     one is down
     * @param user     empty where the cluster asks for none
     * @param password of the user
     * @param authority file with the certificate (PEM) of the authority that signed those of an {@code https://} cluster; empty
     *     where the Java runtime believes it anyway
     * @param index    beginning of the names of our indexes and aliases; another one for each application in the same cluster
     * @param shards   parts of an index: more nodes can share the work, each query costs more; used when it is made anew
     * @param replicas copies of each part beside the first: so many nodes may be lost at once without a search that fails;
     *     as many as there are nodes for; used when it is made anew
     */
    record OpenSearch(
            @DefaultValue List<URI> urls,
            @DefaultValue("") String user,
            @DefaultValue("") String password,
            @DefaultValue("") String authority,

            @DefaultValue("hecha") @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,60}")
            String index,

            @DefaultValue("3") @Min(1) @Max(1_000) int shards,
            @DefaultValue("1") @Min(0) @Max(20) int replicas) {

        /** The password stays out of logs. */
        @Override
        public String toString() {
            return urls + " as " + user + ", index " + index;
        }
    }
}
