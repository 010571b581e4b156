package org.hecha.search;

import java.nio.file.Path;
import org.hecha.dossier.Dossiers;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses where the index is: {@code hecha.search.backend}. */
@Configuration(proxyBeanMethods = false)
class Backends {

    /** Speaks to nobody before it is asked to. */
    @Bean
    OpenSearchClient openSearchClient(SearchSettings settings) {
        SearchSettings.OpenSearch cluster = settings.opensearch();
        return new OpenSearchClient(cluster.urls(), OpenSearchClient.Login.of(cluster));
    }

    @Bean
    Shelf shelf(
            SearchSettings settings,
            OpenSearchClient client,
            Turns turns,
            @Value("${hecha.storage:storage/local}") Path storage) {
        return switch (settings.backend()) {
            case EMBEDDED -> new LuceneShelf(storage);
            case OPENSEARCH -> new OpenSearchShelf(client, turns, settings.opensearch());
        };
    }

    @Bean
    Search search(
            Shelf shelf,
            OpenSearchClient client,
            RegionNames regions,
            Dossiers dossiers,
            Indexer indexer,
            SearchSettings settings) {
        return switch (shelf) {
            case LuceneShelf own -> new LuceneSearch(regions, dossiers, own, indexer, settings);
            case OpenSearchShelf shared -> new RemoteSearch(regions, dossiers, client, shared, indexer, settings);
        };
    }
}
