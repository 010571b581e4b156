package org.hecha.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.hecha.InApplication;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.Dossiers;
import org.hecha.evidence.EvidenceId;
import org.hecha.organization.Directory;
import org.hecha.organization.Level;
import org.hecha.organization.OrganizationImport;
import org.hecha.organization.OrganizationImport.RegionRow;
import org.hecha.organization.Scope;
import org.hecha.organization.Specimens;
import org.hecha.programme.Rounds;
import org.hecha.programme.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From the upload to the hit, and who gets none. */
@InApplication
class SearchIT {

    private static final String WRITTEN = "赭办发〔2022〕917号";
    private static final String COPIED = "“赭办发[2022] 917 号”";

    @Autowired
    Search search;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Rounds rounds;

    @Autowired
    Directory directory;

    @Autowired
    OrganizationImport imports;

    Dossier dossier;
    EvidenceId notice;

    @BeforeEach
    void aCountyUploadsANoticeAndAListOfNothingInParticular() {
        Specimens.settle(directory, imports);
        var round = org.hecha.programme.Specimens.aRound();
        rounds.put(round);
        dossier = dossiers.open(scope("clerk-990226"), round.id(), "990226");
        Scope system = directory.systemScope("specimens for tests");
        dossiers.move(system, dossier.id(), Stage.SELF_CHECK, Level.COUNTY, true);
        notice = upload("01/通知.txt", WRITTEN + "\n关于成立科学素质工作领导小组的通知");
        upload("01/名单.txt", "领导小组成员名单");
    }

    @Test
    void whoDoesNotSeeTheDossierFindsAndCountsNothing() {
        whenFound(COPIED);

        for (String login : new String[] {"clerk-990224", "reviewer-990200", "reviewer-990000", "audit-000000"}) {
            var hits = find(COPIED, login);
            assertThat(hits.hits()).as(login).isEmpty();
            assertThat(hits.total()).isZero();
            assertThat(hits.facets().values()).allMatch(Map::isEmpty);
            assertThat(hits.readable() + hits.unreadable()).isZero();
            assertThat(search.find(Query.of(COPIED), scope(login), 0, 100).hits())
                    .noneMatch(hit -> hit.dossier().equals(Optional.of(dossier.id())));
        }
    }

    @Test
    void anExactQuoteIsFoundInAnotherFormOfBrackets() {
        var hits = whenFound(COPIED);

        assertThat(hits.hits()).singleElement().satisfies(hit -> {
            assertThat(hit.evidence()).contains(notice);
            assertThat(hit.path()).isEqualTo("01/通知.txt");
            assertThat(hit.page()).isEqualTo(1);
            assertThat(hit.criterion()).isEqualTo("S01");
            assertThat(hit.snippet()).contains(new Hit.Piece(WRITTEN, true));
        });
        assertThat(hits.facets()).containsEntry("region", Map.of("990226", 1L));
        assertThat(hits.readable()).isEqualTo(2);
    }

    @Test
    void whatWasWithdrawnIsNeitherFoundNorCountedAndARebuildDoesNotBringItBack() {
        whenFound(COPIED);

        dossiers.withdraw(scope("clerk-990226"), notice);

        assertThat(search.refresh()).isTrue();
        assertThat(find(WRITTEN, "clerk-990226").readable()).isEqualTo(1);
        search.rebuild();
        assertThat(find(WRITTEN, "clerk-990226").readable()).isEqualTo(1);
        assertThat(find("“名单”", "clerk-990226").total()).isEqualTo(1);
    }

    @Test
    void aCountyThatMovedIsFoundUnderItsNewCity() {
        whenFound(COPIED);
        Scope system = directory.systemScope("specimens for tests");
        String name = directory.region(Specimens.COUNTY).orElseThrow().name();
        assertThat(under(Specimens.OTHER_CITY).total()).isZero();

        imports.regions(
                system, List.of(new RegionRow(Specimens.COUNTY, name, Level.COUNTY, Specimens.OTHER_CITY)), false);
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() ->
                            assertThat(under(Specimens.OTHER_CITY).total()).isEqualTo(1));
            assertThat(under(Specimens.CITY).total()).isZero();
        } finally {
            imports.regions(
                    system, List.of(new RegionRow(Specimens.COUNTY, name, Level.COUNTY, Specimens.CITY)), false);
        }
    }

    private Hits under(String city) {
        return search.find(Query.of(COPIED).inDossier(dossier.id().toString()).in(city), scope("clerk-990226"), 0, 10);
    }

    /** Both files have been read and the quote stands in one of them. */
    private Hits whenFound(String quote) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(120))
                .ignoreException(IndexRebuilding.class)
                .until(() -> find(quote, "clerk-990226"), hits -> hits.total() == 1 && hits.readable() == 2);
    }

    private Hits find(String text, String login) {
        return search.find(Query.of(text).inDossier(dossier.id().toString()), scope(login), 0, 10);
    }

    private Scope scope(String login) {
        return Specimens.scope(directory, login);
    }

    private EvidenceId upload(String path, String text) {
        return dossiers.add(
                        scope("clerk-990226"),
                        dossier.id(),
                        "S01",
                        "",
                        path,
                        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .id();
    }
}
