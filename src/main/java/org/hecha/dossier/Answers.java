package org.hecha.dossier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hecha.standard.Criterion;
import org.hecha.standard.Measure;

/**
 * Turns what people and files say into {@link Answer}s and back, checking it against the claim's measure. Numbers may be
 * written as people write them: {@code 1,236}, {@code １２３６}, {@code 1 236}. Nothing at all (blank text, JSON null) is an
 * empty answer, never a malformed one.
 */
public final class Answers {

    // plain decimals only: 1E+3 is not what a clerk typed
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

    private Answers() {}

    /**
     * One field of a form. Choices are parted by line ends or {@code 、，,;；}; series of dates by anything but digits and dashes;
     * tables are read as JSON.
     *
     * @throws MalformedAnswer when it does not fit the claim
     */
    public static Optional<Answer> parse(Criterion.Claim claim, String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(new AnswerReader(claim).text(text.strip()));
    }

    /** A field that comes several times: the boxes of a choice, the days of a series, or value and detail of a yes. */
    public static Optional<Answer> parse(Criterion.Claim claim, List<String> texts) {
        List<String> filled =
                texts.stream().map(String::strip).filter(t -> !t.isEmpty()).toList();
        if (filled.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new AnswerReader(claim).texts(filled));
    }

    /** The rows of a table, cells by column name; rows without any filled cell are left out. */
    public static Optional<Answer> parseRows(Criterion.Claim claim, List<Map<String, String>> rows) {
        Answer.Rows read = new AnswerReader(claim).rows(rows);
        return read.values().isEmpty() ? Optional.empty() : Optional.of(read);
    }

    /** The natural JSON of the sample dossiers: {@code true}, {@code 1086}, {@code "…"}, {@code ["…"]}, {@code [{…}]}. */
    public static Optional<Answer> fromJson(Criterion.Claim claim, String json) {
        JsonNode node;
        try {
            node = JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new MalformedAnswer(claim.key(), "no-json", json);
        }
        return node == null || node.isNull() || node.isMissingNode()
                ? Optional.empty()
                : new AnswerReader(claim).json(node);
    }

    /** Whether a value that was accepted somewhere fits the claim; refuses it otherwise. */
    public static Optional<Answer> check(Criterion.Claim claim, Optional<Answer> answer) {
        return answer.flatMap(value -> fromJson(claim, json(value)));
    }

    /** The JSON of an answer; equal answers have equal JSON. */
    public static String json(Answer answer) {
        try {
            return JSON.writeValueAsString(node(answer));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode node(Answer answer) {
        return switch (answer) {
            case Answer.YesNo yes -> {
                if (yes.detail().isEmpty()) {
                    yield NODES.booleanNode(yes.value());
                }
                ObjectNode object = NODES.objectNode();
                object.put("value", yes.value());
                object.put("detail", yes.detail());
                yield object;
            }
            case Answer.Amount amount -> NODES.numberNode(plain(amount.value()));
            case Answer.Text text -> NODES.textNode(text.value());
            case Answer.Day day -> NODES.textNode(day.value().toString());
            case Answer.Days days ->
                JSON.valueToTree(days.values().stream().map(Object::toString).toList());
            case Answer.Choices choices -> JSON.valueToTree(choices.values());
            case Answer.Rows rows ->
                JSON.valueToTree(rows.values().stream()
                        .map(row -> new java.util.TreeMap<>(row))
                        .toList());
        };
    }

    /** What stands in a form's field, and what a reader sees: numbers plain, lists parted by line ends, tables as JSON. */
    public static String text(Answer answer) {
        return switch (answer) {
            case Answer.YesNo yes -> Boolean.toString(yes.value());
            case Answer.Amount amount -> plain(amount.value()).toPlainString();
            case Answer.Text text -> text.value();
            case Answer.Day day -> day.value().toString();
            case Answer.Days days ->
                String.join("\n", days.values().stream().map(Object::toString).toList());
            case Answer.Choices choices -> String.join("\n", choices.values());
            case Answer.Rows rows -> json(rows);
        };
    }

    /** The value a {@link Measure.Quotient} has; empty while a part is missing or the divisor is 0. */
    static Optional<Answer> computed(Criterion.Claim claim, Map<String, Answer> answers) {
        if (claim.measure() instanceof Measure.Quotient quotient
                && answers.get(quotient.dividend()) instanceof Answer.Amount dividend
                && answers.get(quotient.divisor()) instanceof Answer.Amount divisor
                && divisor.value().signum() != 0) {
            return Optional.of(new Answer.Amount(dividend.value()
                    .multiply(quotient.factor())
                    .divide(divisor.value(), quotient.decimals(), java.math.RoundingMode.HALF_UP)));
        }
        return Optional.empty();
    }

    static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Cells of a JSON object in its own order, as text. */
    static Map<String, String> cells(JsonNode row) {
        Map<String, String> cells = new LinkedHashMap<>();
        row.fields()
                .forEachRemaining(field -> cells.put(
                        field.getKey(),
                        field.getValue().isNumber()
                                ? plain(field.getValue().decimalValue()).toPlainString()
                                : field.getValue().asText("")));
        return cells;
    }

    static List<String> strings(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
