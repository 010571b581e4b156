package org.hecha.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a quote costs: every place that is looked for costs as much as its character is frequent. */
class QueriesTests {

    @Test
    void aPairThatComesAgainAndAgainIsLookedForAtFewPlacesSpreadOverTheQuote() {
        for (PhraseQuery phrase : phrases("1".repeat(400))) {
            int last = phrase.getField().equals(Documents.PAIRS)
                            || phrase.getField().equals(Documents.RECKONED)
                    ? 398
                    : 399;
            assertThat(phrase.getPositions())
                    .hasSizeLessThanOrEqualTo(12)
                    .startsWith(0)
                    .endsWith(last);
        }
    }

    @Test
    void everyCharacterOfAnOrdinaryQuoteIsLookedFor() {
        for (String quote : List.of("县科协全年开展科普活动三十场，科普大篷车进校园、进社区、进农村", "县科协全年开展科普活动三十场，科普大篷车进校园、进社区、进乡")) {
            int characters = Bare.of(NormalText.normal(quote)).length();
            PhraseQuery pairs = phrases(quote).stream()
                    .filter(phrase -> phrase.getField().equals(Documents.PAIRS))
                    .findFirst()
                    .orElseThrow();
            Set<Integer> held = new TreeSet<>();
            for (int place : pairs.getPositions()) {
                held.addAll(List.of(place, place + 1));
            }
            assertThat(held).hasSize(characters);
        }
    }

    @Test
    void aQuoteOfTwoCharactersCostsOneTerm() {
        assertThat(strict("科普").toString()).contains("(p:科普 |").doesNotContain("u:科", " u:\"");
    }

    @Test
    void aLongRowOfTheSameDigitIsFoundWhereItStandsAndNowhereElse(@TempDir Path directory) throws IOException {
        String row = "0".repeat(30);
        var pages = List.of(
                Specimens.page(Specimens.OCHRE, "row.txt", 1, "合计" + row + "完"),
                Specimens.page(Specimens.OCHRE, "short.txt", 1, "合计" + row.substring(9) + "完"),
                Specimens.page(Specimens.OCHRE, "other.txt", 1, "合计" + "01".repeat(15) + "完"));
        try (var index = Specimens.index(directory, pages)) {
            Query query = Queries.within(
                    strict("合计" + row + "完"),
                    Queries.filter(org.hecha.search.Query.of(""), Specimens.dossiers(Specimens.OCHRE)));
            List<String> found = index.read(searcher -> {
                List<String> paths = new ArrayList<>();
                for (var hit : searcher.search(query, 10).scoreDocs) {
                    paths.add(searcher.storedFields().document(hit.doc).get("path"));
                }
                return paths;
            });
            assertThat(found).containsExactly("row.txt");
        }
    }

    /** A cluster is asked in its own words, which know only some of Lucene's queries. */
    @Test
    void aClusterIsAskedForTheRevisionThatIsSeen() {
        var visible = Map.of(Specimens.dossier(Specimens.OCHRE), 2, Specimens.dossier(Specimens.GREEN), 0);

        String asked = OpenSearchQueries.of(Queries.filter(org.hecha.search.Query.of(""), visible))
                .toString();

        assertThat(asked)
                .contains("{\"terms\":{\"since\":[\"0\",\"1\",\"2\"]}}")
                .contains("{\"terms\":{\"until\":[\"2\",\"now\"]}}")
                .contains("\"until\":{\"value\":\"now\"");
    }

    private static Query strict(String quote) {
        return Queries.strict(Wanted.of(org.hecha.search.Query.quote(quote).text()), List.of(), false);
    }

    private static List<PhraseQuery> phrases(String quote) {
        List<PhraseQuery> phrases = new ArrayList<>();
        strict(quote).visit(new QueryVisitor() {
            @Override
            public QueryVisitor getSubVisitor(org.apache.lucene.search.BooleanClause.Occur occur, Query parent) {
                if (parent instanceof PhraseQuery phrase) {
                    phrases.add(phrase);
                }
                return this;
            }
        });
        assertThat(phrases).as("phrases that were asked for").isNotEmpty();
        return phrases;
    }
}
