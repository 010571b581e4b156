package org.hecha.web.dossier;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hecha.dossier.Answer;
import org.hecha.dossier.Answers;
import org.hecha.standard.Criterion;
import org.hecha.standard.Measure;
import org.springframework.util.MultiValueMap;

/**
 * Between the fields of a form and a typed answer. A claim {@code k} has the field {@code k}; with a yes goes
 * {@code k.detail}; the cells of a table are {@code k.<row>.<column>}, both counted from 0; dates and free lists stand one
 * a line.
 */
final class AnswerFields {

    private AnswerFields() {}

    /** Which part of the template draws a claim. */
    static String drawing(Criterion.Claim claim) {
        return switch (claim.measure()) {
            case Measure.YesNo yes -> "yes-no";
            case Measure.Number number -> "number";
            case Measure.Ratio ratio -> "number";
            case Measure.Rank rank -> "number";
            case Measure.Quotient quotient -> "computed";
            case Measure.Frequency frequency -> "lines";
            case Measure.Day day -> "day";
            case Measure.Moment moment -> "text";
            case Measure.DocumentNumber number -> "text";
            case Measure.CreditCode code -> "text";
            case Measure.Choice choice -> choice(choice);
            case Measure.Words words -> words.longest() > 60 ? "long" : "text";
            case Measure.Table table -> "table";
        };
    }

    /** A list without options is free words. */
    private static String choice(Measure.Choice choice) {
        if (choice.options().isEmpty()) {
            return choice.several() ? "lines" : "text";
        }
        return choice.several() ? "choices" : "choice";
    }

    /**
     * Reads what was typed.
     *
     * @return empty when everything was left empty
     * @throws org.hecha.dossier.MalformedAnswer when it does not fit the claim
     */
    static Optional<Answer> read(Criterion.Claim claim, MultiValueMap<String, String> sent) {
        String key = claim.key();
        String typed = first(sent, key);
        return switch (drawing(claim)) {
            case "yes-no" ->
                typed.isEmpty()
                        ? Optional.empty()
                        : Answers.parse(
                                claim, List.of(Boolean.toString(typed.equals("yes")), first(sent, key + ".detail")));
            case "table" -> Answers.parseRows(claim, rows(claim, sent));
            case "choices" -> Answers.parse(claim, sent.getOrDefault(key, List.of()));
            case "lines" -> Answers.parse(claim, typed.lines().toList());
            default -> Answers.parse(claim, typed);
        };
    }

    /** The fields as they show an answer; the other way round of {@link #read}. */
    static Map<String, List<String>> write(Criterion.Claim claim, Optional<Answer> answer) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        String key = claim.key();
        answer.ifPresent(value -> {
            switch (value) {
                case Answer.YesNo yes -> {
                    fields.put(key, List.of(yes.value() ? "yes" : "no"));
                    fields.put(key + ".detail", List.of(yes.detail()));
                }
                case Answer.Amount amount ->
                    fields.put(key, List.of(amount.value().stripTrailingZeros().toPlainString()));
                case Answer.Text text -> fields.put(key, List.of(text.value()));
                case Answer.Day day -> fields.put(key, List.of(day.value().toString()));
                case Answer.Days days ->
                    fields.put(
                            key,
                            List.of(String.join(
                                    "\n",
                                    days.values().stream()
                                            .map(LocalDate::toString)
                                            .toList())));
                case Answer.Choices choices ->
                    fields.put(
                            key,
                            drawing(claim).equals("lines")
                                    ? List.of(String.join("\n", choices.values()))
                                    : choices.values());
                case Answer.Rows rows -> {
                    for (int row = 0; row < rows.values().size(); row++) {
                        for (int column = 0; column < columns(claim).size(); column++) {
                            fields.put(
                                    key + "." + row + "." + column,
                                    List.of(rows.values()
                                            .get(row)
                                            .getOrDefault(
                                                    columns(claim).get(column).name(), "")));
                        }
                    }
                }
            }
        });
        return fields;
    }

    static List<Measure.Table.Column> columns(Criterion.Claim claim) {
        return claim.measure() instanceof Measure.Table table ? table.columns() : List.of();
    }

    /** Rows of a table that a form brought, by their numbers. */
    static int rowsSent(String key, Map<String, ?> sent) {
        Pattern cell = Pattern.compile(Pattern.quote(key) + "\\.(\\d{1,4})\\.\\d{1,2}");
        return sent.keySet().stream()
                .map(cell::matcher)
                .filter(Matcher::matches)
                .mapToInt(m -> Integer.parseInt(m.group(1)) + 1)
                .max()
                .orElse(0);
    }

    private static List<Map<String, String>> rows(Criterion.Claim claim, MultiValueMap<String, String> sent) {
        List<Measure.Table.Column> columns = columns(claim);
        var rows = new ArrayList<Map<String, String>>();
        for (int row = 0; row < rowsSent(claim.key(), sent); row++) {
            Map<String, String> cells = new LinkedHashMap<>();
            for (int column = 0; column < columns.size(); column++) {
                cells.put(columns.get(column).name(), first(sent, claim.key() + "." + row + "." + column));
            }
            rows.add(cells);
        }
        return rows;
    }

    private static String first(MultiValueMap<String, String> sent, String name) {
        String value = sent.getFirst(name);
        return value == null ? "" : value.strip();
    }
}
