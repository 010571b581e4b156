package org.hecha.search;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PointRangeQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/**
 * What {@link Queries} builds, said in OpenSearch's words, node by node: what is found, who may find it and how it is ranked is
 * decided once for both.
 */
final class OpenSearchQueries {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Between terms: nothing a term may hold. */
    private static final String BETWEEN = "\n";

    /** Stands for any one term of a phrase; no term is like it, since terms are letters, digits, points and per cent signs. */
    private static final String ANY = "*";

    private static final Map<BooleanClause.Occur, String> OCCUR = Map.of(
            BooleanClause.Occur.MUST, "must",
            BooleanClause.Occur.SHOULD, "should",
            BooleanClause.Occur.FILTER, "filter",
            BooleanClause.Occur.MUST_NOT, "must_not");

    private OpenSearchQueries() {}

    /** How terms that were made already are taken apart again, so that OpenSearch has no opinion on Chinese. */
    static ObjectNode analysis() {
        ObjectNode analysis = JSON.objectNode();
        analysis.putObject("tokenizer")
                .putObject("lines")
                .put("type", "char_group")
                .put("max_token_length", Terms.LONGEST)
                .putArray("tokenize_on_chars")
                .add(BETWEEN);
        analysis.putObject("filter")
                .putObject("any")
                .put("type", "stop")
                .putArray("stopwords")
                .add(ANY);
        ObjectNode terms = analysis.putObject("analyzer").putObject("terms");
        terms.put("type", "custom").put("tokenizer", "lines").putArray("filter").add("any");
        return analysis;
    }

    /** Terms as {@link #analysis} takes them apart; one value more after each gap. */
    static ArrayNode values(List<String> terms) {
        ArrayNode values = JSON.arrayNode();
        var value = new StringBuilder();
        for (String term : terms) {
            if (term.equals(Terms.GAP)) {
                values.add(value.toString());
                value.setLength(0);
            } else if (term.length() <= Terms.LONGEST) {
                value.append(value.isEmpty() ? "" : BETWEEN).append(term);
            }
        }
        return values.add(value.toString());
    }

    /** @throws IllegalArgumentException for a query that {@link Queries} never builds */
    static ObjectNode of(Query query) {
        return switch (query) {
            case TermQuery term -> term(term, 1);
            case TermInSetQuery set -> terms(set);
            case PhraseQuery phrase -> phrase(phrase);
            case PointRangeQuery range -> {
                ObjectNode object = JSON.objectNode();
                object.putObject("range")
                        .putObject(range.getField())
                        .put("gte", LongPoint.decodeDimension(range.getLowerPoint(), 0))
                        .put("lte", LongPoint.decodeDimension(range.getUpperPoint(), 0));
                yield object;
            }
            case BooleanQuery bool -> bool(bool);
            case DisjunctionMaxQuery best -> {
                ObjectNode object = JSON.objectNode();
                ObjectNode max = object.putObject("dis_max").put("tie_breaker", best.getTieBreakerMultiplier());
                max.set("queries", all(best.getDisjuncts()));
                yield object;
            }
            case BoostQuery boost -> boosted(boost);
            case ConstantScoreQuery constant -> constant(constant, 1);
            case MatchAllDocsQuery all -> JSON.objectNode().set("match_all", JSON.objectNode());
            case MatchNoDocsQuery none -> JSON.objectNode().set("match_none", JSON.objectNode());
            default -> throw new IllegalArgumentException("no words for " + query.getClass());
        };
    }

    private static ArrayNode all(Collection<Query> queries) {
        ArrayNode all = JSON.arrayNode();
        queries.forEach(query -> all.add(of(query)));
        return all;
    }

    private static ObjectNode terms(TermInSetQuery set) {
        ObjectNode object = JSON.objectNode();
        ArrayNode values = object.putObject("terms").putArray(set.getField());
        try {
            var terms = set.getBytesRefIterator();
            for (BytesRef term = terms.next(); term != null; term = terms.next()) {
                values.add(term.utf8ToString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return object;
    }

    private static ObjectNode phrase(PhraseQuery phrase) {
        var terms = new StringBuilder();
        int next = phrase.getPositions()[0];
        for (int i = 0; i < phrase.getTerms().length; i++) {
            for (; next < phrase.getPositions()[i]; next++) {
                terms.append(ANY).append(BETWEEN);
            }
            terms.append(phrase.getTerms()[i].text()).append(BETWEEN);
            next++;
        }
        ObjectNode object = JSON.objectNode();
        object.putObject("match_phrase").putObject(phrase.getField()).put("query", terms.toString());
        return object;
    }

    private static ObjectNode bool(BooleanQuery query) {
        ObjectNode object = JSON.objectNode();
        ObjectNode bool = object.putObject("bool").put("adjust_pure_negative", false);
        OCCUR.forEach((occur, name) -> {
            Collection<Query> clauses = query.getClauses(occur);
            if (!clauses.isEmpty()) {
                bool.set(name, all(clauses));
            }
        });
        boolean optional = !query.getClauses(BooleanClause.Occur.MUST).isEmpty()
                || !query.getClauses(BooleanClause.Occur.FILTER).isEmpty();
        bool.put("minimum_should_match", Math.max(query.getMinimumNumberShouldMatch(), optional ? 0 : 1));
        return object;
    }

    private static ObjectNode boosted(BoostQuery boost) {
        return switch (boost.getQuery()) {
            case ConstantScoreQuery constant -> constant(constant, boost.getBoost());
            case TermQuery term -> term(term, boost.getBoost());
            default -> throw new IllegalArgumentException("no words for " + boost);
        };
    }

    private static ObjectNode term(TermQuery query, float boost) {
        ObjectNode object = JSON.objectNode();
        object.putObject("term")
                .putObject(query.getTerm().field())
                .put("value", query.getTerm().text())
                .put("boost", boost);
        return object;
    }

    private static ObjectNode constant(ConstantScoreQuery constant, float score) {
        ObjectNode object = JSON.objectNode();
        object.putObject("constant_score").put("boost", score).set("filter", of(constant.getQuery()));
        return object;
    }
}
